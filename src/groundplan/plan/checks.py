"""The checks: each a function with its sentence, its place and its next act; the table at the foot lists them all.

A check looks and offers. It never stands in the way, and what somebody wants to leave as it is, is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from groundplan.dates import Month
from groundplan.plan.build import months_after
from groundplan.plan.findings import Around, Finding, Group
from groundplan.plan.model import Goal, Plan, Settled
from groundplan.plan.sight import Found, Sight, called, is_filled, is_told, named
from groundplan.plan.wording.asking import asks_of_others
from groundplan.plan.wording.borrowed import has_blanks, is_anothers
from groundplan.plan.wording.counts import counts_stand_in
from groundplan.plan.wording.names import names_a_teen
from groundplan.plan.wording.power import is_decided_by_others
from groundplan.plan.wording.statements import differs, is_sentence
from groundplan.plan.wording.teens import change_stands_in, part_stands_in
from groundplan.plan.wording.vague import is_only_vague, is_plain
from groundplan.plan.wording.vocabulary import sentences_of, words_of
from groundplan.toolkit.model import Role
from groundplan.words import Say
from groundplan.workbook.citations import QUOTED

MOST_SHOWN = 3
MOST_GOALS, MOST_STEPS = 3, 9
FEW_WORDS = 4
LONGEST_NAME = 200
REVISED_WITHIN = timedelta(days=90)

Findings = Iterator[Found]

# -- before you share


def start_here(sight: Sight) -> Findings:
    """Nothing is written at all."""
    if not sight.plan.goals and not any(part.is_told for part in sight.plan.parts):
        act = sight.say("Start here: write what your library is for, or a first small goal. A line is enough.")
        yield Found("plan", sight.say("Nothing is written yet."), act, Role.MISSION.value)


def mission(sight: Sight) -> Findings:
    """Neither a mission, nor that none is written with what the director would say it is."""
    if any(is_told(line.text) or has_blanks(line.text) for line in sight.lines(Role.MISSION)):
        return
    if sight.says_none(Role.MISSION):
        message = sight.say("No mission is written down, and what your director would say it is stands nowhere yet.")
        yield Found(Role.MISSION.value, message, sight.say("Ask in passing, and write down a sentence."))
    else:
        act = sight.say("Take it from a document, or note that none is written and what your director would say it is.")
        yield Found(Role.MISSION.value, sight.say("The library’s mission is not here yet."), act)


def priority(sight: Sight) -> Findings:
    """Neither a priority nor "none written"."""
    if not any(is_told(line.text) for line in sight.lines(Role.PRIORITIES)) and not sight.says_none(Role.PRIORITIES):
        act = sight.say("Write one down, or say that none is written.")
        yield Found(Role.PRIORITIES.value, sight.say("None of the library’s priorities is here yet."), act)


def borrowed(sight: Sight) -> Findings:
    """A statement has blanks, or reads like another body's."""
    own = (sight.plan.library, sight.plan.department)
    for role in (Role.MISSION, Role.DEPARTMENT_MISSION, Role.PRIORITIES):
        for line in sight.lines(role):
            if has_blanks(line.text):
                message = sight.say("“{text}” has a blank that waits to be filled in.", text=called(line.text))
                yield Found(line.address, message, sight.say("Fill it in with your library’s own words."))
            elif is_anothers(line.text, own):
                message = sight.say("“{text}” reads like somebody else’s.", text=called(line.text))
                yield Found(line.address, message, sight.say("Put your library’s own in its place."))


def department_mission(sight: Sight) -> Findings:
    """What the department is for is missing, or is no sentence."""
    lines = sight.lines(Role.DEPARTMENT_MISSION)
    if not any(is_sentence(line.text) or has_blanks(line.text) for line in lines):
        message = sight.say("What your department is for is not yet said in a sentence.")
        yield Found(
            Role.DEPARTMENT_MISSION.value, message, sight.say("Write one sentence. A department of one counts.")
        )


def strength_and_weakness(sight: Sight) -> Findings:
    """A strength and a weakness are there."""
    if not any(is_told(line.text) for line in sight.lines(Role.STRENGTHS)):
        act = sight.say("Write one thing down that you do well.")
        yield Found(Role.STRENGTHS.value, sight.say("No strength is named yet."), act)
    if not any(is_told(line.text) for line in sight.lines(Role.WEAKNESSES)):
        act = sight.say("Write one thing down that a teen would notice if it were better.")
        yield Found(Role.WEAKNESSES.value, sight.say("Nothing is named yet that you want to strengthen."), act)


def near_goal(sight: Sight) -> Findings:
    """No goal is due within a month of the plan's start."""
    near = months_after(sight.plan.start, 1)
    if not any(goal.due and goal.due <= near for goal in sight.kept):
        message = sight.say("No goal is due within a month of the plan’s start.")
        yield Found(Role.GOALS.value, message, sight.say("Add a small one that you can finish this month."))


def goal_has_step(sight: Sight) -> Findings:
    """A goal has no step."""
    for goal in sight.goals:
        if all(step.state == "dropped" for step in goal.steps):
            message = sight.say("“{goal}” has no step yet.", goal=named(goal))
            yield Found(goal.address, message, sight.say("Write down the first thing to do."))


def who_and_when(sight: Sight) -> Findings:
    """A step lacks who or when; somebody who works alone is who."""
    alone = sight.is_alone
    for _goal, step in sight.steps:
        if step.by and alone:
            continue
        somebody = alone or is_told(step.who) or is_told(step.role)
        if somebody and step.by:
            continue
        step_text = called(step.what)
        if not somebody and not step.by:
            message = sight.say("“{step}” has neither who nor when.", step=step_text)
            act = sight.say("Write a name and a day beside it.")
        elif step.by:
            message, act = sight.say("“{step}” has nobody yet.", step=step_text), sight.say("Write a name beside it.")
        else:
            message, act = sight.say("“{step}” has no day yet.", step=step_text), sight.say("Write a day beside it.")
        yield Found(step.address, message, act)


def step_after_goal(sight: Sight) -> Findings:
    """A step comes after the day its goal is due."""
    for goal, step in sight.steps:
        if step.by and goal.due and step.by > goal.due:
            message = sight.say("“{step}” comes after its goal is due.", step=called(step.what))
            yield Found(step.address, message, sight.say("Move the step earlier, or the goal later."))


def steps_in_order(sight: Sight) -> Findings:
    """The days of a goal's steps run backwards."""
    for goal in sight.goals:
        days = [step.by for step in goal.steps if step.by and step.is_open]
        if any(later < earlier for earlier, later in pairwise(days)):
            message = sight.say("The steps of “{goal}” are not in the order of their days.", goal=named(goal))
            yield Found(goal.address, message, sight.say("Put them in order, or mend a day."))


def answers(sight: Sight) -> Findings:
    """A goal answers neither a priority nor a named weakness."""
    for goal in sight.goals:
        answered = {line.role for line in goal.answers_to}
        if answered.isdisjoint((Role.PRIORITIES, Role.WEAKNESSES)) and not any(step.mends for step in goal.steps):
            message = sight.say("“{goal}” answers no priority and no weakness.", goal=named(goal))
            yield Found(goal.address, message, sight.say("Tick which one it is there for."))


def know_because(sight: Sight) -> Findings:
    """A goal does not say how one will know."""
    for goal in sight.goals:
        if not is_filled(goal.know_because):
            message = sight.say("“{goal}” does not say yet how you will know.", goal=named(goal))
            yield Found(goal.address, message, sight.say("Finish the sentence: we will know because …"))


def asks(sight: Sight) -> Findings:
    """Leave, money or others' time is plainly needed, and cost, hours or who must agree is empty."""
    for goal in sight.goals:
        if all(map(is_filled, (goal.cost, goal.hours, goal.who_agrees))):
            continue
        text = "\n".join([goal.text, goal.cost, *(step.what for step in goal.steps if step.state != "dropped")])
        if asks_of_others(text, words_of(text)):
            message = sight.say("“{goal}” needs leave, money or the time of others.", goal=named(goal))
            yield Found(goal.address, message, sight.say("Write down what it costs, the hours, and who must agree."))


def patron_name(sight: Sight) -> Findings:
    """A possible teen's name or contact stands somewhere; names of staff and partners are none."""
    for where, text, of_wishes in sight.texts():
        if names_a_teen(text, sight.staff, of_wishes=of_wishes):
            message = sight.say("“{text}” may name a teen, or say how to reach one.", text=called(text))
            yield Found(where, message, sight.say("Say it without the name: “a regular”, “two eighth graders”."))


# -- worth a look


def horizons(sight: Sight) -> Findings:
    """A horizon has no goal."""
    used = {goal.horizon for goal in sight.kept}
    for horizon in sight.plan.horizons:
        if horizon.id not in used:
            message = sight.say("No goal stands on “{horizon}”.", horizon=horizon.label)
            act = sight.say("Add one, or leave it as it is: not yet.")
            yield Found(f"horizon/{horizon.id}", message, act, Role.GOALS.value)


def one_scope(sight: Sight) -> Findings:
    """All goals are of one scope."""
    scopes = {goal.scope for goal in sight.kept}
    if len(sight.kept) > 1 and len(scopes) == 1 and "" not in scopes:
        message = sight.say("All goals are for the same: yourself, your department or the library.")
        yield Found(Role.GOALS.value, message, sight.say("Would one of them help somebody else, too?"))


def own_power(sight: Sight) -> Findings:
    """The first goal is decided by others."""
    for goal in sight.goals[:1]:
        if is_decided_by_others(words_of(goal.text), words_of(goal.know_because)):
            message = sight.say("“{goal}” comes first and is for others to decide.", goal=named(goal))
            yield Found(goal.address, message, sight.say("Put a smaller one before it that you can do yourself."))


def untouched_weakness(sight: Sight) -> Findings:
    """No goal touches a weakness."""
    touched = {line.address for goal in sight.kept for line in goal.answers_to}
    touched |= {step.mends.address for goal in sight.kept for step in goal.steps if step.mends}
    for line in sight.lines(Role.WEAKNESSES) if sight.kept else ():
        if line.address not in touched and is_told(line.text):
            message = sight.say("No goal touches “{weakness}”.", weakness=called(line.text))
            yield Found(line.address, message, sight.say("Let a goal or a step touch it, or say: not now, because …"))


def moves_nothing(sight: Sight) -> Findings:
    """A goal names no sphere and no principle."""
    for goal in sight.goals if sight.plan.strands else ():
        if not goal.moves:
            message = sight.say("“{goal}” names no sphere and no principle that it moves.", goal=named(goal))
            yield Found(goal.address, message, sight.say("Tick the one that it moves most."))


def only_counts(sight: Sight) -> Findings:
    """A goal counts heads or loans, and tells of no change in teens."""
    for goal in sight.goals:
        sentences = sight.told[goal.address]
        if not any(map(change_stands_in, sentences)) and any(map(counts_stand_in, sentences)):
            message = sight.say("“{goal}” counts, and does not say what changes for teens.", goal=named(goal))
            act = sight.say("Add what a teen will do, know or feel that she does not now.")
            yield Found(goal.address, message, act)


def only_vague(sight: Sight) -> Findings:
    """A goal has only vague verbs, and nothing is made."""
    for goal in sight.goals:
        about = f"{goal.know_because}\n{goal.outcome}"
        if is_only_vague(words := words_of(goal.text), about) and not _is_made_plain(goal, words):
            message = sight.say("“{goal}” could mean many things.", goal=named(goal))
            yield Found(goal.address, message, sight.say("Name the thing that will be there when it is done."))


def _is_made_plain(goal: Goal, words: Sequence[str]) -> bool:
    """Whether the steps of a goal of few words say what is done."""
    said = (words_of(step.what) for step in goal.steps if step.state != "dropped")
    return len(words) <= FEW_WORDS and any(map(is_plain, said))


def full_month(sight: Sight) -> Findings:
    """More is due in a month than fits, or all steps fall on one of several people."""
    goals = Counter((goal.due.year, goal.due.month) for goal in sight.goals if goal.due)
    steps = Counter((step.by.year, step.by.month) for _goal, step in sight.steps if step.by)
    for each in sorted({*goals, *steps}):
        if goals[each] > MOST_GOALS or steps[each] > MOST_STEPS:
            month = Month(date(*each, 1))
            message = sight.say("Much is due in {month}.", month=month)
            yield Found(f"month/{month}", message, sight.say("Move what can wait."), Role.GOALS.value)
    who = sight.bears_everything()
    if who:
        message = sight.say("Every step falls on {who}.", who=called(who))
        act = sight.say("Hand one over, or say why not.")
        yield Found(f"person/{who[:LONGEST_NAME]}", message, act, Role.GOALS.value)


def teens_take_part(sight: Sight) -> Findings:
    """Teens take part in none of the goals."""
    for goal in sight.kept:
        steps = "\n".join(f"{step.what}\n{step.who}" for step in goal.steps if step.state != "dropped")
        if any(map(part_stands_in, (*sight.told[goal.address], *sentences_of(f"{goal.partners}\n{steps}")))):
            return
    if sight.goals:
        message = sight.say("Teens have a hand in none of the goals.")
        yield Found(Role.GOALS.value, message, sight.say("Which step could teens decide, make or lead?"))


def overdue(sight: Sight) -> Findings:
    """A step's day has passed, and it is neither done nor dropped."""
    for _goal, step in sight.steps:
        if step.by and step.by < sight.around.today:
            message = sight.say("The day of “{step}” has passed.", step=called(step.what))
            yield Found(step.address, message, sight.say("Tick it off, give it a new day, or drop it and say why."))


def revision(sight: Sight) -> Findings:
    """A module was finished 90 days ago, and the plan is as it was."""
    finished, revised = sight.around.finished, sight.around.revised
    if finished and sight.around.today - finished >= REVISED_WITHIN and (revised is None or revised < finished):
        message = sight.say("You finished a module three months ago, and the plan is as it was before.")
        yield Found("plan", message, sight.say("Read it once with what you have learned."), Role.GOALS.value)


def mission_differs(sight: Sight) -> Findings:
    """The mission has other words than its source."""
    for line in sight.lines(Role.MISSION):
        quotes = [citation.quote for citation in line.citations if is_told(citation.quote)]
        if quotes and all(differs(line.text, quote) for quote in quotes):
            message = sight.say("The mission here has other words than its source.")
            yield Found(line.address, message, sight.say("Compare the two, and keep the wording that holds."))


def span_ended(sight: Sight) -> Findings:
    """The years that a statement's source is for have passed."""
    for role in QUOTED:
        part = sight.plan.part(role)
        every = [*(line.citations for line in part.lines), *(source.about for source in part.sources)]
        if any(cited and all(each.has_ended(sight.around.today) for each in cited) for cited in every):
            message = sight.say("The years that this was written for have passed.")
            yield Found(
                role.value, message, sight.say("Ask whether there is a newer one, and whether this still holds.")
            )


# -- what is found, and what of it is shown


def check(plan: Plan, around: Around, say: Say, settled: Sequence[Settled] = ()) -> tuple[Finding, ...]:
    """What every check finds: what matters before a plan is shared first, what was left as it is last.

    Within a group what is said of the nearest goal comes first, then what is said of the whole plan, then the other
    goals by their days. Of an empty plan nothing is said but where to start.
    """
    sight = Sight(plan, around, say)
    left = {(each.check, each.where): each.because for each in settled}
    places = _places(sight)
    looked = CHECKS if not any(start_here(sight)) else {"start-here": CHECKS["start-here"]}
    found = [
        Finding(name, group, each.where, each.message, each.act, each.at or each.where, left.get((name, each.where)))
        for name, (group, look) in looked.items()
        for each in look(sight)
    ]
    order = {group: place for place, group in enumerate(Group)}
    found.sort(key=lambda each: (each.settled is not None, order[each.group], places.get(each.where, 1)))
    return tuple(found)


def at_once(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The few findings that are shown at once, and those behind "more"; what is left as it is belongs to neither."""
    waiting = tuple(each for each in findings if each.settled is None)
    return waiting[:MOST_SHOWN], waiting[MOST_SHOWN:]


def _places(sight: Sight) -> Mapping[str, int]:
    """Address → how soon it is told: the nearest goal with its steps first, and the plan as a whole before the next."""
    found = {}
    for place, goal in enumerate(sight.goals):
        for address in (goal.address, *(step.address for step in goal.steps)):
            found[address] = 0 if place == 0 else place + 1
    return found


Check = Callable[[Sight], Findings]

CHECKS: Mapping[str, tuple[Group, Check]] = {
    "start-here": (Group.BEFORE, start_here),
    "mission": (Group.BEFORE, mission),
    "priority": (Group.BEFORE, priority),
    "borrowed": (Group.BEFORE, borrowed),
    "department-mission": (Group.BEFORE, department_mission),
    "strength-and-weakness": (Group.BEFORE, strength_and_weakness),
    "near-goal": (Group.BEFORE, near_goal),
    "goal-has-step": (Group.BEFORE, goal_has_step),
    "who-and-when": (Group.BEFORE, who_and_when),
    "step-after-goal": (Group.BEFORE, step_after_goal),
    "steps-in-order": (Group.BEFORE, steps_in_order),
    "answers": (Group.BEFORE, answers),
    "know-because": (Group.BEFORE, know_because),
    "asks-of-others": (Group.BEFORE, asks),
    "patron-name": (Group.BEFORE, patron_name),
    "horizons": (Group.LOOK, horizons),
    "one-scope": (Group.LOOK, one_scope),
    "own-power": (Group.LOOK, own_power),
    "untouched-weakness": (Group.LOOK, untouched_weakness),
    "moves-nothing": (Group.LOOK, moves_nothing),
    "only-counts": (Group.LOOK, only_counts),
    "only-vague": (Group.LOOK, only_vague),
    "full-month": (Group.LOOK, full_month),
    "teens-take-part": (Group.LOOK, teens_take_part),
    "overdue": (Group.LOOK, overdue),
    "revision": (Group.LOOK, revision),
    "mission-differs": (Group.LOOK, mission_differs),
    "span-ended": (Group.LOOK, span_ended),
}
