"""Plain text → a reading: paragraphs, headings as far as they can be guessed, list items, rows, pages at form feeds."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from groundplan.intake.cell import UnfitError
from groundplan.sources.extract.limits import MOST_PAGES, MOST_PASSAGES, MOST_WRITTEN, MUCH, PAGES
from groundplan.sources.extract.outline import Outline, indent_of, mark_of
from groundplan.sources.extract.passages import parts_of
from groundplan.sources.finding.tongue import phrases
from groundplan.sources.language import language_of
from groundplan.sources.model import Passage, Reading, Style

# The longer marks first: the one for UTF-16 begins the one for UTF-32.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# The last ones are what bullets of Wingdings and Symbol become when their font is lost.
_BULLET = re.compile(
    r"\s*(?:[-–—*+•●○◦▪▫■□◆◇►▸➢➤➔➜→>✓✔❖·‣⁃∙★☆✦✧☐☑»§\uf0a7\uf0b7\uf0d8\uf076\uf0fc]|[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?|o(?=\s{1,4}[A-Z]))\s+(?=\S)"
)
_NUMBER = re.compile(r"\s*(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)])\s+(?=\S)")
_MARKDOWN = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_GAP = re.compile(r"\S[ \t]{4,}\S")
# A line that begins with a word and a colon, "Goal: …", goes on with nothing.
_LED = re.compile(r"\s*[A-ZÁÉÍÓÚÄÖÜÅØ][^\W\d_]{2,15}:\s")
_RULE = re.compile(r"[\s|:=_*\-–—~+]+\Z")
_OPEN_ENDED = frozenset(
    phrases(
        "a, an, and, as, at, by, for, from, in, into, is, of, on, or, our, the, their, to, with, y, de, la, el, et, und"
    )
)

# What pages say before they say what they are.
_SKIPPED = re.compile(
    r"skip\b|top of page|toggle|main navigation|you are here"
    r"|(?:menu|search|home|close|about|about us|services|events|news|calendar|catalog|catalogue|contact|contact us"
    r"|sign in|log in|my account|donate|share|print)\s*\Z",
    re.IGNORECASE,
)

_LONGEST_HEADING = 90
_LONGEST_ENTRY = 40
_MOST_WORDS, _MOST_WORDS_INSIDE = 12, 6
_NEAR_THE_TOP = 2
# Lines are taken for one paragraph that was broken at a margin when the margin lies between these columns.
_NARROWEST, _WIDEST = 40, 130


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of lines that belong together: where they begin and end, and what they are."""

    start: int
    end: int
    style: Style
    level: int = 0
    numbered: bool = False
    inside: bool = False
    """Other lines stand right above it."""


def extract(data: bytes) -> Reading:
    """What a plain text says; every passage is an exact part of the text, whose line ends are `\\n`.

    Raises `UnfitError` for far more than anybody writes.
    """
    if len(data) > MOST_WRITTEN:
        raise UnfitError(MUCH)
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    passages: list[Passage] = []
    outline = Outline()
    sheets = text.split("\f")
    if len(sheets) > MOST_PAGES:
        raise UnfitError(PAGES)
    for number, sheet in enumerate(sheets, 1):
        for piece in _headed(list(_pieces(sheet)), sheet):
            page, above = number if len(sheets) > 1 else 0, _over(outline, piece, sheet)
            for part in parts_of(sheet[piece.start : piece.end]) or [""]:
                if len(passages) == MOST_PASSAGES:
                    raise UnfitError(MUCH)
                passages.append(Passage(f"p{len(passages) + 1}", part, page, above, piece.style))
    title = _title(passages)
    return Reading(
        title=title,
        pages=len(sheets) if len(sheets) > 1 else 0,
        language=language_of(text),
        passages=tuple(passages),
    )


def _is_line(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and "\n" not in text and not text.endswith(".")


def _over(outline: Outline, piece: _Piece, sheet: str) -> tuple[str, ...]:
    """The path above a piece."""
    said = sheet[piece.start : piece.end]
    before = sheet[sheet.rfind("\n", 0, piece.start) + 1 : piece.start]
    if piece.style is Style.HEADING:
        return outline.over_heading(said, piece.level)
    return outline.over_item(said, before) if piece.style is Style.ITEM else outline.over_text()


def _title(passages: Sequence[Passage]) -> str:
    """The first line that says what the text is, if it is short; else the first heading."""
    said = [each for each in passages if not _SKIPPED.match(each.text)]
    first = said[0] if said else None
    # Behind several entries of a menu the next line is likely one more.
    if (
        first
        and first in passages[:_NEAR_THE_TOP]
        and first.style in (Style.TEXT, Style.HEADING)
        and _is_line(first.text)
    ):
        return first.text
    return next((each.text for each in said if each.style is Style.HEADING), "")


def decoded(data: bytes) -> str:
    """The text of a file whose encoding nobody told: by its mark, as UTF-8, or as Windows had it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace").lstrip("\ufeff")
    for name in ("utf-8", "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _pieces(sheet: str) -> Iterator[_Piece]:
    """The pieces of a page, block by block; an empty line ends a block."""
    block: list[tuple[int, int]] = []
    at = 0
    for line in [*sheet.split("\n"), ""]:
        end = at + len(line)
        if line.strip() and not _RULE.match(line):
            block.append((at, at + len(line.rstrip())))
        elif block:
            yield from _block(block, sheet)
            block = []
        at = end + 1


def _block(lines: list[tuple[int, int]], sheet: str) -> Iterator[_Piece]:
    """Lines that stand together, as items, rows, headings or paragraphs."""
    width = max(end - start for start, end in lines)
    flowing = _flows([sheet[start:end] for start, end in lines], width)
    made: list[_Piece] = []
    for start, end in lines:
        line = sheet[start:end]
        above = made[-1] if made and made[-1].style is Style.ROW else None
        piece = _begun(line, start, end, bare=above is not None and _is_bare(sheet, above))
        if made and piece.style is Style.TEXT and _continues(sheet, made[-1], line, width, flowing):
            made[-1] = replace(made[-1], end=end)
        else:
            made.append(replace(piece, inside=bool(made)))
    yield from made


def _is_bare(sheet: str, row: _Piece) -> bool:
    """Whether a row begins with no bar, or with one that stands for an empty cell."""
    begun = sheet.rfind("\n", 0, row.start) + 1
    return "|" not in sheet[begun : row.start]


def _begun(line: str, start: int, end: int, *, bare: bool = False) -> _Piece:
    """The piece that a line begins, without its bullet or number; `bare` rows above it begin with no bar."""
    if found := _MARKDOWN.match(line):
        return _Piece(start + found.end(), end, Style.HEADING, level=len(found[1]))
    stripped = line.strip()
    if stripped.count("|") >= 1 and len(stripped) > 1:
        inner = stripped.strip("| \t")
        if "|" in inner or stripped.startswith("|"):
            at = start + line.index(inner) if inner else start
            # "| | Action" is a row whose first cell is empty, and keeps its place in the table.
            bars = [place for place, sign in enumerate(line[: at - start]) if sign == "|"][not bare :]
            return _Piece(start + bars[0] if bars else at, at + len(inner), Style.ROW)
    if found := _BULLET.match(line):
        return _Piece(start + found.end(), end, Style.ITEM)
    if found := _NUMBER.match(line):
        return _Piece(start + found.end(), end, Style.ITEM, numbered=True)
    return _Piece(start + len(line) - len(line.lstrip()), end, Style.TEXT)


def _flows(lines: list[str], width: int) -> bool:
    """Whether the lines look like a paragraph that was broken at a margin rather than one thing a line."""
    if not _NARROWEST <= width <= _WIDEST or len(lines) < 2:
        return False
    if sum(_GAP.search(line) is not None for line in lines) > 2:
        return False
    ended = sum(line.rstrip().endswith((".", "!", "?", ":", ";")) for line in lines)
    if ended * 2 > len(lines):
        return False
    broken = any(line.strip()[:1].islower() for line in lines[1:])
    return broken or (len(lines) > 2 and all(len(line) > 0.75 * width for line in lines[:-1]))


def _continues(sheet: str, open_piece: _Piece, line: str, width: int, flowing: bool) -> bool:
    """Whether a line goes on with the piece that is open."""
    if open_piece.style not in (Style.TEXT, Style.ITEM):
        return False
    last = sheet.rfind("\n", open_piece.start, open_piece.end) + 1
    before = sheet[max(last, open_piece.start) : open_piece.end].rstrip()
    if before.isupper() and not line.isupper() and len(before) > 1:
        return False
    if _LED.match(line):
        return False
    if line.strip()[:1].islower() or before.endswith((",", "-", "–", "&")):
        return True
    if before.rsplit(" ", 1)[-1].casefold() in _OPEN_ENDED:
        return True
    ended = before.endswith((".", "!", "?", ":"))
    begun = sheet.rfind("\n", 0, open_piece.start) + 1
    first = sheet.find("\n", begun, open_piece.end)
    if not ended and indent_of(line) > indent_of(sheet[begun : first if first >= 0 else open_piece.end]) + 2:
        return True
    return flowing and len(before) > 0.7 * width and not before.endswith(":")


def _headed(pieces: list[_Piece], sheet: str) -> Iterator[_Piece]:
    """The pieces with those marked as headings that look like one."""
    last = ""
    heading: dict[str, bool] = {}
    short = 0
    for place, (piece, after) in enumerate(zip_longest(pieces, pieces[1:])):
        mark = _mark_of(piece, sheet, last)
        counted = piece.style is Style.ITEM and piece.numbered and after is not None and not after.numbered
        # The last of several numbers in a row ends a list and heads nothing, unless such numbers headed before.
        counted, last = counted and (not last or (last != mark and heading.get(mark, False))), mark
        heading[mark] = counted
        said = sheet[piece.start : piece.end]
        short = 0 if not piece.inside or len(said) > _LONGEST_ENTRY or piece.style is not Style.TEXT else short + 1
        # The last of several short lines in a row ends a menu or a list and heads nothing.
        entry = short > 1 and not said.isupper()
        heads = _is_heading(said, piece, after, sheet) or _heads_block(said, pieces, place)
        if (piece.style is Style.TEXT or counted) and not entry and heads:
            loud = sheet[piece.start : piece.end].isupper()
            begun = sheet.rfind("\n", 0, piece.start) + 1
            start = piece.start - len(sheet[begun : piece.start].lstrip()) if counted else piece.start
            yield _Piece(start, piece.end, Style.HEADING, level=1 if loud else 2)
        else:
            yield piece


def _mark_of(piece: _Piece, sheet: str, known: str) -> str:
    """How a numbered item is marked; nothing for what is none."""
    if piece.style is not Style.ITEM or not piece.numbered:
        return ""
    return mark_of(sheet[sheet.rfind("\n", 0, piece.start) + 1 : piece.start], {known})


def _heads_block(said: str, pieces: list[_Piece], place: int) -> bool:
    """Whether a line stands alone between two blocks of short lines, as "Our branches" does after a list."""
    around = pieces[max(0, place - 1) : place + 3]
    if len(around) < 4 or [each.inside for each in around] != [True, False, False, True]:
        return False
    plain = all(each.style is Style.TEXT for each in around)
    return plain and said[0].isupper() and said[-1].isalnum() and len(said.split()) <= _MOST_WORDS_INSIDE


def _is_heading(said: str, piece: _Piece, after: _Piece | None, sheet: str) -> bool:
    words = said.split()
    if "\n" in said or len(said) > _LONGEST_HEADING or not 1 <= len(words) <= _MOST_WORDS or after is None:
        return False
    if said.endswith((".", ",", ";", "!")) or not (said[0].isupper() or said[0].isdigit()):
        return False
    if said.isupper():
        return True
    if piece.inside and len(words) > _MOST_WORDS_INSIDE:
        return False
    long = after.end - after.start
    sentence = sheet[after.start : after.end].rstrip().endswith((".", "!"))
    return after.style is not Style.TEXT or long > max(60, len(said)) or (sentence and long > len(said))
