"""Running a command on the installation: through the server that holds it, or here, while nobody does."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from groundplan.errors import GroundplanError
from groundplan.web.installation import RunningServer, here
from groundplan.words import of_terminal, say

PATIENCE = 15
LONGEST_WAIT = 120


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


def ask(command: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The command's answer. Raises `RefusedError`, `NoAnswerError`, and what the command itself raises."""
    installation = here()
    server = installation.running_server()
    if server is not None:
        answer = _through(server, command, arguments)
        if answer is not None:
            return answer
    with installation.hold(PATIENCE):
        return _here(command, arguments)


def _through(server: RunningServer, command: str, arguments: Mapping[str, Any]) -> dict[str, Any] | None:
    """The server's answer; `None` where the note is left over from a server that is gone."""
    import urllib.error
    import urllib.request

    request = urllib.request.Request(  # noqa: S310 the address is the one our own server wrote down
        f"{server.url}/control/{command}",
        data=json.dumps(arguments).encode(),
        headers={
            "Authorization": f"Bearer {server.secret}",
            "Content-Type": "application/json",
            "Accept-Language": of_terminal(os.environ),
        },
    )
    # A proxy set for the web must not see what is said between two programs of one computer.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=LONGEST_WAIT) as response:
            answer: dict[str, Any] = json.load(response)
            return answer
    except urllib.error.HTTPError as error:
        try:
            sentence = json.load(error)["sentence"]
        except (ValueError, KeyError, TypeError):
            raise NoAnswerError(server) from None
        raise RefusedError(str(sentence)) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, ConnectionRefusedError):
            return None
        raise NoAnswerError(server) from None
    except (OSError, ValueError):
        raise NoAnswerError(server) from None


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
