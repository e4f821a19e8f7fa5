"""What a browser posts for a workbook → what its actions take."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.http import HttpRequest

from groundplan.web.workbooks.actions import Sent
from groundplan.workbook.edits import Post

_OWN = {"csrfmiddlewaretoken", "revision", "own_revision", "edition", "edit", "phase", "shown", "act"}


def sent_from(request: HttpRequest, worksheet: str, occasion: str) -> Sent:
    """The post as it came."""
    fields = request.POST
    return Sent(
        worksheet=worksheet,
        occasion=occasion,
        post=Post(
            fields={name: texts for name, texts in fields.lists() if name not in _OWN},
            shown=frozenset(fields.getlist("shown")),
            acts=tuple(act for act in fields.getlist("act") if act.split(" ")[0] not in ("", "save", "add", "more")),
        ),
        edit=fields.get("edit", ""),
        revision=fields.get("revision", ""),
        own_revision=fields.get("own_revision", "") or "1.0",
        edition=uuid_in(fields.get("edition", "")),
    )


def added(request: HttpRequest) -> str:
    """The address for which a further blank row, or the fold of a step, was asked, or nothing."""
    return _pressed(request, "add") or unfolded(request)


def unfolded(request: HttpRequest) -> str:
    """The address of the step of which more is to be said, or nothing."""
    return _pressed(request, "more")


def removed(request: HttpRequest) -> str:
    """The address of the row that was removed by the button pressed, or nothing."""
    return _pressed(request, "remove")


def _pressed(request: HttpRequest, verb: str) -> str:
    acts = [act.split(" ", 1) for act in request.POST.getlist("act")]
    return next((act[1] for act in acts if act[0] == verb and len(act) == 2), "")


def pressed_in(request: HttpRequest) -> str:
    """The question (worksheet/question) whose button was pressed, or nothing for the sheet's own Save."""
    acts = [act.split(" ") for act in request.POST.getlist("act")]
    return next(("/".join(act[1].split("/")[:2]) for act in acts if len(act) > 1 and "/" in act[1]), "")


def more_rows(parameters: Mapping[str, str]) -> dict[str, int]:
    """`?more=ADDRESS`: one further blank row there, or the fold of that step."""
    address = parameters.get("more", "")
    return {address: 1} if address else {}


def uuid_in(text: str) -> uuid.UUID | None:
    """The id that a field holds, or nothing."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
