"""My steps: the page with its forms, and the printed list; each view makes one domain call."""

from __future__ import annotations

import secrets
from importlib import import_module
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groundplan.publish.direction import tag
from groundplan.publish.steps import steps_outline
from groundplan.web.accounts.adapter import say_next
from groundplan.web.accounts.frame import page_of
from groundplan.web.accounts.models import Person
from groundplan.web.accounts.signing_in import signed_in
from groundplan.web.links.queries import DeadLinkError
from groundplan.web.steps import actions, reminders
from groundplan.web.steps.forms import RemindingForm, numbered, ticks_from
from groundplan.web.steps.page import Sent, group_views, printed
from groundplan.web.steps.queries import (
    Mine,
    address_to,
    calendar_links,
    reminding_of,
    steps_of,
    zone_of,
)
from groundplan.web.steps.undoing import remember, remembered, undone
from groundplan.web.turns import pause
from groundplan.web.workbooks.documents_out import FORMATS, LONGEST_PDF, TooLongForPdfError
from groundplan.web.workbooks.goalviews import STATES
from groundplan.web.workbooks.queries import NotFoundError, workbooks_of

# What the list can be printed as.
PRINTED = {"pdf": "pdf", "docx": "word"}


@require_safe
@login_required
@never_cache
def steps(request: HttpRequest) -> HttpResponse:
    """Her open steps from every workbook that she may open."""
    return _show(request, signed_in(request))


@require_POST
@login_required
def tick(request: HttpRequest) -> HttpResponse:
    """Tick steps off, say that one is begun or dropped, or take the last ticks back."""
    person = signed_in(request)
    if request.POST.get("act") == "undo":
        return _undo(request, person)
    ticks, wrong = ticks_from(request.POST.dict(), request.POST.getlist("done"), numbered(request.POST.getlist("step")))
    if wrong:
        return _show(request, person, sent=_sent(request, wrong), status=422)
    if ticks:
        _told(request, actions.tick(person.id, ticks, request.POST.get("edit", "")))
    else:
        say_next(request, _("No box was ticked, so nothing was changed."))
    return HttpResponseRedirect(f"{reverse('steps')}?ticked=1#ticked" if ticks else reverse("steps"))


def _undo(request: HttpRequest, person: Person) -> HttpResponse:
    ticks = undone(request)
    if ticks:
        done = actions.tick(person.id, ticks, request.POST.get("edit", ""))
        if done.done:
            say_next(request, _("It is as it was before."))
        _told_of_others(request, done)
    return HttpResponseRedirect(reverse("steps"))


def _told(request: HttpRequest, ticked: actions.Ticked) -> None:
    if ticked.done:
        remember(request, ticked.done)
    _told_of_others(request, ticked)


def _told_of_others(request: HttpRequest, ticked: actions.Ticked) -> None:
    """What was left as it is, because somebody else was there before."""
    words = {key: _(label) for key, label in STATES}
    for what, state in ticked.met:
        if state:
            sentence = _("“{step}” was left as it is: meanwhile it says “{state}”.")
            say_next(request, sentence.format(step=what[:80], state=words[state]))
        else:
            say_next(request, _("A step that you ticked is not in the plan any more."))
    if ticked.shut:
        say_next(
            request,
            ngettext("{n} step is in a workbook in which you cannot write any more, so it was left as it is.",
                     "{n} steps are in workbooks in which you cannot write any more, so they were left as they are.",
                     ticked.shut).format(n=ticked.shut),
        )  # fmt: skip


def _sent(request: HttpRequest, wrong: dict[str, str]) -> Sent:
    """What the form said, by what each number stood for on it: the list may be another one by now."""
    posted, keys = request.POST.dict(), numbered(request.POST.getlist("step"))
    return Sent(
        frozenset(keys[number] for number in request.POST.getlist("done") if number in keys),
        {key: posted.get(f"why-{number}", "") for number, key in keys.items()},
        {keys[number]: sentence for number, sentence in wrong.items() if number in keys},
    )


@require_http_methods(["POST"])
@login_required
@never_cache
def calendar(request: HttpRequest) -> HttpResponse:
    """Make a private address for her calendar, which is shown this once, or withdraw it."""
    person = signed_in(request)
    if request.POST.get("deed") == "make":
        token = actions.make_address(person.id, tag(get_language() or "en"))
        url = request.build_absolute_uri(reverse("calendar", kwargs={"token": token}))
        return _show(request, person, made=url)
    actions.withdraw_address(person.id)
    say_next(request, _("The address is withdrawn: calendars that read from it get nothing more."))
    return HttpResponseRedirect(f"{reverse('steps')}#calendar")


@require_http_methods(["POST"])
@login_required
def reminding(request: HttpRequest) -> HttpResponse:
    """Say whether, and when, letters are wanted."""
    person = signed_in(request)
    form = RemindingForm(request.POST, row=reminding_of(person.id))
    if not form.is_valid():
        return _show(request, person, form=form, status=422)
    zone = zone_of([workbook for workbook, _right in workbooks_of(person.id)])
    rhythm, hours = form.wish()
    actions.set_reminding(person, rhythm, hours, timezone.now().astimezone(zone).date())
    told = _("Letters come from the next working day on.") if rhythm else _("No letters are sent.")
    say_next(request, told)
    return HttpResponseRedirect(f"{reverse('steps')}#reminding")


@csrf_exempt  # a mailbox that ends the letters for her has the address alone, which says all (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def no_reminders(request: HttpRequest, token: str) -> HttpResponse:
    """From within a letter: a button that ends the letters, for who is not signed in. Looking does nothing."""
    row = reminders.row_of(token)
    if row is None:
        raise DeadLinkError
    if request.method == "POST":
        reminders.end(row)
    context = {"page": page_of(request, _("No more letters")), "ended": request.method == "POST"}
    return render(request, "steps/no_reminders.html", context)


@require_safe
@login_required
def listed(request: HttpRequest, suffix: str) -> HttpResponse:
    """Her steps as a list to print and to tick by hand."""
    person = signed_in(request)
    if suffix not in PRINTED:
        raise NotFoundError
    mine = steps_of(person)
    texts = ((each.step.what, each.goal.text, each.step.note, each.step.link) for each in mine)
    if suffix == "pdf" and sum(len(text) for told in texts for text in told) > LONGEST_PDF:
        raise TooLongForPdfError
    with pause():
        data: bytes = import_module(f"groundplan.publish.{PRINTED[suffix]}").write(_outline(person, mine))
    headers = {"Content-Disposition": f'attachment; filename="my-steps.{suffix}"', "Cache-Control": "no-store"}
    return HttpResponse(data, content_type=FORMATS[suffix][0], headers=headers)


def _outline(person: Person, mine: list[Mine]) -> Any:
    workbooks = [workbook for workbook, _right in workbooks_of(person.id)]
    today = timezone.now().astimezone(zone_of(workbooks)).date()
    paper = workbooks[0].paper if workbooks else "letter"
    language = tag(get_language() or "en")
    return steps_outline(list(printed(mine)), name=person.name, today=today, language=language, paper=paper)


def _show(
    request: HttpRequest,
    person: Person,
    *,
    sent: Sent | None = None,
    made: str = "",
    form: RemindingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    mine = steps_of(person)
    to = address_to(person)
    links = calendar_links(person.id)
    groups = group_views(mine, sent or Sent())
    context = {
        "groups": groups,
        "wrong": [(f"why-{step.number}", step.wrong) for group in groups for step in group.steps if step.wrong],
        "may_write": any(each.access.may_write for each in mine),
        "edit": secrets.token_hex(12),
        "undo": remembered(request, person),
        "made": made,
        "calendar": links[0] if links else None,
        "form": form or RemindingForm(row=reminding_of(person.id)),
        "to": to,
        "zone": zone_of([workbook for workbook, _right in workbooks_of(person.id)]).key,
        "workbooks": [(each.called, reverse("plan", kwargs={"workbook": each.id}))
                      for each, _right in workbooks_of(person.id)],
        "page": page_of(request, _("My steps")),
    }  # fmt: skip
    return render(request, "steps/steps.html", context, status=status)
