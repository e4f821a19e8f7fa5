"""The frame of a workbook's pages: its names and its ways."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from functools import lru_cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from groundplan.web.page import Page
from groundplan.web.workbooks.queries import Access, Written

Messages = Sequence[tuple[str, str]]


def address(access: Access, name: str, **parts: str) -> str:
    """The path of one of the workbook's pages."""
    return _path(name, access.workbook.id, tuple(parts.items()))


@lru_cache(maxsize=8192)
def _path(name: str, workbook: uuid.UUID, parts: tuple[tuple[str, str], ...]) -> str:
    """Remembered: every page asks for some twenty of them, and Django works each out anew."""
    return reverse(name, kwargs={"workbook": workbook, **dict(parts)})


def storage_key(access: Access) -> str:
    """Under which name a browser's tab keeps what is not saved yet."""
    return f"{access.person}/{access.workbook.id}"


def department_in_words(access: Access) -> str:
    """What the department is called, or the wording for somebody who has none."""
    department = access.workbook.department
    return _("only me") if department.solo else department.name


def frame(
    request: HttpRequest,
    written: Written,
    title: str,
    *,
    here: str = "",
    messages: Messages = (),
    sheet: str = "",
    sheet_action: str = "",
) -> Page:
    """The frame around one page of a workbook; `here` is the path that navigation marks as current, `sheet` the
    worksheet that is filled in on the page and `sheet_action` where its form is posted."""
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
        messages=messages,
        storage_key=storage_key(access),
        form=f"{sheet}--form" if sheet and access.may_write else "",
        form_action=sheet_action,
    )
