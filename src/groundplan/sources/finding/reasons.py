"""Reasons: why something was taken for a statement, in words for a librarian."""

from __future__ import annotations

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
