"""The door for commands on the same machine: while a server runs, whatever writes goes through it.

Each command is one function that takes and returns plain JSON; the command line calls the same function itself when
no server holds the installation.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from groundplan.errors import GroundplanError
from groundplan.web.installation import UnusableDatabaseError, database_in_one_sentence
from groundplan.web.workbooks.queries import NotFoundError
from groundplan.words import say

log = logging.getLogger(__name__)

# Imported when they are called: a command then loads what it needs and nothing else.
COMMANDS: Mapping[str, str] = {
    "link": "groundplan.web.home.commands.link",
    "library-list": "groundplan.web.sharing.commands.library_list",
    "library-new": "groundplan.web.sharing.commands.library_new",
    "library-invite": "groundplan.web.sharing.commands.library_invite",
    "library-lead": "groundplan.web.sharing.commands.library_lead",
    "workbook-new": "groundplan.web.home.commands.workbook_new",
    "workbook-list": "groundplan.web.workbooks.commands.workbook_list",
    "workbook-show": "groundplan.web.workbooks.commands.workbook_show",
    "workbook-answer": "groundplan.web.workbooks.commands.workbook_answer",
    "workbook-export": "groundplan.web.operations.commands.workbook_export",
    "workbook-import": "groundplan.web.operations.commands.workbook_import",
    "plan-check": "groundplan.web.plans.commands.plan_check",
    "export": "groundplan.web.workbooks.commands.export",
    "backup": "groundplan.web.operations.commands.backup",
    "doctor": "groundplan.web.operations.commands.doctor",
    "jobs": "groundplan.web.operations.commands.jobs",
    "toolkit-publish": "groundplan.web.toolkits.commands.toolkit_publish",
}


class UnreadableCommandError(GroundplanError):
    """What came with a command is not what commands are sent with."""

    def __init__(self, command: str) -> None:
        super().__init__(
            say(
                "What came with the command {command} cannot be read, so nothing was done: "
                "send one JSON object, shorter than {most} MB.",
                command=command,
                most=settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024,
            )
        )


def run(command: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Run one of `COMMANDS`; raises what it raises, and `UnusableDatabaseError`."""
    with database_in_one_sentence():
        answer: dict[str, Any] = import_string(COMMANDS[command])(arguments)
    return answer


@csrf_exempt  # commands carry the installation's own secret instead of a form's token
@require_POST
def door(request: HttpRequest, command: str) -> HttpResponse:
    """Run a command for whoever knows this server's secret; nobody else learns that there is a door."""
    secret = getattr(settings, "GROUNDPLAN_CONTROL_SECRET", "")
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not secret or not secrets.compare_digest(given.encode(), secret.encode()) or command not in COMMANDS:
        raise NotFoundError
    try:
        return JsonResponse(run(command, _arguments(request, command)))
    except GroundplanError as error:
        if isinstance(error, UnusableDatabaseError):
            log.error("command.failed", exc_info=error, extra={"command": command})
        return JsonResponse({"sentence": error.sentence}, status=422)


def _arguments(request: HttpRequest, command: str) -> dict[str, Any]:
    try:
        arguments = json.loads(request.body)
    except (ValueError, RecursionError, RequestDataTooBig) as error:
        raise UnreadableCommandError(command) from error
    if not isinstance(arguments, dict):
        raise UnreadableCommandError(command)
    return arguments
