"""`groundplan` and `groundplan serve`: one line, one port, one server on a folder."""

import re
import signal
import socket
from pathlib import Path

import httpx
import pytest

from serving import Server, run, serving, wait_until

pytestmark = pytest.mark.untouched
LISTENING = "0A"


def test_it_says_where_it_is_and_answers_there(terminal):
    with serving(terminal.home) as server:
        assert httpx.get(f"{server.url}/healthz").json() == {"ok": True}
        assert re.fullmatch(rf"{server.url}/enter/[\w-]{{32}}/", server.entrance)
        assert httpx.get(f"{server.url}/healthz", headers={"host": "evil.example"}).status_code == 400
        for encoding in ("zlib", "utf-16", "no-such"):
            strange = {"content-type": f"text/plain; charset={encoding}"}
            assert httpx.get(f"{server.url}/?a=b", headers=strange).status_code == 400


def test_a_taken_port_is_passed_over_and_a_named_one_is_told(terminal, tmp_path):
    taken = socket.create_server(("127.0.0.1", 0))
    port = taken.getsockname()[1]
    told = terminal.refused("serve", "--no-open", "--port", port)
    assert f"cannot listen on 127.0.0.1:{port}" in told
    assert "--port" in told
    with serving(terminal.home) as one, serving(tmp_path / "another") as other:
        assert one.url != other.url
    taken.close()


def listening(process):
    """Every address and port at which a process listens, as the kernel tells it."""
    held = {str(path.readlink()) for path in Path(f"/proc/{process}/fd").iterdir()}
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{process}/net/{table}").read_text().splitlines()[1:]:
            _number, local, _remote, state, *_more, inode = line.split()[:10]
            if state == LISTENING and f"socket:[{inode}]" in held:
                address, port = local.split(":")
                told = socket.inet_ntoa(bytes.fromhex(address)[::-1]) if table == "tcp" else address
                yield told, int(port, 16)


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="this system does not tell who listens where")
def test_it_is_reached_from_this_computer_only(terminal):
    with serving(terminal.home) as server:
        port = int(server.url.rpartition(":")[2])
        assert list(listening(server.process.pid)) == [("127.0.0.1", port)]
        for address in ("127.0.0.2", own_address()):
            with socket.socket() as knock:
                knock.settimeout(2)
                assert knock.connect_ex((address, port)) != 0


def test_who_listens_on_every_address_is_reached_from_this_computer(terminal):
    with serving(terminal.home, arguments=("serve", "--no-open", "--host", "0.0.0.0")) as server:
        assert httpx.get(server.entrance).status_code == 302
        assert terminal.json("workbook", "list") == {"workbooks": []}


def own_address():
    """Where others would find this computer, if it has such an address: nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.2"
        return way.getsockname()[0]


@pytest.fixture
def browser(tmp_path):
    """A browser that notes what it is given: settings for a command, and the note."""
    note, program = tmp_path / "opened", tmp_path / "browser"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{note}.new"\nmv "{note}.new" "{note}"\n')
    program.chmod(0o700)
    return {"BROWSER": str(program), "GROUNDPLAN_NO_OPEN": ""}, note


def test_the_first_run_opens_the_browser_with_a_link_that_opens_once(terminal, browser):
    settings, note = browser
    with serving(terminal.home, arguments=(), **settings) as server:
        wait_until(note.exists)
        assert note.read_text() == f"{server.entrance}\n"
        first = httpx.get(server.entrance, follow_redirects=True)
        assert (first.status_code, first.url.path) == (200, "/first/")
        assert "What is your library called?" in first.text
        again = httpx.get(server.entrance, follow_redirects=True)
        assert "What is your library called?" not in again.text
        note.unlink()
        told = run(terminal.home, **settings)
        wait_until(note.exists)
        assert told.stdout == f"Groundplan is at {note.read_text()}"
        assert httpx.get(note.read_text().strip(), follow_redirects=True).url.path == "/first/"


@pytest.mark.parametrize(("arguments", "more"), [(("serve", "--no-open"), {}), ((), {"GROUNDPLAN_NO_OPEN": "1"})])
def test_a_browser_that_is_not_wished_for_is_not_opened(terminal, browser, arguments, more):
    settings, note = browser
    with serving(terminal.home, arguments=arguments, **{**settings, **more}):
        pass
    assert not note.exists()


@pytest.mark.embedded
def test_several_processes_are_refused_where_one_writes(terminal):
    assert "start it without --workers" in terminal.refused("serve", "--workers", "2")
    assert not terminal.home.exists()


@pytest.mark.parametrize("count", ["0", "-1", "65", "two", "٣"])
def test_a_number_of_processes_that_is_none_is_told(terminal, count):
    assert "is no number of processes: write one from 1 to 64" in terminal.refused("serve", f"--workers={count}")


def test_a_signal_stops_it_cleanly(terminal):
    for number in (signal.SIGTERM, signal.SIGINT):
        server = Server(terminal.home)
        server.process.send_signal(number)
        assert server.process.wait(20) in (0, 2)
        server.process.stdout.close()
        assert not (terminal.home / "server.json").exists()


def test_a_note_left_by_a_killed_server_is_no_hindrance(terminal):
    server = Server(terminal.home)
    server.kill()
    assert (terminal.home / "server.json").exists()
    assert terminal.json("workbook", "list") == {"workbooks": []}
