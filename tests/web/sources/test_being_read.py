"""Reading in the background: done twice it is done once, what fails is told and can be tried again, nobody is held up."""

import logging
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from groundplan.intake.confined import ManyFilesError
from groundplan.sources import reading
from groundplan.sources.model import Passage, Reading
from groundplan.sources.reading import DamagedSourceError
from groundplan.web.jobs.actions import claim, enqueue
from groundplan.web.jobs.models import Job
from groundplan.web.jobs.models import State as JobState
from groundplan.web.sources import actions, background, told
from groundplan.web.sources.models import FoundStatement, Source, SourcePassage, State
from groundplan.words import language


def fails_with(error):
    def read(name, data):
        raise error

    return read


def arguments(row):
    return {"library": str(row.library_id), "source": str(row.id), "language": "en"}


def test_passages_and_statements_are_kept_with_what_is_around_them(room, reads_as, a_mission, styles):
    reads_as(
        ("Strategic plan", 1, (), styles.heading),
        ("Our mission", 2, ("Strategic plan",), styles.heading),
        ("We bring people and knowledge together.", 2, ("Strategic plan", "Our mission")),
        statements=[a_mission()],
        title="Mill River Strategic Plan",
        pages=12,
        language="en",
        unread=(4,),
    )
    row = room.added("plan.pdf", "%PDF")
    assert (row.title, row.pages, row.language, row.unread, row.passages) == (
        "Mill River Strategic Plan", 12, "en", [4], 3,
    )  # fmt: skip
    last = SourcePassage.objects.get(number=3)
    assert (last.page, last.heading, last.style) == (2, ["Strategic plan", "Our mission"], "text")
    [line] = FoundStatement.objects.all()
    assert (line.kind, line.passage, line.page, line.whose) == ("mission", "p3", 2, "library")


def test_a_title_that_somebody_gave_stays(room, reads_as):
    reads_as("One", title="What the file calls itself")
    row = room.added()
    assert row.title == "What the file calls itself"
    room.press("change", row, title="What we call it")
    room.press("read-again", row)
    room.read()
    row.refresh_from_db()
    assert row.title == "What we call it"


def test_done_twice_nothing_is_there_twice(room, reads_as, a_mission):
    reads_as("One", "Two", "We bring people and knowledge together.", statements=[a_mission()])
    row = room.added()
    for _ in range(2):
        background.read(arguments(row))
    assert SourcePassage.objects.count() == 3
    assert FoundStatement.objects.count() == 1


def test_one_that_was_killed_halfway_is_done_again_without_doubles(room, reads_as, monkeypatch):
    reads_as(*(f"Passage {n}" for n in range(25)))
    monkeypatch.setattr(background, "_IN_ONE_WRITE", 10)
    room.upload(("plan.txt", "x"))
    put, calls = background._put, []

    def killed(row, passages):
        calls.append(len(passages))
        if len(calls) == 2:
            raise SystemExit
        put(row, passages)

    monkeypatch.setattr(background, "_put", killed)
    row = Source.objects.get()
    with pytest.raises(SystemExit):
        background.read(arguments(row))
    row.refresh_from_db()
    assert (row.state, row.passages, SourcePassage.objects.count()) == (State.READING, 0, 10)
    assert "Nothing was found" in room.client().get(f"{room.at}search/?q=passage").content.decode()
    monkeypatch.setattr(background, "_put", put)
    background.read(arguments(row))
    row.refresh_from_db()
    assert (row.state, row.passages) == (State.READ, 25)
    assert list(SourcePassage.objects.order_by("number").values_list("number", flat=True)) == list(range(1, 26))


def test_what_cannot_be_read_keeps_its_file_and_says_why(room, words, monkeypatch):
    monkeypatch.setattr(reading, "read", fails_with(DamagedSourceError("plan.pdf")))
    row = room.added("plan.pdf", "%PDF cut off")
    assert Job.objects.get().state == JobState.DONE
    page = room.look(row)
    assert "Could not be read" in words(page)
    assert "“plan.pdf” is damaged or was cut off on its way" in words(page)
    assert page.find("a", string="Paste its text")
    assert default_storage.exists(row.stored_as)
    monkeypatch.setattr(reading, "read", lambda name, data: Reading(passages=(Passage("p1", "Mended"),)))
    room.press("read-again", row)
    assert "Waits to be read" in words(room.look(row))
    room.read()
    assert "Mended" in room.look(row).select_one(".passages").text


def test_a_second_reading_that_fails_leaves_what_was_read(room, words, monkeypatch):
    row = room.added()
    monkeypatch.setattr(reading, "read", fails_with(DamagedSourceError("plan.txt")))
    room.press("read-again", row)
    room.read()
    page = room.look(row)
    assert "Could not be read" in words(page)
    assert "We listen to teens" in page.select_one(".passages").text


def test_a_mistake_of_ours_is_told_and_logged_and_not_tried_for_ever(room, words, monkeypatch, caplog):
    monkeypatch.setattr(reading, "read", fails_with(ZeroDivisionError("what it says")))
    with caplog.at_level(logging.ERROR):
        row = room.added()
    assert Job.objects.get().state == JobState.DONE
    assert "Something in Groundplan went wrong while it was read." in words(room.look(row))
    assert [record.message for record in caplog.records if record.name == background.__name__] == ["source.accident"]


def test_where_too_many_are_read_at_once_it_waits_its_turn(room, monkeypatch):
    monkeypatch.setattr(reading, "read", fails_with(ManyFilesError()))
    row = room.added()
    assert row.state == State.WAITING
    job = Job.objects.get()
    assert job.state == JobState.WAITING
    assert job.due > timezone.now()


def test_a_file_that_is_gone_is_told(room, words):
    room.upload(("plan.txt", "x"))
    row = Source.objects.get()
    default_storage.delete(row.stored_as)
    room.read()
    assert "Its file is not there any more: add it once more" in words(room.look(row))
    response = room.client().get(f"{room.at}{row.id}/file")
    assert response.status_code == 404
    assert "Its file is not there any more" in response.content.decode()


def test_far_more_text_than_its_file_holds_is_not_kept(room, words, reads_as):
    reads_as(*("x" * 8000 for _ in range(30)))
    row = room.added("bomb.docx", "PK tiny")
    assert row.state == State.FAILED
    assert "There is more text in it than Groundplan takes of one document" in words(room.look(row))
    assert not SourcePassage.objects.exists()


def test_why_it_failed_is_told_in_the_language_of_whoever_added_it(room, monkeypatch):
    spoken = []
    monkeypatch.setattr(reading, "read", lambda name, data: spoken.append(language()) or Reading())
    monkeypatch.setattr(actions, "language", lambda: "es-mx")
    room.added()
    assert spoken == ["es-mx"]


def test_one_that_was_removed_meanwhile_is_read_and_one_that_is_gone_is_not(room, reads_as):
    reads_as("One")
    room.upload(("one.txt", "1"), ("two.txt", "2"))
    one, two = Source.objects.order_by("title")
    room.press("remove", one)
    two.delete()
    room.read()
    one.refresh_from_db()
    assert (one.state, SourcePassage.objects.count()) == (State.READ, 1)
    assert not Job.objects.exclude(state=JobState.DONE).exists()


def test_who_has_it_read_anew_while_it_is_read_gets_the_later_reading_alone(room, monkeypatch):
    room.upload(("plan.txt", "x"))
    row = Source.objects.get()

    def read(name, data):
        # Somebody presses “Read it again” in this moment.
        Source.objects.filter(id=row.id).update(state=State.WAITING, turned=timezone.now())
        return Reading(passages=(Passage("p1", "The earlier one"),))

    monkeypatch.setattr(reading, "read", read)
    background.read(arguments(row))
    row.refresh_from_db()
    assert row.state == State.WAITING
    assert not SourcePassage.objects.exists()


def test_a_page_that_waits_is_told_how_far_it_is(room, words):
    room.upload(("plan.txt", "x"))
    row = Source.objects.get()
    page = room.look(row)
    assert page.select_one("[data-states]")["data-states"] == f"{room.at}state/"
    assert page.find("a", string="Look again")["href"] == f"{room.at}{row.id}/"
    asked = room.client().get(f"{room.at}state/").json()
    assert asked == {"documents": {str(row.id): {"message": "Waits to be read", "done": False}}}
    room.read()
    asked = room.client().get(f"{room.at}state/").json()
    assert asked == {"documents": {str(row.id): {"message": "Read", "done": True}}}
    assert room.look(row).select_one("[data-states]") is None


def test_what_waits_for_longer_than_reading_takes_can_be_read_again(room):
    room.upload(("plan.txt", "x"))
    row = Source.objects.get()
    assert not room.look(row).select_one("button[value=read-again]")
    Source.objects.update(turned=timezone.now() - told.TOO_LONG - timedelta(seconds=1))
    assert room.look(row).select_one("button[value=read-again]")


def test_asked_a_hundred_times_it_waits_once_and_is_read_once(room, monkeypatch):
    row = room.added()
    for _ in range(100):
        room.press("read-again", row)
    assert Job.objects.filter(state=JobState.WAITING).count() == 1
    # Asked once more where it seems to have been forgotten, it is in two jobs: the second finds nothing left to do.
    Source.objects.update(turned=timezone.now() - told.TOO_LONG - timedelta(seconds=1))
    room.press("read-again", row)
    assert Job.objects.filter(state=JobState.WAITING).count() == 2
    done = []
    monkeypatch.setattr(
        reading, "read", lambda name, data: done.append(name) or Reading(passages=(Passage("p1", "Here"),))
    )
    assert room.read() == 2
    assert done == ["plan.txt"]
    row.refresh_from_db()
    assert (row.state, row.passages) == (State.READ, 1)


def test_a_letter_does_not_wait_for_a_shelf_of_documents(room, monkeypatch):
    for number in range(5):
        room.upload((f"{number}.txt", str(number)))
    letter = enqueue("send-mail", {"letter": "x"})
    first = claim(timezone.now())
    assert first.id == letter
    assert claim(timezone.now()).kind == "read-source"


def test_a_stranger_has_nothing_read_and_asks_in_vain(room, cast):
    row = room.added()
    client = cast.client(cast.stranger)
    assert client.get(f"{room.at}state/").status_code == 404
    assert room.press("read-again", row, client).status_code == 404
    assert Job.objects.count() == 1
