"""Guessing passwords by the thousand: after the first few nothing is hashed any more, and other people still come in."""

import time

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from groundplan.web.accounts import hashing
from groundplan.web.accounts.models import Person

TRIES = 10_000
ASKED = {"accept": "application/json"}


@pytest.fixture
def hashed(monkeypatch):
    """Every password that was hashed to be compared, the one for names that are nobody's too."""
    seen = []
    verify, encode = hashing.Argon2.verify, hashing.Argon2.encode

    def counted_verify(self, password, encoded):
        seen.append(password)
        return verify(self, password, encoded)

    def counted_encode(self, password, salt):
        seen.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(hashing.Argon2, "verify", counted_verify)
    monkeypatch.setattr(hashing.Argon2, "encode", counted_encode)
    return seen


def comes_in(sign_in, login, address):
    client = Client(enforce_csrf_checks=True, REMOTE_ADDR=address)
    sign_in(login, client=client)
    return SESSION_KEY in client.session


def attack(tries):
    """Posts each (name, password, address) as fast as it can, without looking at a page."""
    client = Client()
    statuses = {}
    for login, password, address in tries:
        response = client.post(
            "/account/sign-in/", {"login": login, "password": password}, headers=ASKED, REMOTE_ADDR=address
        )
        statuses[response.status_code] = statuses.get(response.status_code, 0) + 1
    return statuses


def test_ten_thousand_guesses_from_one_place_cost_a_few_hashes(people, sign_in, hashed):
    begun = time.monotonic()
    statuses = attack(("dana", f"guess number {at}", "203.0.113.9") for at in range(TRIES))
    lasted = time.monotonic() - begun
    # Five wrong ones in five minutes, and thirty forms in a minute, however long the machine takes.
    assert 1 <= len(hashed) <= 5 * (1 + lasted // 300)
    assert statuses[429] > TRIES * 0.9
    assert comes_in(sign_in, "eli@library.example", "198.51.100.7")


def test_guesses_about_many_names_from_one_place_end_too(people, sign_in, hashed):
    begun = time.monotonic()
    statuses = attack((f"name{at}", "a password of many", "203.0.113.9") for at in range(1_000))
    lasted = time.monotonic() - begun
    assert 1 <= len(hashed) <= 30 * (1 + lasted // 60)
    assert statuses[429] > 500
    assert comes_in(sign_in, "dana", "198.51.100.7")


def test_guesses_about_one_name_from_many_places_end_too(people, sign_in, hashed):
    attack(("dana", f"guess number {at}", f"10.1.{at // 250}.{at % 250 + 1}") for at in range(1_000))
    assert 1 <= len(hashed) <= 10
    assert comes_in(sign_in, "eli@library.example", "198.51.100.7")


def test_what_a_client_says_of_its_address_starts_no_new_count(people, hashed):
    client = Client()
    for at in range(60):
        client.post(
            "/account/sign-in/",
            {"login": f"name{at}", "password": "a password of many"},
            headers={
                **ASKED,
                "x-forwarded-for": f"10.0.0.{at}",
                "x-real-ip": f"10.0.0.{at}",
                "forwarded": "for=10.1.1.1",
            },
        )
    assert 1 <= len(hashed) <= 30


def test_a_password_of_megabytes_is_not_hashed(people, hashed):
    statuses = attack([("dana", "x" * 2_000_000, "203.0.113.9")])
    assert hashed == []
    assert statuses.keys() <= {200, 400, 422}


def test_a_stranger_guesses_nobody_in(people, sign_in):
    attack(("dana", people.password[:-1], "203.0.113.9") for _ in range(20))
    assert Person.objects.filter(handle="dana").count() == 1
    assert not comes_in(sign_in, "dana", "203.0.113.9")
