"""Several people, or one with two presses, at the same moment: nothing is there twice, and nothing is half there."""

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from groundplan.sources import reading
from groundplan.sources.model import Passage, Reading
from groundplan.web.sources import actions, background
from groundplan.web.sources.actions import About, ShelfFullError
from groundplan.web.sources.models import Source, SourcePassage, State

pytestmark = [
    pytest.mark.skipif(connection.vendor == "sqlite", reason="several threads on SQLite are tried on a real server"),
    pytest.mark.django_db(transaction=True),
]


def at_once(*deeds):
    """What each of the deeds, begun together, returns or raises."""
    together = threading.Barrier(len(deeds))

    def run(deed):
        try:
            together.wait(20)
            return deed()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(run, deeds))


def add(cast, room, name, edit, data=b"words"):
    return lambda: actions.add_file(cast.owner, room.library, ContentFile(data, name), About(), edit)


def kept(room):
    return len(default_storage.listdir(f"sources/{room.library}")[1])


def test_one_form_sent_twice_adds_once(room, cast):
    one, two = at_once(*[add(cast, room, "plan.txt", "edit-1")] * 2)
    assert one == two == Source.objects.get().id
    assert kept(room) == 1


def test_two_people_add_two_documents(room, cast):
    made = at_once(add(cast, room, "one.txt", "edit-1"), add(cast, room, "two.txt", "edit-2"))
    assert set(made) == set(Source.objects.values_list("id", flat=True))
    assert kept(room) == 2


def test_of_two_for_which_there_is_one_place_one_is_added(room, cast, monkeypatch):
    monkeypatch.setattr(actions, "MOST_DOCUMENTS", 1)
    made = at_once(add(cast, room, "one.txt", "edit-1"), add(cast, room, "two.txt", "edit-2"))
    assert sum(isinstance(each, ShelfFullError) for each in made) == 1
    assert Source.objects.count() == kept(room) == 1


def test_removed_while_it_is_read_it_is_read_and_can_be_put_back(room, cast, monkeypatch):
    room.upload(("plan.txt", "x"))
    row = Source.objects.get()
    is_read, is_removed = threading.Event(), threading.Event()

    def read(name, data):
        is_read.set()
        assert is_removed.wait(20)
        return Reading(passages=tuple(Passage(f"p{n}", "Words") for n in range(1, 1200)))

    def remove():
        assert is_read.wait(20)
        actions.remove(cast.owner, room.library, row.id)
        is_removed.set()

    monkeypatch.setattr(reading, "read", read)
    arguments = {"library": str(room.library), "source": str(row.id)}
    assert at_once(lambda: background.read(arguments), remove) == [None, None]
    row.refresh_from_db()
    assert (row.state, row.passages, SourcePassage.objects.count()) == (State.READ, 1199, 1199)
    assert row.removed
    actions.put_back(cast.owner, room.library, row.id)
    assert "Words" in room.look(row).text


def test_deleted_while_it_is_read_nothing_of_it_stays(room, cast, monkeypatch):
    room.upload(("plan.txt", "x"))
    row = Source.objects.get()
    actions.remove(cast.owner, room.library, row.id)
    found = Reading(passages=tuple(Passage(f"p{n}", "x") for n in range(1, 90)))
    monkeypatch.setattr(reading, "read", lambda name, data: found)
    monkeypatch.setattr(background, "_IN_ONE_WRITE", 10)
    arguments = {"library": str(room.library), "source": str(row.id)}
    at_once(lambda: background.read(arguments), lambda: actions.delete(cast.owner, room.library, row.id))
    assert not Source.objects.exists()
    assert not SourcePassage.objects.exists()
    assert kept(room) == 0


def test_two_readings_of_one_document_leave_it_once(room, cast, monkeypatch):
    room.upload(("plan.txt", "x"))
    row = Source.objects.get()
    found = Reading(passages=tuple(Passage(f"p{n}", "x") for n in range(1, 90)))
    monkeypatch.setattr(reading, "read", lambda name, data: found)
    monkeypatch.setattr(background, "_IN_ONE_WRITE", 10)
    arguments = {"library": str(room.library), "source": str(row.id)}
    at_once(*[lambda: background.read(arguments)] * 3)
    row.refresh_from_db()
    assert (row.state, row.passages, SourcePassage.objects.count()) == (State.READ, 89, 89)


def test_a_stranger_adds_nothing_however_often_she_tries(room, cast):
    add = partial(actions.add_file, cast.stranger, room.library, about=About(), edit="edit-1")
    made = at_once(*[lambda: add(ContentFile(b"x", "a.txt"))] * 3)
    assert [type(each).__name__ for each in made] == ["NotFoundError"] * 3
    assert not Source.objects.exists()
