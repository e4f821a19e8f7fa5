"""The words of a PDF page with their places, as it is held upright; and the lines and pictures drawn on it.

Coordinates run to the right and downwards, in points. PDFium tells the characters in the order in which they were
written into the file, which is seldom far from the order of reading and never to be relied on: places count.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from groundplan.sources.extract.right_to_left import has_right_to_left

# A page with more is a drawing, or means ill; what comes after is left out.
_MOST_CHARACTERS = 120_000
_MOST_OBJECTS = 20_000
_BOLD_NAMES = (b"bold", b"black", b"heavy", b"semibold", b"demi")
_BOLD = 700
_LONGEST = 100_000.0
_SMALLEST, _LARGEST = 1.0, 2_000.0
# What PDFium tells of a hyphen at the end of a line, and one that is only written there.
_HYPHEN, _SOFT = "\x02", "\u00ad"
# The same, once it is known to be seen: no space stands before it, wherever the file tells of it.
SOFT_HYPHEN = "\u2010"
# What stands for a character that is none, and for one that means something in its own font only.
_NOTHING = "\ufffd"
_NO_CHARACTERS = re.compile("[\x00\ud800-\udfff\ufffe\uffff\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010ffff]")
_RUN = re.compile("\x02|[^\x00-\x20\x7f-\xa0\u3000]+")
_NOTE = re.compile(r"(?:(?<=[^\W\d]{3})|(?<=[.,;:!?)\]”’\"']))\d{1,2}(?=[.,;:!?)\]”’\"']|$)|\A\d{1,2}(?=[^\W\d_])")
# So much of its size above the line on which its word stands.
_RAISED = 0.22
# Marks of direction are seen by nobody, or stand where a space was.
_SEEN = re.compile("\x02|[^\x00-\x20\x7f-\xa0\u3000\ufffd\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(slots=True)
class Word:
    """A run of characters without a space: from `x0` to `x1` on the baseline `y`. `known` is false where the file does
    not say which letters its glyphs stand for."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    colour: int
    angle: int
    known: bool = True
    # Where a single character comes in the file; two that follow each other there have no space between them.
    place: int = -1


@dataclass(slots=True)
class Rule:
    """A straight line on the page, or one side of a box: along `at`, from `begin` to `end`."""

    upright: bool
    at: float
    begin: float
    end: float


@dataclass(slots=True)
class Sheet:
    """A page as it lies before the reader: its words by their direction, its rules, and how much of it is picture."""

    width: float
    height: float
    words: list[Word]
    rules: list[Rule] = field(default_factory=list)
    pictured: float = 0.0
    shapes: int = 0
    unknown: int = 0


class _Glyphs:
    """PDFium's questions about one page's characters, with the places for their answers made once."""

    def __init__(self, text_page: pdfium.PdfTextPage) -> None:
        self._page = text_page
        self._text = text_page.raw
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._origin = (ctypes.c_double(), ctypes.c_double())
        self._room = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._bold: dict[bytes, bool] = {}
        self._colour = [ctypes.c_uint() for _ in range(4)]

    def text(self) -> str:
        """The page's characters, one for each of PDFium's, `_NOTHING` for what is none."""
        count = min(raw.FPDFText_CountChars(self._text), _MOST_CHARACTERS)
        ask, text = raw.FPDFText_GetUnicode, self._text
        return _NO_CHARACTERS.sub(_NOTHING, "".join([chr(min(ask(text, index), 0x10FFFF)) for index in range(count)]))

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, right, bottom, top."""
        left, right, bottom, top = self._sides
        raw.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        return left.value, right.value, bottom.value, top.value

    def room(self, index: int) -> tuple[float, float]:
        """Left and right of all the room that it takes, the white on its sides included."""
        raw.FPDFText_GetLooseCharBox(self._text, index, self._room)
        return self._room.left, self._room.right

    def origin(self, index: int) -> tuple[float, float]:
        """Where the character stands on its baseline."""
        x, y = self._origin
        raw.FPDFText_GetCharOrigin(self._text, index, x, y)
        return x.value, y.value

    def size_and_angle(self, index: int) -> tuple[float, int]:
        """How large it is set, in points, and how far it is turned, in whole degrees against the clock."""
        size = raw.FPDFText_GetFontSize(self._text, index)
        matrix = self._matrix
        if not raw.FPDFText_GetMatrix(self._text, index, matrix):
            return _sane(size), 0
        scale = math.hypot(matrix.c, matrix.d)
        return _sane(size * (scale or 1.0)), _whole_angle(math.degrees(math.atan2(matrix.b, matrix.a)))

    def look(self, index: int) -> tuple[bool, int]:
        """Whether it is bold, and its colour."""
        raw.FPDFText_GetFontInfo(self._text, index, self._name, 128, self._flags)
        name = self._name.value
        if name not in self._bold:
            by_name = any(each in name.lower() for each in _BOLD_NAMES)
            self._bold[name] = by_name or raw.FPDFText_GetFontWeight(self._text, index) >= _BOLD
        red, green, blue, whole = self._colour
        raw.FPDFText_GetFillColor(self._text, index, red, green, blue, whole)
        return self._bold[name], (red.value >> 4) << 8 | (green.value >> 4) << 4 | blue.value >> 4

    def is_unknown(self, index: int) -> bool:
        """Whether the file does not say which character this is."""
        return bool(raw.FPDFText_HasUnicodeMapError(self._text, index) == 1)


def sheet_of(page: pdfium.PdfPage) -> Sheet:
    """The page's words and drawings, held as most of its words are: upright."""
    text_page = page.get_textpage()
    try:
        glyphs = _Glyphs(text_page)
        text = glyphs.text()
        words = _single(glyphs, text) if has_right_to_left(text) else _runs(glyphs, text)
    finally:
        text_page.close()
    left, bottom, right, top = page.get_cropbox()
    inside = [
        each
        for each in words
        if left - 2 <= each.x0 <= right + 2 and bottom - 2 <= each.y <= top + 2 and each.x1 - each.x0 < _LONGEST
    ]
    sheet = Sheet(right - left, top - bottom, inside)
    sheet.unknown = text.count(_NOTHING) + sum(len(each.text) for each in inside if not each.known)
    _add_drawings(page, sheet)
    return _upright(sheet, left, bottom)


def _runs(glyphs: _Glyphs, text: str) -> list[Word]:
    """Words as PDFium separates them, in the order in which it tells them."""
    words = []
    for found in _RUN.finditer(text):
        run = _without_notes(glyphs, found[0], found.start()).replace(_NOTHING, "")
        if run.endswith(_SOFT) or run == _HYPHEN:
            # Where it is told, a hyphen may follow a word of another line: its own place counts.
            run = run[:-1] + SOFT_HYPHEN
        if run := run.replace(_SOFT, ""):
            words.append(_word(glyphs, run, found.start(), found.end() - 1))
    return words


def _without_notes(glyphs: _Glyphs, run: str, first: int) -> str:
    """A word without the small raised numbers of notes, which are no part of what is quoted."""
    for found in reversed(list(_NOTE.finditer(run))):
        size, angle = glyphs.size_and_angle(first)
        raised = glyphs.box(first + found.start())[2] - glyphs.origin(first)[1]
        if angle == 0 and raised > _RAISED * size:
            run = run[: found.start()] + run[found.end() :]
    return run


def _word(glyphs: _Glyphs, text: str, first: int, last: int) -> Word:
    size, angle = glyphs.size_and_angle(first)
    bold, colour = glyphs.look(first)
    x, y = glyphs.origin(first)
    left, right, bottom, top = glyphs.box(last)
    known = not glyphs.is_unknown(first)
    if angle == 0:
        return Word(text, x, max(right, x), y, size, bold, colour, 0, known)
    # The end in the direction of writing: the corner of the last box that lies farthest along it.
    along, across = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    far = max((px - x) * along + (py - y) * across for px in (left, right) for py in (bottom, top))
    word = Word(text, x, x, y, size, bold, colour, angle, known)
    word.x1 = x + max(far, 0.0)
    return word


def _single(glyphs: _Glyphs, text: str) -> list[Word]:
    """One word for each character: a page with a script that runs to the left, whose order PDFium guesses at; `lines`
    puts them together."""
    words = []
    for found in _SEEN.finditer(text):
        index, character = found.start(), found[0]
        word = _word(glyphs, "-" if character in (_HYPHEN, _SOFT) else character, index, index)
        if word.angle == 0:
            word.x0, word.x1 = glyphs.room(index)
        word.place = index
        words.append(word)
    return words


def _sane(size: float) -> float:
    """A size that letters may have; a file may say that they have none, or less."""
    return min(max(abs(size), _SMALLEST), _LARGEST) if math.isfinite(size) else _SMALLEST


def _whole_angle(degrees: float) -> int:
    """In whole degrees; a page that was laid in a scanner a little askew is straight."""
    straight = round(degrees / 90) * 90
    return (straight if abs(degrees - straight) <= 3 else round(degrees)) % 360


def _add_drawings(page: pdfium.PdfPage, sheet: Sheet) -> None:
    """Straight lines, boxes and pictures of the page; what is drawn within forms is seen one level deep."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    area = max(sheet.width * sheet.height, 1.0)
    for number, each in enumerate(page.get_objects(max_depth=2)):
        if number >= _MOST_OBJECTS:
            break
        if each.type == raw.FPDF_PAGEOBJ_IMAGE or each.type == raw.FPDF_PAGEOBJ_SHADING:
            if raw.FPDFPageObj_GetBounds(each.raw, left, bottom, right, top):
                sheet.pictured += (right.value - left.value) * (top.value - bottom.value) / area
        elif each.type == raw.FPDF_PAGEOBJ_PATH:
            sheet.shapes += 1
            if raw.FPDFPageObj_GetBounds(each.raw, left, bottom, right, top):
                _add_rules(sheet.rules, left.value, right.value, bottom.value, top.value)


def _add_rules(rules: list[Rule], left: float, right: float, bottom: float, top: float) -> None:
    wide, high = right - left, top - bottom
    if high <= 3 and wide >= 12:
        rules.append(Rule(False, (top + bottom) / 2, left, right))
    elif wide <= 3 and high >= 8:
        rules.append(Rule(True, (left + right) / 2, bottom, top))
    elif wide >= 12 and high >= 8:
        rules += [Rule(False, at, left, right) for at in (bottom, top)]
        rules += [Rule(True, at, bottom, top) for at in (left, right)]


def _upright(sheet: Sheet, left: float, bottom: float) -> Sheet:
    """The sheet turned so that most of its words run to the right, its corner above on the left."""
    counted: Counter[int] = Counter()
    for each in sheet.words:
        counted[each.angle] += len(each.text)
    angle = counted.most_common(1)[0][0] if counted else 0
    turned = {0: 0, 90: 90, 180: 180, 270: 270}.get(angle, 0)
    for each in sheet.words:
        run = each.x1 - each.x0
        each.x0, each.y = _point(each.x0 - left, each.y - bottom, turned, sheet)
        each.x1 = each.x0 + run
        each.angle = (each.angle - turned) % 360
        if each.angle:
            _turn(each)
    sheet.rules = [_rule(each, left, bottom, turned, sheet) for each in sheet.rules]
    if turned in (90, 270):
        sheet.width, sheet.height = sheet.height, sheet.width
    return sheet


def _turn(word: Word) -> None:
    """Give a word that stands askew the place that it has for somebody who turns her head."""
    along, across = math.cos(math.radians(word.angle)), math.sin(math.radians(word.angle))
    run = word.x1 - word.x0
    word.x0, word.y = word.x0 * along - word.y * across, word.x0 * across + word.y * along
    word.x1 = word.x0 + run


def _point(x: float, y: float, turned: int, sheet: Sheet) -> tuple[float, float]:
    """A place on the page, counted from its lower left corner, on the page held upright, from its upper left one."""
    if turned == 90:
        return y, x
    if turned == 180:
        return sheet.width - x, y
    if turned == 270:
        return sheet.height - y, sheet.width - x
    return x, sheet.height - y


def _rule(rule: Rule, left: float, bottom: float, turned: int, sheet: Sheet) -> Rule:
    ends = (
        ((rule.at, rule.begin), (rule.at, rule.end)) if rule.upright else ((rule.begin, rule.at), (rule.end, rule.at))
    )
    (x0, y0), (x1, y1) = (_point(x - left, y - bottom, turned, sheet) for x, y in ends)
    if abs(x1 - x0) < abs(y1 - y0):
        return Rule(True, x0, min(y0, y1), max(y0, y1))
    return Rule(False, y0, min(x0, x1), max(x0, x1))
