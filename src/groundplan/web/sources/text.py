"""What somebody looks for, found in a text however it is written: capitals, accents and spacing do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

# (begin, end) in a text.
Span = tuple[int, int]

LONGEST_QUESTION = 100
MOST_WORDS = 8
_ASKED = re.compile(r'"([^"]*)"|(\S+)')
# Pages turn a text that holds these around, or end it.
_UNFIT = dict.fromkeys([0, *range(0xD800, 0xE000)])


def one_line(text: str, longest: int) -> str:
    """A title or name on one line, without signs that cannot be seen."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())[:longest].strip()


def kept(text: str) -> str:
    """A text as every database keeps it."""
    return text.translate(_UNFIT)


def folded(text: str) -> str:
    """The text as it is searched: small letters without accents, one space between words."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(_plain(text).split())


def wanted(question: str) -> list[str]:
    """What a question asks for, folded: its words, and whole phrases that stand in quotation marks; the signs of less
    than two letters that a whole question may consist of are left to who asks."""
    straight = kept(question[:LONGEST_QUESTION]).replace("“", '"').replace("”", '"').replace("„", '"')
    found = (folded(phrase or word.replace('"', "")) for phrase, word in _ASKED.findall(straight))
    return list(dict.fromkeys(each for each in found if each))[:MOST_WORDS]


def hits(text: str, words: Sequence[str]) -> list[Span]:
    """Where the folded words stand in a text, in order and without overlaps."""
    plain, places = _with_places(text)
    found = sorted(span for word in words for span in _every(plain, word))
    spans: list[Span] = []
    for begin, end in found:
        if not spans or places[begin] >= spans[-1][1]:
            spans.append((places[begin], places[end - 1] + 1))
    return [(begin, _whole(text, end)) for begin, end in spans]


def _every(plain: str, word: str) -> Iterator[Span]:
    at = plain.find(word) if word else -1
    while at >= 0:
        yield at, at + len(word)
        at = plain.find(word, at + len(word))


def _with_places(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its letters, where it stands in the text."""
    letters: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        plain = " " if sign.isspace() else sign.lower() if sign.isascii() else _plain(sign)
        if plain.isspace() and (not letters or letters[-1] == " "):
            continue
        letters += plain
        places += [at] * len(plain)
    return "".join(letters), places


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in apart if not _is_accent(sign))


def _is_accent(sign: str) -> bool:
    """A mark on a letter, or a sign of no width such as a soft hyphen."""
    if sign < "\u0300":
        return sign == "\xad"
    return unicodedata.combining(sign) != 0 or unicodedata.category(sign) in ("Mn", "Cf")


def _whole(text: str, end: int) -> int:
    """The end of a hit with the accents that belong to its last letter."""
    while end < len(text) and _is_accent(text[end]):
        end += 1
    return end


def around(text: str, spans: Sequence[Span], before: int = 120, after: int = 240) -> tuple[int, int]:
    """Which part of a long text is shown about its first hit: whole words."""
    first = spans[0][0] if spans else 0
    begin, end = max(0, first - before), min(len(text), first + after)
    if begin:
        begin = text.find(" ", begin, first) + 1 or begin
    if end < len(text):
        end = max(text.rfind(" ", first, end), first + 1) if text.rfind(" ", first, end) > 0 else end
    return begin, end


def pieces(text: str, spans: Sequence[Span], begin: int = 0, end: int | None = None) -> list[tuple[str, bool]]:
    """A text from `begin` to `end` as parts, each with whether it is one of the spans."""
    end, found, at = len(text) if end is None else end, [], begin
    for one, two in spans:
        one, two = max(one, at), min(two, end)
        if one < two:
            found += [(text[at:one], False), (text[one:two], True)]
            at = two
    return [(part, is_it) for part, is_it in [*found, (text[at:end], False)] if part]
