"""`groundplan`: reads the command line, calls one function, and turns errors into one line and an exit code.

0: done. 1: found what it was asked to look for. 2: could not do it (FORMATS §4).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from groundplan import __version__
from groundplan.cli import care, library, plan, serve, sources, toolkit, workbook
from groundplan.errors import GroundplanError
from groundplan.words import of_terminal, say, speaking


class _OneLine(argparse.ArgumentParser):
    """Says in one line what is wrong with a command, as every other refusal is said."""

    def error(self, message: str) -> NoReturn:
        """Print the line and exit with 2."""
        sentence = say("{program}: {mistake}. `{program} --help` tells more.", program=self.prog, mistake=message)
        self.exit(2, sentence + "\n")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    made = _OneLine(
        prog="groundplan",
        description=say("The open workbook for library teams. Without a command: open it in the browser."),
    )
    made.add_argument("--version", action="version", version=f"groundplan {__version__}")
    made.set_defaults(run=serve.open_here)
    groups = made.add_subparsers(title=say("commands"), metavar="COMMAND")
    for group in (serve, toolkit, sources, workbook, plan, library, care):
        group.add_to(groups)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    with speaking(of_terminal(os.environ)):
        return _run(given)


def _run(given: Sequence[str]) -> int:
    # What stands behind `manage` is Django's to read, its --help too.
    own = given[:1] if given[:1] == ["manage"] else given
    parsed = parser().parse_args(own, argparse.Namespace(arguments=given[1:]))
    try:
        code: int = parsed.run(parsed)
    except GroundplanError as error:
        print(error.sentence, file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 2
    except KeyboardInterrupt:
        return 2
    return code
