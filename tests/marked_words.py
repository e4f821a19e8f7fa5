"""A language in which every word of ours is marked, so that a word which is not shows.

Its sentences are those of the catalogue's template between ⟦ and ⟧, their letters written wide; texts of toolkits and
of people stand between ‹ and ›. What is left of a page without the two holds no plain letter.
"""

import re
import string
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGE = "eo"
TEMPLATE = Path(__file__).parents[1] / "src" / "groundplan" / "locale" / "groundplan.pot"

# Names that are the same in every language: the program's own, keys of the keyboard, a paper, endings of files.
SAME_EVERYWHERE = (
    "Groundplan",
    "Tab",
    "Shift",
    "Enter",
    "Ctrl",
    "B",
    "K",
    "A4",
    "docx",
    "pdf",
    "md",
    "html",
    "json",
    "ics",
    "csv",
)

_WIDE = {ord(letter): chr(ord(letter) + 0xFEE0) for letter in string.ascii_letters}
_PLACE = re.compile(r"(\{\w+\}|%\(\w+\)[sd])")
_NAMES = re.compile(rf"\b(?:{'|'.join(SAME_EVERYWHERE)})\b")


def marked(text):
    """A sentence as the marked language says it, with its places for facts."""
    pieces = [piece if _PLACE.fullmatch(piece) else piece.translate(_WIDE) for piece in _PLACE.split(text)]
    return f"⟦{''.join(pieces)}⟧"


def template():
    """The catalogue's template, as it is committed."""
    with TEMPLATE.open("rb") as file:
        return read_po(file)


def write_catalogue(folder):
    """The marked language as a catalogue for Django and for `groundplan.words`."""
    catalogue = Catalog(locale=LANGUAGE, domain="django")
    for message in template():
        if isinstance(message.id, str):
            catalogue.add(message.id, marked(message.id))
        else:
            catalogue.add(message.id, tuple(marked(form) for form in message.id))
    place = folder / LANGUAGE / "LC_MESSAGES" / "django.mo"
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        write_mo(file, catalogue)


# A day as the marked language writes it, whose months' names are nobody's sentences: 2027-Mar-26, or 26 Mar.
_DAY = re.compile(r"\b\d{4}-[A-Z]\w+-\d{1,2}\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|Maj|Jun|Jul|Aŭg|Sep|Okt|Nov|Dec)\b")


def unmarked(text):
    """The plain words of a text that nobody marked, in order."""
    text = _DAY.sub(" ", text)
    while (without := re.sub(r"‹[^‹›]*›", " ", text)) != text:
        text = without
    return re.findall(r"[A-Za-z][A-Za-z’'-]*", _NAMES.sub(" ", text))
