"""Where the words of an answer come from, as its worksheet shows it: a line beside the form, quotations to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from textwrap import shorten
from urllib.parse import urlencode

from django.utils.translation import get_language

from groundplan.publish.citing import in_words, sources_in_words
from groundplan.toolkit.model import Question
from groundplan.web.workbooks.citations import Cited, citations_about, today_in
from groundplan.web.workbooks.corrections import Waiting
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.queries import Access, Filled
from groundplan.web.workbooks.sheetview import CitedView, StretchView
from groundplan.web.workbooks.threads import names_of
from groundplan.words import say
from groundplan.workbook.answers import Answers, Item
from groundplan.workbook.citations import QUOTED, Citation
from groundplan.workbook.quoted import Stretch, stretches

MOST_TOLD = 50
MOST_NAMED = 3


def told_to(access: Access) -> Callable[[Sequence[Stretch]], list[StretchView]]:
    """Tells stretches to a reader in her language, on the day that it is where the workbook is."""
    today, language = today_in(access.workbook), get_language() or "en"

    def told(found: Sequence[Stretch]) -> list[StretchView]:
        return [StretchView(each.texts, each.quoted, sources_in_words(each, say, language, today)) for each in found]

    return told


def teller(access: Access) -> Callable[[Sequence[Citation]], Iterator[str]]:
    """Tells citations to a reader, those that say the same once."""
    today, language = today_in(access.workbook), get_language() or "en"

    def tell(citations: Sequence[Citation]) -> Iterator[str]:
        yield from dict.fromkeys(in_words(each, say, language, today) for each in citations)

    return tell


class CitedViews:
    """A workbook's citations as its sheets show them to one reader, with corrections that wait for her."""

    def __init__(self, access: Access, cited: Cited, waiting: Waiting) -> None:
        self._access = access
        self._cited = cited
        self._waiting = waiting

    def of(self, question: Question, filled: Filled) -> CitedView | None:
        """What is told of a question: nothing of those that have no words to be quoted."""
        if question.role not in QUOTED or question.private:
            return None
        found = citations_about(self._cited, filled.worksheet, question, filled.occasion)
        url = self._url(question, filled) if self._access.may_write else ""
        confirm = self._confirm_url(question, filled) if url and filled.team.get(question.id) else ""
        if not found:
            return CitedView(url, confirm_url=confirm) if url else None
        laid = laid_beside(question, filled.team, found)
        views = told_to(self._access)(laid)
        lines = [(_of(each, laid), line) for each, view in zip(laid, views, strict=True) for line in view.sources]
        names = names_of(filled.worksheet, question) if self._waiting else ()
        waiting = sum(self._waiting.get((sheet, filled.occasion, name), 0) for sheet, name in names)
        return CitedView(url, lines, views, confirm, waiting)

    def _confirm_url(self, question: Question, filled: Filled) -> str:
        asked = urlencode({"of": f"{filled.worksheet.id}/{question.id}"}, safe="/")
        return f"{address(self._access, 'confirming')}?{asked}"

    def _url(self, question: Question, filled: Filled) -> str:
        where = {"worksheet": filled.worksheet.id, "question": question.id}
        if filled.occasion:
            return address(self._access, "quote-occasion", **where, occasion=filled.occasion)
        return address(self._access, "quote", **where)


def laid_beside(question: Question, answers: Answers, citations: Sequence[Citation]) -> list[Stretch]:
    """The answer's texts beside its citations; what cites a line that is gone is told of the answer as a whole."""
    value = answers.get(question.id)
    if isinstance(value, str) and value.strip():
        return stretches([(value, citations)])
    items = [item for item in value if isinstance(item, Item)] if isinstance(value, tuple) else []
    lines: list[tuple[str, list[Citation]]] = []
    rest = list(citations)
    for item in items:
        here = [each for each in rest if each.address.endswith(f"/{item.id}")]
        rest = [each for each in rest if each not in here]
        if item.text.strip():
            lines.append((item.text, here))
    return stretches(lines, rest)


def _of(stretch: Stretch, laid: Sequence[Stretch]) -> str:
    """The first words of what a source is told of, where there is more than that."""
    if len(laid) == 1 or not stretch.texts:
        return ""
    told = [shorten(text, MOST_TOLD, placeholder="…") for text in stretch.texts[:MOST_NAMED]]
    return " · ".join([*told, *(["…"] if len(stretch.texts) > MOST_NAMED else [])])
