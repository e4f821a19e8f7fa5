"""What was found in a library's documents as proposals for a workbook's answers: where each would go, and what became
of those that somebody has looked at."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from groundplan.plan.parts import plan_sheet
from groundplan.sources.model import Kind
from groundplan.toolkit.model import Question, QuestionType, Role, Toolkit, Worksheet
from groundplan.web.quoting.queries import PASTED_INTO, can_be_cited
from groundplan.web.sources.citing import Line, found, number_of
from groundplan.web.sources.models import SourcePassage
from groundplan.web.workbooks.citations import Cited, citations_of
from groundplan.web.workbooks.models import Proposal
from groundplan.web.workbooks.queries import Access
from groundplan.workbook.citations import folded
from groundplan.workbook.proposals import From, Standing

ROLES: Mapping[Kind, Role] = {
    Kind.MISSION: Role.MISSION,
    Kind.VISION: Role.VISION,
    Kind.VALUE: Role.VALUES,
    Kind.PRIORITY: Role.PRIORITIES,
    Kind.DEPARTMENT_MISSION: Role.DEPARTMENT_MISSION,
}
NEIGHBOURS = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that a kind of statement is an answer to."""

    sheet: Worksheet
    question: Question

    @property
    def listed(self) -> bool:
        """Whether it takes several lines."""
        return self.question.type is QuestionType.LIST


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that was found and nobody has looked at; `key` names it once for all within the workbook."""

    key: str
    line: Line


@dataclass(frozen=True, slots=True)
class Findings:
    """What there is to look at, and what has been: proposals that were taken or set aside, the latest first."""

    candidates: Sequence[Candidate]
    settled: Sequence[Proposal]


def asked_for(toolkit: Toolkit, kind: Kind) -> Asked | None:
    """Where a kind of statement belongs: on the plan's own sheet where that asks for it, else on the first one that
    does; `None` where this edition asks for it nowhere."""
    own = plan_sheet(toolkit)
    asked = sorted(toolkit.questions_with(ROLES[kind]), key=lambda each: each[0] is not own)
    fitting = (each for each in asked if can_be_cited(each[1]) and each[1].type in PASTED_INTO)
    first = next(fitting, None)
    return Asked(*first) if first else None


def findings(writer: Access) -> Findings:
    """The lines found in the documents of the workbook's library that this person may read; those of an older edition,
    and what is cited already, are not offered."""
    rows = list(_proposals(writer).order_by("-settled", "key"))
    seen = {row.key for row in rows if row.standing != Standing.OPEN}
    cited = _cited(citations_of(writer))
    candidates: dict[str, Candidate] = {}
    for line in found(writer.person, writer.workbook.library_id):
        key = key_of(line)
        words = (str(line.source.id), folded(line.statement.text))
        if not line.source.is_old and key not in seen and words not in cited:
            candidates.setdefault(key, Candidate(key, line))
    return Findings(list(candidates.values()), [row for row in rows if row.standing != Standing.OPEN])


def settled_by(writer: Access, keys: Collection[str]) -> dict[str, Proposal]:
    """The proposals of these keys that there are, by key."""
    # A key with a zero in it is nobody's, and PostgreSQL does not even look for it.
    known = [key for key in keys if "\0" not in key]
    return {row.key: row for row in _proposals(writer).filter(key__in=known)}


def _proposals(writer: Access) -> QuerySet[Proposal]:
    here = {"library_id": writer.workbook.library_id, "workbook_id": writer.workbook.id}
    return Proposal.objects.filter(**here, origin=From.FOUND)


def _cited(cited: Cited) -> set[tuple[str, str]]:
    return {(each.source, folded(each.quote)) for here in cited.values() for each in here if each.source}


def key_of(line: Line) -> str:
    """What names a found line once for all: the document read again finds it under the same one."""
    said = f"{line.statement.kind}\n{folded(line.statement.text)}"
    return f"found:{line.source.id}:{hashlib.sha256(said.encode()).hexdigest()[:20]}"


def beside(writer: Access, candidates: Sequence[Candidate]) -> dict[str, tuple[str, str, str]]:
    """Key → the passage in which a line stands, with what stands before and after it; one query."""
    places = {each.key: (each.line.source.id, number_of(each.line.statement.passage)) for each in candidates}
    numbers = {number + by for _source, number in places.values() for by in range(-NEIGHBOURS, NEIGHBOURS + 1)}
    rows = SourcePassage.objects.filter(
        library_id=writer.workbook.library_id,
        source_id__in={source for source, _number in places.values()},
        number__in=numbers,
    )
    texts: dict[tuple[uuid.UUID, int], str] = {
        (source, number): text for source, number, text in rows.values_list("source_id", "number", "text")
    }
    return {
        key: (texts.get((source, at - 1), ""), texts.get((source, at), ""), texts.get((source, at + 1), ""))
        for key, (source, at) in places.items()
    }
