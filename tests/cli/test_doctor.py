"""`doctor`: says what is well, and what to do where something is not."""

import json
import os
import sqlite3
import subprocess
from contextlib import closing

import pytest

from ports import free_port
from postbox import postbox
from serving import PROGRAM, environment, run, serving

CHECKS = [
    "versions", "folder", "room", "database", "log", "pictures", "documents", "clock", "jobs", "mail", "sign-on", "backup",
]  # fmt: skip


@pytest.fixture
def cared_for(terminal, workbook, tmp_path):
    """An installation with an answer and a backup."""
    terminal.done("workbook", "answer", workbook, "look-back", "happened", "A lot")
    terminal.done("backup", tmp_path / "all.zip")
    return terminal


def told(terminal, code=1):
    """The hints of a doctor's visit by check; nothing where all is well."""
    done = terminal("doctor", "--json")
    assert (done.returncode, done.stderr) == (code, "")
    found = json.loads(done.stdout)["findings"]
    assert [each["check"] for each in found] == CHECKS
    assert all(each["well"] == (each["hint"] == "") for each in found)
    return {each["check"]: f"{each['message']} {each['hint']}" for each in found if not each["well"]}


def test_all_is_well_also_while_a_server_runs(cared_for):
    assert told(cared_for, 0) == {}
    assert cared_for.done("doctor").count("✓") == len(CHECKS)
    with serving(cared_for.home):
        assert told(cared_for, 0) == {}


def test_a_person_at_a_terminal_is_asked_for_patience(cared_for):
    here, terminal_of_a_person = os.openpty()
    done = subprocess.run(
        [*PROGRAM, "doctor"], env=environment(cared_for.home), stdout=subprocess.PIPE, stderr=terminal_of_a_person
    )
    os.close(terminal_of_a_person)
    with os.fdopen(here, "rb", buffering=0) as told:
        assert b"takes minutes" in told.read(1000)
    assert done.returncode == 0


def test_an_installation_without_a_backup_is_told(terminal, workbook):
    assert "No backup has been made" in told(terminal)["backup"]
    done = terminal("doctor")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith("! No backup")


def test_an_old_backup_and_an_unreadable_note_are_told(cared_for):
    note = cared_for.home / "last-backup.json"
    kept = json.loads(note.read_text())
    note.write_text(json.dumps({**kept, "made": "2020-01-01T00:00:00+00:00"}))
    assert "more than a week ago" in told(cared_for)["backup"]
    note.write_text("{")
    assert "No backup" in told(cared_for)["backup"]


def test_a_folder_that_others_can_read_is_told(cared_for):
    cared_for.home.chmod(0o755)
    assert "chmod 700" in told(cared_for)["folder"]


def change(terminal, statement):
    with closing(sqlite3.connect(terminal.home / "groundplan.sqlite3")) as database, database:
        database.execute(statement)


@pytest.mark.embedded
def test_a_log_with_a_hole_and_a_clock_that_went_back_are_told(cared_for):
    change(cared_for, "UPDATE workbooks_logentry SET at = '2199-01-01 00:00:00'")
    assert "set the clock" in told(cared_for)["clock"]
    change(cared_for, "DELETE FROM workbooks_logentry")
    assert "another number of edits" in told(cared_for)["log"]


@pytest.mark.embedded
def test_a_damaged_database_is_told(cared_for, tmp_path):
    database = cared_for.home / "groundplan.sqlite3"
    with closing(sqlite3.connect(database)) as there:
        size = there.execute("PRAGMA page_size").fetchone()[0]
        root = there.execute("SELECT rootpage FROM sqlite_master WHERE name = 'edit_once' OR tbl_name = "
                             "'workbooks_readpage' AND type = 'index'").fetchone()[0]  # fmt: skip
    data = bytearray(database.read_bytes())
    data[(root - 1) * size : root * size] = b"\x13" * size
    database.write_bytes(data)
    damaged = told(cared_for)["database"]
    assert "is damaged" in damaged
    assert "groundplan restore FILE --replace" in damaged
    assert run(cared_for.home, "restore", str(tmp_path / "all.zip"), "--replace").returncode == 0
    assert told(cared_for, 0) == {}


def test_a_mail_server_and_a_sign_on_that_do_not_answer_are_told_and_what_to_do(cared_for, tmp_path):
    settings = {
        "GROUNDPLAN_MAIL": f"smtp://us:s3cret@127.0.0.1:{free_port()}",
        "GROUNDPLAN_MAIL_FROM": "plan@library.example",
        "GROUNDPLAN_SIGN_ON_NAME": "City of Mill River",
        "GROUNDPLAN_SIGN_ON_URL": f"http://127.0.0.1:{free_port()}",
    }
    done = run(cared_for.home, "doctor", "--json", **settings)
    found = {each["check"]: f"{each['message']} {each['hint']}" for each in json.loads(done.stdout)["findings"]}
    assert done.returncode == 1
    assert "cannot be reached at port" in found["mail"]
    assert "Correct GROUNDPLAN_MAIL" in found["mail"]
    assert "GROUNDPLAN_SIGN_ON_URL is what it calls its issuer" in found["sign-on"]
    assert "s3cret" not in done.stdout + done.stderr


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_mail_server_that_takes_us_in_is_well_and_a_wrong_password_is_told(cared_for):
    with postbox("s3cret") as (box, address):
        place = address.removeprefix("smtp+plain://")
        for password, well in (("s3cret", True), ("another", False)):
            settings = {
                "GROUNDPLAN_MAIL": f"smtp+plain://us:{password}@{place}",
                "GROUNDPLAN_MAIL_FROM": "plan@library.example",
            }
            done = run(cared_for.home, "doctor", "--json", **settings)
            (mail,) = [each for each in json.loads(done.stdout)["findings"] if each["check"] == "mail"]
            assert mail["well"] is well
            assert well or "does not take the name and the password" in mail["message"]
        assert box.letters == []
