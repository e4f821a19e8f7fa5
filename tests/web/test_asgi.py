"""The bridge from the server to Django: whole requests in, whole answers out."""

import asyncio
from contextlib import nullcontext

import pytest

from groundplan.web import asgi, bodies

SCOPE = {
    "type": "http", "http_version": "1.1", "method": "POST", "path": "/é/", "raw_path": b"", "query_string": b"a=1",
    "headers": [(b"host", b"here"), (b"x-twice", b"1"), (b"x-twice", b"2"), (b"content-type", b"text/plain")],
    "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 9),
}  # fmt: skip


def ask(wsgi, scope=SCOPE, parts=(b"",)):
    """What the application sends for a request whose body comes in parts."""
    sent = []
    coming = iter(
        [{"type": "http.request", "body": part, "more_body": at < len(parts) - 1} for at, part in enumerate(parts)]
    )

    async def receive():
        return next(coming)

    async def send(message):
        sent.append(message)

    asyncio.run(asgi.InThreads(wsgi, 2, nullcontext)(scope, receive, send))
    return sent


class Answer:
    """A WSGI answer that knows whether it was closed."""

    def __init__(self, parts):
        self.parts, self.closed = parts, False

    def __iter__(self):
        return iter(self.parts)

    def close(self):
        self.closed = True


def test_a_request_arrives_whole_and_its_answer_leaves_whole():
    seen = {}
    answer = Answer([b"one ", b"two"])

    def wsgi(environ, start):
        seen.update(environ, read=environ["wsgi.input"].read())
        start("201 Created", [("X-Here", "yes"), ("Set-Cookie", "a"), ("Set-Cookie", "b")])
        return answer

    start, body = ask(wsgi, parts=(b"first ", b"second"))
    assert seen["read"] == b"first second"
    assert (seen["REQUEST_METHOD"], seen["QUERY_STRING"], seen["HTTP_X_TWICE"]) == ("POST", "a=1", "1,2")
    assert seen["PATH_INFO"].encode("latin-1").decode() == "/é/"
    assert (start["status"], start["headers"]) == (
        201,
        [(b"x-here", b"yes"), (b"set-cookie", b"a"), (b"set-cookie", b"b")],
    )
    assert body["body"] == b"one two"
    assert answer.closed


def test_a_head_request_gets_no_body():
    def wsgi(environ, start):
        start("200 OK", [])
        return [b"words"]

    _start, body = ask(wsgi, {**SCOPE, "method": "HEAD"})
    assert body["body"] == b""


def test_what_is_longer_than_any_form_is_refused_before_it_is_held(monkeypatch):
    monkeypatch.setattr(bodies, "LONGEST_BODY", 10)
    start, body = ask(lambda environ, start: pytest.fail("called"), parts=(b"12345", b"67890", b"1"))
    assert start["status"] == 413
    assert (b"connection", b"close") in start["headers"]
    assert b"smaller parts" in body["body"]


def test_a_mistake_in_the_application_closes_its_answer_and_is_raised():
    class Broken(Answer):
        def __iter__(self):
            raise ZeroDivisionError

    answer = Broken([])

    def wsgi(environ, start):
        start("200 OK", [])
        return answer

    with pytest.raises(ZeroDivisionError):
        ask(wsgi)
    assert answer.closed


def test_a_live_connection_is_closed():
    assert ask(None, {"type": "websocket"}) == [{"type": "websocket.close", "code": 1000, "reason": ""}]
