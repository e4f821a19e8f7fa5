"""A calendar file (RFC 5545): all-day events, which every calendar program shows; lines folded, texts escaped.

Nobody is invited, and nobody's address is in it. Why events and not to-dos: docs/decisions/0033.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, timedelta

from icalendar import Calendar, Event

from groundplan.publish.dated import LONGEST_SUMMARY, Entry, one_line

# How often programs are asked to look at a feed again.
LOOK_AGAIN = timedelta(hours=6)


def calendar_file(entries: Iterable[Entry], name: str) -> bytes:
    """The calendar of that name; what is over is marked as cancelled, so that a file taken in once more
    takes it out."""
    found = Calendar()
    found.add("prodid", "-//Groundplan//Groundplan//EN")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    found.add("name", one_line(name, LONGEST_SUMMARY))
    found.add("x-wr-calname", one_line(name, LONGEST_SUMMARY))
    found.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", "PT6H")
    for entry in entries:
        # The last day that there is has none after it, on which programs would end it.
        if entry.day < date.max:
            found.add_component(_event(entry))
    written: bytes = found.to_ical()
    return written


def _event(entry: Entry) -> Event:
    event = Event()
    changed = entry.stamp.changed.astimezone(UTC).replace(microsecond=0)
    event.add("uid", entry.uid)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", entry.stamp.sequence)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.summary)
    if entry.about:
        event.add("description", entry.about)
    if entry.url:
        event.add("url", entry.url)
    event.add("status", "CANCELLED" if entry.over else "CONFIRMED")
    # Nobody is busy all day because something is due on it.
    event.add("transp", "TRANSPARENT")
    return event
