"""The page on which a goal that is too big gets a smaller one before it."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundplan.errors import GroundplanError
from groundplan.plan.looking_back import nearest
from groundplan.plan.model import Plan, Step
from groundplan.plan.splitting import later_than
from groundplan.web.plans import growing
from groundplan.web.plans.goal_places import Place, place_of
from groundplan.web.plans.growing import Split
from groundplan.web.plans.growing_forms import shown_from, split_from
from groundplan.web.plans.just_done import leading_to
from groundplan.web.plans.quick_goal import TOLD_HERE
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.goalviews import GoalChoices
from groundplan.web.workbooks.queries import NotFoundError, Written
from groundplan.web.workbooks.sheetview import Option
from groundplan.web.workbooks.surroundings import Neighbourhood
from groundplan.workbook.answers import GoalEntry


@dataclass(frozen=True, slots=True)
class SplitForm:
    """The form; lists are options with what is picked. `later` are the horizons that the bigger goal can move to."""

    hidden: Sequence[tuple[str, str]]
    text: str
    horizons: Sequence[Option]
    scopes: Sequence[Option]
    answers_to: Sequence[Option]
    moves: Sequence[Option]
    steps: Sequence[tuple[Option, Step]]
    later: Sequence[Option]


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, workbook: uuid.UUID, worksheet: str, question: str, row: str) -> HttpResponse:
    """A smaller goal before a bigger one: its words, and what moves along."""
    big = f"{worksheet}/{question}/{row}"
    if request.method != "POST":
        return _show(request, workbook, big, None, "", 200)
    if request.user.pk is None:
        raise NotFoundError
    wanted = split_from(request, big)
    try:
        done = growing.split_goal(request.user.pk, workbook, wanted, shown_from(request))
    except GroundplanError as error:
        if not isinstance(error, TOLD_HERE):
            raise
        return _show(request, workbook, big, wanted, error.sentence, 422)
    access = queries.access(request.user.pk, workbook)
    return HttpResponseRedirect(leading_to(address(access, "plan"), "split", [done]))


def _show(
    request: HttpRequest, workbook: uuid.UUID, big: str, typed: Split | None, problem: str, status: int
) -> HttpResponse:
    access = queries.access(request.user.pk, workbook)
    access.must_write()
    written = queries.written(access)
    around = Neighbourhood(written)
    goal = next((each for each in around.plan.goals if each.address == big), None)
    place = place_of(written, big)
    if goal is None or place is None:
        raise NotFoundError
    entry = next(each for each in place.entries if each.id == big.rpartition("/")[2])
    choices = around.goal_choices(place.filled.worksheet)
    context = {
        "page": frame(request, written, _("A smaller goal first"), here=address(access, "plan")),
        "goal": goal,
        "form": _form(written, place, choices, entry, goal.steps, typed or _first(around.plan, written, entry)),
        "problem": problem,
    }
    return render(request, "plans/split.html", context, status=status)


def _first(plan: Plan, written: Written, entry: GoalEntry) -> Split:
    """What the form is prefilled with: the nearest horizon, and what the bigger goal says."""
    soon = nearest(plan, today_in(written.access.workbook))
    return Split("", "", soon, entry.scope, {"answers_to": entry.answers_to, "moves": entry.moves})


def _form(
    written: Written, place: Place, choices: GoalChoices, entry: GoalEntry, steps: Sequence[Step], said: Split
) -> SplitForm:
    horizons = sorted(choices.horizons, key=lambda each: each.months)
    later = [("", _("It stays where it is")), *((each.id, each.label) for each in later_than(horizons, entry.horizon))]
    ids = [step.address.rpartition("/")[2] for step in steps]
    return SplitForm(
        hidden=[
            ("edit", secrets.token_hex(12)),
            ("revision", place.revision),
            ("edition", str(written.access.edition.id)),
        ],
        text=said.text,
        horizons=_options([(each.id, each.label) for each in horizons], [said.horizon]),
        scopes=_options(choices.scopes, [said.scope]),
        answers_to=_options(choices.lines, said.ticks.get("answers_to", ())),
        moves=_options(choices.strands, said.ticks.get("moves", ())),
        steps=[(Option(row, step.what, "", row in said.steps), step) for row, step in zip(ids, steps, strict=True)],
        later=_options(later, [said.later]) if len(later) > 1 else [],
    )


def _options(offered: Sequence[tuple[str, str]], picked: Sequence[str]) -> list[Option]:
    return [Option(key, label, "", key in picked) for key, label in offered]
