"""Reasons: why something was taken for a statement, in words for a librarian."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from groundplan.words import mark, say

if TYPE_CHECKING:
    from groundplan.sources.finding.page import Candidate

BY_FORM: Mapping[str, str] = {
    "heading": mark("It stands under “{label}”."),
    "inline": mark("“{label}” stands before it."),
    "lost": mark("“{label}” stands before it, on the same line."),
    "prose": mark("A sentence says so: “{label} …”."),
    "after": mark("“{label}” stands after it."),
    "plan": mark("It heads a part of “{label}”."),
    "numbered": mark("It is one of those that are counted: “{label} …”."),
}
BY_EVIDENCE: Mapping[str, str] = {
    "sample": mark("It is given as an example: “{owner}”."),
    "other": mark("It belongs to somebody else: “{owner}”."),
    "supporter": mark("It belongs to somebody else: “{owner}”."),
    "agency": mark("It belongs to somebody else: “{owner}”."),
    "department": mark("It belongs to a part of the library: “{owner}”."),
}


def reason_for(each: Candidate) -> str:
    """One or two sentences: by what it was told, and by what its owner."""
    told = say(BY_FORM[each.form], label=" ".join(each.label.split()).rstrip(" :"))
    owner = BY_EVIDENCE.get(each.owner.evidence)
    return f"{told} {say(owner, owner=each.owner.words)}" if owner else told


def said_again(reason: str) -> str:
    """A reason that was said in English elsewhere, in the confined process or last year, in the present language."""
    for shape, form, evidence in _SHAPES:
        found = shape.fullmatch(reason)
        if found:
            told = say(form, label=found["label"])
            return f"{told} {say(evidence, owner=found['owner'])}" if evidence else told
    return reason


def _shape(form: str, evidence: str) -> re.Pattern[str]:
    """A pattern for a reason's English sentences, each fact of which may be anything."""
    english = f"{form} {evidence}" if evidence else form
    return re.compile(re.sub(r"\\{(label|owner)\\}", r"(?P<\1>.*)", re.escape(english)), re.DOTALL)


# Two sentences are tried before one, whose fact would swallow the other.
_SHAPES = tuple(
    (_shape(form, evidence), form, evidence)
    for evidence in (*dict.fromkeys(BY_EVIDENCE.values()), "")
    for form in BY_FORM.values()
)
