"""The first run, the home page, coming in, signing out, and what this is."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from groundplan.web.accounts.forms import NewPersonForm
from groundplan.web.accounts.frame import page_of
from groundplan.web.accounts.holding import carried_over
from groundplan.web.accounts.limits import limited
from groundplan.web.accounts.models import Person
from groundplan.web.accounts.queries import has_sign_ins, of_this_computer
from groundplan.web.accounts.signing_in import signed_in
from groundplan.web.accounts.views import sign_in
from groundplan.web.cohorts.queries import cohorts_of, led_by, may_open_in
from groundplan.web.conversations.queries import answered_count
from groundplan.web.home import actions
from groundplan.web.home import joining as joining_by
from groundplan.web.home.entry import SpentLinkError, spend
from groundplan.web.home.forms import JoinForm, now_here, opening_from
from groundplan.web.home.health import can_read
from groundplan.web.home.resuming import last_sheet, resume, rooms
from groundplan.web.libraries.queries import administered_by
from groundplan.web.links.queries import DeadLinkError
from groundplan.web.page import Page
from groundplan.web.sharing.doors import right_in_words
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.queries import workbooks_of
from groundplan.web.writing import write

# What the session remembers of a browser that came in by the link before there was anybody to sign in.
_AT_THIS_COMPUTER = "at_this_computer"


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether this process answers and can read its database; open to everybody and says nothing else."""
    well = can_read()
    return JsonResponse({"ok": well}, status=200 if well else 503, headers={"Cache-Control": "no-store"})


@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Come in by the link that this computer's command printed; it opens once, and not for a browser that only wants
    to have the page ready."""
    if "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", "")):
        return HttpResponse(status=204)
    spend(token)
    request.session[_AT_THIS_COMPUTER] = True
    people = of_this_computer()
    if len(people) == 1:
        _sign_in(request, people[0])
    return HttpResponseRedirect(reverse("home"))


def _sign_in(request: HttpRequest, person: Person) -> None:
    """Who can run the command on this computer is at home here."""
    write(lambda: sign_in(request, person, own_computer=True))
    request.session[_AT_THIS_COMPUTER] = True


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first run, the only workbook, or the list of workbooks."""
    if request.user.pk is not None:
        return _workbooks(request, request.user.pk)
    if not request.session.get(_AT_THIS_COMPUTER):
        if has_sign_ins():
            return render(request, "home/front.html", {"page": Page(title=_("Welcome to Groundplan"))})
        raise SpentLinkError
    if Person.objects.exists():
        people = [(person.name, str(person.id)) for person in of_this_computer()]
        return render(request, "home/who.html", {"page": Page(title=_("Who is at work?")), "people": people})
    return HttpResponseRedirect(reverse("first"))


def _workbooks(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    found = workbooks_of(person)
    libraries = list(administered_by(person))
    if len(found) == 1 and {each.id for each in libraries} <= {found[0][0].library_id}:
        return HttpResponseRedirect(reverse("workbook", kwargs={"workbook": found[0][0].id}))
    listed = [
        {
            "library": each.library.name,
            "name": each.called,
            "right": right_in_words(right),
            "url": reverse("workbook", kwargs={"workbook": each.id}),
        }
        for each, right in found
    ]
    context = {
        "page": page_of(request, _("Your workbooks")),
        "workbooks": listed,
        "libraries": libraries,
        "cohorts": led_by(person),
        "may_lead": bool(may_open_in(person)),
    }
    return render(request, "home/workbooks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("join")
def join(request: HttpRequest) -> HttpResponse:
    """Type a code; what it opens is shown next, and nothing is done yet."""
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            token = joining_by.pass_for(form.cleaned_data["code"])
            return HttpResponseRedirect(reverse("joining", kwargs={"token": token}))
        except DeadLinkError as error:
            form.add_error("code", error.sentence)
    context = {"page": page_of(request, _("Come in with a code")), "form": form}
    return render(request, "home/join.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited("link")
def joining(request: HttpRequest, token: str) -> HttpResponse:
    """What a link opens, with a button that does it: for who is signed in as herself, for who is new with her name."""
    link, door = joining_by.found(token)
    sign = door.sign(link)
    data = request.POST if request.method == "POST" else None
    person = signed_in(request) if request.user.is_authenticated else None
    questions = door.questions(link, person, data) if door.questions else None
    form = None if person else NewPersonForm(data)
    asked = [each for each in (questions, form) if each is not None]
    valid = [each.is_valid() for each in asked]  # each of them, so that all faults are told at once
    if request.method == "POST" and all(valid):
        answers = questions.cleaned_data if questions else {}
        try:
            if form is None:
                return HttpResponseRedirect(joining_by.enter(token, signed_in(request), answers))
            return HttpResponseRedirect(joining_by.enter_as_new(request, token, form.cleaned_data, answers))
        except IntegrityError:
            assert form is not None, "only a new name can be taken"
            form.add_error("handle", form.TAKEN)
    back = urlencode({"next": reverse("joining", kwargs={"token": token})})
    context = {
        "page": page_of(request, sign.title),
        "sign": sign,
        "form": form,
        "questions": questions,
        "sign_in": f"{reverse('account_login')}?{back}",
    }
    return render(request, "home/joining.html", context, status=422 if any(each.errors for each in asked) else 200)


@require_POST
def who(request: HttpRequest) -> HttpResponse:
    """Go on as one of the people of this computer."""
    if not request.session.get(_AT_THIS_COMPUTER):
        raise SpentLinkError
    chosen = request.POST.get("person", "")
    person = next((each for each in of_this_computer() if str(each.id) == chosen), None)
    if person is None:
        raise queries.NotFoundError
    _sign_in(request, person)
    return HttpResponseRedirect(reverse("home"))


@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """The first run: library, department, name; then a workbook is there."""
    if not request.session.get(_AT_THIS_COMPUTER):
        raise SpentLinkError
    if Person.objects.exists():
        return HttpResponseRedirect(reverse("home"))
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    if request.method == "POST":
        values = request.POST.dict()
        opening, person_name, errors = opening_from(values, now_here(), _locale(request))
        if opening is not None:
            person, workbook = actions.first_run(person_name, opening)
            _sign_in(request, person)
            return HttpResponseRedirect(reverse("workbook", kwargs={"workbook": workbook}))
    context = {"page": Page(title=_("Welcome to Groundplan")), "form": {"values": values, "errors": errors}}
    return render(request, "home/first.html", context, status=422 if errors else 200)


def _locale(request: HttpRequest) -> str:
    """The language that the browser asks for first, with its region, which tells Letter from A4."""
    first_choice = request.headers.get("Accept-Language", "").split(",")[0].split(";")[0].strip()
    plain = first_choice.replace("-", "").isalnum() and first_choice.isascii() and len(first_choice) <= 20
    return first_choice.replace("-", "_") if plain else (get_language() or "en")


@require_safe
def workbook(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """The workbook's first page: where she left off, the ground plan, and the plan so far."""
    access = queries.access(request.user.pk, workbook)
    written = queries.written(access)
    context = {
        "page": frame(request, written, _("Our workbook"), here=request.path),
        "resume": resume(written),
        "rooms": rooms(written),
        "last_sheet": last_sheet(written),
        "plan_sheet_url": address(access, "plan"),
        "links": access.edition.toolkit.links,
        "cohorts": [each.cohort.name for each in cohorts_of(access.workbook)],
        "cohort_url": address(access, "team-cohort"),
        "asked": answered_count(access) if access.may_write else (0, 0),
        "confirm_url": address(access, "confirming"),
    }
    return render(request, "home/home.html", context)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out; nothing stays on the device."""
    waiting = carried_over(request.session, request.user.pk) if request.user.pk else {}
    logout(request)
    request.session.update(waiting)
    context = {"page": Page(title=_("You are signed out")), "idle_out": "idle" in request.GET, "many": has_sign_ins()}
    response = render(request, "home/left.html", context)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    for cookie in (settings.GROUNDPLAN_HERE_COOKIE, settings.CSRF_COOKIE_NAME):
        response.delete_cookie(cookie)
    return response


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this is, and how to use it from the keyboard."""
    person = str(request.user) if request.user.is_authenticated else ""
    page = Page(title=_("About Groundplan"), person=person, signed_in=bool(person))
    return render(request, "home/about.html", {"page": page})
