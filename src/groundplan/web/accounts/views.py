"""One's own account: what is kept, how she signs in, the text that waits for her, a forgotten password."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groundplan.web.accounts import actions, holding, queries
from groundplan.web.accounts.forms import CodeForm, OwnSignInForm
from groundplan.web.accounts.frame import page_of
from groundplan.web.accounts.limits import limited
from groundplan.web.accounts.models import Person
from groundplan.web.accounts.presence import call_own
from groundplan.web.accounts.signing_in import shown_again, signed_in
from groundplan.web.writing import write

BACKEND = "groundplan.web.accounts.signing_in.PersonBackend"


def sign_in(request: HttpRequest, person: Person, *, own_computer: bool) -> None:
    """Begin a session for somebody who has just proved who she is; call it inside a write."""
    login(request, person, backend=BACKEND)
    call_own(request, own_computer)


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """What is kept about her, and the ways on."""
    return _account_page(request, OwnSignInForm())


@require_POST
@login_required
@shown_again
def own_sign_in(request: HttpRequest) -> HttpResponse:
    """Somebody of this computer chooses a sign-in name and a password, to come in from anywhere."""
    person = signed_in(request)
    if person.handle:
        return HttpResponseRedirect(reverse("account"))
    form = OwnSignInForm(request.POST)
    if form.is_valid():
        try:
            write(lambda: _give_sign_in(request, person, form))
            return HttpResponseRedirect(reverse("account"))
        except IntegrityError:
            form.add_error("handle", ValidationError(form.TAKEN))
    return _account_page(request, form)


def _account_page(request: HttpRequest, form: OwnSignInForm) -> HttpResponse:
    context = {
        "page": page_of(request, _("Your account")),
        "account": queries.account_of(signed_in(request)),
        "own_computer": not request.session.get_expire_at_browser_close(),
        "form": form,
    }
    return render(request, "accounts/account.html", context, status=422 if form.errors else 200)


def _give_sign_in(request: HttpRequest, person: Person, form: OwnSignInForm) -> None:
    actions.give_sign_in(person, form.cleaned_data["handle"], form.cleaned_data["password"])
    sign_in(request, person, own_computer=not request.session.get_expire_at_browser_close())


@require_safe
@login_required
def ways_in(request: HttpRequest) -> HttpResponse:
    """Where allauth leads when a passkey or an app was added or removed: they stand on the account's page."""
    return HttpResponseRedirect(reverse("account"))


@require_safe
def password_chosen(request: HttpRequest) -> HttpResponse:
    """Where allauth leads after a password was chosen by a link: to signing in with it, second step and all."""
    return HttpResponseRedirect(reverse("account_login"))


@require_POST
@login_required
def computer(request: HttpRequest) -> HttpResponse:
    """She says whether this computer is her own, however she signed in."""
    own = request.POST.get("own") == "1"
    call_own(request, own)
    request.session["said"] = [
        _("You stay signed in here for a month, or until you sign out.")
        if own
        else _("This computer counts as shared: you are signed out when nobody is at work.")
    ]
    return HttpResponseRedirect(reverse("account"))


@require_POST
@login_required
def elsewhere(request: HttpRequest) -> HttpResponse:
    """Sign out in every other browser."""
    write(lambda: actions.sign_out_elsewhere(signed_in(request), request.session.session_key))
    request.session["said"] = [_("You are signed out everywhere but here.")]
    return HttpResponseRedirect(reverse("account"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def held(request: HttpRequest) -> HttpResponse:
    """What she had typed when she was signed out: to be saved now, or thrown away."""
    if request.method == "POST":
        holding.discard(request.session)
        return HttpResponseRedirect(reverse("home"))
    waiting = holding.held(request.session)
    mine = waiting is not None and waiting.person == request.user.pk
    if waiting is None:
        return HttpResponseRedirect(reverse("home"))
    page = page_of(request, _("Your text is still here"))
    return render(request, "accounts/held.html", {"page": page, "held": waiting if mine else None})


@require_safe
def present(request: HttpRequest) -> HttpResponse:
    """A page's script says that somebody is still reading; the cookie that this brings along is all that it does."""
    return HttpResponse(status=204 if request.user.is_authenticated else 401)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("code", "handle")
def with_code(request: HttpRequest) -> HttpResponse:
    """A one-use code from the library's admin or the facilitator, and with it a new password."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            fields = form.cleaned_data
            write(lambda: actions.use_code(fields["handle"], fields["code"], fields["password"]))
            # Not signed in by it: who has a second step set up goes through that as well.
            request.session["said"] = [_("Your new password is set. Sign in with it.")]
            return HttpResponseRedirect(reverse("account_login"))
        except actions.WrongCodeError as error:
            form.add_error("code", error.sentence)
    context = {"page": page_of(request, _("Sign in with a code")), "form": form}
    return render(request, "accounts/code.html", context, status=422 if form.errors else 200)
