"""Requests that two programs would read differently: the server reads one, or none, and closes."""

import re
import socket
from urllib.parse import urlsplit

import pytest

from serving import serving, settle

HEAD = b"Host: 127.0.0.1\r\n"
SECOND = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"

SMUGGLED = {
    "two lengths": b"POST /leave/ HTTP/1.1\r\n" + HEAD + b"Content-Length: 0\r\nContent-Length: 44\r\n\r\n" + SECOND,
    "a length and pieces": b"POST /leave/ HTTP/1.1\r\n"
    + HEAD
    + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    + SECOND,
    "pieces of another kind": b"POST /leave/ HTTP/1.1\r\n"
    + HEAD
    + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"
    + SECOND,
    "a length below nothing": b"POST /leave/ HTTP/1.1\r\n" + HEAD + b"Content-Length: -1\r\n\r\n" + SECOND,
    "a length with a plus": b"POST /leave/ HTTP/1.1\r\n" + HEAD + b"Content-Length: +0\r\n\r\n" + SECOND,
    "a piece of no size": b"POST /leave/ HTTP/1.1\r\n" + HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + SECOND,
    "a space before the colon": b"POST /leave/ HTTP/1.1\r\n" + HEAD + b"Content-Length : 44\r\n\r\n" + SECOND,
}

NONSENSE = {
    "no request at all": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\xff" * 200 + b"\r\n\r\n",
    "an old language": b"GET /\r\n\r\n",
    "a language to come": b"GET / HTTP/9.9\r\n" + HEAD + b"\r\n",
    "two hosts": b"GET /about/ HTTP/1.1\r\nHost: evil.example\r\nHost: 127.0.0.1\r\n\r\n",
    "an address for a proxy": b"GET http://evil.example/about/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "a header of a megabyte": b"GET / HTTP/1.1\r\n" + HEAD + b"X-Long: " + b"x" * 1_000_000 + b"\r\n\r\n",
    "a hundred thousand headers": b"GET / HTTP/1.1\r\n" + HEAD + b"X: y\r\n" * 100_000 + b"\r\n",
    "a line broken in a header": b"GET /about/ HTTP/1.1\r\n" + HEAD + b"X-A: b\rSet-Cookie: c=d\r\n\r\n",
}


@pytest.fixture
def address(tmp_path):
    with serving(settle(tmp_path)) as server:
        told = urlsplit(server.url)
        yield told.hostname, told.port


def ask(address, request):
    """Everything that comes back until the server closes or is silent."""
    came = b""
    with socket.create_connection(address, timeout=5) as line:
        try:
            line.sendall(request)
            while part := line.recv(65536):
                came += part
                if len(came) > 1_000_000:
                    break
        except (TimeoutError, ConnectionError):
            pass
    return came


def alive(address):
    return b'"ok": true' in ask(address, SECOND.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))


def test_no_second_request_comes_out_of_the_first(address):
    """One server for all of them: what one of them broke, the next would find."""
    for what, request in SMUGGLED.items():
        assert b'"ok"' not in ask(address, request), what
        assert alive(address), what


def test_what_is_no_request_is_refused_and_the_next_is_answered(address):
    for what, request in NONSENSE.items():
        came = ask(address, request)
        assert not re.search(rb"HTTP/1.1 (2|5)\d\d", came), (what, came[:200])
        assert b"Traceback" not in came, what
        assert b"c=d" not in came, what
        assert alive(address), what
