"""What a worksheet shows from elsewhere in the workbook: what goals can answer to, what is offered to take over,
what is shown again, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from textwrap import shorten

from groundplan.plan.alignment import ANSWERED_TO
from groundplan.plan.build import build_plan
from groundplan.plan.headings import kind
from groundplan.plan.model import Plan
from groundplan.plan.offers import Offer, computed, offers
from groundplan.toolkit.model import Question, QuestionType, RelationKind, Role, Worksheet
from groundplan.web.workbooks.citations import NO_CITATIONS, Cited, cited_in
from groundplan.web.workbooks.citedview import CitedViews
from groundplan.web.workbooks.composing import Surroundings, fresh_rows
from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.goalviews import EarlierGoal, GoalChoices, scopes
from groundplan.web.workbooks.queries import Filled, Written
from groundplan.web.workbooks.reading import readable
from groundplan.web.workbooks.sheetview import OfferView, ShownElsewhere, TalkLink
from groundplan.web.workbooks.threads import Counts, names_of
from groundplan.words import say
from groundplan.workbook.answers import Answers, Item, Value
from groundplan.workbook.edits import Refusal

_KEPT = re.compile(r"[0-9a-f-]{36}\Z")
MOST_LINES = 100
# What a goal can answer to, told in so many characters at most: a mission can be long.
LONGEST_LINE = 160
_SHOWN_AGAIN = (RelationKind.SHOWS, RelationKind.RETURNS_TO)


def has_goals(worksheet: Worksheet) -> bool:
    """Whether goals are written on a worksheet."""
    return any(question.type is QuestionType.GOALS for question in worksheet.questions())


class Neighbourhood:
    """A workbook's answers as one sheet sees them; read only when the sheet asks. `cited` are its citations, for who
    wants them in the plan."""

    def __init__(self, written: Written, cited: Cited = NO_CITATIONS) -> None:
        self._written = written
        self._cited = cited
        self._toolkit = written.access.edition.toolkit

    @cached_property
    def sheets(self) -> Sequence[Answers]:
        """Every filled sheet, all occasions, in the toolkit's order."""
        return [filled.merged for filled in self._filled]

    @cached_property
    def _filled(self) -> Sequence[Filled]:
        return list(self._written.sheets())

    @cached_property
    def plan(self) -> Plan:
        """The plan as it follows from everything written."""
        workbook = self._written.access.workbook
        return build_plan(
            self._toolkit,
            self.sheets,
            library=workbook.library.name,
            department=workbook.department.name,
            start=workbook.start,
            cited=[cited_in(self._cited, filled) for filled in self._filled] if self._cited else (),
        )

    def around(
        self,
        filled: Filled,
        *,
        extra: Mapping[str, int],
        refused: Mapping[str, Sequence[Refusal]],
        merged: Mapping[str, Sequence[str]],
        rows: str,
        talk: Counts,
        cited: CitedViews,
        people: Sequence[str] = (),
    ) -> Surroundings:
        """The surroundings of one sheet; `rows` is the random part of its blank rows' ids, `talk` how much open talk
        there is about each question, `cited` where answers' words come from, `people` who works here."""
        return Surroundings(
            goals=self.goal_choices(filled.worksheet, people),
            offers=lambda question: self._offers(question, filled),
            elsewhere=self._elsewhere,
            see=self._see,
            computed=lambda question: computed(self._toolkit, question, self.sheets),
            talk=lambda question: self._talk(question, filled, talk),
            cited=lambda question: cited.of(question, filled),
            picture_url=self._picture_url,
            extra=extra,
            refused=refused,
            merged=merged,
            groups={strand.id: strand.label for strand in self._toolkit.strands},
            fresh_row=fresh_rows(rows),
        )

    def goal_choices(self, worksheet: Worksheet, people: Sequence[str] = ()) -> GoalChoices:
        """What goals on a worksheet can refer to."""
        if not has_goals(worksheet):
            return GoalChoices()
        plan = self.plan
        parts = [plan.part(role) for role in ANSWERED_TO]
        return GoalChoices(
            scopes=scopes(self._written.access.workbook.department.name),
            horizons=self._toolkit.horizons,
            strands=[(strand.id, strand.label) for strand in self._toolkit.strands],
            lines=[
                (line.address, f"{kind(part, say)}: {shorten(line.text, LONGEST_LINE, placeholder='…')}")
                for part in parts
                for line in part.lines
            ][:MOST_LINES],
            weaknesses=[
                (line.address, shorten(line.text, LONGEST_LINE, placeholder="…"))
                for line in plan.part(Role.WEAKNESSES).lines
            ][:MOST_LINES],
            people=people,
            goals=[
                EarlierGoal(goal.address, goal.text, goal.horizon, goal.builds_on.address if goal.builds_on else "")
                for goal in plan.goals
                if goal.text
            ],
        )

    def _picture_url(self, picture: str) -> str:
        """Where a picture is seen; nothing for a name that no picture can have, whoever put it there."""
        return address(self._written.access, "picture", picture=picture) if _KEPT.match(picture) else ""

    def _talk(self, question: Question, filled: Filled, talk: Counts) -> TalkLink | None:
        """The way to the comments: for everybody where there are some, else for those who may begin."""
        access, sheet = self._written.access, filled.worksheet
        names = names_of(sheet, question) if talk else ()
        count = sum(talk.get((known, filled.occasion, name), 0) for known, name in names)
        if not count and (question.private or not access.may_comment):
            return None
        where = {"occasion": filled.occasion} if filled.occasion else {}
        name = "talk-occasion" if where else "talk"
        return TalkLink(address(access, name, worksheet=sheet.id, question=question.id, **where), count)

    def _offers(self, question: Question, filled: Filled) -> Sequence[OfferView]:
        if not (question.targets(RelationKind.PICKS_FROM) or question.targets(RelationKind.COPIES_FROM)):
            return ()
        return self._not_taken(question, filled, offers(self._toolkit, question, self.sheets))

    def rated_offers(self, question: Question, filled: Filled) -> Sequence[OfferView]:
        """Of what a question is offered, the statements that were rated strongest or weakest."""
        rated = [offer for offer in offers(self._toolkit, question, self.sheets) if offer.strength]
        return self._not_taken(question, filled, rated)

    def _not_taken(self, question: Question, filled: Filled, offered: Sequence[Offer]) -> Sequence[OfferView]:
        value = filled.merged.get(question.id)
        taken = _origins(value)
        written = value if isinstance(value, str) else ""
        address = f"{filled.worksheet.id}/{question.id}"
        return [
            OfferView(f"pick {address} {offer.origin}", f"pick:{offer.origin}", offer.text, offer.why)
            for offer in offered
            if offer.origin not in taken and offer.text not in written
        ]

    def _elsewhere(self, question: Question) -> Sequence[ShownElsewhere]:
        return [
            ShownElsewhere(_named_after(filled, source), readable(source, value), self._sheet_url(sheet.id))
            for sheet, source in self._shown_again(question)
            for filled in self._filled
            if filled.worksheet.id == sheet.id and (value := filled.merged.get(source.id))
        ]

    def _see(self, question: Question) -> Sequence[tuple[str, str]]:
        """Where to look as well: what the toolkit says, and what would be shown here if anything were written there."""
        unwritten = [
            (source.label, self._sheet_url(sheet.id))
            for sheet, source in self._shown_again(question)
            if not self._values(sheet.id, source.id)
        ]
        named = [self._named(target) for target in question.targets(RelationKind.SEE_ALSO)]
        return [*dict.fromkeys([*unwritten, *self._still_to_fill(question), *(each for each in named if each)])]

    def _still_to_fill(self, question: Question) -> Sequence[tuple[str, str]]:
        """The sheets from which something could be taken over, were anything written in them."""
        targets = (*question.targets(RelationKind.PICKS_FROM), *question.targets(RelationKind.COPIES_FROM))
        filled = {answers.worksheet for answers in self.sheets if answers.values}
        sheets = [self._toolkit.worksheet(target.partition("/")[0]) for target in targets]
        return [
            (sheet.title, self._sheet_url(sheet.id))
            for sheet in sheets
            if sheet and not sheet.withdrawn and sheet.id not in filled and sheet.question(question.id) is not question
        ]

    def _named(self, target: str) -> tuple[str, str] | None:
        kind, _colon, page_id = target.partition(":")
        if kind == "page":
            page = self._toolkit.page(page_id)
            return (page.title, address(self._written.access, "page", page=page.id)) if page else None
        sheet = self._toolkit.worksheet(target.partition("/")[0])
        return (sheet.title, self._sheet_url(sheet.id)) if sheet and not sheet.withdrawn else None

    def _shown_again(self, question: Question) -> list[tuple[Worksheet, Question]]:
        found = []
        for target in (target for shown in _SHOWN_AGAIN for target in question.targets(shown)):
            sheet_id, _slash, question_id = target.partition("/")
            sheet = self._toolkit.worksheet(sheet_id)
            source = sheet.question(question_id) if sheet else None
            if sheet is not None and source is not None:
                found.append((sheet, source))
        return found

    def _values(self, sheet: str, question: str) -> list[Value]:
        given = [answers.get(question) for answers in self.sheets if answers.worksheet == sheet]
        return [value for value in given if value]

    def _sheet_url(self, sheet: str) -> str:
        return address(self._written.access, "sheet", worksheet=sheet)


def _named_after(filled: Filled, source: Question) -> str:
    """What was asked, and on which occasion where a sheet is filled in once for each talk."""
    return f"{source.label} ({filled.title})" if filled.title else source.label


def _origins(value: Value | None) -> set[str]:
    items: Sequence[object] = value if isinstance(value, tuple) else ()
    return {item.origin for item in items if isinstance(item, Item) and item.origin}
