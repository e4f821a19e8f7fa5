"""`groundplan` and `groundplan serve`: one line, one port, one server on a folder."""

import re
import signal
import socket

import httpx

from serving import Server, serving


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


def test_it_is_reached_from_this_computer_only(terminal):
    with serving(terminal.home) as server:
        port = int(server.url.rpartition(":")[2])
        others = {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET)}
        for address in others - {"127.0.0.1", "127.0.1.1"}:
            with socket.socket() as knock:
                knock.settimeout(2)
                assert knock.connect_ex((address, port)) != 0


def test_more_processes_are_refused(terminal):
    assert "start it without --workers" in terminal.refused("serve", "--workers", "2")


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
