"""Plans as a table tells them (tests/plan/sixty, and the short ones of a test), made into plans by the way of answers."""

from datetime import date

from groundplan.plan.build import build_plan
from groundplan.plan.findings import Around
from groundplan.plan.model import Settled
from groundplan.toolkit.model import (
    DEFAULT_HORIZONS,
    Question,
    QuestionType,
    Role,
    Section,
    Strand,
    Toolkit,
    Worksheet,
)
from groundplan.workbook.answers import Answers, GoalEntry, Item, StepEntry
from groundplan.workbook.citations import Citation, Origin

SHEET = "plan"
LISTS = (Role.PRIORITIES, Role.STRENGTHS, Role.WEAKNESSES, Role.TEENS_WISHES)
WRITTEN = {
    Role.MISSION: "mission", Role.DEPARTMENT_MISSION: "department_mission", Role.PRIORITIES: "priorities",
    Role.STRENGTHS: "strengths", Role.WEAKNESSES: "weaknesses", Role.TEENS_WISHES: "wishes",
}  # fmt: skip
LETTERS = {Role.PRIORITIES: "p", Role.STRENGTHS: "s", Role.WEAKNESSES: "w", Role.TEENS_WISHES: "t"}
ROWS = {
    f"{letter}{place}": f"{SHEET}/{role}/{letter}{place}" for role, letter in LETTERS.items() for place in range(1, 40)
}
ROWS["m"] = f"{SHEET}/{Role.MISSION}"
STRANDS = tuple(
    Strand(name, name, kind)
    for kind, ids in {
        "sphere": ("interests", "relationships", "opportunity"),
        "principle": ("making", "shared-purpose", "sponsorship", "several-ways-in"),
    }.items()
    for name in ids
)
TOOLKIT = Toolkit(
    "sixty",
    "Sixty plans",
    "1",
    worksheets=(
        Worksheet(
            SHEET,
            "The plan",
            (
                Section(
                    "only",
                    "",
                    (
                        *(
                            Question(
                                role, QuestionType.LIST if role in LISTS else QuestionType.LONG_TEXT, role, role=role
                            )
                            for role in WRITTEN
                        ),
                        Question("goals", QuestionType.GOALS, "Goals", role=Role.GOALS),
                    ),
                ),
            ),
        ),
    ),
    horizons=DEFAULT_HORIZONS,
    strands=STRANDS,
)

_SPELLED = {role.value: key.replace("_", "-") for role, key in WRITTEN.items()}


def plan_of(told):
    """The plan that an entry of a table tells."""
    values, cited = {}, {}
    for role, key in WRITTEN.items():
        said = told.get(key) or ""
        said = said if isinstance(said, dict) else {"text": said, "lines": said}
        if role in LISTS:
            values[role] = tuple(
                Item(f"{LETTERS[role]}{at}", text) for at, text in enumerate(said.get("lines") or (), 1)
            )
        else:
            values[role] = said.get("text", "")
        cited |= dict(_citations(role, said, values[role]))
    goals = [_goal(at, goal) for at, goal in enumerate(told.get("goals") or (), 1)]
    sheet = Answers(SHEET, "1", {**values, "goals": tuple(goals)})
    return build_plan(
        TOOLKIT,
        [sheet],
        library=told.get("library", ""),
        department=told.get("department", ""),
        start=date.fromisoformat(told["start"]),
        cited=[cited],
    )


def _citations(role, said, value):
    address = f"{SHEET}/{role}"
    if said.get("not_written") == "true" or said.get("none_written") == "true":
        yield address, (Citation("none", address, "", Origin.NONE_WRITTEN),)
    elif source := said.get("source"):
        places = [f"{address}/{item.id}" for item in value] if role in LISTS else [address]
        for place in places:
            yield place, (
                Citation(
                    f"c-{place}", place, source.get("quote", ""), Origin.DOCUMENT, source.get("title", ""),
                    begins=int(source.get("from") or 0), ends=int(source.get("to") or 0),
                ),
            )  # fmt: skip


def _goal(number, told):
    plain = (
        "text",
        "horizon",
        "scope",
        "due",
        "know_because",
        "outcome",
        "partners",
        "cost",
        "hours",
        "desk_cover",
        "who_agrees",
    )
    steps = [
        StepEntry(
            f"g{number}s{at}",
            **{key: step.get(key) or "" for key in ("what", "who", "by")},
            state=step.get("state") or "todo",
        )
        for at, step in enumerate(told.get("steps") or (), 1)
    ]
    return GoalEntry(
        f"g{number}",
        **{key: told.get(key) or "" for key in plain},
        answers_to=tuple(ROWS[each] for each in told.get("answers_to") or ()),
        builds_on=f"{SHEET}/goals/g{told['builds_on']}" if told.get("builds_on") else "",
        moves=tuple(told.get("moves") or ()),
        steps=tuple(steps),
    )


def around_of(told):
    """What the checks know besides an entry's plan."""
    day = {
        key: date.fromisoformat(told[key]) if told.get(key) else None
        for key in ("today", "module_finished", "last_revised")
    }
    return Around(day["today"], tuple(told.get("people") or ()), day["module_finished"], day["last_revised"])


def settled_of(told):
    """What was left as it is, with the places that findings have."""
    return [
        Settled(each["check"], place, each["because"])
        for each in told.get("settled") or ()
        for place in addresses_of(each["where"], told)
    ]


def place_of(where):
    """A finding's place as the table spells it."""
    kind, _slash, rest = where.partition("/")
    if kind in ("horizon", "month", "person"):
        return rest
    if kind != SHEET or not rest:
        return _SPELLED.get(where, where)
    question, _slash, row = rest.partition("/")
    if question == "goals":
        goal, _s, step = row.removeprefix("g").partition("s")
        return f"goal {goal} step {step}" if step else f"goal {goal}"
    return f"weakness {row[1:]}" if question == Role.WEAKNESSES and row else _SPELLED.get(question, question)


def addresses_of(where, told):
    """The places that a finding may have which the table puts at `where`."""
    words = where.split()
    if words[0] == "goal":
        return [f"{SHEET}/goals/g{words[1]}" + (f"s{words[3]}" if len(words) > 2 else "")]
    if words[0] == "weakness":
        return [f"{SHEET}/{Role.WEAKNESSES}/w{words[1]}"]
    role = next((role for role in WRITTEN if _SPELLED[role.value] == where), None)
    if role:
        return [
            role.value,
            f"{SHEET}/{role}",
            *(f"{SHEET}/{role}/{LETTERS[role]}{at}" for at in range(1, 40) if role in LETTERS),
        ]
    return [where, f"horizon/{where}", f"month/{where}", f"person/{where}"]
