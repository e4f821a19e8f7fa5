"""What the command line does with workbooks (see groundplan.web.home.control)."""

from __future__ import annotations

import base64
import secrets
import uuid
from collections.abc import Mapping
from typing import Any

from groundplan.errors import GroundplanError
from groundplan.web.hosts import lasting_link
from groundplan.web.libraries.models import Grant, Right
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.actions import Sent, save
from groundplan.web.workbooks.documents_out import OF_A_PLAN, make, put_down
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.models import Workbook
from groundplan.web.workbooks.showing import workbook_json
from groundplan.web.workbooks.typing_in import typed
from groundplan.web.writing import write
from groundplan.words import say

Arguments = Mapping[str, Any]


class NoSuchWorkbookError(GroundplanError):
    """A command names a workbook that is not here."""

    def __init__(self, named: str) -> None:
        super().__init__(
            say("There is no workbook {named} here: `groundplan workbook list` shows those that are.", named=named[:60])
        )


def workbook_list(arguments: Arguments) -> dict[str, Any]:
    """`workbook list`."""
    found = Workbook.objects.select_related("library", "department").order_by("created")
    return {
        "workbooks": [
            {"workbook": str(each.id), "library": each.library.name, "department": each.department.name}
            for each in found
        ]
    }


def workbook_show(arguments: Arguments) -> dict[str, Any]:
    """`workbook show`."""
    return workbook_json(queries.written(owner_access(str(arguments["workbook"]))))


def workbook_answer(arguments: Arguments) -> dict[str, Any]:
    """`workbook answer`: the same edit as typing the text into a worksheet."""
    access = owner_access(str(arguments["workbook"]))
    sheet = access.sheet(str(arguments["worksheet"]))
    filled = queries.written(access).filled(sheet)
    first = access.edition.toolkit.horizons[:1]
    sent = Sent(
        worksheet=sheet.id,
        occasion="",
        post=typed(sheet, str(arguments["question"]), str(arguments["text"]), first[0].id if first else ""),
        edit=secrets.token_hex(12),
        revision=filled.team.revision,
        own_revision=filled.own.revision,
        edition=None,
    )
    saved = save(access.person, access.workbook.id, sent)
    if saved.refused:
        raise GroundplanError(saved.refused[0].sentence)
    return {"saved": True, "revision": saved.revision}


def export(arguments: Arguments) -> dict[str, Any]:
    """`export`: a document, its bytes in base64."""
    written = queries.written(owner_access(str(arguments["workbook"])))
    what, suffix = str(arguments["what"]), str(arguments["suffix"])
    # Only what has days tells its address: to know one, every page of the house must be loaded.
    url = lasting_link(address(written.access, "plan")) if suffix in OF_A_PLAN else ""
    made = make(written, what, suffix, blank=bool(arguments.get("blank")), url=url)
    write(lambda: put_down(written.access, None, "", what, suffix))
    return {"data": base64.b64encode(made.data).decode("ascii")}


def owner_access(named: str) -> queries.Access:
    """A workbook as one of its owners sees it, always the same one: whoever can read the data folder can read what lies
    in it."""
    try:
        workbook = uuid.UUID(named)
    except ValueError:
        raise NoSuchWorkbookError(named) from None
    owning = Grant.objects.filter(thing=workbook, right=Right.OWNER).order_by("person__created", "person_id")
    owner = owning.values_list("person_id", flat=True).first()
    if owner is None:
        raise NoSuchWorkbookError(named)
    return queries.access(owner, workbook)
