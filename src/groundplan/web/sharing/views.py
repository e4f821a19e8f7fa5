"""A workbook's sharing page: who can open it, and the invitations to it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from groundplan.web.accounts.adapter import said, say_next
from groundplan.web.accounts.models import Person
from groundplan.web.hosts import link
from groundplan.web.libraries.actions import LastOwnerError
from groundplan.web.libraries.models import Right
from groundplan.web.sharing import actions, queries
from groundplan.web.sharing.actions import Taken, Wish
from groundplan.web.sharing.doors import right_in_words
from groundplan.web.sharing.forms import RIGHTS, InvitationForm, RightForm, WhomForm
from groundplan.web.sharing.queries import Sharing
from groundplan.web.workbooks.frame import frame
from groundplan.web.workbooks.queries import Access, NotFoundError, written

# What a session keeps so that the last taking away can be undone.
TAKEN = "taken"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sharing(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """Who can open the workbook; an owner invites, changes rights and takes them away, and anybody may go."""
    person = member(request)
    if request.method != "POST":
        return _show(request, queries.sharing(person.id, workbook))
    deed = request.POST.get("deed", "")
    if deed == "invite":
        return _invite(request, person, workbook)
    if deed not in DEEDS:
        raise NotFoundError
    try:
        sentence = DEEDS[deed](request, person, workbook)
    except LastOwnerError as error:
        return _show(request, queries.sharing(person.id, workbook), wrong=error.sentence, status=409)
    tell(request, sentence)
    here = deed != "leave" and not (deed == "take" and request.POST.get("id") == str(person.id))
    return HttpResponseRedirect(reverse("sharing", kwargs={"workbook": workbook}) if here else reverse("home"))


def _invite(request: HttpRequest, person: Person, workbook: uuid.UUID) -> HttpResponse:
    """The link is on this one answer and nowhere else: what is kept of it cannot be shown again."""
    mine = queries.owned(person.id, workbook)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return _show(request, queries.sharing(person.id, workbook), form=form, status=422)
    wish = form.wish()
    if form.letter_to:
        wish = replace(wish, letter=lambda token: _letter(request, mine, form.letter_to, wish, token))
    try:
        token, code = actions.invite(person, workbook, wish)
    except actions.TooManyInvitationsError as error:
        return _show(request, queries.sharing(person.id, workbook), form=form, wrong=error.sentence, status=422)
    if form.letter_to:
        say_next(request, _("A letter with the link is on its way to {address}.").format(address=form.letter_to))
        return HttpResponseRedirect(reverse("sharing", kwargs={"workbook": workbook}))
    made = {"url": request.build_absolute_uri(reverse("joining", kwargs={"token": token})), "code": code}
    made["join"] = request.build_absolute_uri(reverse("join"))
    return _show(request, queries.sharing(person.id, workbook), made={**made, "who": form.cleaned_data["who"]})


def _letter(request: HttpRequest, mine: Access, to: str, wish: Wish, token: str) -> tuple[str, str, str]:
    """The letter of an invitation: who invites to what, and the link, which a button has to be pressed behind."""
    facts = {
        "name": str(request.user),
        "library": mine.workbook.library.name,
        "right": right_in_words(wish.right),
        "link": link(request, reverse("joining", kwargs={"token": token})),
        "days": wish.days,
    }
    subject = _("{name} invites you to a workbook of {library}").format(**facts)
    text = _(
        "{name} invites you to a workbook of {library} in Groundplan. You can {right}.\n\n"
        "To come in, open this link and press the button there:\n\n{link}\n\n"
        "It lets one person in and works for {days} days. If you do not know what this is about, leave it alone: "
        "nothing happens by itself."
    ).format(**facts)
    return to, subject, text


def _change(request: HttpRequest, person: Person, workbook: uuid.UUID) -> str:
    form = RightForm(request.POST)
    if not form.is_valid():
        raise NotFoundError
    actions.change_right(person, workbook, form.cleaned_data["id"], Right(form.cleaned_data["right"]))
    return _("The right is changed.")


def _take(request: HttpRequest, person: Person, workbook: uuid.UUID) -> str:
    taken = actions.take_right(person, workbook, _whom(request))
    request.session[TAKEN] = {"at": str(workbook), **taken.to_json()}
    return _("{name} cannot open this workbook any more.").format(name=taken.name)


def _give_back(request: HttpRequest, person: Person, workbook: uuid.UUID) -> str:
    taken = taken_at(request, workbook)
    if taken is None:
        raise NotFoundError
    actions.give_back(person, workbook, taken)
    del request.session[TAKEN]
    return _("{name} can open this workbook again.").format(name=taken.name)


def _withdraw(request: HttpRequest, person: Person, workbook: uuid.UUID) -> str:
    actions.withdraw(person, workbook, _whom(request))
    return _("The invitation is taken back: its link and its code open nothing any more.")


def _leave(request: HttpRequest, person: Person, workbook: uuid.UUID) -> str:
    actions.leave(person, workbook)
    return _("You have left the workbook. What you wrote in it stays there.")


DEEDS: Mapping[str, Callable[[HttpRequest, Person, uuid.UUID], str]] = {
    "change": _change,
    "take": _take,
    "give-back": _give_back,
    "withdraw": _withdraw,
    "leave": _leave,
}


def _whom(request: HttpRequest) -> uuid.UUID:
    form = WhomForm(request.POST)
    if not form.is_valid():
        raise NotFoundError
    found: uuid.UUID = form.cleaned_data["id"]
    return found


def member(request: HttpRequest) -> Person:
    """Who is signed in; raises `NotFoundError` where nobody is."""
    if not isinstance(request.user, Person):
        raise NotFoundError
    return request.user


def tell(request: HttpRequest, sentence: str) -> None:
    """Have the next page say what was done."""
    request.session["said"] = [*request.session.get("said", []), sentence]


def taken_at(request: HttpRequest, place: uuid.UUID) -> Taken | None:
    """What was taken away last on the page of that workbook or library, in this session."""
    kept = request.session.get(TAKEN)
    return Taken.from_json(kept) if kept and kept["at"] == str(place) else None


def _show(
    request: HttpRequest,
    shown: Sharing,
    *,
    form: InvitationForm | None = None,
    made: Mapping[str, str] | None = None,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    access = shown.access
    title = _("Who can open this workbook") if access.may_share else _("The people of this workbook")
    context: dict[str, Any] = {
        "page": frame(request, written(access), title, here=request.path, messages=said(request)),
        "access": access,
        "people": [(each, right_in_words(Right(each.right))) for each in shown.people],
        "invitations": [(each, right_in_words(each.right)) for each in shown.invitations],
        "rights": RIGHTS,
        "form": form or InvitationForm(),
        "made": made,
        "wrong": wrong,
        "taken": taken_at(request, access.workbook.id) if access.may_share else None,
        "only_here": not settings.GROUNDPLAN_FOR_MANY,
    }
    return render(request, "sharing/sharing.html", context, status=status)
