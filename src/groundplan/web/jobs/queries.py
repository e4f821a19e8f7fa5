"""Reading jobs: what is due, what failed. Whoever runs the installation sees them; no page shows them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Case, IntegerField, Min, Q, QuerySet, Value, When

from groundplan.web.jobs.kinds import patient_kinds
from groundplan.web.jobs.models import Job, Recurrence, State


def to_be_claimed(now: datetime) -> QuerySet[Job]:
    """Jobs that are due and that nobody works on, the one due longest first, and those of the patient kinds last: a
    letter with a code must not wait for a hundred documents."""
    due = Job.objects.filter(
        Q(claimed_until__isnull=True) | Q(claimed_until__lte=now), state=State.WAITING, due__lte=now
    )
    patient = patient_kinds()
    if not patient:
        # Django would write an order by the number 0, which PostgreSQL takes for a column's place.
        return due.order_by("due", "id")
    last = Case(When(kind__in=patient, then=Value(1)), default=Value(0), output_field=IntegerField())
    return due.order_by(last, "due", "id")


def next_due(recurring: Collection[str]) -> datetime | None:
    """When the next job that nobody works on is due, or the next of these kinds comes round; `None` when none is."""
    jobs = Job.objects.filter(state=State.WAITING, claim__isnull=True).aggregate(due=Min("due"))["due"]
    again = Recurrence.objects.filter(kind__in=recurring).aggregate(due=Min("due"))["due"]
    return min((due for due in (jobs, again) if due is not None), default=None)


def given_up() -> QuerySet[Job]:
    """Jobs that failed for good, the latest first."""
    return Job.objects.filter(state=State.GIVEN_UP).order_by("-ended", "id")


def in_trouble() -> QuerySet[Job]:
    """Jobs that failed and are tried again, the one due first at the front."""
    return Job.objects.filter(state=State.WAITING).exclude(error="").order_by("due", "id")


def waiting() -> QuerySet[Job]:
    """Every job that is not done."""
    return Job.objects.filter(state=State.WAITING).order_by("due", "id")
