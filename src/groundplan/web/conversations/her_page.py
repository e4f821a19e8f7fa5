"""What a link opens for somebody without an account: the statements that she is asked about, and her answer."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from groundplan.errors import GroundplanError
from groundplan.web.accounts.limits import limited
from groundplan.web.conversations import answering
from groundplan.web.conversations.answering import (
    AnsweredMeanwhileError,
    Given,
    LongWordsError,
    NothingSaidError,
    One,
    SameWordsError,
    TooManyCodesError,
    WithoutNameError,
    WrongConfirmingCodeError,
)
from groundplan.web.conversations.queries import Opened, Said, Shown, opened
from groundplan.web.hosts import link
from groundplan.web.page import Page

# What the page itself can tell, with everything still in its field: the place it is told at, and the status.
_TOLD_HERE: Mapping[type[GroundplanError], tuple[str, int]] = {
    WithoutNameError: ("name", 422),
    NothingSaidError: ("statements", 422),
    SameWordsError: ("statements", 422),
    LongWordsError: ("statements", 422),
    WrongConfirmingCodeError: ("code", 422),
    TooManyCodesError: ("code", 429),
    AnsweredMeanwhileError: ("statements", 409),
}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited("confirming", part="token")
def her_page(request: HttpRequest, token: str) -> HttpResponse:
    """The statements with an answer to each; only its button changes anything."""
    if request.method != "POST":
        return _show(request, opened(token), thanks="thanks" in request.GET)
    try:
        if request.POST.get("deed") == "code":
            answering.send_code(token, lambda code: _code_letter(token, code))
            return _show(request, opened(token), posted=request.POST, code_sent=True)
        answering.answer(token, _given(request.POST), lambda to: _told_letter(request, token, to))
    except GroundplanError as error:
        if type(error) not in _TOLD_HERE:
            raise
        anchor, status = _TOLD_HERE[type(error)]
        return _show(request, opened(token), posted=request.POST, trouble=(anchor, error.sentence), status=status)
    return HttpResponseRedirect(f"{request.path}?thanks=1")


def _given(fields: QueryDict) -> Given:
    replies = {
        uuid.UUID(name.removeprefix("said-")): One(
            Said(said), fields.get(f"words-{name[5:]}", ""), fields.get(f"remark-{name[5:]}", "")
        )
        for name, said in ((name, str(said)) for name, said in fields.items())
        if name.startswith("said-") and _is_id(name[5:]) and said in [*Said]
    }
    seen = fields.get("seen", "")
    return Given(
        name=fields.get("name", ""),
        office=fields.get("office", ""),
        replies=replies,
        code=fields.get("code", "")[:40],
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 7 else 0,
    )


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def _code_letter(token: str, code: str) -> tuple[str, str, str]:
    found = opened(token)
    facts = {"code": code, "library": found.workbook.library.name}
    subject = _("A code to confirm your answer to {library}").format(**facts)
    text = _(
        "You were about to answer a question of {library}. To show that the answer comes from this address, type this "
        "code on the page that is open there:\n\n{code}\n\n"
        "It works for 15 minutes, and once. If it was not you, do nothing: without the code nothing is confirmed."
    ).format(**facts)
    return found.asking.email, subject, text


def _told_letter(request: HttpRequest, token: str, to: str) -> tuple[str, str, str]:
    """To whoever asked: that there is an answer, and where. What it says stays in the workbook."""
    found = opened(token)
    here = reverse("confirming", kwargs={"workbook": found.workbook.id})
    facts = {"who": found.asking.who, "library": found.workbook.library.name, "link": link(request, here)}
    subject = _("{who} has answered").format(**facts)
    text = _("You asked {who} to confirm what {library} is for. The answer is here:\n\n{link}").format(**facts)
    return to, subject, text


def _show(
    request: HttpRequest,
    found: Opened,
    *,
    posted: Mapping[str, str] | None = None,
    trouble: tuple[str, str] | None = None,
    code_sent: bool = False,
    thanks: bool = False,
    status: int = 200,
) -> HttpResponse:
    asking = found.asking
    name, _comma, office = asking.who.partition(",")
    fields = {"name": asking.signed or name.strip(), "office": asking.office or office.strip(), "code": ""}
    library, department = found.workbook.library.name, found.workbook.called
    context: dict[str, Any] = {
        "page": Page(title=_("Does this say what you mean?")),
        "asking": asking,
        "asker": found.asker,
        "library": library,
        "department": department if department != library else "",
        "shown": [_with_answer(each, posted) for each in found.shown],
        "fields": {key: posted.get(key, value) for key, value in fields.items()} if posted else fields,
        "said_in_words": _said_in_words(),
        "address": _masked(asking.email),
        "trouble": trouble,
        "code_sent": code_sent,
        "thanks": thanks and asking.answered,
    }
    response = render(request, "conversations/her_page.html", context, status=status)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _with_answer(shown: Shown, posted: Mapping[str, str] | None) -> dict[str, Any]:
    """A statement with what is in its fields: what she sent just now, or her answer so far."""
    reply, key = shown.reply, str(shown.reply.id)
    fields = posted if posted is not None else {}
    return {
        "id": key,
        "kind": shown.kind,
        "text": shown.text,
        "settled": shown.settled,
        "so_far": reply.said,
        "so_far_words": reply.words or reply.remark,
        "said": fields.get(f"said-{key}", reply.said),
        "words": fields.get(f"words-{key}", reply.words or shown.text),
        "remark": fields.get(f"remark-{key}", reply.remark),
    }


def _said_in_words() -> Mapping[str, str]:
    return {Said.YES: _("Yes, that is what we want"), Said.OTHER: _("Not quite"), Said.NO: _("No")}


def _masked(address: str) -> str:
    """An address told so that its owner knows it, and nobody else learns it from the page."""
    name, at, host = address.partition("@")
    return f"{name[:1]}…{at}{host}" if at else ""
