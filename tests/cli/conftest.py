"""An installation of its own for every test of the command line, and the program as it is typed."""

import json

import pytest

from serving import run, served_once, settle, told_by


class Terminal:
    """Types commands on one installation."""

    def __init__(self, home):
        self.home = home

    def __call__(self, *arguments, text=None):
        return run(self.home, *map(str, arguments), text=text)

    def done(self, *arguments, text=None):
        """What a command prints that must succeed."""
        finished = self(*arguments, text=text)
        assert (finished.returncode, finished.stderr) == (0, "")
        return finished.stdout

    def json(self, *arguments):
        """The one JSON object that a command prints, and nothing beside it."""
        return json.loads(self.done(*arguments, "--json"))

    def refused(self, *arguments, text=None):
        """The one sentence with which a command says that it could not."""
        finished = self(*arguments, text=text)
        assert (finished.returncode, finished.stdout) == (2, "")
        (line,) = finished.stderr.splitlines()
        return line


def with_a_workbook(home):
    """Make an installation with a workbook, on the command line; returns its id."""
    wish = ("--library", "Mill River Library", "--department", "Young Adult Department", "--person", "Ana")
    return Terminal(settle(home)).json("workbook", "new", *wish)["workbook"]


@pytest.fixture
def terminal(tmp_path, request):
    home = tmp_path / "an installation"
    if request.node.get_closest_marker("untouched"):
        return Terminal(home)
    return Terminal(settle(home, with_a_workbook if "workbook" in request.fixturenames else served_once))


@pytest.fixture
def workbook(terminal):
    """The id of a workbook made on the command line."""
    return with_a_workbook(terminal.home) if not terminal.home.exists() else told_by(with_a_workbook)
