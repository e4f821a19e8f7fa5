"""From a page that only describes a plan to the plan itself, on the command line."""

import pytest

PAGE = """\
---
title: What comes next
---
<div class="activity callout" markdown="1">
### [Worksheet #7: Our next year](https://example.org/sheet){:target="_blank"}

Begin with the mission. Then formulate goals, from this month on. Include steps.
</div>
"""
ANSWERS = {
    "mission": "We open doors.",
    "vision": "Every teen knows a door.",
    "priorities": "Young people first",
    "strengths": "We listen.",
    "weaknesses": "We are alone.",
    "goals": "Ask three teens what they make.",
}
ROLES = {"mission", "vision", "priorities", "strengths", "weaknesses", "goals"}


def to_a_plan(terminal, tmp_path, source):
    """Import, check, publish, make a workbook, answer, export; returns the worksheet's id and the plan."""
    folder = tmp_path / "imported"
    told = terminal.json("toolkit", "import", source, "--to", folder)
    (sheet,) = [each for each in told["worksheets"] if each["number"] == "7"]
    by_role = {question["role"]: question["id"] for question in sheet["questions"] if question["role"]}
    assert by_role.keys() >= ROLES
    assert terminal.done("toolkit", "check", folder) == "No problems.\n"
    terminal.done("toolkit", "publish", folder)
    wish = ("--library", "Mill River Library", "--person", "Ana", "--toolkit", told["id"])
    workbook = terminal.json("workbook", "new", *wish)["workbook"]
    for role, text in ANSWERS.items():
        terminal.done("workbook", "answer", workbook, sheet["id"], by_role[role], text)
    assert terminal.json("workbook", "show", workbook)["toolkit"] == {"id": told["id"], "version": "1"}
    terminal.done("export", workbook, "--to", tmp_path / "plan.md")
    return told, (tmp_path / "plan.md").read_text(encoding="utf-8")


def test_a_described_plan_leads_to_a_plan(terminal, tmp_path):
    (tmp_path / "page.md").write_text(PAGE)
    told, plan = to_a_plan(terminal, tmp_path, tmp_path / "page.md")
    assert told["title"] == "What comes next"
    assert [text for text in ANSWERS.values() if text not in plan] == []


@pytest.mark.samples
@pytest.mark.parametrize("what", ["the folder", "the file"])
def test_the_older_edition_alone_leads_to_a_plan(terminal, tmp_path, samples, what):
    folder = samples / "older-edition"
    told, plan = to_a_plan(terminal, tmp_path, folder if what == "the folder" else next(folder.glob("*.md")))
    assert [text for text in ANSWERS.values() if text not in plan] == []
    sheets = {sheet["id"]: sheet for sheet in told["worksheets"]}
    assert {"self-assessment", "the-conversation", "said-and-done"} < sheets.keys()
    assert (told["import"]["pages"], told["import"]["worksheets_new"], len(told["import"]["unsure"])) == (1, 4, 4)
    assert "still leads to the document" in told["import"]["unsure"][2]
    assert "comment that nobody is shown (“Note: " in told["import"]["unsure"][3]


@pytest.mark.samples
def test_a_declined_plan_is_published_with_its_printed_prompts(terminal, tmp_path, samples):
    folder = tmp_path / "imported"
    source = samples / "older-edition"
    (described,) = [
        each
        for each in terminal.json("toolkit", "import", source, "--to", folder)["worksheets"]
        if each["number"] == "7"
    ]
    told = terminal.json("toolkit", "import", source, "--to", folder, "--decline", described["id"])
    (sheet,) = told["worksheets"]
    assert {question["role"] for question in sheet["questions"]} == {None}
    assert told["import"]["worksheets_withdrawn"] == 3
    assert "is published" in terminal.done("toolkit", "publish", folder)
