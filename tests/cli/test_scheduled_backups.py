"""Backups that the server makes by itself: whole, in their folder, and old ones removed only after a new one."""

import json
import os
import time
import zipfile

import pytest

from serving import run, serving, wait_until

MARKED = "groundplan-*-*Z.zip"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "another disk").mkdir()
    return tmp_path / "another disk"


def doctor(home, **settings):
    told = json.loads(run(home, "doctor", "--json", **settings).stdout)["findings"]
    return next(each for each in told if each["check"] == "backup")


def test_a_server_makes_them_and_they_can_be_restored(terminal, workbook, folder, tmp_path):
    terminal.done("workbook", "answer", workbook, "look-back", "happened", "A lot")
    settings = {"GROUNDPLAN_BACKUPS": str(folder), "GROUNDPLAN_BACKUP_AT": "1h"}
    assert "Make the first one now" in doctor(terminal.home, **settings)["hint"]
    with serving(terminal.home, **settings):
        (made,) = wait_until(lambda: [*folder.glob(MARKED)])
        wait_until(lambda: doctor(terminal.home)["well"])
    assert made.stat().st_mode & 0o077 == 0
    there = tmp_path / "there"
    assert run(there, "restore", str(made)).returncode == 0
    assert "A lot" in run(there, "workbook", "show", workbook).stdout


def test_old_ones_go_when_the_new_one_is_whole_and_nobody_elses_file_does(terminal, workbook, folder):
    settings = {"GROUNDPLAN_BACKUPS": str(folder), "GROUNDPLAN_BACKUPS_KEPT": "2,0,0"}
    first = json.loads(run(terminal.home, "backup", "--json", **settings).stdout)["file"]
    name = os.path.basename(first)  # noqa: PTH119 a name only
    old = [folder / f"{name[:20]}202701{day:02}T030000Z.zip" for day in (1, 2, 3)]
    theirs = [folder / "groundplan-2027-01-01.zip", folder / "groundplan-ffffffff-20200101T030000Z.zip"]
    for path in (*old, *theirs):
        path.write_bytes(b"PK")
    (folder / f"{name[:20]}20200101T030000Z.zip").symlink_to(theirs[0])
    left = folder / f".{old[0].name}.new"
    fresh = folder / f".{old[1].name}.new"
    for path in (left, fresh):
        path.write_bytes(b"")
    os.utime(left, (time.time() - 90_000,) * 2)
    # The clock of the test's names lies in the future or in the past: what stays is told by the names alone.
    assert run(terminal.home, "backup", **settings).returncode == 0
    days = {path.name[20:28] for path in folder.glob(MARKED) if not path.is_symlink() and path not in theirs}
    assert len(days) == 2
    assert all(path.exists() for path in theirs)
    assert (folder / f"{name[:20]}20200101T030000Z.zip").is_symlink()
    assert not left.exists()
    assert fresh.exists()


def test_a_folder_that_is_not_there_is_told_and_nothing_is_made_in_its_place(terminal, workbook, tmp_path):
    settings = {"GROUNDPLAN_BACKUPS": str(tmp_path / "not mounted")}
    done = run(terminal.home, "backup", **settings)
    assert done.returncode == 2
    assert "mount its disk" in done.stderr
    assert not (tmp_path / "not mounted").exists()
    assert "mount its disk" in doctor(terminal.home, **settings)["hint"]


def test_a_place_where_nothing_can_be_written_is_told_in_one_line(terminal, workbook):
    assert "could not be written" in terminal.refused("backup", "/dev/full/nowhere.zip")


def test_without_a_folder_a_backup_needs_a_file(terminal, workbook):
    assert "GROUNDPLAN_BACKUPS" in terminal.refused("backup")


def test_a_setting_that_cannot_be_understood_stops_the_start_with_one_line(terminal):
    done = run(terminal.home, "serve", "--no-open", GROUNDPLAN_BACKUPS="/tmp", GROUNDPLAN_BACKUP_AT="noonish")
    (line,) = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (2, "")
    assert "GROUNDPLAN_BACKUP_AT is “noonish”" in line


def test_the_doctor_tells_of_one_that_is_too_old_or_gone(terminal, workbook, folder):
    settings = {"GROUNDPLAN_BACKUPS": str(folder), "GROUNDPLAN_BACKUP_AT": "2h"}
    made = json.loads(run(terminal.home, "backup", "--json", **settings).stdout)["file"]
    assert doctor(terminal.home, **settings)["well"]
    with zipfile.ZipFile(made) as archive:
        assert "manifest.json" in archive.namelist()
    os.unlink(made)  # noqa: PTH108 a path as text
    assert "not there any more" in doctor(terminal.home, **settings)["hint"]
    note = terminal.home / "last-backup.json"
    note.write_text(json.dumps({**json.loads(note.read_text()), "made": "2020-01-01T00:00:00+00:00"}))
    assert "made every 2 hours" in doctor(terminal.home, **settings)["hint"]
