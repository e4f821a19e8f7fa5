"""`groundplan plan check`, as FORMATS §4 has it."""

import json

from serving import serving

PLAN = "connected-learning-plan"
WHY = "we\x1b[31m start small"
KEYS = {"check", "group", "where", "message", "settled"}


def checked(terminal, workbook):
    """(exit code, findings) of the command with `--json`."""
    finished = terminal("plan", "check", workbook, "--json")
    assert finished.stderr == ""
    told = json.loads(finished.stdout)
    assert set(told) == {"findings"}
    assert all(set(each) == KEYS for each in told["findings"])
    assert {each["group"] for each in told["findings"]} <= {"before-you-share", "worth-a-look"}
    return finished.returncode, told["findings"]


def test_an_empty_plan_has_one_finding_and_exits_with_1(terminal, workbook):
    code, (finding,) = checked(terminal, workbook)
    assert (code, finding["settled"]) == (1, None)
    told = terminal("plan", "check", workbook)
    assert (told.returncode, told.stderr) == (1, "")
    assert finding["message"] in told.stdout


def test_what_is_left_as_it_is_is_told_with_its_reason(terminal, workbook):
    terminal.done("workbook", "answer", workbook, PLAN, "goals", "Ask ten teens what they would do here")
    code, findings = checked(terminal, workbook)
    assert code == 1
    assert all(each["settled"] is None for each in findings)
    leave_all(terminal, workbook, findings)
    code, left = checked(terminal, workbook)
    assert code == 0
    assert {each["settled"] for each in left} == {WHY}
    assert {(each["check"], each["where"]) for each in left} == {(each["check"], each["where"]) for each in findings}
    told = terminal.done("plan", "check", workbook)
    assert "start small" in told
    assert "\x1b" not in told


def leave_all(terminal, workbook, findings):
    """Leaves every finding as it is, as the page does."""
    places = [(each["check"], each["where"], WHY) for each in findings]
    terminal.done("manage", "shell", "--no-imports", "-c", f"""\
from groundplan.web.plans.actions import Leaving, leave
from groundplan.web.workbooks.commands import owner_access
owner = owner_access({workbook!r})
for place in {places!r}:
    leave(owner.person, owner.workbook.id, Leaving(*place))
""")  # fmt: skip


def test_it_is_the_same_while_a_server_runs(terminal, workbook):
    alone = checked(terminal, workbook)
    with serving(terminal.home):
        assert checked(terminal, workbook) == alone


def test_a_workbook_that_is_not_here_is_said_in_one_line(terminal, workbook):
    assert "There is no workbook nothing here" in terminal.refused("plan", "check", "nothing")
    assert "usage" not in terminal.refused("plan")
