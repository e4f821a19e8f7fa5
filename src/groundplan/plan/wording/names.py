"""A possible teen's name or contact in a text: a given name beside an age, a grade, a school, a number or a handle."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from groundplan.plan.wording import beside_names as beside
from groundplan.plan.wording.given_names import ALSO_WORDS, GIVEN
from groundplan.plan.wording.vocabulary import phrases, words_of

_LONGEST = 4000
_PRIVATE_MAIL = (
    "gmail.",
    "yahoo.",
    "hotmail.",
    "outlook.",
    "icloud.",
    "aol.",
    "proton",
    "student",
    "stu.",
    "stud.",
    "kids.",
)
_NO_NAMES = frozenset(
    phrases("""
        january, february, march, april, may, june, july, august, september, october, november, december,
        monday, tuesday, wednesday, thursday, friday, saturday, sunday, mondays, tuesdays, wednesdays,
        thursdays, fridays, saturdays, sundays, teen, teens, tween, tweens, youth, student, students, grade,
        grades, age, ages, room, level, chapter, week, session, module, page, step, phase, goal, each, every,
        all, any, our, the, an, in, for, from, with, one, two, three, most, some, many, when, if, at, on, to,
        by, of, and, or, but, ask, invite, find, give, let, have, has, make, start, kids, girls, boys, high,
        middle, school, library, summer, spring, fall, winter, they, their, she, he, her, his, this, that,
        these, those, volunteer, volunteers, patron, patrons, children, adults, young, ya, tab, group, class,
        club, program, programs, she's, he's, it, is, are, minecraft, roblox, chromebook, ipad, zine, anime,
        manga, teenager, teenagers, regular, regulars, cada, los, las, una, unos, para, con, por, jóvenes,
        estudiantes, les, des, pour, avec, chaque
    """)
)
"""Capitalised words that stand before ages and grades and are nobody's name."""


_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]+")
_NAMES = frozenset(name.title() for name in GIVEN | ALSO_WORDS) | frozenset(name.upper() for name in GIVEN)
# An age or a telephone number. It begins with any figure, so that the rest of a text is passed over at once.
_NUMBERS = re.compile(r"\d(?:(?<=1)[0-9](?!\d)|\d\d[-. ]\d{4})")
_HINTS = (
    "@",
    "grade",
    "freshman",
    "sophomore",
    "schooler",
    "junior",
    "senior",
    "insta",
    "snap",
    "discord",
    "tiktok",
    "ig:",
)


def staff_words(names: Collection[str], texts: Collection[str] = ()) -> frozenset[str]:
    """The words of names that belong to staff and partners, which are no findings wherever they stand; of `texts`, in
    which names stand among other words, those with a capital letter."""
    said = {word for name in names for word in words_of(name)}
    said |= {word for text in texts for each in beside.NAME.findall(text[:_LONGEST]) for word in words_of(each)}
    return frozenset(word.removesuffix("'s") for word in said if len(word) > 1)


def may_name_a_teen(text: str) -> bool:
    """Whether a text is worth reading for names; a glance puts most texts aside, also many in one."""
    if not _NAMES.isdisjoint(_CAPITALISED.findall(text)) or _NUMBERS.search(text):
        return True
    folded = text.casefold()
    for hint in _HINTS:  # noqa: SIM110 a generator would cost more than what it looks for
        if hint in folded:
            return True
    return False


def names_a_teen(text: str, staff: frozenset[str], *, of_wishes: bool = False) -> bool:
    """Whether a text may name a teen, or tell how to reach one; `of_wishes`: it is what teens said."""
    text = text[:_LONGEST]
    if not may_name_a_teen(text):
        return False
    names = [*_names(text, staff)]
    return any(_is_told(text, begin, end, given, of_wishes) for begin, end, given in names) or _reaches(
        text, staff, [given for _begin, _end, given in names if given]
    )


def _names(text: str, staff: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Capitalised words that may be somebody's name: where they stand, and the given name, if it is one."""
    for found in beside.NAME.finditer(text):
        fold = found[0].replace("’", "'").casefold()
        if fold in staff or (fold in _NO_NAMES and fold not in GIVEN):
            continue
        begin, end = found.span()
        if beside.TITLE.search(text[max(0, begin - 40) : begin]) or beside.PLACE.match(text, end):
            continue
        yield begin, end, fold if fold in GIVEN else ""


def _is_told(text: str, begin: int, end: int, given: str, of_wishes: bool) -> bool:
    """Whether what stands around a name says that a teen bears it."""
    before = text[max(0, begin - 60) : begin]
    if given and (beside.AGE_OR_GRADE.match(text, end) or beside.GRADE_BEFORE.search(before)):
        return True
    if (given or text[begin:end].casefold() in ALSO_WORDS) and (
        beside.BARE_AGE.match(text, end) or beside.YEARS_BEFORE.search(before)
    ):
        return True
    if (told := beside.AGE_OF_ANYBODY.match(text, end)) and not (
        beside.BEGINS.search(before) and not _may_begin(text[begin:end], told[0])
    ):
        return True
    if not given:
        return False
    if beside.GRADES_OF_SEVERAL.match(text, end):
        return True
    if beside.A_TEEN_BEFORE.search(before) or beside.A_TEEN_AFTER.match(text, end) or beside.KIN.match(text, end):
        return True
    if of_wishes and beside.WISHES.match(text, end):
        return True
    is_adult = beside.GROWN_UP.search(text[max(0, begin - 40) : end + 80]) or beside.MEETING.search(before)
    return beside.SCHOOL.match(text, end) is not None and not is_adult


def _may_begin(name: str, told: str) -> bool:
    """Whether the first word of a sentence is a name all the same: other words have a capital letter there, too."""
    fold = name.casefold()
    return fold in GIVEN or (fold in ALSO_WORDS and fold not in _NO_NAMES) or " who " in told


def _reaches(text: str, staff: frozenset[str], given: list[str]) -> bool:
    """Whether a text has a number, an address or a handle that may be a teen's."""
    mails = beside.MAIL.findall(text) if "@" in text else []
    if any(_is_private(name, host, staff) for name, host in mails):
        return True
    handles = [at or said for at, said in beside.HANDLE.findall(beside.MAIL.sub(" ", text) if mails else text)]
    phone = beside.PHONE.search(text) is not None
    if not phone and not handles:
        return False
    theirs = beside.THEIRS.search(text) is not None and staff.isdisjoint(words_of(text))
    beside_a_teen = theirs or (bool(given) and not beside.GROWN_UP.search(text))
    return (phone and beside_a_teen) or any(_is_persons(each.casefold(), staff, beside_a_teen) for each in handles)


def _is_private(name: str, host: str, staff: frozenset[str]) -> bool:
    host, name = host.casefold(), name.casefold()
    is_private = any(host.startswith(each) or f".{each}" in f".{host}" for each in _PRIVATE_MAIL)
    return is_private and not _is_houses(name, staff)


def _is_persons(handle: str, staff: frozenset[str], beside_a_teen: bool) -> bool:
    """Whether a handle is a person's, and neither the library's nor somebody's who works there."""
    if _is_houses(handle, staff):
        return False
    return beside_a_teen or any(part in GIVEN for part in re.findall(r"[^\W\d_]{3,}", handle.replace("_", " ")))


def _is_houses(name: str, staff: frozenset[str]) -> bool:
    """Whether a handle or an address is the library's, or bears the name of somebody who works there."""
    return any(each in name for each in _HOUSES) or any(len(each) > 3 and each in name for each in staff)


_HOUSES = ("lib", "teens", "reads", "books", "staff", "youth", "info")
