"""A packed toolkit is larger than a request may be: it is handed to the server in the data folder."""

import os
import secrets
import stat
import time

import httpx
import pytest

from groundplan.cli import door
from groundplan.cli.main import main
from groundplan.web import settings
from groundplan.web.installation import Installation, NotHandedOverError
from serving import serving

MB = 1024 * 1024


@pytest.fixture
def toolkit(tmp_path, capsys):
    """Makes a toolkit with so many MB of pictures that cannot be packed any smaller."""

    def make(size, name="ours"):
        folder = tmp_path / name
        assert main(["toolkit", "new", str(folder)]) == 0
        capsys.readouterr()
        (folder / "media").mkdir(exist_ok=True)
        (folder / "media" / "large.jpg").write_bytes(secrets.token_bytes(size * MB))
        return folder

    return make


def left_in(home):
    return sorted(path.name for path in home.glob("handed-over*"))


@pytest.mark.parametrize("size", [7, 14, 60])
def test_a_toolkit_full_of_pictures_is_published_while_the_server_runs(terminal, toolkit, size):
    folder = toolkit(size)
    with serving(terminal.home) as server:
        assert "is published on this installation" in terminal.done("toolkit", "publish", folder)
        assert left_in(terminal.home) == []
        assert httpx.get(f"{server.url}/healthz").status_code == 200
        made = terminal.json("workbook", "new", "--library", "L", "--person", "Ana", "--toolkit", "ours")["workbook"]
        assert terminal.json("workbook", "show", made)["toolkit"]["id"] == "ours"


def test_without_a_server_it_is_published_the_same_way(terminal, toolkit):
    folder = toolkit(9)
    assert "is published" in terminal.done("toolkit", "publish", folder)
    assert "is published" in terminal.done("toolkit", "publish", folder)
    assert left_in(terminal.home) == []


def test_a_refused_toolkit_leaves_nothing_behind(terminal, toolkit):
    folder = toolkit(1)
    terminal.done("toolkit", "publish", folder)
    (folder / "media" / "large.jpg").write_bytes(b"other")
    assert "ours" in terminal.refused("toolkit", "publish", folder)
    with serving(terminal.home):
        assert "ours" in terminal.refused("toolkit", "publish", folder)
    assert left_in(terminal.home) == []


def test_what_is_handed_over_is_its_owners_only_and_gone_afterwards(tmp_path):
    here = Installation(tmp_path / "home")
    with here.handed_over(b"packed") as name:
        path = here.folder / name
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert here.taken(name) == b"packed"
        assert not path.exists()
        with pytest.raises(NotHandedOverError):
            here.taken(name)
    with pytest.raises(KeyboardInterrupt), here.handed_over(b"packed"):
        raise KeyboardInterrupt
    assert list(here.folder.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "..", "secret", "groundplan.sqlite3", "handed-over.", "../handed-over." + "0" * 32,
        "handed-over." + "0" * 32, "handed-over." + "1" * 32, "handed-over." + "2" * 32, "handed-over." + "0" * 32 + "\n",
        "uploads/handed-over." + "0" * 32, "/etc/passwd", "handed-over." + "0" * 31 + "\0",
    ],
)  # fmt: skip
def test_no_other_file_can_be_taken(tmp_path, name):
    home = tmp_path / "home"
    (home / "uploads").mkdir(parents=True)
    for path in (home / "secret", home / "groundplan.sqlite3", tmp_path / f"handed-over.{'0' * 32}"):
        path.write_bytes(b"not yours")
    (home / "uploads" / f"handed-over.{'0' * 32}").write_bytes(b"not yours")
    (home / f"handed-over.{'1' * 32}").symlink_to(home / "secret")
    (home / f"handed-over.{'2' * 32}").mkdir()
    with pytest.raises(NotHandedOverError, match="run the command again"):
        Installation(home).taken(name)
    assert (home / "secret").read_bytes() == b"not yours"
    assert (home / f"handed-over.{'1' * 32}").is_symlink()


@pytest.mark.untouched
def test_what_killed_commands_left_is_removed_when_a_server_starts(terminal):
    terminal.home.mkdir(0o700)
    old, new = (terminal.home / f"handed-over.{digit * 32}" for digit in "01")
    mine = terminal.home / "handed-over.to-a-friend"
    for path in (old, new, mine):
        path.write_bytes(b"packed")
    for path in (old, mine):
        os.utime(path, (time.time() - 7200,) * 2)
    with serving(terminal.home):
        assert left_in(terminal.home) == sorted([new.name, mine.name])


@pytest.mark.parametrize("command", ["workbook-list", "toolkit-publish", "export"])
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b"1" * 10_000, b"x" * 9 * MB])
def test_what_no_command_is_sent_with_is_refused_in_a_sentence(client, settings, command, body):
    settings.GROUNDPLAN_CONTROL_SECRET = "s3cret"
    secret = {"authorization": "Bearer s3cret"}
    answer = client.post(f"/control/{command}", body, content_type="application/json", headers=secret)
    assert answer.status_code == 422
    assert f"the command {command} cannot be read" in answer.json()["sentence"]


def test_a_toolkit_that_did_not_arrive_is_refused_in_a_sentence(client, settings, db):
    settings.GROUNDPLAN_CONTROL_SECRET = "s3cret"
    secret = {"authorization": "Bearer s3cret"}
    for arguments in ({}, {"handed_over": "../secret"}, {"handed_over": None}, {"archive": "UEs="}):
        answer = client.post("/control/toolkit-publish", arguments, content_type="application/json", headers=secret)
        assert answer.status_code == 422
        assert "run the command again" in answer.json()["sentence"]


def test_a_text_that_no_request_can_hold_is_refused_before_it_is_sent(terminal):
    assert door.MOST_BYTES == settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    made = terminal.json("workbook", "new", "--library", "L", "--person", "Ana")["workbook"]
    with serving(terminal.home):
        for size in (9, 20):
            told = terminal.refused(
                "workbook", "answer", made, "connected-learning-plan", "mission", "-", text="x" * size * MB
            )
            assert "more than Groundplan takes at once (8 MB)" in told
