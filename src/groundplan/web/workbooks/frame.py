"""The frame of a workbook's pages: its names, its ways, and the ground plan with how far its reader is."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from groundplan.web.page import Page, Room
from groundplan.web.workbooks.queries import Access, Written, read_pages

Messages = Sequence[tuple[str, str]]


def address(access: Access, name: str, **parts: str) -> str:
    """The path of one of the workbook's pages."""
    return reverse(name, kwargs={"workbook": access.workbook.id, **parts})


def department_in_words(access: Access) -> str:
    """What the department is called, or the wording for somebody who has none."""
    department = access.workbook.department
    return _("only me") if department.solo else department.name


def frame(
    request: HttpRequest, written: Written, title: str, *, here: str = "", module: str = "", messages: Messages = ()
) -> Page:
    """The frame around one page of a workbook; `here` is the path that navigation marks as current."""
    access = written.access
    ways = (
        (_("Home"), address(access, "workbook")),
        (_("Plan"), address(access, "plan")),
        (_("Download"), address(access, "export")),
        (_("Shelf"), address(access, "shelf")),
        (_("Settings"), address(access, "settings")),
    )
    toolkit = access.edition.toolkit
    return Page(
        title=title,
        library=access.workbook.library.name,
        department=department_in_words(access),
        person=str(request.user),
        signed_in=True,
        workbook_url=ways[0][1],
        plan_url=ways[1][1],
        export_url=ways[2][1],
        shelf_url=ways[3][1],
        settings_url=ways[4][1],
        licence=f"{toolkit.title} · {toolkit.licence}" if toolkit.licence else toolkit.title,
        nav=[(label, url, url == here) for label, url in ways],
        rooms=rooms(written, module),
        messages=messages,
        preview_url=address(access, "preview"),
        storage_key=f"{access.person}/{access.workbook.id}",
    )


def rooms(written: Written, current: str = "") -> list[Room]:
    """The toolkit's modules as rooms, with what has been read and begun in each."""
    access = written.access
    toolkit = access.edition.toolkit
    read = read_pages(access)
    started = written.started()
    found = []
    for module in toolkit.modules:
        sheets = [sheet for sheet in toolkit.worksheets if sheet.module == module.id and not sheet.withdrawn]
        first = next((page for page in module.pages if page.id not in read), module.pages[0] if module.pages else None)
        found.append(
            Room(
                title=module.title,
                url=address(access, "page", page=first.id) if first else address(access, "workbook"),
                current=module.id == current,
                pages_total=len(module.pages),
                pages_read=sum(page.id in read for page in module.pages),
                sheets=[
                    (sheet.title, address(access, "sheet", worksheet=sheet.id), sheet.id in started) for sheet in sheets
                ],
            )
        )
    return found
