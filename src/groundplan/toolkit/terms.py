"""A library's own words in a toolkit's texts: marks like `{{ department }}`, and the phrases that stand for them.

Marks are filled everywhere. Phrases are replaced only where the library has a word of its own, and only in running
text: not inside quotations, links, code, emphasised titles of works, or names (FORMATS §1, Terms).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar

from groundplan.toolkit.model import Term, Toolkit

T = TypeVar("T")

_MARK = re.compile(r"\{\{\s*([A-Za-z][\w-]{0,60})\s*\}\}")
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")
# Runs of text in which no phrase is touched; an unfinished one is no run.
_KEPT = re.compile(
    r"""\{\{[^{}]*\}\}            # a mark
    | \{:[^{}\n]*\}               # an attribute list
    | `[^`\n]+`                   # code
    | !?\[[^\[\]]*\]\([^()\s]*(?:\s"[^"]*")?\)   # a link or a picture, its words included
    | <[^<>]+>                    # an element or an address
    | https?://\S+
    | “[^“”]*” | ‘[^‘’\n]{2,}’ | "[^"\n]*"       # quotations
    | (?<![\w*])\*(?![\s*])[^*\n]+\*(?!\*) | (?<![\w_])_(?![\s_])[^_\n]+_(?!\w)  # titles of works
    """,
    re.VERBOSE,
)

# Stands for a word where it is asked whether a text has a place for it.
_NOT_TYPED = "\0"

_PLAIN = frozenset({"title", "label", "placeholder", "goals", "occasions"})
_MARKDOWN = frozenset({"body", "intro", "help", "example", "question", "answer"})


@dataclass(frozen=True, slots=True)
class Words:
    """Term id → the library's word; `solo` where somebody works without a department."""

    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    solo: bool = False

    def word(self, term: Term) -> str:
        """What stands for a term: the library's word, the wording for one person alone, or the toolkit's own."""
        return self.values.get(term.id) or (term.solo if self.solo else "") or term.default


class _Filling:
    """One toolkit's terms with one library's words, ready to be put into many texts."""

    def __init__(self, terms: Sequence[Term], words: Words) -> None:
        self.words = {term.id: words.word(term) for term in terms}
        for name in ("library", "department"):
            if words.values.get(name):
                self.words.setdefault(name, words.values[name])
        own = [term for term in terms if words.word(term) != term.default]
        self._phrases = {phrase.lower(): self.words[term.id] for term in own for phrase in term.match if phrase}
        listed = "|".join(re.escape(phrase) for phrase in sorted(self._phrases, key=len, reverse=True))
        self._phrase = re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.IGNORECASE) if listed else None

    def put(self, text: str, *, markdown: bool) -> str:
        """The text with words in it; the same object where there is nothing to fill, and one for all editions."""
        made = self._replaced(text, markdown) if self._has_a_phrase(text) else text
        if "{{" in made:
            made = _MARK.sub(lambda mark: self._marked(mark, markdown), made)
        return text if made == text else sys.intern(made)

    def _has_a_phrase(self, text: str) -> bool:
        """Asked first because most texts have none, and finding out what must not be touched takes four times as long:
        every library's words are filled in anew, and somebody waits for it."""
        small = text.lower()
        return any(phrase in small for phrase in self._phrases)

    def _marked(self, mark: re.Match[str], markdown: bool) -> str:
        name = mark.group(1)
        word = self.words.get(name.lower())
        if word is None:
            return mark.group(0)
        return _written(word[:1].upper() + word[1:] if name[0].isupper() else word, markdown)

    def _replaced(self, text: str, markdown: bool) -> str:
        pieces: list[str] = []
        last = 0
        for kept in _KEPT.finditer(text):
            pieces += [self._in_running_text(text, last, kept.start(), markdown), kept.group(0)]
            last = kept.end()
        pieces.append(self._in_running_text(text, last, len(text), markdown))
        return "".join(pieces)

    def _in_running_text(self, text: str, start: int, end: int, markdown: bool) -> str:
        assert self._phrase is not None

        def swap(found: re.Match[str]) -> str:
            at = start + found.start()
            phrase = found.group(0)
            word = self._phrases[phrase.lower()]
            if any(part[0].isupper() for part in phrase.split()[1:]) or _after_name(text, at + len(phrase)):
                return phrase
            if phrase[0].isupper():
                return _written(word[:1].upper() + word[1:], markdown) if _begins_sentence(text, at) else phrase
            return _written(word, markdown)

        return self._phrase.sub(swap, text[start:end])


def _written(word: str, markdown: bool) -> str:
    return _MARKDOWN_SIGNS.sub(r"\\\1", word) if markdown else word


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \t#>*-(")
    return not before or before[-1] in ".!?:\n"


def _after_name(text: str, end: int) -> bool:
    """Whether a capitalised word follows: “teen services Summit” is a name."""
    return bool(re.match(r" [A-Z]", text[end : end + 2]))


def fill(text: str, terms: Sequence[Term], words: Words, *, markdown: bool = True) -> str:
    """One text in the library's own words; in Markdown a word's signs are escaped, so that it stays a word."""
    return _Filling(terms, words).put(text, markdown=markdown)


def marked(text: str, like: Sequence[str], terms: Sequence[Term], words: Words) -> str:
    """A typed text with marks in it again, so that it follows when the library's words change: a word that stands in it
    becomes its mark, where one of the texts `like`, whose place it takes, has that mark or a phrase for it. Filled in,
    it reads as it was typed."""
    every = _Filling(terms, words).words.items()
    names = {word: name for name, word in every if word and _speaks_of(name, like, terms, words)}
    capitals = {word[:1].upper() + word[1:]: name for word, name in names.items()}
    if not names:
        return text
    listed = "|".join(re.escape(word) for word in sorted({*names, *capitals}, key=len, reverse=True))

    def back(found: re.Match[str]) -> str:
        word = found.group(0)
        if found.group(1):
            return word
        name = names.get(word) or capitals[word]
        begins = word in capitals and (word not in names or _begins_sentence(text, found.start()))
        return f"{{{{ {name[:1].upper() + name[1:] if begins else name} }}}}"

    return re.sub(rf"{_MARK.pattern}|(?<![\w-])(?:{listed})(?![\w-])", back, text)


def _speaks_of(name: str, texts: Sequence[str], terms: Sequence[Term], words: Words) -> bool:
    asked = Words({**words.values, name: _NOT_TYPED}, words.solo)
    return any(_NOT_TYPED in fill(text, terms, asked, markdown=False) for text in texts)


def in_words(toolkit: Toolkit, words: Words) -> Toolkit:
    """The whole toolkit in the library's own words."""
    return _filled(toolkit, _Filling(toolkit.terms, words))


def in_same_words(toolkit: Toolkit, words: Words, base: Toolkit, filled: Toolkit) -> Toolkit:
    """The same for an adaptation of `base`: what was not adapted is shared with `filled`, which is `base` in those
    words."""
    filling = _Filling(toolkit.terms, words)
    known = {id(sheet): made for sheet, made in zip(base.worksheets, filled.worksheets, strict=True)}
    sheets = tuple(known.get(id(sheet)) or _filled(sheet, filling) for sheet in toolkit.worksheets)
    return replace(filled, worksheets=sheets)


def _filled(thing: T, filling: _Filling) -> T:
    changed: dict[str, Any] = {}
    for each in fields(thing):  # type: ignore[arg-type] # the model's things are dataclasses
        value = getattr(thing, each.name)
        new = _value(each.name, value, filling)
        if new is not value:
            changed[each.name] = new
    return replace(thing, **changed) if changed else thing  # type: ignore[type-var] # the same


def _value(name: str, value: Any, filling: _Filling) -> Any:
    if isinstance(value, str):
        if name in _PLAIN or name in _MARKDOWN:
            return filling.put(value, markdown=name in _MARKDOWN) if value else value
        return value
    if not isinstance(value, tuple) or not value or isinstance(value[0], Term):
        return value
    new = value
    if name == "example_rows":
        new = tuple({key: filling.put(cell, markdown=False) for key, cell in row.items()} for row in value)
        return value if new == value else new
    if is_dataclass(value[0]):
        new = tuple(_filled(each, filling) for each in value)
    elif name in _PLAIN:
        new = tuple(filling.put(each, markdown=False) for each in value)
    return new if any(a is not b for a, b in zip(new, value, strict=True)) else value
