"""Pages of a workbook: reading, worksheets, the shelf, settings; each view makes one domain call."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groundplan.toolkit.model import Page
from groundplan.toolkit.pages import markdown
from groundplan.web.libraries.models import Right
from groundplan.web.toolkits import queries as toolkits
from groundplan.web.workbooks import actions, editing, queries
from groundplan.web.workbooks.beside import beside
from groundplan.web.workbooks.composing import dom_id
from groundplan.web.workbooks.forms import added, more_rows, pressed_in, removed, sent_from, unfolded
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.queries import Access, NotFoundError, Written
from groundplan.web.workbooks.reading_pages import reading_view
from groundplan.web.workbooks.replies import reply
from groundplan.web.workbooks.settings_form import settings_context, settings_from
from groundplan.web.workbooks.sheet_html import sheet_html
from groundplan.web.workbooks.shelves import shelved
from groundplan.web.workbooks.talkview import open_talk_shown_nowhere
from groundplan.web.workbooks.troubles import Trouble

LONGEST_PREVIEW = 1_000_000


def _access(request: HttpRequest, workbook: uuid.UUID) -> Access:
    return queries.access(request.user.pk, workbook)


def _person(request: HttpRequest) -> uuid.UUID:
    if request.user.pk is None:
        raise NotFoundError
    return request.user.pk


def _messages(request: HttpRequest) -> list[tuple[str, str]]:
    return [("done", _("Saved"))] if "saved" in request.GET else []


@require_safe
def page(request: HttpRequest, workbook: uuid.UUID, page: str) -> HttpResponse:
    """A page to read, with the worksheet that it places beside it."""
    written = queries.written(_access(request, workbook))
    return _show_page(request, written, page, Trouble(), 200)


def _show_page(request: HttpRequest, written: Written, page: str, trouble: Trouble, status: int) -> HttpResponse:
    toolkit = written.access.edition.toolkit
    found = toolkit.page(page)
    if found is None:
        raise NotFoundError
    placements = [(toolkit.worksheet(placement.worksheet), placement.phase) for placement in found.placements]
    placed = [(sheet, phase) for sheet, phase in placements if sheet is not None]
    sheets = [
        sheet_html(
            request,
            written,
            written.filled(sheet),
            phase=phase,
            back=page,
            extra=more_rows(request.GET),
            trouble=trouble,
            saved=_("Saved") if request.GET.get("saved") == sheet.id else "",
            removed=request.GET.get("removed", ""),
        )
        for sheet, phase in placed
    ]
    first = placed[0][0].id if placed else ""
    action = f"{address(written.access, 'sheet', worksheet=first)}?{urlencode({'page': page})}" if first else ""
    context = {
        "page": frame(request, written, found.title, sheet=first, sheet_action=action),
        "reading": reading_view(written.access, found),
        "sheets": sheets,
        "beside": [(each.id, view) for each, _phase in placed if (view := beside(written, written.filled(each)))],
    }
    return render(request, "workbooks/page.html", context, status=status)


@require_POST
def read(request: HttpRequest, workbook: uuid.UUID, page: str) -> HttpResponse:
    """Mark a page as read and go on to the next one."""
    return _read_on(request, workbook, page, read=request.POST.get("read", "yes") != "no")


def _read_on(request: HttpRequest, workbook: uuid.UUID, page: str, *, read: bool = True) -> HttpResponseRedirect:
    actions.mark_read(_person(request), workbook, page, read=read)
    following = reading_view(_access(request, workbook), None, page).next
    return HttpResponseRedirect(following.url if following else reverse("workbook", kwargs={"workbook": workbook}))


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, workbook: uuid.UUID, worksheet: str, occasion: str = "") -> HttpResponse:
    """A worksheet: to be filled in, and where its form is saved."""
    if request.method == "POST":
        return _save(request, workbook, worksheet, occasion)
    return _show_sheet(request, _access(request, workbook), worksheet, occasion, Trouble(), 200)


def _save(request: HttpRequest, workbook: uuid.UUID, worksheet: str, occasion: str) -> HttpResponse:
    person = _person(request)
    sent = sent_from(request, worksheet, occasion)
    saved = actions.save(person, workbook, sent, _uploads(request))
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(reply(sent, saved), status=422 if saved.refused else 200)
    access = _access(request, workbook)
    page = request.GET.get("page", "")
    if saved.refused or saved.merged:
        trouble = Trouble.of(sent, saved)
        status = 422 if saved.refused else 200
        if not occasion and _places(access.edition.toolkit.page(page), worksheet):
            return _show_page(request, queries.written(access), page, trouble, status)
        return _show_sheet(request, access, worksheet, occasion, trouble, status)
    return _onward(request, access, page, worksheet)


def _places(page: Page | None, worksheet: str) -> bool:
    """Whether the worksheet stands beside a page: what could not be saved is told nowhere else."""
    return page is not None and any(placement.worksheet == worksheet for placement in page.placements)


def _uploads(request: HttpRequest) -> actions.Uploads:
    return {name: upload for name, upload in request.FILES.items() if isinstance(upload, UploadedFile)}


def _onward(request: HttpRequest, access: Access, page: str, worksheet: str) -> HttpResponseRedirect:
    """Where the button pressed leads, now that everything is saved."""
    to = request.GET.get("to", "")
    if to in ("plan", "shelf"):
        return HttpResponseRedirect(address(access, to) + "?saved=1")
    if to == "read":
        return _read_on(request, access.workbook.id, page)
    if to == "again":
        return HttpResponseRedirect(address(access, "once-more", worksheet=worksheet))
    if to == "leave":
        # The browser posts the form once more, there: signing out is a post.
        return HttpResponseRedirect(reverse("leave"), preserve_request=True)
    return HttpResponseRedirect(_back(request, access, page, worksheet))


def _back(request: HttpRequest, access: Access, page: str, worksheet: str) -> str:
    """The place on the sheet where the button pressed stands."""
    more = added(request)
    asked = {"saved": worksheet, "more": more, "removed": removed(request)}
    parameters = urlencode({key: value for key, value in asked.items() if value})
    here = address(access, "page", page=page) if access.edition.toolkit.page(page) else request.path
    question = pressed_in(request)
    anchor = f"{question.replace('/', '--')}--question" if question else f"{worksheet}--saved"
    if asked["removed"]:
        anchor = f"{worksheet}--undo"
    elif unfolded(request):
        anchor = f"{dom_id(more)}--more"
    elif more.removeprefix(f"{question}/") in {horizon.id for horizon in access.edition.toolkit.horizons}:
        anchor = f"{dom_id(more)}--added"
    return f"{here}?{parameters}#{anchor}"


def _show_sheet(
    request: HttpRequest, access: Access, worksheet: str, occasion: str, trouble: Trouble, status: int
) -> HttpResponse:
    written = queries.written(access)
    found = access.sheet(worksheet)
    if occasion and occasion not in dict(written.occasions(worksheet)):
        raise NotFoundError
    filled = written.filled(found, occasion)
    html = sheet_html(
        request,
        written,
        filled,
        alone=True,
        extra=more_rows(request.GET),
        trouble=trouble,
        saved=_("Saved") if "saved" in request.GET else "",
        removed=request.GET.get("removed", ""),
    )
    filling = f"?{urlencode({'occasion': occasion})}" if occasion else ""
    exports = [
        (f"{label} (.{suffix})", address(access, "download", what=f"worksheet:{worksheet}", suffix=suffix) + filling)
        for label, suffix in ((_("Word"), "docx"), (_("PDF"), "pdf"))
    ]
    places = [
        (page.title, address(access, "page", page=page.id))
        for page in access.edition.toolkit.pages()
        if _places(page, worksheet)
    ]
    title = f"{found.title}: {filled.title}" if filled.title else found.title
    context = {
        "page": frame(request, written, title, sheet=worksheet, sheet_action=f"{request.path}?page="),
        "sheet": html,
        "sheet_id": worksheet,
        "beside": beside(written, filled),
        "exports": exports,
        "page_links": places,
    }
    return render(request, "workbooks/sheet.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def once_more(request: HttpRequest, workbook: uuid.UUID, worksheet: str) -> HttpResponse:
    """Ask what a further filling of a sheet is about; start it and open it."""
    access = _access(request, workbook)
    access.must_write()
    if request.method == "POST":
        title = request.POST.get("title", "").strip()
        key = actions.start_occasion(access.person, workbook, worksheet, title)
        return HttpResponseRedirect(address(access, "sheet-occasion", worksheet=worksheet, occasion=key))
    found = access.sheet(worksheet)
    if not found.occasions:
        raise NotFoundError
    context = {
        "page": frame(request, queries.written(access), found.title),
        "sheet": {"title": found.title, "url": address(access, "sheet", worksheet=worksheet)},
        "prompt": found.occasions,
    }
    return render(request, "workbooks/once_more.html", context)


@require_POST
def preview(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """Long text as it will look."""
    _access(request, workbook)
    return HttpResponse(markdown(request.POST.get("text", "")[:LONGEST_PREVIEW]))


def _put_back(request: HttpRequest) -> list[tuple[str, str]]:
    return [("done", _("It is back in its place."))] if "saved" in request.GET else []


@require_safe
def shelf(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """Everything written that no worksheet shows at present."""
    written = queries.written(_access(request, workbook))
    context = {
        "page": frame(request, written, _("Shelf"), here=request.path, messages=_put_back(request)),
        "shelved": shelved(written),
        "talk": open_talk_shown_nowhere(written),
        "may_write": written.access.may_write,
    }
    return render(request, "workbooks/shelf.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """Names, the library's own words, paper and the plan's start."""
    access = _access(request, workbook)
    access.must_write()
    errors: dict[str, str] = {}
    if request.method == "POST":
        wanted, errors = settings_from(request.POST, access)
        if wanted is not None:
            editing.change_settings(access.person, workbook, wanted)
            return HttpResponseRedirect(f"{request.path}?saved=1")
    written = queries.written(access)
    context = {
        "page": frame(request, written, _("Settings"), here=request.path, messages=_messages(request)),
        "form": settings_context(access, request.POST.dict() if errors else None, errors),
        "erase_url": address(access, "erase") if access.right is Right.OWNER else "",
    }
    return render(request, "workbooks/settings.html", context, status=422 if errors else 200)


@require_safe
def media(request: HttpRequest, workbook: uuid.UUID, name: str) -> HttpResponse:
    """A picture of the toolkit."""
    access = _access(request, workbook)
    data = toolkits.media(access.edition.published, name)
    kind = _MEDIA_TYPES.get(name.rpartition(".")[2].lower())
    if data is None or kind is None:
        raise NotFoundError
    return HttpResponse(data, content_type=kind, headers={"Cache-Control": "private, max-age=86400"})


# SVG is left out: it can carry script, and an <img> of it is not worth the risk.
_MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}
