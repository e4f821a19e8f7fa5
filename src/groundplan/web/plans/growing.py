"""Actions that change goals from the plan's pages: add one, split one, look back on some, take that back.

Each goes through the door of a worksheet's form: it is an edit of the answers like any other, kept in the log, made
against what its form showed, and undone by another one.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from groundplan.errors import GroundplanError
from groundplan.plan.looking_back import Told, written_as
from groundplan.plan.splitting import link
from groundplan.web.plans.goal_places import Place, new_goals_place, place_at, place_of
from groundplan.web.quoting.quotation import NotTakenError
from groundplan.web.workbooks import log, queries
from groundplan.web.workbooks.actions import BadEditIdError, BegunAnewError, Sent, take
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.models import TEAM
from groundplan.web.workbooks.queries import Access, NotFoundError, Written
from groundplan.web.workbooks.surroundings import Neighbourhood
from groundplan.web.writing import write
from groundplan.words import say
from groundplan.workbook.answers import GOAL_TICKS
from groundplan.workbook.edits import Post
from groundplan.workbook.revision import Revision
from groundplan.workbook.taking_back import taken_back


class NoGoalWordsError(GroundplanError):
    """A goal is to be added that says nothing."""

    def __init__(self) -> None:
        super().__init__(say("There are no words here yet: write in a few what you want to reach, then save."))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a form was made from: the revision, the edition, and the id of the edit that it makes."""

    edit: str
    revision: str = ""
    edition: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """What takes a deed back: the question, the occasion, and the revision of the edit; empty where nothing changed."""

    at: str = ""
    occasion: str = ""
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Grown:
    """What was done: the goal's address, what undoes it, and whether somebody else wrote the same at the same time."""

    goal: str = ""
    undo: Undo = Undo()
    met: bool = False


@dataclass(frozen=True, slots=True)
class NewGoal:
    """A goal in a few words; `builds_on` is the address of another one."""

    text: str
    horizon: str = ""
    builds_on: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """A smaller goal before a bigger one: its cells, the steps that move along to it, and the horizon that the bigger
    one moves to, if any."""

    big: str
    text: str
    horizon: str = ""
    scope: str = ""
    ticks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    steps: Sequence[str] = ()
    later: str = ""


def add_goal(person: uuid.UUID, workbook: uuid.UUID, goal: NewGoal, shown: Shown) -> Grown:
    """Write a goal down on the plan's sheet; a form sent twice writes it once, another text in it another goal.

    Raises `NotFoundError`, `MayNotWriteError`, `NoGoalWordsError`, `BadEditIdError`, and what `save` raises.
    """

    def deed() -> Grown:
        written = _written(person, workbook)
        place = new_goals_place(written)
        if place is None:
            raise NotFoundError
        if not goal.text.strip():
            raise NoGoalWordsError
        row = _row(shown, goal.text, goal.horizon, goal.builds_on)
        cells = {"text": goal.text.strip(), "horizon": goal.horizon}
        known = {each.address for each in Neighbourhood(written).plan.goals}
        cells |= {"builds_on": goal.builds_on} if goal.builds_on in known else {}
        return _save(written, place, Post(_fields(place, row, cells)), shown, f"{place.at}/{row}")

    return write(deed)


def split_goal(person: uuid.UUID, workbook: uuid.UUID, split: Split, shown: Shown) -> Grown:
    """Put a smaller goal before a bigger one, with the steps that move along to it: one edit.

    Where somebody removed the bigger one meanwhile, the smaller one is written down all the same. Raises what
    `add_goal` raises.
    """

    def deed() -> Grown:
        written = _written(person, workbook)
        place = place_of(written, split.big)
        here = place or place_at(written, split.big.rpartition("/")[0], "")
        if here is None:
            raise NotFoundError
        if not split.text.strip():
            raise NoGoalWordsError
        row = _row(shown, split.text, split.big)
        post = _split_post(written, here, split, row, whole=place is not None)
        return _save(written, here, post, shown, f"{here.at}/{row}")

    return write(deed)


def _split_post(written: Written, place: Place, split: Split, row: str, *, whole: bool) -> Post:
    cells = {"text": split.text.strip(), "horizon": split.horizon, "scope": split.scope}
    ticks = {name: split.ticks.get(name, ()) for name in GOAL_TICKS} if split.ticks else {}
    fields = {f"{place.at}/{row}/{name}": texts for name, texts in ticks.items()}
    if not whole:
        return Post({**_fields(place, row, cells), **fields}, frozenset(fields))
    plan = Neighbourhood(written).plan
    found = link(plan, split.big, split.horizon)
    fields |= _fields(place, row, cells | ({"builds_on": found.below} if found.below else {}))
    fields[f"{found.above}/builds_on"] = [f"{place.at}/{row}"]
    big = next(entry for entry in place.entries if entry.id == split.big.rpartition("/")[2])
    fields |= {f"{place.at}/{step.id}/of": [row] for step in big.steps if step.id in split.steps}
    if split.later and split.later != big.horizon:
        fields[f"{split.big}/horizon"] = [split.later]
        if big.due:
            fields |= {f"{split.big}/due": [""], f"{split.big}/moved_from": [big.due]}
    return Post(fields, frozenset(name for name in fields if name.endswith(GOAL_TICKS)))


def look_back_on(
    person: uuid.UUID, workbook: uuid.UUID, told: Mapping[str, Told], shown: Shown, revisions: Mapping[str, str]
) -> list[Grown]:
    """Write down what somebody says of goals, by their addresses, when looking back; `revisions` has by question and
    occasion which one the form showed. Gives one outcome for each question in which something changed.

    Goals that are gone are passed over. Raises what `add_goal` raises.
    """

    def deed() -> list[Grown]:
        written = _written(person, workbook)
        today = today_in(written.access.workbook)
        goals = {goal.address: goal for goal in Neighbourhood(written).plan.goals}
        posts: dict[tuple[str, str], tuple[Place, dict[str, Sequence[str]]]] = {}
        for goal, said in told.items():
            place = place_of(written, goal)
            if place is None or goal not in goals:
                continue
            _place, fields = posts.setdefault((place.at, place.filled.occasion), (place, {}))
            cells = written_as(goals[goal], said, today)
            fields |= {f"{goal}/{name}": [text] for name, text in cells.items()}
        done = [
            _save(written, place, Post(fields), replace(shown, revision=revisions.get(place.key, "")), place.at)
            for place, fields in posts.values()
        ]
        return [each for each in done if each.undo.revision]

    return write(deed)


def take_back(person: uuid.UUID, workbook: uuid.UUID, undo: Undo, edit: str) -> Grown:
    """Take back what an edit did to goals, as far as nobody has changed it since; itself taken back, it is done again.

    Raises `NotFoundError`, `MayNotWriteError`, `BadRevisionError`, `BegunAnewError` and `BadEditIdError`.
    """

    def deed() -> Grown:
        written = _written(person, workbook)
        place = place_at(written, undo.at, undo.occasion)
        if place is None:
            raise NotFoundError
        wanted, present = Revision.parse(undo.revision), Revision.parse(place.revision)
        if wanted.epoch != present.epoch:
            raise BegunAnewError
        if not 0 < wanted.sequence <= present.sequence:
            raise NotFoundError
        participant = str(person) if place.question.private else TEAM
        row = next(each for each in place.filled.rows if each.participant == participant)
        sheet, name = place.filled.worksheet, place.question.id
        before, after = (
            log.content_at(row, at).answers(sheet, "").get(name) for at in (wanted.sequence - 1, wanted.sequence)
        )
        post = taken_back(place.at, before, after, place.filled.merged.get(name))
        return _save(written, place, post, Shown(edit), place.at)

    return write(deed)


def _written(person: uuid.UUID, workbook: uuid.UUID) -> Written:
    writer: Access = queries.access(person, workbook)
    writer.must_write()
    return queries.written(writer)


def _fields(place: Place, row: str, cells: Mapping[str, str]) -> dict[str, Sequence[str]]:
    return {f"{place.at}/{row}/{name}": [text] for name, text in cells.items()}


def _row(shown: Shown, *said: str) -> str:
    """A new goal's id: the same for the same form with the same words, so that sent twice it is one."""
    return hashlib.sha256(repr((shown.edit, *said)).encode("utf-8", "replace")).hexdigest()[:20]


def _save(written: Written, place: Place, post: Post, shown: Shown, goal: str) -> Grown:
    """Take a post as the sheet's own form would send it."""
    if not (4 <= len(shown.edit) <= 64 and shown.edit.replace("-", "").isalnum() and shown.edit.isascii()):
        raise BadEditIdError
    if post.is_empty:
        return Grown(goal)
    said = hashlib.sha256(repr((sorted(post.fields.items()), post.acts)).encode("utf-8", "replace")).hexdigest()
    base = shown.revision or place.revision
    sent = Sent(
        worksheet=place.filled.worksheet.id,
        occasion=place.filled.occasion,
        post=post,
        # Whoever goes back and writes something else in the same form makes another edit.
        edit=f"{shown.edit[:40]}-{said[:20]}",
        revision=base if not place.question.private else place.filled.team.revision,
        own_revision=base if place.question.private else "1.0",
        edition=shown.edition,
    )
    saved = take(written.access, sent)
    if saved.refused:
        raise NotTakenError(saved.refused[0].sentence)
    revision = saved.own_revision if place.question.private else saved.revision
    undo = Undo(place.at, place.filled.occasion, revision) if revision != place.revision else Undo()
    return replace(Grown(goal), undo=undo, met=bool(saved.merged))
