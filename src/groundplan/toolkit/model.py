"""A toolkit as the rest of the house sees it: frozen, complete, and true to its folder.

Ids are lower-case slugs, given once and never reused; identity is the id, never a number, title or place.
Texts that people read are Markdown or plain strings in which `{{ department }}` stands for the library's own word
(`groundplan.toolkit.terms` fills them in). The shapes follow FORMATS §1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from groundplan.words import mark

NOTHING: Mapping[str, object] = MappingProxyType({})


class QuestionType(StrEnum):
    """The nine kinds of question; what each answer looks like stands in `groundplan.workbook.answers`."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    LIST = "list"
    CHOICE = "choice"
    RATING = "rating"
    TABLE = "table"
    GOALS = "goals"
    FILE = "file"
    COMPUTED = "computed"


class Role(StrEnum):
    """What an answer means to the plan, whichever worksheet it stands on."""

    LIBRARY_NAME = "library_name"
    MISSION = "mission"
    VISION = "vision"
    DEPARTMENT_MISSION = "department_mission"
    VALUES = "values"
    PRIORITIES = "priorities"
    STRENGTHS = "strengths"
    WEAKNESSES = "weaknesses"
    GOALS = "goals"
    SAID_AND_DONE = "said_and_done"
    CONVERSATION = "conversation"
    DRAFT_STATEMENT = "draft_statement"
    TEENS_WISHES = "teens_wishes"
    PARTNERS = "partners"
    OUTCOMES = "outcomes"
    PLAN_START = "plan_start"


class Phase(StrEnum):
    """When a question is asked: at the start of the reading, at any time, or at its end (K-W-L's last column)."""

    START = "start"
    ANY = "any"
    END = "end"


class RelationKind(StrEnum):
    """How a question leans on another place; each survives its source being unanswered, withdrawn or elsewhere."""

    RETURNS_TO = "returns_to"
    SHOWS = "shows"
    PICKS_FROM = "picks_from"
    COPIES_FROM = "copies_from"
    COMPUTED_FROM = "computed_from"
    SEE_ALSO = "see_also"


ColumnType = Literal["text", "long_text", "choice", "date", "number"]
Computation = Literal["sum", "tally", "copy"]
StrandKind = Literal["sphere", "principle"]


@dataclass(frozen=True, slots=True)
class Relation:
    """`target` is `worksheet/question`, `worksheet/*`, a worksheet's id, or `page:<id>` for `see_also`."""

    kind: RelationKind
    target: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An option, a rated statement, a value of a scale or a fixed row: an id with its words.

    `group` joins statements that belong together (a sphere, a principle); it is a strand's id or empty.
    """

    id: str
    label: str
    help: str = ""
    group: str = ""
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `options` only for `choice`."""

    id: str
    label: str
    type: ColumnType = "text"
    help: str = ""
    options: tuple[Choice, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A field of a worksheet. Attributes that do not belong to its type are empty.

    `starts` is the number of blank rows that a repeating table, a list or `goals` opens with and `minimum` the
    fewest it shows; `steps` the blank step lines under each goal; `meaning` is raised when the sense changes; `retired`
    are ids of its options, statements, rows and columns that are gone and are not given again; `reworded` says that a
    library has put its label into words of its own.
    """

    id: str
    type: QuestionType
    label: str
    help: str = ""
    example: str = ""
    placeholder: str = ""
    phase: Phase = Phase.ANY
    private: bool = False
    role: Role | None = None
    many: bool = False
    write_ins: int = 0
    options: tuple[Choice, ...] = ()
    statements: tuple[Choice, ...] = ()
    scale: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[Choice, ...] = ()
    minimum: int = 0
    starts: int = 3
    example_rows: tuple[Mapping[str, str], ...] = ()
    steps: int = 3
    computation: Computation | None = None
    relations: tuple[Relation, ...] = ()
    meaning: int = 1
    formerly: tuple[str, ...] = ()
    split_into: tuple[str, ...] = ()
    merged_from: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    withdrawn: str = ""
    hidden: bool = False
    reworded: bool = False
    where: str = ""

    def targets(self, kind: RelationKind) -> tuple[str, ...]:
        """What this question's relations of one kind point at, in the toolkit's order."""
        return tuple(relation.target for relation in self.relations if relation.kind is kind)


@dataclass(frozen=True, slots=True)
class Note:
    """A passage of Markdown between questions."""

    id: str
    body: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Quiz:
    """A self-check: a question with a folded answer; nothing of it is recorded."""

    id: str
    question: str
    answer: str
    options: tuple[Choice, ...] = ()
    hidden: bool = False


Block = Question | Note | Quiz


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of blocks; its id is unique within the worksheet."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    intro: str = ""
    hidden: bool = False
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet to fill in. `number` is display only.

    `occasions` is empty for a sheet that is filled in once; otherwise it is the question that names each further
    copy ("Who is this talk with?"), and the sheet can be started again for every occasion.
    """

    id: str
    title: str
    sections: tuple[Section, ...]
    module: str = ""
    number: str = ""
    intro: str = ""
    minutes: int = 0
    occasions: str = ""
    formerly: tuple[str, ...] = ()
    split_into: tuple[str, ...] = ()
    merged_from: tuple[str, ...] = ()
    withdrawn: str = ""
    retired: tuple[str, ...] = ()
    imported_from: str = ""
    source: str = ""

    def questions(self) -> Iterator[Question]:
        """Every question in the order of the sheet, hidden ones included."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Question):
                    yield block

    def shown_questions(self) -> Iterator[Question]:
        """The questions that people see: neither hidden nor withdrawn, nor in a hidden section."""
        for section in self.sections:
            if not section.hidden:
                for block in section.blocks:
                    if isinstance(block, Question) and not block.hidden and not block.withdrawn:
                        yield block

    def question(self, question_id: str) -> Question | None:
        """The question with that id, hidden or not; `None` if the sheet has none."""
        return next((question for question in self.questions() if question.id == question_id), None)


@dataclass(frozen=True, slots=True)
class Placement:
    """A worksheet placed on a page, and which of its phases is asked there; `line` is where in the page's file."""

    worksheet: str
    phase: Phase = Phase.ANY
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Page:
    """A page to read: `body` is Markdown in the course sites' dialect (FORMATS §1).

    `level` is 1 for a section head and 2 below it; `minutes` is reading time; `source` the file, relative to the
    folder; `body_line` the line of that file on which the body begins, for problems.
    """

    id: str
    module: str
    title: str
    body: str
    source: str
    level: int = 2
    minutes: int = 0
    bears_on: tuple[str, ...] = ()
    placements: tuple[Placement, ...] = ()
    body_line: int = 1
    imported_from: str = ""


@dataclass(frozen=True, slots=True)
class Module:
    """A module: what it is for, how long it takes, its pages in order."""

    id: str
    title: str
    pages: tuple[Page, ...]
    goals: tuple[str, ...] = ()
    minutes: int = 0
    bears_on: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that libraries differ in: `match` are phrases replaced where no mark stands, `solo` its wording for
    somebody who works without a department."""

    id: str
    default: str
    match: tuple[str, ...] = ()
    solo: str = ""


@dataclass(frozen=True, slots=True)
class Horizon:
    """How far ahead a goal looks, in months from the plan's start."""

    id: str
    label: str
    months: int


@dataclass(frozen=True, slots=True)
class Strand:
    """A sphere or principle of connected learning that a goal can move."""

    id: str
    label: str
    kind: StrandKind


@dataclass(frozen=True, slots=True)
class Link:
    """An outside link, kept in one place: pages write `link:<id>` as its address."""

    id: str
    title: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Toolkit:
    """A whole toolkit. `modules` carries the one order; `worksheets` are in the order in which pages place them;
    `retired` are ids of worksheets that are gone and are not given again."""

    id: str
    title: str
    version: str
    modules: tuple[Module, ...] = ()
    worksheets: tuple[Worksheet, ...] = ()
    released: str = ""
    language: str = "en"
    licence: str = ""
    authors: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    horizons: tuple[Horizon, ...] = ()
    strands: tuple[Strand, ...] = ()
    links: tuple[Link, ...] = ()
    media: tuple[str, ...] = ()
    intro: str = ""
    retired: tuple[str, ...] = ()
    _by_id: Mapping[str, Worksheet] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_role: dict[Role, tuple[tuple[Worksheet, Question], ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", MappingProxyType({sheet.id: sheet for sheet in self.worksheets}))

    def worksheet(self, worksheet_id: str) -> Worksheet | None:
        """The worksheet with that id, or `None`."""
        return self._by_id.get(worksheet_id)

    def pages(self) -> Iterator[Page]:
        """Every page in reading order."""
        for module in self.modules:
            yield from module.pages

    def page(self, page_id: str) -> Page | None:
        """The page with that id, or `None`; page ids are unique in a toolkit."""
        return next((page for page in self.pages() if page.id == page_id), None)

    def module(self, module_id: str) -> Module | None:
        """The module with that id, or `None`."""
        return next((module for module in self.modules if module.id == module_id), None)

    def horizon(self, horizon_id: str) -> Horizon | None:
        """The horizon with that id, or `None`."""
        return next((horizon for horizon in self.horizons if horizon.id == horizon_id), None)

    def questions_with(self, role: Role) -> tuple[tuple[Worksheet, Question], ...]:
        """Every shown question that plays a role in the plan, with its sheet, in the toolkit's order; looked for once,
        because a plan asks for every role each time it is built."""
        if role not in self._by_role:
            self._by_role[role] = tuple(
                (sheet, question)
                for sheet in self.worksheets
                if not sheet.withdrawn
                for question in sheet.shown_questions()
                if question.role is role
            )
        return self._by_role[role]


DEFAULT_HORIZONS: tuple[Horizon, ...] = (
    Horizon("month", mark("In the next month"), 1),
    Horizon("quarter", mark("In three months"), 3),
    Horizon("half-year", mark("In six months"), 6),
    Horizon("year", mark("In a year"), 12),
)

# The three spheres and the principles of connected learning as Ito et al. (2013) name them, in plain words.
DEFAULT_STRANDS: tuple[Strand, ...] = (
    Strand("interests", mark("Interests"), "sphere"),
    Strand("relationships", mark("Relationships"), "sphere"),
    Strand("opportunity", mark("Opportunity"), "sphere"),
    Strand("making", mark("Making things"), "principle"),
    Strand("shared-purpose", mark("Shared purpose"), "principle"),
    Strand("sponsorship", mark("Sponsorship"), "principle"),
    Strand("several-ways-in", mark("Several ways in"), "principle"),
)
