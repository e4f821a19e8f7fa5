"""Hundreds of clients that send a byte and wait: pages still come, and saves are still saved."""

import socket
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from sheets import answers, post, ready

from serving import serving, settle

# What a slow client has sent when it falls silent; the server can know none of these requests whole.
BEGUN = (
    b"",
    b"GET / HTTP/1.1\r\nHost: here\r\nX-",
    b"POST /first/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9000\r\n\r\nlibr",
)


@pytest.mark.parametrize("number", [300, 800])
def test_a_page_still_comes_while_slow_clients_hold_connections(tmp_path, number):
    """300 are fewer than a process lets in, 800 are more."""
    with serving(settle(tmp_path)) as server, ExitStack() as opened:
        client, home, revision = ready(server)
        address = urlsplit(server.url)
        for turn in range(number):
            slow = opened.enter_context(socket.create_connection((address.hostname, address.port), timeout=20))
            slow.sendall(BEGUN[turn % len(BEGUN)])
        for line in range(3):
            assert client.get(f"{home}sheet/look-back/").status_code == 200
            reply = post(client, home, {f"look-back/keep/r{line}": f"line {line}"}, f"edit-{line}", revision)
            assert reply.json()["saved"]
        client.close()
    assert [item["text"] for item in answers(tmp_path)["keep"]] == ["line 0", "line 1", "line 2"]
