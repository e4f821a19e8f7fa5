"""Sixteen clients in a process of their own: pages and saves over plain sockets, so that the client costs little."""

from __future__ import annotations

import json
import re
import secrets
import socket
import statistics
import sys
import threading
import time
from collections.abc import Callable
from urllib.parse import quote, urlencode, urlsplit

CLIENTS = 16


class Connection:
    """One kept-alive HTTP connection with its cookies."""

    def __init__(self, url: str, cookies: str) -> None:
        parts = urlsplit(url)
        self._socket = socket.create_connection((parts.hostname, parts.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._file = self._socket.makefile("rb")
        self._head = f"Host: {parts.netloc}\r\nCookie: {cookies}\r\n"

    def ask(self, method: str, path: str, body: bytes = b"", more: str = "") -> tuple[int, bytes]:
        """One request; returns status and body."""
        head = f"{method} {path} HTTP/1.1\r\n{self._head}{more}Content-Length: {len(body)}\r\n\r\n"
        self._socket.sendall(head.encode() + body)
        status = int(self._file.readline().split()[1])
        length, chunked = 0, False
        while (line := self._file.readline()) != b"\r\n":
            name, _colon, value = line.lower().partition(b":")
            if name == b"content-length":
                length = int(value)
            elif name == b"transfer-encoding":
                chunked = True
        if not chunked:
            return status, self._file.read(length)
        parts = []
        while size := int(self._file.readline(), 16):
            parts.append(self._file.read(size))
            self._file.readline()
        self._file.readline()
        return status, b"".join(parts)


def pages(connection: Connection, paths: list[str], tail: str) -> Callable[[int], None]:
    """Asks for the page `tail` of one workbook after the other."""

    def one(number: int) -> None:
        status, body = connection.ask("GET", paths[number % len(paths)] + tail)
        assert status == 200, (status, body[:300])

    return one


def saves(connection: Connection, paths: list[str], forms: dict[str, tuple[str, str]]) -> Callable[[int], None]:
    """Saves new text into one workbook after the other, each time against what the form showed last."""

    def one(number: int) -> None:
        path = paths[number % len(paths)]
        token, revision = forms[path]
        fields = {
            "connected-learning-plan/mission": f"We help people finish what they start. {secrets.token_hex(8)}",
            "edit": secrets.token_hex(12),
            "revision": revision,
            "csrfmiddlewaretoken": token,
        }
        body = urlencode(fields).encode()
        more = "Accept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        status, told = connection.ask("POST", f"{path}sheet/connected-learning-plan/", body, more)
        assert status == 200, (status, told[:300])
        forms[path] = (token, json.loads(told)["revision"])

    return one


def turns(connection: Connection, paths: list[str], forms: dict[str, tuple[str, str]]) -> Callable[[int], None]:
    """Saves, and looks at the changed worksheet beside its page: what is kept of a page cannot serve here."""
    save = saves(connection, paths, forms)
    look = pages(connection, paths, "read/measured/")

    def one(number: int) -> None:
        save(number)
        look(number)

    return one


def timed(make: Callable[[int], Callable[[int], None]], seconds: float) -> dict[str, float]:
    """Requests a second, p50 and p95 in milliseconds, of sixteen clients over some seconds."""
    times: list[list[float]] = [[] for _ in range(CLIENTS)]
    begin = threading.Barrier(CLIENTS + 1)
    end = [0.0]

    def work(client: int) -> None:
        one = make(client)
        begin.wait()
        number = client
        while (now := time.perf_counter()) < end[0]:
            one(number)
            times[client].append(time.perf_counter() - now)
            number += CLIENTS

    threads = [threading.Thread(target=work, args=(client,)) for client in range(CLIENTS)]
    for thread in threads:
        thread.start()
    end[0] = time.perf_counter() + seconds
    begin.wait()
    for thread in threads:
        thread.join()
    every = sorted(each for some in times for each in some)
    return {
        "requests": len(every),
        "per_second": len(every) / seconds,
        "p50_ms": statistics.median(every) * 1000,
        "p95_ms": every[int(len(every) * 0.95)] * 1000,
    }


def main() -> None:
    """Read what to do as JSON from standard input, print the figures as JSON."""
    wish = json.load(sys.stdin)
    url, cookies, paths, seconds = wish["url"], wish["cookies"], wish["paths"], wish["seconds"]
    if wish["what"] == "pages":
        result = timed(lambda client: pages(Connection(url, cookies), paths, quote(wish["tail"])), seconds)
    else:
        forms = {}
        first = Connection(url, cookies)
        for path in paths:
            _status, body = first.ask("GET", f"{path}sheet/connected-learning-plan/")
            found = dict(re.findall(rb'name="(csrfmiddlewaretoken|revision)" value="([^"]+)"', body))
            forms[path] = (found[b"csrfmiddlewaretoken"].decode(), found[b"revision"].decode())
        make = turns if wish["what"] == "turns" else saves
        # Each client has workbooks of its own, so that every save meets the revision that it named.
        result = timed(
            lambda client: make(Connection(url, cookies), paths[client::CLIENTS] or paths[:1], forms), seconds
        )
    print(json.dumps(result))


if __name__ == "__main__":
    main()
