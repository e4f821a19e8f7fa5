"""Finding the worksheets of a page: the callouts whose heading announces one, and the prompts printed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPENING = re.compile(r"^[ \t]*<div\b[^>]*\bclass\s*=\s*[\"'][^\"']*\bcallout\b[^\"']*[\"'][^>]*>", re.IGNORECASE)
_DIV = re.compile(r"<(/?)div\b[^>]*>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.+?)\s*#*\s*$", re.MULTILINE)
_NAMED = re.compile(
    r"(?P<again>back\s+to\s+)?worksheet\s*#?\s*(?P<number>\d+)\s*[:.\u2013-]?\s*(?P<title>.*)", re.IGNORECASE
)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)(?:\{:[^}]*\})?")
_TAGS = re.compile(r"<[^>]+>")
_BOLD_LABEL = re.compile(r"^\*\*(.+?):?\*\*:?\s*$")
_ITEM = re.compile(r"^\s{0,3}[*+-]\s+(.*)$")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+[”’\"')]*|\Z)")
# fmt: off
_ACTS = frozenset({
    "make", "write", "list", "describe", "think", "look", "name", "note", "identify", "consider", "jot", "choose",
    "draw", "map", "create", "reflect", "explain", "read", "fill",
})
# fmt: on


@dataclass(frozen=True)
class Prompt:
    """A prompt as the page prints it. `kind` is a question's type; tables carry `columns` and fixed `rows`."""

    kind: str
    label: str
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A worksheet announced on a page: `again` where the page only sends its reader back to it.

    `start` and `end` are offsets of the callout in the body, `opening` the end of its opening tag.
    """

    number: str
    title: str
    again: bool
    text: str
    prompts: tuple[Prompt, ...]
    start: int
    opening: int
    end: int


def worksheets_on(body: str) -> list[Found]:
    """Every worksheet that a page's callouts announce, in order."""
    # Comments keep their length, so that offsets stay those of the page.
    seen = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found.group(0)), body)
    found = []
    for start, opening, end, inner in _callouts(seen):
        heading = _HEADING.search(inner)
        named = _NAMED.search(plain(heading.group(1))) if heading else None
        if heading is None or named is None:
            continue
        text = inner[heading.end() :]
        title = named["title"].strip() or f"Worksheet {named['number']}"
        found.append(
            Found(named["number"], title, bool(named["again"]), text, tuple(prompts_in(text)), start, opening, end)
        )
    return found


def _callouts(body: str) -> Iterator[tuple[int, int, int, str]]:
    offset = 0
    for line in body.splitlines(keepends=True):
        opening = _OPENING.match(line)
        if opening:
            start, inner = offset + opening.start(), offset + opening.end()
            end = _end(body, inner)
            yield start, inner, end, body[inner:end]
        offset += len(line)


def _end(body: str, start: int) -> int:
    """Where the element that was opened before `start` closes; the end of the page where it never does."""
    depth = 1
    for tag in _DIV.finditer(body, start):
        depth += -1 if tag.group(1) else 1
        if depth == 0:
            return tag.start()
    return len(body)


def plain(text: str) -> str:
    """A line of Markdown as it is read."""
    text = _TAGS.sub(" ", _LINK.sub(r"\1", text))
    return " ".join(re.sub(r"[*_`]{1,3}(\S[^*_`]*)[*_`]{1,3}", r"\1", text).split())


def prompts_in(text: str) -> list[Prompt]:
    """What a callout asks: its tables, its labelled lists, its questions and its requests, in that order of trust."""
    table = _table(text)
    if table:
        return [table]
    labelled = _labelled(text)
    if len(labelled) == 2:
        (_first, rows), (_second, columns) = labelled
        asked = next((each for each in _sentences(text) if each.endswith("?")), "")
        return [Prompt("table", asked or f"{_first} × {_second}", columns, rows)]
    requested = [each for each in _items(text) if _asks(each)]
    listed = [Prompt("list" if _wants_list(each) else "long_text", each) for each in requested]
    questions = [Prompt("long_text", each) for each in _sentences(text) if each.endswith("?")]
    if listed:
        after = _after_last_item(text)
        return listed + [prompt for prompt in questions if prompt.label in after]
    if questions:
        return questions
    requests = [each for each in _sentences(text) if _asks(each) and not each.startswith("Read ")]
    return [Prompt("long_text", each) for each in requests]


def _table(text: str) -> Prompt | None:
    rows = re.findall(r"<tr\b.*?</tr>", text, re.DOTALL | re.IGNORECASE)
    if not rows:
        return None
    cells = [re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL | re.IGNORECASE) for row in rows]
    header = tuple(plain(cell) for cell in cells[0])
    if len(header) < 2 or not all(header):
        return None
    label = next((each for each in reversed(_sentences(text[: text.lower().index("<t")]))), "")
    return Prompt("table", label or " · ".join(header), header)


def _labelled(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Lists that stand under a bold label of their own."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        label, item = _BOLD_LABEL.match(line.strip()), _ITEM.match(line)
        if label:
            found.append((plain(label.group(1)).rstrip(":"), []))
        elif item and found:
            found[-1][1].append(plain(item.group(1)))
    return [(label, tuple(items)) for label, items in found if len(items) > 1]


def _items(text: str) -> list[str]:
    return [plain(found.group(1)) for line in text.splitlines() if (found := _ITEM.match(line))]


def _after_last_item(text: str) -> str:
    lines = text.splitlines()
    last = max((at for at, line in enumerate(lines) if _ITEM.match(line)), default=-1)
    return plain("\n".join(lines[last + 1 :]))


def _sentences(text: str) -> list[str]:
    """The sentences of running text, paragraph by paragraph; list items are none, nor is a folded answer."""
    shown = re.sub(r"<details.*?</details>", " ", text, flags=re.DOTALL)
    found: list[str] = []
    for part in re.split(r"\n\s*\n", shown):
        running = "\n".join(line for line in part.splitlines() if not _ITEM.match(line))
        found += [each.strip() for each in _SENTENCE.findall(plain(running))]
    return [each for each in found if len(each.split()) > 2]


def _asks(sentence: str) -> bool:
    words = re.findall(r"[a-z’']+", sentence.lower())
    return sentence.endswith("?") or (bool(words) and words[0] in _ACTS) or _is_request(words)


def _is_request(words: Sequence[str]) -> bool:
    """“On this worksheet, jot down …”: a request that does not begin with its verb."""
    return any(f"{verb} down" in " ".join(words) for verb in ("write", "jot", "note"))


def _wants_list(sentence: str) -> bool:
    return bool(re.match(r"(make|write|create) (a|your) list|list\b|name\b", sentence.lower()))
