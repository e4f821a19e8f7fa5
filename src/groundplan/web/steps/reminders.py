"""Reminding by letter: what the job “remind” does, every half hour.

Whoever asked for it gets one letter for each time that she asked for, and none where nothing is due. The day of the
last one stands in her row, and is set in the same write that puts the letter into the outbox: however many processes do
this at once, or are killed at it, one letter leaves.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundplan.dates import day
from groundplan.plan.reminding import Hours, Rhythm, Span, span
from groundplan.web.accounts.queries import confirmed_address
from groundplan.web.hosts import lasting_link
from groundplan.web.libraries.models import Grant
from groundplan.web.mail.actions import send
from groundplan.web.steps.models import Reminding
from groundplan.web.steps.queries import Mine, steps_of, zone_of
from groundplan.web.workbooks.queries import workbooks_of
from groundplan.web.writing import write

logger = logging.getLogger(__name__)

MOST_LINES = 50
# By then nobody looks for the way out of a letter in that letter.
LINK_LASTS = 60 * 60 * 24 * 400
_signer = signing.TimestampSigner(salt="groundplan.reminding")


def hours_of(row: Reminding) -> Hours:
    """Somebody's working days and hours, as they are kept."""
    return Hours([int(each) for each in row.days], row.opens, row.closes)


def remind(arguments: Mapping[str, Any]) -> None:
    """Write to everybody whose time it is; what goes wrong for one keeps no letter from the others."""
    if not settings.GROUNDPLAN_MAIL:
        return
    now = timezone.now()
    for row in Reminding.objects.exclude(rhythm="").select_related("person").order_by("id"):
        try:
            _remind(row, now)
        except Exception:
            # Tried again in half an hour, as everything here is.
            logger.exception("reminder.accident", extra={"reminding": str(row.id)})


def _remind(row: Reminding, now: datetime) -> None:
    zone = zone_of([workbook for workbook, _right in workbooks_of(row.person_id)])
    hours, today = hours_of(row), now.astimezone(zone).date()
    wanted = span(Rhythm(row.rhythm), hours, today, row.told) if hours.contain(now, zone) else None
    to = confirmed_address(row.person_id)
    if wanted is not None and to:
        due = _due(steps_of(row.person, now), wanted)
        write(lambda: _write_to(row, to, due, today))


def _due(steps: Sequence[Mine], wanted: Span) -> list[Mine]:
    found = [each for each in steps if each.step.by and wanted.first <= each.step.by <= wanted.last]
    return sorted(found, key=lambda each: each.step.by or date.max)


def _write_to(row: Reminding, to: str, due: Sequence[Mine], today: date) -> None:
    """Put the letter into the outbox, unless another process has, or she has changed her mind; inside a write."""
    same = {"id": row.id, "rhythm": row.rhythm, "told": row.told}
    held = Reminding.objects.select_for_update().filter(**same).first()
    if held is None:
        return
    held.told = today
    held.save(update_fields=["told"])
    libraries = {each.access.workbook.library_id for each in due}
    open_to_her = set(
        Grant.objects.filter(library_id__in=libraries, person_id=row.person_id).values_list("thing", flat=True)
    )
    due = [each for each in due if each.access.workbook.id in open_to_her]
    if due:
        with translation.override(due[0].access.workbook.locale.replace("_", "-")):
            out = lasting_link(reverse("no-reminders", kwargs={"token": token_for(row)}))
            send(to, *_letter(row, due, out), way_out=out)


def _letter(row: Reminding, due: Sequence[Mine], out: str) -> tuple[str, str]:
    subject = _("Your steps this week") if row.rhythm == Rhythm.WEEK else _("A step of yours is due soon")
    lines = [_line(each) for each in due[:MOST_LINES]]
    more = len(due) - len(lines)
    if more:
        lines.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    page = lasting_link(reverse("steps"))
    where = (
        _("All your steps, to be ticked off:") + f"\n{page}"
        if page
        else _("All your steps are in Groundplan, under “My steps”.")
    )
    way_out = _("You asked for this letter. For no more of them, open this and press the button:") + f"\n{out}"
    place = settings.GROUNDPLAN_HOSTS[0] if settings.GROUNDPLAN_HOSTS else _("this computer")
    parts = [
        _("Good day,"), "\n".join(lines), where,
        way_out if out else _("You asked for this letter; you can end that under “My steps”."), f"Groundplan, {place}",
    ]  # fmt: skip
    return subject, "\n\n".join(parts) + "\n"


def _line(each: Mine) -> str:
    assert each.step.by, "only a step with a day is due"
    by = day(each.step.by, translation.get_language() or "en", "medium")
    about = ", ".join(filter(None, (each.goal.text, each.access.workbook.called)))
    return f"– {by}: {_short(each.step.what)} ({_short(about)})"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 200 else f"{plain[:199]}…"


def token_for(row: Reminding) -> str:
    """What stands in the address by which somebody ends her letters from within one."""
    return _signer.sign(row.id.hex)


def row_of(token: str) -> Reminding | None:
    """Whose letters an address ends; `None` for what is none of ours, or too old."""
    try:
        return Reminding.objects.filter(id=_signer.unsign(token, max_age=LINK_LASTS)).first()
    except signing.BadSignature:
        return None


def end(row: Reminding) -> None:
    """No more letters."""
    write(lambda: Reminding.objects.filter(id=row.id).update(rhythm=""))
