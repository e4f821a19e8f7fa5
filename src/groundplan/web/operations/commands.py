"""What the command line does with an installation as a whole (see groundplan.web.home.control)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from groundplan.web.installation import HomeError, here
from groundplan.web.jobs.actions import forget_given_up, try_again
from groundplan.web.jobs.models import Job
from groundplan.web.jobs.queries import given_up, waiting
from groundplan.web.operations.archive import Manifest
from groundplan.web.operations.backup import back_up
from groundplan.web.operations.doctor import examine
from groundplan.web.operations.nightly import back_up_and_tidy
from groundplan.web.operations.workbook_export import export
from groundplan.web.operations.workbook_import import person_named, take_in
from groundplan.web.sources.kinds import DOCUMENTS
from groundplan.web.turns import pause
from groundplan.web.workbooks.commands import owner_access

Arguments = Mapping[str, Any]


def backup(arguments: Arguments) -> dict[str, Any]:
    """`backup`: `to` is a whole path on this computer; empty stands for the next one in the folder of the settings."""
    with pause():
        path, made = _back_up_to(Path(str(arguments["to"]))) if arguments["to"] else back_up_and_tidy()
    return {"file": str(path), **told(made)}


def _back_up_to(path: Path) -> tuple[Path, Manifest]:
    made = back_up(path)
    here().note_backup(path, datetime.fromisoformat(made.made))
    return path, made


def doctor(arguments: Arguments) -> dict[str, Any]:
    """`doctor`: what every check saw."""
    with pause():
        found = examine(here())
    return {"findings": [{"check": each.check, "well": each.is_well, "message": each.message, "hint": each.hint}
                         for each in found]}  # fmt: skip


def jobs(arguments: Arguments) -> dict[str, Any]:
    """`jobs`: what waits and what was given up; `again` has it tried now, `forget` deletes what was given up."""
    done: dict[str, Any] = {}
    if arguments.get("again"):
        done["again"] = try_again()
    if arguments.get("forget"):
        done["forgotten"] = forget_given_up()
    return {**done, "waiting": [*map(_job, waiting())], "given_up": [*map(_job, given_up())]}


def _job(job: Job) -> dict[str, Any]:
    """A job as programs read it, without its arguments."""
    due = job.due.isoformat(timespec="seconds")
    return {"job": str(job.id), "kind": job.kind, "due": due, "attempts": job.attempts, "error": job.error}


def workbook_export(arguments: Arguments) -> dict[str, Any]:
    """`workbook export`: `to` is a whole path on this computer."""
    path = Path(str(arguments["to"]))
    owner = owner_access(str(arguments["workbook"]))
    with pause():
        made = export(owner, path)
    return {"file": str(path), "made": made.made, "version": made.version, "edits": made.rows("workbooks.logentry"),
            "pictures": len(made.files), "pictures_missing": made.missing}  # fmt: skip


def workbook_import(arguments: Arguments) -> dict[str, Any]:
    """`workbook import`: `file` is a whole path on this computer; `owner` a person's name or id here, or empty."""
    owner = person_named(str(arguments["owner"])) if arguments.get("owner") else None
    try:
        with pause():
            arrived = take_in(Path(str(arguments["file"])), owner)
    except OSError as error:
        raise HomeError(here().folder, error) from error
    return {**asdict(arrived), "workbook": str(arrived.workbook)}


def told(manifest: Manifest) -> dict[str, Any]:
    """What a backup holds, in numbers; `pictures_missing` counts documents too."""
    documents = sum(each.name.startswith(DOCUMENTS) for each in manifest.files)
    return {
        "made": manifest.made,
        "version": manifest.version,
        "libraries": manifest.rows("libraries.library"),
        "workbooks": manifest.rows("workbooks.workbook"),
        "edits": manifest.rows("workbooks.logentry"),
        "pictures": len(manifest.files) - documents,
        "documents": documents,
        "pictures_missing": manifest.missing,
    }
