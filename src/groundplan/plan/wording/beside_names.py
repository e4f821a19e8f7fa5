"""What stands beside a name and tells whose it is: an age, a grade, a school, a title, a place, a number.

Patterns are matched where a name ends or where it begins, and every repetition in them is bounded, so that a text costs
what it is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from groundplan.plan.wording.vocabulary import phrases


def _one_of(table: Iterable[str]) -> str:
    """A group that takes any phrase of a table, the longest first, and nothing that goes on after it."""
    said = "|".join(re.escape(each).replace(r"\ ", r"\s") for each in sorted(table, key=len, reverse=True))
    return rf"(?:(?:{said})(?!\w))"


def _capital(table: Iterable[str]) -> tuple[str, ...]:
    """A table's phrases as they stand in a name."""
    return tuple(each.title() for each in table)


_GRADES = phrases("""
    sixth grade, seventh grade, eighth grade, ninth grade, tenth grade, eleventh grade, twelfth grade, sixth
    grader, seventh grader, eighth grader, ninth grader, tenth grader, eleventh grader, twelfth grader,
    freshman, sophomore, junior at, junior in, senior at, senior in, middle schooler, high schooler
""")
_YEARS_OLD = phrases("year, years, yr, yrs, yo, y/o, años, anos, ans, jahre")
_TEENS = phrases("""
    teen, teens, teenager, teenagers, tween, tweens, student, students, girl, girls, boy, boys, kid, kids,
    patron, patrons, regular, regulars, teen volunteer, teen volunteers, teen intern, teen interns, tab member,
    tab members, tab president, teen leader, teen helper, teen artist, junior volunteer, youth volunteer,
    student volunteer, student intern
""")
_IS_A_TEEN = phrases("teen, teens, tab, teen volunteer, teen intern, student, youth volunteer, regular, regulars")
_SCHOOLS = (
    *_capital(phrases("high, middle, junior high, academy, school, prep")),
    *("HS", "MS", "JHS", *phrases("high school, middle school")),
)
_KIN = phrases("""
    number, cell, phone, cell number, phone number, insta, instagram, ig, snap, snapchat, discord, tiktok, mom,
    mother, mum, dad, father, parent, parents, grandma, grandmother, guardian, foster mom, foster family,
    brother, sister, address, house, email, e-mail
""")
_REACHED_BY = phrases("""
    number, cell, phone, cell number, cell phone, phone number, insta, instagram, ig, snap, snapchat, discord,
    tiktok, email, e-mail, handle
""")
_WISHING = phrases("""
    want, wants, asked, asks, would like, said, says, love, loves, wished, wishes, keeps asking, quiere, pide, veut""")
_TITLES = phrases("""
    mr, mrs, ms, mx, dr, miss, coach, officer, principal, prof, professor, sr, sra, señor, señora, director,
    teacher, counselor, counsellor, librarian, author, artist, chef, dj, deputy, chief, mayor, judge, pastor,
    manager, illustrator, poet, saint, st, school
""")
_GROWN_UPS = phrases("""
    librarian, counselor, counsellor, teacher, principal, coach, director, manager, author, artist, staff, media
    specialist, social worker, trustee, supervisor, coordinator, secretary, owner
""")
_PLACES = _capital(
    phrases("""
        street, st, ave, avenue, road, park, library, school, high, middle, elementary, center, centre, county,
        city, branch, club, foundation, college, university, award, bookstore, books, church, hall, room,
        academy, mall, museum, day, month, week
    """)
)
_MEETING = phrases("email, e-mail, call, phone, contact, write, meet, meet with, ask, talk to, talk with, with, thank")
_GO_ON = phrases("""
    and, who, from, goes, wants, loves, is, has, asked, at, comes, came, said, y, et, quiere
""")

_SURNAME = r"(?:\s{1,2}[A-ZÀ-ÖØ-Þ][\w'’-]{0,20}\.?){0,2}"
_AGE = r"1[0-9](?![\d%:/+])(?!\s?[-–/]\s?\d)(?!\s(?:and|or|to)\s(?:up|older|over|1\d)\b)"
_GRADE = (
    r"(?:(?:6|7|8|9|10|11|12)th[ -]?(?:grader?\b|(?=[)]))|grade\s(?:6|7|8|9|10|11|12)\b(?!\s?[-–])|"
    rf"{_one_of([*_GRADES, *(each.replace(' ', '-') for each in _GRADES)])})"
)
_YEARS = rf"(?:aged?\s{_AGE}|edad\s{_AGE}|1[0-9][ -]?{_one_of(_YEARS_OLD)})"
_IS = r"(?:(?:is|who|who's|he's|she's|now|just|a|an|our|the|turned|turns|tiene|de)\s){0,4}"
_SHE_IS = r",?\s(?:who\s|who['’]s\s)?(?:is|turned|turns|de)\s"
_NAMED = r"(?:,|\s(?:named|called|teen|student|girl|boy)){0,2}[\s,:(]{1,2}\Z"

NAME = re.compile(r"(?<![\w@.'’-])[A-ZÀ-ÖØ-Þ][^\W\d_]{1,20}(?:-[A-Z][^\W\d_]{1,20})?")
BARE_AGE = re.compile(
    rf"{_SURNAME}\s?(?:[,(–-]\s?(?:(?:she/her|he/him|they/them)[,;]?\s)?|{_SHE_IS}){_AGE}(?=\s?(?:[),.;:!?–-]|$|\n|{_one_of(_GO_ON)}))",
)
"""Behind a given name: ", 15 and", " (14)"."""
AGE_OR_GRADE = re.compile(rf"{_SURNAME}(?i:[\s,;:(–-]{{1,3}}{_IS}(?:{_YEARS}|{_GRADE}))")
GRADES_OF_SEVERAL = re.compile(
    rf"{_SURNAME}\s?[,(–-]\s?(?i:(?:both|all|two|three)\s(?:\S{{1,12}}\s){{0,2}}?"
    r"(?:1[0-9]\b|grade|[a-z0-9]{1,9}[ -]graders|freshm[ae]n|sophomores?|juniors?|seniors?|(?:high|middle) schoolers))"
)
"""Behind the last of several names: ", both sophomores"."""
AGE_OF_ANYBODY = re.compile(
    rf"{_SURNAME}(?i:(?:\s?[,(]\s?(?:a|an|our|the)?\s?|{_SHE_IS}(?:a\s|an\s)?)(?:{_YEARS}|{_GRADE}))(?=\s?(?:[^\s\w]|$|{_one_of(_GO_ON)}|old))",
)
"""Behind a word that no table knows as a name."""
YEARS_BEFORE = re.compile(rf"(?i:{_YEARS}(?:[ -]?olds?)?{_NAMED})")
GRADE_BEFORE = re.compile(rf"(?i:{_GRADE}{_NAMED})")
BEGINS = re.compile(r"(?:\A|[.!?:•\n])[\s\"“'(-]{0,9}\Z")
A_TEEN_BEFORE = re.compile(
    rf"\b{_one_of(_TEENS)}(?:,?\s(?:named|called|like|such as))?[\s,:(]{{1,2}}(?:[a-z]{{2,20}}(?:,|\sand)\s){{0,2}}\Z",
    re.IGNORECASE,
)
A_TEEN_AFTER = re.compile(
    rf"{_SURNAME}(?i:(?:\s?[,(–-]\s?|\sis\s)(?:(?:a|an|our|the|one of|my)\s){{0,3}}{_one_of(_IS_A_TEEN)})"
)
SCHOOL = re.compile(
    rf"{_SURNAME}\s?(?:,\s?|\(\s?|\s(?:who\s)?(?:from|at|goes\sto|attends|over\sat)\s)(?:the\s)?"
    rf"(?:[A-ZÀ-Þ][\w.'’-]{{0,20}}\s){{0,3}}{_one_of(_SCHOOLS)}"
)
KIN = re.compile(rf"['’]s\s{_one_of(_KIN)}", re.IGNORECASE)
WISHES = re.compile(rf"\s?:|(?:\s(?:and|&)\s[A-Z]\w{{1,20}})?\s{_one_of(_WISHING)}")
TITLE = re.compile(rf"\b{_one_of(_TITLES)}\.?\s(?:[a-z]\w{{0,20}}\s)?\Z", re.IGNORECASE)
GROWN_UP = re.compile(rf"\b{_one_of(_GROWN_UPS)}", re.IGNORECASE)
PLACE = re.compile(rf"\s(?:[A-Z]\w{{1,20}}\s){{0,2}}{_one_of(_PLACES)}")
MEETING = re.compile(rf"\b{_one_of(_MEETING)}\s\Z", re.IGNORECASE)

PHONE = re.compile(r"(?<![\w$-])(?:\(?\d{3}\)?[-. ]{1,2})?\d{3}[-. ]\d{4}(?![\w-])")
MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,60})@((?:[\w-]{1,60}\.){1,4}[A-Za-z]{2,10})\b")
HANDLE = re.compile(
    r"(?<![\w.@/])@([A-Za-z_][\w.]{2,30})|"
    r"\b(?:insta|instagram|ig|snap|snapchat|discord|tiktok)(?:\s?:\s?|\s(?:is|handle)\s)@?"
    r"((?!insta\b|ig\b)[A-Za-z_][\w.#]{2,30})",
    re.IGNORECASE,
)
THEIRS = re.compile(
    r"\b(?:teen|student|kid|girl|boy|her|his|volunteer|mom|mother|parent)(?:['’]s)?\s(?:own\s|personal\s)?"
    rf"{_one_of(_REACHED_BY)}",
    re.IGNORECASE,
)
