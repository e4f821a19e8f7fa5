"""Which backups are wanted: where, when, and how many of the old ones stay. Read from settings; no Django, no disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from groundplan.web.environment import SettingError
from groundplan.web.jobs.schedule import Daily, Every
from groundplan.words import say

AT = "03:00"
KEPT = "7,4,12"
MOST_KEPT = 1000
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_HOURS = re.compile(r"(\d{1,3})h")
_NUMBERS = re.compile(r"(\d{1,4})\s*,\s*(\d{1,4})\s*,\s*(\d{1,4})")
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Kept:
    """Of how many days, weeks and months with a backup in them the newest one stays."""

    daily: int
    weekly: int
    monthly: int

    def of(self, made: Collection[datetime]) -> set[datetime]:
        """Those that stay: the newest of each period, and the newest of all whatever the numbers say."""
        newest_first = sorted(made, reverse=True)
        staying = set(newest_first[:1])
        for most, period in ((self.daily, _day), (self.weekly, _week), (self.monthly, _month)):
            newest: dict[tuple[int, ...], datetime] = {}
            for each in newest_first:
                newest.setdefault(period(each), each)
            staying |= set([*newest.values()][:most])
        return staying


Period = Callable[[datetime], tuple[int, ...]]


def _day(moment: datetime) -> tuple[int, ...]:
    return (moment.year, moment.month, moment.day)


def _week(moment: datetime) -> tuple[int, ...]:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> tuple[int, ...]:
    return (moment.year, moment.month)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Scheduled backups. `mark` tells this installation's files from those of others in the same folder."""

    folder: Path
    rule: Every | Daily
    kept: Kept
    mark: str

    @property
    def too_old(self) -> timedelta:
        """The age at which the last backup is a reason to worry: two turns were missed."""
        return 2 * (self.rule.gap if isinstance(self.rule, Every) else timedelta(days=1)) + timedelta(hours=1)

    def name_of(self, made: datetime) -> str:
        """What a backup made at that moment is called."""
        return f"groundplan-{self.mark}-{made.astimezone(UTC):{_STAMP}}.zip"

    def made_at(self, name: str) -> datetime | None:
        """When the backup of that name was made; `None` for every file that this installation did not write."""
        found = re.fullmatch(rf"groundplan-{self.mark}-(\d{{8}}T\d{{6}}Z)\.zip", name)
        try:
            return datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC) if found else None
        except ValueError:
            return None

    def is_left_over(self, name: str) -> bool:
        """Whether a file of that name is what was left of a backup whose server was killed."""
        return name.startswith(".") and name.endswith(".new") and self.made_at(name[1:-4]) is not None


def wanted(folder: str, at: str, kept: str, mark: str) -> Wanted | None:
    """What the settings ask for, `None` without a folder; empty ones have defaults. Raises `SettingError`."""
    if not folder:
        return None
    numbers = _NUMBERS.fullmatch((kept or KEPT).strip())
    if numbers is None or any(int(each) > MOST_KEPT for each in numbers.groups()):
        raise SettingError("GROUNDPLAN_BACKUPS_KEPT", kept, KEPT)
    path = Path(folder).expanduser()
    if not path.is_absolute():
        raise SettingError("GROUNDPLAN_BACKUPS", folder, "/media/disk/backups")
    return Wanted(path, _rule((at or AT).strip()), Kept(*map(int, numbers.groups())), mark)


def _rule(at: str) -> Every | Daily:
    if found := _TIME.fullmatch(at):
        return Daily(time(int(found[1]), int(found[2])))
    found = _HOURS.fullmatch(at)
    if found and int(found[1]):
        return Every(timedelta(hours=int(found[1])))
    raise SettingError("GROUNDPLAN_BACKUP_AT", at, say("{time} or {hours}", time="03:00", hours="6h"))
