"""`groundplan export`: one file, whole or not at all."""

import json

import pytest
from ical.calendar_stream import IcsCalendarStream

PLAN = "connected-learning-plan"
BEGINNINGS = {
    "docx": b"PK\x03\x04",
    "pdf": b"%PDF-",
    "md": b"# ",
    "html": b"<!doctype html>",
    "json": b"{",
    "ics": b"BEGIN:VCALENDAR",
    "csv": b"\xef\xbb\xbfHorizon,",
}


@pytest.fixture
def filled(terminal, workbook):
    terminal.done("workbook", "answer", workbook, PLAN, "mission", "We help people finish what they start")
    return workbook


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_the_plan_in_every_format(terminal, filled, suffix, tmp_path):
    file = tmp_path / f"my plan.{suffix}"
    terminal.done("export", filled, "--to", file)
    data = file.read_bytes()
    assert data.lower().startswith(BEGINNINGS[suffix].lower())
    if suffix in ("md", "html", "json"):
        assert "We help people finish what they start" in data.decode()


def test_a_plans_days_and_steps_leave_as_a_calendar_and_as_a_table(terminal, filled, tmp_path):
    terminal.done("workbook", "answer", filled, PLAN, "goals", "=Ask ten teens")
    terminal.done("export", filled, "--to", tmp_path / "plan.csv")
    assert ",'=Ask ten teens," in (tmp_path / "plan.csv").read_text("utf-8-sig")
    terminal.done("export", filled, "--to", tmp_path / "plan.ics")
    (event,) = IcsCalendarStream.calendar_from_ics((tmp_path / "plan.ics").read_bytes().decode()).events
    assert event.summary == "Goal: =Ask ten teens"
    assert "cannot write .ics" in terminal.refused("export", filled, "--to", tmp_path / "w.ics", "--what", "workbook")


def test_a_worksheet_blank_and_filled_and_the_whole_workbook(terminal, filled, tmp_path):
    for what, blank in ((f"worksheet:{PLAN}", []), (f"worksheet:{PLAN}", ["--blank"]), ("workbook", [])):
        file = tmp_path / "out.md"
        terminal.done("export", filled, "--to", file, "--what", what, *blank)
        assert ("We help people finish" in file.read_text()) is not bool(blank)
    terminal.done("export", filled, "--to", tmp_path / "all.json", "--what", "workbook")
    assert json.loads((tmp_path / "all.json").read_text())["workbook"] == filled


def test_what_cannot_be_written_is_said_and_leaves_the_old_file(terminal, filled, tmp_path):
    old = tmp_path / "plan.xls"
    old.write_text("as it was")
    assert "names no format" in terminal.refused("export", filled, "--to", old)
    assert old.read_text() == "as it was"
    assert "could not be written" in terminal.refused("export", filled, "--to", tmp_path / "no folder" / "plan.md")
    assert "that you can open" in terminal.refused("export", filled, "--to", tmp_path / "p.md", "--what", "worksheet:x")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["plan.xls"]
