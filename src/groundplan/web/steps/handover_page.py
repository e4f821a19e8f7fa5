"""Handing over: whose work it is, what goes to whom, and one page that tells all of it."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundplan.errors import GroundplanError
from groundplan.plan.handing_over import PROMISED, InHand, holders, in_hand
from groundplan.plan.model import Plan
from groundplan.web.accounts.adapter import say_next
from groundplan.web.plans.thread import anchor_of
from groundplan.web.steps.handing import (
    Handing,
    NobodyTakesError,
    NothingHandedError,
    SameHandsError,
    hand_over,
    plan_of,
    take_back,
)
from groundplan.web.steps.models import HandOver
from groundplan.web.workbooks.citations import citations_of
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.mentions import people_of
from groundplan.web.workbooks.queries import Access, NotFoundError, access, written
from groundplan.words import say

# What is wrong → the field that it is told at; everything else is an error's page.
_TOLD_AT = {NobodyTakesError: "taker", SameHandsError: "taker", NothingHandedError: "chosen"}


@require_http_methods(["GET", "HEAD", "POST"])
def handing_over(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """Whose work is to be handed over, and the form that does it."""
    reader = access(request.user.pk, workbook)
    if request.method != "POST":
        return _choose(request, reader)
    fields = request.POST
    handing = Handing(
        giver=fields.get("giver", ""),
        taker=fields.get("taker", ""),
        because=fields.get("because", ""),
        post=fields.get("post", ""),
        chosen=frozenset(fields.getlist("chosen")),
        edit=fields.get("edit", ""),
    )
    try:
        noted = hand_over(reader.person, workbook, handing)
    except GroundplanError as error:
        if type(error) not in _TOLD_AT:
            raise
        return _choose(request, reader, (_TOLD_AT[type(error)], error.sentence))
    return HttpResponseRedirect(address(reader, "handed-over", noted=str(noted)))


def _choose(request: HttpRequest, reader: Access, trouble: tuple[str, str] | None = None) -> HttpResponse:
    shown = written(reader)
    plan = plan_of(shown)
    fields = request.POST if trouble else request.GET
    giver = fields.get("giver")
    hers = in_hand(plan, giver) if giver is not None else InHand()
    context = {
        "page": frame(request, shown, _("Hand over"), here=address(reader, "plan")),
        "here": request.path,
        "may_write": reader.may_write,
        "holders": [(name, count, f"?{urlencode({'giver': name})}") for name, count in holders(plan).items()],
        "giver": giver,
        "hers": hers,
        "promises": _promised(hers),
        "team": sorted(set(people_of(reader).values()) - {giver}),
        "typed": fields,
        "chosen": fields.getlist("chosen") if trouble else [each.address for each in hers.things],
        "edit": fields.get("edit", "") if trouble else secrets.token_hex(12),
        "trouble": trouble,
        "before": _noted_in(reader),
    }
    return render(request, "steps/hand_over.html", context, status=422 if trouble else 200)


def _promised(hers: InHand) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    """Each goal with what was promised about it: (of what kind, in which words)."""
    return [(goal.text, [(say(PROMISED[name]), text) for name, text in told]) for goal, told in hers.promises]


def _noted_in(reader: Access) -> list[tuple[HandOver, str]]:
    rows = HandOver.objects.filter(library_id=reader.workbook.library_id, workbook=reader.workbook)
    return [(row, address(reader, "handed-over", noted=str(row.id))) for row in rows.order_by("-made", "id")]


@require_http_methods(["GET", "HEAD", "POST"])
def handed_over(request: HttpRequest, workbook: uuid.UUID, noted: uuid.UUID) -> HttpResponse:
    """One hand-over on one page: reasons, promises made, open steps; its button takes it back."""
    reader = access(request.user.pk, workbook)
    if request.method == "POST":
        take_back(reader.person, workbook, noted)
        say_next(request, _("It is taken back: what has not changed since is in the same hands as before."))
        return HttpResponseRedirect(address(reader, "handing-over"))
    row = HandOver.objects.filter(library_id=reader.workbook.library_id, workbook=workbook, id=noted).first()
    if row is None:
        raise NotFoundError
    shown = written(reader)
    plan = plan_of(shown)
    title = _("Handed over: %(giver)s to %(taker)s") % {"giver": row.giver or _("nobody named"), "taker": row.taker}
    context = {
        "page": frame(request, shown, title, here=address(reader, "plan")),
        "row": row,
        "may_write": reader.may_write,
        "here": request.path,
        **_as_it_stands(row, plan),
        "confirmed": _confirmed(reader),
        "thread_url": address(reader, "thread"),
        "anchor_of": anchor_of,
        "back_url": address(reader, "handing-over"),
    }
    return render(request, "steps/handed_over.html", context)


def _as_it_stands(row: HandOver, plan: Plan) -> dict[str, Any]:
    """The goals and steps of a hand-over as they stand now; those that are gone, in the words that they had."""
    goals = {goal.address: goal for goal in plan.goals}
    steps = {step.address: (goal, step) for goal in plan.goals for step in goal.steps}
    there = [steps[each["address"]] for each in row.steps if each["address"] in steps]
    held = [goals[each["address"]] for each in row.goals if each["address"] in goals]
    gone = [each["text"] for each in (*row.goals, *row.steps) if each["address"] not in goals.keys() | steps.keys()]
    return {"goals": held, "steps": there, "promises": _promised(InHand(tuple(held), tuple(there))), "gone": gone}


def _confirmed(reader: Access) -> list[tuple[str, str, Any]]:
    """What somebody who decides has confirmed: (words, who, on which day)."""
    return [
        (each.quote, confirmation.who, confirmation.on)
        for citations in citations_of(reader).values()
        for each in citations
        for confirmation in each.confirmations
    ]
