"""Recognising a worksheet that a page only describes, and the starter sheet that does what it describes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from groundplan.words import mark

_KWL = re.compile(r"\bk[\s-]?w[\s-]?l\b(?: (?:chart|sheet|worksheet))?", re.IGNORECASE)


@dataclass(frozen=True)
class Kind:
    """A kind of worksheet: the starter toolkit's sheet for it, and how to tell it from title and text."""

    starter: str
    told: str
    matches: Callable[[str, str], bool]


def _is_kwl(title: str, text: str) -> bool:
    named = _KWL.search(title)
    told = all(re.search(word, text, re.IGNORECASE) for word in (r"\bknow\b", r"want to (learn|know)", r"\blearned\b"))
    return bool(named or told)


def _is_self_assessment(title: str, text: str) -> bool:
    return bool(re.search(r"self[\s-]?assess", title, re.IGNORECASE))


def _is_plan(title: str, text: str) -> bool:
    """A plan starts from the library's own aims and ends in goals with steps."""
    aims = re.search(r"\b(mission|strategic)\b", text, re.IGNORECASE)
    goals = re.search(r"\bgoals?\b", text, re.IGNORECASE)
    steps = re.search(r"\bsteps?\b", text, re.IGNORECASE)
    return bool(aims and goals and steps)


KWL = "know-want-learned"
PLAN = "connected-learning-plan"

KINDS: Sequence[Kind] = (
    Kind(KWL, mark("a K-W-L sheet"), _is_kwl),
    Kind("self-assessment", mark("a self-assessment"), _is_self_assessment),
    Kind(PLAN, mark("a plan"), _is_plan),
)

# What the plan sheet leans on; a source without a self-assessment of its own brings these along.
COMPANIONS = ("self-assessment", "the-conversation", "said-and-done")


def recognised(title: str, text: str) -> Kind | None:
    """The kind of a described worksheet, or `None` for one that only has its own prompts."""
    return next((kind for kind in KINDS if kind.matches(title, text)), None)


def subject_of(title: str) -> str:
    """What a K-W-L sheet asks about, as its title says: “Capacity K-W-L” asks about capacity."""
    told = _KWL.sub("", title).strip(" :–—-")
    return told[:1].lower() + told[1:] if told[1:2].islower() else told
