"""Actions around confirming: ask somebody, take it back, note what was said in person, and her own answer."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.web.accounts.models import Person
from groundplan.web.audit.actions import record
from groundplan.web.conversations.models import Asking, Reply
from groundplan.web.conversations.queries import CONFIRMING, Statement, askings, statements
from groundplan.web.links import actions as links
from groundplan.web.mail.actions import send
from groundplan.web.quoting.actions import cite_within, in_turn
from groundplan.web.quoting.quotation import Citing, Then
from groundplan.web.quoting.stating import Stated
from groundplan.web.workbooks.actions import BadEditIdError, one_line
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.models import Citation, Confirmation
from groundplan.web.workbooks.queries import Access, NotFoundError, access, written
from groundplan.web.writing import write
from groundplan.words import say
from groundplan.workbook.citations import How, Origin, folded

LASTS = timedelta(days=30)
# What one person reads through in five minutes, and what a team can keep in view.
MOST_STATEMENTS = 12
MOST_OPEN = 30
# Letters to whomever one likes, from one person, taken back or not: more than a team has people to ask.
MOST_LETTERS = 40
LETTERS_WITHIN = timedelta(days=1)
LONGEST_NAME = 200
LONGEST_NOTE = 2_000
# Words that a team typed in and nobody has cited yet come from one of these, as it says itself.
UNCITED = (Origin.CONVERSATION, Origin.SAID_AND_DONE)

# The letter that takes a link along, as (address, subject, text), from its token.
Letter = Callable[[str], tuple[str, str, str]]


class NothingChosenError(GroundplanError):
    """Somebody is to confirm nothing."""

    def __init__(self) -> None:
        super().__init__(say("No statement is chosen yet: tick those that are meant."))


class TooManyStatementsError(GroundplanError):
    """Somebody is to be asked about more than one reads in a few minutes."""

    def __init__(self) -> None:
        super().__init__(
            say("That is more than {most} statements: choose those that matter most.", most=MOST_STATEMENTS)
        )


class StatementChangedError(GroundplanError):
    """A statement was reworded or taken away while somebody chose it."""

    def __init__(self) -> None:
        super().__init__(
            say("A statement was changed while you were here. Look at the list again, and choose what is meant.")
        )


class NobodyNamedError(GroundplanError):
    """It is not said who is to confirm, or who did."""

    def __init__(self) -> None:
        super().__init__(say("Write who it is: a name, and what she or he is at the library."))


class DayToComeError(GroundplanError):
    """Something was said on a day that has not come yet, or on none."""

    def __init__(self) -> None:
        super().__init__(say("Write the day on which it was said, like 2027-01-15; it cannot be a day to come."))


class TooManyAskedError(GroundplanError):
    """A team waits for as many answers as it can keep in view."""

    def __init__(self) -> None:
        super().__init__(
            say("{most} people are being asked already: take back what nobody will answer any more.", most=MOST_OPEN)
        )


class TooManyLettersError(GroundplanError):
    """Somebody would send more letters than one sends who asks people that she knows."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "You have sent {most} letters since yesterday, and more are not sent today: leave the address empty, "
                "and pass the link on yourself.",
                most=MOST_LETTERS,
            )
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody to be asked: `who`, and `email` where a letter goes; the keys of the statements that the form showed,
    and where the words come from that nobody has cited yet. `told`: whoever asks wants a letter about the answer."""

    who: str
    chosen: Collection[str]
    origin: Origin
    edit: str
    email: str = ""
    note: str = ""
    told: bool = False
    letter: Letter | None = field(default=None, compare=False)


def ask(person: Person, workbook: uuid.UUID, wish: Wish) -> str:
    """Ask somebody to confirm; returns the token of her link, which is told here and never again.

    The same post once more makes a fresh link in place of the first, which may never have been seen, and no second
    letter: then the token is empty. Raises `NotFoundError`, `MayNotWriteError`, `NobodyNamedError`,
    `NothingChosenError`, `TooManyStatementsError`, `StatementChangedError`, `TooManyAskedError`, `TooManyLettersError`,
    `BadEditIdError`, and what citing raises.
    """

    def deed() -> str:
        writer = _writer(person.id, workbook)
        key = _checked(wish.edit)
        before = Asking.objects.filter(**_here(writer), edit=key).first()
        if before is not None:
            return _once_more(writer, before)
        who = _named(wish.who)
        chosen = _chosen(writer, wish.chosen)
        if sum(each.open for each in askings(writer)) >= MOST_OPEN:
            raise TooManyAskedError
        if wish.letter is not None and _letters_of(person) >= MOST_LETTERS:
            raise TooManyLettersError
        asking = Asking(
            **_here(writer),
            who=who,
            email=wish.email,
            note=wish.note.replace("\0", "")[:LONGEST_NOTE],
            asked_by_id=person.id,
            made=timezone.now(),
            ends=timezone.now() + LASTS,
            edit=key,
            told=wish.told,
        )
        token = _linked(writer, asking)
        asking.save()
        cited = [_cited(writer, each, wish.origin, who, key) for each in chosen]
        for position, citation in enumerate(dict.fromkeys(cited), 1):
            Reply.objects.create(**_here(writer), asking=asking, citation_id=citation, position=position)
        _put_down(writer, person.name, "confirmation-asked", who=who, count=len(chosen))
        if wish.letter is not None:
            # The outbox is part of the write: no letter without its link, and none twice.
            send(*wish.letter(token))
        return token

    return write(deed)


def _letters_of(person: Person) -> int:
    """How many letters with links somebody has sent lately, from whichever workbook."""
    sent = Asking.objects.filter(asked_by=person, made__gt=timezone.now() - LETTERS_WITHIN)
    return sent.exclude(email="").count()


def _writer(person: uuid.UUID, workbook: uuid.UUID) -> Access:
    """The writer's access, with the workbook's turn: what is counted here is counted one after the other."""
    writer = access(person, workbook)
    writer.must_write()
    in_turn(writer)
    return writer


def _here(writer: Access) -> dict[str, uuid.UUID]:
    return {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}


def _checked(edit: str) -> str:
    if not (4 <= len(edit) <= 40 and edit.replace("-", "").isalnum() and edit.isascii()):
        raise BadEditIdError
    return edit


def _named(who: str) -> str:
    name = one_line(who)[:LONGEST_NAME].strip()
    if not name:
        raise NobodyNamedError
    return name


def _linked(writer: Access, asking: Asking) -> str:
    link, token = links.make(
        CONFIRMING,
        writer.workbook.id,
        LASTS,
        library=writer.workbook.library_id,
        maker=writer.person,
        most_uses=None,
    )
    asking.link = link.id
    return token


def _once_more(writer: Access, before: Asking) -> str:
    if before.asked_by_id != writer.person:
        raise BadEditIdError
    if before.email or before.answered or not links.withdraw(writer.workbook.library_id, before.link):
        return ""
    token = _linked(writer, before)
    before.save(update_fields=["link"])
    return token


def _chosen(writer: Access, keys: Collection[str]) -> list[Statement]:
    if not keys:
        raise NothingChosenError
    if len(keys) > MOST_STATEMENTS:
        raise TooManyStatementsError
    known = {each.key: each for each in statements(written(writer))}
    if not known.keys() >= set(keys):
        raise StatementChangedError
    return [each for key, each in known.items() if key in keys]


def _cited(
    writer: Access, statement: Statement, origin: Origin, who: str, edit: str, day: date | None = None
) -> uuid.UUID:
    """The citation that quotes a statement; where there is none yet, one is made that says where it comes from."""
    if statement.quoted is not None:
        return uuid.UUID(statement.quoted.id)
    talk = origin is Origin.CONVERSATION
    stated = Stated(origin, title=who if talk else "", dated=day if talk else None)
    number = f"{statement.place.worksheet}{statement.place.question}{statement.row}{statement.place.occasion}"
    citing = Citing(statement.place, statement.text, stated, _edit_for(edit, number), Then.KEEP, rows=(), edition=None)
    made = cite_within(writer, citing).citations
    if made:
        return made[0]
    at = {"worksheet": statement.place.worksheet, "question": statement.place.question, "row": statement.row}
    found = Citation.objects.filter(**_here(writer), **at, occasion=statement.place.occasion, removed__isnull=True)
    return next(each.id for each in found.order_by("-made") if folded(each.quote) == folded(statement.text))


def _edit_for(edit: str, place: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{edit}/{place}").hex


def _put_down(writer: Access, name: str, deed: str, **facts: object) -> None:
    workbook = writer.workbook
    record(deed, workbook.library_id, writer.person, name, what=workbook.called, **facts)


def withdraw(person: Person, workbook: uuid.UUID, asking: uuid.UUID) -> None:
    """Take an asking back: its link opens nothing any more, what was answered stays. Raises `NotFoundError`."""

    def deed() -> None:
        writer = _writer(person.id, workbook)
        found = Asking.objects.filter(**_here(writer), id=asking).first()
        if found is None:
            raise NotFoundError
        if links.withdraw(writer.workbook.library_id, found.link):
            _put_down(writer, person.name, "confirmation-withdrawn", who=found.who)

    write(deed)


@dataclass(frozen=True, slots=True)
class InPerson:
    """What somebody said to the team's face: who, on which day (ISO), and to which statements of the form."""

    who: str
    day: str
    chosen: Collection[str]
    origin: Origin
    edit: str


def record_in_person(person: uuid.UUID, workbook: uuid.UUID, said: InPerson) -> Sequence[uuid.UUID]:
    """Note that somebody confirmed in person; the same once more is noted once. Returns the confirmations.

    Raises as `ask` does, and `DayToComeError`.
    """

    def deed() -> Sequence[uuid.UUID]:
        writer = _writer(person, workbook)
        key, who, day = _checked(said.edit), _named(said.who), _day(writer, said.day)
        found = [_cited(writer, each, said.origin, who, key, day) for each in _chosen(writer, said.chosen)]
        return [_noted(writer, citation, who, day) for citation in found]

    return write(deed)


def _day(writer: Access, given: str) -> date:
    try:
        day = date.fromisoformat(given.strip())
    except ValueError:
        raise DayToComeError from None
    if day > today_in(writer.workbook) or day.year < 1900:
        raise DayToComeError
    return day


def _noted(writer: Access, citation: uuid.UUID, who: str, day: date) -> uuid.UUID:
    same = {"citation_id": citation, "who": who, "how": How.IN_PERSON, "on": day}
    found = Confirmation.objects.filter(**_here(writer), **same).first()
    more = {"recorded_by_id": writer.person, "at": timezone.now()}
    return (found or Confirmation.objects.create(**_here(writer), **same, **more)).id


def take_back(person: uuid.UUID, workbook: uuid.UUID, confirmation: uuid.UUID) -> None:
    """Take back what was noted in person by mistake; what somebody confirmed herself is not a team's to take.

    Raises `NotFoundError` and `MayNotWriteError`.
    """

    def deed() -> None:
        writer = _writer(person, workbook)
        noted = Confirmation.objects.filter(**_here(writer), id=confirmation, how=How.IN_PERSON)
        if not noted.delete()[0]:
            raise NotFoundError

    write(deed)
