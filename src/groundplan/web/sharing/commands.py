"""What the command line does with libraries (see groundplan.web.home.control)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.urls import reverse

from groundplan.errors import GroundplanError
from groundplan.web.libraries.models import Library
from groundplan.web.libraries.queries import admins_of, library_by
from groundplan.web.sharing.actions import invite_admin, new_library
from groundplan.web.workbooks.actions import one_line
from groundplan.web.writing import write
from groundplan.words import say

Arguments = Mapping[str, Any]
LONGEST = 200


class UnusableNameError(GroundplanError):
    """A command gives a library a name that it cannot have."""

    def __init__(self) -> None:
        super().__init__(say("Write the library's name, in at most {most} characters.", most=LONGEST))


def library_list(arguments: Arguments) -> dict[str, Any]:
    """`library list`."""
    counted = Library.objects.annotate(
        count=Count("workbooks", distinct=True), people=Count("grants__person", distinct=True)
    )
    return {
        "libraries": [
            {
                "library": str(each.id),
                "name": each.name,
                "leads": each.leads,
                "since": each.created.date().isoformat(),
                "workbooks": each.count,
                "people": each.people,
                "admins": admins_of(each.id),
            }
            for each in counted.order_by("created", "id")
        ]
    }


def library_new(arguments: Arguments) -> dict[str, Any]:
    """`library new`: a library, and an invitation for whoever is to look after it."""
    name = one_line(str(arguments.get("name") or ""))
    if not 0 < len(name) <= LONGEST:
        raise UnusableNameError
    library = write(lambda: new_library(name))
    return {"library": str(library.id), **_invitation(library)}


def library_invite(arguments: Arguments) -> dict[str, Any]:
    """`library invite`: an invitation to look after a library that is there."""
    library = library_by(str(arguments["library"]))
    return {"library": str(library.id), **_invitation(library)}


def library_lead(arguments: Arguments) -> dict[str, Any]:
    """`library lead` and `library unlead`: whether a library's people may lead cohorts."""
    library = library_by(str(arguments["library"]))
    leads = bool(arguments["leads"])
    write(lambda: Library.objects.filter(id=library.id).update(leads=leads))
    return {"library": str(library.id), "name": library.name, "leads": leads}


def _invitation(library: Library) -> dict[str, str]:
    token, code = write(lambda: invite_admin(library))
    origin = settings.CSRF_TRUSTED_ORIGINS[0] if settings.CSRF_TRUSTED_ORIGINS else ""
    return {"name": library.name, "address": origin + reverse("joining", kwargs={"token": token}), "code": code}
