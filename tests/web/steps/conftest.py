"""The cast with a plan: goals and steps as somebody wrote them, with names under “who”."""

import secrets
from datetime import UTC, datetime

import pytest

from groundplan.web.workbooks.actions import Sent, save
from groundplan.workbook.edits import Post

# A Monday, with the plan begun.
NOW = datetime(2027, 1, 11, 10, 0, tzinfo=UTC)


@pytest.fixture
def planned(cast):
    """Writes a goal with steps into the team's plan; a step is a mapping of its cells."""

    def write(*steps, goal="Ask ten teens", person=None, workbook=None, **cells):
        who = person or cast.owner
        row, at = secrets.token_hex(6), "all/goals"
        fields = {f"{at}/{row}/text": [goal], f"{at}/{row}/horizon": ["month"]}
        fields |= {f"{at}/{row}/{name}": [value] for name, value in cells.items()}
        addresses = []
        for step in steps:
            mine = secrets.token_hex(6)
            addresses.append(f"{at}/{mine}")
            fields |= {f"{at}/{mine}/of": [row]}
            fields |= {f"{at}/{mine}/{name}": [value] for name, value in step.items()}
        sent = Sent("all", "", Post(fields), secrets.token_hex(12), "1.0", "1.0", None)
        assert not save(who.id, (workbook or cast.workbook).id, sent).refused
        return addresses

    return write


@pytest.fixture
def step_at(cast):
    """A step as the team's plan has it now."""

    def read(address):
        goals = cast.answers().get("goals")
        return next(step for goal in goals for step in goal.steps if step.id == address.rpartition("/")[2])

    return read
