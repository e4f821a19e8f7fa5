"""Putting quoted words into the answer that they are for: beside what stands there, in its place, or line by line."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from groundplan.toolkit.model import Question, QuestionType, Worksheet
from groundplan.web.quoting.queries import PASTED_INTO, standing_lines
from groundplan.web.quoting.quotation import AnswerStandsError, Citing, NotTakenError, Quoted, Then
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.actions import Sent, take
from groundplan.web.workbooks.queries import Access
from groundplan.workbook.citations import folded
from groundplan.workbook.edits import Post


def pasted(
    writer: Access, citing: Citing, sheet: Worksheet, question: Question, quotes: Sequence[str]
) -> tuple[list[tuple[str, str]], Quoted]:
    """Put the words into the answer, inside a write; gives (row, words) of each line to be cited, and what was done."""
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
