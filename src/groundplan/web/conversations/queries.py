"""Reading what a team can have confirmed, whom it asked and what they said; and what a link shows to whoever has it."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Q
from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.plan.headings import KINDS
from groundplan.plan.parts import plan_sheet
from groundplan.toolkit.model import Question, Toolkit
from groundplan.web.accounts.models import Person
from groundplan.web.conversations.models import Asking, Reply
from groundplan.web.libraries.queries import WRITERS, right_on
from groundplan.web.links.models import Link
from groundplan.web.links.queries import DeadLinkError, alive, find
from groundplan.web.prepared import Prepared
from groundplan.web.quoting.queries import Place, can_be_cited, standing_lines
from groundplan.web.workbooks.citations import citations_of, cited_in
from groundplan.web.workbooks.models import Workbook
from groundplan.web.workbooks.queries import Access, Filled, Written, access
from groundplan.web.workbooks.threads import names_of
from groundplan.words import say
from groundplan.workbook.citations import Citation, folded
from groundplan.workbook.proposals import Standing

# The purpose of links that ask somebody to confirm; their `thing` is the workbook, so that they end with the right of
# whoever made them. And that of the codes sent to her address, whose thing is the asking.
CONFIRMING = "confirming"
CODE = "confirming-code"


class Said(StrEnum):
    """What somebody says to a statement: that it is so, that it is not quite so, or that it is not."""

    YES = "yes"
    OTHER = "other"
    NO = "no"


class State(StrEnum):
    """What became of an asking."""

    WAITING = "waiting"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of an answer that can be confirmed: a text, or a line of a list; `citations` are those of exactly there."""

    place: Place
    row: str
    kind: str
    label: str
    sheet: str
    text: str
    citations: tuple[Citation, ...] = ()

    @property
    def key(self) -> str:
        """How a form names it: its place, and its words as they were shown."""
        parts = (self.place.worksheet, self.place.question, self.row, self.place.occasion)
        return "/".join([*parts, hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()[:12]])

    @property
    def quoted(self) -> Citation | None:
        """The newest citation that quotes these words, all of them and no others."""
        same = [each for each in self.citations if folded(each.quote) == folded(self.text)]
        return same[-1] if same else None


def statements(written: Written) -> list[Statement]:
    """Everything that a workbook says its library is for and can have confirmed, the plan's own sheet first."""
    cited = citations_of(written.access)
    found: list[Statement] = []
    for filled in plan_first(written):
        here = cited_in(cited, filled)
        for question in filled.worksheet.shown_questions():
            if not can_be_cited(question):
                continue
            place = Place(filled.worksheet.id, question.id, filled.occasion)
            for row, text in standing_lines(question, filled.team):
                address = "/".join(filter(None, (place.worksheet, place.question, row)))
                title = f"{filled.worksheet.title} ({filled.title})" if filled.title else filled.worksheet.title
                kind, cites = kind_of(question), here.get(address, ())
                found.append(Statement(place, row, kind, question.label, title, text.strip(), cites))
    return found


def plan_first(written: Written) -> list[Filled]:
    """Every filled worksheet, the plan's own before the others."""
    plan = plan_sheet(written.access.edition.toolkit)
    return sorted(written.sheets(), key=lambda filled: filled.worksheet is not plan)


def kind_of(question: Question | None) -> str:
    """What a statement is, in words that need no workbook to be understood."""
    role = question.role if question else None
    return say(KINDS[role]) if role is not None and role in KINDS else say("A statement")


def kind_at(toolkit: Toolkit, worksheet: str, question: str) -> str:
    """`kind_of` for an address as it was once called."""
    for sheet in toolkit.worksheets:
        for each in sheet.questions():
            if (worksheet, question) in names_of(sheet, each):
                return kind_of(each)
    return kind_of(None)


@dataclass(frozen=True, slots=True)
class Asked:
    """An asking as the team sees it, with what was said to each statement; `open` while its link opens something."""

    asking: Asking
    state: State
    open: bool
    replies: Sequence[Told]
    asker: str


@dataclass(frozen=True, slots=True)
class Told:
    """What she said to one statement: `quote` is the statement as she was asked; `proposal` is what she would change,
    and `standing` what became of that."""

    kind: str
    quote: str
    said: str
    words: str
    remark: str
    proposal: uuid.UUID | None = None
    standing: str = ""


def askings(reader: Access) -> list[Asked]:
    """Whom a team asked, the newest first, and what became of it."""
    here = {"library_id": reader.workbook.library_id, "workbook_id": reader.workbook.id}
    found = list(Asking.objects.filter(**here).select_related("asked_by").order_by("-made", "id"))
    replies = Reply.objects.filter(**here).select_related("citation", "proposal").order_by("position")
    by_asking: dict[uuid.UUID, list[Reply]] = {}
    for reply in replies:
        by_asking.setdefault(reply.asking_id, []).append(reply)
    open_links = {*alive().filter(library=reader.workbook.library_id, purpose=CONFIRMING).values_list("id", flat=True)}
    toolkit = reader.edition.toolkit
    return [
        Asked(
            each,
            _state(each, open_links),
            each.link in open_links,
            [_told(toolkit, reply) for reply in by_asking.get(each.id, ())],
            each.asked_by.name if each.asked_by else "",
        )
        for each in found
    ]


def _state(asking: Asking, open_links: set[uuid.UUID]) -> State:
    if asking.answered:
        return State.ANSWERED
    if asking.link in open_links:
        return State.WAITING
    return State.ENDED if asking.ends <= timezone.now() else State.WITHDRAWN


def _told(toolkit: Toolkit, reply: Reply) -> Told:
    kind = kind_at(toolkit, reply.citation.worksheet, reply.citation.question)
    told = (kind, reply.citation.quote, reply.said, reply.words, reply.remark)
    proposal = reply.proposal
    return Told(*told, proposal.id, proposal.standing) if proposal else Told(*told)


# Most workbooks ask nobody, and counting takes Django longer than most of the page.
_anybody = Prepared(
    lambda library, workbook: Asking.objects.filter(library_id=library, workbook_id=workbook).values_list("id")[:1],
    uuid.UUID,
    uuid.UUID,
)


def answered_count(reader: Access) -> tuple[int, int]:
    """(how many were asked and can answer still or have, how many of them have answered)."""
    if _anybody.row(reader.workbook.library_id, reader.workbook.id) is None:
        return 0, 0
    open_links = alive().filter(library=reader.workbook.library_id, purpose=CONFIRMING).values("id")
    here = Asking.objects.filter(library_id=reader.workbook.library_id, workbook_id=reader.workbook.id)
    counting = Q(answered__isnull=False) | Q(link__in=open_links)
    found = here.filter(counting).aggregate(asked=Count("id"), answered=Count("answered"))
    return found["asked"], found["answered"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement on the page that a link opens; `settled` once the team has decided on what she would change."""

    reply: Reply
    kind: str

    @property
    def text(self) -> str:
        """The words as she was asked."""
        return self.reply.citation.quote

    @property
    def settled(self) -> bool:
        """Whether the team has decided already, so that another answer would come too late."""
        return self.reply.proposal is not None and self.reply.proposal.standing != Standing.OPEN


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link shows: who asks, for which library and department, and the statements chosen; nothing else."""

    link: Link
    asking: Asking
    workbook: Workbook
    asker: str
    shown: Sequence[Shown]


def opened(token: str) -> Opened:
    """What the link with that token asks; looking changes nothing. Raises `DeadLinkError`.

    A link ends with the right of whoever asked to write in the workbook, and with the statements.
    """
    link = find(CONFIRMING, token)
    if link.library is None or link.maker is None or right_on(link.library, link.thing, link.maker) not in WRITERS:
        raise DeadLinkError
    try:
        asker = access(link.maker, link.thing)
    except GroundplanError:
        raise DeadLinkError from None
    here = {"library_id": link.library, "workbook_id": link.thing}
    asking = Asking.objects.filter(**here, link=link.id).first()
    if asking is None:
        raise DeadLinkError
    replies = Reply.objects.filter(**here, asking=asking, citation__removed__isnull=True)
    found = replies.select_related("citation", "confirmation", "proposal").order_by("position")
    toolkit = asker.edition.toolkit
    shown = [Shown(each, kind_at(toolkit, each.citation.worksheet, each.citation.question)) for each in found]
    if not shown:
        raise DeadLinkError
    name = Person.objects.values_list("name", flat=True).get(id=link.maker)
    return Opened(link, asking, asker.workbook, name, shown)
