"""A second step after the password: an app's codes, recovery codes, and what it takes to do without them."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from bs4 import BeautifulSoup
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client

MINUTES = "/account/second-step/"


def who(client):
    return client.session.get(SESSION_KEY, "")


def code_of(secret):
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


@pytest.fixture
def with_app(people, sign_in):
    """Dana has set up an app; her browser, the app's secret and her recovery codes."""
    client, _ = sign_in("dana")
    client.handler.enforce_csrf_checks = False
    client.post("/account/confirm/", {"password": people.password})
    page = BeautifulSoup(client.get("/account/app/").content, "html.parser")
    secret = page.select_one(".secret").text.replace(" ", "")
    assert page.select_one("img.qr")["src"].startswith("data:image/svg+xml;base64,")
    done = client.post("/account/app/", {"code": code_of(secret)})
    assert (done.status_code, done.url) == (302, "/account/codes/")
    codes = [
        each.text for each in BeautifulSoup(client.get("/account/codes/").content, "html.parser").select(".codes code")
    ]
    assert len(set(codes)) == 10
    cache.clear()
    return client, secret, codes


def half_way(sign_in, **more):
    client, response = sign_in("dana", **more)
    assert response.url == MINUTES
    assert not who(client)
    client.handler.enforce_csrf_checks = False
    return client


def test_after_the_password_the_code_is_asked_for_and_next_is_kept(people, with_app, sign_in):
    here = f"/w/{people.cast.workbook.id}/"
    client = half_way(sign_in, next=here)
    assert client.get(here).status_code != 200, "half-way is not in"
    done = client.post(MINUTES, {"code": code_of(with_app[1])})
    assert (done.status_code, done.url, who(client)) == (302, here, str(people.dana.id))
    assert client.session.get_expire_at_browser_close(), "a computer is shared until it is called one's own"


def test_a_code_is_good_once(with_app, sign_in):
    code = code_of(with_app[1])
    assert half_way(sign_in).post(MINUTES, {"code": code}).status_code == 302
    assert half_way(sign_in).post(MINUTES, {"code": code}).status_code == 200


@pytest.mark.parametrize("code", ["", "000000", "x" * 1000, "é𝄞😀", "<script>", "１２３４５６", "a\x00b"])
def test_wrong_codes_are_told_and_let_nobody_in(with_app, sign_in, code, text_of):
    client = half_way(sign_in)
    refused = client.post(MINUTES, {"code": code})
    assert "One more thing is needed" in text_of(refused)
    assert "<script>" not in refused.content.decode()
    assert not who(client)


def test_guessing_ends_even_over_many_sign_ins(with_app, sign_in, text_of):
    for number in range(5):
        half_way(sign_in).post(MINUTES, {"code": f"00000{number}"})
    refused = half_way(sign_in).post(MINUTES, {"code": code_of(with_app[1])})
    assert "tried too often" in text_of(refused)


def test_a_recovery_code_lets_her_in_once(people, with_app, sign_in, text_of):
    client, _secret, codes = with_app
    assert "10 are left" in text_of(client.get("/account/"))
    other = half_way(sign_in)
    assert other.post(MINUTES, {"code": codes[3]}).status_code == 302
    assert who(other) == str(people.dana.id)
    assert half_way(sign_in).post(MINUTES, {"code": codes[3]}).status_code == 200
    assert "9 are left" in text_of(client.get("/account/"))
    assert codes[3] not in client.get("/account/codes/").content.decode()


def test_new_codes_end_the_old_ones(with_app, sign_in):
    client, _secret, codes = with_app
    assert client.post("/account/codes/new/").url == "/account/codes/"
    new = re.findall(r"<code>(\d{8})</code>", client.get("/account/codes/").content.decode())
    assert len(new) == 10
    assert not set(new) & set(codes)
    assert half_way(sign_in).post(MINUTES, {"code": codes[0]}).status_code == 200


def test_doing_without_asks_who_it_is(people, with_app, sign_in, text_of):
    other = half_way(sign_in)
    other.post(MINUTES, {"code": with_app[2][0]})
    asked = other.post("/account/app/remove/")
    assert asked.url == "/account/confirm/?next=%2Faccount%2Fapp%2Fremove%2F"
    assert "Use a code from the app" in text_of(other.get(asked.url))
    other.post(asked.url, {"password": people.password, "next": "/account/app/remove/"})
    assert not Authenticator.objects.filter(type="totp").exists(), (
        "what was asked for is done once it is clear who asks"
    )
    assert who(sign_in("dana")[0])


def test_she_can_show_who_she_is_by_a_code(people, with_app, sign_in):
    other = half_way(sign_in)
    other.post(MINUTES, {"code": with_app[2][0]})
    again = "/account/second-step/again/?next=/account/codes/"
    assert other.post(again, {"code": "000000"}).status_code == 200
    assert other.post(again, {"code": with_app[2][1]}).url == "/account/codes/"
    assert other.get("/account/codes/").status_code == 200


def test_a_wrong_first_code_sets_nothing_up(people, sign_in, text_of):
    client, _ = sign_in("dana")
    client.handler.enforce_csrf_checks = False
    client.post("/account/confirm/", {"password": people.password})
    first = BeautifulSoup(client.get("/account/app/").content, "html.parser").select_one(".secret").text
    refused = client.post("/account/app/", {"code": "000000"})
    assert first in text_of(refused), "the secret that she typed into the app stays"
    assert not Authenticator.objects.exists()


def test_a_code_from_the_admin_does_not_go_around_the_second_step(people, with_app, sign_in):
    from groundplan.web.accounts.actions import give_code

    code = give_code(people.dana, None, people.cast.owner.id)
    fields = {"handle": "dana", "code": code, "password": "a new one from the code"}
    assert Client().post("/account/code/", fields).status_code == 302
    client, response = sign_in("dana", "a new one from the code")
    assert response.url == MINUTES
    assert not who(client)


def test_she_says_whether_the_computer_is_her_own(people, sign_in, text_of):
    client, _ = sign_in("dana")
    client.handler.enforce_csrf_checks = False
    client.post("/account/computer/", {"own": "1"})
    assert not client.session.get_expire_at_browser_close()
    assert "You called it your own" in text_of(client.get("/account/"))
    client.post("/account/computer/", {"own": "0"})
    assert client.session.get_expire_at_browser_close()


@pytest.mark.parametrize(
    "path", ["app/", "app/remove/", "codes/", "codes/new/", "passkeys/add/", "second-step/again/", "computer/", "ways/"]
)
def test_a_stranger_is_asked_to_sign_in(with_app, path):
    for response in (Client().get(f"/account/{path}"), Client().post(f"/account/{path}", {})):
        assert response.status_code == 405 or response.url.startswith("/account/sign-in/")


def test_who_has_not_given_a_password_is_at_no_second_step(with_app):
    assert Client().get(MINUTES).url == "/account/sign-in/"
