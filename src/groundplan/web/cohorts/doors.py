"""The door that a join code opens: library, department, and one is at work."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from groundplan.web.accounts.models import Person
from groundplan.web.cohorts.forms import NEW, JoiningForm
from groundplan.web.cohorts.models import Cohort
from groundplan.web.cohorts.queries import could_join
from groundplan.web.cohorts.taking_part import Bringing, CohortFullError, join_by
from groundplan.web.links.models import Link
from groundplan.web.links.queries import DeadLinkError
from groundplan.web.sharing.doors import Door, Sign
from groundplan.web.toolkits.queries import newest


def _cohort(link: Link) -> Cohort:
    found = Cohort.objects.filter(id=link.thing).select_related("library").first()
    if found is None:
        raise DeadLinkError
    if found.closed:
        raise CohortFullError
    return found


def _sign(link: Link) -> Sign:
    cohort = _cohort(link)
    facts = [
        (_("Cohort"), cohort.name),
        (_("Led by"), cohort.library.name),
        (_("Toolkit"), newest(cohort.toolkit).title),
    ]
    lead = _(
        "A workbook of your own is there in a moment. Your facilitator sees what you say is finished, "
        "not what you write."
    )
    return Sign(_("Join a cohort"), lead, facts)


def _questions(link: Link, person: Person | None, data: Any) -> JoiningForm:
    found = could_join(person.id, _cohort(link)) if person else []
    return JoiningForm(data, workbooks=[(str(each.id), f"{each.library.name} · {each.called}") for each in found])


def _enter(link: Link, person: Person, answers: Mapping[str, Any]) -> str:
    chosen = answers.get("workbook", NEW)
    if chosen not in ("", NEW):
        bringing = Bringing(workbook=uuid.UUID(chosen))
    else:
        department = "" if answers.get("solo") and not answers["department"] else answers["department"]
        bringing = Bringing(library=answers["library"], department=department, locale=get_language() or "en")
    workbook = join_by(link, person, bringing)
    return reverse("workbook", kwargs={"workbook": workbook.id})


COHORT_DOOR = Door(_sign, _enter, _questions)
