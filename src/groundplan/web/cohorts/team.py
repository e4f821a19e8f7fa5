"""A team's page about its cohort, and the worksheets that it shares as its facilitator reads them."""

from __future__ import annotations

import uuid
from textwrap import shorten

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groundplan.publish.html import body
from groundplan.publish.outline import Outline
from groundplan.publish.sheets import worksheet_outline
from groundplan.toolkit.model import Worksheet
from groundplan.web.accounts.frame import page_of
from groundplan.web.accounts.signing_in import signed_in
from groundplan.web.cohorts import actions, queries, taking_part
from groundplan.web.cohorts.forms import fresh_edit
from groundplan.web.libraries.models import Right
from groundplan.web.workbooks import queries as workbooks
from groundplan.web.workbooks.commenting import EmptyCommentError, LongCommentError, TooManyCommentsError
from groundplan.web.workbooks.documents_out import blank, formats_in_words
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.queries import NotFoundError, Written
from groundplan.web.workbooks.reading import safe


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def team(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """The cohorts that a workbook is in: welcome, dates, what we have finished, what the facilitator may read."""
    access = workbooks.access(request.user.pk, workbook)
    if request.method == "POST":
        membership = _id(request.POST.get("membership", ""))
        finished, shared = request.POST.getlist("finished"), request.POST.getlist("shared")
        taking_part.say_where_we_are(signed_in(request), workbook, membership, finished, shared)
        return HttpResponseRedirect(f"{request.path}?saved=1")
    written = workbooks.written(access)
    messages = [("done", _("Saved"))] if "saved" in request.GET else []
    toolkit = access.edition.toolkit
    context = {
        "page": frame(request, written, _("Our cohort"), here=request.path, messages=messages),
        "cohorts": [
            (each, each.modules(toolkit), safe(each.cohort.welcome), queries.facilitators(each.cohort))
            for each in queries.cohorts_of(access.workbook)
        ],
        "sheets": [sheet for sheet in toolkit.worksheets if not sheet.withdrawn],
        "may_write": access.may_write,
        "owner": access.right == Right.OWNER,
        "leave_url": address(access, "leave-cohort"),
    }
    return render(request, "cohorts/team.html", context)


@require_POST
@login_required
def leave(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """Leave a cohort."""
    taking_part.leave(signed_in(request), workbook, _id(request.POST.get("membership", "")))
    return HttpResponseRedirect(address(workbooks.access(request.user.pk, workbook), "workbook"))


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise NotFoundError from None


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sheet(request: HttpRequest, cohort: uuid.UUID, membership: uuid.UUID, worksheet: str) -> HttpResponse:
    """A worksheet that a team shares, to be read and commented on."""
    if request.method != "POST":
        return _sheet(request, cohort, membership, worksheet)
    fields = request.POST
    thread = _id(fields["thread"]) if fields.get("thread") else None
    about, text = fields.get("question", ""), fields.get("text", "")
    remark = actions.Remark(worksheet, text, fields.get("edit", ""), about, thread)
    try:
        actions.comment(signed_in(request).id, cohort, membership, remark)
    except (EmptyCommentError, LongCommentError, TooManyCommentsError) as error:
        return _sheet(request, cohort, membership, worksheet, error.sentence)
    return HttpResponseRedirect(f"{request.path}#talk")


def _sheet(
    request: HttpRequest, cohort: uuid.UUID, membership: uuid.UUID, worksheet: str, trouble: str = ""
) -> HttpResponse:
    leader = queries.leading(request.user.pk, cohort)
    row = queries.member_of(leader, membership)
    written = queries.shared_sheet(leader, membership, worksheet)
    found = written.access.sheet(worksheet)
    questions = [each for each in found.questions() if not each.private]
    context = {
        "page": page_of(request, found.title),
        "cohort": leader.cohort,
        "member": row,
        "sheet": found,
        "bodies": [body(outline) for outline in _outlines(written, found)],
        "talk": queries.talk_on(written),
        "questions": [(each.id, shorten(each.label, 90, placeholder="…")) for each in questions],
        "edit": fresh_edit(),
        "trouble": trouble,
        "typed": request.POST,
    }
    return render(request, "cohorts/sheet.html", context, status=422 if trouble else 200)


def _outlines(written: Written, sheet: Worksheet) -> list[Outline]:
    """Every filling of the sheet; nothing from any other sheet is in it, since that one may not be shared."""
    workbook = written.access.workbook
    return [
        worksheet_outline(
            sheet,
            written.filled(sheet, occasion).team,
            toolkit=written.access.edition.toolkit,
            sheets=(),
            occasion=title,
            library=workbook.library.name,
            department=workbook.department.name,
            language=workbook.locale.replace("_", "-"),
            paper=workbook.paper,
        )
        for occasion, title in written.occasions(sheet.id)
    ]


@require_safe
@login_required
def blanks(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    """The blank worksheets of a cohort's toolkit, to be given out."""
    leader = queries.leading(request.user.pk, cohort)
    formats = [each for each in formats_in_words() if each[0] != "json"]
    context = {
        "page": page_of(request, _("Blank worksheets")),
        "cohort": leader.cohort,
        "sheets": [each for each in leader.toolkit.worksheets if not each.withdrawn],
        "formats": formats,
    }
    return render(request, "cohorts/blanks.html", context)


@require_safe
@login_required
def blank_sheet(request: HttpRequest, cohort: uuid.UUID, worksheet: str, suffix: str) -> HttpResponse:
    """One blank worksheet as a file."""
    leader = queries.leading(request.user.pk, cohort)
    made = blank(leader.toolkit, worksheet, suffix)
    headers = {"Content-Disposition": f'attachment; filename="{made.file_name}"'}
    return HttpResponse(made.data, content_type=made.media_type, headers=headers)
