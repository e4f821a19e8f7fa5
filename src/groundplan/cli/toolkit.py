"""`groundplan toolkit …`: commands for authors; they work on folders and need no installation and no Django."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from groundplan.cli.printing import say


def add_to(groups: Any) -> None:
    """Add the commands to the command line."""
    toolkit = groups.add_parser("toolkit", help="make, check, show, import and publish toolkits")
    commands = toolkit.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, told, run in (
        ("new", "make a small toolkit to begin from", make_new),
        ("check", "list every problem, with file and line", check),
        ("show", "show what a toolkit holds", show),
        ("publish", "publish into this installation", _publish),
    ):
        command = commands.add_parser(name, help=told)
        command.add_argument("folder", type=Path, metavar="DIR")
        command.add_argument("--json", action="store_true", help="print one JSON object")
        command.set_defaults(run=run)
    reading = commands.add_parser("import", help="read a course site into a toolkit; again: update it")
    reading.add_argument("sources", type=Path, nargs="+", metavar="SOURCE", help="a site's folder, or .md pages")
    reading.add_argument("--to", type=Path, required=True, metavar="DIR", help="the toolkit's folder")
    reading.add_argument(
        "--decline", action="append", default=[], metavar="ID", help="keep the printed prompts of this worksheet"
    )
    reading.add_argument("--json", action="store_true", help="print one JSON object")
    reading.set_defaults(run=bring_in)


def make_new(parsed: argparse.Namespace) -> int:
    """`toolkit new`."""
    from groundplan.toolkit.new import new_toolkit

    new_toolkit(parsed.folder)
    lines = [f"A toolkit is in {parsed.folder}: change its files, then run `groundplan toolkit check {parsed.folder}`."]
    say(parsed, {"toolkit": str(parsed.folder)}, lines)
    return 0


def check(parsed: argparse.Namespace) -> int:
    """`toolkit check`: 1 when there is anything to mend."""
    from groundplan.toolkit.read import read_toolkit
    from groundplan.toolkit.report import problems_of

    found = problems_of(read_toolkit(parsed.folder))
    lines = [f"{each.where}: {each.severity}: {each.message} {each.hint}".rstrip() for each in found]
    errors = sum(each.severity == "error" for each in found)
    lines.append(f"{len(found)} problems, {errors} of them errors." if found else "No problems.")
    say(parsed, {"problems": [each.to_json() for each in found]}, lines)
    return 1 if any(each.severity != "info" for each in found) else 0


def show(parsed: argparse.Namespace) -> int:
    """`toolkit show`."""
    from groundplan.toolkit.read import read_toolkit
    from groundplan.toolkit.report import report

    told = report(read_toolkit(parsed.folder))
    say(parsed, told, _lines(told))
    return 0


def _lines(told: dict[str, Any]) -> list[str]:
    lines = [f"{told['title']} ({told['id']} {told['version']})"]
    for module in told["modules"]:
        lines += ["", module["title"]]
        lines += [f"  {page['title']} ({page['words']} words)" for page in module["pages"]]
        lines += [
            f"  ☐ {sheet['number']} {sheet['title']} ({len(sheet['questions'])} questions)".replace("  ☐  ", "  ☐ ")
            for sheet in told["worksheets"]
            if sheet["module"] == module["id"]
        ]
    problems = len(told["problems"])
    return [*lines, "", f"{problems} problems: `groundplan toolkit check` lists them." if problems else "No problems."]


def bring_in(parsed: argparse.Namespace) -> int:
    """`toolkit import`."""
    from groundplan.toolkit.importers.course_site import import_site
    from groundplan.toolkit.read import read_toolkit
    from groundplan.toolkit.report import report

    done = import_site(parsed.sources, parsed.to, starter=starter(), decline=parsed.decline)
    told = report(read_toolkit(parsed.to))
    told["problems"] = [each.to_json() for each in done.problems] + told["problems"]
    counts = {key: value for key, value in asdict(done).items() if key not in ("problems", "offered")}
    told["import"] = {**counts, "unsure": list(done.unsure)}
    lines = [
        f"{done.pages} pages and {done.worksheets_new + done.worksheets_kept} worksheets are in {parsed.to}.",
        *(f"Please look: {each}" for each in done.unsure),
        f"{len(told['problems'])} problems: `groundplan toolkit check {parsed.to}` lists them.",
    ]
    say(parsed, told, lines)
    return 0


def starter() -> Path:
    """The starter toolkit: inside the installed package, or beside the sources of a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "starter_toolkit"
    return installed if installed.is_dir() else package.parents[1] / "toolkits" / "starter"


def _publish(parsed: argparse.Namespace) -> int:
    # Publishing needs the installation, which only this one command of the group touches.
    run: Callable[[argparse.Namespace], int] = import_module("groundplan.cli.workbook").publish
    return run(parsed)
