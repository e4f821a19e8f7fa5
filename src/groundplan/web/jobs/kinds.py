"""What a kind of job is: the function that does it. The table itself stands outside, in `groundplan.web.work`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

# With delays that double from one minute up to six hours, this is most of a day.
MOST_ATTEMPTS = 12

Arguments = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """`does` is the dotted name of a function that takes the job's arguments; `attempts` is how often it is tried.
    `patient` is what takes long and can be asked for again and again: everything else that is due goes before it."""

    does: str
    attempts: int = MOST_ATTEMPTS
    patient: bool = False

    def function(self) -> Callable[[Arguments], None]:
        """The function, imported when the first job of its kind is done."""
        found: Callable[[Arguments], None] = import_string(self.does)
        return found


def kind_named(kind: str) -> Kind | None:
    """The kind of that name; `None` for one that this version does not know."""
    known: Mapping[str, Kind] = settings.GROUNDPLAN_JOBS
    return known.get(kind)


def patient_kinds() -> list[str]:
    """The kinds that let all others go first."""
    known: Mapping[str, Kind] = settings.GROUNDPLAN_JOBS
    return [name for name, kind in known.items() if kind.patient]
