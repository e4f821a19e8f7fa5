"""`python -m groundplan.web.worker LISTENING LIFELINE`: one of several processes that serve, started by `crew.py`.

Both arguments are numbers of sockets that were handed over. When the lifeline's other end is gone, the crew wants this
process to end, or is itself no more: it answers what it was asked and ends, and is never left serving on its own.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from typing import Any

from groundplan.errors import GroundplanError
from groundplan.web.process import Server, entrance, prepare, run, server
from groundplan.words import of_terminal, speaking

# Seconds that are left for answering; less than the crew waits before it ends the process.
LONGEST_ANSWER = 9.0


class _Lifeline:
    """This process's end of the lifeline."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._lines = line.makefile("rb")
        self._serving: Server | None = None

    def orders(self) -> dict[str, Any]:
        """What the crew wants; ends the process where the crew is gone already."""
        line = self._lines.readline()
        if not line:
            os._exit(1)
        orders: dict[str, Any] = json.loads(line)
        threading.Thread(target=self._watch, name="lifeline", daemon=True).start()
        return orders

    def tell(self, word: dict[str, str]) -> None:
        """Say something to the crew; where it is gone, the watch notices."""
        try:
            self._line.sendall(json.dumps(word).encode() + b"\n")
        except OSError:
            return

    def end(self, serving: Server) -> None:
        """Have this server end with the lifeline."""
        self._serving = serving

    def _watch(self) -> None:
        while self._lines.read(1):
            pass
        if self._serving is None:
            os._exit(1)
        self._serving.should_exit = True
        # A request that hangs, or threads that do, must not keep an abandoned process.
        threading.Event().wait(LONGEST_ANSWER)
        os._exit(1)


def main(listening: int, lifeline: int) -> int:
    """Serve until the lifeline ends; returns the exit code."""
    sock = socket.socket(fileno=listening)
    crew = _Lifeline(socket.socket(fileno=lifeline))
    orders = crew.orders()
    with speaking(of_terminal(os.environ)):
        try:
            application = prepare(orders["secret"])
        except GroundplanError as error:
            crew.tell({"sentence": error.sentence})
            return 2

        serving = server(application, lambda: crew.tell({"path": entrance() if orders["greets"] else ""}))
        crew.end(serving)
        run(serving, sock)
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
