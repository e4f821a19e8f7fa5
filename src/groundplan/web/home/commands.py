"""What the command line does to come in and to begin (see groundplan.web.home.control)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from groundplan.errors import GroundplanError
from groundplan.web.home import actions
from groundplan.web.home.entry import new_token
from groundplan.web.home.forms import now_here, opening_from

Arguments = Mapping[str, Any]


class IncompleteError(GroundplanError):
    """A command's arguments do not make a workbook."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        super().__init__(" ".join(sentences.values()))


def link(arguments: Arguments) -> dict[str, Any]:
    """A path that opens Groundplan in a browser, once."""
    return {"path": reverse("enter", kwargs={"token": new_token()})}


def workbook_new(arguments: Arguments) -> dict[str, Any]:
    """`workbook new`: a workbook for a library, a department (or nobody's: solo) and a person."""
    fields = {key: str(arguments.get(key) or "") for key in ("library", "department", "person")}
    fields["kind"] = "solo" if arguments.get("solo") or not fields["department"] else "named"
    opening, person, errors = opening_from(fields, now_here(), "en")
    if opening is None:
        raise IncompleteError(errors)
    _person, workbook = actions.set_up(person, opening, str(arguments.get("toolkit") or ""))
    return {"workbook": str(workbook)}
