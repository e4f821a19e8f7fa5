"""`groundplan toolkit …`: commands for authors; they work on folders and need no installation and no Django."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from groundplan.cli import printing
from groundplan.toolkit.problems import Problem
from groundplan.words import mark, say, say_n


def add_to(groups: Any) -> None:
    """Add the commands to the command line."""
    toolkit = groups.add_parser("toolkit", help=say("make, check, show, import and publish toolkits"))
    commands = toolkit.add_subparsers(title=say("commands"), metavar="COMMAND", required=True)
    for name, told, run in (
        ("new", say("make a small toolkit to begin from"), make_new),
        ("check", say("list every problem, with file and line"), check),
        ("show", say("show what a toolkit holds"), show),
        ("publish", say("publish into this installation"), _publish),
    ):
        command = commands.add_parser(name, help=told)
        command.add_argument("folder", type=Path, metavar="DIR")
        if name != "publish":
            command.add_argument("--json", action="store_true", help=say("print one JSON object"))
        command.set_defaults(run=run)
    reading = commands.add_parser("import", help=say("read a course site into a toolkit; again: update it"))
    reading.add_argument("sources", type=Path, nargs="+", metavar="SOURCE", help=say("a site's folder, or .md pages"))
    reading.add_argument("--to", type=Path, required=True, metavar="DIR", help=say("the toolkit's folder"))
    reading.add_argument(
        "--decline", action="append", default=[], metavar="ID", help=say("keep the printed prompts of this worksheet")
    )
    reading.add_argument("--json", action="store_true", help=say("print one JSON object"))
    reading.set_defaults(run=bring_in)


def make_new(parsed: argparse.Namespace) -> int:
    """`toolkit new`."""
    from groundplan.toolkit.new import new_toolkit

    new_toolkit(parsed.folder)
    lines = [
        say(
            "A toolkit is in {folder}: change its files, then run `groundplan toolkit check {folder}`.",
            folder=parsed.folder,
        )
    ]
    printing.show(parsed, {"toolkit": str(parsed.folder)}, lines)
    return 0


def check(parsed: argparse.Namespace) -> int:
    """`toolkit check`: 1 when there is anything to mend."""
    from groundplan.toolkit.read import read_toolkit
    from groundplan.toolkit.report import problems_of

    found = problems_of(read_toolkit(parsed.folder))
    lines = [_told(each) for each in found]
    lines.append(_counted(found))
    _show(parsed, {"problems": [each.to_json() for each in found]}, lines)
    return 1 if any(each.severity != "info" for each in found) else 0


SEVERITIES: Mapping[str, str] = {"error": mark("error"), "warning": mark("warning"), "info": mark("info")}


def _told(problem: Problem) -> str:
    severity = say(SEVERITIES[problem.severity])
    return f"{problem.where}: {severity}: {problem.message} {problem.hint}".rstrip()


def _counted(problems: Sequence[Problem]) -> str:
    """How many problems there are, in words."""
    if not problems:
        return say("No problems.")
    errors = sum(each.severity == "error" for each in problems)
    return say_n(
        "{n} problem, {errors} of them errors.", "{n} problems, {errors} of them errors.", len(problems), errors=errors
    )


def show(parsed: argparse.Namespace) -> int:
    """`toolkit show`."""
    from groundplan.toolkit.read import read_toolkit
    from groundplan.toolkit.report import report

    told = report(read_toolkit(parsed.folder))
    _show(parsed, told, _lines(told, parsed.folder))
    return 0


def _lines(told: dict[str, Any], folder: Path) -> list[str]:
    lines = [f"{told['title']} ({told['id']} {told['version']})"]
    for module in told["modules"]:
        lines += ["", module["title"]]
        lines += [_line(page["title"], say_n("{n} word", "{n} words", page["words"])) for page in module["pages"]]
        lines += [_sheet_line(sheet) for sheet in told["worksheets"] if sheet["module"] == module["id"]]
    return [*lines, "", _where_listed(len(told["problems"]), folder)]


def _where_listed(problems: int, folder: Path) -> str:
    """How many problems there are and which command lists them."""
    if not problems:
        return say("No problems.")
    return say_n(
        "{n} problem: `groundplan toolkit check {folder}` lists it.",
        "{n} problems: `groundplan toolkit check {folder}` lists them.",
        problems,
        folder=folder,
    )


def _sheet_line(sheet: Mapping[str, Any]) -> str:
    named = " ".join(filter(None, ("☐", sheet["number"], sheet["title"])))
    return _line(named, say_n("{n} question", "{n} questions", len(sheet["questions"])))


def _line(title: str, holds: str) -> str:
    return f"  {title} ({holds})"


def bring_in(parsed: argparse.Namespace) -> int:
    """`toolkit import`."""
    from groundplan.toolkit.importers.course_site import import_site
    from groundplan.toolkit.read import read_toolkit
    from groundplan.toolkit.report import report

    done = import_site(parsed.sources, parsed.to, starter=starter(), decline=parsed.decline)
    told = report(read_toolkit(parsed.to))
    in_the_toolkit = len(told["problems"])
    told["problems"] = [each.to_json() for each in done.problems] + told["problems"]
    counts = {key: value for key, value in asdict(done).items() if key not in ("problems", "offered")}
    told["import"] = {**counts, "unsure": list(done.unsure)}
    lines = [
        say(
            "Pages: {pages}; worksheets: {worksheets}; both are in {folder}.",
            pages=done.pages,
            worksheets=done.worksheets_new + done.worksheets_kept,
            folder=parsed.to,
        ),
        *(say("Please look: {sentence}", sentence=each) for each in done.unsure),
        # What is wrong with the source shows only now; what is wrong with the toolkit is told whenever it is checked.
        *map(_told, done.problems),
        _where_listed(in_the_toolkit, parsed.to),
    ]
    _show(parsed, told, lines)
    return 0


def _show(parsed: argparse.Namespace, data: object, lines: Sequence[str]) -> None:
    """Print what strangers' toolkits say: signs that steer a terminal, or turn a line around, are spelled out."""
    printing.show(parsed, data, ["".join(map(_visible, line)) for line in lines])


def _visible(sign: str) -> str:
    return sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")


def starter() -> Path:
    """The starter toolkit: inside the installed package, or beside the sources of a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "starter_toolkit"
    return installed if installed.is_dir() else package.parents[1] / "toolkits" / "starter"


def _publish(parsed: argparse.Namespace) -> int:
    # Publishing needs the installation, which only this one command of the group touches.
    run: Callable[[argparse.Namespace], int] = import_module("groundplan.cli.workbook").publish
    return run(parsed)
