"""Which of the old backups stay, and what the settings of scheduled backups may say."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.web.environment import SettingError
from groundplan.web.jobs.schedule import Every
from groundplan.web.operations import nightly
from groundplan.web.operations.archive import UnreadableAgainError, Writing, reading
from groundplan.web.operations.keeping import Kept, wanted

MOMENTS = st.integers(0, 4 * 365 * 24).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours))
NUMBERS = st.integers(0, 20)


@given(st.sets(MOMENTS, max_size=60), NUMBERS, NUMBERS, NUMBERS)
def test_the_newest_stays_and_never_more_than_were_asked_for(made, daily, weekly, monthly):
    kept = Kept(daily, weekly, monthly)
    staying = kept.of(made)
    assert staying <= made
    assert not made or max(made) in staying
    assert len(staying) <= max(1, daily + weekly + monthly)
    assert kept.of(staying) == staying


def test_a_year_of_nights_leaves_days_weeks_and_months():
    kept, there = Kept(7, 4, 12), set()
    first = datetime(2027, 1, 1, 3, 0, tzinfo=UTC)
    for night in range(400):
        there = kept.of({*there, first + timedelta(days=night)})
    last = first + timedelta(days=399)
    ages = sorted((last - each).days for each in there)
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len({(each.year, each.month) for each in there}) == 12
    assert len(there) <= 7 + 4 + 12


def test_of_several_in_an_hour_the_newest_of_the_day_stays():
    noon = datetime(2027, 1, 1, 12, 0, tzinfo=UTC)
    assert Kept(1, 0, 0).of({noon, noon - timedelta(hours=1), noon - timedelta(days=1)}) == {noon}


def test_only_names_that_this_installation_gives_are_its_own():
    mine = wanted("/there", "", "", "0123abcd")
    made = datetime(2027, 1, 31, 3, 0, 5, tzinfo=UTC)
    name = mine.name_of(made)
    assert name == "groundplan-0123abcd-20270131T030005Z.zip"
    assert mine.made_at(name) == made
    assert mine.is_left_over(f".{name}.new")
    others = ("groundplan-2027-01-31.zip", "groundplan-ffffffff-20270131T030005Z.zip", f"{name}.zip", f"x{name}",
              "groundplan-0123abcd-20271331T030005Z.zip", f"{name}\n", name.upper(), f".{name}.new")  # fmt: skip
    assert [each for each in others if mine.made_at(each)] == []
    assert not mine.is_left_over(name)


@pytest.mark.django_db(transaction=True)
def test_a_disk_that_reads_what_was_not_written_costs_no_old_backup(tmp_path, settings, monkeypatch):
    settings.GROUNDPLAN_BACKUPS = mine = wanted(str(tmp_path), "", "1,0,0", "0123abcd")
    for day in (1, 2, 3):
        tmp_path.joinpath(mine.name_of(datetime(2020, 1, day, tzinfo=UTC))).write_bytes(b"old")
    digest = hashlib.sha256(b"something else").hexdigest()
    put = Writing.put
    with monkeypatch.context() as patched:
        patched.setattr(Writing, "put", lambda out, member, chunks: put(out, member, chunks) and digest)
        with pytest.raises(UnreadableAgainError, match="could not be read again"):
            nightly.back_up_and_tidy()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"] * 3
    nightly.make({})
    (path,) = tmp_path.iterdir()
    with reading(path) as backup:
        backup.verify()


def test_without_a_folder_none_are_wanted():
    assert wanted("", "nonsense", "nonsense", "m") is None


def test_what_is_not_set_has_a_default():
    found = wanted("/there", "", "", "m")
    assert (str(found.rule), found.kept) == ("at 03:00", Kept(7, 4, 12))
    assert found.too_old == timedelta(hours=49)
    assert wanted("/there", "6h", "1, 2, 3", "m").rule == Every(timedelta(hours=6))
    assert wanted("/there", "6h", "1, 2, 3", "m").too_old == timedelta(hours=13)


@pytest.mark.parametrize(
    ("setting", "folder", "at", "kept"),
    [
        ("GROUNDPLAN_BACKUPS", "there", "", ""), ("GROUNDPLAN_BACKUP_AT", "/there", "24:00", ""),
        ("GROUNDPLAN_BACKUP_AT", "/there", "0h", ""), ("GROUNDPLAN_BACKUP_AT", "/there", "daily", ""),
        ("GROUNDPLAN_BACKUPS_KEPT", "/there", "", "7"), ("GROUNDPLAN_BACKUPS_KEPT", "/there", "", "7,4,-1"),
        ("GROUNDPLAN_BACKUPS_KEPT", "/there", "", "7,4,5000"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_understood_is_told_with_one_that_could(setting, folder, at, kept):
    with pytest.raises(SettingError, match=f"The setting {setting} is .* write it like"):
        wanted(folder, at, kept, "m")
