"""What went wrong, in one sentence: the one place that maps errors to statuses and pages."""

from __future__ import annotations

import errno
import logging
import sqlite3
from collections.abc import Callable, Mapping

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db.utils import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from groundplan.errors import GroundplanError
from groundplan.intake.confined import ManyFilesError
from groundplan.web.accounts.sign_on import SilentSignOnError
from groundplan.web.conversations.actions import StatementChangedError
from groundplan.web.conversations.answering import AnsweredMeanwhileError, TooManyCodesError
from groundplan.web.conversations.settling import SettledAlreadyError
from groundplan.web.home.entry import SpentLinkError
from groundplan.web.libraries.actions import LastOwnerError
from groundplan.web.links.queries import DeadLinkError
from groundplan.web.logs import request_id
from groundplan.web.operations.workbook_export import OnlyTheOwnerError
from groundplan.web.page import Page
from groundplan.web.plans.actions import LeftMeanwhileError, NothingFoundError
from groundplan.web.sharing.library_deeds import NoCodeForThemError
from groundplan.web.sharing.queries import MayNotShareError
from groundplan.web.sources.background import GoneFileError
from groundplan.web.toolkits.queries import NoSuchToolkitError
from groundplan.web.uploads import StoreError
from groundplan.web.workbooks.actions import BegunAnewError, ForgedRevisionError
from groundplan.web.workbooks.commenting import CommentChangedError, NotYourWordsError, ThreadGrewError
from groundplan.web.workbooks.erasing import MayNotEraseError
from groundplan.web.workbooks.queries import MayNotCommentError, MayNotWriteError, NotFoundError
from groundplan.web.writing import LostCommitError

log = logging.getLogger(__name__)

# Every other GroundplanError is a mistake in what was sent: 422.
STATUSES: Mapping[type[GroundplanError], int] = {
    NotFoundError: 404,
    DeadLinkError: 404,
    NoSuchToolkitError: 404,
    GoneFileError: 404,
    MayNotWriteError: 403,
    MayNotCommentError: 403,
    NotYourWordsError: 403,
    OnlyTheOwnerError: 403,
    MayNotShareError: 403,
    NoCodeForThemError: 403,
    LastOwnerError: 409,
    MayNotEraseError: 403,
    SpentLinkError: 403,
    BegunAnewError: 409,
    ForgedRevisionError: 409,
    ThreadGrewError: 409,
    CommentChangedError: 409,
    StatementChangedError: 409,
    SettledAlreadyError: 409,
    LeftMeanwhileError: 409,
    NothingFoundError: 409,
    AnsweredMeanwhileError: 409,
    TooManyCodesError: 429,
    ManyFilesError: 503,
    StoreError: 503,
    SilentSignOnError: 502,
    LostCommitError: 507,
}

# Fields of a form that nobody typed.
_OWN_FIELDS = {
    "csrfmiddlewaretoken", "revision", "own_revision", "edition", "edit", "phase", "shown", "act",
    "deed", "target", "section", "type", "kind", "read", "password", "password1", "password2", "oldpassword", "code",
    "credential", "next", "seen", "row", "id", "right", "days", "how_many", "branch", "successor", "owner", "toolkit",
    "login", "remember", "replaces", "dated", "begins", "ends",
    "statement", "into", "then", "origin", "told", "step", "done", "rhythm", "opens", "closes",
    "check", "place", "left", "made", "goal",
}  # fmt: skip


def status_of(error: GroundplanError) -> int:
    """The HTTP status for an error that a person can do something about."""
    return STATUSES.get(type(error), 422)


class InOneSentence:
    """Turns errors into a page, or into JSON for scripts, that says what happened and keeps what was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Django calls this when a view raises; `None` leaves the error to Django."""
        told = _tell(error)
        if told is None:
            return None
        status, title, sentence = told
        if status >= 500:
            log.error("request.failed", exc_info=error, extra={"status": status, "request": request})
        return problem(request, status, title, sentence, of_link=isinstance(error, DeadLinkError))


def _tell(error: Exception) -> tuple[int, str, str] | None:
    if isinstance(error, GroundplanError):
        status = status_of(error)
        title = _("This link is used up") if isinstance(error, SpentLinkError) else _title(status)
        title = _("This link opens nothing") if isinstance(error, DeadLinkError) else title
        return status, title, error.sentence
    if isinstance(error, Http404):
        return 404, _title(404), _("There is nothing at this address that you can open. Go back to your workbook.")
    if isinstance(error, RequestDataTooBig | TooManyFieldsSent):
        return 413, _title(413), _("This is more than one page can send at once. Save it in smaller parts.")
    if isinstance(error, SuspiciousOperation | BadRequest):
        return 400, _title(400), _("Groundplan cannot read what was sent. Go back, load the page anew, and try again.")
    if _is_full(error):
        return 507, _title(507), _("This was not saved, because the disk is full. Make room, then save again.")
    return None


def _is_full(error: Exception) -> bool:
    """Whether a disk had no room: the database's for what is written, or the folder's for a picture."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    cause = error.__cause__ if isinstance(error, DatabaseError) else None
    return isinstance(cause, sqlite3.Error) and getattr(cause, "sqlite_errorname", "") == "SQLITE_FULL"


def _title(status: int) -> str:
    titles = {
        400: _("This could not be read"),
        403: _("You cannot do this here"),
        404: _("Nothing here"),
        409: _("This form does not fit any more"),
        413: _("Too much at once"),
        429: _("Too often"),
        502: _("The sign-on does not answer"),
        507: _("Not saved: no room"),
    }
    return titles.get(status, _("This was not saved"))


def problem(request: HttpRequest, status: int, title: str, sentence: str, *, of_link: bool = False) -> HttpResponse:
    """A page (or JSON) with one sentence, the way back, and the texts that were typed.

    `of_link`: what is wrong is a link that lets people in, which signing in does not mend.
    """
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"saved": False, "sentence": sentence}, status=status)
    # A request that is refused at the door has no user yet.
    signed_in = getattr(request, "user", AnonymousUser()).is_authenticated
    signed_out = status == 404 and not signed_in and not of_link
    if signed_out:
        title, sentence = _("You are signed out"), _way_back()
    shown = {
        "title": title,
        "sentence": sentence,
        "next": _next(request, signed_in, signed_out),
        "kept": _typed(request),
    }
    html = render_to_string("home/problem.html", {"page": Page(title=title), "problem": shown}, request)
    return HttpResponse(html, status=status)


def _way_back() -> str:
    if settings.GROUNDPLAN_FOR_MANY:
        return _("Sign in to open this page, if it is one of yours.")
    return _("To come back, start Groundplan again on this computer: it opens the workbook with a fresh link.")


def _next(request: HttpRequest, signed_in: bool, signed_out: bool) -> tuple[str, str] | None:
    """Where to go from a page that only says something."""
    if signed_in:
        return _("Go to your workbook"), reverse("home")
    if settings.GROUNDPLAN_FOR_MANY and signed_out and request.method in ("GET", "HEAD"):
        return _("Sign in"), f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"
    return (_("Sign in"), reverse("account_login")) if settings.GROUNDPLAN_FOR_MANY else None


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The texts of a form that was not saved, so that they can be copied out of the page."""
    try:
        fields = [(name, text) for name, texts in request.POST.lists() for text in texts]
    except Exception:
        # What cannot be read must not keep the page that says so from being shown.
        return []
    return [(name, text) for name, text in fields if name not in _OWN_FIELDS and text.strip()]


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for addresses that lead nowhere."""
    sentence = _("There is nothing at this address that you can open. Go back to your workbook.")
    return problem(request, 404, _title(404), sentence)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for requests that cannot be read."""
    told = _tell(exception) or (400, _title(400), _("Groundplan cannot read what was sent."))
    return problem(request, *told)


def form_from_elsewhere(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: the session ended, cookies are off, or another site sent it."""
    sentence = _(
        "This form was not saved, because it did not come from a page that is open here: "
        "cookies may be off, or the page is from an earlier sign-in. Open the page anew and put your text in again."
    )
    return problem(request, 403, _title(403), sentence)


def too_often(request: HttpRequest) -> HttpResponse:
    """What can be tried only so often was tried more often."""
    sentence = _("This was tried too often from here. Wait a few minutes, then try again.")
    return problem(request, 429, _title(429), sentence)


def broken(request: HttpRequest) -> HttpResponse:
    """Django's handler for what nobody foresaw."""
    sentence = _(
        "Something in Groundplan went wrong, and nothing that was saved before is lost. "
        "Your text is below if you were saving; try again, and tell whoever runs this server if it stays so."
    )
    if number := request_id():
        sentence += " " + _("It is number {number} in the log.").format(number=number)
    return problem(request, 500, _("Something went wrong"), sentence)
