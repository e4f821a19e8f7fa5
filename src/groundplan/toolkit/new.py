"""A new toolkit to begin from: one module, one page, one worksheet that leads to a plan."""

from __future__ import annotations

from pathlib import Path

from groundplan.errors import GroundplanError
from groundplan.toolkit.schema import ID
from groundplan.words import say

_FILES = {
    "toolkit.yaml": """\
id: {id}
title: {title}
version: "1"
language: en
licence: CC BY 4.0
authors: []
modules: [first]
terms:
  department: {{default: teen services, match: [youth services], solo: my work with teens}}
horizons:
  - {{id: month, label: In the next month, months: 1}}
  - {{id: quarter, label: In three months, months: 3}}
  - {{id: year, label: In a year, months: 12}}
links:
  - {{id: example, title: An outside page, url: "https://www.example.org/"}}
""",
    "modules/first/module.yaml": """\
id: first
title: The first module
goals: [Say in one line what somebody can do after reading it]
""",
    "modules/first/01-welcome.md": """\
---
id: welcome
title: Welcome
level: 1
---
Write what your readers need here, in Markdown. A page links to another as [Welcome](page:welcome) and to an outside
page as [an example](link:example).

<div class="callout activity" markdown="1" data-worksheet="our-plan">
Fill in **our plan** beside this page.
</div>
""",
    "worksheets/our-plan.yaml": """\
id: our-plan
title: Our plan
number: 1
module: first
sections:
  - id: ground
    title: Where {{{{ department }}}} stands
    questions:
      - {{id: mission, type: long_text, role: mission, label: "What is {{{{ library }}}} for?"}}
      - {{id: strengths, type: list, role: strengths, label: What do you do well?}}
      - {{id: weaknesses, type: list, role: weaknesses, label: What do you want to strengthen?}}
  - id: ahead
    title: Where you are going
    questions:
      - {{id: goals, type: goals, role: goals, steps: 3, label: Your goals}}
""",
}


class NotEmptyError(GroundplanError):
    """A new toolkit was to be made where something is already."""

    def __init__(self, folder: Path) -> None:
        super().__init__(say("{folder} is not empty, so no toolkit was made there: name a new folder.", folder=folder))


class CannotWriteError(GroundplanError):
    """A folder cannot be written to."""

    def __init__(self, folder: Path, why: OSError) -> None:
        super().__init__(
            say("{folder} cannot be written to ({why}): name another folder.", folder=folder, why=why.strerror or why)
        )


def new_toolkit(folder: Path) -> None:
    """Write a small whole toolkit into a new or empty folder; raises `NotEmptyError` and `CannotWriteError`."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise NotEmptyError(folder)
        name = folder.resolve().name.lower().replace(" ", "-").replace("_", "-")
        facts = {"id": name if ID.match(name) and not name.startswith("x-") else "my-toolkit", "title": "My toolkit"}
        for path, text in _FILES.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.format(**facts), encoding="utf-8")
        (folder / "media").mkdir()
    except OSError as error:
        raise CannotWriteError(folder, error) from error
