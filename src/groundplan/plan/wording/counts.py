"""Words for what is counted, and whether a goal tells of anything else."""

from __future__ import annotations

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
_REACH = 3


def counts_stand_in(words: Words) -> bool:
    """Whether a text counts heads or loans: it names what statistics hold, or so many teens or programmes."""
    if COUNTED.stands_in(words):
        return True
    numbers = [at for at, word in enumerate(words) if word[0].isdecimal() or word in _NUMBERS.firsts]
    if not numbers and _MORE.firsts.isdisjoint(words):
        return False
    behind = [at + 1 for at in numbers]
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
