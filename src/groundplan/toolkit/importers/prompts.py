"""What a callout asks: the prompts that are printed in it, each as a question, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\))?[^()]{0,200}\)(?:\{:[^{}]*\})?")
_TAGS = re.compile(r"<[^<>]+>")
_STRESS = re.compile(r"(?<!\w)([*_`]{1,3})(?=\S)([^*_`]+)(?<=\S)\1(?!\w)|\*{1,3}(?=\S)([^*]+)(?<=\S)\*{1,3}")
_BOLD_LABEL = re.compile(r"\*\*([^*]+?):?\*\*:?\s*\Z")
_ITEM = re.compile(r" {0,3}(?:[*+-]|\d{1,3}[.)])[ \t]+(\S.*)")
_SENTENCE_END = re.compile(r"[.!?…]+[”’\"')\]]*\s+(?=\S)")
_SHORTENED = re.compile(r"(?:\b(?:e\.g|i\.e|cf|vs|etc|dr|mr|mrs|ms|no|st)|\b[A-Z])\.\s*\Z", re.IGNORECASE)
_HIDDEN = re.compile(r"<(details|iframe|script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:—–]|\s-\s")
_LEADING = re.compile(r"\A(?:(?:first|then|next|now|finally|also|please|and|or|so|but|again|try to|be sure to)\b\s*)+")
# fmt: off
_WRITING = frozenset({
    "make", "write", "list", "describe", "name", "note", "identify", "jot", "choose", "draw", "map", "create",
    "explain", "fill", "formulate", "articulate", "include", "add", "start", "begin", "summarize", "summarise", "rate",
})
_ACTS = _WRITING | {"think", "look", "consider", "reflect"}
# fmt: on
_DESCRIBING = re.compile(r"\bby (?:first )?(?:describ|list|writ|nam|not|identify|explain|mak|creat)ing\b")
_NOTING = re.compile(r"\b(?:(?:write|jot|note) (?:it |them )?down|(?:make|take) notes)\b")
_LATER = re.compile(r"\byou(?:’|'| wi)ll (?:fill|write|complete)\b")

Phase = Literal["any", "end"]
Trust = Literal["table", "crossed", "asked", "requested", "nothing"]


@dataclass(frozen=True)
class Prompt:
    """A prompt as the page prints it. `kind` is a question's type; tables carry `columns` and fixed `rows`.

    `help` is what the page says right before it, so that it can be understood away from its page.
    """

    kind: str
    label: str
    help: str = ""
    phase: Phase = "any"
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prompts:
    """The prompts of a callout, and what they were told by: a table that is printed, two lists that are crossed,
    questions and lists of tasks, or (least sure) requests in running text."""

    trust: Trust
    found: tuple[Prompt, ...] = ()


def plain(text: str) -> str:
    """A line of Markdown as it is read."""
    text = _TAGS.sub(" ", _LINK.sub(r"\1", text)).replace("&nbsp;", " ").replace("&amp;", "&")
    return " ".join(_STRESS.sub(lambda found: found[2] or found[3], text).split())


def prompts_in(text: str) -> Prompts:
    """The prompts of a callout's text, by the surest sign that it gives."""
    shown = _HIDDEN.sub(" ", text)
    table = _table(shown)
    if table:
        return Prompts("table", (table,))
    crossed = _crossed(shown)
    if crossed:
        return Prompts("crossed", (crossed,))
    asked = tuple(_in_order(shown, _is_question))
    if asked:
        return Prompts("asked", asked)
    requested = tuple(_in_order(shown, _is_request))
    return Prompts("requested", requested) if requested else Prompts("nothing")


# -- running text and lists


def _in_order(text: str, is_prompt: Callable[[str], bool]) -> Iterator[Prompt]:
    """Items that ask, and the sentences that `is_prompt` takes, as they follow each other."""
    for is_item, block in _blocks(text):
        if is_item:
            if _is_question(block) or _asks(block, _ACTS):
                yield Prompt("list" if _wants_list(block) else "long_text", block)
            continue
        before: list[str] = []
        for sentence in _sentences(block):
            if is_prompt(sentence):
                phase: Phase = "end" if _LATER.search(sentence.lower()) else "any"
                kind = "list" if _wants_list(sentence) else "long_text"
                yield Prompt(kind, sentence, " ".join(before), phase)
                before = []
            else:
                before.append(sentence)


def _blocks(text: str) -> Iterator[tuple[bool, str]]:
    """(is a list's item, its text) for every paragraph and item; headings are neither."""
    is_item, lines = False, list[str]()
    for line in [*_TAGS.sub(" ", text).splitlines(), ""]:
        item = _ITEM.match(line)
        ends = not line.strip() or item or line.lstrip().startswith("#")
        if ends and lines:
            yield is_item, plain("\n".join(lines))
            lines = []
        if item:
            is_item, lines = True, [item.group(1)]
        elif line.strip() and not line.lstrip().startswith("#"):
            is_item = is_item and bool(lines)
            lines.append(line)


def _sentences(block: str) -> list[str]:
    found, begin = [], 0
    for end in _SENTENCE_END.finditer(block):
        goes_on = block[end.end()].islower() or _SHORTENED.search(block, max(begin, end.end() - 12), end.end())
        if not goes_on:
            found.append(block[begin : end.end()].strip())
            begin = end.end()
    found.append(block[begin:].strip())
    return [each for each in found if len(each.split()) > 2]


def _is_question(sentence: str) -> bool:
    return sentence.rstrip("”’\"')]").endswith("?")


def _is_request(sentence: str) -> bool:
    """A sentence that has something written: it begins with the act, or one of its clauses does."""
    lower = sentence.lower()
    if any(each.search(lower) for each in (_DESCRIBING, _NOTING, _LATER)):
        return True
    return _asks(sentence, _ACTS) or any(_asks(clause, _WRITING) for clause in _CLAUSE.split(sentence))


def _asks(sentence: str, acts: frozenset[str]) -> bool:
    words = re.findall(r"[a-z’']+", _LEADING.sub("", sentence.lower().strip())[:40])
    return bool(words) and words[0] in acts


def _wants_list(sentence: str) -> bool:
    begun = _LEADING.sub("", sentence.lower().strip())
    return bool(re.match(r"(make|write|create) (a|your) list|list\b|name\b", begun))


# -- tables


def _table(text: str) -> Prompt | None:
    """A table that leaves its cells blank; one that is filled in is an example, not a prompt."""
    start = re.search(r"<table\b", text, re.IGNORECASE)
    if start is None:
        return None
    rows = [_cells(row) for row in re.split(r"<tr\b[^<>]*>", text[start.start() :], flags=re.IGNORECASE)[1:]]
    header = rows[0] if rows else ()
    if len(header) < 2 or not all(header[1:]):
        return None
    label, help_text = _before(text[: start.start()], " · ".join(filter(None, header)))
    body = rows[1:]
    if not any(any(row) for row in body):
        return Prompt("table", label, help_text, columns=header) if all(header) else None
    if all(row and row[0] and not any(row[1:]) for row in body):
        return Prompt("table", label, help_text, columns=header[1:], rows=tuple(row[0] for row in body))
    return None


def _cells(row: str) -> tuple[str, ...]:
    """The cells of what stands between one row's beginning and the next one's."""
    ended = re.split(r"</(?:tr|table)\s*>", row, maxsplit=1, flags=re.IGNORECASE)[0]
    return tuple(plain(cell) for cell in re.split(r"<t[hd]\b[^<>]*>", ended, flags=re.IGNORECASE)[1:])


def _before(text: str, otherwise: str) -> tuple[str, str]:
    """What a table is asked with: the requests of the last paragraph before it, and what stands before those."""
    paragraphs = [block for is_item, block in _blocks(text) if not is_item]
    sentences = _sentences(paragraphs[-1]) if paragraphs else []
    asked = [each for each in sentences if _is_question(each) or _is_request(each)] or sentences[-1:]
    help_text = " ".join(sentences[: sentences.index(asked[0])]) if asked else ""
    return " ".join(asked) or otherwise, help_text


def _crossed(text: str) -> Prompt | None:
    """Two lists, each under a bold label of its own: which of the one go with which of the other?"""
    labelled = _labelled(text)
    if len(labelled) != 2:
        return None
    (first, rows), (second, columns) = labelled
    sentences = [each for is_item, block in _blocks(text) if not is_item for each in _sentences(block)]
    at = next((at for at, each in enumerate(sentences) if _is_question(each)), None)
    label = f"{first} × {second}" if at is None else sentences[at]
    return Prompt("table", label, " ".join(sentences[: at or 0]), columns=columns, rows=rows)


def _labelled(text: str) -> Sequence[tuple[str, tuple[str, ...]]]:
    """Lists that stand under a bold label of their own."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        label, item = _BOLD_LABEL.match(line.strip()), _ITEM.match(line)
        if label:
            found.append((plain(label.group(1)).rstrip(":"), []))
        elif item and found:
            found[-1][1].append(plain(item.group(1)))
    return [(label, tuple(items)) for label, items in found if len(items) > 1]
