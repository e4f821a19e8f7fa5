"""The door for commands on the same machine: while a server runs, whatever writes goes through it.

Each command is one function that takes and returns plain JSON; the command line calls the same function itself when
no server holds the installation.
"""

from __future__ import annotations

import base64
import json
import secrets
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from groundplan.errors import GroundplanError
from groundplan.web.home import actions
from groundplan.web.home.entry import new_token
from groundplan.web.home.forms import opening_from
from groundplan.web.libraries.models import Grant, Right
from groundplan.web.toolkits.actions import publish
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.actions import Sent, posted, save
from groundplan.web.workbooks.documents_out import make
from groundplan.web.workbooks.models import Workbook
from groundplan.web.workbooks.showing import workbook_json
from groundplan.web.writing import write
from groundplan.words import say

Arguments = Mapping[str, Any]


class NoSuchWorkbookError(GroundplanError):
    """A command names a workbook that is not here."""

    def __init__(self, named: str) -> None:
        super().__init__(
            say("There is no workbook {named} here: `groundplan workbook list` shows those that are.", named=named[:60])
        )


class IncompleteError(GroundplanError):
    """A command's arguments do not make a workbook."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        super().__init__(" ".join(sentences.values()))


def link(arguments: Arguments) -> dict[str, Any]:
    """A path that opens Groundplan in a browser, once."""
    return {"path": reverse("enter", kwargs={"token": new_token()})}


def workbook_new(arguments: Arguments) -> dict[str, Any]:
    """`workbook new`: a workbook for a library, a department (or nobody's: solo) and a person."""
    fields = {key: str(arguments.get(key) or "") for key in ("library", "department", "person")}
    fields["kind"] = "solo" if arguments.get("solo") or not fields["department"] else "named"
    opening, person, errors = opening_from(fields, timezone.localdate(), "en")
    if opening is None:
        raise IncompleteError(errors)
    _person, workbook = actions.set_up(person, opening, str(arguments.get("toolkit") or ""))
    return {"workbook": str(workbook)}


def workbook_list(arguments: Arguments) -> dict[str, Any]:
    """`workbook list`."""
    found = Workbook.objects.select_related("library", "department").order_by("created")
    return {
        "workbooks": [
            {"workbook": str(each.id), "library": each.library.name, "department": each.department.name}
            for each in found
        ]
    }


def workbook_show(arguments: Arguments) -> dict[str, Any]:
    """`workbook show`."""
    return workbook_json(queries.written(_owner_access(str(arguments["workbook"]))))


def workbook_answer(arguments: Arguments) -> dict[str, Any]:
    """`workbook answer`: the same edit as typing the text into a worksheet."""
    access = _owner_access(str(arguments["workbook"]))
    worksheet, question, text = (str(arguments[key]) for key in ("worksheet", "question", "text"))
    filled = queries.written(access).filled(access.sheet(worksheet))
    sent = Sent(
        worksheet=worksheet,
        occasion="",
        post=posted({f"{worksheet}/{question}": [text]}),
        edit=secrets.token_hex(12),
        revision=filled.team.revision,
        own_revision=filled.own.revision,
        edition=None,
    )
    saved = save(access.person, access.workbook.id, sent)
    if saved.refused:
        raise GroundplanError(saved.refused[0].sentence)
    return {"saved": True, "revision": saved.revision}


def export(arguments: Arguments) -> dict[str, Any]:
    """`export`: a document, its bytes in base64."""
    written = queries.written(_owner_access(str(arguments["workbook"])))
    made = make(written, str(arguments["what"]), str(arguments["suffix"]), blank=bool(arguments.get("blank")))
    return {"data": base64.b64encode(made.data).decode("ascii")}


def toolkit_publish(arguments: Arguments) -> dict[str, Any]:
    """`toolkit publish`: the packed folder, in base64."""
    archive = base64.b64decode(str(arguments["archive"]))
    published = write(lambda: publish(archive))
    return {"toolkit": published.toolkit, "version": published.version}


def _owner_access(named: str) -> queries.Access:
    """A workbook as its owner sees it: whoever can read the data folder can read what lies in it."""
    try:
        workbook = uuid.UUID(named)
    except ValueError:
        raise NoSuchWorkbookError(named) from None
    owner = Grant.objects.filter(thing=workbook, right=Right.OWNER).values_list("person_id", flat=True).first()
    if owner is None:
        raise NoSuchWorkbookError(named)
    return queries.access(owner, workbook)


COMMANDS: Mapping[str, Callable[[Arguments], dict[str, Any]]] = {
    "link": link,
    "workbook-new": workbook_new,
    "workbook-list": workbook_list,
    "workbook-show": workbook_show,
    "workbook-answer": workbook_answer,
    "export": export,
    "toolkit-publish": toolkit_publish,
}


@csrf_exempt  # commands carry the installation's own secret instead of a form's token
@require_POST
def door(request: HttpRequest, command: str) -> HttpResponse:
    """Run a command for whoever knows this server's secret; nobody else learns that there is a door."""
    secret = getattr(settings, "GROUNDPLAN_CONTROL_SECRET", "")
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    run = COMMANDS.get(command)
    if not secret or not secrets.compare_digest(given.encode(), secret.encode()) or run is None:
        raise queries.NotFoundError
    try:
        return JsonResponse(run(json.loads(request.body)))
    except GroundplanError as error:
        return JsonResponse({"sentence": error.sentence}, status=422)
