"""What every check sees: the plan with its goals in the order of their days, the day, and who works on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from groundplan.plan.findings import Around
from groundplan.plan.model import Goal, Line, Plan, Step
from groundplan.plan.wording.borrowed import has_blanks
from groundplan.plan.wording.names import may_name_a_teen, staff_words
from groundplan.plan.wording.vocabulary import sentences_of, words_of
from groundplan.toolkit.model import Role
from groundplan.words import Say
from groundplan.workbook.citations import Origin


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found: where it is, what is missing, the one thing to do next, and where that is done."""

    where: str
    message: str
    act: str
    at: str = ""


@dataclass(frozen=True)
class Sight:
    """What a check sees. Goals that were done or dropped have had their time: nobody is asked anything about them."""

    plan: Plan
    around: Around
    say: Say

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The goals that are still worked on, the nearest first."""
        return tuple(sorted((goal for goal in self.plan.goals if goal.is_open), key=_nearness))

    @cached_property
    def kept(self) -> tuple[Goal, ...]:
        """The goals that were not dropped: what is done counts, too."""
        return tuple(goal for goal in self.plan.goals if goal.ended != "dropped")

    @cached_property
    def steps(self) -> tuple[tuple[Goal, Step], ...]:
        """The steps that are still to be done, each with its goal."""
        return tuple((goal, step) for goal in self.goals for step in goal.steps if step.is_open)

    @cached_property
    def staff(self) -> frozenset[str]:
        """The words of names that are no teen's: of those who work on it, take a step, agree or stand beside it."""
        goals, parts = self.plan.goals, self.plan.parts
        names = {*self.around.people, self.plan.library, self.plan.department, *(goal.who for goal in goals)}
        names |= {step.who for goal in goals for step in goal.steps}
        cited = (line.citations for part in parts for line in part.lines if line.citations)
        names |= {said.who for each in cited for citation in each for said in citation.confirmations}
        texts = {text for goal in goals for text in (goal.who_agrees, goal.partners, goal.desk_cover)}
        return staff_words(names, texts | {line.text for line in self.lines(Role.PARTNERS)})

    @cached_property
    def told(self) -> Mapping[str, list[list[str]]]:
        """The sentences of what each goal wants and by what it will be known, word by word, by the goal's address."""
        return {goal.address: sentences_of(f"{goal.text}\n{goal.know_because}\n{goal.outcome}") for goal in self.kept}

    @property
    def is_alone(self) -> bool:
        """Whether a single person works on it: everything is hers."""
        return len(self.around.people) < 2

    def lines(self, role: Role) -> tuple[Line, ...]:
        """What is written for a role."""
        return self.plan.part(role).lines

    def says_none(self, role: Role) -> bool:
        """Whether somebody noted that nothing is written, beside the answer or by a tick."""
        about = (citation for source in self.plan.part(role).sources for citation in source.about)
        return any(citation.origin is Origin.NONE_WRITTEN for citation in about) or role in _ticked_none(self.plan)

    def texts(self) -> Iterator[tuple[str, str, bool]]:
        """All that could name a teen: lines of the ground, goals and steps. Who does it and partners are grown up."""
        for part in self.plan.parts:
            if part.role is not Role.PARTNERS:
                yield from ((line.address, line.text, part.role is Role.TEENS_WISHES) for line in part.lines)
        for goal in self.plan.goals:
            told = (goal.text, goal.know_because, goal.outcome, goal.cost, goal.hours, goal.why, goal.learned)
            texts = [(goal.address, "\n".join(filter(None, told)), False)]
            texts += [
                (step.address, "\n".join(filter(None, (step.what, step.note, step.why))), False) for step in goal.steps
            ]
            # Most goals hold nothing like a name, with all their steps.
            if may_name_a_teen("\n".join(text for _address, text, _of_wishes in texts)):
                yield from texts

    def bears_everything(self) -> str:
        """The one of several people who takes every step, by the name that the team knows; nobody: empty."""
        takers = {step.who for goal in self.kept for step in goal.steps if step.state != "dropped"}
        taken = sum(step.state != "dropped" for goal in self.kept for step in goal.steps)
        if self.is_alone or taken < _FEWEST_TO_SHARE or not 0 < len(takers) < 4:
            return ""
        names = {who: {*words_of(who)} for who in takers}
        for person in self.around.people:
            if all(words and words <= {*words_of(person)} for words in names.values()):
                return person
        return ""


def _ticked_none(plan: Plan) -> Iterator[Role]:
    """The roles of which a tick says that none are written: the plan's sheet asks beside the priorities."""
    for part in plan.parts:
        if part.role is None:
            for line in part.lines:
                _sheet, _slash, place = line.address.partition("/")
                question, _slash, option = place.partition("/")
                if option == "none":
                    yield from (role for role in (Role.MISSION, Role.PRIORITIES) if question.startswith(role.value))


def _nearness(goal: Goal) -> tuple[bool, str]:
    """Goals with a day before those without; equal days keep the plan's order."""
    return goal.due is None, goal.due.isoformat() if goal.due else ""


def called(text: str) -> str:
    """A goal or a step as a finding calls it: its first words."""
    words = " ".join(text[: 2 * _LONGEST_CALL].split())
    return words if len(words) <= _LONGEST_CALL else f"{words[: _LONGEST_CALL - 1].rstrip()}…"


def named(goal: Goal) -> str:
    """A goal as a finding calls it; one that has only steps so far by the first of them."""
    return called(goal.text or next((step.what for step in goal.steps), ""))


_LONGEST_CALL = 70
_FEWEST_TO_SHARE = 3
_SIGN = re.compile(r"[^\W_]")


def is_told(text: str) -> bool:
    """Whether a text says anything: a question mark or a dash is none."""
    return _SIGN.search(text) is not None


def is_filled(text: str) -> bool:
    """Whether somebody wrote an answer, and not that one is to come."""
    return is_told(text) and not (len(text) < _LONGEST_BLANK and has_blanks(text))


_LONGEST_BLANK = 40
