"""Sixteen clients, or as many as wished, in a process of their own: pages and saves over plain sockets, so that the
client costs little."""

from __future__ import annotations

import json
import math
import re
import secrets
import socket
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from bench import machine

CLIENTS = 16


class Connection:
    """One kept-alive HTTP connection; `cookies` of who asks, by the path of the workbook that she may open."""

    def __init__(self, url: str, cookies: Mapping[str, str]) -> None:
        parts = urlsplit(url)
        self._socket = socket.create_connection((parts.hostname, parts.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._file = self._socket.makefile("rb")
        self._host, self._cookies = parts.netloc, cookies

    def ask(self, method: str, path: str, tail: str, body: bytes = b"", more: str = "") -> tuple[int, bytes]:
        """One request about the workbook at `path`; returns status and body."""
        who = f"Host: {self._host}\r\nCookie: {self._cookies[path]}\r\n"
        address = tail if tail.startswith("/") else path + tail
        head = f"{method} {address} HTTP/1.1\r\n{who}{more}Content-Length: {len(body)}\r\n\r\n"
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
    """Asks for the page `tail` of one workbook after the other; one that begins with a slash is nobody's workbook's."""

    def one(number: int) -> None:
        status, body = connection.ask("GET", paths[number % len(paths)], tail)
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
        status, told = connection.ask("POST", path, "sheet/connected-learning-plan/", body, more)
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


def timed(
    make: Callable[[int], Callable[[int], None]], seconds: float, clients: int = CLIENTS, most: float = math.inf
) -> dict[str, float]:
    """Requests a second, p50 and p95 in milliseconds, of some clients over some seconds, each with `most` requests."""
    times: list[list[float]] = [[] for _ in range(clients)]
    begin = threading.Barrier(clients + 1)
    end = [0.0]

    def work(client: int) -> None:
        one = make(client)
        begin.wait()
        number = client
        while (now := time.perf_counter()) < end[0] and len(times[client]) < most:
            one(number)
            times[client].append(time.perf_counter() - now)
            number += clients

    threads = [threading.Thread(target=work, args=(client,)) for client in range(clients)]
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


def form(connection: Connection, path: str) -> tuple[str, str]:
    """The token of a workbook's plan sheet, and the revision that it shows."""
    _status, body = connection.ask("GET", path, "sheet/connected-learning-plan/")
    found = dict(re.findall(rb'name="(csrfmiddlewaretoken|revision)" value="([^"]+)"', body))
    return found[b"csrfmiddlewaretoken"].decode(), found[b"revision"].decode()


def spent(pids: Iterable[int]) -> dict[int, float]:
    """Seconds of processor time used by the server, and by its database where that has processes of its own; one that
    the database ends meanwhile is not counted."""
    return {pid: machine.process_cpu(pid) for pid in pids if Path(f"/proc/{pid}/stat").exists()}


def main() -> None:
    """Read what to do as JSON from standard input, print the figures as JSON."""
    wish = json.load(sys.stdin)
    url, paths, many = wish["url"], wish["paths"], wish.get("clients", CLIENTS)
    cookies = wish["cookies"] if isinstance(wish["cookies"], dict) else dict.fromkeys(paths, wish["cookies"])
    first = Connection(url, cookies)
    if wish["what"] == "pages":

        def make(client: int) -> Callable[[int], None]:
            return pages(Connection(url, cookies), paths, quote(wish["tail"]))
    else:
        forms = {path: form(first, path) for path in paths}
        kind = turns if wish["what"] == "turns" else saves

        def make(client: int) -> Callable[[int], None]:
            # Each client has workbooks of its own, so that every save meets the revision that it named.
            return kind(Connection(url, cookies), paths[client::many] or paths[:1], forms)

    if wish.get("once before"):
        before_it = make(0)
        for number in range(len(paths)):
            before_it(number)
    before = spent(wish["pids"])
    result = timed(make, wish["seconds"], many, wish.get("most", math.inf))
    used = sum(now - before[pid] for pid, now in spent(before).items())
    result["cpu_ms"] = used * 1000 / max(result["requests"], 1)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
