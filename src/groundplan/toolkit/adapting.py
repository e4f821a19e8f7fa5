"""The deeds of adaptation: each takes an overlay and gives the next one; nothing is changed in place.

`sheet` is always the worksheet as it is now, with the overlay on it and its terms unfilled.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from groundplan.errors import GroundplanError
from groundplan.toolkit.model import Block, Question, Section, Worksheet
from groundplan.toolkit.overlay import (
    HELP_OF,
    HIDDEN,
    LABEL_OF,
    SECTION,
    Added,
    Arranged,
    Change,
    Overlay,
    Place,
)
from groundplan.words import say

MOST_ADDED = 100
LONGEST_LABEL = 2000
LONGEST_HELP = 10_000
# Every change stores the whole overlay anew: without a limit, a few hundred changes fill the disk.
LONGEST_OVERLAY = 300_000
KINDS = ("text", "long_text", "list", "note")


class NoSuchElementError(GroundplanError):
    """A change names something that the worksheet does not have."""

    def __init__(self, element: str) -> None:
        super().__init__(
            say("This worksheet has no “{element}”, so nothing was changed: load the page anew.", element=element[:80])
        )


class BadWordingError(GroundplanError):
    """A wording is empty or too long."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "A question needs a wording, of at most {label} characters, and its help at most {help}: "
                "nothing was changed.",
                label=LONGEST_LABEL,
                help=LONGEST_HELP,
            )
        )


class TooManyAddedError(GroundplanError):
    """A worksheet cannot take another question."""

    def __init__(self) -> None:
        super().__init__(
            say("This worksheet has {most} additions, the most it can hold: remove one first.", most=MOST_ADDED)
        )


class OverlayTooLargeError(GroundplanError):
    """A workbook's own words are more than one edition can hold."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "This workbook has more words of its own than it can hold ({most} characters), so nothing was changed: "
                "shorten or remove some of them first.",
                most=LONGEST_OVERLAY,
            )
        )


def reword(overlay: Overlay, sheet: Worksheet, element: str, wished: Mapping[str, str]) -> Overlay:
    """Give an element another `label` or `help`. Raises `BadWordingError`, `NoSuchElementError` and
    `OverlayTooLargeError`."""
    return _held(_reworded(overlay, sheet, element, wished), overlay)


def _held(wanted: Overlay, before: Overlay) -> Overlay:
    """The wanted overlay; one that is too large may still become smaller."""
    size = _size(wanted)
    if size > LONGEST_OVERLAY and size > _size(before):
        raise OverlayTooLargeError
    return wanted


def _size(overlay: Overlay) -> int:
    return len(json.dumps(overlay.to_json()))


def _reworded(overlay: Overlay, sheet: Worksheet, element: str, wished: Mapping[str, str]) -> Overlay:
    now = wording(sheet, element)
    if not wished.get("label", "filled").strip() or len(wished.get("label", "")) > LONGEST_LABEL:
        raise BadWordingError
    if len(wished.get("help", "")) > LONGEST_HELP:
        raise BadWordingError
    added = next((each for each in overlay.added if f"{each.worksheet}/{_prefix(each)}{each.id}" == element), None)
    if added is not None:
        new = replace(added, label=wished.get("label", added.label), help=wished.get("help", added.help))
        return replace(overlay, added=tuple(new if each is added else each for each in overlay.added))
    for name, text in wished.items():
        if name in now:
            overlay = _with(overlay, element, name, now[name], text)
    return overlay


def _prefix(added: Added) -> str:
    return SECTION if added.kind == "section" else ""


def _with(overlay: Overlay, element: str, name: str, now: str, wanted: str) -> Overlay:
    """Note one attribute; a wish for what the toolkit says anyway takes the note away."""
    changes = {key: dict(value) for key, value in overlay.changes.items()}
    mine = changes.setdefault(element, {})
    base = mine[name].base if name in mine else now
    if wanted == base:
        mine.pop(name, None)
    else:
        mine[name] = Change(base, wanted)
    kept = {key: MappingProxyType(value) for key, value in changes.items() if value}
    return replace(overlay, changes=MappingProxyType(kept))


def wording(sheet: Worksheet, element: str) -> dict[str, str]:
    """The `label` and `help` of an element as they are now; raises `NoSuchElementError`."""
    rest = within(sheet, element)
    if rest.startswith(SECTION):
        section = _section(sheet, rest.removeprefix(SECTION))
        return {"label": section.title, "help": section.intro}
    name, _slash, choice = rest.partition("/")
    block = _find(sheet, name)[2]
    if choice and isinstance(block, Question):
        every = (*block.options, *block.statements, *block.scale, *block.rows)
        labels = {each.id: each.label for each in every} | {column.id: column.label for column in block.columns}
        if choice in labels:
            return {"label": labels[choice]}
    if choice:
        raise NoSuchElementError(element)
    found = {"label": str(getattr(block, LABEL_OF[type(block)]))}
    if type(block) in HELP_OF:
        found["help"] = str(getattr(block, HELP_OF[type(block)]))
    return found


def within(sheet: Worksheet, element: str) -> str:
    """The element's name without its worksheet; raises `NoSuchElementError` for one of another sheet."""
    owner, _slash, rest = element.partition("/")
    if owner != sheet.id:
        raise NoSuchElementError(element)
    return rest


def hide(overlay: Overlay, sheet: Worksheet, element: str, *, hidden: bool = True) -> Overlay:
    """Hide a question or a section, or show it again; its answers go to the shelf and come back."""
    rest = within(sheet, element)
    thing = _section(sheet, rest.removeprefix(SECTION)) if rest.startswith(SECTION) else _find(sheet, rest)[2]
    return _with(overlay, element, "hidden", HIDDEN if thing.hidden else "", HIDDEN if hidden else "")


def move(overlay: Overlay, sheet: Worksheet, beneath: Worksheet | None, block: str, by: int) -> Overlay:
    """Move a block one place up (-1) or down (+1), from the end of a section into the next one.

    `beneath` is the sheet without this overlay: what stands where it has it, among blocks that were never moved, needs
    no wish.
    """
    section, at, _block = _find(sheet, block)
    rows = {each.id: [other.id for other in each.blocks] for each in sheet.sections}
    order = list(rows)
    home, to = rows[section.id], order.index(section.id) + by
    home.remove(block)
    if 0 <= at + by <= len(home):
        home.insert(at + by, block)
    elif 0 <= to < len(order):
        there = rows[order[to]]
        there.insert(len(there) if by < 0 else 0, block)
    else:
        return overlay
    return _arranged(overlay, sheet.id, rows, _places(beneath), block)


Places = dict[str, Place]


def _places(sheet: Worksheet | None) -> Places:
    """Where every block stands, in the order of the sheet."""
    found: Places = {}
    for section in sheet.sections if sheet else ():
        before = ""
        for block in section.blocks:
            found[block.id] = Place(section.id, before)
            before = block.id
    return found


def _arranged(overlay: Overlay, sheet: str, rows: Mapping[str, list[str]], base: Places, moved: str) -> Overlay:
    """The fewest wishes that make these rows, one a block. Each names the neighbour before it, which by then stands
    where it is to stand; `was` stays what it was when the block was first moved."""
    mine = [each for each in overlay.arranged if each.worksheet == sheet]
    was = {each.block: each.was for each in reversed(mine)}
    here = {block for row in rows.values() for block in row}
    astray = [each for each in mine if each.block not in here]
    wishes: list[Arranged] = []
    for section, row in rows.items():
        staying = _staying(section, row, base, {*was, moved})
        for before, block in zip(["", *row], row, strict=False):
            if block not in staying:
                wishes.append(Arranged(sheet, block, Place(section, before), was.get(block) or base.get(block)))
    others = [each for each in overlay.arranged if each.worksheet != sheet]
    return replace(overlay, arranged=(*others, *astray, *wishes))


def _staying(section: str, row: list[str], base: Places, movable: set[str]) -> set[str]:
    """The blocks of a row that stand as in `base`: all that were never moved, and of the others what is in order."""
    order = {block: at for at, (block, place) in enumerate(base.items()) if place.section == section}
    staying = {block for block in row if block in order and block not in movable}
    for block in row:
        if block in order and block not in staying:
            wanted = [order[each] for each in row if each in staying or each == block]
            if wanted == sorted(wanted):
                staying.add(block)
    return staying


def add_question(overlay: Overlay, sheet: Worksheet, section: str, new: Added) -> Overlay:
    """A question (or note) of the library's own at the end of a section."""
    _check(overlay, new)
    home = _section(sheet, section)
    last = home.blocks[-1].id if home.blocks else ""
    wish = Arranged(sheet.id, new.id, Place(section, last))
    return _held(replace(overlay, added=(*overlay.added, new), arranged=(*overlay.arranged, wish)), overlay)


def add_section(overlay: Overlay, sheet: Worksheet, new: Added) -> Overlay:
    """A section of the library's own, at the end of the worksheet."""
    _check(overlay, new)
    last = sheet.sections[-1].id if sheet.sections else ""
    return _held(replace(overlay, added=(*overlay.added, replace(new, kind="section", after=last))), overlay)


def _check(overlay: Overlay, new: Added) -> None:
    if not new.label.strip() or len(new.label) > LONGEST_LABEL or len(new.help) > LONGEST_HELP:
        raise BadWordingError
    if sum(each.worksheet == new.worksheet for each in overlay.added) >= MOST_ADDED:
        raise TooManyAddedError


def remove_added(overlay: Overlay, sheet: Worksheet, name: str) -> Overlay:
    """Take away what the library added; what was written there goes to the shelf. A section goes with its own
    questions, while the toolkit's questions in it stay where they were."""
    gone = {name}
    section = next((each for each in sheet.sections if each.id == name), None)
    if section is not None:
        gone |= {block.id for block in section.blocks if block.id.startswith("x-")}
    added = tuple(each for each in overlay.added if each.worksheet != sheet.id or each.id not in gone)
    if len(added) == len(overlay.added):
        raise NoSuchElementError(name)
    arranged = tuple(
        _without(each, sheet, gone)
        for each in overlay.arranged
        if each.worksheet != sheet.id or (each.block not in gone and each.place.section not in gone)
    )
    return replace(overlay, added=added, arranged=arranged)


def _without(wish: Arranged, sheet: Worksheet, gone: set[str]) -> Arranged:
    """The wish, after the next neighbour of before that is left."""
    if wish.worksheet != sheet.id or wish.place.after not in gone:
        return wish
    places = _places(sheet)
    after = wish.place.after
    while after in gone:
        after = places[after].after if after in places else ""
    return replace(wish, place=replace(wish.place, after=after))


def restore(overlay: Overlay, sheet: Worksheet, element: str) -> Overlay:
    """Back to the toolkit's own wording, shown again; what is not there any more can be put back too."""
    within(sheet, element)
    kept = {key: value for key, value in overlay.changes.items() if key != element}
    return replace(overlay, changes=MappingProxyType(kept))


def _section(sheet: Worksheet, name: str) -> Section:
    found = next((section for section in sheet.sections if section.id == name), None)
    if found is None:
        raise NoSuchElementError(name)
    return found


def _find(sheet: Worksheet, name: str) -> tuple[Section, int, Block]:
    for section in sheet.sections:
        for at, block in enumerate(section.blocks):
            if block.id == name:
                return section, at, block
    raise NoSuchElementError(name)
