"""What the parts of a plan are called: in the library's own wording, or else in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from groundplan.plan.model import Part
from groundplan.toolkit.model import Role
from groundplan.words import Say, mark

# In the order in which a plan is told where no worksheet says otherwise.
HEADINGS: Mapping[Role, str] = {
    Role.MISSION: mark("The library’s mission"),
    Role.VISION: mark("Vision"),
    Role.DEPARTMENT_MISSION: mark("What our department is for"),
    Role.VALUES: mark("Values"),
    Role.PRIORITIES: mark("Strategic priorities"),
    Role.SAID_AND_DONE: mark("What has been said and done"),
    Role.TEENS_WISHES: mark("What teens want"),
    Role.STRENGTHS: mark("Strengths"),
    Role.WEAKNESSES: mark("To strengthen"),
    Role.PARTNERS: mark("Partners"),
    Role.OUTCOMES: mark("What will be different for teens"),
    Role.GOALS: mark("Goals"),
}
# What a single line of a part is, where a goal answers to it.
KINDS: Mapping[Role, str] = {**HEADINGS, Role.PRIORITIES: mark("Priority"), Role.STRENGTHS: mark("Strength")}


def heading(part: Part, say: Say) -> str:
    """What stands over a part."""
    return part.heading or (say(HEADINGS[part.role]) if part.role else "")


def kind(part: Part, say: Say) -> str:
    """What stands before a single line of a role's part, so that a strength is told from a thing to strengthen."""
    return part.heading or (say(KINDS[part.role]) if part.role else "")
