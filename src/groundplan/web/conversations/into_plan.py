"""Putting a draft into the plan: from the sheet of a talk, or from what was said and done, with where it comes from."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundplan.errors import GroundplanError
from groundplan.web.accounts.adapter import say_next
from groundplan.web.conversations.actions import DayToComeError
from groundplan.web.conversations.drafts import Draft, Target, draft_on
from groundplan.web.conversations.forms import fresh_edit
from groundplan.web.quoting.actions import cite
from groundplan.web.quoting.quotation import (
    AnswerStandsError,
    Citing,
    LongQuoteError,
    ManyLinesError,
    NothingQuotedError,
    NotTakenError,
    Then,
)
from groundplan.web.quoting.stating import NoTitleError, Stated
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.queries import Access, NotFoundError, access, written
from groundplan.words import say
from groundplan.workbook.citations import Origin

# What is wrong → the field that it is told at; everything else is an error's page.
_TOLD_AT: Mapping[type[GroundplanError], str] = {
    NothingQuotedError: "text",
    LongQuoteError: "text",
    ManyLinesError: "text",
    NotTakenError: "text",
    AnswerStandsError: "then",
    NoTitleError: "title",
    DayToComeError: "dated",
}


class NoTargetError(GroundplanError):
    """It is not said what a draft is: the mission, the vision, a priority."""

    def __init__(self) -> None:
        super().__init__(say("Choose what these words are for your plan: the mission, the vision, a priority."))


@require_http_methods(["GET", "HEAD", "POST"])
def into_plan(request: HttpRequest, workbook: uuid.UUID, worksheet: str, occasion: str = "") -> HttpResponse:
    """The draft with what it can become; its button puts it there and says where it comes from."""
    writer = access(request.user.pk, workbook)
    writer.must_write()
    draft = draft_on(written(writer), worksheet, occasion)
    if request.method != "POST":
        return _show(request, writer, draft)
    try:
        target = _put(request.POST, writer, draft)
    except NoTargetError as error:
        return _show(request, writer, draft, ("into", error.sentence))
    except GroundplanError as error:
        if type(error) not in _TOLD_AT:
            raise
        return _show(request, writer, draft, (_TOLD_AT[type(error)], error.sentence))
    reading = draft.origin is Origin.SAID_AND_DONE
    told = (
        _("It stands in your plan as our reading. Have it confirmed now, or later.")
        if reading
        else _("It stands in your plan, with whom it is from. Have it confirmed now, or later.")
    )
    say_next(request, told)
    asked = {"of": f"{target.place.worksheet}/{target.place.question}", "who": request.POST.get("title", "")[:200]}
    return HttpResponseRedirect(f"{address(writer, 'confirming')}?{urlencode(asked)}")


def _put(fields: Mapping[str, str], writer: Access, draft: Draft) -> Target:
    target = next((each for each in draft.targets if each.key == fields.get("into", "")), None)
    if target is None:
        raise NoTargetError
    talk = draft.origin is Origin.CONVERSATION
    stated = Stated(
        draft.origin,
        title=fields.get("title", "") if talk else "",
        dated=_day(fields.get("dated", ""), writer),
        where=fields.get("where", ""),
    )
    citing = Citing(
        place=target.place,
        text=fields.get("text", ""),
        stated=stated,
        edit=fields.get("edit", ""),
        then=Then.REPLACE if fields.get("then") == "replace" else Then.ADD,
        revision=fields.get(f"revision:{target.key}", ""),
        rows=fields.get(f"rows:{target.key}", "").split(),
    )
    cite(writer.person, writer.workbook.id, citing)
    return target


def _day(given: str, writer: Access) -> date | None:
    if not given.strip():
        return None
    try:
        day = date.fromisoformat(given.strip())
    except ValueError:
        raise DayToComeError from None
    if day > today_in(writer.workbook):
        raise DayToComeError
    return day


def _show(request: HttpRequest, writer: Access, draft: Draft, trouble: tuple[str, str] | None = None) -> HttpResponse:
    if not draft.targets:
        raise NotFoundError
    sheet, occasion = draft.filled.worksheet, draft.filled.occasion
    back = (
        address(writer, "sheet-occasion", worksheet=sheet.id, occasion=occasion)
        if occasion
        else address(writer, "sheet", worksheet=sheet.id)
    )
    now = {"text": draft.text, "title": draft.title, "where": draft.where, "dated": "", "into": "", "then": "add"}
    fields = {key: request.POST.get(key, value) for key, value in now.items()}
    talk = draft.origin is Origin.CONVERSATION
    context: dict[str, Any] = {
        "page": frame(request, written(writer), _("Put it into the plan")),
        "draft": draft,
        "talk": talk,
        "sheet_title": f"{sheet.title} ({draft.filled.title})" if draft.filled.title else sheet.title,
        "sheet_url": back,
        "fields": fields,
        "edit": request.POST.get("edit", "") or fresh_edit(),
        "trouble": trouble,
    }
    return render(request, "conversations/into_plan.html", context, status=422 if trouble else 200)
