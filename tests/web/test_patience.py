"""How long a server waits for its clients: real sockets on a real server, with limits that a test can wait for."""

import socket
import threading
from contextlib import contextmanager

import pytest

from groundplan.web import patience, process

PAGE = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"
LONG = b"x" * 20_000_000


async def application(scope, receive, send):
    """Reads the whole body, as ours does, and says how long it was; `/long` answers with more than sockets hold."""
    length, more = 0, True
    while more:
        message = await receive()
        length += len(message.get("body", b""))
        more = message.get("more_body", False)
    body = LONG if scope["path"] == "/long" else b"%d bytes" % length
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body})


@contextmanager
def serving(app=application):
    """A server in a thread; gives a function that opens a connection to it."""
    ready = threading.Event()
    made = process.server(app, ready.set)
    listening = socket.create_server(("127.0.0.1", 0))
    address = listening.getsockname()
    thread = threading.Thread(target=process.run, args=(made, listening))
    thread.start()
    opened = []

    def connect():
        opened.append(socket.create_connection(address, timeout=20))
        return opened[-1]

    try:
        assert ready.wait(20)
        yield connect
    finally:
        for each in opened:
            each.close()
        made.should_exit = True
        thread.join(20)
        listening.close()


@pytest.fixture
def hurried(monkeypatch):
    """Limits of a fraction of a second."""
    monkeypatch.setattr(patience, "LONGEST_HEAD", 0.3)
    monkeypatch.setattr(patience, "LONGEST_STANDSTILL", 0.3)


def answer(connection):
    """The status line and the body of one short answer."""
    told = b""
    while b"bytes" not in told:
        part = connection.recv(65536)
        assert part, told
        told += part
    return told.split(b"\r\n")[0].decode(), told.rpartition(b"\r\n\r\n")[2].decode()


def is_cut(connection):
    """Whether the server ends the connection without an answer; waits for it."""
    try:
        return connection.recv(65536) == b""
    except ConnectionResetError:
        return True


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET / HT",
        b"GET / HTTP/1.1\r\nHost: here\r\nX-Slow: ",
        b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nbegun",
        b"POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nbegun\r\n",
    ],
)
def test_what_does_not_go_on_is_cut(hurried, begun):
    with serving() as connect:
        connection = connect()
        connection.sendall(begun)
        assert is_cut(connection)


def test_a_second_request_that_does_not_go_on_is_cut_too(hurried):
    with serving() as connect:
        connection = connect()
        connection.sendall(PAGE)
        assert answer(connection) == ("HTTP/1.1 200 OK", "0 bytes")
        connection.sendall(b"GET / HT")
        assert is_cut(connection)


def test_a_byte_now_and_then_does_not_hold_a_connection(hurried):
    """Each byte comes sooner than any limit, and the whole would take for ever."""
    with serving() as connect:
        connection = connect()
        connection.sendall(b"GET / HTTP/1.1\r\nHost: here\r\nX-Slow: ")
        connection.settimeout(0.1)
        for _ in range(200):
            try:
                connection.sendall(b"x")
                assert connection.recv(1) == b""
            except TimeoutError:
                continue
            except (ConnectionResetError, BrokenPipeError):
                pass
            break
        else:
            pytest.fail("it was still open")


def test_a_slow_body_that_gets_on_is_taken(hurried):
    """Three times the longest standstill, at the pace of a bad line: nobody there is cut off."""
    with serving() as connect:
        connection = connect()
        parts, size = 30, 4096
        connection.sendall(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n\r\n" % (parts * size))
        pace = threading.Event()
        for _ in range(parts):
            connection.sendall(b"x" * size)
            pace.wait(0.04)
        assert answer(connection) == ("HTTP/1.1 200 OK", f"{parts * size} bytes")


def test_an_answer_that_nobody_takes_is_let_go_and_one_that_is_taken_slowly_is_not(hurried, monkeypatch):
    was_cut, cut = threading.Event(), patience.Connection.cut
    monkeypatch.setattr(patience.Connection, "cut", lambda connection: (cut(connection), was_cut.set()))
    with serving() as connect:
        idle, slow = connect(), connect()
        for each in (idle, slow):
            each.sendall(b"GET /long HTTP/1.1\r\nHost: here\r\n\r\n")
        pace, taken = threading.Event(), b""
        while len(taken) < len(LONG):
            part = slow.recv(400_000)
            assert part
            taken += part
            pace.wait(0.02)
        assert taken.endswith(LONG[-1000:])
        assert was_cut.wait(20)
        left = 0
        while part := idle.recv(400_000):
            left += len(part)
        assert left < len(LONG)


def test_who_waits_for_us_is_never_cut(hurried):
    """A page that takes longer to make than any client is given is still sent."""
    begun, go = threading.Event(), threading.Event()

    async def slow(scope, receive, send):
        import asyncio

        begun.set()
        await asyncio.get_running_loop().run_in_executor(None, go.wait, 20)
        await application(scope, receive, send)

    with serving(slow) as connect:
        waiting = connect()
        waiting.sendall(PAGE)
        assert begun.wait(20)
        other = connect()
        assert is_cut(other)
        assert is_cut(connect())
        go.set()
        assert answer(waiting) == ("HTTP/1.1 200 OK", "0 bytes")


def test_the_one_that_kept_us_waiting_longest_makes_room(monkeypatch):
    monkeypatch.setattr(patience, "MOST_CONNECTIONS", 5)
    with serving() as connect:
        slow = [connect() for _ in range(5)]
        for each in slow:
            each.sendall(b"GET / HT")
        for each in slow:
            person = connect()
            person.sendall(PAGE)
            assert answer(person) == ("HTTP/1.1 200 OK", "0 bytes")
            assert is_cut(each)
            person.close()
            # It must be gone before the next comes, or nobody has to make room.
            refill = connect()
            refill.sendall(PAGE)
            assert answer(refill)[1] == "0 bytes"


def test_when_people_wait_in_every_connection_the_next_one_is_sent_away(monkeypatch):
    monkeypatch.setattr(patience, "MOST_CONNECTIONS", 3)
    begun, go = threading.Semaphore(0), threading.Event()

    async def slow(scope, receive, send):
        import asyncio

        begun.release()
        await asyncio.get_running_loop().run_in_executor(None, go.wait, 20)
        await application(scope, receive, send)

    with serving(slow) as connect:
        waiting = [connect() for _ in range(3)]
        for each in waiting:
            each.sendall(PAGE)
            assert begun.acquire(timeout=20)
        late = connect()
        late.sendall(PAGE)
        assert b"503" in late.recv(65536)
        go.set()
        assert [answer(each)[1] for each in waiting] == ["0 bytes"] * 3
