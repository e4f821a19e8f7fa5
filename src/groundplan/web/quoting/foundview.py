"""The page of what was found in documents, ready for its template: kind by kind, each line beside where it stands."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from groundplan.plan.headings import HEADINGS
from groundplan.publish.citing import in_words
from groundplan.sources.model import Kind, Whose
from groundplan.web.quoting.confirming import stated_of
from groundplan.web.quoting.found import ROLES, Asked, Candidate, asked_for, beside, findings
from groundplan.web.quoting.queries import standing_lines
from groundplan.web.quoting.quotation import Then
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.composing import dom_id
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.models import Proposal
from groundplan.web.workbooks.queries import Written
from groundplan.words import say
from groundplan.workbook.citations import Citation
from groundplan.workbook.proposals import Standing

MOST_SHOWN = 40
MOST_SETTLED = 100
LONGEST_NEIGHBOUR = 300


@dataclass(frozen=True, slots=True)
class FoundView:
    """A line: `words` as they were found, or as somebody has typed them; `before` and `after` are what stands around
    its `passage` in the document, `reader` the address of that place; `owner` says whose it seems to be where that is
    somebody else."""

    key: str
    anchor: str
    words: str
    source: str
    reader: str
    before: str
    passage: str
    after: str
    reason: str
    sure: str
    owner: str
    ticked: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class KindView:
    """The lines of one kind: the library's own, and others'. `goes` is the question that they would answer, empty where
    the toolkit asks for it nowhere; `standing` what is answered there now; `more` how many lines are not shown yet."""

    kind: str
    heading: str
    goes: str
    url: str
    quote_url: str
    standing: Sequence[str]
    listed: bool
    own: Sequence[FoundView]
    foreign: Sequence[FoundView]
    choices: Sequence[tuple[str, str]]
    then: str
    more: int


@dataclass(frozen=True, slots=True)
class SettledView:
    """A line that somebody has looked at: its words, where from, and what became of it."""

    key: str
    words: str
    source: str
    told: str


@dataclass(frozen=True, slots=True)
class FindingsView:
    """The whole page; `sources_url` is where documents are added, `just` what was settled a moment ago."""

    kinds: Sequence[KindView]
    settled: Sequence[SettledView]
    just: Sequence[SettledView]
    edit: str
    sources_url: str
    waiting: int
    workbook: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """A post that did not succeed: the words by key, what was ticked, and why not."""

    words: Mapping[str, str]
    ticked: Sequence[str] = ()
    then: Mapping[str, str] | None = None
    sentence: str = ""
    edit: str = ""


def findings_view(written: Written, typed: Typed, just: str) -> FindingsView:
    """The page; `just` is the edit id of what was settled a moment ago."""
    access = written.access
    all_of_it = findings(access)
    groups: dict[Kind, list[Candidate]] = {kind: [] for kind in Kind}
    for each in all_of_it.candidates:
        groups[each.line.statement.kind].append(each)
    shown = {kind: _in_order(group)[:MOST_SHOWN] for kind, group in groups.items()}
    around = beside(access, [each for group in shown.values() for each in group])
    views = _Views(written, around, typed)
    settled = [_settled(row) for row in all_of_it.settled[:MOST_SETTLED]]
    recent = {row.key for row in all_of_it.settled if just and row.facts.get("edit") == just}
    return FindingsView(
        kinds=[views.kind(kind, shown[kind], len(groups[kind]) - len(shown[kind])) for kind in Kind],
        settled=[each for each in settled if each.key not in recent],
        just=[each for each in settled if each.key in recent],
        edit=typed.edit or secrets.token_hex(12),
        sources_url=reverse("sources", kwargs={"library": access.workbook.library_id}),
        waiting=len(all_of_it.candidates),
        workbook=str(access.workbook.id),
        problem=typed.sentence,
    )


def _in_order(group: Sequence[Candidate]) -> list[Candidate]:
    """The library's own first, as they stand in their documents."""
    return sorted(group, key=lambda each: each.line.statement.whose is Whose.OTHER)


class _Views:
    def __init__(self, written: Written, around: Mapping[str, tuple[str, str, str]], typed: Typed) -> None:
        self._written = written
        self._around = around
        self._typed = typed
        self._today = today_in(written.access.workbook)

    def kind(self, kind: Kind, group: Sequence[Candidate], more: int) -> KindView:
        asked = asked_for(self._written.access.edition.toolkit, kind)
        views = [self._line(each) for each in group]
        return KindView(
            kind=kind.value,
            heading=say(HEADINGS[ROLES[kind]]),
            goes=asked.question.label if asked else "",
            url=self._url(asked, "sheet"),
            quote_url=self._url(asked, "quote"),
            standing=self._standing(asked),
            listed=bool(asked and asked.listed),
            own=[view for view in views if not view.owner],
            foreign=[view for view in views if view.owner],
            choices=_choices(),
            then=(self._typed.then or {}).get(kind.value, Then.ADD.value),
            more=more,
        )

    def _url(self, asked: Asked | None, name: str) -> str:
        if asked is None:
            return ""
        sheet, question = asked.sheet.id, asked.question.id
        if name == "quote":
            return address(self._written.access, name, worksheet=sheet, question=question)
        there = address(self._written.access, name, worksheet=sheet)
        return f"{there}#{dom_id(f'{sheet}/{question}')}--question"

    def _standing(self, asked: Asked | None) -> list[str]:
        answers = self._written.filled(asked.sheet).team if asked else None
        return [words for _row, words in standing_lines(asked.question, answers)] if asked and answers else []

    def _line(self, candidate: Candidate) -> FoundView:
        line = candidate.line
        statement = line.statement
        before, passage, after = self._around[candidate.key]
        foreign = statement.whose is Whose.OTHER
        return FoundView(
            key=candidate.key,
            anchor=f"found-{candidate.key.rpartition(':')[2]}",
            words=self._typed.words.get(candidate.key, statement.text),
            source=in_words(self._citation(candidate), say, get_language() or "en", self._today),
            reader=line.address,
            before=before[-LONGEST_NEIGHBOUR:],
            passage=passage,
            after=after[:LONGEST_NEIGHBOUR],
            reason=statement.reason,
            sure=_sure(statement.confidence),
            owner=(statement.owner or _("somebody else")) if foreign else "",
            ticked=candidate.key in self._typed.ticked,
        )

    def _citation(self, candidate: Candidate) -> Citation:
        stated = stated_of(candidate.line)
        return Citation(
            id="", address="", quote=candidate.line.statement.text, origin=stated.origin, title=stated.title,
            dated=stated.dated, begins=stated.begins, ends=stated.ends, page=stated.page, where=stated.where,
        )  # fmt: skip


def _sure(confidence: float) -> str:
    if confidence >= 0.8:
        return _("quite sure")
    return _("fairly sure") if confidence >= 0.5 else _("not sure")


def _choices() -> list[tuple[str, str]]:
    return [
        (Then.ADD.value, _("is added below it")),
        (Then.REPLACE.value, _("takes its place")),
        (Then.KEEP.value, _("is only noted beside it")),
    ]


def _settled(row: Proposal) -> SettledView:
    told = {
        Standing.ACCEPTED: _("Taken"),
        Standing.CORRECTED: _("Taken in other words"),
        Standing.REJECTED: _("Set aside"),
    }
    return SettledView(row.key, row.text, str(row.facts.get("title", "")), told.get(Standing(row.standing), ""))
