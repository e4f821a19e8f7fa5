"""At a shared computer whoever walks away is signed out, and what she had typed waits for her and for nobody else."""

import json
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils import timezone

from groundplan.web.accounts.models import Session

TYPED = {"all/mission": "Read, make, and belong", "act": "save"}


@pytest.fixture
def later():
    """Moves the clock: `later(minutes)` from now."""
    traveller = []

    def go(minutes):
        go_to = timezone.now() + timedelta(minutes=minutes)
        if traveller:
            traveller.pop().stop()
        moved = time_machine.travel(go_to, tick=True)
        moved.start()
        traveller.append(moved)

    yield go
    for moved in traveller:
        moved.stop()


@pytest.fixture
def at_the_desk(people, sign_in, form_on):
    """Dana at a shared computer, a worksheet open before her."""
    client, _response = sign_in("dana")
    client.handler.enforce_csrf_checks = False
    return client, form_on(client, people.cast.url("sheet/all/"))


def who(client):
    return client.session.get(SESSION_KEY, "")


def test_working_keeps_one_signed_in(people, at_the_desk, later):
    client, _form = at_the_desk
    for _ in range(5):
        later(15)
        assert client.get(people.cast.url()).status_code == 200


def test_walking_away_signs_one_out_and_leads_back_where_one_was(people, at_the_desk, later, text_of, sign_in):
    client, _form = at_the_desk
    later(21)
    response = client.get(people.cast.url("plan/"))
    assert response.status_code == 302
    asked = client.get(response.url)
    assert "because nobody had been at work here for a while" in text_of(asked)
    assert not who(client)
    assert not Session.objects.filter(person=people.dana).exists()


def test_ones_own_computer_keeps_one_signed_in_for_a_month(people, sign_in, later):
    client, _response = sign_in("dana", remember="on")
    later(60 * 24 * 29)
    assert client.get(people.cast.url()).status_code == 200
    later(60 * 24 * 2)
    assert client.get(people.cast.url()).status_code == 404


def test_a_session_at_a_shared_computer_ends_after_a_working_day(people, at_the_desk, later):
    client, _form = at_the_desk
    for _ in range(48):
        later(14.9)
        client.get(people.cast.url())
    later(10)
    assert not who(client)


def test_leaving_the_cookie_out_gains_nothing(people, at_the_desk, later, settings):
    client, _form = at_the_desk
    later(15)
    assert client.get(people.cast.url()).status_code == 200
    later(15)
    del client.cookies[settings.GROUNDPLAN_HERE_COOKIE]
    assert client.get(people.cast.url()).status_code == 302
    assert not who(client)


@pytest.mark.parametrize("forged", ["", "x", "a:b:c", "0" * 10_000, "é"])
def test_a_forged_cookie_is_no_cookie(people, at_the_desk, later, settings, forged):
    client, _form = at_the_desk
    later(21)
    client.cookies[settings.GROUNDPLAN_HERE_COOKIE] = forged
    assert client.get(people.cast.url()).status_code == 302


def test_what_was_typed_is_held_and_saved_after_signing_in_again(people, at_the_desk, later, sign_in, text_of):
    client, form = at_the_desk
    later(25)
    sent = form.send(client, **TYPED)
    assert sent.status_code == 302
    assert "next=%2Faccount%2Fheld%2F" in sent.url
    asked = client.get(sent.url)
    assert "What you had typed is kept" in text_of(asked)
    assert "Read, make" not in text_of(asked), "not before she has signed in"
    sign_in("dana", client=client)
    waiting = client.get("/account/held/")
    assert "Read, make, and belong" in waiting.content.decode()
    fields = {}
    soup = BeautifulSoup(waiting.content, "html.parser").select_one("form[action^='/w/']")
    for area in soup.select("textarea[name]"):
        fields.setdefault(area["name"], []).append(area.text.removeprefix("\n"))
    assert client.post(soup["action"], fields).status_code == 302
    assert people.cast.answers(person=people.dana).get("mission") == "Read, make, and belong"


def test_a_script_is_told_to_keep_its_text(people, at_the_desk, later):
    client, form = at_the_desk
    later(25)
    response = form.send(client, as_script=True, **TYPED)
    assert response.status_code == 401
    told = json.loads(response.content)
    assert (told["saved"], told["out"]) == (False, True)
    assert "kept in this tab" in told["sentence"]


def test_the_next_person_does_not_see_it_and_may_throw_it_away(people, at_the_desk, later, sign_in, text_of):
    client, form = at_the_desk
    later(25)
    form.send(client, **TYPED)
    sign_in("eli@library.example", client=client)
    page = client.get("/account/held/")
    assert "Somebody else’s text waits here" in text_of(page)
    assert b"Read, make" not in page.content
    client.post("/account/held/")
    assert client.get("/account/held/").status_code == 302


def test_it_outlives_the_visit_of_somebody_else(people, at_the_desk, later, sign_in):
    client, form = at_the_desk
    later(25)
    form.send(client, **TYPED)
    sign_in("eli@library.example", client=client)
    client.post("/leave/")
    sign_in("dana", client=client)
    assert b"Read, make" in client.get("/account/held/").content


def test_it_is_held_for_an_hour(people, at_the_desk, later, sign_in):
    client, form = at_the_desk
    later(25)
    form.send(client, **TYPED)
    later(61)
    sign_in("dana", client=client)
    assert client.get("/account/held/").status_code == 302


def test_more_than_can_be_held_is_shown_to_be_copied(people, at_the_desk, later, settings):
    client, form = at_the_desk
    later(25)
    response = form.send(client, **{**TYPED, "all/mission": "long " * 500_000})
    assert response.status_code == 302
    assert "held" not in client.session


def test_a_form_whose_session_was_ended_elsewhere_is_held_too(people, at_the_desk, sign_in):
    client, form = at_the_desk
    Session.objects.all().delete()
    sent = form.send(client, **TYPED)
    assert "held" in sent.url
    sign_in("dana", client=client)
    assert b"Read, make" in client.get("/account/held/").content


def test_another_sites_form_is_never_held(people, at_the_desk, later):
    client, form = at_the_desk
    client.handler.enforce_csrf_checks = True
    later(25)
    fields = {name: value for name, value in form.fields.items() if name != "csrfmiddlewaretoken"}
    assert client.post(form.action, {**fields, **TYPED}).status_code == 403
    assert "held" not in client.session


def test_without_a_limit_nobody_is_signed_out(people, at_the_desk, later, settings):
    client, _form = at_the_desk
    settings.GROUNDPLAN_IDLE_MINUTES = 0
    later(120)
    assert client.get(people.cast.url()).status_code == 200


def test_a_stranger_has_nothing_held(people):
    client = Client()
    assert client.post(people.cast.url("sheet/all/"), TYPED).status_code == 404
    assert "held" not in client.session
