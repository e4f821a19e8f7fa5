"""`python -m bench.plan`: what the plan's pages cost, on an ordinary plan and on one of 200 goals with ten steps each.

Processor time of whole requests, from the address to the page, in one process with the embedded database: `changed` is
the first look after a save, `unchanged` every look after that; `idle` is a page of the same installation that reads
nothing of the plan (the sign-in), for comparison, and `parse` what reading the plan page's HTML once costs lxml, which
any program has to pay that only looks at it. Prints a table, and JSON to bench/out/plan.json.
"""

from __future__ import annotations

import json
import os
import secrets
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bench.__main__ import ROOT
from bench.words import WORDS

if TYPE_CHECKING:
    from django.test import Client

SHEET = "connected-learning-plan"
START = date(2027, 1, 4)
ORDINARY, LARGE = (4, 3), (200, 10)
AIMS = {
    "plan of 4 × 3: page, changed": "≤ 5",
    "plan of 4 × 3: page, unchanged": "≤ 5",
    "plan of 200 × 10: checks": "≤ 20",
    "plan of 200 × 10: page, changed": "≤ 250",
    "plan of 200 × 10: page, unchanged": "≤ 80",
}


def said(length: int, salt: int) -> str:
    """A text unlike the others."""
    words = [WORDS[(n * (salt % 7 + 3) + salt) % len(WORDS)] for n in range(length)]
    # One goal in five names a number, as people's do.
    return " ".join([*words[:-1], str(salt) if salt % 5 == 0 else words[-1]]).capitalize()


def goal(number: int, steps: int) -> Iterator[tuple[str, str]]:
    """A goal as a form's fields, with what people fill in and what most leave out."""
    at = f"{SHEET}/goals/g{number:06}"
    yield f"{at}/text", said(12, number)
    yield f"{at}/horizon", ("month", "quarter", "half-year", "year")[number % 4]
    yield f"{at}/scope", ("self", "department", "library")[number % 3]
    yield f"{at}/know_because", said(16, number + 1)
    yield f"{at}/outcome", said(14, number + 2)
    if number % 4:
        yield f"{at}/builds_on", f"{SHEET}/goals/g{number - 1:06}"
    first = START + timedelta(days=(0, 31, 90, 181)[number % 4])
    for step in range(steps):
        there = f"{SHEET}/goals/s{number:06}x{step:02}"
        day = first + timedelta(days=step * 2 + number % 8)
        yield from ((f"{there}/of", f"g{number:06}"), (f"{there}/what", said(8, number + step)))
        yield from ((f"{there}/who", "Ana"), (f"{there}/by", day.isoformat()))


def write_down(person: uuid.UUID, workbook: uuid.UUID, fields: dict[str, str]) -> None:
    """Save fields of the plan's sheet, as its form would."""
    from groundplan.web.workbooks import queries
    from groundplan.web.workbooks.actions import Sent, save
    from groundplan.workbook.edits import Post

    access = queries.access(person, workbook)
    filled = queries.written(access).filled(access.sheet(SHEET))
    post = Post({name: [text] for name, text in fields.items()})
    revisions = (filled.team.revision, filled.own.revision)
    saved = save(person, workbook, Sent(SHEET, "", post, secrets.token_hex(12), *revisions, access.edition.id))
    assert not saved.refused, saved.refused[:3]


def filled_in(person: uuid.UUID, workbook: uuid.UUID, goals: int, steps: int) -> None:
    """A plan of so many goals with so many steps each."""
    rows = {f"{SHEET}/{name}/r{at:06}": said(9, at) for name in ("strengths", "weaknesses") for at in range(3)}
    write_down(person, workbook, {f"{SHEET}/mission": said(30, 1), **rows})
    for first in range(0, goals, 10):
        numbers = range(first, min(first + 10, goals))
        write_down(person, workbook, dict(pair for number in numbers for pair in goal(number, steps)))


def cost(deed: Callable[[], Any], before: Callable[[], Any] = lambda: None, times: int = 9) -> float:
    """The median milliseconds of processor time of a deed; what has to happen before each is not counted."""
    deed()
    taken = []
    for _ in range(times):
        before()
        begin = time.process_time()
        deed()
        taken.append(time.process_time() - begin)
    return statistics.median(taken) * 1000


def pages_of(client: Client, base: str, person: uuid.UUID, workbook: uuid.UUID) -> dict[str, float]:
    """What each page of the plan costs right after a change, and unchanged."""
    numbers = iter(range(10_000))

    def change() -> None:
        write_down(person, workbook, {f"{SHEET}/goals/g000000/text": said(12, next(numbers))})

    def look(path: str) -> bytes:
        response = client.get(base + path)
        assert response.status_code == 200, (path, response.status_code)
        return bytes(response.content)

    found = {}
    for name, path in (
        ("page", "plan/"),
        ("thread", "plan/thread/"),
        ("glance", "plan/glance/"),
        ("checks page", "plan/checks/"),
    ):
        found[f"{name}, changed"] = cost(lambda path=path: look(path), change)
        found[f"{name}, unchanged"] = cost(lambda path=path: look(path))
        found[f"{name} KB"] = len(look(path)) / 1024
    return found


def value_of(person: uuid.UUID, workbook: uuid.UUID) -> dict[str, float]:
    """What the plan itself costs, from answers that are in memory, and its checks."""
    from groundplan.plan.checks import check
    from groundplan.plan.findings import Around
    from groundplan.web.workbooks import queries
    from groundplan.web.workbooks.surroundings import Neighbourhood
    from groundplan.words import words

    written = queries.written(queries.access(person, workbook))
    plan = Neighbourhood(written).plan
    say = words("en")
    around = Around(START + timedelta(days=7), ("Ana",))
    return {
        "built": cost(lambda: Neighbourhood(written).plan),
        "checks": cost(lambda: check(plan, around, say)),
    }


def measure(goals: int, steps: int) -> dict[str, float]:
    """All figures of a plan of that size, by name."""
    from django.test import Client
    from lxml import html

    from groundplan.web.home.actions import set_up
    from groundplan.web.workbooks.actions import Opening

    person, workbook = set_up("Ana", Opening(f"Library {goals}", "Teens", False, START, locale="en_US"))
    filled_in(person.id, workbook, goals, steps)
    client = Client()
    client.force_login(person)
    base = f"/w/{workbook}/"
    figures = {**value_of(person.id, workbook), **pages_of(client, base, person.id, workbook)}
    page = client.get(base + "plan/").content
    figures["parse"] = cost(lambda: html.fromstring(page))
    figures["idle"] = cost(lambda: Client().get("/accounts/login/"))
    return {f"plan of {goals} × {steps}: {name}": value for name, value in figures.items()}


def main() -> dict[str, float]:
    """Measure in an installation of its own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"GROUNDPLAN_HOME": home, "DJANGO_SETTINGS_MODULE": "groundplan.web.settings"}
        import django

        django.setup()
        from django.conf import settings

        from groundplan.web.serving import migrate

        settings.ALLOWED_HOSTS = ["testserver"]
        migrate()
        sizes = [tuple(map(int, each.split("x"))) for each in sys.argv[1:]] or [ORDINARY, LARGE]
        figures: dict[str, float] = {}
        for goals, steps in sizes:
            figures |= measure(goals, steps)
    return figures


if __name__ == "__main__":
    told = main()
    for name, value in told.items():
        print(f"{name:46}{value:10.1f} {'  ' if name.endswith('KB') else 'ms'}  {AIMS.get(name, '')}".rstrip())
    out = ROOT / "bench" / "out"
    out.mkdir(exist_ok=True)
    (out / "plan.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
