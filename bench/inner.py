"""What is measured inside one process: reading and rendering a toolkit, and exports, cold and warm."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.words import WORDS
from groundplan.plan.build import build_plan
from groundplan.publish import pdf, word
from groundplan.publish.plans import plan_outline
from groundplan.toolkit.model import Toolkit
from groundplan.toolkit.pages import render
from groundplan.toolkit.read import read_toolkit
from groundplan.workbook.answers import Answers, GoalEntry, Item, StepEntry

STARTER = Path(__file__).parents[1] / "toolkits" / "starter"


def hundred_pages(folder: Path) -> float:
    """Seconds to read a toolkit of 100 pages of about 600 words and 40 worksheets, and to render every page."""
    import shutil

    shutil.copytree(STARTER, folder, dirs_exist_ok=True)
    bodies = [path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in sorted(folder.glob("modules/*/*.md"))]
    for number in range(100 - len(bodies)):
        text = f"---\nid: more-{number}\ntitle: More {number}\n---\n{bodies[number % len(bodies)]}"
        (folder / "modules/here" / f"{number + 20}-more.md").write_text(text, encoding="utf-8")
    sheets = sorted(folder.glob("worksheets/*.yaml"))
    for number in range(40 - len(sheets)):
        source = sheets[number % len(sheets)].read_text(encoding="utf-8")
        name = source.split("id: ", 1)[1].split("\n", 1)[0]
        (folder / "worksheets" / f"more-{number}.yaml").write_text(
            source.replace(f"id: {name}", f"id: more-{number}", 1), encoding="utf-8"
        )
    best = 9.0
    for _ in range(3):
        begin = time.perf_counter()
        toolkit = read_toolkit(folder).toolkit
        for page in toolkit.pages():
            render(page.body, page=page, toolkit=toolkit, address_of=lambda kind, name: name)
        best = min(best, time.perf_counter() - begin)
    return best


def a_plan(toolkit: Toolkit, number: int) -> Answers:
    """Answers that make a plan of about twelve pages, unlike the others."""

    def text(length: int, salt: int) -> str:
        return " ".join(WORDS[(n * (salt + 3) + number) % len(WORDS)] for n in range(length)) + f" {number}.{salt}"

    goals = tuple(
        GoalEntry(
            id=f"g{at}",
            text=text(14, at),
            horizon=("month", "quarter", "half-year", "year")[at % 4],
            scope="department",
            know_because=text(40, at),
            outcome=text(50, at + 1),
            partners=text(25, at + 2),
            cost=text(20, at + 3),
            steps=tuple(StepEntry(f"s{at}x{step}", text(16, step), "Ana", "2027-01-15") for step in range(4)),
        )
        for at in range(7)
    )
    lines = tuple(Item(f"i{at}", text(20, at)) for at in range(12))
    values = {"mission": text(120, 1), "vision": text(90, 2), "strengths": lines, "weaknesses": lines, "goals": goals}
    return Answers("connected-learning-plan", "1.1", values)


def exports() -> dict[str, float]:
    """Seconds for a plan of about twelve pages to PDF and to Word: the first, and the median of ten unlike ones."""
    toolkit = read_toolkit(STARTER).toolkit
    outlines = []
    for number in range(11):
        plan = build_plan(
            toolkit, [a_plan(toolkit, number)], library="Mill River", department="Teens", start=date(2027, 1, 1)
        )
        outlines.append(
            plan_outline(plan, toolkit=toolkit, library="Mill River", department="Teens", language="en", paper="letter")
        )
    figures: dict[str, float] = {}
    for name, write in (("PDF", pdf.write), ("Word", word.write)):
        times = []
        for outline in outlines:
            begin = time.perf_counter()
            data = write(outline)
            times.append(time.perf_counter() - begin)
        figures[f"plan of 12 pages to {name}, cold s"] = times[0]
        figures[f"plan of 12 pages to {name}, warm s"] = sorted(times[1:])[5]
        if name == "PDF":
            figures["pages of that plan"] = data.count(b"/Type /Page\n") or data.count(b"/Type/Page/") or _pages(data)
    return figures


def _pages(data: bytes) -> int:
    import io

    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(data)).pages)


def whole_commands(folder: Path) -> dict[str, float]:
    """Seconds of `groundplan export … --to FILE` as a whole process, the median of three: a plan of twelve pages."""
    import os
    import statistics

    home = folder / "home"
    environment = {**os.environ, "GROUNDPLAN_HOME": str(home)}
    program = [sys.executable, "-m", "groundplan.cli"]
    wish = ["workbook", "new", "--library", "Mill River", "--department", "Teens", "--person", "Ana", "--json"]
    made = subprocess.run([*program, *wish], env=environment, capture_output=True, text=True, check=True)
    workbook = json.loads(made.stdout)["workbook"]
    long = " ".join(WORDS * 60)
    goals = "\n".join(f"Goal {number}: {' '.join(WORDS * 3)}" for number in range(14))
    for question, text in (("mission", long), ("vision", long), ("department-mission", long), ("goals", goals)):
        subprocess.run(
            [*program, "workbook", "answer", workbook, "connected-learning-plan", question, text],
            env=environment, capture_output=True, check=True,
        )  # fmt: skip
    figures: dict[str, float] = {}
    for name, suffix in (("PDF", "pdf"), ("Word", "docx")):
        times = []
        for _ in range(3):
            begin = time.perf_counter()
            subprocess.run(
                [*program, "export", workbook, "--to", str(folder / f"plan.{suffix}")],
                env=environment, capture_output=True, check=True,
            )  # fmt: skip
            times.append(time.perf_counter() - begin)
        figures[f"plan of 12 pages to {name}, whole command s"] = statistics.median(times)
    figures["pages of the command's plan"] = _pages((folder / "plan.pdf").read_bytes())
    return figures


def main() -> None:
    """Print the figures as JSON."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        figures = {"read and render 100 pages s": hundred_pages(folder / "toolkit"), **exports()}
        figures |= whole_commands(folder)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
