"""Whose statement it is: the library's own, a department's, or somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from groundplan.sources.finding.lexicon import Lexicon, Role, Word, words_of
from groundplan.sources.finding.units import Unit
from groundplan.sources.model import Style, Whose

_SPOKEN = re.compile(r"[,.!?]?[”\"]\s*")
_VERB = re.compile(r" (?:exists|exist |is |are to|will |seeks |strives|provides|supports)")
_LOOKED_BACK = 8
_LED_IN = 3
_LONGEST_HEAD = 14
_LONGEST_CHAPTER = 5
_WHOSE = ("whose ", "cuya ", "cuyo ", "dont ", "deren ", "dessen ", "waarvan ", "vars ", "hvis ", "cuja ", "cujo ")
_WHICH = ("which ", "que ", "qui ", "welche ", "welcher ", "welches ", "som ")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a statement is, in the words of the document."""

    whose: Whose
    words: str = ""
    evidence: str = ""
    near: bool = False
    """Its label or its own subject says so, and not what stands over it."""


LIBRARY = Owner(Whose.LIBRARY)
LIBRARY_ITSELF = Owner(Whose.LIBRARY, evidence="library", near=True)


def owner_in(text: str, lexicon: Lexicon) -> Owner | None:
    """The owner that a label, a heading or the beginning of a sentence names; none where it names nobody."""
    words = words_of(text, 30)
    said = " ".join(text.split())[:120]
    if lexicon.samples.within(words):
        return Owner(Whose.OTHER, said, "sample")
    if lexicon.agencies.within(words):
        return Owner(Whose.OTHER, said, "agency")
    # "Friends of the Ashby Library" are not the library; "City of Ashby Library" is one.
    if lexicon.supporters.within(words):
        return Owner(Whose.OTHER, said, "supporter")
    library = lexicon.library.within(words)
    if lexicon.others.within(words) and library is None:
        return Owner(Whose.OTHER, said, "other")
    if lexicon.departments.within(words):
        return Owner(Whose.DEPARTMENT, said, "department")
    return Owner(Whose.LIBRARY, said, "library") if library else None


def owner_over(text: str, lexicon: Lexicon) -> Owner | None:
    """The owner that a heading names for what stands beneath it: a menu that lists "Teens" among others does not."""
    words = words_of(text, 30)
    if is_menu(words, lexicon) or (words and lexicon.credits.at(words, 0)):
        return None
    if _is_of_a_library(words, lexicon):
        return Owner(Whose.DEPARTMENT, " ".join(text.split()), "department")
    named = owner_in(text, lexicon)
    if named and named.whose is Whose.DEPARTMENT and lexicon.posts.within(words):
        # "Children's Librarian (Full-time)" is somebody's post.
        return None
    if named is None or named.whose is not Whose.DEPARTMENT:
        return named if len(words) <= _LONGEST_HEAD else None
    match = lexicon.departments.within(words)
    # "The Forge Makerspace at Holloway Library": what it is of makes a name no longer.
    of = next((at for at in range(1, len(words)) if _is_of(words, at, lexicon)), len(words))
    return named if match and match.length * 2 >= of - 2 else None


def _is_of_a_library(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a line says that something else is a library's: "READ Ashby, a program of the Ashby Library"."""
    at = next((at for at in range(len(words)) if lexicon.belongs.at(words, at)), len(words))
    return lexicon.library.within(words[at:]) is not None and lexicon.library.within(words[:at]) is None


def _is_of(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    match = lexicon.labels.at(words, at)
    return match is not None and match.role is Role.OF


def is_menu(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a line lists the parts of a site: "Home About Kids Teens Friends Calendar"."""
    books = (lexicon.menus, lexicon.ends, lexicon.departments, lexicon.supporters)
    entries = covered = place = 0
    while place < len(words):
        found = next((match for book in books if (match := book.at(words, place))), None)
        entries += found is not None
        covered += found.length if found else 0
        place += found.length if found else 1
    return entries > 2 and covered * 2 >= len(words)


def owner_of(
    said: Sequence[str],
    line: str,
    before: Sequence[Unit],
    headings: Sequence[str],
    lexicon: Lexicon,
    *,
    of_library: bool,
) -> Owner:
    """The owner of a statement: by its label, its own subject, what stands above it, what leads it in, the title.

    `line` is the short line over it, `headings` are the document's title and then the path of headings, outermost
    first. In a document that is mostly `of_library` a heading that names the city is only the banner of its site.
    """
    for place, text in enumerate(said):
        named = _by_label(text, lexicon) if text else None
        if named and not (place and (_is_group(text, named, lexicon) or _is_place(text, named, lexicon))):
            return replace(named, near=True)
    led_in = next(_above(before[-_LED_IN:]), "")
    if lexicon.samples.within(words_of(led_in, 30)):
        return Owner(Whose.OTHER, led_in, "sample")
    chapters = [line, *reversed(headings[1:]), *_above(before)]
    title = "" if " " in headings[0] and _is_chapter(headings[0], lexicon) else headings[0]
    over = [*(text for text in chapters if text and not _is_chapter(text, lexicon)), title]
    owners = [replace(owner, near=text == line) for text in over if (owner := owner_over(text, lexicon))]
    by_name = (each for each in owners if each.evidence == "other" and _calls_by_name(said[0], each.words, lexicon))
    nearest = (each for each in owners if not (of_library and each.evidence == "other"))
    return next(chain(by_name, nearest), LIBRARY)


def speaker_of(after: str, lexicon: Lexicon) -> Owner | None:
    """Who says what was quoted, where that is nobody of the library: "…," said Ann Lee of Readers United."""
    quoted = _SPOKEN.match(after)
    words = words_of(after[quoted.end() :], 24) if quoted else []
    if not words or lexicon.says.at(words, 0) is None or lexicon.library.within(words):
        return None
    of = any(_is_of(words, at, lexicon) and words[at + 1].capital for at in range(1, len(words) - 1))
    return (
        Owner(Whose.OTHER, " ".join(after[quoted.end() :].split())[:120], "other", near=True) if quoted and of else None
    )


def _by_label(text: str, lexicon: Lexicon) -> Owner | None:
    """The owner that a label or a subject names: what stands after its last comma, or before it where that goes on.

    "As part of the city's plan, the library's mission" is the library's; "the school, whose mission is" no library's,
    and "the Council's plan, which sets three goals" the council's.
    """
    before, _comma, after = text.rpartition(",")
    if after.strip().startswith(_WHOSE):
        return owner_in(before, lexicon) or Owner(Whose.OTHER, before, "other")
    if after.strip().startswith(_WHICH):
        return owner_in(before, lexicon) or owner_in(after, lexicon)
    words = words_of(after, 30)
    ours = any((match := lexicon.labels.at(words, at)) and match.role is Role.OURS for at in range(len(words)))
    return owner_in(after, lexicon) or (None if ours else owner_in(before, lexicon))


def _calls_by_name(label: str, banner: str, lexicon: Lexicon) -> bool:
    """Whether a label takes up a word of a site's banner: "District mission" on a page of "Ridge School District"."""
    words = words_of(label, 12)
    own = {word.fold for at, word in enumerate(words) if word.capital and lexicon.labels.at(words, at) is None}
    return not own.isdisjoint(word.fold for word in words_of(banner, 20))


def _is_chapter(text: str, lexicon: Lexicon) -> bool:
    """Whether a heading is one of a plan's parts, "Foundation", "1: Foundation Statements", and names nobody."""
    words = words_of(text, 8)
    named = [at for at in range(len(words)) if lexicon.chapters.at(words, at)]
    known = (lexicon.labels.at(words, at) or at in named or words[at].fold.isdecimal() for at in range(len(words)))
    return bool(named) and len(words) < _LONGEST_CHAPTER and all(known)


def _above(before: Sequence[Unit]) -> Iterator[str]:
    """What stands over a label, the nearest first: headings, lines that lead in."""
    for unit in reversed(before[-_LOOKED_BACK:]):
        if unit.text.endswith(":"):
            yield " ".join(unit.text[-160:].split()[-_LONGEST_HEAD:])
        elif unit.style is Style.HEADING:
            yield unit.text


def _is_group(subject: str, named: Owner, lexicon: Lexicon) -> bool:
    """Whether the subject of a statement is people and no department: "Children will come to school ready"."""
    match = lexicon.departments.within(words_of(subject, 30))
    return named.whose is Whose.DEPARTMENT and match is not None and match.length == 1


def _is_place(subject: str, named: Owner, lexicon: Lexicon) -> bool:
    """Whether a city in the subject of a statement only says where: "Every child in Gage County", "Serving Ashby"."""
    words = words_of(subject, 30)
    first = 0 if words and lexicon.others.at(words, 0) else 1
    return named.evidence == "other" and (len(words) <= first or lexicon.others.at(words, first) is None)


def speaks_of_agency(title: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a document is a state's or nation's library's own, and not one that only names it."""
    words = words_of(text, 1500)
    agency = sum(lexicon.agencies.at(words, at) is not None for at in range(len(words)))
    local = sum(lexicon.locals.at(words, at) is not None for at in range(len(words)))
    named = lexicon.agencies.within(words_of(title, 20)) is not None
    return agency > local and (agency > 1 or named)


def speaks_mostly_of_library(text: str, lexicon: Lexicon) -> bool:
    """Whether a document names a library again and again, and more often than cities, schools and the like."""
    words = words_of(text, 3000)
    library = sum(lexicon.library.at(words, at) is not None for at in range(len(words)))
    others = sum(lexicon.others.at(words, at) is not None for at in range(len(words)))
    return library > 2 and library > others


def speaks_of_no_library(text: str, lexicon: Lexicon) -> bool:
    """Whether a document names a city, a school or the like, and no library anywhere."""
    words = words_of(text, 5000)
    if any(lexicon.library.at(words, at) for at in range(len(words))):
        return False
    return sum(lexicon.others.at(words, at) is not None for at in range(len(words))) > 3


def subject_of(statement: str) -> str:
    """The words of a statement before its verb, where it names who speaks: "The Friends of … exist to"."""
    opening = statement[:90].split(",", 1)[0] + " "
    if opening[:1].islower() or opening.startswith(("To ", "We ")):
        return ""
    verb = _VERB.search(opening, 1)
    return opening[: verb.start()] if verb else ""


def begins_with_library(statement: str, lexicon: Lexicon) -> bool:
    """Whether a statement says of itself that a library speaks: "The library invites …", "Our libraries are …"."""
    words = words_of(statement[:60], 4)
    for place in range(min(len(words) - 1, 3)):
        match = lexicon.labels.at(words, place)
        if match and match.role is Role.LIBRARY:
            return (
                lexicon.supporters.at(words, place + match.length) is None
                if place + match.length < len(words)
                else True
            )
        if match is None or match.role not in (Role.OURS, Role.ASIDE):
            return False
    return False


def named_by(statement: str, lexicon: Lexicon) -> Owner | None:
    """Whom a statement begins with by name: "The Friends of the Ashby Library" before "raise funds".

    A city is named by the first words only: "Serving Ashby County" says whom a library serves.
    """
    words = words_of(statement[:120], 16)
    length = 0
    for place, word in enumerate(words):
        if word.capital:
            length = place + 1
        elif lexicon.labels.at(words, place) is None:
            break
    if not 1 < length < len(words):
        return None
    name = statement[: words[length - 1].end]
    owner = owner_in(name, lexicon)
    return None if owner and _is_place(name, owner, lexicon) else owner
