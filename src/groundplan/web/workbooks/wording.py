"""Our own words, where a worksheet stands: its wording, order and additions, with undo."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundplan.errors import GroundplanError
from groundplan.toolkit import adapting
from groundplan.toolkit.model import Block, Question, Section, Worksheet
from groundplan.toolkit.overlay import HELP_OF, SECTION, Added, Overlay, adapt
from groundplan.toolkit.terms import fill, marked
from groundplan.web.toolkits.models import Edition
from groundplan.web.workbooks import editing, queries
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.queries import Access, NotFoundError

Fields = dict[str, str]
Deed = Callable[[Overlay, Worksheet, str, Fields], Overlay]


@dataclass(frozen=True, slots=True)
class ItemView:
    """A question, note or choice that can be reworded. `element` is its name in the overlay; `base_label` and
    `base_help` are the toolkit's own words where they were changed."""

    element: str
    id: str
    kind: str
    type: str
    label: str
    help: str
    has_help: bool
    base_label: str = ""
    base_help: str = ""
    hidden: bool = False
    added: bool = False
    changed: bool = False
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SectionWording:
    """A section with its items."""

    element: str
    id: str
    title: str
    intro: str
    hidden: bool
    added: bool
    changed: bool
    items: tuple[ItemView, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, workbook: uuid.UUID, worksheet: str) -> HttpResponse:
    """Show how the worksheet is worded, or change it; every change makes a new edition, which undo points back from."""
    access = queries.access(request.user.pk, workbook)
    access.must_write()
    sheet = access.edition.adapted.worksheet(worksheet)
    if sheet is None:
        raise NotFoundError
    if request.method == "POST":
        return HttpResponseRedirect(request.path + _change(request, access, sheet))
    written = queries.written(access)
    edition = Edition.objects.only("note", "previous_id").get(id=access.edition.id)
    messages = [("done", _("Changed. Every copy of this worksheet in the workbook shows it."))]
    context = {
        "page": frame(
            request, written, _("Our own words"),
            messages=messages if "changed" in request.GET else (),
        ),
        "sheet": {
            "id": sheet.id,
            "title": access.sheet(worksheet).title,
            "url": address(access, "sheet", worksheet=sheet.id),
            "edition": str(access.edition.id),
        },
        "sections": [_section(access, sheet, section) for section in sheet.sections],
        "undo_note": edition.note if edition.previous_id else "",
        "undone": _undone(request, access),
        "kinds": [
            ("long_text", _("A longer text")),
            ("text", _("One line")),
            ("list", _("A list")),
            ("note", _("A note to read, not a question")),
        ],
    }  # fmt: skip
    return render(request, "workbooks/words.html", context)


def _change(request: HttpRequest, access: Access, sheet: Worksheet) -> str:
    """Do what was asked, and say what the page is to be shown with."""
    deed = request.POST.get("deed", "")
    target = request.POST.get("target", "")
    if deed in ("undo", "redo"):
        return _undo(access, deed, _id(request.POST.get("edition", "")))
    change = _move(access, deed) if deed in _BY else _DEEDS.get(deed)
    if change is None:
        raise NotFoundError
    fields = {name: str(text) for name, text in request.POST.items()}

    def adapted(overlay: Overlay, now: Worksheet) -> Overlay:
        return change(overlay, now, target, _unfilled(access, now, target, fields))

    note = _note(access, deed, sheet, target)
    editing.change_wording(access.person, access.workbook.id, sheet.id, adapted, note)
    return f"?changed=1#{target.replace('/', '--').replace(':', '-')}"


def _undo(access: Access, deed: str, edition: uuid.UUID | None) -> str:
    if edition is None:
        return ""
    if deed == "redo":
        editing.redo_wording(access.person, access.workbook.id, edition)
        return "?changed=1#undo"
    editing.undo_wording(access.person, access.workbook.id, edition)
    return f"?undone={edition}#redo"


def _undone(request: HttpRequest, access: Access) -> Edition | None:
    """The edition that undo has just left, as long as it can be done again."""
    undone = _id(request.GET.get("undone", ""))
    return editing.follower(access, undone) if undone else None


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _unfilled(access: Access, sheet: Worksheet, element: str, fields: Fields) -> Fields:
    """The form shows texts with the library's words in them: what was left as shown keeps its marks, and in what was
    reworded a word that had been a mark is one again."""
    try:
        now = adapting.wording(sheet, element)
    except GroundplanError:
        return fields
    changes = _overlay(access).changes.get(element, {})
    edition = access.edition
    for name, raw in now.items():
        if name in fields and _line_ends(fields[name]) == _shown(access, raw):
            fields[name] = raw
        elif name in fields:
            like = [raw, changes[name].base] if name in changes else [raw]
            fields[name] = marked(fields[name], like, edition.base.terms, edition.words)
    return fields


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _shown(access: Access, raw: str) -> str:
    return fill(raw, access.edition.base.terms, access.edition.words, markdown=False)


def _section(access: Access, sheet: Worksheet, section: Section) -> SectionWording:
    element = f"{sheet.id}/{SECTION}{section.id}"
    return SectionWording(
        element=element,
        id=section.id,
        title=_shown(access, section.title),
        intro=_shown(access, section.intro),
        hidden=section.hidden,
        added=section.id.startswith("x-"),
        changed=element in _overlay(access).changes,
        items=tuple(_item(access, sheet, block) for block in section.blocks),
    )


def _overlay(access: Access) -> Overlay:
    return access.edition.overlays[-1] if access.edition.overlays else Overlay()


def _item(access: Access, sheet: Worksheet, block: Block) -> ItemView:
    element = f"{sheet.id}/{block.id}"
    now = adapting.wording(sheet, element)
    changes = _overlay(access).changes.get(element, {})
    base = {name: _shown(access, change.base) for name, change in changes.items()}
    return ItemView(
        element=element,
        id=block.id,
        kind="question" if isinstance(block, Question) else type(block).__name__.lower(),
        type=block.type.value if isinstance(block, Question) else "",
        label=_shown(access, now["label"]),
        help=_shown(access, now.get("help", "")),
        has_help=type(block) in HELP_OF,
        base_label=base.get("label", ""),
        base_help=base.get("help", ""),
        hidden=block.hidden,
        added=block.id.startswith("x-"),
        changed=bool(changes),
        choices=_choices(access, element, block),
    )


def _choices(access: Access, element: str, block: Block) -> tuple[tuple[str, str], ...]:
    """Options, statements, rows and columns, which have a wording too."""
    if not isinstance(block, Question):
        return ()
    every = [(each.id, each.label) for each in (*block.options, *block.statements, *block.scale, *block.rows)]
    every += [(column.id, column.label) for column in block.columns]
    return tuple((f"{element}/{name}", _shown(access, label)) for name, label in every)


def _reword(overlay: Overlay, sheet: Worksheet, target: str, fields: Fields) -> Overlay:
    wished: Fields = {name: _line_ends(fields[name]) for name in ("label", "help") if name in fields}
    return adapting.reword(overlay, sheet, target, wished)


def _add_question(overlay: Overlay, sheet: Worksheet, target: str, fields: Fields) -> Overlay:
    kind = fields.get("type", "")
    new = Added(
        sheet.id,
        f"x-{secrets.token_hex(4)}",
        kind if kind in adapting.KINDS else "long_text",
        _line_ends(fields.get("label", "")),
        _line_ends(fields.get("help", "")),
    )
    return adapting.add_question(overlay, sheet, fields.get("section", ""), new)


def _add_section(overlay: Overlay, sheet: Worksheet, target: str, fields: Fields) -> Overlay:
    new = Added(sheet.id, f"x-{secrets.token_hex(4)}", "section", _line_ends(fields.get("label", "")))
    return adapting.add_section(overlay, sheet, new)


_DEEDS: Mapping[str, Deed] = {
    "reword": _reword,
    "hide": lambda overlay, sheet, target, fields: adapting.hide(overlay, sheet, target),
    "show": lambda overlay, sheet, target, fields: adapting.hide(overlay, sheet, target, hidden=False),
    "remove": lambda overlay, sheet, target, fields: adapting.remove_added(overlay, sheet, _name(sheet, target)),
    "restore": lambda overlay, sheet, target, fields: adapting.restore(overlay, sheet, target),
    "add_question": _add_question,
    "add_section": _add_section,
}


_BY = {"up": -1, "down": 1}


def _move(access: Access, deed: str) -> Deed:
    """A move, told how the sheet is without the overlay that is changed."""
    beneath = adapt(access.edition.base, *access.edition.overlays[:-1]).toolkit

    def move(overlay: Overlay, sheet: Worksheet, target: str, fields: Fields) -> Overlay:
        return adapting.move(overlay, sheet, beneath.worksheet(sheet.id), _name(sheet, target), _BY[deed])

    return move


def _name(sheet: Worksheet, element: str) -> str:
    return adapting.within(sheet, element).removeprefix(SECTION)


def _note(access: Access, deed: str, sheet: Worksheet, element: str) -> str:
    """What undo would take back, in words."""
    what = {
        "reword": _("reworded"),
        "hide": _("hidden"),
        "show": _("shown again"),
        "up": _("moved up"),
        "down": _("moved down"),
        "remove": _("removed"),
        "restore": _("back to the toolkit’s words"),
        "add_question": _("question added"),
        "add_section": _("section added"),
    }[deed]
    try:
        label = _shown(access, adapting.wording(sheet, element)["label"])
    except GroundplanError:
        label = ""
    title = _shown(access, sheet.title)
    return f"{title}: {label[:120]} – {what}" if label else f"{title}: {what}"
