"""What a worksheet's template shows: flat, ready values, so that a page costs little and templates decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Option:
    """A thing to tick or to pick; `value` is what the form posts."""

    value: str
    label: str
    help: str = ""
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One control: `name` is the address the form posts, `dom` the same as an element id; `picks` are the ready
    `<option>`s of a list to pick from, of which `help` tells the one picked where the list is folded away."""

    name: str
    dom: str
    label: str
    value: str = ""
    type: str = "text"
    help: str = ""
    options: Sequence[Option] = ()
    picks: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a list or table, or a write-in. `blank` rows are not in the document yet."""

    id: str
    address: str
    dom: str
    fields: Sequence[Field]
    label: str = ""
    blank: bool = False
    origin: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class StepView:
    """A step line: what, who, by when, state; `of` is the hidden field that names its goal.

    `more` are the fields that are folded away and `why` the reason for dropping it; both are left out where nobody
    asked for them. `filled_more` counts those that say something, `unfold` says that they were asked for just now, and
    `url` is its link, where that leads to a web page.
    """

    id: str
    address: str
    dom: str
    what: Field
    who: Field
    by: Field
    state: Field
    of: Field
    blank: bool = False
    more: Sequence[Field] = ()
    filled_more: int = 0
    unfold: bool = False
    why: Field | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class LookBackView:
    """What looking back on a goal brought: how it ended, in words why and what was learned, and days, ISO, by label."""

    ended: Field
    words: Sequence[Field]
    days: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal with its steps. `more` are the fields that are folded away until wished for; `filled_more` counts
    those of them that have something in them. `back` is left out of a blank goal."""

    id: str
    address: str
    dom: str
    text: Field
    horizon: Field
    scope: Field
    due: Field
    builds_on: Field
    answers_to: Field
    moves: Field
    more: Sequence[Field]
    filled_more: int
    steps: Sequence[StepView]
    blank: bool = False
    back: LookBackView | None = None


@dataclass(frozen=True, slots=True)
class RungView:
    """One horizon of a goals question: its goals, a blank one at the end; `open` says whether it is unfolded, `written`
    how many are there."""

    id: str
    label: str
    goals: Sequence[GoalView]
    open: bool
    written: int = 0


@dataclass(frozen=True, slots=True)
class OfferView:
    """A text offered from elsewhere: the button posts `act` and the text stands in a hidden field `field`."""

    act: str
    field: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class ShownElsewhere:
    """An answer from another place shown here to read: a label and safe HTML, with the address of its sheet."""

    label: str
    html: Markup
    url: str


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """Rated statements that belong together, each a `Field` of type `rating` whose options are the scale."""

    label: str
    statements: Sequence[Field]


@dataclass(frozen=True, slots=True)
class RefusedView:
    """A text that could not be saved: the sentence that says why, `where` it was typed, and `anchor`, the element that
    shows it; empty for what no question on the page can show."""

    sentence: str
    text: str
    where: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class TalkLink:
    """The way to what is said about an answer: `count` comments in open threads."""

    url: str
    count: int


@dataclass(frozen=True, slots=True)
class StretchView:
    """Texts of an answer that come from the same: `quoted` words or others, with a line for each source."""

    texts: Sequence[str]
    quoted: bool
    sources: Sequence[str]


@dataclass(frozen=True, slots=True)
class CitedView:
    """Where the words of an answer come from. `lines` tell it beside the form, each with the first words of what it is
    about where that is not all; `stretches` are the whole answer with its quotations, to be read. `url` is where it is
    said, and `confirm_url` where somebody is asked to confirm it; both are empty for who may not.
    `waiting` is how many corrections wait by those who were asked."""

    url: str
    lines: Sequence[tuple[str, str]] = ()
    stretches: Sequence[StretchView] = ()
    confirm_url: str = ""
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block of a section.

    `kind` is `note` (`html`), `quiz` (`html` is the question, `answer` the folded answer) or `question`; then `type`
    is one of the nine and only the attributes of that type are filled: `field` (text, long_text, choice), `rows`
    (list, table, write-ins of choice), `columns` and `examples` (table), `groups` and `scale` (rating), `rungs`
    (goals, with `people` for "who"), `picture` (file), `html` (computed, read only). `see` are places to look at as
    well: (title, address); `talk` is left out where nobody talks about the answer and its reader may not begin, `cited`
    where nobody said where the words come from and its reader may not say it.
    """

    kind: str
    id: str
    html: Markup = NOTHING
    answer: Markup = NOTHING
    type: str = ""
    address: str = ""
    dom: str = ""
    code: str = ""
    label: str = ""
    help: Markup = NOTHING
    example: Markup = NOTHING
    placeholder: str = ""
    private: bool = False
    many: bool = False
    field: Field | None = None
    rows: Sequence[RowView] = ()
    columns: Sequence[Any] = ()
    examples: Sequence[Sequence[str]] = ()
    repeating: bool = False
    scale: Sequence[Option] = ()
    groups: Sequence[StatementGroup] = ()
    rungs: Sequence[RungView] = ()
    people: Sequence[str] = ()
    picture: Any = None
    offers: Sequence[OfferView] = ()
    elsewhere: Sequence[ShownElsewhere] = ()
    see: Sequence[tuple[str, str]] = ()
    refused: Sequence[RefusedView] = ()
    merged: Sequence[str] = ()
    talk: TalkLink | None = None
    cited: CitedView | None = None


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the sheet."""

    id: str
    title: str
    intro: Markup
    blocks: Sequence[BlockView]


@dataclass(frozen=True, slots=True)
class OccasionView:
    """One filling of a sheet that can be filled in several times; the first has an empty `key`."""

    key: str
    title: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class RemovedView:
    """A row that was removed just now and can be put back: its address, that of its question, and its first words."""

    address: str
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetView:
    """A worksheet ready to be shown and posted. `revision`, `own_revision`, `edition` and `edit` are posted back as
    they are; `action` is where to, `again_action` where to when a fresh sheet is to be started; `phase` is `any` or
    the one phase that this place asks."""

    id: str
    title: str
    number: str
    intro: Markup
    minutes: int
    url: str
    action: str
    words_url: str
    revision: str
    own_revision: str
    edition: str
    edit: str
    sections: Sequence[SectionView]
    phase: str = "any"
    occasions: Sequence[OccasionView] = ()
    again_action: str = ""
    saved: str = ""
    removed: RemovedView | None = None
    shelf: int = 0
    problems: Sequence[RefusedView] = ()
