"""Every sign of a password counts, up to a length that nobody types, and it is kept as a slow hash with its own salt."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import SESSION_KEY

from groundplan.web.accounts.actions import new_person

LONG = "ünï 😀 " + "words and more words " * 5


@pytest.fixture
def client_of(people, sign_in):
    return lambda login: sign_in(login)[0]


def change(client, **fields):
    page = BeautifulSoup(client.get("/account/password/").content, "html.parser")
    token = page.select_one("[name=csrfmiddlewaretoken]")["value"]
    return client.post("/account/password/", {"csrfmiddlewaretoken": token, **fields})


def test_every_sign_of_it_counts(people, sign_in):
    assert 64 < len(LONG) <= 128
    new_person("Gil", "gil", LONG)
    assert sign_in("gil", LONG)[0].session.get(SESSION_KEY)
    for other in (LONG[:-1], LONG + "x", LONG.replace("😀", "😁"), LONG.upper(), LONG[:72]):
        assert not sign_in("gil", other)[0].session.get(SESSION_KEY), other


def test_one_that_is_longer_than_any_sentence_is_told(people, client_of, text_of):
    response = change(client_of("dana"), oldpassword=people.password, password1="x y" * 60, password2="x y" * 60)
    assert "128 characters at most" in text_of(response)
    assert client_of("dana").session.get(SESSION_KEY), "the old one is still good"


def test_without_the_present_one_it_stays(people, client_of):
    for wrong in ("", "another four short words"):
        change(
            client_of("dana"),
            oldpassword=wrong,
            password1="another four short words",
            password2="another four short words",
        )
    assert client_of("dana").session.get(SESSION_KEY)


def test_it_is_kept_as_argon2id_with_a_salt_of_its_own(people):
    first, second = people.dana.password, people.eli.password
    assert first.startswith("argon2$argon2id$")
    assert "m=19456,t=2,p=1" in first
    salts = [kept.split("$")[4] for kept in (first, second)]
    assert salts[0] != salts[1]
    assert min(map(len, salts)) >= 22, "128 bits in base64"
    assert people.password not in first


def test_browsers_are_told_what_each_field_is(people, client_of, sign_in):
    pages = {
        "/account/sign-in/": sign_in("nobody")[0],
        "/account/code/": sign_in("nobody")[0],
        "/account/password/": client_of("dana"),
    }
    told = {}
    for address, client in pages.items():
        for field in BeautifulSoup(client.get(address).content, "html.parser").select("form input"):
            if field.get("type") in ("password", "text", None):
                told[address, field["name"]] = field.get("autocomplete")
                assert not [name for name in field.attrs if name.startswith("on")]
    assert all(told.values()), told
    assert told["/account/sign-in/", "password"] == "current-password"
    assert told["/account/password/", "password1"] == "new-password"


def test_a_stranger_changes_no_password(people, sign_in):
    client, _response = sign_in("dana", "four words in a row")
    assert client.post("/account/password/", {"oldpassword": people.password}).status_code in (302, 403)
    assert sign_in("dana")[0].session.get(SESSION_KEY)
