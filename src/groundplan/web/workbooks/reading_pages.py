"""A page of the toolkit as a reader sees it: its HTML, and what comes before and after."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from groundplan.publish import direction
from groundplan.toolkit.model import Page, Toolkit
from groundplan.toolkit.pages import Rendered, minutes, render
from groundplan.web.toolkits.queries import Kept
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.queries import Access, NotFoundError

_rendered: Kept[tuple[uuid.UUID, str], Rendered] = Kept(1500)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The page before or after: where it is, and how long it takes to read."""

    title: str
    url: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A page ready for its template; `language` and `direction` (`ltr` or `rtl`) are those that its author wrote in."""

    id: str
    title: str
    html: Markup
    language: str
    direction: str
    minutes: int
    module_title: str
    module_url: str
    headings: tuple[tuple[int, str, str], ...]
    previous: Neighbour | None
    next: Neighbour | None
    progress: str
    done_url: str


def page_html(access: Access, page: Page) -> Rendered:
    """The page rendered once per edition; its links are relative to the page, so that workbooks can share it."""
    toolkit = access.edition.toolkit
    return _rendered.get(
        (access.edition.id, page.id),
        lambda: render(page.body, page=page, toolkit=toolkit, address_of=_relative, beneath=1),
    )


def _relative(kind: str, name: str) -> str:
    """An address as seen from `…/read/PAGE/`."""
    if kind == "page":
        return f"../{name}/"
    if kind == "worksheet":
        return f"../../sheet/{name}/"
    if kind == "media":
        return f"../../media/{name}"
    return "../../"


def reading_time(page: Page) -> int:
    """Minutes: what the author gave, or what the words take."""
    return page.minutes or minutes(page.body)


def reading_view(access: Access, page: Page | None, page_id: str = "") -> ReadingView:
    """The page with what stands around it; raises `NotFoundError` for one that is not there."""
    toolkit = access.edition.toolkit
    found = page or toolkit.page(page_id)
    if found is None:
        raise NotFoundError
    pages = list(toolkit.pages())
    at = pages.index(found)
    module = toolkit.module(found.module)
    rendered = page_html(access, found)
    return ReadingView(
        id=found.id,
        title=found.title,
        html=Markup(rendered.html),  # noqa: S704 sanitised by groundplan.toolkit.pages
        language=direction.tag(toolkit.language),
        direction=direction.of_language(toolkit.language),
        minutes=reading_time(found),
        module_title=module.title if module else "",
        module_url=address(access, "workbook"),
        headings=tuple(rendered.headings),
        previous=_neighbour(access, pages[at - 1]) if at else None,
        next=_neighbour(access, pages[at + 1]) if at + 1 < len(pages) else None,
        progress=_progress(toolkit, found),
        done_url=address(access, "read", page=found.id),
    )


def _neighbour(access: Access, page: Page) -> Neighbour:
    return Neighbour(page.title, address(access, "page", page=page.id), reading_time(page))


def _progress(toolkit: Toolkit, page: Page) -> str:
    """“Page 2 of 5; about 10 minutes left in this module.”"""
    module = toolkit.module(page.module)
    if module is None:
        return ""
    at = module.pages.index(page)
    left = sum(reading_time(each) for each in module.pages[at:])
    place = _("Page {number} of {total}").format(number=at + 1, total=len(module.pages))
    time = ngettext("about {n} minute left", "about {n} minutes left", left).format(n=left)
    return f"{place}; {time}"
