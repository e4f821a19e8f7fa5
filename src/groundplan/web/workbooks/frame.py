"""The frame of a workbook's pages: its names and its ways."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from functools import lru_cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from groundplan.web.page import Page
from groundplan.web.workbooks.queries import Access, Written, owners_of

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


def whose(access: Access) -> str:
    """The department and, where the workbook names one, the branch."""
    branch = access.workbook.branch
    return ", ".join(filter(None, (department_in_words(access), branch.name if branch else "")))


def department_in_words(access: Access) -> str:
    """What the department is called, or the wording for somebody who has none."""
    department = access.workbook.department
    return _("only me") if department.solo else department.name


def _standing(access: Access) -> str:
    """What a reader may do here, and whom to ask for more: one query, for those who may not write."""
    owners = {"names": ", ".join(owners_of(access)) or _("its owner")}
    if access.may_comment:
        return _("You can read this workbook and comment on it. To write in it, ask %(names)s.") % owners
    return _("You can read this workbook. To comment on it or write in it, ask %(names)s.") % owners


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
    ways = {
        "workbook": _("Home"),
        "plan": _("Plan"),
        "comments": _("Comments"),
        "export": _("Download"),
        "shelf": _("Shelf"),
        **({"settings": _("Settings")} if access.may_write else {}),
        "sharing": _("Share") if access.may_share else _("People"),
    }
    urls = {name: address(access, name) for name in ways}
    nav = [(label, urls[name], urls[name] == here) for name, label in ways.items()]
    if access.may_write:
        nav.append((_("Documents"), reverse("sources", kwargs={"library": access.workbook.library_id}), False))
    if access.looks_after:
        nav.append((_("Library"), reverse("library", kwargs={"library": access.workbook.library_id}), False))
    if access.has_more:
        nav.append((_("All workbooks"), reverse("home"), False))
    toolkit = access.edition.toolkit
    return Page(
        title=title,
        library=access.workbook.library.name,
        department=whose(access),
        person=str(request.user),
        signed_in=True,
        workbook_url=urls["workbook"],
        plan_url=urls["plan"],
        export_url=urls["export"],
        shelf_url=urls["shelf"],
        comments_url=urls["comments"],
        settings_url=urls.get("settings", ""),
        standing="" if access.may_write else _standing(access),
        licence=f"{toolkit.title} · {toolkit.licence}" if toolkit.licence else toolkit.title,
        nav=nav,
        messages=messages,
        storage_key=storage_key(access),
        form=f"{sheet}--form" if sheet and access.may_write else "",
        form_action=sheet_action,
    )
