"""`groundplan plan …`: what a careful colleague would say of a plan."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from groundplan.cli import printing
from groundplan.cli.door import ask
from groundplan.words import mark, say

GROUPS: Mapping[str, str] = {"before-you-share": mark("Before you share"), "worth-a-look": mark("Worth a look")}


def add_to(groups: Any) -> None:
    """Add the commands to the command line."""
    plan = groups.add_parser("plan", help=say("look a workbook's plan over"))
    commands = plan.add_subparsers(title=say("commands"), metavar="COMMAND", required=True)
    check = commands.add_parser("check", help=say("say what a careful colleague would ask about the plan"))
    check.add_argument("workbook")
    check.add_argument("--json", action="store_true", help=say("print one JSON object"))
    check.set_defaults(run=look_over)


def look_over(parsed: argparse.Namespace) -> int:
    """`plan check`: 1 where something was found that nobody left as it is."""
    findings: Sequence[Mapping[str, Any]] = ask("plan-check", {"workbook": parsed.workbook})["findings"]
    told = [{key: each[key] for key in ("check", "group", "where", "message", "settled")} for each in findings]
    nothing = [say("There is nothing more to ask at present.")]
    printing.show(parsed, {"findings": told}, list(_lines(findings)) or nothing)
    return 1 if any(each["settled"] is None for each in findings) else 0


def _lines(findings: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Group by group what is found, each with its place and what to do next; then what is left as it is."""
    for group, heading in GROUPS.items():
        here = [each for each in findings if each["group"] == group and each["settled"] is None]
        if here:
            yield say(heading)
        for each in here:
            yield f"  {_one_line(each['where'])}: {_one_line(each['message'])} {_one_line(each['act'])}"
    left = [each for each in findings if each["settled"] is not None]
    if left:
        yield say("Left as it is")
    for each in left:
        yield f"  {_one_line(each['where'])}: {_one_line(each['message'])} ({_one_line(each['settled'])})"


def _one_line(text: str) -> str:
    """A text as a terminal can show it: one line, and nothing that a terminal would obey."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
