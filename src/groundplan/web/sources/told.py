"""What is said of a document on its pages: its years, how far it is read, what a found line seems to be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundplan.sources.model import Kind, Whose
from groundplan.web.sources.kinds import NAMES
from groundplan.web.sources.models import FoundStatement, Source, State

# Reading takes seconds. Whoever has waited so long may have it read anew: a server may have been stopped.
TOO_LONG = timedelta(minutes=10)

_KINDS: Mapping[str, object] = {
    Kind.MISSION: gettext_lazy("a mission"),
    Kind.VISION: gettext_lazy("a vision"),
    Kind.VALUE: gettext_lazy("a value"),
    Kind.PRIORITY: gettext_lazy("a priority"),
    Kind.DEPARTMENT_MISSION: gettext_lazy("a department’s mission"),
}
_WHOSE: Mapping[str, object] = {
    Whose.LIBRARY: gettext_lazy("the library’s"),
    Whose.DEPARTMENT: gettext_lazy("a department’s"),
    Whose.OTHER: gettext_lazy("somebody else’s"),
}


def years(source: Source) -> str:
    """The years that a document is for, and that they have passed where they have; empty where nobody said."""
    said = _years(source.begins, source.ends)
    if said and 0 < source.ends < timezone.localdate().year:
        return _("{years}, which has ended").format(years=said)
    return said


def _years(begins: int, ends: int) -> str:
    if begins and ends:
        return str(begins) if begins == ends else _("{begins} to {ends}").format(begins=begins, ends=ends)
    if begins:
        return _("from {begins}").format(begins=begins)
    return _("until {ends}").format(ends=ends) if ends else ""


def kind(source: Source) -> str:
    """What kind of file it is, and how many pages it has where it has any."""
    name = _("pasted text") if source.pasted else str(NAMES[source.kind])
    if not source.pages:
        return name
    pages = ngettext("%(num)s page", "%(num)s pages", source.pages) % {"num": source.pages}
    return f"{name}, {pages}"


def state(source: Source) -> str:
    """How far a document is read."""
    if source.state == State.FAILED:
        return _("Could not be read")
    if source.state != State.READ:
        return _("Is being read") if source.state == State.READING else _("Waits to be read")
    if is_scan(source):
        return _("Holds no text that can be read: its pages are pictures")
    return _("Read")


def is_scan(source: Source) -> bool:
    """Whether it was read and there is no text in it."""
    return source.state == State.READ and not source.passages


def takes_too_long(source: Source, now: datetime) -> bool:
    """Whether it has waited for longer than reading takes."""
    return source.state in (State.WAITING, State.READING) and now - source.turned > TOO_LONG


def seems(line: FoundStatement) -> str:
    """What a found line seems to be, and whose: by name where it is not the library's own."""
    own = line.whose == Whose.LIBRARY
    owner = ("" if own else line.owner) or str(_WHOSE.get(line.whose, ""))
    what = str(_KINDS.get(line.kind, line.kind))
    return _("{what} ({owner})").format(what=what, owner=owner) if owner else what
