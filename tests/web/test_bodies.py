"""Large forms: from somebody to whom the form opens, at its address alone, a few at a time, on disk and gone after."""

import asyncio
import io
from contextlib import nullcontext
from pathlib import Path

import pytest

from groundplan.web import asgi, bodies

ADD = "/library/01234567-89ab-cdef-0123-456789abcdef/sources/add/"
SCOPE = {
    "type": "http", "http_version": "1.1", "method": "POST", "path": ADD, "raw_path": b"", "query_string": b"",
    "headers": [(b"host", b"here")], "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 9),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _small_limits(monkeypatch):
    monkeypatch.setattr(bodies, "LONGEST_BODY", 10)
    monkeypatch.setattr(bodies, "LARGEST_FORM", 30)


class Server:
    """An application behind the bridge that notes what it was asked."""

    def __init__(self, opens=True):
        self.opens, self.asked = opens, []
        self.bridge = asgi.InThreads(self, 2, nullcontext)

    def __call__(self, environ, start):
        body = environ["wsgi.input"].read()
        self.asked.append((environ["REQUEST_METHOD"], len(body)))
        self.kind = type(environ["wsgi.input"])
        start("200 OK" if self.opens else "404 Not Found", [])
        return [b""]

    def send(self, size, **scope):
        return asyncio.run(self._send(size, {**SCOPE, **scope}))

    async def _send(self, size, scope):
        sent, left = [], size

        async def receive():
            nonlocal left
            part, left = min(left, 4), left - min(left, 4)
            return {"type": "http.request", "body": b"x" * part, "more_body": left > 0}

        async def send(message):
            sent.append(message)

        await self.bridge(scope, receive, send)
        return sent[0]["status"]


def test_what_a_form_needs_is_held_in_memory_and_nobody_is_asked():
    server = Server()
    assert server.send(10) == 200
    assert server.asked == [("POST", 10)]
    assert server.kind is io.BytesIO


def test_more_is_taken_from_whoever_may_see_the_form_and_lies_on_disk():
    server = Server()
    assert server.send(30) == 200
    assert server.asked == [("HEAD", 0), ("POST", 30)]
    assert server.kind is not io.BytesIO
    assert server.bridge._bodies._large == 0


def test_more_than_that_is_refused():
    server = Server()
    assert server.send(31) == 413
    assert server.asked == [("HEAD", 0)]
    assert server.bridge._bodies._large == 0


def test_whoever_may_not_see_the_form_sends_no_more_than_others():
    server = Server(opens=False)
    assert server.send(11) == 413
    assert server.asked == [("HEAD", 0)]


@pytest.mark.parametrize(
    "scope",
    [
        {"path": "/w/x/sheet/all/"},
        {"path": "/library/x/sources/add/"},
        {"path": f"{ADD}x"},
        {"path": f"/x{ADD}"},
        {"method": "PUT"},
    ],
)
def test_no_other_address_takes_more(scope):
    server = Server()
    assert server.send(11, **scope) == 413
    assert server.asked == []


def test_only_a_few_are_taken_at_once(monkeypatch):
    monkeypatch.setattr(bodies, "MOST_LARGE", 1)
    server = Server()

    async def both():
        return await asyncio.gather(server._send(30, SCOPE), server._send(30, SCOPE), server._send(10, SCOPE))

    assert sorted(asyncio.run(both())) == [200, 200, 503]
    assert server.bridge._bodies._large == 0
    assert server.send(30) == 200


def test_a_disk_without_room_is_told_and_gives_its_place_back(monkeypatch):
    def full():
        raise OSError(28, "No space left on device")

    server = Server()
    with monkeypatch.context() as patch:
        patch.setattr(bodies.tempfile, "TemporaryFile", full)
        assert server.send(30) == 507
    assert server.bridge._bodies._large == 0
    assert server.send(30) == 200


def test_a_disk_that_is_full_at_the_very_end_gives_its_place_back_too(monkeypatch):
    server = Server()
    with monkeypatch.context() as patch:
        # What is written lies in a buffer first: the disk says so only when that is emptied.
        patch.setattr(bodies.tempfile, "TemporaryFile", lambda: Path("/dev/full").open("w+b"))  # noqa: SIM115 closed by whoever got it
        assert [server.send(30) for _ in range(bodies.MOST_LARGE + 1)] == [507] * (bodies.MOST_LARGE + 1)
    assert server.bridge._bodies._large == 0
    assert server.send(30) == 200


@pytest.mark.parametrize("arrived", [4, 16])
def test_of_whoever_goes_away_halfway_nothing_is_taken(arrived):
    server, sent = Server(), []
    messages = [{"type": "http.request", "body": b"x" * 4, "more_body": True} for _ in range(arrived // 4)]
    messages.append({"type": "http.disconnect"})

    async def receive():
        return messages.pop(0)

    async def send(message):
        sent.append(message)

    asyncio.run(server.bridge(SCOPE, receive, send))
    assert sent[0]["status"] == 400
    assert not [each for each in server.asked if each[0] == "POST"]
    assert server.bridge._bodies._large == 0
