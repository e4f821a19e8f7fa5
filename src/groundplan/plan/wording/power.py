"""Words for what is not in one's own hands: what a board, a council or a budget decides."""

from __future__ import annotations

from groundplan.plan.wording.vocabulary import Vocabulary, Words, follows, phrases, verbs

_DECIDED = Vocabulary(
    verbs("""
        renovate, remodel, rebuild, expand the building, reorganise, reorganize, restructure, build a new, get
        the board, get the director, get the city, get the county, get the council, convince, persuade, make the
        board, make the director, make the city, force, eliminate fines, abolish fines, end fines, change
        the policy, change policy, change library policy, rewrite the policy, rewrite the library, add a
        position, add a full, create a position, fund a, extend library hours, extend hours, open sundays, go
        fine free, secure funding, pass a, win a
    """),
    phrases("""
        board approval, council approval, city approval, county approval, trustees approval, new building, new
        wing, renovation, remodeling, addition to the building, board to approve, board approves, board adopts,
        council to approve, council approves, city approves, county approves, city council, county commission,
        county commissioners, city hires, director to hire, board to hire, full time position, full time teen
        librarian, second librarian, another librarian, new position, ftes, fte, bond issue, bond, levy,
        millage, tax, referendum, ballot, union contract, fine free, state legislature, legislature, school
        board, school district to, district to, library wide policy, system wide, systemwide, all branches,
        every branch, budget line, raise the budget, increase the budget, double the budget, bigger budget,
        strategic plan includes, strategic plan to include, open on sundays, open on sunday, sunday hours
    """),
)
_OWN = Vocabulary(
    verbs("""
        ask, propose, suggest, present, show, share, draft, write, invite, talk, meet, offer, bring, pitch,
        prepare, email, list, make, start, tell, visit, report, collect, survey, interview, map, read, learn,
        try, test, pilot, put, host, run, send, call, gather, create, design, plan, set, add, move, label, hang,
        print, open, teach, train
    """),
    phrases("brought, made, wrote, put"),
)
"""What anybody can do herself, also about a thing that others decide."""


_WHO_DECIDES = Vocabulary(
    phrases("""
        board, trustees, director, city, county, council, commission, commissioners, mayor, legislature,
        district, principal, superintendent, union, friends, foundation, manager, management, administration,
        admin, hr, system, state
    """)
)
_DECIDES = Vocabulary(
    phrases("""
        votes, vote, approves, approve, adopts, adopt, hires, hire, funds, fund, agrees, agree, passes, pass,
        decides, decide, allows, allow, changes, change, drops, drop, adds, add, gives, give, grants, pays, pay,
        creates, signs off, says yes, supports, backs, buys, lifts, waives, ends, makes, lets
    """)
)


def is_decided_by_others(goal: Words, known: Words = ()) -> bool:
    """Whether a goal is what others decide, and not what she does about it: "ask the board" is hers, "hire" is not.
    It is theirs, too, where it is `known` by their vote."""
    if goal and _OWN.length_at(goal, 0) and not _DECIDED.length_at(goal, 0):
        return False
    if goal and goal[0] in _MOVING and any(_WHO_DECIDES.length_at(goal, at) for at in range(1, min(4, len(goal)))):
        return True
    hired = follows(
        [place + length for place, length in _HIRING.places(goal)], [at for at, _l in _POSTS.places(goal)], 4
    )
    return hired or _DECIDED.stands_in(goal) or _is_a_vote(goal) or _is_a_vote(known)


def _is_a_vote(words: Words) -> bool:
    """Whether a text begins with a body that decides: "The library board votes"."""
    bodies = [place + length for place, length in _WHO_DECIDES.places(words) if place < _SUBJECT]
    return follows(bodies, [place for place, _length in _DECIDES.places(words)], 1)


_HIRING = Vocabulary(verbs("hire"))
_POSTS = Vocabulary(
    phrases("""
        librarian, assistant, staff, person, position, specialist, coordinator, intern, interns, aide, aides,
        associate, manager, programmer, clerk, page, pages, mentor, somebody, someone
    """)
)
"""Whom one hires for a post; a DJ is hired for a night."""
_MOVING = frozenset(phrases("get, getting, have, make, need, wait, push, pressure, move"))
"""Before a body that is to do something: "Get the union to accept"."""
_SUBJECT = 4
