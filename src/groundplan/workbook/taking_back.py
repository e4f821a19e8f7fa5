"""Taking back what one edit did to the goals of a question, as far as nobody has changed it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from groundplan.workbook.answers import GOAL_TEXTS, GOAL_TICKS, GOAL_VALUES, STEP_TEXTS, STEP_VALUES, GoalEntry, Value
from groundplan.workbook.edits import Post

Cells = Mapping[str, Sequence[str]]


def taken_back(at: str, before: Value | None, after: Value | None, present: Value | None) -> Post:
    """The post that makes the goals at `at` (`worksheet/question`) say what they said `before` an edit, where they
    still say what they did `after` it.

    A row that came with the edit is removed, with whatever was added to it meanwhile, which then lies on the shelf; one
    that went comes back.
    """
    old, new, now = _rows(before), _rows(after), _rows(present)
    fields: dict[str, Sequence[str]] = {}
    shown = set()
    for row, cells in new.items():
        for name, said in cells.items():
            was = old.get(row, {}).get(name, said)
            if said != was and now.get(row, {}).get(name) == said:
                fields[f"{at}/{row}/{name}"] = was
                shown |= {f"{at}/{row}/{name}"} if name in GOAL_TICKS else set()
    acts = [f"remove {at}/{row}" for row in new if row not in old and row in now]
    acts += [f"restore {at}/{row}" for row in old if row not in new and row not in now]
    return Post(fields, frozenset(shown), tuple(acts))


def _rows(value: Value | None) -> dict[str, Cells]:
    """Every goal and step as its cells, by row."""
    found: dict[str, Cells] = {}
    for goal in value if isinstance(value, tuple) else ():
        if isinstance(goal, GoalEntry):
            cells = {name: (getattr(goal, name),) for name in (*GOAL_TEXTS, *GOAL_VALUES)}
            found[goal.id] = {**cells, **{name: getattr(goal, name) for name in GOAL_TICKS}}
            for step in goal.steps:
                own = {name: (getattr(step, name),) for name in (*STEP_TEXTS, *STEP_VALUES) if name != "of"}
                found[step.id] = {**own, "of": (goal.id,)}
    return found
