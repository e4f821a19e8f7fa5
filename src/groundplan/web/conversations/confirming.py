"""A team's page of confirming: ask somebody through a link, note what was said in person, see what they answered."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from groundplan.errors import GroundplanError
from groundplan.publish.citing import in_words
from groundplan.web.accounts.adapter import said, say_next
from groundplan.web.accounts.models import Person
from groundplan.web.conversations import actions, queries, settling
from groundplan.web.conversations.actions import (
    DayToComeError,
    InPerson,
    NobodyNamedError,
    NothingChosenError,
    StatementChangedError,
    TooManyAskedError,
    TooManyLettersError,
    TooManyStatementsError,
    Wish,
)
from groundplan.web.conversations.answering import LongWordsError
from groundplan.web.conversations.forms import ConfirmingForm, fresh_edit
from groundplan.web.conversations.queries import State, Statement
from groundplan.web.conversations.settling import Decision, SettledAlreadyError
from groundplan.web.hosts import link
from groundplan.web.quoting.quotation import NothingQuotedError
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.models import Confirmation
from groundplan.web.workbooks.queries import Access, NotFoundError, access, written
from groundplan.words import say
from groundplan.workbook.citations import How, Origin
from groundplan.workbook.proposals import Standing

# What is wrong → the field that it is told at; everything else is an error's page.
_TOLD_AT: Mapping[type[GroundplanError], str] = {
    NothingChosenError: "statements",
    TooManyStatementsError: "statements",
    StatementChangedError: "statements",
    NobodyNamedError: "id_who",
    DayToComeError: "id_day",
    TooManyAskedError: "asked",
    TooManyLettersError: "id_email",
}


DEEDS = ("ask", "in-person", "withdraw", "take-back", "take", "leave", "reopen")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirming(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """What can be confirmed, with who confirmed it; and for those who write, whom they asked."""
    reader = access(request.user.pk, workbook)
    if request.method != "POST":
        return _show(request, reader, chosen=_asked_for(request))
    deed, _colon, target = request.POST.get("deed", "").partition(":")
    person = request.user
    if not isinstance(person, Person) or deed not in DEEDS:
        raise NotFoundError
    if deed in ("take", "leave", "reopen"):
        return _settled(request, person, reader, deed, _id(target))
    if deed == "withdraw":
        actions.withdraw(person, workbook, _id(target))
        say_next(request, _("The link is taken back: it opens nothing any more."))
        return HttpResponseRedirect(request.path)
    if deed == "take-back":
        actions.take_back(person.id, workbook, _id(target))
        say_next(request, _("It is taken back: nobody is said to have confirmed that."))
        return HttpResponseRedirect(request.path)
    reader.must_write()
    return _ask_or_note(request, person, reader, deed)


def _settled(request: HttpRequest, person: Person, reader: Access, deed: str, proposal: uuid.UUID) -> HttpResponse:
    """A correction taken, set aside, or looked at again."""
    if deed == "reopen":
        settling.reopen(person.id, reader.workbook.id, proposal)
        return HttpResponseRedirect(f"{request.path}#asked")
    words = request.POST.get("words", "") if deed == "take" else None
    try:
        standing = settling.settle(
            person.id, reader.workbook.id, Decision(proposal, request.POST.get("seen", ""), words)
        )
    except (SettledAlreadyError, NothingQuotedError, LongWordsError) as error:
        status = 409 if isinstance(error, SettledAlreadyError) else 422
        typed = {proposal: words or ""} if deed == "take" else {}
        return _show(request, reader, trouble=(f"other-{proposal}", error.sentence), typed=typed, status=status)
    say_next(request, _settled_in_words()[standing])
    return HttpResponseRedirect(request.path)


def _settled_in_words() -> Mapping[Standing, str]:
    return {
        Standing.ACCEPTED: _("The words stand in your plan, with who confirmed them."),
        Standing.CORRECTED: _("Your wording stands in your plan. It says that an earlier wording was confirmed."),
        Standing.REJECTED: _("Your words stay as they are."),
    }


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise NotFoundError from None


def _ask_or_note(request: HttpRequest, person: Person, reader: Access, deed: str) -> HttpResponse:
    chosen = set(request.POST.getlist("statement"))
    form = ConfirmingForm(person, uncited=True, data=request.POST)
    if not form.is_valid():
        return _show(request, reader, form=form, chosen=chosen, status=422)
    try:
        return _asked(request, person, reader, form) if deed == "ask" else _noted(request, person, reader, form)
    except GroundplanError as error:
        if type(error) not in _TOLD_AT:
            raise
        trouble = (_TOLD_AT[type(error)], error.sentence)
        status = 409 if isinstance(error, StatementChangedError) else 422
        return _show(request, reader, form=form, chosen=chosen, trouble=trouble, status=status)


def _asked(request: HttpRequest, person: Person, reader: Access, form: ConfirmingForm) -> HttpResponse:
    """The link is on this one answer and nowhere else: what is kept of it cannot be shown again."""
    email = form.given("email")
    wish = Wish(
        who=form.given("who"),
        chosen=set(request.POST.getlist("statement")),
        origin=form.come_from,
        edit=request.POST.get("edit", ""),
        email=email,
        note=form.given("note"),
        told=bool(form.given("told")),
        letter=(lambda token: _letter(request, reader, email, token)) if email else None,
    )
    token = actions.ask(person, reader.workbook.id, wish)
    if email:
        say_next(request, _("A letter with the link is on its way to {address}.").format(address=email))
        return HttpResponseRedirect(request.path)
    if not token:
        say_next(request, _("They have answered already: what they said is below."))
        return HttpResponseRedirect(request.path)
    url = request.build_absolute_uri(reverse("confirm", kwargs={"token": token}))
    return _show(request, reader, made={"url": url, "who": form.given("who")})


def _letter(request: HttpRequest, reader: Access, to: str, token: str) -> tuple[str, str, str]:
    """The letter that brings a link: who asks, and that a button has to be pressed behind it."""
    facts = {
        "name": str(request.user),
        "library": reader.workbook.library.name,
        "link": link(request, reverse("confirm", kwargs={"token": token})),
        "days": actions.LASTS.days,
    }
    subject = _("{name} asks you: does this say what {library} wants?").format(**facts)
    text = _(
        "{name} is putting a plan together for {library}, and asks you to confirm what it starts from, or to correct "
        "it. It takes a few minutes, and you need no account.\n\n"
        "Open this link, choose your answers, and press the button there:\n\n{link}\n\n"
        "It works for {days} days. If you do not know what this is about, leave it alone: nothing happens by itself."
    ).format(**facts)
    return to, subject, text


def _noted(request: HttpRequest, person: Person, reader: Access, form: ConfirmingForm) -> HttpResponse:
    chosen = set(request.POST.getlist("statement"))
    noted = InPerson(form.given("who"), form.given("day"), chosen, form.come_from, request.POST.get("edit", ""))
    count = len(actions.record_in_person(person.id, reader.workbook.id, noted))
    told = ngettext("Noted: one statement is confirmed.", "Noted: {n} statements are confirmed.", count)
    say_next(request, told.format(n=count))
    return HttpResponseRedirect(request.path)


def _asked_for(request: HttpRequest) -> set[str]:
    """The questions named in the address, whose statements are ticked to begin with."""
    return {f"{place}/" for place in request.GET.getlist("of") if len(place) <= 200}


def _show(
    request: HttpRequest,
    reader: Access,
    *,
    form: ConfirmingForm | None = None,
    chosen: set[str] | frozenset[str] = frozenset(),
    trouble: tuple[str, str] | None = None,
    made: Mapping[str, str] | None = None,
    typed: Mapping[uuid.UUID, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    mine = written(reader)
    found, tell = queries.statements(mine), _teller(reader)
    if form is None and isinstance(request.user, Person):
        uncited = any(each.quoted is None for each in found)
        who = request.GET.get("who", "")[:200]
        # Whoever comes from a talk's sheet has talked; otherwise words are a reading until somebody says more.
        origin = Origin.CONVERSATION if who else Origin.SAID_AND_DONE
        initial = {"who": who, "day": today_in(reader.workbook).isoformat(), "origin": origin.value}
        form = ConfirmingForm(request.user, uncited=uncited, initial=initial)
    in_person = _in_person(reader) if reader.may_write else []
    context: dict[str, Any] = {
        "page": frame(request, mine, _("Have it confirmed"), here=request.path, messages=said(request)),
        "statements": [(each, _is_chosen(each, chosen), tell(each)) for each in found],
        "form": form,
        "edit": (request.POST.get("edit") if status != 200 else "") or fresh_edit(),
        "trouble": trouble,
        "made": made,
        "may_write": reader.may_write,
        "asked": queries.askings(reader) if reader.may_write else [],
        "in_person": in_person,
        "states": _states(),
        "only_here": not settings.GROUNDPLAN_FOR_MANY,
        "here": request.path,
        "plan_url": address(reader, "plan"),
        "typed": typed or {},
    }
    return render(request, "conversations/confirming.html", context, status=status)


def _is_chosen(statement: Statement, chosen: set[str] | frozenset[str]) -> bool:
    """Ticked as it was posted, or named by its question."""
    named = f"{statement.place.worksheet}/{statement.place.question}/"
    return statement.key in chosen or named in chosen


def _teller(reader: Access) -> Callable[[Statement], list[str]]:
    """Tells where a statement comes from and who confirmed it, a line for each source."""
    today, language = today_in(reader.workbook), get_language() or "en"

    def tell(statement: Statement) -> list[str]:
        lines = [
            in_words(each, say, language, today, stands=each.stands_in(statement.text)) for each in statement.citations
        ]
        now = statement.quoted
        if now is None or not (now.confirmations or now.is_our_reading):
            lines.append(_("Nobody has confirmed these words yet."))
        return [*dict.fromkeys(lines)]

    return tell


def _in_person(reader: Access) -> list[Confirmation]:
    # By way of the citations, which are found by their workbook.
    here = {"citation__library_id": reader.workbook.library_id, "citation__workbook_id": reader.workbook.id}
    noted = Confirmation.objects.filter(**here, how=How.IN_PERSON, citation__removed__isnull=True)
    return list(noted.select_related("citation").order_by("-on", "-at"))


def _states() -> Mapping[State, str]:
    return {
        State.WAITING: _("waiting for an answer"),
        State.ANSWERED: _("has answered"),
        State.WITHDRAWN: _("taken back"),
        State.ENDED: _("ended without an answer"),
    }
