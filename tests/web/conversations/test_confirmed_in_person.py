"""“Confirmed in person on …”: who, on which day, for one statement or several; and taken back where it was a mistake."""

import pytest
from django.test import Client
from django.utils import timezone

from groundplan.web.workbooks.models import Confirmation

MISSION = "Nobody in this town should be bored."


@pytest.fixture
def note(cast, wish, stated):
    def send(*texts, person=None, **more):
        fields = wish(*texts, **{"deed": "in-person", "day": "2026-11-20", **more})
        return cast.client(person or cast.owner).post(cast.url("confirm/"), fields, follow=True)

    return send


def test_it_is_noted_for_several_statements_at_once(note, cited, text_of):
    assert "2 statements are confirmed" in text_of(note())
    for question in ("mission", "priorities"):
        [citation] = cited(question)
        [confirmation] = citation.confirmations
        assert (confirmation.who, confirmation.how.value, confirmation.on.isoformat()) == (
            "Rosa Alder, director",
            "in_person",
            "2026-11-20",
        )
        assert citation.dated.isoformat() == "2026-11-20"


def test_the_same_once_more_is_noted_once_and_somebody_else_beside_it(note):
    note(MISSION)
    note(MISSION)
    note(MISSION, who="Lee Moss, manager")
    assert sorted(Confirmation.objects.values_list("who", flat=True)) == ["Lee Moss, manager", "Rosa Alder, director"]
    assert {str(each.recorded_by) for each in Confirmation.objects.all()} == {"Ana"}


@pytest.mark.parametrize("day", ["", "2999-01-01", "yesterday", "0001-01-01", "2026-02-30"])
def test_a_day_to_come_or_none_is_told(note, day, text_of):
    response = note(day=day)
    assert response.status_code == 422
    assert "cannot be a day to come" in text_of(response)
    assert not Confirmation.objects.exists()


def test_today_is_a_day_on_which_it_can_be_said(note):
    assert note(day=timezone.localdate().isoformat()).status_code == 200
    assert Confirmation.objects.count() == 2


def test_said_and_done_is_our_reading_until_it_is_confirmed(note, cited, asked):
    asked(MISSION, origin="said_and_done")
    assert cited("mission")[0].is_our_reading
    note(MISSION)
    assert not cited("mission")[0].is_our_reading


def test_a_mistake_is_taken_back_and_what_she_said_herself_is_not(note, cast, asked, her):
    note(MISSION)
    her(asked(MISSION)).answer(Nobody=("yes", ""))
    client = cast.client(cast.member)
    for confirmation in Confirmation.objects.all():
        status = client.post(cast.url("confirm/"), {"deed": f"take-back:{confirmation.id}"}).status_code
        assert status == (302 if confirmation.how == "in_person" else 404)
    assert [each.how for each in Confirmation.objects.all()] == ["by_link"]


def test_strangers_and_readers_note_nothing(cast, wish, stated):
    fields = wish(deed="in-person", day="2026-11-20")
    for client in (cast.client(cast.stranger), Client()):
        assert client.post(cast.url("confirm/"), fields).status_code == 404
    assert not Confirmation.objects.exists()


def test_a_name_that_bears_a_script_stands_as_it_was_written(note, cast):
    note(MISSION, who='<script>alert(1)</script>" onfocus="x')
    html = cast.client(cast.owner).get(cast.url("confirm/")).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
