"""What every answer says to the browser about itself, and cookies that only this host can set and read."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse

from groundplan.web.home.entry import new_token

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize(
    "path", ["", "plan/", "sheet/all/", "download/", "download/workbook.json", "picture/nothing", "x"]
)
def test_every_answer_says_how_it_is_to_be_taken(cast, path):
    response = cast.client(cast.owner).get(cast.url(path))
    assert {name: response[name] for name in EVERYWHERE} == EVERYWHERE
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "camera=()" in response["Permissions-Policy"]
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Type"]
    assert "Access-Control-Allow-Origin" not in response
    for tells in ("Server", "X-Powered-By"):
        assert tells not in response


def test_static_files_and_refusals_say_it_too(db):
    for path, status in (("/static/web/groundplan.css", 200), ("/static/../secret", 404), ("/about/", 200)):
        response = Client().get(path)
        assert response.status_code == status
        assert {name: response[name] for name in EVERYWHERE} == EVERYWHERE
        assert "default-src 'none'" in response["Content-Security-Policy"]
        response.close()


# -- cookies


@pytest.fixture
def named(db, settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "plan.example.org"]
    settings.GROUNDPLAN_NAMES = frozenset({"plan.example.org"})


def test_on_a_private_line_cookies_are_the_hosts_own(named, settings):
    client = Client(headers={"host": "plan.example.org"})
    response = client.get(f"/enter/{new_token()}/", secure=True)
    client.get("/account/sign-in/", secure=True)
    assert f"__Host-{settings.SESSION_COOKIE_NAME}" in response.cookies
    for name, cookie in client.cookies.items():
        assert name.startswith("__Host-")
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


def test_a_cookie_that_a_neighbour_planted_is_not_believed(cast, settings):
    """Whoever holds another name of the same domain can set a cookie for all of it, but none with this prefix."""
    settings.ALLOWED_HOSTS, settings.GROUNDPLAN_NAMES = ["plan.example.org"], frozenset({"plan.example.org"})
    here = cast.client(cast.owner)
    key = here.cookies[settings.SESSION_COOKIE_NAME].value
    planted = Client(headers={"host": "plan.example.org"})
    planted.cookies[settings.SESSION_COOKIE_NAME] = key
    assert planted.get(cast.url("plan/"), secure=True).status_code == 404
    own = Client(headers={"host": "plan.example.org"})
    own.cookies[f"__Host-{settings.SESSION_COOKIE_NAME}"] = key
    assert own.get(cast.url("plan/"), secure=True).status_code == 200


def test_signing_in_and_out_works_under_these_names(people_named, settings):
    client = Client(
        enforce_csrf_checks=True, headers={"host": "plan.example.org", "referer": "https://plan.example.org/"}
    )
    client.get(reverse("account_login"), secure=True)

    def token():
        return client.cookies[f"__Host-{settings.CSRF_COOKIE_NAME}"].value

    fields = {"login": "dana", "password": "three words in a row", "csrfmiddlewaretoken": token()}
    assert client.post(reverse("account_login"), fields, secure=True).status_code == 302
    assert client.get(reverse("account"), secure=True).status_code == 200
    left = client.post(reverse("leave"), {"csrfmiddlewaretoken": token()}, secure=True)
    assert left.status_code == 200
    assert not [name for name, cookie in left.cookies.items() if cookie.value]
    assert client.get(reverse("account"), secure=True).status_code == 302
    assert SESSION_KEY not in client.session


@pytest.fixture
def people_named(cast, settings):
    from groundplan.web.accounts.actions import new_person

    settings.ALLOWED_HOSTS, settings.GROUNDPLAN_NAMES = ["plan.example.org"], frozenset({"plan.example.org"})
    settings.GROUNDPLAN_FOR_MANY = True
    return new_person("Dana", "dana", "three words in a row")


def test_on_this_computer_they_keep_their_plain_names(named, settings):
    response = Client(headers={"host": "127.0.0.1"}).get(f"/enter/{new_token()}/")
    assert settings.SESSION_COOKIE_NAME in response.cookies
    assert not any(cookie["secure"] for cookie in response.cookies.values())


def test_a_stranger_learns_nothing_from_headers(cast):
    stranger, nobody = cast.client(cast.stranger), cast.client(cast.stranger)
    there = stranger.get(cast.url("plan/"))
    nowhere = nobody.get("/w/00000000-0000-4000-8000-000000000000/plan/")
    assert there.status_code == nowhere.status_code == 404
    assert {*there.headers} == {*nowhere.headers}
