"""Actions of a team on what somebody would put otherwise who was asked: take her words, correct them, leave its own."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.web.conversations.answering import LONGEST_WORDS, LongWordsError, plain
from groundplan.web.conversations.models import Reply
from groundplan.web.quoting.actions import cite_within, in_turn
from groundplan.web.quoting.queries import Place, citable, standing_lines
from groundplan.web.quoting.quotation import Citing, NothingQuotedError, NotTakenError, Then
from groundplan.web.quoting.stating import Stated
from groundplan.web.workbooks.actions import Sent, take
from groundplan.web.workbooks.models import Citation, Confirmation, Proposal
from groundplan.web.workbooks.queries import Access, NotFoundError, access, written
from groundplan.web.writing import write
from groundplan.words import say
from groundplan.workbook.citations import How, Origin, folded
from groundplan.workbook.edits import Post
from groundplan.workbook.proposals import From, Standing


class SettledAlreadyError(GroundplanError):
    """A colleague has decided already, or she has put it otherwise again."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "This has changed since you opened the page: a colleague decided, or another answer came. "
                "Look at it again, then decide."
            )
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """What a team makes of a correction: `words` to be taken, as they were proposed or corrected further, or nothing
    where its own stay. `seen` are the words that the page showed as proposed."""

    proposal: uuid.UUID
    seen: str
    words: str | None = None


def settle(person: uuid.UUID, workbook: uuid.UUID, decision: Decision) -> Standing:
    """Take a correction into the answer, with her word for it, or set it aside; sent twice it is done once.

    Raises `NotFoundError`, `MayNotWriteError`, `SettledAlreadyError`, `NothingQuotedError`, `LongWordsError`, and what
    citing raises.
    """

    def deed() -> Standing:
        writer = access(person, workbook)
        writer.must_write()
        in_turn(writer)
        row = _row(writer, decision.proposal)
        wanted = _standing(row, decision)
        if row.standing == wanted and row.standing != Standing.OPEN:
            return wanted
        if row.standing != Standing.OPEN or plain(decision.seen) != plain(row.text):
            raise SettledAlreadyError
        if decision.words is not None:
            _take(writer, row, plain(decision.words))
        row.standing, row.settled, row.settled_by_id = wanted, timezone.now(), writer.person
        row.save(update_fields=["standing", "settled", "settled_by"])
        return wanted

    return write(deed)


def reopen(person: uuid.UUID, workbook: uuid.UUID, proposal: uuid.UUID) -> None:
    """Look again at a correction that was set aside. Raises `NotFoundError` and `MayNotWriteError`."""

    def deed() -> None:
        writer = access(person, workbook)
        writer.must_write()
        in_turn(writer)
        row = _row(writer, proposal)
        if row.standing == Standing.REJECTED:
            row.standing, row.settled, row.settled_by_id = Standing.OPEN, None, None
            row.save(update_fields=["standing", "settled", "settled_by"])

    write(deed)


def _row(writer: Access, proposal: uuid.UUID) -> Proposal:
    here = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}
    found = Proposal.objects.select_for_update().filter(**here, id=proposal, origin=From.CONFIRMATION).first()
    if found is None:
        raise NotFoundError
    return found


def _standing(row: Proposal, decision: Decision) -> Standing:
    if decision.words is None:
        return Standing.REJECTED
    words = plain(decision.words)
    if not words:
        raise NothingQuotedError
    if len(words) > LONGEST_WORDS:
        raise LongWordsError
    return Standing.ACCEPTED if folded(words) == folded(row.text) else Standing.CORRECTED


def _take(writer: Access, row: Proposal, words: str) -> None:
    """Put the words where she was asked about the others. Her own are cited and carry her word, also where the team
    put them otherwise again: then it is shown that she confirmed an earlier wording."""
    place = Place(row.worksheet, row.question, row.occasion)
    sheet, question = citable(writer.edition.toolkit.worksheet(place.worksheet), place)
    filled = written(writer).filled(sheet, place.occasion)
    standing = dict(standing_lines(question, filled.team))
    stated = Stated(Origin.CONVERSATION, title=row.facts["who"], dated=date.fromisoformat(row.facts["on"]))
    at = "/".join(filter(None, (row.worksheet, row.question, row.row)))
    if folded(standing.get(row.row, "")) == folded(row.replaces):
        sent = Sent(row.worksheet, row.occasion, Post({at: [words]}), row.id.hex, filled.team.revision, "1.0", None)
        saved = take(writer, sent)
        if saved.refused:
            raise NotTakenError(saved.refused[0].sentence)
    else:
        # Reworded since she was asked, or gone: nothing that a colleague wrote makes room.
        cite_within(writer, Citing(place, words, stated, f"{row.id.hex}-1", Then.ADD))
    cited = cite_within(writer, Citing(place, row.text, stated, f"{row.id.hex}-2", Then.KEEP)).citations
    _carry(writer, row, cited)


def _carry(writer: Access, row: Proposal, cited: tuple[uuid.UUID, ...]) -> None:
    """Her word goes along with her words."""
    facts = row.facts
    here: dict[str, Any] = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}
    for citation in cited or _quoting(writer, row):
        Confirmation.objects.get_or_create(
            **here,
            citation_id=citation,
            who=facts["who"],
            how=How(facts["how"]),
            on=date.fromisoformat(facts["on"]),
            defaults={"address": _address(writer, row), "at": timezone.now()},
        )


def _address(writer: Access, row: Proposal) -> str:
    """Where the code went with which she confirmed, if she did; that stays in the installation that sent it."""
    if row.facts["how"] != How.BY_CODE:
        return ""
    here = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}
    return Reply.objects.filter(**here, proposal=row).values_list("asking__email", flat=True).first() or ""


def _quoting(writer: Access, row: Proposal) -> list[uuid.UUID]:
    """The citations that quote her words already, where they were cited with the words that were taken."""
    here = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id, "removed": None}
    at = {"worksheet": row.worksheet, "question": row.question, "occasion": row.occasion}
    found = Citation.objects.filter(**here, **at, title=row.facts["who"]).order_by("-made")
    return [each.id for each in found if folded(each.quote) == folded(row.text)][:1]
