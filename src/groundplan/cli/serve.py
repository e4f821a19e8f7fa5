"""`groundplan` and `groundplan serve`: one server on this computer's installation."""

from __future__ import annotations

import argparse
import os
import webbrowser
from typing import Any

from groundplan.web.installation import AlreadyRunningError, here
from groundplan.words import say

# Each takes as much memory as a server of one process, and up to ten connections to the database.
MOST_WORKERS = 64


def add_to(groups: Any) -> None:
    """Add the command to the command line."""
    serve = groups.add_parser("serve", help=say("serve, and open the browser unless told not to"))
    serve.add_argument("--host", default="127.0.0.1", help=say("address to listen on (default: this computer only)"))
    serve.add_argument("--port", type=_port, default=0, help=say("port (default: 8000, or the next free one)"))
    serve.add_argument("--no-open", action="store_true", help=say("do not open the browser"))
    serve.add_argument("--workers", type=_workers, default=1, help=say("server processes (1)"))
    serve.set_defaults(run=run)


def _port(text: str) -> int:
    port = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 < port < 65536:
        raise argparse.ArgumentTypeError(say("{text} is no port: write a number from 1 to 65535", text=text))
    return port


def _workers(text: str) -> int:
    count = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < count <= MOST_WORKERS:
        raise argparse.ArgumentTypeError(
            say("{text} is no number of processes: write one from 1 to {most}", text=text, most=MOST_WORKERS)
        )
    return count


def run(parsed: argparse.Namespace) -> int:
    """`serve`: stays until it is stopped."""
    from groundplan.web.serving import Wish, serve

    serve(here(), Wish(parsed.host, parsed.port, _may_open() and not parsed.no_open, parsed.workers), _tell)
    return 0


def open_here(parsed: argparse.Namespace) -> int:
    """`groundplan` alone: serve and open the browser, or open the server that is running already."""
    from groundplan.web.serving import Wish, serve

    try:
        serve(here(), Wish(open_browser=_may_open()), _tell)
    except AlreadyRunningError as running:
        if running.server is None:
            raise
        from groundplan.cli.door import ask

        url = running.server.url + ask("link", {})["path"]
        _tell(url)
        if _may_open():
            webbrowser.open(url)
    return 0


def _tell(url: str) -> None:
    """Always in these words: programs that start Groundplan wait for this line (FORMATS §4)."""
    print(f"Groundplan is at {url}", flush=True)


def _may_open() -> bool:
    return not os.environ.get("GROUNDPLAN_NO_OPEN")
