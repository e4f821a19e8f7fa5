"""When steps are due seen from a day, and when a letter about them may leave."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.plan.agenda import When, when
from groundplan.plan.reminding import Hours, Rhythm, Span, span

WEEKDAYS = Hours((1, 2, 3, 4, 5), 9, 17)


@pytest.mark.parametrize(("today", "by", "group"), [
    ("2027-01-11", None, "undated"),
    ("2027-01-11", "2027-01-10", "passed"),
    ("2027-01-11", "2027-01-11", "week"),
    ("2027-01-11", "2027-01-17", "week"),
    ("2027-01-11", "2027-01-18", "month"),
    ("2027-01-11", "2027-01-31", "month"),
    ("2027-01-11", "2027-02-01", "next"),
    ("2027-01-11", "2027-02-28", "next"),
    ("2027-01-11", "2027-03-01", "later"),
    ("2026-12-11", "2027-01-31", "next"),
    ("2027-01-30", "2027-02-01", "next"),
    ("2027-01-28", "2027-01-31", "week"),
    ("2027-01-17", "2027-01-17", "week"),
    ("2027-01-17", "2027-01-18", "month"),
    ("2026-12-30", "2027-01-03", "week"),
    ("2028-02-28", "2028-02-29", "week"),
    ("2028-02-14", "2028-02-29", "month"),
    ("2027-02-15", "2027-03-01", "next"),
    ("9999-12-31", "9999-12-31", "week"),
    ("2027-01-11", "9999-12-31", "later"),
    ("2027-01-11", "0001-01-01", "passed"),
])  # fmt: skip
def test_a_day_belongs_to_one_group(today, by, group):
    assert when(date.fromisoformat(by) if by else None, date.fromisoformat(today)) == group


@given(st.dates(), st.dates(), st.dates())
def test_later_days_never_belong_to_an_earlier_group(today, one, other):
    order = [When.PASSED, When.WEEK, When.MONTH, When.NEXT, When.LATER]
    first, second = sorted((one, other))
    assert order.index(when(first, today)) <= order.index(when(second, today))


def at(zone, *parts):
    return datetime(*parts, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def within(hours, zone, *parts):
    return hours.contain(at(zone, *parts), ZoneInfo(zone))


def test_letters_leave_within_working_hours_of_her_own_time():
    for zone in ("America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "America/St_Johns"):
        assert not within(WEEKDAYS, zone, 2027, 1, 11, 8, 59)
        assert within(WEEKDAYS, zone, 2027, 1, 11, 9, 0)
        assert within(WEEKDAYS, zone, 2027, 1, 15, 16, 59)
        assert not within(WEEKDAYS, zone, 2027, 1, 15, 17, 0)
        assert not within(WEEKDAYS, zone, 2027, 1, 16, 12, 0)


def test_a_day_can_last_until_midnight():
    late = Hours((1,), 20, 24)
    assert within(late, "Europe/Berlin", 2027, 1, 11, 23, 59)
    assert not within(late, "Europe/Berlin", 2027, 1, 12, 0, 0)


def test_hours_that_the_clocks_leave_out_last_an_hour_all_the_same():
    """On 14 March 2027 there is no hour from two to three in New York."""
    night = Hours((7,), 2, 3)
    zone = ZoneInfo("America/New_York")
    minutes = [at("America/New_York", 2027, 3, 14, 0, 0) + timedelta(minutes=n) for n in range(8 * 60)]
    inside = [each.astimezone(zone).strftime("%H:%M") for each in minutes if night.contain(each, zone)]
    assert (inside[0], inside[-1], len(inside)) == ("03:00", "03:59", 60)


def test_hours_that_the_clocks_have_twice_are_told_once_a_day():
    """On 7 November 2027 New York has the hour from one to two twice: both are hers, and `told` keeps it at one letter."""
    night = Hours((7,), 1, 2)
    zone = ZoneInfo("America/New_York")
    minutes = [at("America/New_York", 2027, 11, 7, 0, 0) + timedelta(minutes=n) for n in range(6 * 60)]
    assert sum(night.contain(each, zone) for each in minutes) == 120
    assert span(Rhythm.DAY, night, date(2027, 11, 7), date(2027, 11, 7)) is None


D = date.fromisoformat


@pytest.mark.parametrize(("rhythm", "days", "today", "told", "first", "last"), [
    ("week", "12345", "2027-01-11", None, "2027-01-11", "2027-01-17"),
    ("week", "12345", "2027-01-11", "2027-01-04", "2027-01-11", "2027-01-17"),
    ("week", "12345", "2027-01-11", "2027-01-11", None, None),
    ("week", "12345", "2027-01-13", "2027-01-11", None, None),
    ("week", "12345", "2027-01-12", "2027-01-08", "2027-01-12", "2027-01-17"),
    ("week", "23456", "2027-01-11", None, None, None),
    ("week", "23456", "2027-01-12", "2027-01-09", "2027-01-12", "2027-01-18"),
    ("week", "7", "2027-01-10", "2027-01-03", "2027-01-10", "2027-01-16"),
    ("week", "12345", "2027-01-16", None, None, None),
    ("day", "12345", "2027-01-11", "2027-01-08", "2027-01-12", "2027-01-12"),
    ("day", "12345", "2027-01-11", "2027-01-11", None, None),
    ("day", "12345", "2027-01-15", "2027-01-14", "2027-01-16", "2027-01-18"),
    ("day", "12345", "2027-01-17", None, None, None),
    ("day", "135", "2027-01-13", None, "2027-01-14", "2027-01-15"),
    ("day", "3", "2027-01-13", None, "2027-01-14", "2027-01-20"),
    ("day", "12345", "2028-02-28", None, "2028-02-29", "2028-02-29"),
])  # fmt: skip
def test_what_a_letter_tells_of(rhythm, days, today, told, first, last):
    hours = Hours([int(day) for day in days], 9, 17)
    wanted = span(Rhythm(rhythm), hours, D(today), D(told) if told else None)
    assert wanted == (Span(D(first), D(last)) if first else None)


@given(
    st.sampled_from([*Rhythm]),
    st.sets(st.integers(1, 7), min_size=1),
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
)
def test_whoever_hears_every_time_hears_of_every_day_once(rhythm, days, start):
    """Where no letter is missed, the days that they tell of follow each other without a gap and without meeting."""
    hours, told, last = Hours(sorted(days), 9, 17), None, None
    for n in range(40):
        today = start + timedelta(days=n)
        wanted = span(rhythm, hours, today, told)
        if wanted is None:
            continue
        assert wanted.first <= wanted.last
        if last is not None:
            assert wanted.first == last + timedelta(days=1)
        told, last = today, wanted.last
    assert last is not None
