"""Where she left off: the next thing to read or to fill in, with what it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundplan.toolkit.model import Module, Page
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.models import LogEntry
from groundplan.web.workbooks.queries import Written, read_pages
from groundplan.web.workbooks.reading_pages import reading_time


@dataclass(frozen=True, slots=True)
class Resume:
    """The next page: what it is, where, and a sentence about time; `first` where nothing was read yet."""

    title: str
    url: str
    kind: str
    minutes: int
    sentence: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class RoomView:
    """A module on the home page: pages (title, url, read, minutes, level) and sheets (title, url, started, number)."""

    id: str
    title: str
    goals: Sequence[str]
    minutes: int
    progress: str
    pages: Sequence[tuple[str, str, bool, int, int]]
    sheets: Sequence[tuple[str, str, bool, str]]
    current: bool


def resume(written: Written) -> Resume | None:
    """The first page not yet read after the last one that was; `None` when everything has been read."""
    access = written.access
    read = read_pages(access)
    pages = list(access.edition.toolkit.pages())
    last = max((at for at, page in enumerate(pages) if page.id in read), default=-1)
    unread = [page for page in [*pages[last + 1 :], *pages[: last + 1]] if page.id not in read]
    if not unread:
        return None
    following = unread[0]
    took = reading_time(following)
    sentence = ngettext("About {n} minute to read.", "About {n} minutes to read.", took).format(n=took)
    return Resume(following.title, address(access, "page", page=following.id), "page", took, sentence, not read)


def last_sheet(written: Written) -> tuple[str, str] | None:
    """The worksheet in which this person wrote last, with its address: told to herself and to nobody else."""
    access = written.access
    entries = LogEntry.objects.filter(
        library_id=access.workbook.library_id,
        document__in=[row.id for row in written.rows if row.sequence],
        epoch=F("document__epoch"),
        sequence=F("document__sequence"),
        participant=access.person,
    )
    found = entries.order_by("-at").values_list("document__worksheet", flat=True).first()
    sheet = access.edition.toolkit.worksheet(found) if found else None
    return (sheet.title, address(access, "sheet", worksheet=sheet.id)) if sheet else None


def rooms(written: Written) -> list[RoomView]:
    """Every module with its pages and sheets, and how far its reader is."""
    access = written.access
    read = read_pages(access)
    going_on = resume(written)
    return [_room(written, module, read, going_on.url if going_on else "") for module in access.edition.toolkit.modules]


def _room(written: Written, module: Module, read: set[str], going_on: str) -> RoomView:
    access = written.access
    started = written.started()
    pages = [
        (page.title, address(access, "page", page=page.id), page.id in read, reading_time(page), page.level)
        for page in module.pages
    ]
    sheets = [
        (sheet.title, address(access, "sheet", worksheet=sheet.id), sheet.id in started, sheet.number)
        for sheet in access.edition.toolkit.worksheets
        if sheet.module == module.id and not sheet.withdrawn
    ]
    return RoomView(
        id=module.id,
        title=module.title,
        goals=module.goals,
        minutes=module.minutes or sum(map(reading_time, module.pages)),
        progress=_progress(module.pages, read),
        pages=pages,
        sheets=sheets,
        current=any(url == going_on for _title, url, *_rest in pages),
    )


def _progress(pages: Sequence[Page], read: set[str]) -> str:
    done = sum(page.id in read for page in pages)
    left = sum(reading_time(page) for page in pages if page.id not in read)
    if not left:
        return _("All pages read")
    count = _("{done} of {total} pages").format(done=done, total=len(pages))
    time = ngettext("about {n} minute left", "about {n} minutes left", left).format(n=left)
    return f"{count}; {time}"
