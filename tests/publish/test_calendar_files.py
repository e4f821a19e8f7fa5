"""Calendar files of a plan, read again by two other libraries and taken apart by hand."""

import re
import uuid
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from groundplan.plan.build import months_after
from groundplan.plan.model import Goal, Plan, Rung, Step
from groundplan.publish.calendar import calendar_file
from groundplan.publish.dated import Origin, Stamp, plan_entries, step_entry
from groundplan.words import words

WORKBOOK = uuid.UUID("0b9e2a52-1111-4222-8333-444455556666")
CHANGED = datetime(2027, 1, 11, 10, 30, 15, 999, tzinfo=UTC)
ORIGIN = Origin(WORKBOOK, "Teens", "https://plan.example.org/w/1/plan/", {"all": Stamp(7, CHANGED)})
SAY = words("en")


def step(what="Make a card", by=date(2027, 2, 1), state="todo", row="s", **more):
    return Step(what, more.pop("who", "Rosa"), by, state, f"all/goals/{row}", **more)


def goal(*steps, text="Ask ten teens", due=None, row="g", **more):
    return Goal(text, f"all/goals/{row}", "month", "self", due, steps, **more)


def plan(*goals):
    return Plan("Mill River", "Teens", date(2027, 1, 1), ladder=(Rung("month", "In a month", goals),))


def written(*goals, origin=ORIGIN):
    return calendar_file(plan_entries(plan(*goals), origin, SAY), "Our plan").decode()


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def read_by_vobject(text):
    found = vobject.readOne(text)
    return [
        (e.uid.value, e.dtstart.value, e.dtend.value, e.summary.value, e.status.value)
        for e in getattr(found, "vevent_list", [])
    ]


def read_by_ical(text):
    found = IcsCalendarStream.calendar_from_ics(text)
    return [(e.uid, e.dtstart, e.dtend, e.summary, e.status.value) for e in found.events]


def test_two_other_libraries_read_the_same_days_and_words():
    text = written(goal(step(), step("Print it", date(2028, 2, 29), row="t"), due=date(2027, 12, 31)))
    names = [ORIGIN.uid(f"all/goals/{row}") for row in "gst"]
    expected = [
        (names[0], date(2027, 12, 31), date(2028, 1, 1), "Goal: Ask ten teens", "CONFIRMED"),
        (names[1], date(2027, 2, 1), date(2027, 2, 2), "Make a card", "CONFIRMED"),
        (names[2], date(2028, 2, 29), date(2028, 3, 1), "Print it", "CONFIRMED"),
    ]
    assert read_by_vobject(text) == expected
    assert read_by_ical(text) == expected


def test_it_says_who_and_what_for_and_names_nobody_as_invited():
    told = step(who="Rosa and Ken", note="Ask first", link="https://example.org/", hours="2", state="doing")
    lines = unfolded(written(goal(told)))
    about = next(line for line in lines if line.startswith("DESCRIPTION:"))
    assert about == (
        "DESCRIPTION:Goal: Ask ten teens\\nWho: Rosa and Ken\\nHow it stands: Doing\\nHours: 2\\nAsk first\\n"
        "https://example.org/\\nTeens"
    )
    assert not any(line.startswith(("ATTENDEE", "ORGANIZER", "BEGIN:VALARM")) for line in lines)
    assert "TRANSP:TRANSPARENT" in lines
    assert "URL:https://plan.example.org/w/1/plan/" in lines


def test_an_entry_keeps_its_name_whatever_is_written_and_wherever_the_file_is_made():
    before = read_by_vobject(written(goal(step("Make a card"))))
    after = read_by_vobject(written(goal(step("Make ten cards", date(2027, 3, 1)), text="Another")))
    assert [each[0] for each in before] == [each[0] for each in after]
    assert before[0][0] == "f73bc185-96e9-59e0-a322-e382bb6db76e@groundplan"
    elsewhere = Origin(uuid.uuid4(), "Teens", "", {})
    assert read_by_vobject(written(goal(step()), origin=elsewhere))[0][0] != before[0][0]


def test_what_is_done_or_dropped_is_cancelled_so_that_taking_the_file_in_again_takes_it_out():
    states = [step(state=state, row=state) for state in ("todo", "doing", "done", "dropped")]
    assert [each[4] for each in read_by_ical(written(goal(*states)))] == ["CONFIRMED"] * 2 + ["CANCELLED"] * 2
    ended = written(goal(step(), due=date(2027, 2, 1), ended="dropped"))
    assert [each[4] for each in read_by_ical(ended)] == ["CANCELLED"] * 2
    moved = written(goal(step(), due=date(2027, 2, 1), ended="moved"))
    assert [each[4] for each in read_by_ical(moved)] == ["CONFIRMED"] * 2


def test_times_of_change_are_handed_in_and_told_in_universal_time():
    """Whatever zone they come in, also from the hour that a clock has twice."""
    zones = [
        (datetime(2027, 11, 7, 1, 30, tzinfo=ZoneInfo("America/New_York")), "20271107T053000Z"),
        (datetime(2027, 11, 7, 1, 30, fold=1, tzinfo=ZoneInfo("America/New_York")), "20271107T063000Z"),
        (datetime(2027, 3, 28, 3, 0, tzinfo=ZoneInfo("Europe/Berlin")), "20270328T010000Z"),
        (datetime(2027, 1, 1, 0, 0, tzinfo=timezone(timedelta(hours=14))), "20261231T100000Z"),
    ]
    for changed, told in zones:
        lines = unfolded(written(goal(step()), origin=Origin(WORKBOOK, "Teens", "", {"all": Stamp(3, changed)})))
        assert {f"DTSTAMP:{told}", f"LAST-MODIFIED:{told}", "SEQUENCE:3"} <= set(lines)


def test_the_same_plan_makes_the_same_file_byte_by_byte():
    assert written(goal(step())) == written(goal(step()))


@pytest.mark.parametrize(
    "by", ["2028-02-29", "2027-12-31", "2100-02-28", "2027-03-28", "2027-11-07", "0001-01-01", "9999-12-30"]
)
def test_a_day_is_that_day_in_every_time_zone(by):
    """A date without time: no zone, no daylight saving, no leap day can move it."""
    text = written(goal(step(by=date.fromisoformat(by))))
    assert f"DTSTART;VALUE=DATE:{by.replace('-', '')}" in unfolded(text)
    assert "TZID" not in text
    assert "VTIMEZONE" not in text
    assert (
        [each[1] for each in read_by_vobject(text)]
        == [each[1] for each in read_by_ical(text)]
        == [date.fromisoformat(by)]
    )


def test_the_last_day_that_there_is_has_none_after_it_and_is_left_out():
    assert read_by_ical(written(goal(step(by=date.max), step("Next", row="t")))) == read_by_ical(
        written(goal(step("Next", row="t")))
    )


def test_horizons_in_years_from_a_leap_day_end_on_a_day_that_exists():
    due = months_after(date(2028, 2, 29), 12)
    assert read_by_ical(written(goal(due=due)))[0][1] == date(2029, 2, 28)
    assert read_by_ical(written(goal(due=months_after(date(2028, 2, 29), 48))))[0][1] == date(2032, 2, 29)


HOSTILE = [
    "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged",
    "a\nATTENDEE:mailto:eve@example.org",
    "semi; comma, back\\slash \\n \\N \"quoted\" 'x'",
    "x" * 5000,
    "é" * 200,
    "🦊" * 80,
    "👩‍👩‍👧‍👦" * 30,
    "מַה עושים؟ ماذا نفعل",
    "\u202eevil\u202c",
    "nul\x00bell\x07esc\x1bdel\x7f\x85\u2028\u2029end",
    "lone \ud83e surrogate",
    "   ",
    ":;=,\"^n",
    "=HYPERLINK(1)",
    "<b>bold</b>",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_written_stays_one_line_of_one_entry(text):
    hostile = step(text, who=text, note=text, link=text, hours=text)
    data = calendar_file(
        plan_entries(plan(goal(hostile, text=text, due=date(2027, 2, 1), know_because=text, who=text)),
                     Origin(WORKBOOK, text, "", {}), SAY),
        text,
    )  # fmt: skip
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
    found = data.decode()
    assert unfolded(found).count("BEGIN:VEVENT") == 2
    assert not any(line.startswith("ATTENDEE") for line in unfolded(found))
    one, other = read_by_vobject(found), read_by_ical(found)
    assert [each[:3] for each in one] == [each[:3] for each in other]
    assert one[1][3].strip() == other[1][3].strip()


@given(st.text(), st.text())
def test_any_text_comes_back_as_it_was_but_for_its_white_space(what, note):
    entry = step_entry(step(what, note=note), goal(), ORIGIN, SAY)
    text = calendar_file([entry], "x").decode()
    (event,) = IcsCalendarStream.calendar_from_ics(text).events
    assert event.summary == entry.summary
    assert (event.description or "") == entry.about


def test_a_plan_without_days_is_a_calendar_without_entries():
    text = written(goal(step(by=None)))
    assert read_by_ical(text) == []
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")


def test_it_is_told_in_the_words_that_are_handed_in():
    def shout(text, /, **facts):
        return text.format(**facts).upper()

    (entry,) = plan_entries(plan(goal(due=date(2027, 2, 1))), ORIGIN, shout)
    assert entry.summary == "GOAL: ASK TEN TEENS"
