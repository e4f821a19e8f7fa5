"""A worksheet's file as data, before it is written: from printed prompts, or from a sheet of the starter toolkit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from groundplan.toolkit.importers.callouts import Found
from groundplan.toolkit.importers.prompts import Prompt
from groundplan.toolkit.importers.site import slug
from groundplan.toolkit.yaml_text import Fields, Items, Text, Tree, load

LONGEST_LABEL = 600


def prompts_draft(facts: Mapping[str, str], sheet: Found, returns: Sequence[Found] = ()) -> dict[str, Any]:
    """A worksheet with the prompts that its page prints; one open question where it prints none.

    `returns` are the callouts that send readers back to it: what they ask is asked at the end, in place of a first
    announcement of it, and shows what was written at the start.
    """
    last = [replace(prompt, phase="end") for each in returns for prompt in each.prompts.found]
    first = [prompt for prompt in sheet.prompts.found if not (last and prompt.phase == "end")]
    taken: set[str] = set()
    questions = [_question(prompt, taken) for prompt in first or [Prompt("long_text", sheet.title)]]
    if last:
        for question in questions:
            question["phase"] = "start"
        returning = [{"returns_to": f"{facts['id']}/{question['id']}"} for question in questions]
        questions += [{**_question(prompt, taken), "relations": returning} for prompt in last]
    return {**facts, "sections": [{"id": "prompts", "title": "", "questions": questions}]}


def _question(prompt: Prompt, taken: set[str]) -> dict[str, Any]:
    question: dict[str, Any] = {
        "id": _unique(prompt.label, taken),
        "type": prompt.kind,
        "label": prompt.label[:LONGEST_LABEL],
    }
    if prompt.phase != "any":
        question["phase"] = prompt.phase
    if prompt.help:
        question["help"] = prompt.help
    if prompt.columns:
        columns: set[str] = set()
        question["columns"] = [
            {"id": _unique(each, columns), "label": each, "type": "long_text"} for each in prompt.columns
        ]
    if prompt.rows:
        rows: set[str] = set()
        question["rows"] = [{"id": _unique(each, rows), "label": each} for each in prompt.rows]
    return question


def _unique(text: str, taken: set[str]) -> str:
    """An id from the first words of a text, that none of `taken` has."""
    words = slug(text).split("-")[:6]
    name = "-".join(words)[:50].strip("-") or "question"
    unique, number = name, 2
    while unique in taken:
        unique, number = f"{name}-{number}", number + 1
    taken.add(unique)
    return unique


def starter_draft(starter: Path, name: str, facts: Mapping[str, str]) -> dict[str, Any]:
    """The starter toolkit's sheet under another worksheet's id, title and number."""
    return {**_sheet(starter, name), **facts}


def about(draft: Mapping[str, Any], subject: str) -> dict[str, Any]:
    """A K-W-L sheet that asks about another subject than connected learning.

    Help and examples of the starter's sheet speak of connected learning, so those of its first part stay behind.
    """

    def asked(question: Mapping[str, Any]) -> dict[str, Any]:
        label = re.sub("connected learning", lambda _found: subject, question["label"], flags=re.IGNORECASE)
        gone = ("help", "example") if question.get("phase") == "start" else ()
        return {**{key: value for key, value in question.items() if key not in gone}, "label": label}

    sections = [
        {**section, "questions": [asked(question) for question in section["questions"]]}
        for section in draft["sections"]
    ]
    return {**draft, "sections": sections}


def companion_draft(starter: Path, name: str, module: str) -> dict[str, Any]:
    """The starter toolkit's sheet as it is, in a module of the import."""
    draft = _sheet(starter, name)
    draft.pop("number", None)
    return {**draft, "module": module, "imported_from": f"starter#{name}"}


def _sheet(starter: Path, name: str) -> dict[str, Any]:
    text = (starter / "worksheets" / f"{name}.yaml").read_text(encoding="utf-8")
    tree, _problems = load(text, name)
    data: dict[str, Any] = _data(tree)
    return data


def _data(tree: Tree | None) -> Any:
    if isinstance(tree, Fields):
        return {key: _data(value) for key, value in tree.fields.items()}
    if isinstance(tree, Items):
        return [_data(item) for item in tree.items]
    return tree.text if isinstance(tree, Text) else ""
