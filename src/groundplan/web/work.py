"""What is done in the background: every kind of job with the function that does it, and what comes round.

The one place that knows both the jobs and who does them: a kind is a row here. Functions are named, not imported, since
the settings read this table before anything else is loaded. Each takes the job's arguments, raises a `GroundplanError`
with a sentence when it could not do it (it is tried again, later and later), and must bear being done twice: a server
that is killed after the deed and before its commit does it once more.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from groundplan.web.jobs.kinds import Kind
from groundplan.web.jobs.schedule import Every, Recurring
from groundplan.web.operations.keeping import Wanted

KINDS: Mapping[str, Kind] = {
    "forget-done-jobs": Kind("groundplan.web.jobs.actions.forget_done"),
    "send-mail": Kind("groundplan.web.mail.sending.send", attempts=12),
    "forget-unsent-letters": Kind("groundplan.web.mail.actions.forget_unsent"),
    "read-source": Kind("groundplan.web.sources.background.read", patient=True),
    "forget-removed-sources": Kind("groundplan.web.sources.background.forget_removed"),
    "remind": Kind("groundplan.web.steps.reminders.remind"),
    "backup": Kind("groundplan.web.operations.nightly.make"),
}


def recurring(backups: Wanted | None) -> tuple[Recurring, ...]:
    """What comes round in this installation."""
    daily = Every(timedelta(hours=24))
    names = ("forget-done-jobs", "forget-unsent-letters", "forget-removed-sources")
    # Often enough that nobody's working hours are missed, which last an hour at least.
    always = (*(Recurring(name, daily) for name in names), Recurring("remind", Every(timedelta(minutes=30))))
    return (*always, Recurring("backup", backups.rule)) if backups else always
