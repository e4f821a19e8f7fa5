"""A facilitator's pages: her cohorts, who has finished what, dates, the code, and the record of learning."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groundplan.toolkit.model import Toolkit
from groundplan.web.accounts.frame import page_of
from groundplan.web.accounts.signing_in import signed_in
from groundplan.web.cohorts import actions, certificates, queries, report
from groundplan.web.cohorts.forms import CohortForm, CreditForm, dates_from, fresh_edit, people_from, plan_of
from groundplan.web.cohorts.models import Cohort
from groundplan.web.cohorts.queries import Leading
from groundplan.web.hosts import link
from groundplan.web.links.queries import of as links_of
from groundplan.web.toolkits.queries import as_published, newest
from groundplan.web.workbooks.queries import NotFoundError

_READ_OR_SENT = require_http_methods(["GET", "HEAD", "POST"])


def _to(name: str, cohort: uuid.UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(name, kwargs={"cohort": cohort}))


@require_safe
@login_required
def cohorts(request: HttpRequest) -> HttpResponse:
    """The cohorts that she leads, and the way to open one."""
    person = signed_in(request)
    context = {
        "page": page_of(request, _("Your cohorts")),
        "cohorts": queries.led_by(person.id),
        "may_open": bool(queries.may_open_in(person.id)),
    }
    return render(request, "cohorts/cohorts.html", context)


@_READ_OR_SENT
@login_required
def opening(request: HttpRequest) -> HttpResponse:
    """Open a cohort: whose, of which toolkit, what it is called and when."""
    person = signed_in(request)
    libraries, toolkits = queries.may_open_in(person.id), queries.toolkits()
    if not libraries or not toolkits:
        raise NotFoundError
    chosen = {"library": str(libraries[0].id), "toolkit": toolkits[0][0], **request.GET.dict(), **request.POST.dict()}
    toolkit = chosen["toolkit"] if chosen["toolkit"] in dict(toolkits) else toolkits[0][0]
    library = next((each for each in libraries if str(each.id) == chosen["library"]), libraries[0])
    form = CohortForm(request.POST or None, initial={"sponsor": library.name})
    opened = as_published(newest(toolkit).id)
    dates, wrong = dates_from(request.POST.dict(), opened)
    if request.method == "POST" and form.is_valid() and not wrong:
        made = actions.open_cohort(person, library.id, plan_of(form, toolkit, dates))
        return _to("cohort", made)
    context = {
        "page": page_of(request, _("Open a cohort")),
        "form": form,
        "libraries": [(str(each.id), each.name) for each in libraries],
        "library": str(library.id),
        "toolkits": toolkits,
        "toolkit": toolkit,
        **_date_fields(request, opened, None, wrong),
    }
    return render(request, "cohorts/settings.html", context, status=422 if form.errors or wrong else 200)


@_READ_OR_SENT
@login_required
def settings(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    """Change what a cohort is called, its welcome and its dates."""
    leader = queries.leading(request.user.pk, cohort)
    row = leader.cohort
    form = CohortForm(request.POST or None, initial={key: getattr(row, key) for key in ("name", "sponsor", "welcome")})
    dates, wrong = dates_from(request.POST.dict(), leader.toolkit)
    if request.method == "POST" and form.is_valid() and not wrong:
        actions.change_cohort(leader.person, cohort, plan_of(form, row.toolkit, dates))
        return _to("cohort", cohort)
    context = {
        "page": page_of(request, _("Name, welcome and dates")),
        "form": form,
        "cohort": row,
        **_date_fields(request, leader.toolkit, row, wrong),
    }
    return render(request, "cohorts/settings.html", context, status=422 if form.errors or wrong else 200)


def _date_fields(
    request: HttpRequest, toolkit: Toolkit, cohort: Cohort | None, wrong: dict[str, str]
) -> dict[str, Any]:
    """A line a module: (id, title, day as text, note), as it was sent or as it is."""
    kept = queries.dates_of(cohort) if cohort else {}
    lines = []
    for module in toolkit.modules:
        row = kept.get(module.id)
        day = row.day.isoformat() if row and row.day else ""
        note = row.note if row else ""
        lines.append(
            (
                module.id,
                module.title,
                request.POST.get(f"day:{module.id}", day),
                request.POST.get(f"note:{module.id}", note),
            )
        )
    return {"dates": lines, "wrong": wrong}


@require_safe
@login_required
def cohort(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    """Who is in it, who has finished what, and what may be read."""
    return _board(request, queries.leading(request.user.pk, cohort))


def _board(
    request: HttpRequest, leader: Leading, made: tuple[str, str] | None = None, password_code: str = ""
) -> HttpResponse:
    """`made` is a join link's token with its code, `password_code` one for a new password: both on this answer only."""
    row = leader.cohort
    here = queries.members(row.id)
    toolkit = leader.toolkit
    sheets = {sheet.id: sheet.title for sheet in toolkit.worksheets}
    context = {
        "page": page_of(request, row.name),
        "cohort": row,
        "modules": toolkit.modules,
        "dates": queries.dates_of(row),
        "members": here,
        "people": sorted({each for member in here for each in member.people}, key=lambda each: each.name.casefold()),
        "sheets": sheets,
        "newest": newest(row.toolkit).version,
        "codes": links_of(row.library_id, actions.CODE, row.id),
        "made": made,
        "made_url": link(request, reverse("joining", kwargs={"token": made[0]})) if made else "",
        "join_url": link(request, reverse("join")),
        "password_code": password_code,
        "password_url": link(request, reverse("sign-in-code")),
        "facilitators": queries.facilitators(row),
        "others": queries.could_lead(row),
    }
    return render(request, "cohorts/cohort.html", context)


@require_POST
@login_required
def deed(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    """One of the small deeds of the board: codes, joining ended, facilitators, a workbook taken out."""
    person = signed_in(request).id
    kind, target = request.POST.get("deed", ""), _id(request.POST.get("target", ""))
    if kind == "code":
        made = actions.new_code(person, cohort)
        return _board(request, queries.leading(person, cohort), made)
    if kind == "password" and target is not None:
        code = actions.give_password_code(person, cohort, target)
        return _board(request, queries.leading(person, cohort), password_code=code)
    if kind in ("close", "reopen"):
        actions.set_closed(person, cohort, closed=kind == "close")
    elif kind == "stop-leading":
        actions.stop_leading(person, cohort)
        return HttpResponseRedirect(reverse("cohorts"))
    elif kind in _AIMED and target is not None:
        _AIMED[kind](person, cohort, target)
    else:
        queries.leading(person, cohort)
    return _to("cohort", cohort)


_AIMED = {
    "withdraw": actions.withdraw_code,
    "facilitator": actions.add_facilitator,
    "take-out": actions.take_out,
}


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


@_READ_OR_SENT
@login_required
def learning(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    """The record of learning: what was written down, and writing down more, for several people at once."""
    leader = queries.leading(request.user.pk, cohort)
    there = [(person, member) for member in queries.members(cohort) for person in member.people]
    initial = {"event": leader.cohort.name, "sponsor": leader.cohort.sponsor}
    form = CreditForm(request.POST or None, initial=initial)
    ticked = people_from(request.POST.getlist("person"))
    nobody = request.method == "POST" and not ticked
    if request.method == "POST" and form.is_valid() and ticked:
        edit = request.POST.get("edit", "")[:64] or fresh_edit()
        actions.give_credit(leader.person, cohort, ticked, form.given(), edit)
        return _to("cohort-learning", cohort)
    context = {
        "page": page_of(request, _("Record of learning")),
        "cohort": leader.cohort,
        "form": form,
        "people": [(person, member, person.id in ticked) for person, member in there],
        "nobody": nobody,
        "edit": request.POST.get("edit", "")[:64] or fresh_edit(),
        "records": [(each, certificates.amount_of(each)) for each in queries.credits_in(cohort)],
    }
    return render(request, "cohorts/learning.html", context, status=422 if form.errors or nobody else 200)


@require_POST
@login_required
def take_back(request: HttpRequest, cohort: uuid.UUID, credit: uuid.UUID) -> HttpResponse:
    """Remove a line of the record."""
    actions.take_credit_back(signed_in(request).id, cohort, credit)
    return _to("cohort-learning", cohort)


@require_safe
@login_required
def transcript(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    """The record of a whole cohort as a table."""
    leader = queries.leading(request.user.pk, cohort)
    return _csv(certificates.transcript(queries.credits_in(leader.cohort.id)), "transcript.csv")


@require_safe
@login_required
def certificate(request: HttpRequest, credit: uuid.UUID) -> HttpResponse:
    """One line of the record as a certificate, for her whose it is and for the facilitators."""
    found = queries.credit(request.user.pk, credit)
    # Letter where the browser's language says so; A4 everywhere else.
    paper = "letter" if "en-us" in request.headers.get("Accept-Language", "").lower() else "a4"
    data = certificates.certificate(found, language=get_language() or "en", paper=paper)
    name = certificates.file_name(found)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


@require_safe
@login_required
def totals(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    """The anonymous report for the funder; `?as=csv` as a table."""
    leader = queries.leading(request.user.pk, cohort)
    found = report.lines(queries.members(cohort), leader.toolkit.modules, queries.credits_in(cohort))
    if request.GET.get("as") == "csv":
        return _csv(report.table(found), "report.csv")
    context = {"page": page_of(request, _("Report for the funder")), "cohort": leader.cohort, "lines": found}
    return render(request, "cohorts/report.html", context)


def _csv(data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
@login_required
def my_learning(request: HttpRequest) -> HttpResponse:
    """A person's own record of learning, with her certificates; `?as=csv` as a table."""
    mine = queries.credits_of(signed_in(request).id)
    if request.GET.get("as") == "csv":
        return _csv(certificates.transcript(mine), "transcript.csv")
    records = [(each, certificates.amount_of(each)) for each in mine]
    context = {"page": page_of(request, _("Your record of learning")), "records": records}
    return render(request, "cohorts/my_learning.html", context)
