"""Goals as the sheet shows them: a rung for every horizon, the nearest one open, blank step lines under each goal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from markupsafe import Markup

from groundplan.toolkit.model import Horizon, Question
from groundplan.web.workbooks.sheetview import Field, GoalView, LookBackView, Option, RungView, StepView
from groundplan.workbook.answers import GoalEntry, StepEntry, Value
from groundplan.workbook.links import web_address

LABELS: Mapping[str, str] = {
    "text": gettext_noop("Goal"),
    "horizon": gettext_noop("By when, roughly"),
    "scope": gettext_noop("Whose goal is it?"),
    "due": gettext_noop("Due on"),
    "builds_on": gettext_noop("Builds on an earlier goal"),
    "answers_to": gettext_noop("What it answers to"),
    "moves": gettext_noop("Which sides of connected learning it moves"),
    "know_because": gettext_noop("We will know because"),
    "outcome": gettext_noop("What will be different for teens"),
    "partners": gettext_noop("Partners"),
    "cost": gettext_noop("Cost"),
    "hours": gettext_noop("Hours"),
    "desk_cover": gettext_noop("Desk cover"),
    "who_agrees": gettext_noop("Who must agree"),
    "what": gettext_noop("Step"),
    "who": gettext_noop("Who"),
    "by": gettext_noop("By when"),
    "state": gettext_noop("How it stands"),
    "looks_after": gettext_noop("Who looks after it"),
    "role": gettext_noop("In which role"),
    "ended": gettext_noop("How it ended"),
    "why": gettext_noop("Why"),
    "learned": gettext_noop("What we learned"),
    "looked": gettext_noop("Looked back on"),
    "moved_from": gettext_noop("Was due on"),
    "note": gettext_noop("Note"),
    "link": gettext_noop("Link"),
    "why_dropped": gettext_noop("Why, if it is dropped"),
    "mends": gettext_noop("The weakness that it mends"),
}
SCOPES: Sequence[tuple[str, str]] = (
    ("self", gettext_noop("Myself and my own learning")),
    ("department", gettext_noop("My department")),
    ("library", gettext_noop("The library")),
)
STATES: Sequence[tuple[str, str]] = (
    ("todo", gettext_noop("To do")),
    ("doing", gettext_noop("Doing")),
    ("done", gettext_noop("Done")),
    ("dropped", gettext_noop("Dropped")),
)
ENDS: Sequence[tuple[str, str]] = (
    ("", gettext_noop("It goes on")),
    ("done", gettext_noop("Done")),
    ("moved", gettext_noop("Goes on until later")),
    ("dropped", gettext_noop("Dropped")),
)
MORE = ("know_because", "outcome", "partners", "cost", "hours", "desk_cover", "who_agrees", "who", "role")
BACK = ("why", "learned")
STEP_MORE = ("role", "hours", "note", "link")
# Where two parts share a name, what this one is called.
_CALLED = {"who": "looks_after"}
# So many steps have their folds on the page at once, open at a touch. In a longer plan those come that say something
# or were asked for, so that a page of 2,000 steps is not twice as long.
MOST_FOLDS = 60


def scopes(department: str) -> list[tuple[str, str]]:
    """Whose a goal can be, in the library's words; `department` is empty for somebody who has none."""
    words = {"department": department or _("My work with teens")}
    return [(key, words.get(key) or _(label)) for key, label in SCOPES]


@dataclass(frozen=True)
class EarlierGoal:
    """A goal that others may build on: which horizon it has, and the address of the one that it builds on itself."""

    address: str
    text: str
    horizon: str
    builds_on: str = ""


@dataclass(frozen=True)
class GoalChoices:
    """What a goal can refer to: horizons and strands (id, label), lines of the plan (address, text), among them the
    weaknesses that a step can mend, and goals. `people` are the names of those who work here."""

    horizons: Sequence[Horizon] = ()
    strands: Sequence[tuple[str, str]] = ()
    lines: Sequence[tuple[str, str]] = ()
    goals: Sequence[EarlierGoal] = ()
    weaknesses: Sequence[tuple[str, str]] = ()
    people: Sequence[str] = ()
    labels: Mapping[str, str] = field(default_factory=lambda: {name: _(label) for name, label in LABELS.items()})
    scopes: Sequence[tuple[str, str]] = ()
    states: Sequence[tuple[str, str]] = field(default_factory=lambda: [(key, _(label)) for key, label in STATES])
    ends: Sequence[tuple[str, str]] = field(default_factory=lambda: [(key, _(label)) for key, label in ENDS])


def rungs(
    address: str,
    question: Question,
    value: Value,
    choices: GoalChoices,
    extra: Mapping[str, int],
    fresh_row: Callable[[], str],
) -> list[RungView]:
    """The goals of a question by horizon. A horizon without a goal shows a blank one; goals whose horizon is not
    known any more stand with the nearest one, so that nothing is out of sight."""
    entries = [entry for entry in value if isinstance(entry, GoalEntry)] if isinstance(value, tuple) else []
    known = {horizon.id for horizon in choices.horizons}
    first = choices.horizons[0].id if choices.horizons else ""
    folds = sum(len(entry.steps) for entry in entries) <= MOST_FOLDS
    composer = _Goals(address, question.steps, choices, fresh_row, folds)
    views = []
    for horizon in choices.horizons or (Horizon("", "", 0),):
        present = [entry for entry in entries if (entry.horizon if entry.horizon in known else first) == horizon.id]
        blanks = (0 if present else 1) + extra.get(f"{address}/{horizon.id}", 0)
        if question.starts == 1 and horizon.id != first and not present:
            continue
        goals = [composer.view(entry, extra) for entry in present]
        goals += [composer.view(GoalEntry(fresh_row(), horizon=horizon.id), extra, blank=True) for _n in range(blanks)]
        if goals[-1].blank:
            goals[-1] = _added(goals[-1], f"{address}/{horizon.id}")
        is_open = bool(present) or horizon.id == first or blanks > 1
        views.append(RungView(horizon.id, horizon.label, goals, is_open, len(present)))
    return views


def _added(goal: GoalView, rung: str) -> GoalView:
    """A horizon's blank goal, which can be pointed at: “Add a goal here” leads into its field."""
    return replace(goal, text=replace(goal.text, dom=f"{rung}/added".replace("/", "--")))


@lru_cache(maxsize=512)
def _picks(offered: tuple[tuple[str, str], ...], value: str) -> Markup:
    """The options of one list, made once: a plan sheet shows the same few some thirty times."""
    return Markup("").join(
        Markup('<option value="{}"{}>{}</option>').format(key, Markup(" selected") if key == value else "", label)
        for key, label in offered
    )


@dataclass(frozen=True)
class _Goals:
    address: str
    steps: int
    choices: GoalChoices
    fresh_row: Callable[[], str]
    folds: bool

    def view(self, goal: GoalEntry, extra: Mapping[str, int], *, blank: bool = False) -> GoalView:
        address = f"{self.address}/{goal.id}"
        dom = address.replace("/", "--")
        choices = self.choices
        more = [self._control(address, dom, name, getattr(goal, name), label=_CALLED.get(name, "")) for name in MORE]
        return GoalView(
            id=goal.id,
            address=address,
            dom=dom,
            text=self._control(address, dom, "text", goal.text),
            horizon=self._select(address, dom, "horizon", goal.horizon),
            scope=self._pick(address, dom, "scope", choices.scopes, (goal.scope,), goal.scope),
            due=self._control(address, dom, "due", goal.due, "date"),
            builds_on=self._field(address, dom, "builds_on", goal.builds_on, self._earlier(address, goal)),
            answers_to=self._pick(address, dom, "answers_to", choices.lines, goal.answers_to),
            moves=self._pick(address, dom, "moves", choices.strands, goal.moves),
            more=more,
            filled_more=sum(bool(control.value) for control in more)
            + sum(bool(getattr(goal, name)) for name in ("ended", *BACK))
            + bool(goal.due or goal.builds_on)
            + bool(goal.answers_to)
            + bool(goal.moves),
            steps=self._steps(goal, extra),
            blank=blank,
            back=None if blank else self._back(goal, address, dom),
        )

    def _back(self, goal: GoalEntry, address: str, dom: str) -> LookBackView:
        """What looking back brought, which only a goal that is there can have."""
        labels = self.choices.labels
        days = ((labels["looked"], goal.looked), (labels["moved_from"], goal.moved_from))
        return LookBackView(
            ended=self._select(address, dom, "ended", goal.ended),
            words=[self._control(address, dom, name, getattr(goal, name)) for name in BACK],
            days=[(label, day) for label, day in days if day],
        )

    def _steps(self, goal: GoalEntry, extra: Mapping[str, int]) -> list[StepView]:
        blanks = max(self.steps - len(goal.steps), 1) + extra.get(f"{self.address}/{goal.id}", 0)
        present = [self._step(step, goal.id, extra) for step in goal.steps]
        return present + [self._step(StepEntry(self.fresh_row()), goal.id, {}, blank=True) for _n in range(blanks)]

    def _step(self, step: StepEntry, goal: str, extra: Mapping[str, int], *, blank: bool = False) -> StepView:
        address = f"{self.address}/{step.id}"
        dom = address.replace("/", "--")
        filled = () if blank else [name for name in (*STEP_MORE, "why", "mends") if getattr(step, name)]
        asked = address in extra
        shown = not blank and (self.folds or asked or bool(filled) or step.state == "dropped")
        return StepView(
            id=step.id,
            address=address,
            dom=dom,
            what=self._control(address, dom, "what", step.what),
            who=self._control(address, dom, "who", step.who),
            by=self._control(address, dom, "by", step.by, "date"),
            state=self._select(address, dom, "state", step.state),
            of=Field(f"{address}/of", f"{dom}--of", "", goal, "hidden"),
            blank=blank,
            more=self._more(step, address, dom) if shown else (),
            filled_more=len(filled),
            unfold=asked,
            why=self._control(address, dom, "why", step.why, label="why_dropped") if shown else None,
            url=web_address(step.link),
        )

    def _more(self, step: StepEntry, address: str, dom: str) -> list[Field]:
        """What is folded away; which weakness it mends can be said where there are any, or one was said."""
        controls = [self._control(address, dom, name, getattr(step, name)) for name in STEP_MORE]
        offered = tuple(self.choices.weaknesses)
        known = not step.mends or step.mends in {key for key, _text in offered}
        offered += () if known else ((step.mends, _("A line that is not there any more")),)
        if not offered:
            return controls
        mends = self._field(address, dom, "mends", step.mends, offered)
        return [*controls, replace(mends, help=dict(offered).get(step.mends, ""))]

    def _control(self, address: str, dom: str, name: str, value: str, kind: str = "text", *, label: str = "") -> Field:
        return Field(f"{address}/{name}", f"{dom}--{name}", self.choices.labels[label or name], value, kind)

    def _select(self, address: str, dom: str, name: str, value: str) -> Field:
        """A list to pick one from."""
        return self._field(address, dom, name, value, self._offered[name])

    def _field(self, address: str, dom: str, name: str, value: str, offered: tuple[tuple[str, str], ...]) -> Field:
        picks = _picks(offered, value)
        return Field(f"{address}/{name}", f"{dom}--{name}", self.choices.labels[name], value, "choice", "", (), picks)

    def _earlier(self, address: str, goal: GoalEntry) -> tuple[tuple[str, str], ...]:
        """The goals that this one can build on: none for a later time, none that builds on this one itself. What was
        picked is among them, whatever it is."""
        rung = self._rungs.get(goal.horizon, 0)
        above = {address}
        for _each in self._by_what_they_build_on:
            more = {each for under in above for each in self._by_what_they_build_on.get(under, ())}
            if more <= above:
                break
            above |= more
        return tuple(
            (each.address, each.text)
            for each in self.choices.goals
            if each.address == goal.builds_on
            or (each.address not in above and self._rungs.get(each.horizon, 0) <= rung)
        )

    @cached_property
    def _rungs(self) -> Mapping[str, int]:
        return {horizon.id: number for number, horizon in enumerate(self.choices.horizons)}

    @cached_property
    def _by_what_they_build_on(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for each in self.choices.goals:
            if each.builds_on:
                found.setdefault(each.builds_on, []).append(each.address)
        return found

    @cached_property
    def _offered(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        choices = self.choices
        return {
            "horizon": tuple((horizon.id, horizon.label) for horizon in choices.horizons),
            "state": tuple(choices.states),
            "ended": tuple(choices.ends),
        }

    def _pick(
        self,
        address: str,
        dom: str,
        name: str,
        options: Sequence[tuple[str, str]],
        picked: Sequence[str],
        value: str = "",
    ) -> Field:
        views = [Option(key, label, "", key in picked) for key, label in options]
        return Field(f"{address}/{name}", f"{dom}--{name}", self.choices.labels[name], value, "choice", "", views)
