"""The plan: what a library wants, in one frozen value computed from the answers; never a second truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from groundplan.toolkit.model import Horizon, Role, Strand
from groundplan.workbook.answers import GOES_ON, TO_BE_DONE, Ended, Scope, StepState
from groundplan.workbook.citations import Citation


@dataclass(frozen=True, slots=True)
class Line:
    """A text of the plan, where it was written (`worksheet/question[/row]`), what it means to the plan, and where its
    words come from, as far as somebody said so; `origin` is the address of the answer that it was taken over from."""

    text: str
    address: str
    role: Role | None = None
    citations: tuple[Citation, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What one question brought to a part; `title` says where it comes from where several questions speak.

    `about` are citations of the answer as a whole, also where nothing is written: that nothing is, for one. `listed`
    says that its lines are those of a list.
    """

    title: str
    lines: tuple[Line, ...]
    about: tuple[Citation, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the plan: a role with all that was written for it, or a question that plays none.

    `heading` is in the library's own wording; where it is empty, `headings` has a word for the role. The goals' part
    has no lines: it says where the ladder stands.
    """

    role: Role | None
    heading: str
    sources: tuple[Source, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines from everywhere."""
        return tuple(line for source in self.sources for line in source.lines)

    @property
    def is_told(self) -> bool:
        """Whether there is anything to tell: lines, or that nothing is written."""
        return bool(self.sources)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a goal, with the weakness that it mends, if it was made for one.

    Whether it is overdue is told by the caller's today, never by a clock in here.
    """

    what: str
    who: str
    by: date | None
    state: StepState
    address: str
    role: str = ""
    hours: str = ""
    note: str = ""
    link: str = ""
    why: str = ""
    mends: Line | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in TO_BE_DONE


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its references resolved: `answers_to` are lines of this plan, `builds_on` another goal's text.

    `due` is the day that somebody set, or that which follows from its horizon. The last six are what looking back
    brought; `workbook.answers.GoalEntry` says what they mean.
    """

    text: str
    address: str
    horizon: str
    scope: Scope
    due: date | None
    steps: tuple[Step, ...]
    answers_to: tuple[Line, ...] = ()
    builds_on: Line | None = None
    moves: tuple[str, ...] = ()
    know_because: str = ""
    outcome: str = ""
    partners: str = ""
    cost: str = ""
    hours: str = ""
    desk_cover: str = ""
    who_agrees: str = ""
    who: str = ""
    role: str = ""
    ended: Ended = ""
    why: str = ""
    learned: str = ""
    looked: date | None = None
    moved_from: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still worked on: neither done nor dropped."""
        return self.ended in GOES_ON


@dataclass(frozen=True, slots=True)
class Settled:
    """A finding that somebody left as it is, and why: "not yet" for a horizon, "not now" for a weakness.

    `check` and `where` are those of a `plan.checks.Finding`.
    """

    check: str
    where: str
    because: str


@dataclass(frozen=True, slots=True)
class Rung:
    """The goals of one horizon, nearest horizon first; goals without a known horizon stand on a last, unnamed rung."""

    horizon: str
    label: str
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the plan page, the brief and the exports show.

    `horizons` and `strands` are all that the toolkit knows, also those that no goal stands on or moves.
    """

    library: str
    department: str
    start: date
    parts: tuple[Part, ...] = ()
    ladder: tuple[Rung, ...] = ()
    horizons: tuple[Horizon, ...] = ()
    strands: tuple[Strand, ...] = ()

    def part(self, role: Role) -> Part:
        """The part of a role, which is empty where nothing was written for it."""
        return next((part for part in self.parts if part.role is role), Part(role, ""))

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Every goal, nearest horizon first."""
        return tuple(goal for rung in self.ladder for goal in rung.goals)
