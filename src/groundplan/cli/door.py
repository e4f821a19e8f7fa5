"""Running a command on the installation: through the server that holds it, or here, while nobody does."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import IO, Any

from groundplan.errors import GroundplanError
from groundplan.web.installation import AlreadyRunningError, Installation, RunningServer, here
from groundplan.words import of_terminal, say

PATIENCE = 15
LONGEST_WAIT = 120
# What the door takes (DATA_UPLOAD_MAX_MEMORY_SIZE in the settings).
MOST_BYTES = 8 * 1024 * 1024


class RefusedError(GroundplanError):
    """The running server refused a command; it said why."""


class NoAnswerError(GroundplanError):
    """Something holds the installation and does not answer."""

    def __init__(self, server: RunningServer) -> None:
        super().__init__(
            say(
                "The Groundplan server at {url} does not take this command: stop it, and run the command again.",
                url=server.url,
            )
        )


class TooMuchError(GroundplanError):
    """A command brings more than a running server takes."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "This is more than Groundplan takes at once ({most} MB), so nothing of it was kept: "
                "send it in smaller parts.",
                most=MOST_BYTES // 1024 // 1024,
            )
        )


def ask(command: str, arguments: Mapping[str, Any], wait: float = LONGEST_WAIT) -> dict[str, Any]:
    """The command's answer, for which a server has `wait` seconds.

    Raises `RefusedError`, `NoAnswerError`, and what the command itself raises.
    """
    installation = here()
    server = _holder(installation)
    if server is not None:
        answer = _through(server, command, arguments, wait)
        if answer is not None:
            return answer
    with installation.hold(PATIENCE):
        return _here(command, arguments)


def _holder(installation: Installation) -> RunningServer | None:
    """The server that holds the folder. A note alone proves nothing: its port may be another program's by now."""
    try:
        with installation.hold():
            return None
    except AlreadyRunningError as running:
        return running.server


def _through(server: RunningServer, command: str, arguments: Mapping[str, Any], wait: float) -> dict[str, Any] | None:
    """The server's answer; `None` where the note is left over from a server that is gone."""
    import urllib.request
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError

    data = json.dumps(arguments).encode()
    if len(data) > MOST_BYTES:
        raise TooMuchError
    request = urllib.request.Request(  # noqa: S310 the address is the one our own server wrote down
        f"{server.url}/control/{command}",
        data=data,
        headers={
            "Authorization": f"Bearer {server.secret}",
            "Content-Type": "application/json",
            "Accept-Language": of_terminal(os.environ),
        },
    )
    # A proxy set for the web must not see what is said between two programs of one computer.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=wait) as response:
            return _object(response.read())
    except HTTPError as error:
        raise _refusal(error) or NoAnswerError(server) from None
    except URLError as error:
        if isinstance(error.reason, ConnectionRefusedError):
            return None
        raise NoAnswerError(server) from None
    except (OSError, ValueError, HTTPException):
        raise NoAnswerError(server) from None


def _refusal(told: IO[bytes]) -> RefusedError | None:
    """What the door said; `None` for any other answer, a page for browsers among them."""
    from http.client import HTTPException

    try:
        with told:
            return RefusedError(str(_object(told.read())["sentence"]))
    except (OSError, ValueError, KeyError, HTTPException):
        return None


def _object(told: bytes) -> dict[str, Any]:
    """The JSON object that a door answers with; raises `ValueError` where it is anything else."""
    answer = json.loads(told)
    if not isinstance(answer, dict):
        raise ValueError
    return answer


def _here(command: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundplan.web.settings")
    import django

    django.setup()
    from django.utils import translation

    translation.activate(of_terminal(os.environ))
    from groundplan.web.home.control import run
    from groundplan.web.serving import migrate

    migrate()
    return run(command, arguments)
