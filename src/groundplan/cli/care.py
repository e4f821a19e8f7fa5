"""`groundplan backup`, `restore`, `move`, `doctor` and `jobs`: an installation as a whole."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from groundplan.cli import printing
from groundplan.cli.door import ask
from groundplan.words import of_terminal, say, say_n

# Reading everything once and writing it takes as long as there is much of it.
LONGEST_BACKUP = 6 * 60 * 60


def add_to(groups: Any) -> None:
    """Add the commands to the command line."""
    backup = groups.add_parser("backup", help=say("write everything into one file, while people go on writing"))
    backup.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help=say("without it: the next one in the folder of GROUNDPLAN_BACKUPS"),
    )
    backup.set_defaults(run=back_up)
    restore = groups.add_parser("restore", help=say("bring everything back from a backup"))
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument(
        "--replace", action="store_true", help=say("put the present database aside where there is one, and keep it")
    )
    restore.set_defaults(run=bring_back)
    doctor = groups.add_parser("doctor", help=say("look whether this installation is well, and say what to do"))
    doctor.set_defaults(run=examine)
    moving = groups.add_parser("move", help=say("take everything over to another database"))
    moving.add_argument(
        "--to",
        required=True,
        metavar="DATABASE_URL",
        help=say("an empty database, postgres://…; - to read it from standard input; sqlite for the data folder's own"),
    )
    moving.set_defaults(run=move)
    jobs = groups.add_parser("jobs", help=say("list what the server does in the background and what of it failed"))
    jobs.add_argument("--again", action="store_true", help=say("have what failed tried again now"))
    jobs.add_argument("--forget", action="store_true", help=say("delete what was given up"))
    jobs.set_defaults(run=list_jobs)
    for each in (backup, restore, doctor, moving, jobs):
        each.add_argument("--json", action="store_true", help=say("print one JSON object"))


def back_up(parsed: argparse.Namespace) -> int:
    """`backup`."""
    to = str(parsed.file.expanduser().resolve()) if parsed.file else ""
    printing.ask_patience(say("Writing the backup and reading it again: a large installation takes minutes."))
    done = ask("backup", {"to": to}, wait=LONGEST_BACKUP)
    lines = [say("{path} is written and was read again: {what}.", path=done["file"], what=_what(done))]
    if done["pictures_missing"]:
        lines.append(
            say_n(
                "{n} file is in the database and no longer in the folder of uploads, so it is not in the backup.",
                "{n} files are in the database and no longer in the folder of uploads, so they are not in the backup.",
                done["pictures_missing"],
            )
        )
    printing.show(parsed, done, lines)
    return 0


def bring_back(parsed: argparse.Namespace) -> int:
    """`restore`: only while no server runs."""
    from groundplan.web.installation import database_in_one_sentence, here

    installation = here()
    with installation.hold():
        _set_up()
        from groundplan.web.operations.commands import told
        from groundplan.web.operations.restore import restore

        printing.ask_patience(say("Reading the backup and restoring it: a large one takes minutes."))
        with database_in_one_sentence():
            manifest, aside = restore(installation, parsed.file, replace=parsed.replace)
    done = told(manifest)
    lines = [say("Restored as it was on {made}: {what}.", made=done["made"], what=_what(done))]
    if aside is not None:
        lines.append(say("The database before is kept as {path}.", path=aside))
    printing.show(parsed, {**done, "aside": str(aside) if aside else None}, lines)
    return 0


def _set_up() -> None:
    """Django, for a command that no running server can do."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundplan.web.settings")
    import django

    django.setup()
    from django.utils import translation

    translation.activate(of_terminal(os.environ))


def move(parsed: argparse.Namespace) -> int:
    """`move`: only while no server runs."""
    from groundplan.web.installation import database_in_one_sentence, here

    address = sys.stdin.read().strip() if parsed.to == "-" else parsed.to
    installation = here()
    with installation.hold():
        installation.tidy()
        _set_up()
        from groundplan.web.operations.commands import told
        from groundplan.web.operations.moving import EMBEDDED
        from groundplan.web.operations.moving import move as move_to
        from groundplan.web.serving import migrate

        printing.ask_patience(say("Reading everything and putting it there: a large installation takes minutes."))
        with database_in_one_sentence():
            migrate()
            moved = move_to(installation, address)
    done = told(moved.manifest)
    rows = {each.name: each.rows for each in moved.manifest.tables}
    next_step = say("unset DATABASE_URL") if address == EMBEDDED else say("set DATABASE_URL to that address")
    lines = [
        say("Everything is in {where}, read again there and compared, table by table: {what}.", where=moved.to,
            what=_what(done)),
        say("{before} is as it was. Next: {next_step}, start Groundplan, and keep the old database until you are sure.",
            before=moved.before, next_step=next_step),
    ]  # fmt: skip
    printing.show(parsed, {**done, "to": moved.to, "from": moved.before, "rows": rows}, lines)
    return 0


def _what(done: Mapping[str, Any]) -> str:
    return ", ".join(
        (
            say_n("{n} workbook", "{n} workbooks", done["workbooks"]),
            say_n("{n} edit", "{n} edits", done["edits"]),
            say_n("{n} picture", "{n} pictures", done["pictures"]),
            say_n("{n} document", "{n} documents", done["documents"]),
        )
    )


def examine(parsed: argparse.Namespace) -> int:
    """`doctor`: 1 where something has to be done."""
    printing.ask_patience(say("Looking at everything: a large installation takes minutes."))
    told = ask("doctor", {}, wait=LONGEST_BACKUP)
    lines = [f"{'✓' if each['well'] else '!'} {each['message']} {each['hint']}".rstrip() for each in told["findings"]]
    printing.show(parsed, told, lines)
    return 0 if all(each["well"] for each in told["findings"]) else 1


def list_jobs(parsed: argparse.Namespace) -> int:
    """`jobs`: 1 where something was given up."""
    told = ask("jobs", {"again": parsed.again, "forget": parsed.forget})
    lines = [_job(each) for each in told["waiting"]]
    lines += [say("given up: {job}", job=_job(each)) for each in told["given_up"]]
    printing.show(parsed, told, lines or [say("Nothing waits to be done, and nothing failed.")])
    return 1 if told["given_up"] else 0


def _job(told: Mapping[str, Any]) -> str:
    """One job on one line."""
    return f"{told['due']}  {told['kind']}  {told['error']}".rstrip()
