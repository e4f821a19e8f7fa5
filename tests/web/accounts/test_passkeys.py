"""Passkeys: added after “is it you?”, enough to sign in alone, the second step after a password, named and removed."""

import json

import pytest
from allauth.mfa.models import Authenticator as Row
from bs4 import BeautifulSoup
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client

from authenticator import Authenticator

LOCAL = {"HTTP_HOST": "localhost"}


def who(client):
    return client.session.get(SESSION_KEY, "")


def options_on(response):
    button = BeautifulSoup(response.content, "html.parser").select_one("[data-passkey]")
    return json.loads(button["data-options"])


@pytest.fixture
def at_home(people, sign_in):
    """Dana at a browser on this computer, having shown that it is she."""
    client = Client(**LOCAL)
    sign_in("dana", client=client)
    client.post("/account/confirm/", {"password": people.password})
    return client


def add(client, key=None, **fields):
    key = key or Authenticator()
    options = options_on(client.get("/account/passkeys/add/"))
    return key, client.post("/account/passkeys/add/", {"credential": key.create(options), **fields})


@pytest.fixture
def passkey(at_home):
    key, response = add(at_home, name="My phone")
    assert (response.status_code, response.url) == (302, "/account/codes/")
    return key


def options_to_sign_in(client):
    return client.get("/account/passkeys/sign-in/", headers={"accept": "application/json"}).json()["request_options"]


def sign_in_with(key, client=None, **fields):
    client = client or Client(**LOCAL)
    answer = key.get(options_to_sign_in(client))
    return client, client.post("/account/passkeys/sign-in/", {"credential": answer, **fields})


def test_adding_one_asks_who_it_is_first(people, sign_in):
    client, _ = sign_in("dana")
    asked = client.get("/account/passkeys/add/")
    assert (asked.status_code, asked.url) == (302, "/account/confirm/?next=%2Faccount%2Fpasskeys%2Fadd%2F")


def test_the_browser_is_asked_for_one_that_is_enough_alone(at_home):
    asked = options_on(at_home.get("/account/passkeys/add/"))["publicKey"]
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["rp"] == {"id": "localhost", "name": "Groundplan"}


def test_it_signs_her_in_without_name_or_password_and_keeps_next(people, passkey):
    here = f"/w/{people.cast.workbook.id}/"
    client, response = sign_in_with(passkey, next=here)
    assert (response.status_code, response.url, who(client)) == (302, here, str(people.dana.id))
    assert client.get(here).status_code == 200
    _client, response = sign_in_with(passkey, next="https://evil.example/")
    assert response.url == "/"


@pytest.mark.parametrize(("ticked", "own"), [({}, False), ({"remember": "on"}, True)])
def test_the_computer_counts_as_shared_unless_she_calls_it_her_own(passkey, ticked, own):
    client, _ = sign_in_with(passkey, **ticked)
    assert client.session.get_expire_at_browser_close() is not own


def test_after_the_password_it_is_asked_for(people, passkey, sign_in, text_of):
    client = Client(**LOCAL)
    _, response = sign_in("dana", client=client, remember="on")
    assert response.url == "/account/second-step/"
    assert not who(client)
    page = client.get("/account/second-step/")
    done = client.post("/account/second-step/", {"credential": passkey.get(options_on(page))})
    assert (done.status_code, who(client)) == (302, str(people.dana.id))
    assert not client.session.get_expire_at_browser_close(), "“my own computer” outlives the second step"


def test_another_persons_passkey_is_no_second_step(people, passkey, sign_in):
    eli = Client(**LOCAL)
    sign_in("eli@library.example", client=eli)
    eli.post("/account/confirm/", {"password": people.password})
    elis, _ = add(eli)
    client = Client(**LOCAL)
    sign_in("dana", client=client)
    answer = elis.get(options_on(client.get("/account/second-step/")))
    refused = client.post("/account/second-step/", {"credential": answer})
    assert "did not work" in refused.content.decode()
    assert not who(client)


def test_it_has_a_name_that_she_can_change(people, at_home, passkey, text_of):
    row = Row.objects.get(user=people.dana, type="webauthn")
    assert "My phone" in text_of(at_home.get("/account/"))
    at_home.post(f"/account/passkeys/{row.pk}/name/", {"name": " Key on\tmy ring "})
    assert "Key on" in text_of(at_home.get("/account/"))
    assert at_home.post(f"/account/passkeys/{row.pk}/name/", {"name": " "}).status_code == 200
    assert "<script>" not in at_home.get("/account/").content.decode()


def test_removed_it_lets_nobody_in_and_takes_the_codes_along(people, at_home, passkey, text_of):
    row = Row.objects.get(user=people.dana, type="webauthn")
    assert "My phone" in text_of(at_home.get(f"/account/passkeys/{row.pk}/remove/"))
    at_home.post(f"/account/passkeys/{row.pk}/remove/")
    assert "The passkey is removed" in text_of(at_home.get("/account/"))
    assert not Row.objects.filter(user=people.dana).exists()
    client, response = sign_in_with(passkey)
    assert (response.status_code, who(client)) == (422, "")


def test_an_answer_is_good_once(passkey):
    client = Client(**LOCAL)
    answer = passkey.get(options_to_sign_in(client))
    assert client.post("/account/passkeys/sign-in/", {"credential": answer}).status_code == 302
    client.post("/leave/")
    assert client.post("/account/passkeys/sign-in/", {"credential": answer}).status_code == 422


def test_a_key_that_asks_for_nothing_is_refused(at_home, text_of):
    _, response = add(at_home, Authenticator(verifies=False))
    assert "not safe enough" in text_of(response)
    assert not Row.objects.exists()


STRANGE = ["", "null", "[]", "1", '"x"', "{}", "{", "[" * 50_000, "x" * 100_000, '{"id": "\\u0000"}', "é𝄞😀"]


@pytest.mark.parametrize("strange", [*STRANGE, *("broken", "emptied")])
def test_strange_answers_are_refused_in_a_sentence(people, at_home, passkey, strange):
    for make, path, client in (
        (Authenticator().create, "/account/passkeys/add/", at_home),
        (passkey.get, "/account/passkeys/sign-in/", Client(**LOCAL)),
    ):
        adding = path.endswith("add/")
        options = options_on(client.get(path)) if adding else options_to_sign_in(client)
        for answer in spoilt(make(options)) if strange in ("broken", "emptied") else [strange]:
            cache.clear()
            response = client.post(path, {"credential": answer})
            assert response.status_code in (200, 422), (answer, response.status_code)
    assert Row.objects.filter(type="webauthn").count() == 1


def spoilt(answer):
    """The answer with each of its parts replaced by what no browser sends."""
    whole = json.loads(answer)
    for bad in (None, 1, "", "!", [], {}, "AAAA"):
        for name in whole["response"]:
            yield json.dumps({**whole, "response": {**whole["response"], name: bad}})
        for name in ("rawId", "response"):
            yield json.dumps({**whole, name: bad})


def test_without_script_the_page_says_what_to_do(passkey, text_of):
    page = Client(**LOCAL).post("/account/passkeys/sign-in/", {"login": "", "next": "/about/"})
    assert page.status_code == 422
    assert "Passkeys need JavaScript" in text_of(page)
    assert 'href="/account/sign-in/?next=/about/"' in page.content.decode()


def test_at_most_twenty_are_kept(people, at_home, passkey, text_of):
    row = Row.objects.get(type="webauthn")
    Row.objects.bulk_create([Row(user=people.dana, type="webauthn", data=row.data) for _ in range(19)])
    _, response = add(at_home)
    assert "remove one first" in text_of(response)


def test_nothing_says_when_it_was_used(people, passkey):
    sign_in_with(passkey)
    assert set(Row.objects.values_list("last_used_at", flat=True)) == {None}


def test_a_stranger_cannot_touch_hers(people, at_home, passkey):
    row = Row.objects.get(type="webauthn")
    eli = people.cast.client(people.eli)
    eli.post("/account/confirm/", {"password": people.password})
    for path in (f"/account/passkeys/{row.pk}/name/", f"/account/passkeys/{row.pk}/remove/"):
        assert eli.get(path).status_code == 404
        assert eli.post(path, {"name": "mine"}).status_code == 404
        assert Client().get(path).url.startswith("/account/sign-in/")
    assert Row.objects.get(type="webauthn").wrap().name == "My phone"
