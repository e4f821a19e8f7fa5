"""A code from the facilitator: library, department, a name, and she is at work; a name proves nothing here."""

import re

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from groundplan.web.accounts.models import Person
from groundplan.web.cohorts import actions
from groundplan.web.cohorts.models import Cohort, Membership
from groundplan.web.libraries.models import Library
from groundplan.web.workbooks.models import Workbook

NEW = {"name": "Ida", "handle": "ida", "password": "three words in a row"}
PLACES = {"library": "Lake Library", "department": "Teen Room"}


@pytest.fixture
def door(led):
    """Types the code and stands in front of what it opens."""
    code = actions.new_code(led.facilitator.id, led.cohort.id)[1]

    def stand(client=None, typed=code):
        client = client or Client()
        response = client.post("/join/", {"code": typed})
        return client, response

    return stand


def test_she_is_at_work_after_one_form(led, door, text_of):
    client, response = door()
    told = text_of(client.get(response.url))
    for words in ("Join a cohort", "Spring 2027", "State Library", "What is your library called?", "Who are you?"):
        assert words in told
    entered = client.post(response.url, {**NEW, **PLACES})
    workbook = Workbook.objects.get(library__name="Lake Library")
    assert entered.url == f"/w/{workbook.id}/"
    assert "Lake Library" in text_of(client.get(entered.url))
    assert client.session[SESSION_KEY] == str(Person.objects.get(handle="ida").id)
    assert Membership.objects.get(workbook=workbook).cohort == led.cohort.id
    assert workbook.edition.published.toolkit == "small"
    assert "Spring 2027" in text_of(client.get(f"{entered.url}cohort/"))


@pytest.mark.parametrize("spelling", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code} "])
def test_a_code_is_taken_however_it_is_typed(led, spelling):
    code = actions.new_code(led.facilitator.id, led.cohort.id)[1]
    assert Client().post("/join/", {"code": spelling(code)}).status_code == 302


def test_typing_another_librarys_name_opens_nothing_of_it(led, door, cast):
    client, response = door()
    entered = client.post(
        response.url, {**NEW, "library": cast.workbook.library.name, "department": "Young Adult Department"}
    )
    assert Library.objects.filter(name=cast.workbook.library.name).count() == 2
    assert entered.url != cast.url()
    assert client.get(cast.url()).status_code == 404


def test_no_department_only_me(door, text_of):
    client, response = door()
    client.post(response.url, {**NEW, "library": "Lake Library", "solo": "on"})
    assert Workbook.objects.get(library__name="Lake Library").department.solo


def test_what_is_missing_is_said_at_once_and_nothing_is_made(door, text_of):
    client, response = door()
    refused = client.post(response.url, {"handle": "ida"})
    told = text_of(refused)
    assert refused.status_code == 422
    for words in (
        "Write what your library is called",
        "tick “No department, only me”",
        "Write your name",
        "Choose a password",
    ):
        assert words in told
    assert not Person.objects.filter(handle="ida").exists()
    assert Library.objects.count() == 3


def test_she_joins_with_the_workbook_that_she_has(led, door, text_of):
    Membership.objects.all().delete()
    client, response = door(led.client(led.cast.owner))
    page = client.get(response.url)
    assert "With which workbook?" in text_of(page)
    assert "Mill River Library" in text_of(page)
    client.post(response.url, {"workbook": str(led.cast.workbook.id)})
    assert Membership.objects.get().workbook == led.cast.workbook
    assert Library.objects.count() == 3, "nothing new was made"


def test_somebody_elses_workbook_cannot_be_brought(led, door):
    Membership.objects.all().delete()
    for person in (led.cast.member, led.neighbour):
        client, response = door(led.client(person))
        refused = client.post(response.url, {"workbook": str(led.cast.workbook.id)})
        assert refused.status_code == 422
    assert not Membership.objects.exists()


def test_looking_at_the_door_changes_nothing(led, door):
    client, response = door()
    for _ in range(3):
        client.get(response.url)
        client.head(response.url)
    assert Library.objects.count() == 3
    assert Membership.objects.count() == 2


@pytest.mark.parametrize("how", ["closed", "withdrawn", "gone"])
def test_a_door_that_is_shut_meanwhile_lets_nobody_in(led, door, how, text_of):
    client, response = door()
    if how == "closed":
        Cohort.objects.update(closed=True)
    elif how == "withdrawn":
        from groundplan.web.links.models import Link

        Link.objects.update(withdrawn=True)
    else:
        Cohort.objects.all().delete()
    refused = client.post(response.url, {**NEW, **PLACES})
    assert refused.status_code in (404, 422)
    assert not Person.objects.filter(handle="ida").exists()
    assert not Library.objects.filter(name="Lake Library").exists()


def test_a_code_of_nothing_opens_nothing(led, door, text_of):
    for typed in ("", "ZZZZ-ZZZZ", "é𝄞", "x" * 10_000, "<script>"):
        _client, response = door(typed=typed)
        assert response.status_code in (404, 422)
        assert b"<script>alert" not in response.content


def test_the_facilitator_sees_who_has_come(led, door, text_of):
    client, response = door()
    client.post(response.url, {**NEW, **PLACES})
    board = text_of(led.client(led.facilitator).get(led.url()))
    assert "Lake Library · Teen Room" in board
    assert re.search(r"1 came in by it", board)
