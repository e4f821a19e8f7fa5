"""Signing in with a city's sign-on, against a real provider in a process of its own; see tests/sign_on."""

import base64
import json
import time
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

import city as cities
import jwt
import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from bs4 import BeautifulSoup
from cryptography.hazmat.primitives.asymmetric import rsa
from django.contrib.auth import SESSION_KEY
from django.test import Client

from groundplan.web.accounts.models import Person, Session

BACK = "http://testserver/account/sign-on/back/"
TOKEN = "/identity/o/api/token"
HERE = "City of Mill River"


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    with cities.city(tmp_path_factory.mktemp("city"), BACK, "Mia Okafor", "Dana Moreno", "Eli Stone") as running:
        yield running


@pytest.fixture
def city(provider, settings):
    provider.change, provider.asked, provider.down = {}, [], False
    settings.GROUNDPLAN_FOR_MANY = True
    settings.GROUNDPLAN_SIGN_ON_NAME, settings.GROUNDPLAN_SIGN_ON_URL = HERE, provider.url
    app = {
        "provider_id": "sign-on",
        "name": HERE,
        "client_id": cities.CLIENT,
        "secret": cities.SECRET,
        "settings": {"server_url": provider.url},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"sign-on": {"APPS": [app]}}
    return provider


def who(client):
    return client.session.get(SESSION_KEY, "")


def set_off(client, path="/account/sign-on/", **fields):
    """Press the button; where the browser is led to."""
    page = client.post(path, fields)
    assert page.status_code == 200, page.content.decode()[-2000:]
    where = BeautifulSoup(page.content, "html.parser").select_one("main a.button")["href"]
    assert page.headers["Refresh"] == f"0; url={where}"
    return where


def come_back(city, client, login="mia", **fields):
    back = city.grant(set_off(client, **fields), login)
    assert back.startswith(BACK)
    return client.get(back.removeprefix("http://testserver"))


def test_somebody_new_comes_in_by_it_with_her_name_and_nothing_else(people, city, text_of):
    client = Client()
    assert f"Sign in with {HERE}" in text_of(client.get("/account/sign-in/"))
    done = come_back(city, client, next="/about/")
    assert (done.status_code, done.url) == (302, "/about/")
    mia = Person.objects.get(id=who(client))
    assert (mia.name, mia.handle, mia.email, mia.has_usable_password()) == ("Mia Okafor", None, "", False)
    kept = SocialAccount.objects.get(user=mia)
    assert (kept.extra_data, len(kept.uid), kept.last_login) == ({}, 64, kept.date_joined)
    assert not SocialToken.objects.exists()
    assert not mia.emailaddress_set.exists()
    assert client.get("/").status_code == 200
    assert client.get(f"/w/{people.cast.workbook.id}/").status_code == 404, "nobody has let her in yet"


def test_she_comes_back_as_herself(people, city):
    first, second = Client(), Client()
    come_back(city, first)
    come_back(city, second)
    assert who(first) == who(second) != ""
    assert Person.objects.filter(name="Mia Okafor").count() == 1


@pytest.mark.parametrize(("ticked", "own"), [({}, False), ({"remember": "on"}, True)])
def test_the_computer_counts_as_shared_unless_she_calls_it_her_own(people, city, ticked, own):
    client = Client()
    come_back(city, client, **ticked)
    assert client.session.get_expire_at_browser_close() is not own


def test_what_is_asked_is_sealed_and_no_address_is_asked_for(people, city):
    client = Client()
    asked = {name: values[0] for name, values in parse_qs(urlsplit(set_off(client)).query).items()}
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 16
    assert len(asked["nonce"]) >= 16
    assert set(asked["scope"].split()) == {"openid", "profile"}
    again = {name: values[0] for name, values in parse_qs(urlsplit(set_off(client)).query).items()}
    assert not {again[name] for name in ("state", "nonce", "code_challenge")} & set(asked.values())


def test_an_address_or_a_name_that_somebody_has_already_leads_to_nobody_elses_account(people, city):
    """Eli's and Dana's accounts here stay theirs, whoever is called so at the city."""
    for login, theirs in (("eli", people.eli), ("dana", people.dana)):
        client = Client()
        come_back(city, client, login)
        assert who(client) not in ("", str(theirs.id))
        assert not SocialAccount.objects.filter(user=theirs).exists()


def test_connected_to_an_account_it_signs_in_to_that_one(people, city, sign_in, text_of):
    client, _ = sign_in("dana")
    client.handler.enforce_csrf_checks = False
    asked = client.post("/account/sign-on/connect/")
    assert asked.url.startswith("/account/confirm/"), "is it you?"
    page = client.post(asked.url, {"password": people.password, "next": "/account/sign-on/connect/"})
    where = BeautifulSoup(page.content, "html.parser").select_one("main a.button")["href"]
    back = client.get(city.grant(where, "mia").removeprefix("http://testserver"))
    assert back.url == "/account/"
    assert "you can sign in by it from now on" in text_of(client.get("/account/"))
    other = Client()
    come_back(city, other)
    assert who(other) == str(people.dana.id)
    assert not Person.objects.filter(name="Mia Okafor").exists()
    assert client.post("/account/sign-on/remove/").url == "/account/"
    fresh = Client()
    come_back(city, fresh)
    assert who(fresh) not in ("", str(people.dana.id))


def test_what_belongs_to_one_account_is_not_connected_to_another(people, city, sign_in, text_of):
    come_back(city, Client())
    client, _ = sign_in("dana")
    client.handler.enforce_csrf_checks = False
    client.post("/account/confirm/", {"password": people.password})
    back = city.grant(set_off(client, "/account/sign-on/connect/"), "mia")
    client.get(back.removeprefix("http://testserver"))
    assert "belongs to another account here" in text_of(client.get("/account/"))
    assert not SocialAccount.objects.filter(user=people.dana).exists()


def test_the_only_way_in_is_not_taken_away(people, city, text_of):
    client = Client()
    come_back(city, client)
    refused = client.post("/account/sign-on/remove/")
    assert refused.status_code == 422
    assert "Choose a password first" in text_of(refused)
    client.post("/account/own/", {"handle": "mia", "password": "five words she keeps herself"})
    client.post("/account/confirm/", {"password": "five words she keeps herself"})
    assert client.post("/account/sign-on/remove/").status_code == 302


def test_a_second_step_is_asked_for_after_it_too(people, city):
    come_back(city, Client())
    TOTP.activate(Person.objects.get(name="Mia Okafor"), generate_totp_secret())
    client = Client()
    assert come_back(city, client).url == "/account/second-step/"
    assert not who(client)


# -- what goes wrong


def refused(response, sentence, status, text_of):
    assert response.status_code == status
    assert sentence in text_of(response)
    return True


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(people, city, text_of):
    mallory = Client()
    back = city.grant(set_off(mallory), "mia").removeprefix("http://testserver")
    victim = Client()
    assert refused(victim.get(back), "begun in another browser", 422, text_of)
    assert not who(victim)
    set_off(victim)
    assert refused(victim.get(back), "begun in another browser", 422, text_of)
    for strange in ("", "?state=", "?state=%00&code=x", f"?state={'x' * 5000}", "?code=abc"):
        assert refused(victim.get(f"/account/sign-on/back/{strange}"), "begun in another browser", 422, text_of)


def test_a_code_is_good_once(people, city, text_of):
    client = Client()
    back = city.grant(set_off(client), "mia").removeprefix("http://testserver")
    assert client.get(back).status_code == 302
    client.post("/leave/")
    assert refused(client.get(back), "used up", 422, text_of)
    another = Client()
    state = parse_qs(urlsplit(set_off(another)).query)["state"][0]
    assert refused(another.get(replaced(back, state=state)), "did not answer as it should", 502, text_of)
    assert not who(another)


def replaced(url, **values):
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=urlencode({**dict(parse_qsl(parts.query)), **values})))


def test_an_answer_after_more_than_ten_minutes_is_too_late(people, city, text_of):
    client = Client()
    back = city.grant(set_off(client), "mia").removeprefix("http://testserver")
    with time_machine.travel(time.time() + 700):
        assert refused(client.get(back), "longer than ten minutes", 422, text_of)


def test_who_is_turned_away_there_is_told(people, city, text_of):
    client = Client()
    state = parse_qs(urlsplit(set_off(client)).query)["state"][0]
    assert refused(
        client.get(f"/account/sign-on/back/?error=access_denied&state={state}"), "did not sign you in", 422, text_of
    )


OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def unsigned(claims, _header):
    def part(data):
        return base64.urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=").decode()

    return f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(claims)}."


def by_another_key(claims, header):
    return jwt.encode(claims, OTHER, algorithm="RS256", headers=header)


def by_our_secret(claims, header):
    return jwt.encode(claims, cities.SECRET * 3, algorithm="HS256", headers={**header, "alg": "HS256"})


def cut_off(claims, header):
    return by_another_key(claims, header).rpartition(".")[0]


@pytest.mark.parametrize("forge", [unsigned, by_another_key, by_our_secret, cut_off])
def test_a_statement_that_is_not_signed_by_the_sign_on_is_not_believed(people, city, text_of, forge):
    def tampered(body):
        answer = json.loads(body)
        given = answer["id_token"]
        claims = jwt.decode(given, options={"verify_signature": False})
        return json.dumps(
            {**answer, "id_token": forge(claims, {"kid": jwt.get_unverified_header(given)["kid"]})}
        ).encode()

    not_believed(city, {TOKEN: tampered}, text_of)


def not_believed(city, change, text_of):
    client = Client()
    back = city.grant(set_off(client), "mia").removeprefix("http://testserver")
    city.change = change
    before = Person.objects.count()
    assert refused(client.get(back), "did not answer as it should", 502, text_of)
    assert not who(client)
    assert Person.objects.count() == before


class OurKey:
    """A sign-on whose key is ours, so that everything else about its statement can be wrong."""

    def __init__(self, **wrong):
        self.wrong = wrong

    def change(self):
        return {TOKEN: self.token, "/.well-known/jwks.json": self.keys}

    def token(self, body):
        answer = json.loads(body)
        claims = {**jwt.decode(answer["id_token"], options={"verify_signature": False}), **self.wrong}
        kept = {name: value for name, value in claims.items() if value is not None}
        return json.dumps({**answer, "id_token": jwt.encode(kept, OTHER, "RS256", headers={"kid": "ours"})}).encode()

    def keys(self, _body):
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(OTHER.public_key()))
        return json.dumps({"keys": [{**key, "kid": "ours", "use": "sig"}]}).encode()


def test_with_our_key_a_true_statement_is_believed(people, city):
    client = Client()
    back = city.grant(set_off(client), "mia").removeprefix("http://testserver")
    city.change = OurKey().change()
    assert client.get(back).status_code == 302
    assert who(client), "so what the next test refuses, it refuses for its own reason"


@pytest.mark.parametrize(
    "wrong",
    [
        {"aud": "somebody-else"},
        {"aud": [cities.CLIENT, "other"], "azp": "other"},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"exp": 1_600_000_000},
        {"exp": None},
        {"nonce": "of another browser"},
        {"nonce": None},
        {"sub": None},
        {"iat": 4_000_000_000},
    ],
    ids=str,
)
def test_a_statement_for_others_of_others_or_of_another_time_is_not_believed(people, city, text_of, wrong):
    not_believed(city, OurKey(**wrong).change(), text_of)


def test_what_is_told_beside_must_be_about_the_same_person(people, city, text_of):
    userinfo = {"/identity/o/api/userinfo": lambda body: json.dumps({**json.loads(body), "sub": "999"}).encode()}
    not_believed(city, {**OurKey(name=None, given_name=None, family_name=None).change(), **userinfo}, text_of)


@pytest.mark.parametrize("name", ["x" * 5000, "a\x00b\u202e<script>alert(1)</script>", "  ", ["a"]])
def test_strange_names_come_in_tame(people, city, name):
    client = Client()
    back = city.grant(set_off(client), "mia").removeprefix("http://testserver")
    city.change = OurKey(name=name, given_name=None, family_name=None).change()
    assert client.get(back).status_code == 302
    person = Person.objects.get(id=who(client))
    assert 0 < len(person.name) <= 120
    assert person.name.isprintable()
    assert b"<script>alert" not in client.get("/account/").content


@pytest.mark.parametrize("answer", [b"", b"{}", b"[]", b'{"id_token": 1, "access_token": "x", "keys": 1}'])
@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", TOKEN, "/.well-known/jwks.json"])
def test_answers_that_are_none_are_told_in_a_sentence(people, city, text_of, path, answer):
    not_believed(city, {path: lambda _body: answer}, text_of)


def test_a_sign_on_that_is_down_is_told_and_the_other_ways_stay(people, city, sign_in, text_of):
    city.down = True
    client = Client()
    assert refused(client.post("/account/sign-on/"), "did not answer as it should", 502, text_of)
    assert f"Sign in with {HERE}" in text_of(client.get("/account/sign-in/"))
    assert sign_in("dana")[1].status_code == 302


def test_nobody_listens_there(people, city, settings, text_of):
    settings.GROUNDPLAN_SIGN_ON_URL = "http://127.0.0.1:1"
    settings.SOCIALACCOUNT_PROVIDERS["sign-on"]["APPS"][0]["settings"]["server_url"] = "http://127.0.0.1:1"
    assert refused(Client().post("/account/sign-on/"), "did not answer as it should", 502, text_of)


def test_another_issuer_than_the_one_that_was_set_up_is_refused(people, city, text_of):
    def other(body):
        return json.dumps({**json.loads(body), "issuer": "https://evil.example"}).encode()

    city.change = {"/.well-known/openid-configuration": other}
    assert refused(Client().post("/account/sign-on/"), "did not answer as it should", 502, text_of)


def test_it_may_not_lead_the_browser_to_a_script(people, city):
    def other(body):
        return json.dumps({**json.loads(body), "authorization_endpoint": "javascript:alert(1)//"}).encode()

    city.change = {"/.well-known/openid-configuration": other}
    response = Client().post("/account/sign-on/")
    assert response.status_code in (400, 502)
    assert b"javascript:" not in response.content


def test_looking_sets_nothing_off(people, city):
    client = Client()
    assert client.get("/account/sign-on/").status_code == 405
    client.get("/account/sign-in/")
    assert Session.objects.count() == 0
    careful = Client(enforce_csrf_checks=True)
    assert careful.post("/account/sign-on/").status_code == 403


def test_without_one_there_is_no_button_and_no_page(people, settings, text_of):
    client = Client()
    assert "City" not in text_of(client.get("/account/sign-in/"))
    assert client.post("/account/sign-on/").status_code == 404
    assert client.get("/account/sign-on/back/?code=a&state=b").status_code == 404


@pytest.mark.parametrize("path", ["connect", "remove"])
def test_a_stranger_is_asked_to_sign_in(people, city, path):
    assert Client().post(f"/account/sign-on/{path}/").url.startswith("/account/sign-in/")
