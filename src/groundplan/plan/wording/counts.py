"""Words for what is counted, and whether a goal tells of anything else."""

from __future__ import annotations

from collections.abc import Sequence

from groundplan.plan.wording.teens import ONLY_TEENS
from groundplan.plan.wording.vocabulary import Vocabulary, Words, follows, phrases, verbs

COUNTED = Vocabulary(
    phrases("""
    attendance, attendee count, head count, headcount, circulation, circ, circs, checkouts, check outs, checkout
    numbers, check out numbers, door count, gate count, visit count, teen visits, library visits, number of
    visits, more visits, visits up, visits by teens, visits per, visits from teens, visitors, foot traffic,
    traffic, turnout, numbers, the number of, number of, how many, registrations, registration numbers, sign
    ups, signups, signup, library cards, card sign ups, new cards, downloads, loans, borrowings, followers,
    likes, views, clicks, program count, programme count, stats, statistics, participation rate, participation
    numbers, usage, headcounts, tally, tallies, totals, teens registered, percent, per cent, percentage,
    completions, logs, minutes read, books read, items, holds, asistencia, préstamos, prestamos, visitas,
    inscripciones, número de, fréquentation, prêts, inscriptions, nombre de
""")
)
"""What statistics hold: how many came, and how much was borrowed."""

_MORE = Vocabulary(
    verbs("increase, double, triple, grow, boost, raise, attract, exceed"),
    phrases("more, at least, up from, twice as many, average, averaging, minimum of"),
)
_COMING = Vocabulary(
    verbs(
        "come, attend, visit, register, check out, sign up, show up, drop in, participate, borrow, enrol, enroll, join"
    ),
    phrases(
        "came, a week, a month, per week, per month, per program, per programme, per session, each week, each month"
    ),
)
_NUMBERS = Vocabulary(
    phrases("""
    one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifteen, twenty, thirty, forty,
    fifty, hundred, a hundred, dozen, a dozen, half
""")
)
_PROGRAMMES = Vocabulary(
    phrases("program, programs, programme, programmes, event, events, session, sessions, workshops, classes")
)
_HOLDING = Vocabulary(
    verbs("hold, offer, host, run, provide, do, deliver, schedule, have, put on"), phrases("at least, held, over")
)
_HEADS = Vocabulary(
    phrases("""
        teens, kids, tweens, students, youth, members, players, participants, attendees, people, newcomers,
        regulars, girls, boys, families, instead of, instead
    """)
)
_LEADS = frozenset(phrases("from, over, about, up, only, at, average, around, to"))
_ENDS = frozenset(phrases("by, in, at, each, a, per, on, every, instead, next, before, of, rather"))
_REACH = 3


def counts_stand_in(words: Words) -> bool:
    """Whether a text counts heads or loans: it names what statistics hold, or so many teens or programmes."""
    if COUNTED.stands_in(words):
        return True
    numbers = [
        at
        for at, word in enumerate(words)
        if word[0].isdecimal() or (word in _NUMBERS.firsts and _NUMBERS.length_at(words, at))
    ]
    if not numbers and _MORE.firsts.isdisjoint(words):
        return False
    behind = [at + 1 for at in numbers]
    if _is_nothing_but_a_number(words, numbers):
        return True
    teens = [place for place, _length in ONLY_TEENS.places(words)]
    if follows([place + length for place, length in _MORE.places(words)], teens, _REACH):
        return True
    held = [0, *(place + length for place, length in _HOLDING.places(words))]
    held_so_many = [at + 1 for at in numbers if at in held]
    if follows(held_so_many, [place for place, _length in _PROGRAMMES.places(words)], 2):
        return True
    coming = [place for place, _length in _COMING.places(words)]
    return follows(behind, teens, 2) and follows(
        [place + length for place, length in ONLY_TEENS.places(words)], coming, _REACH
    )


def _is_nothing_but_a_number(words: Words, numbers: Sequence[int]) -> bool:
    """Whether a sentence is a number of heads and no more: "8 members by June", "From 6 to 12 players"."""
    if not numbers or numbers[0] > (words[0] in _LEADS):
        return False
    heads = [place + length for place, length in _HEADS.places(words) if place > numbers[0]]
    return bool(heads) and all(word in _ENDS or word[0].isdecimal() for word in words[heads[0] : heads[0] + 1])
