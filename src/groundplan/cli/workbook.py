"""`groundplan workbook …`, `export` and `toolkit publish`: commands on this computer's installation."""

from __future__ import annotations

import argparse
import base64
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from groundplan.cli import printing
from groundplan.cli.door import ask
from groundplan.errors import GroundplanError
from groundplan.words import say, say_n

# What a workbook travels in, and how long that may take.
ALONG = "groundplan"
LONGEST_WAY = 60 * 60
FORMATS = ("docx", "pdf", "md", "html", "json", "ics", "csv")


class CannotSaveError(GroundplanError):
    """A file cannot be written."""

    def __init__(self, path: Path, why: OSError) -> None:
        super().__init__(
            say("{path} could not be written ({why}): name another file.", path=path, why=why.strerror or why)
        )


class UnknownFormatError(GroundplanError):
    """A file name does not end like a format that can be written."""

    def __init__(self, path: Path, known: Sequence[str] = FORMATS) -> None:
        super().__init__(
            say(
                "{path} names no format that Groundplan writes: end it with one of {known}.",
                path=path,
                known=", ".join(f".{each}" for each in known),
            )
        )


def add_to(groups: Any) -> None:
    """Add the commands to the command line."""
    workbook = groups.add_parser("workbook", help=say("make, list, show and fill in workbooks"))
    commands = workbook.add_subparsers(title=say("commands"), metavar="COMMAND", required=True)
    new = commands.add_parser("new", help=say("make a workbook"))
    new.add_argument("--library", required=True, metavar="NAME")
    new.add_argument("--department", default="", metavar="NAME", help=say("leave out for “no department, only me”"))
    new.add_argument("--person", required=True, metavar="NAME")
    new.add_argument(
        "--toolkit", default="", metavar="ID", help=say("a published toolkit (default: the starter toolkit)")
    )
    new.set_defaults(run=make_new)
    shown = commands.add_parser("list", help=say("list workbooks"))
    shown.set_defaults(run=show_list)
    show = commands.add_parser("show", help=say("show a workbook's answers"))
    show.add_argument("workbook")
    show.set_defaults(run=show_one)
    for each in (new, shown, show):
        each.add_argument("--json", action="store_true", help=say("print one JSON object"))
    along = commands.add_parser("export", help=say("write a workbook into a file for another installation"))
    along.add_argument("workbook")
    along.add_argument("file", type=Path, metavar=f"FILE.{ALONG}")
    along.set_defaults(run=take_along)
    taken = commands.add_parser("import", help=say("take a workbook in from another installation's file"))
    taken.add_argument("file", type=Path, metavar="FILE")
    taken.add_argument(
        "--owner",
        default="",
        metavar="PERSON",
        help=say("who it belongs to here, by name or id (default: its owner, as a name without sign-in)"),
    )
    taken.set_defaults(run=take_in)
    for each in (along, taken):
        each.add_argument("--json", action="store_true", help=say("print one JSON object"))
    answer = commands.add_parser("answer", help=say("answer one question, as by typing it"))
    for name in ("workbook", "worksheet", "question"):
        answer.add_argument(name)
    answer.add_argument("text", help=say("the text, or - to read it from standard input"))
    answer.set_defaults(run=answer_one)
    export = groups.add_parser("export", help=say("write a plan, a worksheet or a whole workbook to a file"))
    export.add_argument("workbook")
    export.add_argument(
        "--to", required=True, type=Path, metavar="FILE", help=say("ends with one of {known}", known=", ".join(FORMATS))
    )
    export.add_argument("--what", default="plan", help=say("plan, workbook or worksheet:ID (default: plan)"))
    export.add_argument("--blank", action="store_true", help=say("a worksheet without its answers"))
    export.set_defaults(run=write_out)
    django = groups.add_parser("manage", help=say("Django's own commands, for whoever runs the server"))
    django.set_defaults(run=manage)


def make_new(parsed: argparse.Namespace) -> int:
    """`workbook new`."""
    wish = {"library": parsed.library, "department": parsed.department, "person": parsed.person}
    made = ask("workbook-new", {**wish, "toolkit": parsed.toolkit})
    printing.show(
        parsed, made, [say("Workbook {workbook} is ready: run `groundplan` to open it.", workbook=made["workbook"])]
    )
    return 0


def show_list(parsed: argparse.Namespace) -> int:
    """`workbook list`."""
    found = ask("workbook-list", {})
    lines = [f"{each['workbook']}  {each['library']}  {each['department']}".rstrip() for each in found["workbooks"]]
    printing.show(
        parsed, found, lines or [say("There is no workbook here yet: run `groundplan`, or `groundplan workbook new`.")]
    )
    return 0


def show_one(parsed: argparse.Namespace) -> int:
    """`workbook show`."""
    found = ask("workbook-show", {"workbook": parsed.workbook})
    lines = [f"{found['library']}  {found['department']}".rstrip()]
    for sheet in found["worksheets"]:
        if sheet["answers"] or sheet["shelf"]:
            lines += ["", sheet["title"]]
            lines += [f"  {sheet['asked'][key]}: {_short(value)}" for key, value in sheet["answers"].items()]
            lines += [
                say("  on the shelf: {place}: {text}", place=_answered(sheet, key), text=_short(value))
                for key, value in sheet["shelf"].items()
            ]
    printing.show(parsed, found, lines)
    return 0


def _answered(sheet: Mapping[str, Any], place: str) -> str:
    """The wording that something on the shelf answered; its address where nobody knows it."""
    return str(sheet["asked"].get(place.removeprefix(f"{sheet['id']}/"), place))


def _short(value: object) -> str:
    """An answer on one line."""
    if isinstance(value, list):
        return "; ".join(filter(None, (_short(each) for each in value)))
    if isinstance(value, dict):
        hidden = ("id", "origin")
        return ", ".join(filter(None, (_short(each) for key, each in value.items() if key not in hidden)))
    return " ".join(str(value).split())


def take_along(parsed: argparse.Namespace) -> int:
    """`workbook export`."""
    to = parsed.file.expanduser().resolve()
    if to.suffix.lower() != f".{ALONG}":
        raise UnknownFormatError(parsed.file, (ALONG,))
    done = ask("workbook-export", {"workbook": parsed.workbook, "to": str(to)}, wait=LONGEST_WAY)
    lines = [
        say("{path} is written and was read again: {edits}, {pictures}.", path=to, edits=_edits(done),
            pictures=_pictures(done)),
        say("Colleagues' private answers are not in it. Take it in elsewhere with `groundplan workbook import`."),
    ]  # fmt: skip
    printing.show(parsed, done, [*lines, *_missing(done)])
    return 0


def take_in(parsed: argparse.Namespace) -> int:
    """`workbook import`."""
    wish = {"file": str(parsed.file.expanduser().resolve()), "owner": parsed.owner}
    done = ask("workbook-import", wish, wait=LONGEST_WAY)
    lines = [
        say("{library}'s workbook is here as {workbook}: {edits}, {pictures}.", library=done["library"],
            workbook=done["workbook"], edits=_edits(done), pictures=_pictures(done)),
        say("It belongs to {owner}.", owner=done["owner"]),
    ]  # fmt: skip
    if done["people"]:
        lines.append(
            say_n("{n} person came along as a name without sign-in.", "{n} people came along as names without sign-in.",
                  done["people"])
        )  # fmt: skip
    if done["again"]:
        lines.append(say("It was here before, so it is here twice now; neither knows of the other."))
    printing.show(parsed, done, [*lines, *_missing(done)])
    return 0


def _edits(done: Mapping[str, Any]) -> str:
    return say_n("{n} edit", "{n} edits", done["edits"])


def _pictures(done: Mapping[str, Any]) -> str:
    return say_n("{n} picture", "{n} pictures", done["pictures"])


def _missing(done: Mapping[str, Any]) -> list[str]:
    """What is told of pictures that were not in their folder any more."""
    if not done["pictures_missing"]:
        return []
    return [say_n("{n} picture was not in its folder any more.", "{n} pictures were not in their folder any more.",
                  done["pictures_missing"])]  # fmt: skip


def answer_one(parsed: argparse.Namespace) -> int:
    """`workbook answer`."""
    text = sys.stdin.read() if parsed.text == "-" else parsed.text
    named = {"workbook": parsed.workbook, "worksheet": parsed.worksheet, "question": parsed.question}
    ask("workbook-answer", {**named, "text": text})
    print(say("Saved."))
    return 0


def write_out(parsed: argparse.Namespace) -> int:
    """`export`."""
    suffix = parsed.to.suffix.removeprefix(".").lower()
    if suffix not in FORMATS:
        raise UnknownFormatError(parsed.to)
    wish = {"workbook": parsed.workbook, "what": parsed.what, "suffix": suffix, "blank": parsed.blank}
    data = base64.b64decode(ask("export", wish)["data"])
    fresh = parsed.to.with_name(f".{parsed.to.name}.new")
    try:
        fresh.write_bytes(data)
        fresh.replace(parsed.to)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise CannotSaveError(parsed.to, error) from error
    print(say("{path} is written.", path=parsed.to))
    return 0


def publish(parsed: argparse.Namespace) -> int:
    """`toolkit publish`."""
    from groundplan.toolkit.read import NoToolkitError
    from groundplan.web.installation import here
    from groundplan.web.toolkits.packing import pack

    if not (parsed.folder / "toolkit.yaml").is_file():
        raise NoToolkitError(parsed.folder)
    with here().handed_over(pack(parsed.folder)) as name:
        done = ask("toolkit-publish", {"handed_over": name})
    told = say("{toolkit} {version} is published on this installation.", **done)
    print(told)
    return 0


def manage(parsed: argparse.Namespace) -> int:
    """`manage`: Django's own commands, for whoever runs the server."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundplan.web.settings")
    from django.core.management import execute_from_command_line

    from groundplan.web.installation import database_in_one_sentence, here
    from groundplan.web.writing import alone

    # These may write without going through a server, so that none may run meanwhile.
    with here().hold(), database_in_one_sentence(), alone():
        execute_from_command_line(["groundplan manage", *parsed.arguments])
    return 0
