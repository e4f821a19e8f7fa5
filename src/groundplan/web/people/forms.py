"""What the page on leaving sends: a choice for each thing that she owns alone, and a tick."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from groundplan.web.people.actions import Choices
from groundplan.web.people.queries import OwnedAlone

GOES = "goes"


def leaving_from(fields: Mapping[str, str], alone: Sequence[OwnedAlone]) -> tuple[Choices, dict[str, str]]:
    """What becomes of each thing, and what is wrong, by the id of the field."""
    choices: dict[uuid.UUID, uuid.UUID | None] = {}
    errors: dict[str, str] = {}
    for each in alone:
        given = fields.get(str(each.thing), "")
        heir = next((one.id for one in each.heirs if str(one.id) == given), None)
        if heir is None and not (given == GOES and each.may_go and each.belonging.workbook):
            errors[f"thing-{each.thing}"] = _("Choose what becomes of this: {name}.").format(name=name_of(each))
        choices[each.thing] = heir
    if not fields.get("sure"):
        errors["sure"] = _("Tick that you know that this cannot be undone.")
    return choices, errors


def name_of(each: OwnedAlone) -> str:
    """What something is called."""
    library, workbook = each.belonging.library.name, each.belonging.workbook
    department = workbook.department.name if workbook else ""
    return f"{library} · {department}" if department else library
