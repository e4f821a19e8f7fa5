"""`groundplan library`: the libraries of an installation, for whoever runs it."""

from __future__ import annotations

import argparse
from typing import Any

from groundplan.cli import printing
from groundplan.cli.door import ask
from groundplan.words import say, say_n


def add_to(groups: Any) -> None:
    """Add the commands to the command line."""
    library = groups.add_parser("library", help=say("list and make libraries, and say which may lead cohorts"))
    commands = library.add_subparsers(title=say("commands"), metavar="COMMAND", required=True)
    shown = commands.add_parser("list", help=say("list libraries"))
    shown.set_defaults(run=show_list)
    new = commands.add_parser("new", help=say("make a library, and an invitation for whoever looks after it"))
    new.add_argument("name", metavar="NAME")
    new.set_defaults(run=make_new)
    invite = commands.add_parser("invite", help=say("invite somebody to look after a library"))
    invite.set_defaults(run=invite_one)
    lead = commands.add_parser("lead", help=say("let a library's people lead cohorts"))
    lead.set_defaults(run=set_leads, leads=True)
    unlead = commands.add_parser("unlead", help=say("let them not lead cohorts any more"))
    unlead.set_defaults(run=set_leads, leads=False)
    for each in (invite, lead, unlead):
        each.add_argument("library", metavar="LIBRARY", help=say("its name or its id"))
    for each in (shown, new, invite, lead, unlead):
        each.add_argument("--json", action="store_true", help=say("print one JSON object"))


def show_list(parsed: argparse.Namespace) -> int:
    """`library list`."""
    found = ask("library-list", {})
    lines = [f"{each['library']}  {each['name']}  ({_about(each)})" for each in found["libraries"]]
    printing.show(parsed, found, lines or [say("There is no library here yet: run `groundplan library new`.")])
    return 0


def _about(each: dict[str, Any]) -> str:
    parts = [
        say("since {day}", day=each["since"]),
        say_n("{n} workbook", "{n} workbooks", each["workbooks"]),
        say_n("{n} person", "{n} people", each["people"]),
        say("looked after by {names}", names=", ".join(each["admins"])) if each["admins"] else say("has no admin"),
        *([say("may lead cohorts")] if each["leads"] else []),
    ]
    return ", ".join(parts)


def make_new(parsed: argparse.Namespace) -> int:
    """`library new`."""
    return _tell(parsed, ask("library-new", {"name": parsed.name}))


def invite_one(parsed: argparse.Namespace) -> int:
    """`library invite`."""
    return _tell(parsed, ask("library-invite", {"library": parsed.library}))


def _tell(parsed: argparse.Namespace, made: dict[str, Any]) -> int:
    facts = {"name": made["name"], "address": made["address"], "code": made["code"]}
    lines = [
        say("Whoever opens this link within a week looks after {name}:", name=facts["name"]),
        f"  {facts['address']}",
        say("Or with the code {code}, typed under “I have a code to join with”.", code=facts["code"]),
    ]
    printing.show(parsed, made, lines)
    return 0


def set_leads(parsed: argparse.Namespace) -> int:
    """`library lead` and `library unlead`."""
    told = ask("library-lead", {"library": parsed.library, "leads": parsed.leads})
    sentence = (
        say("{name} may lead cohorts.", name=told["name"])
        if told["leads"]
        else say("{name} may not lead cohorts any more. Those that it leads go on.", name=told["name"])
    )
    printing.show(parsed, told, [sentence])
    return 0
