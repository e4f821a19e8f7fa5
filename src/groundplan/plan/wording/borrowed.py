"""Statements that are not a library's own: blanks that nobody filled in, and words of another body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from groundplan.plan.wording.vocabulary import Vocabulary, phrases, verbs, words_of
from groundplan.sources.finding.lexicon import Word, stem
from groundplan.sources.finding.lexicon import words_of as words_in

# Every repetition is bounded, so that no text is read more than once.
_BLANK = re.compile(
    r"_{2,}|\.{5,}|…{2,}|-{4,}|\[\s{0,9}\]|\[[xX…. ]{1,9}\]|[{]{1,2}[^{}\n]{1,40}[}]|\b[Xx]{3,}\b|\bXX\b|"
    r"\bX(?= (?:Public |County |City |Town )?Librar)|\bXYZ (?:Public |County )?Librar|"
    r"[\[<«](?!the\b|el\b|la\b)[^\[\]<>«»\n]{0,40}\b(?:insert|name|your|blank|here|fill|tbd|nombre|nom)\b"
    r"[^\[\]<>«»\n]{0,40}[\]>»](?!\()|"
    r"\[(?:library|city|town|county|community|department|director|place|verb|noun|number|date|year|population|"
    r"biblioteca|ciudad|ville)s?\](?!\()|"
    r"\((?:insert\b|name of\b|your (?:library|city|town|county|department|community|school)\b)[^()\n]{0,30}\)",
    re.IGNORECASE,
)
_LEFT_OPEN = Vocabulary(
    phrases("""
    lorem ipsum, community name, city name, town name, name of library, name of our library, dolor sit amet,
    tbd, tba, tbc, to be determined, to be decided, to be written, to be confirmed, to be added, todo, insert
    mission, insert library, insert name, insert here, insert text, fill this in, fill in later, placeholder,
    your library name, library name here, name here, name of your library, your mission here, mission here, your
    text here, text goes here, mission goes here, goes here, click here to, type here, sample text, sample
    mission, example mission, anytown, your town library, coming soon, ask director, ask the director, look this
    up, por definir, por completar, à définir, à compléter
""")
)
_FILLERS = Vocabulary(
    phrases("""
    n a, na, none, nothing, idk, dunno, not sure, no idea, same, ditto, see above, see website, on website,
    website, see plan, copy from website, test, asdf, qwerty, blah, later, pending, unknown, don't know,
    mission, mission statement, our mission, xx, yyy, zzz
""")
)
_BODIES = Vocabulary(
    phrases("""
    city of, the city, the county, the state, the district, city council, county of, town of, township of,
    village of, borough of, state of, commonwealth of, school district, unified school district, school,
    schools, university, college, community college, museum, ymca, ywca, boys and girls club, boys girls club, 4
    h, state library, library association, library commission, department of education, department of parks,
    parks and recreation, parks and rec, parks department, recreation department, chamber of commerce, friends
    of, friends group, foundation, health department, department of health, county government, board of
    education, american library association, yalsa, ala, alsc, public library association, pla, institute of
    museum, ifla, unesco, commission, ministry, agency, police department, housing authority, workforce board,
    council, ayuntamiento de, ciudad de, ville de, mairie de, universidad, distrito escolar
""")
)
"""Whose statements are not the library's, where one begins with them."""
_SUPPORTERS = Vocabulary(
    phrases("""
    friends of, friends group, library foundation, library association, state library, library of congress,
    library commission, library agency
""")
)
_TRADES = Vocabulary(
    phrases("""
    municipal services, city services, county services, public safety, public works, infrastructure, law
    enforcement, utilities, fiscal responsibility, fiscally responsible, taxpayers, economic development, parks
    and trails, clean water, safe streets, quality of life for all residents, student achievement, academic
    achievement, academic excellence, every student will, all students will, college and career ready, career
    ready, k 12, graduates, public health, licensing, statewide, libraries across the state, library directors,
    local libraries, public libraries across, state's libraries, library trustees, raise funds, raises funds,
    raise money, fundraising, advocacy for the library, help the library, support the library, supports the
    library, servicios municipales, seguridad pública, services municipaux
""")
)
"""What cities, schools, agencies and friends of libraries are for, and a library is not."""
_LIBRARY = frozenset(("library", "libraries", "bibliothèque", "biblioteca", "médiathèque", "mediateca"))
_OURS = frozenset(("we", "our", "us", "nosotros", "nuestra", "nous", "notre"))
_LEADING = frozenset(
    phrases("""
        to, in, for, with, by, as, through, at, on, from, when, where, because, while, since, every, all
    """)
)
_GENERIC = frozenset(
    phrases("""
        the, of, a, an, and, at, for, in, public, library, libraries, free, memorial, county, city, town,
        township, village, district, regional, system, branch, branches, community, area, consolidated, joint,
        municipal, department, services, teen, teens, youth, young, adult, our, we, to, mission, is, central,
        main, st, saint, biblioteca, pública, publica, bibliothèque, municipale, de, la, le, del, du, des
    """)
)
"""Words that many libraries' names share."""
_VERBS = Vocabulary(
    verbs("""
        exist, seek, strive, provide, support, serve, connect, inspire, empower, enrich, work, offer, help,
        promote, build, lead, deliver, protect, create, educate, prepare, advance, foster, champion, bring,
        welcome, transform, make, give, invite, engage, strengthen, ensure, cultivate, open, keep, believe, aim,
        aspire, envision, want, invest, partner, collaborate, improve, administer, fund, encourage, enhance,
        raise
    """),
    phrases("is, are, will, has, have, exists to, existe, conecta, ofrece, es, sirve, está, est, offre, propose"),
)
_LABELS = frozenset(("mission", "purpose", "vision", "role", "aim", "misión"))
_OF = frozenset(("of", "de", "du"))
_MOST_SUBJECT = 16


def has_blanks(text: str) -> bool:
    """Whether a statement has a blank that waits to be filled in, or is nothing but one."""
    if _BLANK.search(text):
        return True
    words = words_of(text)
    return _LEFT_OPEN.stands_in(words) or (0 < len(words) < 4 and not _FILLERS.without(words))


def is_anothers(text: str, own: Sequence[str]) -> bool:
    """Whether a statement is another body's: it begins with a city's or another library's name, or says what only such
    bodies are for. `own` are the names that are one's own: the library's, the department's."""
    title, colon, rest = text[:400].partition(":")
    if colon and _LIBRARY.isdisjoint(words_of(rest)) and is_anothers(f"{title} is", own):
        return True
    words = [word for word in words_in(text[:400], 50) if word.fold != "&"]
    folds = [stem(word.fold) for word in words]
    if _names_another_library(words, folds, own):
        return True
    subject = _subject(folds)
    heads = folds[subject.start : subject.stop]
    ours = {stem(each) for name in own for each in words_of(name)}
    named = [
        words[subject.start + place :][:length]
        for place, length in _BODIES.places(heads)
        if not ours.issuperset(heads[place : place + length])
    ]
    if any(word.capital for phrase in named for word in phrase) and _LIBRARY.isdisjoint(heads):
        return True
    supporters = (heads[place : place + length] for place, length in _SUPPORTERS.places(heads))
    return any(not ours.issuperset(each) for each in supporters) or _is_anothers_trade(folds)


def _is_anothers_trade(folds: Sequence[str]) -> bool:
    return _TRADES.stands_in(folds) and not any(each in _LIBRARY for each in folds) and "library's" not in folds


def _subject(folds: Sequence[str]) -> range:
    """Where the words of a statement stand before its first verb, after "the mission of", which says whose it is."""
    labelled = (at + 2 for at in range(min(4, len(folds) - 1)) if folds[at] in _LABELS and folds[at + 1] in _OF)
    begin = next(labelled, 0)
    end = next((place for place, _length in _VERBS.places(folds) if place > begin), begin)
    free = folds[begin:end] and folds[begin] not in _LEADING and _OURS.isdisjoint(folds[begin:end])
    return range(begin, end if free and end - begin <= _MOST_SUBJECT else begin)


def _names_another_library(words: Sequence[Word], folds: Sequence[str], own: Sequence[str]) -> bool:
    """Whether a library is named before the statement gets under way, and it shares no name with one's own."""
    at = next((at for at in range(1, min(len(words), 14)) if folds[at] in _LIBRARY and words[at].capital), 0)
    begin = at
    while begin and (words[begin - 1].capital or folds[begin - 1] in ("of", "and", "de")):
        begin -= 1
    named = {folds[place] for place in range(begin, at) if words[place].capital} - _GENERIC
    with_others = begin > 0 and folds[begin - 1] in ("with", "by", "from", "like")
    if not named or with_others or "branch" in folds[begin : at + 2]:
        return False
    ours = {stem(each) for name in own for each in words_of(name)}
    return bool(ours - _GENERIC) and named.isdisjoint(ours) and not _are_initials(named, own)


def _are_initials(named: Iterable[str], own: Iterable[str]) -> bool:
    """Whether all that is named are a library's initials: "ACPL" of "Alder Creek Public Library"."""
    initials = {"".join(word[0] for word in words_of(name)) for name in own}
    return all(any(len(each) > 1 and short.startswith(each) for short in initials) for each in named)
