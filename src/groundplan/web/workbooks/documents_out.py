"""A plan, a worksheet or a whole workbook as a document in one of five formats; a plan as a calendar or a table, too.

The writers are imported when they are first asked for: Word and PDF would double the time a server takes to start.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_noop

from groundplan.errors import GroundplanError
from groundplan.plan.model import Settled
from groundplan.plan.quoted import quoted_parts
from groundplan.publish.dated import Origin, plan_entries
from groundplan.publish.outline import Outline
from groundplan.publish.plans import plan_json, plan_outline
from groundplan.publish.sheets import worksheet_outline
from groundplan.publish.table import plan_table
from groundplan.publish.workbooks import workbook_outline
from groundplan.toolkit.model import Toolkit
from groundplan.web.accounts.models import Person
from groundplan.web.audit.actions import record
from groundplan.web.turns import pause
from groundplan.web.workbooks.asked import wordings_of_shelf
from groundplan.web.workbooks.beside import is_talk
from groundplan.web.workbooks.citations import citations_of, cited_in, today_in
from groundplan.web.workbooks.queries import Access, NotFoundError, Written, picture_of
from groundplan.web.workbooks.showing import workbook_json, worksheet_json
from groundplan.web.workbooks.stamps import stamps_of
from groundplan.web.workbooks.surroundings import Neighbourhood
from groundplan.web.writing import write
from groundplan.words import say, speaking, words

# suffix → (media type, what people call it)
FORMATS: Mapping[str, tuple[str, str]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", gettext_noop("Word")),
    "pdf": ("application/pdf", gettext_noop("PDF")),
    "md": ("text/markdown; charset=utf-8", gettext_noop("Markdown")),
    "html": ("text/html; charset=utf-8", gettext_noop("Web page")),
    "json": ("application/json", gettext_noop("Data (JSON)")),
}
# What only a plan can be, because only it has days and steps.
OF_A_PLAN: Mapping[str, tuple[str, str]] = {
    "ics": ("text/calendar; charset=utf-8", gettext_noop("Calendar")),
    "csv": ("text/csv; charset=utf-8", gettext_noop("Table")),
}
# In characters of its data: a megabyte of text takes about half a gigabyte of memory to be set.
LONGEST_PDF = 1_500_000
_WRITERS = {"docx": "word", "pdf": "pdf", "md": "markdown", "html": "html"}
Settling = Callable[[Access], Sequence[Settled]]
_SETTLING: list[Settling] = []


def settled_by(ask: Settling) -> None:
    """Have the plan's documents say what of it is left for now: for the room above this one that keeps it."""
    if ask not in _SETTLING:
        _SETTLING.append(ask)


def formats_in_words() -> list[tuple[str, str]]:
    """(suffix, what people call it) of every format, in the reader's language."""
    return [(suffix, say(label)) for suffix, (_kind, label) in FORMATS.items()]


def formats_of(what: str) -> Mapping[str, tuple[str, str]]:
    """The formats in which a document can be had: those of all, and for a plan some of its own."""
    return {**FORMATS, **OF_A_PLAN} if what == "plan" else FORMATS


class NoSuchFormatError(GroundplanError):
    """A document was asked for in a format that there is none of."""

    def __init__(self, suffix: str, what: str = "") -> None:
        super().__init__(
            say(
                "Groundplan cannot write .{suffix} files: ask for one of {known}.",
                suffix=suffix[:20],
                known=", ".join(f".{each}" for each in formats_of(what)),
            )
        )


class TooLongForPdfError(GroundplanError):
    """A document has more text than one PDF is made of."""

    def __init__(self) -> None:
        super().__init__(
            say("There is too much text here for one PDF: download it as Word or as a web page, or sheet by sheet.")
        )


@dataclass(frozen=True, slots=True)
class Made:
    """A document ready to be saved: its bytes, media type and a plain file name."""

    data: bytes
    media_type: str
    file_name: str


def make(written: Written, what: str, suffix: str, *, blank: bool = False, occasion: str = "", url: str = "") -> Made:
    """The document; raises `NotFoundError` for an unknown `what`, `NoSuchFormatError` and `TooLongForPdfError`.

    Only a worksheet can be had blank, and not as data. `url` is the whole address of the plan's page, for a calendar.
    """
    formats = formats_of(what)
    if suffix not in formats:
        raise NoSuchFormatError(suffix, what)
    blank = blank and what.startswith("worksheet:") and suffix != "json"
    if suffix == "pdf" and not blank and len(json.dumps(_data(written, what, occasion))) > LONGEST_PDF:
        raise TooLongForPdfError
    if suffix == "json":
        data = json.dumps(_data(written, what, occasion), ensure_ascii=False, indent=2).encode()
    elif suffix in OF_A_PLAN:
        data = _PLAN_WRITERS[suffix](written, url)
    else:
        data = _written_out(_outline(written, what, blank=blank, occasion=occasion), suffix)
    library = slugify(written.access.workbook.library.name)[:40]
    name = "-".join(filter(None, (library, slugify(what.removeprefix("worksheet:")), "blank" if blank else "")))
    return Made(data, formats[suffix][0], f"{name or 'groundplan'}.{suffix}")


def blank(toolkit: Toolkit, worksheet: str, suffix: str, *, paper: str = "letter") -> Made:
    """A blank worksheet of a toolkit that no workbook need be made from; raises as `make` does."""
    sheet = toolkit.worksheet(worksheet)
    if sheet is None or sheet.withdrawn:
        raise NotFoundError
    if suffix not in FORMATS or suffix == "json":
        raise NoSuchFormatError(suffix)
    outline = worksheet_outline(
        sheet, None, toolkit=toolkit, sheets=(), library="", department="", language=toolkit.language, paper=paper
    )
    return Made(_written_out(outline, suffix), FORMATS[suffix][0], f"{slugify(sheet.id)}-blank.{suffix}")


def hand_out(
    written: Written, what: str, suffix: str, *, blank: bool = False, occasion: str = "", url: str = ""
) -> Made:
    """`make`, put down in the library's audit list; a blank sheet, on which nobody wrote, is handed out as it is."""
    made = make(written, what, suffix, blank=blank, occasion=occasion, url=url)
    if not (blank and what.startswith("worksheet:")):
        access = written.access
        name = Person.objects.filter(id=access.person).values_list("name", flat=True).first() or ""
        write(lambda: put_down(access, access.person, name, what, suffix))
    return made


def put_down(access: Access, person: uuid.UUID | None, name: str, what: str, suffix: str) -> None:
    """Note that somebody took a document along: which and whence, never what stands in it; call inside a write."""
    sheet = access.edition.toolkit.worksheet(what.removeprefix("worksheet:"))
    document = sheet.title if sheet and what.startswith("worksheet:") else what
    workbook = access.workbook
    record("exported", workbook.library_id, person, name, document=document, what=workbook.called, suffix=suffix)


def _written_out(outline: Outline, suffix: str) -> bytes:
    with pause():
        written: bytes | str = import_module(f"groundplan.publish.{_WRITERS[suffix]}").write(outline)
    return written.encode() if isinstance(written, str) else written


def _calendar(written: Written, url: str) -> bytes:
    from groundplan.publish.calendar import calendar_file

    workbook = written.access.workbook
    with speaking(workbook.locale.replace("_", "-")):
        origin = Origin(workbook.id, workbook.called, url, stamps_of(written))
        plan = Neighbourhood(written).plan
        return calendar_file(plan_entries(plan, origin, say), say("Our plan: {name}", name=workbook.called))


def _table(written: Written, url: str) -> bytes:
    return plan_table(Neighbourhood(written).plan, words(written.access.workbook.locale.replace("_", "-")))


_PLAN_WRITERS: Mapping[str, Callable[[Written, str], bytes]] = {"ics": _calendar, "csv": _table}


def _outline(written: Written, what: str, *, blank: bool, occasion: str) -> Outline:
    workbook = written.access.workbook
    cited, today = citations_of(written.access), today_in(workbook)
    neighbourhood = Neighbourhood(written, cited)
    frame: dict[str, Any] = {
        "library": workbook.library.name,
        "department": workbook.department.name,
        "language": workbook.locale.replace("_", "-"),
        "paper": workbook.paper,
    }
    toolkit = written.access.edition.toolkit
    if what == "plan":
        return plan_outline(neighbourhood.plan, toolkit=toolkit, today=today, settled=_settled(written.access), **frame)
    frame["picture"] = lambda name: picture_of(written.access, name)
    if what == "workbook":
        fillings = list(written.sheets())
        return workbook_outline(
            toolkit,
            neighbourhood.sheets,
            neighbourhood.plan,
            occasions=[filled.title for filled in fillings],
            asked=[wordings_of_shelf(filled) for filled in fillings],
            cited=[cited_in(cited, filled) for filled in fillings],
            today=today,
            settled=_settled(written.access),
            **frame,
        )
    sheet = toolkit.worksheet(what.removeprefix("worksheet:")) if what.startswith("worksheet:") else None
    if sheet is None:
        raise NotFoundError
    filled = written.filled(sheet, occasion)
    answers, title = (None, "") if blank else (filled.merged, filled.title)
    frame |= {"cited": {} if blank else cited_in(cited, filled), "today": today}
    frame |= {"beside": quoted_parts(neighbourhood.plan) if is_talk(sheet) else None}
    return worksheet_outline(sheet, answers, toolkit=toolkit, sheets=neighbourhood.sheets, occasion=title, **frame)


def _settled(access: Access) -> list[Settled]:
    return [each for ask in _SETTLING for each in ask(access)]


def _data(written: Written, what: str, occasion: str) -> dict[str, Any]:
    if what == "plan":
        return plan_json(Neighbourhood(written, citations_of(written.access)).plan, _settled(written.access))
    if what == "workbook":
        return workbook_json(written)
    sheet = written.access.edition.toolkit.worksheet(what.removeprefix("worksheet:"))
    if sheet is None:
        raise NotFoundError
    return worksheet_json(written.filled(sheet, occasion), citations_of(written.access))
