"""Actions of her who was asked: answer through the link, change the answer, have a code sent."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.web.audit.actions import record
from groundplan.web.conversations.models import Asking, Reply
from groundplan.web.conversations.queries import CODE, Opened, Said, Shown, opened
from groundplan.web.links import actions as links
from groundplan.web.links.models import Link
from groundplan.web.links.queries import DeadLinkError
from groundplan.web.mail.actions import send
from groundplan.web.workbooks.actions import one_line
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.models import Confirmation, Proposal, Workbook
from groundplan.web.writing import write
from groundplan.words import say
from groundplan.workbook.citations import How, folded
from groundplan.workbook.proposals import From, Standing

LONGEST_WORDS = 10_000
CODE_LASTS = timedelta(minutes=15)
# Letters with a code to one address: enough for somebody whose mail is slow, too few to be a nuisance.
MOST_CODES = 3
CODES_WITHIN = timedelta(hours=1)

# A letter as (address, subject, text), from a code, or from what was answered.
Letter = Callable[[str], tuple[str, str, str]]


class WithoutNameError(GroundplanError):
    """An answer came without the name of who gives it."""

    def __init__(self) -> None:
        super().__init__(say("Write your name, so that the library knows whose answer this is."))


class NothingSaidError(GroundplanError):
    """An answer says nothing to any statement."""

    def __init__(self) -> None:
        super().__init__(say("Nothing is chosen yet: choose an answer under at least one statement, then send."))


class SameWordsError(GroundplanError):
    """“Not quite” was chosen, and the words were left as they are."""

    def __init__(self) -> None:
        super().__init__(
            say("You chose “Not quite”, and the words are as they were: change them, or choose another answer.")
        )


class LongWordsError(GroundplanError):
    """A correction or remark is longer than one can be."""

    def __init__(self) -> None:
        super().__init__(say("That is longer than {most} characters: write it shorter.", most=LONGEST_WORDS))


class WrongConfirmingCodeError(GroundplanError):
    """A code does not belong to this asking, or has ended."""

    def __init__(self) -> None:
        super().__init__(
            say("This code is not right, or older than 15 minutes. Have another one sent, or leave the field empty.")
        )


class TooManyCodesError(GroundplanError):
    """More codes are wanted than are sent to one address."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "{most} codes were sent within an hour, and more are not sent. Send your answer without.",
                most=MOST_CODES,
            )
        )


class AnsweredMeanwhileError(GroundplanError):
    """Another answer came through the same link while this one was written."""

    def __init__(self) -> None:
        super().__init__(
            say("Another answer came through this link in the meantime. It is shown here; yours was not sent yet.")
        )


@dataclass(frozen=True, slots=True)
class One:
    """What is said to one statement."""

    said: Said
    words: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was sent: who gives it, what she says to each statement (by the id of its reply), a code if she
    has one, and which answer the page showed."""

    name: str
    office: str
    replies: Mapping[uuid.UUID, One]
    code: str = ""
    seen: int = 0


def answer(token: str, given: Given, letter: Letter | None = None) -> None:
    """Take an answer; the same sent twice counts once. `letter` writes to whoever asked, where that was wished.

    Raises `DeadLinkError`, `WithoutNameError`, `NothingSaidError`, `SameWordsError`, `LongWordsError`,
    `WrongConfirmingCodeError` and `AnsweredMeanwhileError`.
    """

    def deed() -> None:
        found = _locked(token)
        name, office = one_line(given.name)[:120].strip(), one_line(given.office)[:120].strip()
        if not name:
            raise WithoutNameError
        how = _how(found, given.code)
        open_ones = [each for each in found.shown if not each.settled and each.reply.id in given.replies]
        wanted = {each.reply.id: _checked(each, given.replies[each.reply.id]) for each in open_ones}
        if not wanted:
            raise NothingSaidError
        asking = found.asking
        signature = (asking.signed, asking.office)
        differs = signature != (name, office) or any(not _is_said(each, wanted[each.reply.id]) for each in open_ones)
        if not differs and how is How.BY_LINK:
            return
        if asking.version != given.seen:
            raise AnsweredMeanwhileError
        asking.signed, asking.office = name, office
        for each in open_ones:
            _take(found, each.reply, wanted[each.reply.id], how, renamed=signature != (name, office))
        _put_down(found, letter)

    write(deed)


def _locked(token: str) -> Opened:
    """What the link opens, read anew with the workbook's turn and under the lock of its asking: two answers come one
    after the other, and none while the team decides about an earlier one."""
    found = opened(token)
    Workbook.objects.select_for_update(no_key=True).values_list("id").filter(id=found.workbook.id).first()
    if not Asking.objects.select_for_update().filter(library_id=found.asking.library_id, id=found.asking.id).first():
        raise DeadLinkError
    return opened(token)


def _how(found: Opened, code: str) -> How:
    if not code.strip():
        return How.BY_LINK
    try:
        used = links.use_code(CODE, code)
    except DeadLinkError:
        raise WrongConfirmingCodeError from None
    if used.thing != found.asking.id:
        raise WrongConfirmingCodeError
    return How.BY_CODE


def _checked(shown: Shown, one: One) -> One:
    words = plain(one.words) if one.said is Said.OTHER else ""
    remark = plain(one.remark) if one.said is Said.NO else ""
    if max(len(words), len(remark)) > LONGEST_WORDS:
        raise LongWordsError
    if one.said is Said.OTHER and (not words or folded(words) == folded(shown.text)):
        raise SameWordsError
    return One(one.said, words, remark)


def plain(text: str) -> str:
    """Words as they were typed, without what no database keeps."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    return text.encode("utf-8", "replace").decode("utf-8")


def _is_said(shown: Shown, one: One) -> bool:
    reply = shown.reply
    return (reply.said, reply.words, reply.remark) == (one.said, one.words, one.remark)


def _take(found: Opened, reply: Reply, one: One, how: How, *, renamed: bool) -> None:
    same = (reply.said, reply.words, reply.remark) == (one.said, one.words, one.remark)
    if same and not renamed and how is How.BY_LINK:
        return
    if same and reply.confirmation and reply.confirmation.how == How.BY_CODE and not renamed:
        # What was confirmed with a code does not become less when the same is sent once more without.
        how = How.BY_CODE
    reply.said, reply.words, reply.remark = one.said, one.words, one.remark
    if one.said is not Said.YES and reply.confirmation:
        reply.confirmation.delete()
        reply.confirmation = None
    if one.said is not Said.OTHER and reply.proposal:
        reply.proposal.delete()
        reply.proposal = None
    if one.said is Said.YES:
        reply.confirmation = _confirmed(found, reply, how)
    elif one.said is Said.OTHER:
        reply.proposal = _proposed(found, reply, how)
    reply.save()


def _who(asking: Asking) -> str:
    return ", ".join(filter(None, (asking.signed, asking.office)))[:200]


def _confirmed(found: Opened, reply: Reply, how: How) -> Confirmation:
    asking = found.asking
    made = reply.confirmation or Confirmation(
        library_id=asking.library_id, workbook_id=asking.workbook_id, citation_id=reply.citation_id
    )
    made.who, made.how, made.on, made.at = _who(asking), how, today_in(found.workbook), timezone.now()
    made.address = asking.email if how is How.BY_CODE else ""
    made.save()
    return made


def _proposed(found: Opened, reply: Reply, how: How) -> Proposal:
    """Her words as a proposal. Its facts are all that whoever accepts it needs, so that her word goes along; where
    a letter reached her stays with the asking, since a proposal is taken along in the workbook's file."""
    asking, citation = found.asking, reply.citation
    made = reply.proposal or Proposal(
        library_id=asking.library_id,
        workbook_id=asking.workbook_id,
        key=f"confirmation-{reply.id}",
        origin=From.CONFIRMATION,
        worksheet=citation.worksheet,
        question=citation.question,
        row=citation.row,
        occasion=citation.occasion,
        replaces=citation.quote,
        standing=Standing.OPEN,
        made=timezone.now(),
    )
    made.text = reply.words
    made.facts = {
        "citation": str(citation.id),
        "who": _who(asking),
        "how": how.value,
        "on": today_in(found.workbook).isoformat(),
    }
    made.save()
    return made


def _put_down(found: Opened, letter: Letter | None) -> None:
    asking, first = found.asking, found.asking.answered is None
    asking.answered, asking.version = timezone.now(), asking.version + 1
    asking.save(update_fields=["signed", "office", "answered", "version"])
    record("confirmation-answered", asking.library_id, None, asking.signed, what=found.workbook.called)
    asker = asking.asked_by
    if first and letter is not None and asking.told and asker is not None and asker.email:
        send(*letter(asker.email))


def send_code(token: str, letter: Letter) -> None:
    """Send a fresh code to the address that was invited; earlier ones end. Raises `DeadLinkError`, where no address
    was invited too, and `TooManyCodesError`."""

    def deed() -> None:
        found = _locked(token)
        asking = found.asking
        if not asking.email:
            raise DeadLinkError
        sent = Link.objects.filter(library=asking.library_id, purpose=CODE, thing=asking.id)
        if sent.filter(made__gt=timezone.now() - CODES_WITHIN).count() >= MOST_CODES:
            raise TooManyCodesError
        links.withdraw_all(asking.library_id, CODE, asking.id)
        _link, code = links.make(CODE, asking.id, CODE_LASTS, library=asking.library_id, to_type=True)
        send(*letter(code))

    write(deed)
