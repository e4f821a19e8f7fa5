"""Actions of those who say where words come from: cite, change a citation, take it away, put it back."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.toolkit.model import Question, QuestionType, Worksheet
from groundplan.web.quoting.queries import PASTED_INTO, Place, citable, citation_rows, has_occasion, standing_lines
from groundplan.web.quoting.reader import completed
from groundplan.web.quoting.stating import Stated
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.actions import BadEditIdError, Sent, take
from groundplan.web.workbooks.models import Citation, Workbook
from groundplan.web.workbooks.queries import Access, NotFoundError, access, edition_shown
from groundplan.web.writing import write
from groundplan.words import say
from groundplan.workbook.citations import Origin, folded
from groundplan.workbook.edits import Post

# A quotation is read wherever its answer is: what is longer is a document.
LONGEST_QUOTE = 20_000
MOST_LINES = 100
# Of one question on one occasion, those that were taken away with them.
MOST_CITATIONS = 400


class Then(StrEnum):
    """What becomes of an answer that stands where words are pasted."""

    KEEP = "keep"
    REPLACE = "replace"
    ADD = "add"


class AnswerStandsError(GroundplanError):
    """Words are to be pasted where another answer stands, and nobody said what is to become of it."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "There is another answer already, so nothing was changed yet: choose whether it stays, makes room for "
                "these words, or has them below it."
            )
        )


class NothingQuotedError(GroundplanError):
    """A source is given for no words."""

    def __init__(self) -> None:
        super().__init__(say("There are no words here yet: paste or write them, then save."))


class LongQuoteError(GroundplanError):
    """A quotation is longer than one can be."""

    def __init__(self, length: int) -> None:
        super().__init__(
            say(
                "These words have {length} characters, and a quotation has at most {most}. Nothing was saved: quote "
                "the lines that matter.",
                length=length,
                most=LONGEST_QUOTE,
            )
        )


class ManyLinesError(GroundplanError):
    """More lines are pasted at once than a list takes at once."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "These are more than {most} lines, the most that are taken at once: paste them in parts.",
                most=MOST_LINES,
            )
        )


class ManyCitationsError(GroundplanError):
    """A question has all the citations that it can have."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "It has been said {most} times already where the words of this answer come from, the most there can "
                "be.",
                most=MOST_CITATIONS,
            )
        )


class NotTakenError(GroundplanError):
    """The answer could not take the words: there is no room, or they are no text."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


class CitationChangedError(GroundplanError):
    """A citation is to be changed from something that it does not say any more."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "Somebody changed this while you were reading, so it was left as it is. What you wrote is below: look "
                "at both, then save."
            )
        )


@dataclass(frozen=True, slots=True)
class Citing:
    """Words for the answer of a question, and where they come from.

    For a list every line of `text` is one. `revision` is the one that the form showed, empty for the present; `rows`
    are the lines of a list that it showed, which `Then.REPLACE` takes away where `text` does not have them.
    """

    place: Place
    text: str
    stated: Stated
    edit: str
    then: Then | None = None
    revision: str = ""
    edition: uuid.UUID | None = None
    rows: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """What was done: the citations, and whether somebody else's change met this one, so that both texts stay.

    What undoes it: `rows` are new lines of a list, `before` is what a text said, and `revision` the one it has now,
    which is empty where the answer was left as it is.
    """

    citations: tuple[uuid.UUID, ...]
    met: bool = False
    rows: tuple[str, ...] = ()
    before: str = ""
    revision: str = ""


def cite(person: uuid.UUID, workbook: uuid.UUID, citing: Citing) -> Quoted:
    """Put words into an answer and say where they come from, in one write; a form sent twice cites once.

    Raises `NotFoundError`, `MayNotWriteError`, `BadEditIdError`, `AnswerStandsError`, `NothingQuotedError`,
    `LongQuoteError`, `ManyLinesError`, `ManyCitationsError`, `NotTakenError`, what `Stated.columns` raises, and for the
    revision what `save` raises.
    """
    return write(lambda: cite_within(access(person, workbook), citing))


def cite_within(writer: Access, citing: Citing) -> Quoted:
    """`cite` as part of a larger deed; call inside a write."""
    writer.must_write()
    shown = edition_shown(writer, citing.edition)
    sheet, question = citable(shown.toolkit.worksheet(citing.place.worksheet), citing.place)
    if not has_occasion(writer, citing.place):
        raise NotFoundError
    columns = completed(writer, citing.stated).columns()
    quotes = _quotes(citing, question)
    in_turn(writer)
    key = _key(citing, columns)
    before = _sent_before(writer, citing)
    same = [row for row in before if row.edit.startswith(key)]
    _take_away([row for row in before if row not in same], timezone.now())
    if same:
        _take_away(same, None)
        return Quoted(tuple(row.id for row in same))
    lines, done = _answered(writer, citing, sheet, question, quotes)
    _make_room(writer, citing.place, len(lines))
    rows = [
        Citation(
            library_id=writer.workbook.library_id,
            workbook_id=writer.workbook.id,
            worksheet=sheet.id,
            question=question.id,
            row=row,
            occasion=citing.place.occasion,
            quote=quote,
            made_by_id=writer.person,
            made=timezone.now(),
            edit=f"{key}-{number}",
            **columns,
        )
        for number, (row, quote) in enumerate(_not_yet(writer, citing.place, lines, columns), 1)
    ]
    return replace(done, citations=tuple(each.id for each in Citation.objects.bulk_create(rows)))


def _quotes(citing: Citing, question: Question) -> list[str]:
    """The words as they were typed, line by line for a list, without what no database keeps."""
    text = citing.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    text = text.encode("utf-8", "replace").decode("utf-8")
    if len(text) > LONGEST_QUOTE:
        raise LongQuoteError(len(text))
    if not any(each.isprintable() and not each.isspace() for each in text):
        if citing.stated.origin is Origin.NONE_WRITTEN:
            return []
        raise NothingQuotedError
    if question.type is not QuestionType.LIST:
        return [text]
    lines = [*dict.fromkeys(line.strip() for line in text.splitlines() if line.strip())]
    if len(lines) > MOST_LINES:
        raise ManyLinesError
    return lines


def in_turn(writer: Access) -> None:
    """Hold the workbook's row: limits and repeats are counted one by one, as they are for comments."""
    Workbook.objects.select_for_update(no_key=True).values_list("id").get(id=writer.workbook.id)


def _key(citing: Citing, columns: Mapping[str, Any]) -> str:
    """The beginning of the edit ids of one form with what stands in it: who goes back and writes something else in the
    same form sends another one."""
    said = repr((citing.text, citing.then, sorted((name, str(value)) for name, value in columns.items())))
    return f"{_form(citing.edit)}{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _form(edit: str) -> str:
    if not (4 <= len(edit) <= 64 and edit.replace("-", "").isalnum() and edit.isascii()):
        raise BadEditIdError
    return f"{hashlib.sha256(edit.encode()).hexdigest()[:24]}-"


def _sent_before(writer: Access, citing: Citing) -> list[Citation]:
    """The citations that this form made, whatever stood in it then; it is nobody else's."""
    here = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}
    found = list(Citation.objects.filter(**here, edit__startswith=_form(citing.edit)))
    if any(row.made_by_id != writer.person for row in found):
        raise BadEditIdError
    return found


def _answered(
    writer: Access, citing: Citing, sheet: Worksheet, question: Question, quotes: Sequence[str]
) -> tuple[list[tuple[str, str]], Quoted]:
    """Put the words into the answer; gives (row, words) of each line to be cited, and what was done."""
    filled = queries.written(writer).filled(sheet, citing.place.occasion)
    standing = standing_lines(question, filled.team)
    if not quotes:
        return [("", "")], Quoted(())
    known = {folded(words): row for row, words in standing}
    fresh = [quote for quote in quotes if folded(quote) not in known]
    if question.type not in PASTED_INTO or (fresh and standing and citing.then is Then.KEEP):
        return [(known.get(folded(quote), ""), quote) for quote in quotes], Quoted(())
    if fresh and standing and citing.then is None:
        raise AnswerStandsError
    if question.type is QuestionType.LIST:
        post, rows = _lines(citing, fresh, quotes, known)
    else:
        post, rows = _text(citing, fresh, bool(standing)), {}
    lines = [(rows.get(quote, known.get(folded(quote), "")), quote) for quote in quotes]
    if post.is_empty:
        return lines, Quoted(())
    before = "" if question.type is QuestionType.LIST else "".join(words for _row, words in standing)
    return lines, _save(
        writer, citing, post, filled.team.revision, Quoted((), rows=tuple(rows.values()), before=before)
    )


def _lines(
    citing: Citing, fresh: Sequence[str], quotes: Sequence[str], known: Mapping[str, str]
) -> tuple[Post, dict[str, str]]:
    """New lines for what the list does not have; where they replace, what the form showed beside them makes room."""
    at = f"{citing.place.worksheet}/{citing.place.question}"
    rows = {line: _row(citing.edit, number) for number, line in enumerate(fresh, 1)}
    kept = {known[folded(quote)] for quote in quotes if folded(quote) in known}
    gone = [row for row in known.values() if row in citing.rows and row not in kept]
    acts = [f"remove {at}/{row}" for row in gone] if citing.then is Then.REPLACE else []
    return Post({f"{at}/{row}": [line] for line, row in rows.items()}, acts=tuple(acts)), rows


def _row(edit: str, number: int) -> str:
    """A new row's id: the same for the same form, so that sent twice it is one."""
    return f"{hashlib.sha256(edit.encode()).hexdigest()[:16]}{number:04}"


def _text(citing: Citing, fresh: Sequence[str], stands: bool) -> Post:
    at = f"{citing.place.worksheet}/{citing.place.question}"
    if not fresh:
        return Post({})
    if stands and citing.then is Then.ADD:
        return Post({"pick:quoted": [fresh[0]]}, acts=(f"pick {at} quoted",))
    return Post({at: [fresh[0]]})


def _save(writer: Access, citing: Citing, post: Post, present: str, done: Quoted) -> Quoted:
    sent = Sent(
        worksheet=citing.place.worksheet,
        occasion=citing.place.occasion,
        post=post,
        edit=citing.edit,
        revision=citing.revision or present,
        own_revision="1.0",
        edition=citing.edition,
    )
    saved = take(writer, sent)
    if saved.refused:
        raise NotTakenError(saved.refused[0].sentence)
    return replace(done, met=bool(saved.merged), revision=saved.revision)


def _here(writer: Access, place: Place) -> dict[str, Any]:
    return {
        "library_id": writer.workbook.library_id,
        "workbook_id": writer.workbook.id,
        "worksheet": place.worksheet,
        "question": place.question,
        "occasion": place.occasion,
    }


def _make_room(writer: Access, place: Place, more: int) -> None:
    if Citation.objects.filter(**_here(writer, place)).count() + more > MOST_CITATIONS:
        raise ManyCitationsError


def _not_yet(
    writer: Access, place: Place, lines: Sequence[tuple[str, str]], columns: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """The lines of which the same is not said already."""
    said = {
        *Citation.objects.filter(**_here(writer, place), **columns, removed__isnull=True).values_list("row", "quote")
    }
    return [line for line in lines if line not in said]


def change(person: uuid.UUID, workbook: uuid.UUID, citations: Collection[uuid.UUID], stated: Stated, seen: str) -> None:
    """Say otherwise where words come from; `seen` is what `facts_of` gave of what the page showed.

    Raises `NotFoundError`, `MayNotWriteError`, `CitationChangedError` and what `Stated.columns` raises.
    """

    def deed() -> None:
        writer = _writer(person, workbook)
        rows = citation_rows(writer, citations)
        columns = completed(writer, stated).columns()
        passage = columns.pop("passage")
        if all(_says(row, columns) for row in rows):
            return
        if any(facts_of(row) != seen for row in rows):
            raise CitationChangedError
        for row in rows:
            # Lines that are changed together keep their places in the document that they come from.
            row.passage = row.passage if row.source == columns["source"] else passage
            for name, value in columns.items():
                setattr(row, name, value)
            row.save(update_fields=[*columns, "passage"])

    write(deed)


def take_away(person: uuid.UUID, workbook: uuid.UUID, citations: Collection[uuid.UUID]) -> None:
    """Take citations away; the answer stays, and they can be put back. Raises `NotFoundError`, `MayNotWriteError`."""
    write(lambda: _take_away(_own(person, workbook, citations), timezone.now()))


def put_back(person: uuid.UUID, workbook: uuid.UUID, citations: Collection[uuid.UUID]) -> None:
    """Put citations back that were taken away. Raises `NotFoundError` and `MayNotWriteError`."""
    write(lambda: _take_away(_own(person, workbook, citations), None))


def _take_away(rows: Sequence[Citation], when: datetime | None) -> None:
    Citation.objects.filter(
        library_id__in={row.library_id for row in rows},
        id__in=[row.id for row in rows if (row.removed is None) != (when is None)],
    ).update(removed=when)


def _writer(person: uuid.UUID, workbook: uuid.UUID) -> Access:
    writer = access(person, workbook)
    writer.must_write()
    in_turn(writer)
    return writer


def _own(person: uuid.UUID, workbook: uuid.UUID, citations: Collection[uuid.UUID]) -> list[Citation]:
    return citation_rows(_writer(person, workbook), citations)


def _says(row: Citation, columns: Mapping[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in columns.items())


def facts_of(row: Citation) -> str:
    """What a citation says, in a few characters, to tell whether it still says it."""
    said = (row.origin, row.title, row.dated, row.begins, row.ends, row.page, row.where, row.source)
    return hashlib.sha256(repr([str(each) for each in said]).encode()).hexdigest()[:16]
