"""Words for teens, for their part in a thing, and for what becomes different for them."""

from __future__ import annotations

from groundplan.plan.wording.vocabulary import Vocabulary, Words, follows, phrases, verbs

TEENS = Vocabulary(
    phrases("""
    teen, teens, teen's, teens', teenager, teenagers, tween, tweens, youth, youths, young adult, young adults,
    ya, yas, young people, young person, student, students, patron, patrons, kid, kids, adolescent, adolescents,
    teenage, they, he, she, someone, somebody, one of them, everyone, member, members, volunteer, volunteers,
    tab, teen advisory board, tag, vteens, middle schooler, middle schoolers, high schooler, high schoolers,
    girls, boys, regulars, graders, grader, participants, newcomers, attendees, learners, each, mentees,
    interns, peers, families, two, three, four, five, half, most, some, several, adolescente, adolescentes,
    joven, jóvenes, jovenes, chicos, chicas, estudiante, estudiantes, alumnos, ado, ados, adolescents, jeune,
    jeunes, élève, élèves, lycéens, collégiens, jugendliche, jugendlichen
""")
)
"""Who may stand before a verb of change; wider than `ONLY_TEENS`, because "they" goes on about teens."""

ONLY_TEENS = Vocabulary(
    phrases("""
    teen, teens, teenager, teenagers, tween, tweens, youth, young adult, young adults, young people, student,
    students, kids, teenage, middle schoolers, high schoolers, girls, boys, graders, tab, teen advisory board,
    adolescente, adolescentes, joven, jóvenes, jovenes, estudiantes, chicos, chicas, ados, adolescents, jeunes,
    élèves, lycéens, collégiens, jugendliche
""")
)

_CHANGES = (
    *verbs("""
        learn, make, build, create, choose, decide, lead, design, plan, teach, show, share, say, tell, explain,
        name, ask, write, draw, record, film, edit, code, publish, perform, present, exhibit, try, practise,
        practice, feel, know, find, meet, help, apply, invent, paint, print, sew, cook, compose, solve,
        discover, become, earn, gain, understand, connect, speak, trust, recommend, pick, vote, propose,
        suggest, run, host, organize, organise, curate, review, mentor, volunteer, stay, belong, start, begin,
        set, bring, pitch, craft, produce, interview, turn, grow, develop, improve, master, describe, talk,
        care, introduce, invite, repair, mend, mix, sing, rap, play, map, test, launch, identify, demonstrate,
        express, contribute, chair, advise, tutor, translate, train, graduate, fix, weld, carve, hang, glue,
        knit, bake, solder, animate, dance, sell, letter
    """),
    *phrases("""
        made, built, chose, chosen, led, taught, shown, said, told, wrote, written, drew, drawn, felt, known,
        knew, found, met, became, understood, spoke, ran, begun, began, brought, grew, sewn, sung, won, win, is
        able, are able, able to, can, could, each other, one another, by name, own words, first time, their own,
        on their own, new friend, new friends, friendships, confidence, confident, sense of belonging, less
        alone, skill, skills, someone to talk to, for themselves, pride, proud, aprenden, aprender, crean,
        crear, hacen, hacer, deciden, decidir, eligen, elegir, enseñan, enseñar, muestran, dicen, dirigen,
        conocen, saben, pueden, terminan, comparten, apprennent, apprendre, créent, créer, font, choisissent,
        choisir, décident, montrent, disent, savent, peuvent, animent, partagent
    """),
)
CHANGES = Vocabulary(_CHANGES)
"""What a teen does, or is, when something has become different for her; coming and borrowing are none."""

_INWARD = frozenset(
    (
        *verbs("""
            know, feel, find, meet, learn, gain, become, understand, connect, speak, trust, discover, stay,
            belong, say, talk, apply, grow, develop, improve, care, see, think, hear, earn, graduate, start,
            begin
        """),
        *phrases("""
            can, could, may, might, should, is, are, able, felt, known, knew, found, met, became, understood,
            spoke, said, less, confidence, confident, skill, skills, pride, proud, new, friendships, someone,
            sense, each, one, saben, pueden, conocen, savent, peuvent, aprenden, apprennent
        """),
    )
)
"""What happens in a teen, or between teens, and is no hand that she has in a thing."""

_PERSONS = Vocabulary(
    phrases("""
        teens, teenagers, a teen, one teen, each teen, every teen, another teen, the teen who, teenager, tweens,
        youth, young adults, young people, student, students, kids, middle schoolers, high schoolers, girls,
        boys, boy, girl, graders, kid, 6th grade, 7th grade, 8th grade, 9th grade, 10th grade, 11th grade, 12th
        grade, crowd, art class, shop class, welding class, drama club, robotics team, chess team, esports team,
        choir, troop, regulars, juniors, sophomores, freshmen, year old, year olds, tab, teen advisory board,
        crew, players, gamers, skaters, readers, writers, drummers, members, apprentices, interns, newcomers,
        club, group, table, them, they, someone, whoever, joven, jóvenes, jovenes, adolescentes, estudiantes,
        chicos, chicas, ados, adolescents, jeunes, élèves, lycéens, collégiens, jugendliche
    """)
)
"""Teens as people, and as who sits together: "teen hours" has none in it."""
_MANY = Vocabulary(
    phrases("""
        teens, teenagers, tweens, young adults, young people, students, kids, middle schoolers, high schoolers,
        girls, boys, graders, regulars, juniors, sophomores, freshmen
    """)
)
"""Of whom a sentence that begins with them tells what they do."""
_ABROAD = Vocabulary(
    phrases("""
        joven, jóvenes, jovenes, adolescentes, estudiantes, chicos, chicas, alumnos, ados, adolescents, jeunes,
        élèves, lycéens, collégiens
    """)
)
_NO_DEED = frozenset(
    phrases("""
        come, comes, attend, visit, register, enjoy, like, love, get, go, use, participate, drop, show up,
        return, need, want, are, is, were, have, has, had, will, who, that, which, in, at, on, of, from, with,
        and, or, to, for, by, after, before, into, under, ages, aged, only, not, this, receive, borrow, check,
        sign, wait, lack, program, programs, room, area, de, del, que, en, y, con, para, al, a, la, el, los,
        las, por, vienen, viene, asisten, asiste, van, va, llegan, participan, reciben, necesitan, quieren, son,
        están, tienen, du, des, qui, au, aux, à, et, dans, pour, viennent, vient, vont, sont, ont, reçoivent,
        ayant
    """)
)
"""What stands behind teens and is nothing that they do in it: they come, they are served."""
_DEEDS = Vocabulary(
    _CHANGES,
    verbs("""
        weld, hang, carve, fix, sort, label, stock, fill, set up, clear, count, greet, move, plant, put, keep,
        finish, sell, buy, order, cut, glue, letter, photograph, measure, swap, trade, collect, hand, serve,
        sign, scan, post, read, walk, drive, ride, bake, dance, act, knit, animate, solder, wire, order,
        release, air, plan, judge, rate, test, play, photograph, unlock, open
    """),
)
_PRONOUNS = frozenset(phrases("me, nos, se, le, les, lo, la, te, nous, se, leur, y, m, s"))
_RECEIVING = frozenset(phrases("para, a, de, of, for, to, pour, des, aux, à, por, between, entre"))
_OF_THEIR_THINGS = Vocabulary(
    phrases("""
        youth services, youth service, youth department, youth room, youth area, youth programs, youth
        programming, youth librarian, youth staff, youth and adult services, youth collection, student services,
        kids room, kids area, children's, students union
    """)
)
_NOT_MEANT = Vocabulary(phrases("ask for, asks for, asked for, asking for, ask about, show up, shows up, turn up"))
_PART = Vocabulary(
    verbs("""
        ask, interview, invite, survey, poll, let, hire, recruit, train, mentor, consult, listen to, involve,
        help, teach, coach, empower, bring
    """),
    phrases("""
        asking, asked, listen to, listening to, talk with, talk to, sit down with, work
        with, plan with, together with, with, by, alongside, led by, run by, chosen by, picked by, made by,
        designed by, decided by, por, par, hand over to, hand it to, from, say of, have,
        has, need, let
    """),
)
_LED = Vocabulary(
    phrases("""
    in charge, in the lead, reading buddies, homework buddies, teen takeover, take over, takes over, takeover,
    teen led, teen run, teen made, teen driven, teen designed, teen chosen, teen picked, youth led, youth run,
    youth driven, youth designed, student led, student run, peer led, peer to peer, teen council, youth council,
    teen board, teen advisory board, teen advisory group, teen advisory, youth advisory, advisory board,
    advisory council, tab, tag, teen volunteers, teen volunteer, teen interns, teen intern, teen mentors, teen
    helpers, teen leaders, teen staff, teen curators, teen committee, teen crew, teen team, teen jury, teen
    reviewers, teen reviews, teen artists, teen voice, teen input, teen survey, teen poll, teen vote, teen dj,
    teen hosts, teen host, co design, codesign, co plan, co create, co lead, focus group, junior volunteers,
    youth voice, youth interns, grupo asesor, consejo juvenil, voluntarios juveniles, jóvenes voluntarios,
    comité de jóvenes, conseil des jeunes
""")
)
_REACH = 6
"""So many words may stand between teens and what they do: "teens who come twice can show"."""
_PART_REACH = 4


def change_stands_in(words: Words) -> bool:
    """Whether a text tells what teens do, learn or are, beyond coming: a word for them, and then a verb of theirs."""
    if CHANGES.firsts.isdisjoint(words):
        return False
    teens = [place + length for place, length in TEENS.places(words)]
    return follows(teens, [place for place, _length in CHANGES.places(words)], _REACH)


def part_stands_in(words: Words) -> bool:
    """Whether teens have a hand in it: they do more than come, or somebody asks, invites or works with them."""
    if _LED.stands_in(words):
        return True
    words = [word.removesuffix("'s") for word in _NOT_MEANT.without(_OF_THEIR_THINGS.without(words))]
    teens = [*_PERSONS.places(words)]
    if not teens:
        return False
    asked = [place + length for place, length in _PART.places(words)]
    acts = [place for place, _length in _DEEDS.places(words) if words[place] not in _INWARD]
    begins, ends = [place for place, _length in teens], [place + length for place, length in teens]
    return follows(asked, begins, _PART_REACH) or follows(ends, acts, _PART_REACH) or _do_something(words)


def _do_something(words: Words) -> bool:
    """Whether a sentence begins with teens and goes on with a deed, whatever it is; in languages whose verbs no table
    holds, wherever teens stand as those who do it."""
    length = _MANY.length_at(words, 0)
    if length and length < len(words):
        if words[length] not in _NO_DEED and words[length] not in _INWARD:
            return True
        if follows([length], [at for at, _l in _DEEDS.places(words) if words[at] not in _INWARD], _REACH):
            return True
    for place, length in _ABROAD.places(words):
        is_served = any(word in _RECEIVING for word in words[max(0, place - 2) : place])
        after = next((word for word in words[place + length :][:2] if word not in _PRONOUNS), "")
        if after and after not in _NO_DEED and after not in _INWARD and not is_served:
            return True
    return False
