"""A lexicon: the tables of a document's languages, made ready to be looked up word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from groundplan.sources.finding.tongue import Tongue
from groundplan.sources.finding.tongues import tongues_of
from groundplan.sources.model import Kind

_DASHES = frozenset("-–—(")
_PLAIN = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*['’]?|&|@")


class Role(StrEnum):
    """What a phrase of the tables does where it stands."""

    LABEL = "label"
    WEAK = "weak"
    TALK = "talk"
    TOPIC = "topic"
    SAMPLE = "sample"
    OTHER = "other"
    DEPARTMENT = "department"
    LIBRARY = "library"
    OURS = "ours"
    ASIDE = "aside"
    JOIN = "join"
    OF = "of"
    NUMERAL = "numeral"


class Word(NamedTuple):
    """A word of a text: `fold` as the tables spell it, where it stands, and whether a dash or bracket is before it."""

    fold: str
    start: int
    end: int
    capital: bool
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: what it does, which kind it labels, and how many words it takes."""

    role: Role
    length: int
    phrase: str
    kind: Kind | None = None


def words_of(text: str, most: int = 400) -> list[Word]:
    """The first words of a text."""
    found = []
    for each in islice(_WORD.finditer(text), most):
        said, start = each[0], each.start()
        dashed = start > 1 and (text[start - 1] in _DASHES or text[start - 2] in _DASHES)
        found.append(Word(folded(said), start, each.end(), said[:1].isupper(), dashed))
    return found


def folded(text: str) -> str:
    """A text as the tables spell it."""
    return text.casefold() if text.isascii() else text.replace("’", "'").casefold()


@lru_cache(maxsize=4)
def _plain(text: str) -> frozenset[str]:
    """The words of a text without their signs; the same text is asked of several books in a row."""
    return frozenset(_PLAIN.findall(folded(text)))


def stem(fold: str) -> str:
    """A word without the sign of whose: "city's" is "city"."""
    return fold[:-2] if fold.endswith("'s") else fold.rstrip("'")


class Phrasebook:
    """Phrases looked up at a place in a list of words, the longest first."""

    def __init__(self, entries: Iterable[tuple[str, Match]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Match]]] = {}
        # A text without any of these words holds no phrase of the book: most texts are put aside by them.
        self._telling: dict[bool, set[str]] = {True: set(), False: set()}
        for phrase, match in entries:
            parts = tuple(word.fold for word in words_of(phrase))
            if parts:
                self._telling[match.kind is not None].add(max(_PLAIN.findall(folded(phrase)) or [""], key=len))
                made = Match(match.role, len(parts), phrase, match.kind)
                self._by_first.setdefault(parts[0], []).append((parts, made))
        for listed in self._by_first.values():
            # Stable: of phrases of one length the earlier role stands first.
            listed.sort(key=lambda entry: -len(entry[0]))

    def may_label(self, text: str) -> bool:
        """Whether a text may hold a phrase that names a kind, told at the cost of one glance."""
        return not self._telling[True].isdisjoint(_plain(text))

    def may_hold(self, text: str) -> bool:
        """Whether a text may hold any phrase of a book that names no kinds."""
        return not self._telling[False].isdisjoint(_plain(text))

    def at(self, words: Sequence[Word], place: int) -> Match | None:
        """The longest phrase that begins at this word."""
        fold = words[place].fold
        for parts, match in self._by_first.get(fold, ()):
            if self._fits(words, place, parts):
                return match
        if "'" in fold:
            for parts, match in self._by_first.get(stem(fold), ()):
                if self._fits(words, place, parts):
                    return match
        return None

    @staticmethod
    def _fits(words: Sequence[Word], place: int, parts: tuple[str, ...]) -> bool:
        if len(parts) == 1:
            return True
        if len(words) < place + len(parts):
            return False
        for ahead in range(1, len(parts)):
            fold = words[place + ahead].fold
            if fold != parts[ahead] and stem(fold) != parts[ahead]:
                return False
        return True

    def within(self, words: Sequence[Word]) -> Match | None:
        """The first phrase that stands anywhere in the words."""
        return next((match for place in range(len(words)) if (match := self.at(words, place))), None)


@dataclass(frozen=True, slots=True)
class Books:
    """The phrasebooks that look for one table's phrases each; what a table is for stands in `tongue.py`."""

    be: Phrasebook
    exists: Phrasebook
    envisions: Phrasebook
    valuing: Phrasebook
    tops: Phrasebook
    lowers: Phrasebook
    talk: Phrasebook
    formers: Phrasebook
    narrows: Phrasebook
    says: Phrasebook
    aims: Phrasebook
    resumes: Phrasebook
    memberships: Phrasebook
    backs: Phrasebook
    posts: Phrasebook
    credits: Phrasebook
    subjects: Phrasebook
    topics: Phrasebook
    samples: Phrasebook
    departments: Phrasebook
    others: Phrasebook
    library: Phrasebook
    errands: Phrasebook
    business: Phrasebook
    papers: Phrasebook
    captions: Phrasebook
    leads: Phrasebook
    bodies: Phrasebook
    parts: Phrasebook
    ahead: Phrasebook
    columns: Phrasebook
    periods: Phrasebook
    supporters: Phrasebook
    virtues: Phrasebook
    chapters: Phrasebook
    employers: Phrasebook
    belongs: Phrasebook
    services: Phrasebook
    manifold: Phrasebook
    guides: Phrasebook
    seconds: Phrasebook
    verbs: Phrasebook
    agencies: Phrasebook
    locals: Phrasebook
    ends: Phrasebook
    frames: Phrasebook
    abouts: Phrasebook
    wishes: Phrasebook
    plans: Phrasebook
    questions: Phrasebook
    asks: Phrasebook
    things: Phrasebook
    menus: Phrasebook


@dataclass(frozen=True, slots=True)
class Lexicon(Books):
    """The phrasebooks of a document: `labels` for headings, the others for what stands around a statement."""

    labels: Phrasebook
    begins: dict[Kind, Phrasebook]
    ands: re.Pattern[str]
    """Between the last two entries of a list: "and"; "en" in Dutch, where "trabajo en equipo" is one in Spanish."""
    numerals: dict[str, int]
    ordinals: dict[str, int]


_ROLES: Mapping[str, Role] = {
    **dict.fromkeys(("exists", "envisions", "valuing", "tops", "parts", "virtues", "wishes"), Role.LABEL),
    **dict.fromkeys(("talk", "errands", "business"), Role.TALK),
    **dict.fromkeys(("samples", "guides"), Role.SAMPLE),
    **dict.fromkeys(("others", "supporters", "employers", "services", "agencies"), Role.OTHER),
    **dict.fromkeys(("library", "bodies", "manifold", "locals"), Role.LIBRARY),
    "departments": Role.DEPARTMENT,
    "topics": Role.TOPIC,
    "frames": Role.OF,
}
"""What the phrases of a book do where they stand; those of all other books are asides."""

_TOGETHER: Mapping[str, tuple[str, ...]] = {
    "tops": ("tops", "seconds"),
    "columns": ("columns", "tops", "seconds", "lowers"),
}
"""Books that look for the phrases of several tables."""


@lru_cache(maxsize=32)
def lexicon_of(language: str) -> Lexicon:
    """The lexicon for a document in this language."""
    tongues = tongues_of(language)
    return Lexicon(
        **{each.name: _book_of(each.name, tongues) for each in fields(Books)},
        labels=Phrasebook(_heading_entries(tongues)),
        begins={kind: _book(Role.ASIDE, (each.begins.get(kind, ()) for each in tongues)) for kind in Kind},
        ands=_between(each.joins for each in tongues),
        numerals={word: value for each in tongues for value, word in enumerate(each.numerals, 1)},
        ordinals={word: value for each in tongues for value, word in enumerate(each.ordinals, 1)},
    )


def _book_of(name: str, tongues: Sequence[Tongue]) -> Phrasebook:
    tables = _TOGETHER.get(name, (name,))
    return _book(_ROLES.get(name, Role.ASIDE), (getattr(tongue, table) for tongue in tongues for table in tables))


def is_turned_away(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Whether the word before a label makes it one that was, or another thing's: "FORMER mission", "PROJECT goals"."""
    books = (lexicon.formers, lexicon.narrows)
    return place > 0 and any(book.at(words, place - 1) for book in books)


def _between(tables: Iterable[Iterable[str]]) -> re.Pattern[str]:
    words = sorted({re.escape(word) for table in tables for word in table})
    return re.compile(rf"\s+(?:{'|'.join(words)})\s+", re.IGNORECASE)


def _book(role: Role, tables: Iterable[Iterable[str]]) -> Phrasebook:
    return Phrasebook((phrase, Match(role, 0, phrase)) for table in tables for phrase in table)


def _heading_entries(tongues: Sequence[Tongue]) -> list[tuple[str, Match]]:
    """Every phrase that may stand in a heading; where two are spelled alike, the earlier role wins."""
    entries: dict[str, Match] = {}
    for tongue in tongues:
        tables = [
            *((Role.LABEL, kind, table) for kind, table in tongue.labels.items()),
            *((Role.WEAK, kind, table) for kind, table in tongue.weak.items()),
            (Role.TALK, None, tongue.talk),
            (Role.TOPIC, None, tongue.topics),
            (Role.SAMPLE, None, tongue.samples),
            (Role.OTHER, None, (*tongue.others, *tongue.supporters)),
            (Role.DEPARTMENT, None, tongue.departments),
            (Role.LIBRARY, None, tongue.library),
            (Role.OURS, None, tongue.ours),
            (Role.ASIDE, None, tongue.asides),
            (Role.JOIN, None, tongue.joins),
            (Role.OF, None, tongue.of),
            (Role.NUMERAL, None, tongue.numerals),
        ]
        for role, kind, table in tables:
            for phrase in table:
                entries.setdefault(phrase, Match(role, 0, phrase, kind))
    return list(entries.items())
