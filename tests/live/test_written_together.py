"""Deeds that come at once are committed together, and one person's mistake undoes only her own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from serving import environment

# On PostgreSQL each deed is a transaction of its own.
pytestmark = pytest.mark.embedded


@pytest.fixture(scope="module")
def came(tmp_path_factory):
    """What the program of `deeds.py` printed."""
    home = tmp_path_factory.mktemp("home")
    done = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "deeds.py")],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_deeds_that_come_at_once_share_one_commit(came):
    assert came["done"]["good"] == [["Ana", "Ben", "Cem"], 1]


def test_a_deed_that_fails_is_told_alone_and_the_others_are_kept(came):
    assert came["done"]["first fails"][0] == ["ValueError", "Eva", "Fay"]
    assert came["done"]["another fails"] == [["Gus", "ValueError", "Ida"], 1]
    assert came["done"]["all fail"] == [["ValueError", "ValueError"], 0]


def test_a_spoilt_transaction_is_told_to_all_who_shared_it(came):
    told, commits = came["done"]["spoilt"]
    assert told == ["LostCommitError", "ValueError"]
    assert commits == 0


def test_only_what_was_told_as_done_is_there(came):
    assert came["done"]["afterwards"] == [["Ned"], 1]
    assert came["there"] == ["Ana", "Ben", "Cem", "Eva", "Fay", "Gus", "Ida", "Ned"]
