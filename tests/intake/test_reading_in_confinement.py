"""A file that makes its reader hang, crash or eat memory costs one sentence, and the next file is read as ever."""

import ast
import os
import threading
import time
from pathlib import Path

import pytest

import misdeeds
from groundplan.intake import confined as place
from groundplan.intake.cell import UnfitError
from groundplan.intake.confined import Limits, ManyFilesError, TooMuchInItError, confined

HERE = Path(__file__).parents[1]
TIGHT = Limits(memory=256 * 1024 * 1024, seconds=1, answer=1024 * 1024)


@pytest.fixture(autouse=True)
def _misdeeds_are_found(monkeypatch):
    """The confined process looks for modules in our house; here, in this folder too."""
    monkeypatch.setattr(
        place, "_ENTRY", place._ENTRY.replace("import sys;", f"import sys; sys.path.append({str(HERE)!r});")
    )


def test_what_is_made_of_a_file_comes_back():
    data = bytes(range(256)) * 1_000
    assert confined(misdeeds.echo, data, TIGHT) == data
    assert confined(misdeeds.echo, b"", TIGHT) == b""


@pytest.mark.parametrize(
    "misdeed",
    [misdeeds.hang, misdeeds.wait, misdeeds.eat_memory, misdeeds.crash, misdeeds.go, misdeeds.answer_too_much],
)
def test_whatever_it_does_it_is_told_in_one_sentence_and_the_next_is_read(misdeed):
    begun = time.monotonic()
    with pytest.raises(TooMuchInItError) as told:
        confined(misdeed, b"file", TIGHT)
    assert "was not kept" in told.value.sentence
    assert time.monotonic() - begun < 30
    assert confined(misdeeds.echo, b"next", TIGHT) == b"next"


def test_a_process_that_is_killed_from_outside_is_told_too(monkeypatch):
    class Shot(place.subprocess.Popen):
        def __init__(self, *arguments, **named):
            super().__init__(*arguments, **named)
            self.kill()

    with monkeypatch.context() as shooting:
        shooting.setattr(place.subprocess, "Popen", Shot)
        with pytest.raises(TooMuchInItError):
            confined(misdeeds.wait, b"file", TIGHT)
    assert confined(misdeeds.echo, b"next", TIGHT) == b"next"


def test_it_has_no_secret_no_descriptor_and_no_django(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    with (HERE / "misdeeds.py").open("rb") as kept:
        os.set_inheritable(kept.fileno(), True)
        environment, told, opened, django, folder = ast.literal_eval(confined(misdeeds.tell_all, b"", TIGHT).decode())
    assert not any("secret" in value for value in [*environment.values(), *told])
    assert set(environment) <= {"LC_CTYPE"}, "Python itself may say in which letters it reads"
    # Its three own, and the folder that is being listed.
    assert opened == ["0", "1", "2", "3"]
    assert django is False
    assert folder == os.sep


def test_it_writes_no_large_file_and_opens_no_many(tmp_path):
    with pytest.raises(UnfitError):
        confined(misdeeds.write_a_file, str(tmp_path / "loot").encode(), TIGHT)
    assert (tmp_path / "loot").stat().st_size <= TIGHT.answer
    with pytest.raises(UnfitError):
        confined(misdeeds.open_many, b"", TIGHT)


def test_what_a_library_says_does_not_get_into_the_answer():
    assert confined(misdeeds.chatter, b"data", TIGHT) == b"data"


def test_what_a_file_makes_a_library_raise_is_one_word():
    with pytest.raises(UnfitError) as told:
        confined(misdeeds.fail, b"", TIGHT)
    assert told.value.reason == "unreadable"


def test_several_at_once_are_read_each_for_itself():
    made = {}

    def read(number):
        made[number] = confined(misdeeds.echo, str(number).encode(), TIGHT)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert made == {number: str(number).encode() for number in range(4)}


def test_when_no_place_gets_free_one_is_asked_to_come_back(monkeypatch):
    monkeypatch.setattr(place, "_PATIENCE", 0.01)
    monkeypatch.setattr(place, "_places", threading.BoundedSemaphore(1))
    with place._places, pytest.raises(ManyFilesError) as told:
        confined(misdeeds.echo, b"file", TIGHT)
    assert "try again in a minute" in told.value.sentence
    assert confined(misdeeds.echo, b"file", TIGHT) == b"file"
