"""Behind a proxy: who asks, and on what line, is believed of the proxy that was named and of nobody else."""

import socket
import threading
from contextlib import contextmanager

import httpx
import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from groundplan.web import asgi, headers, process
from groundplan.web.home.entry import new_token
from groundplan.web.proxies import NoProxyError, trusted


def shows_who_asks(environ, start):
    """A WSGI application that answers with what it is told of its client."""
    start("200 OK", [("Content-Type", "text/plain")])
    left = sorted(name for name in environ if "FORWARDED" in name or "REAL_IP" in name)
    return [" ".join((environ["wsgi.url_scheme"], environ["REMOTE_ADDR"], *left)).encode()]


@contextmanager
def serving():
    from contextlib import nullcontext

    ready = threading.Event()
    made = process.server(asgi.InThreads(shows_who_asks, 2, nullcontext), ready.set)
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=process.run, args=(made, listening))
    thread.start()
    try:
        assert ready.wait(20)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        made.should_exit = True
        thread.join(20)
        listening.close()


SAID = {
    "x-forwarded-proto": "https",
    "x-forwarded-for": "10.9.9.9, 203.0.113.7, 10.0.0.5",
    "x-forwarded-host": "evil.example",
    "x-forwarded-port": "1",
    "x-real-ip": "10.9.9.9",
    "forwarded": "for=10.9.9.9",
}


@pytest.mark.parametrize(
    ("proxies", "told"),
    [
        ("", "http 127.0.0.1"),
        ("192.0.2.1", "http 127.0.0.1"),
        # The proxy itself wrote the last address; what its client wrote before it is hearsay.
        ("127.0.0.1", "https 10.0.0.5"),
        # Two proxies in a row: the last address that is none of theirs.
        ("127.0.0.1,10.0.0.0/24", "https 203.0.113.7"),
    ],
)
def test_only_a_named_proxy_is_believed_and_only_about_the_next_one(settings, proxies, told):
    settings.GROUNDPLAN_PROXY = proxies
    with serving() as url:
        assert httpx.get(url, headers=SAID).text == told


@pytest.mark.parametrize("scheme", ["ftp", "https, http", "", "HTTPS://x"])
def test_a_line_of_no_known_kind_is_an_open_one(settings, scheme):
    settings.GROUNDPLAN_PROXY = "127.0.0.1"
    with serving() as url:
        assert httpx.get(url, headers={"x-forwarded-proto": scheme}).text == "http 127.0.0.1"


@pytest.mark.parametrize("told", ["*", "proxy.example", "10.0.0.0/99", "0.0.0.0/0", "::/0", "127.0.0.1,*", "a" * 900])
def test_everybody_and_nobody_are_no_proxy(told):
    with pytest.raises(NoProxyError):
        trusted(told)


def test_addresses_and_networks_are_taken_as_they_are():
    assert trusted(" 127.0.0.1 , ::1,10.0.0.0/24 ") == "127.0.0.1,::1,10.0.0.0/24"
    assert trusted("") == ""


# -- cookies, and the promise to come back on a private line


@pytest.fixture
def named(db, settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "plan.example.org", ".example.net"]
    settings.GROUNDPLAN_NAMES = frozenset({"plan.example.org", ".example.net"})


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("plan.example.org", True),
        ("PLAN.example.org:8000", True),
        ("a.example.net", True),
        ("127.0.0.1", False),
        ("127.0.0.1:8000", False),
    ],
)
def test_cookies_for_the_names_that_others_ask_for_travel_on_private_lines_only(named, host, private):
    response = Client(headers={"host": host}).get(f"/enter/{new_token()}/")
    assert response.status_code == 302
    assert response.cookies
    assert {bool(cookie["secure"]) for cookie in response.cookies.values()} == {private}
    assert "Strict-Transport-Security" not in response


def test_on_a_private_line_the_browser_is_told_to_come_on_no_other(named):
    client = Client(headers={"host": "plan.example.org"})
    response = client.get(f"/enter/{new_token()}/", secure=True)
    assert response["Strict-Transport-Security"] == "max-age=31536000"
    assert all(cookie["secure"] for cookie in response.cookies.values())
    assert client.get("/", secure=True, follow=True).status_code == 200


def test_every_name_is_one_that_others_ask_for_where_all_names_are_taken(settings):
    settings.ALLOWED_HOSTS, settings.GROUNDPLAN_NAMES = ["*"], frozenset({"*"})

    def with_cookie(request):
        response = HttpResponse()
        response.set_cookie("a", "b")
        return response

    answer = headers.content_security(with_cookie)(RequestFactory().get("/", headers={"host": "anything.example"}))
    assert answer.cookies["__Host-a"]["secure"]


def test_a_name_that_is_not_ours_is_turned_away_on_any_line(named):
    for secure in (False, True):
        assert Client(headers={"host": "evil.example"}).get("/healthz", secure=secure).status_code == 400
