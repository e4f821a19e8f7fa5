"""A library's changes to a toolkit, kept beside it: per element only what was changed, with what it was made against.

Elements are named by where they stand: `worksheet/question`, `worksheet/question/option` and
`worksheet/section:ID`. Texts are those before terms are filled in. The data suffices for merging with a later
version of the toolkit (FORMATS §3); ids that are added begin with `x-`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from groundplan.toolkit.model import Block, Choice, Note, Question, QuestionType, Quiz, Section, Toolkit, Worksheet

SECTION = "section:"
HIDDEN = "yes"


@dataclass(frozen=True, slots=True)
class Change:
    """One attribute: what it was when it was changed, and what it is to be."""

    base: str
    ours: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: its section, and the id of the one before it (empty: it is the first)."""

    section: str
    after: str


@dataclass(frozen=True, slots=True)
class Arranged:
    """A block put somewhere; `was` is where it stood before, `None` for one that is new."""

    worksheet: str
    block: str
    place: Place
    was: Place | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A question or a section of the library's own; `kind` is a question's type or `section`, which stands `after`."""

    worksheet: str
    id: str
    kind: str
    label: str
    help: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Changes by element and attribute, what was added, and how blocks were arranged, in the order it was done."""

    changes: Mapping[str, Mapping[str, Change]] = field(default_factory=lambda: MappingProxyType({}))
    added: tuple[Added, ...] = ()
    arranged: tuple[Arranged, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return not self.changes and not self.added and not self.arranged

    def to_json(self) -> dict[str, Any]:
        """The overlay as plain data for the database."""
        return {
            "changes": {
                element: {name: [change.base, change.ours] for name, change in changes.items()}
                for element, changes in self.changes.items()
            },
            "added": [[each.worksheet, each.id, each.kind, each.label, each.help, each.after] for each in self.added],
            "arranged": [
                [each.worksheet, each.block, *_pair(each.place), *(_pair(each.was) if each.was else ())]
                for each in self.arranged
            ],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Overlay:
        """Read what `to_json` wrote; editions that follow each other share the texts that are the same."""
        changes = {
            sys.intern(element): MappingProxyType(
                {name: Change(*map(sys.intern, pair)) for name, pair in given.items()}
            )
            for element, given in data.get("changes", {}).items()
        }
        arranged = tuple(
            Arranged(sheet, block, Place(section, after), Place(*was) if was else None)
            for sheet, block, section, after, *was in (map(sys.intern, each) for each in data.get("arranged", ()))
        )
        added = tuple(Added(*map(sys.intern, each)) for each in data.get("added", ()))
        return cls(MappingProxyType(changes), added, arranged)


def _pair(place: Place) -> tuple[str, str]:
    return place.section, place.after


@dataclass(frozen=True, slots=True)
class Adapted:
    """A toolkit with overlays on it, and the elements that an overlay names but the toolkit does not have."""

    toolkit: Toolkit
    astray: tuple[str, ...] = ()


def adapt(toolkit: Toolkit, *overlays: Overlay) -> Adapted:
    """The toolkit with every overlay on it, in order; what they do not touch is the toolkit's own object."""
    astray: list[str] = []
    for overlay in overlays:
        if overlay.is_empty:
            continue
        touched = {element.partition("/")[0] for element in overlay.changes}
        touched |= {each.worksheet for each in overlay.added} | {each.worksheet for each in overlay.arranged}
        sheets = tuple(_adapted(sheet, overlay) if sheet.id in touched else sheet for sheet in toolkit.worksheets)
        toolkit = replace(toolkit, worksheets=sheets)
        astray += [element for element in overlay.changes if not _is_there(toolkit, element)]
    return Adapted(toolkit, tuple(astray))


def _is_there(toolkit: Toolkit, element: str) -> bool:
    sheet_id, _slash, rest = element.partition("/")
    sheet = toolkit.worksheet(sheet_id)
    if sheet is None:
        return False
    if rest.startswith(SECTION):
        return any(section.id == rest.removeprefix(SECTION) for section in sheet.sections)
    return any(block.id == rest.partition("/")[0] for section in sheet.sections for block in section.blocks)


def _adapted(sheet: Worksheet, overlay: Overlay) -> Worksheet:
    sections = list(sheet.sections)
    for each in overlay.added:
        if each.worksheet == sheet.id and each.kind == "section":
            names = [section.id for section in sections]
            at = names.index(each.after) + 1 if each.after in names else len(sections)
            sections.insert(at, Section(each.id, each.label, (), each.help))
    blocks = {section.id: list(section.blocks) for section in sections}
    new = {each.id: _block(each) for each in overlay.added if each.worksheet == sheet.id and each.kind != "section"}
    for wish in overlay.arranged:
        if wish.worksheet == sheet.id:
            _arrange(blocks, wish, new)
    done = tuple(_section(sheet.id, section, tuple(blocks[section.id]), overlay.changes) for section in sections)
    return replace(sheet, sections=done)


def _block(added: Added) -> Block:
    if added.kind == "note":
        return Note(added.id, added.label)
    kind = QuestionType(added.kind) if added.kind in list(QuestionType) else QuestionType.LONG_TEXT
    return Question(added.id, kind, added.label, added.help)


def _arrange(blocks: dict[str, list[Block]], wish: Arranged, new: Mapping[str, Block]) -> None:
    """Put one block where it is wished; a wish about what is not there any more is passed over."""
    block = new.get(wish.block)
    for row in blocks.values():
        for each in row:
            if each.id == wish.block:
                block = each
                row.remove(each)
                break
    home = blocks.get(wish.place.section)
    if home is None:
        home = next(iter(blocks.values()), None)
    if block is None or home is None:
        return
    names = [each.id for each in home]
    if wish.place.after == "":
        home.insert(0, block)
    else:
        home.insert(names.index(wish.place.after) + 1 if wish.place.after in names else len(home), block)


Changes = Mapping[str, Mapping[str, Change]]


def _section(sheet: str, section: Section, blocks: tuple[Block, ...], changes: Changes) -> Section:
    wished = changes.get(f"{sheet}/{SECTION}{section.id}", {})
    made = replace(
        section,
        title=wished["label"].ours if "label" in wished else section.title,
        intro=wished["help"].ours if "help" in wished else section.intro,
        hidden=wished["hidden"].ours == HIDDEN if "hidden" in wished else section.hidden,
        blocks=tuple(_changed(sheet, block, changes) for block in blocks),
    )
    return section if made == section else made


# What a person calls the wording of a block, and the attribute that holds it.
LABEL_OF: Mapping[type[Block], str] = {Question: "label", Note: "body", Quiz: "question"}
HELP_OF: Mapping[type[Block], str] = {Question: "help", Quiz: "answer"}
_CHOICES = ("options", "statements", "scale", "rows", "columns")


def _changed(sheet: str, block: Block, changes: Changes) -> Block:
    wished = changes.get(f"{sheet}/{block.id}", {})
    new: dict[str, Any] = {}
    if "label" in wished:
        new[LABEL_OF[type(block)]] = wished["label"].ours
        new |= {"reworded": True} if isinstance(block, Question) else {}
    if "help" in wished and type(block) in HELP_OF:
        new[HELP_OF[type(block)]] = wished["help"].ours
    if "hidden" in wished:
        new["hidden"] = wished["hidden"].ours == HIDDEN
    if isinstance(block, Question):
        for name in _CHOICES:
            given = getattr(block, name)
            worded = tuple(_choice(f"{sheet}/{block.id}/{each.id}", each, changes) for each in given)
            if worded != given:
                new[name] = worded
    return replace(block, **new) if new else block


def _choice(element: str, choice: Choice, changes: Changes) -> Choice:
    wished = changes.get(element, {})
    return replace(choice, label=wished["label"].ours) if "label" in wished else choice
