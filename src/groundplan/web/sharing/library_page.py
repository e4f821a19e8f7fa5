"""A library's pages for its admin: the library, one of its people, and the audit list."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from groundplan.web.accounts.adapter import said
from groundplan.web.accounts.models import Person
from groundplan.web.audit.queries import every_line, lines
from groundplan.web.libraries.actions import LastOwnerError
from groundplan.web.libraries.models import Library
from groundplan.web.libraries.queries import administered
from groundplan.web.page import Page
from groundplan.web.sharing import library_deeds as deeds
from groundplan.web.sharing import library_facts as facts
from groundplan.web.sharing.doors import right_in_words
from groundplan.web.sharing.forms import WhomForm
from groundplan.web.sharing.library_forms import NameForm, PlaceForm, RemovalForm, StartForm
from groundplan.web.sharing.views import TAKEN, member, taken_at, tell
from groundplan.web.workbooks.queries import NotFoundError

REFUSALS = (
    deeds.NameTakenError,
    deeds.NoNameError,
    deeds.StillUsedError,
    deeds.TooManyInLibraryError,
    deeds.NoCodeForThemError,
    LastOwnerError,
)
# A page that a form asks for by number; beyond it nobody looks.
LAST_PAGE = 10_000


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def library(request: HttpRequest, library: uuid.UUID) -> HttpResponse:
    """The library's names, places, people and workbooks; each form on it is one deed."""
    admin = member(request)
    if request.method != "POST":
        return _show(request, admin, library)
    administered(admin.id, library)
    deed = request.POST.get("deed", "")
    if deed == "start":
        return _start(request, admin, library)
    if deed not in DEEDS:
        raise NotFoundError
    try:
        tell(request, DEEDS[deed](request, admin, library))
    except REFUSALS as error:
        return _show(request, admin, library, wrong=error.sentence, status=409)
    return HttpResponseRedirect(reverse("library", kwargs={"library": library}))


def _name(request: HttpRequest) -> str:
    form = NameForm(request.POST)
    if not form.is_valid():
        raise deeds.NoNameError
    name: str = form.cleaned_data["name"]
    return name


def _id(request: HttpRequest) -> uuid.UUID:
    form = WhomForm(request.POST)
    if not form.is_valid():
        raise NotFoundError
    found: uuid.UUID = form.cleaned_data["id"]
    return found


def _rename(request: HttpRequest, admin: Person, library: uuid.UUID) -> str:
    deeds.rename(admin, library, _name(request))
    return _("The library has its new name, on every page of its workbooks.")


def _add_branch(request: HttpRequest, admin: Person, library: uuid.UUID) -> str:
    name = _name(request)
    deeds.add_branch(admin, library, name)
    return _("The branch {name} is there.").format(name=name)


def _rename_branch(request: HttpRequest, admin: Person, library: uuid.UUID) -> str:
    deeds.rename_branch(admin, library, _id(request), _name(request))
    return _("The branch has its new name.")


def _remove_branch(request: HttpRequest, admin: Person, library: uuid.UUID) -> str:
    deeds.remove_branch(admin, library, _id(request))
    return _("The branch is removed. Workbooks that were written there stay.")


def _rename_department(request: HttpRequest, admin: Person, library: uuid.UUID) -> str:
    deeds.rename_department(admin, library, _id(request), _name(request))
    return _("The department has its new name, on every page of its workbooks.")


def _remove_department(request: HttpRequest, admin: Person, library: uuid.UUID) -> str:
    deeds.remove_department(admin, library, _id(request))
    return _("The department is removed.")


def _place(request: HttpRequest, admin: Person, library: uuid.UUID) -> str:
    form = PlaceForm(request.POST)
    if not form.is_valid():
        raise NotFoundError
    deeds.place(admin, library, form.cleaned_data["id"], form.cleaned_data["branch"])
    return _("The workbook’s branch is set.")


def _put_back(request: HttpRequest, admin: Person, library: uuid.UUID) -> str:
    taken = taken_at(request, library)
    if taken is None:
        raise NotFoundError
    deeds.put_back(admin, library, taken)
    del request.session[TAKEN]
    return _("{name} is back, with the rights of before.").format(name=taken.name)


DEEDS: Mapping[str, Callable[[HttpRequest, Person, uuid.UUID], str]] = {
    "rename": _rename,
    "add-branch": _add_branch,
    "rename-branch": _rename_branch,
    "remove-branch": _remove_branch,
    "rename-department": _rename_department,
    "remove-department": _remove_department,
    "place": _place,
    "put-back": _put_back,
}


def _start(request: HttpRequest, admin: Person, library: uuid.UUID) -> HttpResponse:
    form = StartForm(facts.library_page(admin.id, library), request.POST)
    if not form.is_valid():
        return _show(request, admin, library, form=form, status=422)
    given = form.cleaned_data
    mine = administered(admin.id, library)
    opening = deeds.start_opening(mine, given["department"], solo=not given["department"])
    branch = uuid.UUID(given["branch"]) if given.get("branch") else None
    wish = deeds.Start(uuid.UUID(given["owner"]), opening, branch, given["toolkit"])
    try:
        made = deeds.start(admin, library, wish)
    except deeds.TooManyInLibraryError as error:
        return _show(request, admin, library, wrong=error.sentence, status=409)
    if wish.owner == admin.id:
        return HttpResponseRedirect(reverse("workbook", kwargs={"workbook": made.id}))
    tell(request, _("The workbook is there, and its owner finds it at the next sign-in."))
    return HttpResponseRedirect(reverse("library", kwargs={"library": library}))


def _show(
    request: HttpRequest,
    admin: Person,
    library: uuid.UUID,
    *,
    form: StartForm | None = None,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = facts.library_page(admin.id, library)
    words = {
        each.id: ", ".join(f"{name} ({right_in_words(right)})" for name, right in each.people)
        for each in shown.workbooks
    }
    context = {
        "page": page_of(request, shown.library, shown.library.name),
        "shown": shown,
        "admin": admin.id,
        "words": words,
        "form": form or StartForm(shown, initial={"owner": str(admin.id)}),
        "wrong": wrong,
        "taken": taken_at(request, library),
    }
    return render(request, "sharing/library.html", context, status=status)


def page_of(request: HttpRequest, library: Library, title: str) -> Page:
    """The frame of a page about a library."""
    ways = (
        (_("Library"), reverse("library", kwargs={"library": library.id})),
        (_("Documents"), reverse("sources", kwargs={"library": library.id})),
        (_("What was done"), reverse("audit", kwargs={"library": library.id})),
        (_("Your workbooks"), reverse("home")),
    )
    return Page(
        title=title,
        library=library.name,
        person=str(request.user),
        signed_in=True,
        nav=[(label, url, url == request.path) for label, url in ways],
        nav_name=_("Library"),
        messages=said(request),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def person(request: HttpRequest, library: uuid.UUID, person: uuid.UUID) -> HttpResponse:
    """One of the library's people: her rights, a code for a forgotten password, being admin, and leaving."""
    admin = member(request)
    if request.method != "POST":
        return _show_person(request, admin, library, person)
    administered(admin.id, library)
    deed = request.POST.get("deed", "")
    try:
        if deed == "code":
            # Shown on this one answer, like a link: what is kept of it cannot be shown again.
            code = deeds.give_code(admin, library, person)
            return _show_person(request, admin, library, person, code=code)
        if deed not in PERSON_DEEDS:
            raise NotFoundError
        tell(request, PERSON_DEEDS[deed](request, admin, library, person))
    except REFUSALS as error:
        return _show_person(request, admin, library, person, wrong=error.sentence, status=409)
    went = person == admin.id and deed != "make-admin"
    return HttpResponseRedirect(reverse("home") if went else reverse("library", kwargs={"library": library}))


def _make_admin(request: HttpRequest, admin: Person, library: uuid.UUID, person: uuid.UUID) -> str:
    return _("{name} looks after the library too.").format(name=deeds.make_admin(admin, library, person))


def _end_admin(request: HttpRequest, admin: Person, library: uuid.UUID, person: uuid.UUID) -> str:
    return _("{name} does not look after the library any more.").format(name=deeds.end_admin(admin, library, person))


def _remove(request: HttpRequest, admin: Person, library: uuid.UUID, person: uuid.UUID) -> str:
    form = RemovalForm(request.POST)
    if not form.is_valid():
        raise NotFoundError
    taken = deeds.remove(admin, library, person, form.cleaned_data["successor"] or admin.id)
    request.session[TAKEN] = {"at": str(library), **taken.to_json()}
    return _("{name} has no right in this library any more.").format(name=taken.name)


PERSON_DEEDS: Mapping[str, Callable[[HttpRequest, Person, uuid.UUID, uuid.UUID], str]] = {
    "make-admin": _make_admin,
    "end-admin": _end_admin,
    "remove": _remove,
}


def _show_person(
    request: HttpRequest,
    admin: Person,
    library: uuid.UUID,
    person: uuid.UUID,
    *,
    code: str = "",
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = facts.person_page(admin.id, library, person)
    context = {
        "page": page_of(request, shown.library, shown.member.person.name),
        "shown": shown,
        "rights": [(name, right_in_words(right)) for name, right in shown.member.rights],
        "admin": admin.id,
        "code": code,
        "where": request.build_absolute_uri(reverse("sign-in-code")),
        "wrong": wrong,
    }
    return render(request, "sharing/person.html", context, status=status)


@require_safe
@never_cache
def audit(request: HttpRequest, library: uuid.UUID) -> HttpResponse:
    """What was done about rights, sharing, exports and sign-ins, a page at a time."""
    mine = administered(member(request).id, library)
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 6 else 1
    number = max(1, min(number, LAST_PAGE))
    found, older = lines(library, number)
    context: dict[str, Any] = {
        "page": page_of(request, mine, _("What was done")),
        "lines": found,
        "newer": number - 1,
        "older": number + 1 if older else 0,
        "csv": reverse("audit-csv", kwargs={"library": library}),
    }
    return render(request, "sharing/audit.html", context)


@require_safe
def audit_csv(request: HttpRequest, library: uuid.UUID) -> StreamingHttpResponse:
    """The whole list as a table for a spreadsheet."""
    administered(member(request).id, library)
    headers = {"Content-Disposition": 'attachment; filename="what-was-done.csv"'}
    head = (_("When (UTC)"), _("Who"), _("What"))
    rows = ((f"{line.at:%Y-%m-%d %H:%M:%S}", line.who, line.what) for line in every_line(library))
    return StreamingHttpResponse(_csv(head, rows), content_type="text/csv; charset=utf-8", headers=headers)


class _Echo:
    """What the writer writes, handed straight on."""

    def write(self, text: str) -> str:
        return text


def _csv(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """Lines of a table. A name that begins as a formula would is kept from being one where it is opened."""
    table = csv.writer(_Echo())
    # Spreadsheets tell from this mark that the letters are Unicode.
    yield "\ufeff" + table.writerow(head)
    for row in rows:
        yield table.writerow([f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell for cell in row])
