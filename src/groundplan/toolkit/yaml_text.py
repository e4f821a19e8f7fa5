"""YAML as a tree that remembers its lines: every scalar stays the text that stands there (FORMATS §1).

`no`, `010` and `2026-01-01` mean what their place in the schema says, not what YAML would make of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from groundplan.toolkit.problems import Problem
from groundplan.words import say

# A worksheet of fifty questions has some five hundred nodes. Aliases let a short file stand for a huge tree, which
# counts as what it unfolds into.
MOST_NODES = 50_000
DEEPEST = 40

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as written."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    items: tuple[Tree, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; keys are texts, the first of two equal ones stands."""

    fields: dict[str, Tree]
    line: int


Tree = Text | Items | Fields


class _TooMuchError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__()


class _TroubleError(Exception):
    def __init__(self, line: int, what: str) -> None:
        self.line, self.what = line, what
        super().__init__()


def load(text: str, file: str, first_line: int = 1) -> tuple[Tree | None, list[Problem]]:
    """The tree of a document and what is wrong with it; `None` where nothing could be read or nothing is there.

    `file` names it in problems and `first_line` is the line of the file on which `text` begins. Reading stops where a
    file grows beyond what a worksheet can hold, so that time and memory stay small whatever it says.
    """
    growing = _Growing(file, first_line)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            growing.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [_broken(file, first_line + (mark.line if mark else 0), error.problem or say("it cannot be read"))]
    except yaml.YAMLError as error:
        before = text.encode()[: getattr(error, "position", 0)]
        return None, [_broken(file, first_line + before.count(b"\n"), str(error).splitlines()[0])]
    except _TroubleError as error:
        return None, [_broken(file, error.line, error.what)]
    except _TooMuchError as error:
        hint = say("Write the entries out plainly, and divide a very long file.")
        sentence = say("This file unfolds into more than a worksheet can hold, or is nested too deeply.")
        return None, [Problem(f"{file}:{error.line}", "error", "yaml-too-much", sentence, hint)]
    return growing.root, growing.problems


def _broken(file: str, line: int, what: str) -> Problem:
    message = say("This is not readable YAML: {what}.", what=what[:160])
    hint = say("Compare the indentation, quotes and colons of this line and the one before it.")
    return Problem(f"{file}:{line}", "error", "yaml-broken", message, hint)


class _Open:
    """A sequence or mapping that has begun and not ended; `before` is how many nodes there were then."""

    __slots__ = ("anchor", "before", "fields", "items", "key", "line")

    def __init__(self, line: int, anchor: str | None, before: int, *, named: bool) -> None:
        self.line, self.anchor, self.before = line, anchor, before
        self.items: list[Tree] = []
        self.fields: dict[str, Tree] | None = {} if named else None
        self.key: Text | None = None


class _Growing:
    """A tree that grows event by event, without recursion: nesting comes from strangers."""

    def __init__(self, file: str, first_line: int) -> None:
        self._file, self._first = file, first_line
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Tree, int]] = {}
        self._nodes = 0
        self._documents = 0
        self.root: Tree | None = None
        self.problems: list[Problem] = []

    def take(self, event: yaml.Event) -> None:
        """The next event of the parser."""
        if isinstance(event, yaml.ScalarEvent):
            # A key without a value, `help:`, is an empty text; a quoted one is taken as it is.
            text = "" if not event.style and event.value in ("~", "null") else event.value
            self._attach(Text(text, self._line(event)), event.anchor, 1)
        elif isinstance(event, yaml.CollectionStartEvent):
            line = self._line(event)
            if len(self._open) >= DEEPEST:
                raise _TooMuchError(line)
            named = isinstance(event, yaml.MappingStartEvent)
            self._open.append(_Open(line, event.anchor, self._nodes, named=named))
        elif isinstance(event, yaml.CollectionEndEvent):
            done = self._open.pop()
            tree = Items(tuple(done.items), done.line) if done.fields is None else Fields(done.fields, done.line)
            self._attach(tree, done.anchor, 1, self._nodes - done.before)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _TroubleError(self._line(event), say("a second document begins here"))

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self._first

    def _alias(self, event: yaml.AliasEvent) -> None:
        name = event.anchor or ""
        known = self._anchors.get(name)
        if known is None:
            what = say("“*{name}” stands for nothing that was named before it", name=name[:60])
            raise _TroubleError(self._line(event), what)
        tree, nodes = known
        if self._nodes + nodes > MOST_NODES:
            raise _TooMuchError(self._line(event))
        self._attach(tree, None, nodes)

    def _attach(self, tree: Tree, anchor: str | None, nodes: int, inside: int = 0) -> None:
        """Put a finished node where it belongs; `nodes` are new with it, `inside` it are those already counted."""
        self._nodes += nodes
        if self._nodes > MOST_NODES:
            raise _TooMuchError(tree.line)
        if anchor:
            self._anchors[anchor] = (tree, nodes + inside)
        if not self._open:
            self.root = tree
            return
        parent = self._open[-1]
        if parent.fields is None:
            parent.items.append(tree)
        elif parent.key is None:
            parent.key = self._key(tree)
        else:
            self._field(parent.fields, parent.key, tree)
            parent.key = None

    def _key(self, tree: Tree) -> Text:
        if isinstance(tree, Text):
            return tree
        message = say("A name is expected here, not a list or a mapping; the entry is passed over.")
        hint = say("Write `name: value`.")
        self.problems.append(Problem(f"{self._file}:{tree.line}", "error", "wrong-kind", message, hint))
        return Text("", tree.line)

    def _field(self, fields: dict[str, Tree], key: Text, tree: Tree) -> None:
        if key.text in fields:
            message = say("“{name}” is given twice here; the first one counts.", name=key.text[:60])
            where = f"{self._file}:{key.line}"
            self.problems.append(Problem(where, "error", "duplicate-key", message, say("Remove one of the two.")))
        elif key.text:
            fields[key.text] = tree
