"""The page of one question on which it is said where its words come from, ready for its template."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from textwrap import shorten

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from groundplan.publish.citing import in_words
from groundplan.toolkit.model import Question, QuestionType
from groundplan.web.quoting.actions import facts_of
from groundplan.web.quoting.forms import FIELDS, ORIGINS, Said
from groundplan.web.quoting.queries import PASTED_INTO, Place, can_be_cited, rows_removed_with, standing_lines
from groundplan.web.quoting.quotation import Then
from groundplan.web.quoting.reader import documents_of, reader_for
from groundplan.web.workbooks.citations import citations_about, citations_of, today_in
from groundplan.web.workbooks.models import Citation as CitationRow
from groundplan.web.workbooks.queries import Access, NotFoundError, Written
from groundplan.web.workbooks.whereabouts import Places, Whereabouts
from groundplan.words import say
from groundplan.workbook.citations import Citation, Origin
from groundplan.workbook.placement import why_not_shown
from groundplan.workbook.quoted import source_of

MOST_TOLD = 200


@dataclass(frozen=True, slots=True)
class Trouble:
    """A post that did not succeed: what it said, and why not; `deed` and `target` say which form it came from."""

    deed: str = ""
    target: str = ""
    said: Said = field(default_factory=lambda: Said(dict.fromkeys(FIELDS, ""), {}))
    text: str = ""
    then: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class SourceView:
    """Citations that say the same: the line that tells it, the words cited, the form that changes it, and
    where it is read in its document, for who may open that."""

    id: str
    ids: Sequence[str]
    line: str
    quotes: Sequence[str]
    fields: Mapping[str, str]
    wrong: Mapping[str, str]
    seen: str
    open: bool = False
    reader: str = ""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One question: what stands there, what is said of it, and the form. `asks` says that the form asks what becomes of
    the answer that stands there; `removed` are citations that were taken away just now."""

    place: Whereabouts
    text: str
    listed: bool
    pastable: bool
    may_cite: bool
    sources: Sequence[SourceView]
    origins: Sequence[tuple[str, str]]
    choices: Sequence[tuple[str, str]]
    fields: Mapping[str, str]
    wrong: Mapping[str, str]
    then: str
    hidden: Sequence[tuple[str, str]]
    removed: Sequence[str] = ()
    problem: str = ""
    standing: Sequence[str] = ()
    open: bool = True
    workbook: uuid.UUID | None = None
    documents: Sequence[tuple[str, str]] = ()


def quote_view(written: Written, place: Place, trouble: Trouble, removed: uuid.UUID | None) -> QuoteView:
    """The page; raises `NotFoundError` for a question that nothing is cited of and that cannot be cited."""
    places = Places(written)
    here, question = _where(written, places, place)
    standing = _standing(places, here, question)
    sources = _sources(written.access, place, here, trouble)
    pastable = question is not None and question.type in PASTED_INTO
    citing = trouble.deed == "cite"
    return QuoteView(
        place=here,
        text=trouble.text if citing else "\n".join(words for _row, words in standing),
        listed=question is not None and question.type is QuestionType.LIST,
        pastable=pastable,
        may_cite=written.access.may_write and bool(here.url) and question is not None and can_be_cited(question),
        sources=sources,
        origins=[(origin.value, str(label)) for origin, label in ORIGINS],
        choices=_choices(question) if standing and pastable else (),
        fields=trouble.said.fields if citing else {**dict.fromkeys(FIELDS, ""), "origin": _usual(sources)},
        wrong=trouble.said.wrong if citing else {},
        then=trouble.then if citing else "",
        hidden=_hidden(written, here, standing),
        removed=[str(each) for each in rows_removed_with(written.access, removed)] if removed else (),
        problem=trouble.sentence,
        standing=[words for _row, words in standing] if citing else (),
        open=citing or not sources,
        workbook=written.access.workbook.id,
        documents=documents_of(written.access),
    )


def _where(written: Written, places: Places, place: Place) -> tuple[Whereabouts, Question | None]:
    found = places.of(place.worksheet, place.question, place.occasion)
    if found is not None:
        question = places.question(found)
        if question is not None and not can_be_cited(question) and not _is_cited(written.access, place):
            raise NotFoundError
        if place.occasion and place.occasion not in dict(written.occasions(found.worksheet)):
            raise NotFoundError
        return found, question
    if not _is_cited(written.access, place):
        raise NotFoundError
    sheet = written.access.edition.toolkit.worksheet(place.worksheet)
    title = sheet.title if sheet else place.worksheet
    why = why_not_shown(None)
    return Whereabouts(place.worksheet, place.question, place.occasion, title, place.question, why=why), None


def _is_cited(access: Access, place: Place) -> bool:
    return (place.worksheet, place.occasion, place.question) in citations_of(access)


def _standing(places: Places, here: Whereabouts, question: Question | None) -> list[tuple[str, str]]:
    answers = places.answers(here)
    return standing_lines(question, answers) if question and answers and not question.private else []


def _sources(access: Access, place: Place, here: Whereabouts, trouble: Trouble) -> list[SourceView]:
    groups: dict[Citation, list[Citation]] = {}
    for each in _cited(access, place, here):
        groups.setdefault(source_of(each), []).append(each)
    read = reader_for(access)
    return [replace(_source(access, group, trouble), reader=read(group[0])) for group in groups.values()]


def _cited(access: Access, place: Place, here: Whereabouts) -> Sequence[Citation]:
    sheet = access.edition.toolkit.worksheet(here.worksheet)
    question = sheet.question(here.question) if sheet else None
    cited = citations_of(access)
    if sheet is None or question is None:
        return cited.get((place.worksheet, place.occasion, place.question), ())
    return citations_about(cited, sheet, question, place.occasion)


def _source(access: Access, group: Sequence[Citation], trouble: Trouble) -> SourceView:
    first = group[0]
    changing = trouble.deed == "change" and trouble.target == first.id
    said = trouble.said if changing else None
    return SourceView(
        id=first.id,
        ids=[each.id for each in group],
        line=in_words(first, say, get_language() or "en", today_in(access.workbook)),
        quotes=[shorten(each.quote, MOST_TOLD, placeholder="…") for each in group if each.quote],
        fields=said.fields if said else _fields(first),
        wrong=said.wrong if said else {},
        seen=facts_of(_row(first)),
        open=changing,
    )


def _row(citation: Citation) -> CitationRow:
    """The columns that say where words come from, as a row has them."""
    return CitationRow(
        origin=citation.origin.value,
        title=citation.title,
        dated=citation.dated,
        begins=citation.begins,
        ends=citation.ends,
        page=citation.page,
        where=citation.where,
        source=uuid.UUID(citation.source) if citation.source else None,
        passage=citation.passage,
    )


def _fields(citation: Citation) -> dict[str, str]:
    return {
        "origin": citation.origin.value,
        "title": citation.title,
        "dated": citation.dated.isoformat() if citation.dated else "",
        "begins": str(citation.begins or ""),
        "ends": str(citation.ends or ""),
        "page": str(citation.page or ""),
        "where": citation.where,
        "source": citation.source,
        "passage": citation.passage,
    }


def _usual(sources: Sequence[SourceView]) -> str:
    return Origin.DOCUMENT.value if not sources else ""


def _choices(question: Question | None) -> list[tuple[str, str]]:
    if question is not None and question.type is QuestionType.LIST:
        return [
            (Then.ADD.value, _("Add the new lines below those that stand there")),
            (Then.REPLACE.value, _("Put these lines in place of those that stand there")),
            (Then.KEEP.value, _("Leave the answer as it is, and only note where it comes from")),
        ]
    return [
        (Then.REPLACE.value, _("Put these words in its place")),
        (Then.ADD.value, _("Add these words below it")),
        (Then.KEEP.value, _("Leave it as it is, and only note where it comes from")),
    ]


def _hidden(written: Written, here: Whereabouts, standing: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    sheet = written.access.edition.toolkit.worksheet(here.worksheet)
    revision = written.filled(sheet, here.occasion).team.revision if sheet else ""
    return [
        ("edit", secrets.token_hex(12)),
        ("revision", revision),
        ("edition", str(written.access.edition.id)),
        *(("row", row) for row, _words in standing if row),
    ]
