"""YAML as a tree that remembers its lines: every scalar stays the text that stands there (FORMATS §1).

`no`, `010` and `2026-01-01` mean what their place in the schema says, not what YAML would make of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from groundplan.toolkit.problems import Problem

# Aliases let a short file stand for a huge tree: beyond this many nodes a file is not a worksheet any more.
MOST_NODES = 200_000
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


def load(text: str, file: str, first_line: int = 1) -> tuple[Tree | None, list[Problem]]:
    """The tree of a document and what is wrong with it; `None` where nothing could be read or nothing is there.

    `file` names it in problems and `first_line` is the line of the file on which `text` begins.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
        return (None, []) if node is None else _grown(node, file, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [_broken(file, first_line + (mark.line if mark else 0), error.problem or "it cannot be read")]
    except yaml.YAMLError as error:
        return None, [_broken(file, first_line, str(error).splitlines()[0])]
    except _TooMuchError as error:
        hint = "Write the entries out plainly, and divide a very long file."
        sentence = "This file unfolds into more than a worksheet can hold, or is nested too deeply."
        return None, [Problem(f"{file}:{error.line}", "error", "yaml-too-much", sentence, hint)]


def _broken(file: str, line: int, what: str) -> Problem:
    hint = "Compare the indentation, quotes and colons of this line and the one before it."
    return Problem(f"{file}:{line}", "error", "yaml-broken", f"This is not readable YAML: {what[:160]}.", hint)


def _grown(root: yaml.Node, file: str, first_line: int) -> tuple[Tree, list[Problem]]:
    problems: list[Problem] = []
    left = MOST_NODES

    def grow(node: yaml.Node, depth: int) -> Tree:
        nonlocal left
        line = node.start_mark.line + first_line
        left -= 1
        if left < 0 or depth > DEEPEST:
            raise _TooMuchError(line)
        if isinstance(node, yaml.ScalarNode):
            # A key without a value, `help:`, is an empty text; a quoted one is taken as it is.
            return Text("" if node.style is None and node.value in ("~", "null") else node.value, line)
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(grow(child, depth + 1) for child in node.value), line)
        fields: dict[str, Tree] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in fields:
                message = f"“{name[:60]}” is given twice here; the first one counts."
                where = f"{file}:{key.start_mark.line + first_line}"
                problems.append(Problem(where, "error", "duplicate-key", message, "Remove one of the two."))
            else:
                fields[name] = grow(value, depth + 1)
        return Fields(fields, line)

    return grow(root, 0), problems
