"""Pages on which people talk about answers: that of one question, and all talk of a workbook."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from textwrap import shorten

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from groundplan.errors import GroundplanError
from groundplan.web.workbooks import commenting, queries
from groundplan.web.workbooks.commenting import (
    CommentChangedError,
    EmptyCommentError,
    LongCommentError,
    Place,
    ThreadGrewError,
    TooManyCommentsError,
)
from groundplan.web.workbooks.frame import frame
from groundplan.web.workbooks.queries import NotFoundError
from groundplan.web.workbooks.talkview import Trouble, overview, talk_view

LONGEST_TITLE = 70
Deed = Callable[["Posted"], str]
# What the page itself can tell, with the text still in its field, and its status; everything else is an error's page.
_TOLD_HERE: Mapping[type[GroundplanError], int] = {
    EmptyCommentError: 422,
    LongCommentError: 422,
    TooManyCommentsError: 422,
    ThreadGrewError: 409,
    CommentChangedError: 409,
}


@require_safe
def comments(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """All talk of a workbook: where the reader is named, what is open, what no sheet shows, what is resolved."""
    written = queries.written(queries.access(request.user.pk, workbook))
    pages = {name: _number(request.GET.get(name, "")) for name in ("page", "nowhere", "resolved")}
    context = {
        "page": frame(request, written, _("Comments"), here=request.path),
        "talk": overview(written, **pages),
        "unfold": "resolved" in request.GET,
        "may_comment": written.access.may_comment,
    }
    return render(request, "workbooks/comments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest, workbook: uuid.UUID, worksheet: str, question: str, occasion: str = "") -> HttpResponse:
    """Everything said about one question, and where it is said."""
    if request.method != "POST":
        return _show(request, workbook, worksheet, question, occasion, Trouble(), 200)
    posted = Posted(request, workbook, worksheet, question, occasion)
    try:
        return HttpResponseRedirect(request.path + _deed_of(posted)(posted))
    except GroundplanError as error:
        if type(error) not in _TOLD_HERE:
            raise
        trouble = Trouble(posted.deed, posted.target, posted.text, posted.row, error.sentence)
        return _show(request, workbook, worksheet, question, occasion, trouble, _TOLD_HERE[type(error)])


def _show(
    request: HttpRequest,
    workbook: uuid.UUID,
    worksheet: str,
    question: str,
    occasion: str,
    trouble: Trouble,
    status: int,
) -> HttpResponse:
    written = queries.written(queries.access(request.user.pk, workbook))
    asked = {name: request.GET.get(name, "") for name in ("shown", "removed")}
    view = talk_view(written, worksheet, question, occasion, trouble=trouble, **asked)
    title = _("Comments on “%(question)s”") % {"question": shorten(view.place.label, LONGEST_TITLE, placeholder="…")}
    context = {"page": frame(request, written, title), "talk": view}
    return render(request, "workbooks/talk.html", context, status=status)


class Posted:
    """What a form on the page of a question sent."""

    def __init__(self, request: HttpRequest, workbook: uuid.UUID, worksheet: str, question: str, occasion: str) -> None:
        if request.user.pk is None:
            raise NotFoundError
        fields = request.POST
        self.person: uuid.UUID = request.user.pk
        self.workbook = workbook
        self.deed = fields.get("deed", "")
        self.target = fields.get("target", "")
        self.text = fields.get("text", "")
        self.row = fields.get("row", "")
        self.edit = fields.get("edit", "")
        self.seen = _number(fields.get("seen", ""))
        self.edition = _id(fields.get("edition", ""))
        self.place = Place(worksheet, question, self.row, occasion)

    @property
    def thing(self) -> uuid.UUID:
        """The thread or comment that is meant; raises `NotFoundError`."""
        found = _id(self.target)
        if found is None:
            raise NotFoundError
        return found


def _deed_of(posted: Posted) -> Deed:
    if posted.deed not in _DEEDS:
        raise NotFoundError
    return _DEEDS[posted.deed]


def _begin(posted: Posted) -> str:
    comment = commenting.begin(posted.person, posted.workbook, posted.place, posted.text, posted.edit, posted.edition)
    return f"?said=1#comment-{comment}"


def _reply(posted: Posted) -> str:
    comment = commenting.reply(posted.person, posted.workbook, posted.thing, posted.text, posted.edit)
    return f"?said=1#comment-{comment}"


def _reword(posted: Posted) -> str:
    commenting.reword(posted.person, posted.workbook, posted.thing, posted.text, posted.seen)
    return f"?said=1#comment-{posted.thing}"


def _remove(posted: Posted) -> str:
    commenting.remove(posted.person, posted.workbook, posted.thing)
    return f"?removed={posted.thing}#removed"


def _put_back(posted: Posted) -> str:
    commenting.put_back(posted.person, posted.workbook, posted.thing)
    return f"?said=1#comment-{posted.thing}"


def _resolve(posted: Posted) -> str:
    commenting.resolve(posted.person, posted.workbook, posted.thing, posted.seen)
    return f"?shown={posted.thing}#thread-{posted.thing}"


def _reopen(posted: Posted) -> str:
    commenting.reopen(posted.person, posted.workbook, posted.thing)
    return f"?shown={posted.thing}#thread-{posted.thing}"


_DEEDS: Mapping[str, Deed] = {
    "begin": _begin,
    "reply": _reply,
    "reword": _reword,
    "remove": _remove,
    "put_back": _put_back,
    "resolve": _resolve,
    "reopen": _reopen,
}


def _number(text: str) -> int:
    """A small number that a page gave, 1 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 1


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
