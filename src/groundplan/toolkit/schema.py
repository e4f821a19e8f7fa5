"""Typed reading of a YAML mapping: each `take` asks for one key, and whatever does not fit becomes a problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from groundplan.toolkit.problems import Problem, Severity
from groundplan.toolkit.yaml_text import Fields, Items, Text, Tree
from groundplan.words import say

ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?\Z")
MOST_UNKNOWN = 20
# Of 100: a slip of the finger, not another word.
LIKE_ENOUGH = 70
LONGEST_TEXT = 100_000
_YES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False, "": False}

T = TypeVar("T")


class Problems:
    """The faults found so far, with the file that is being read.

    `lines` keeps the lines (`key` → line) that faults may point at which only show when the toolkit is seen whole.
    A translation repeats only what it translates: `partial` says that this is one.
    """

    def __init__(self, file: str, *, partial: bool = False) -> None:
        self.file, self.partial = file, partial
        self.found: list[Problem] = []
        self.lines: dict[str, int] = {}

    def add(self, line: int, severity: Severity, code: str, message: str, hint: str) -> None:
        """Note one fault."""
        self.found.append(Problem(f"{self.file}:{line}", severity, code, message, hint))


class Mapping:
    """One mapping of a file. Ask for every key that is known, then call `finish` to hear about the others.

    `what` says what it describes, as a marked text (`groundplan.words.mark`): “A page”.
    """

    def __init__(self, tree: Tree | None, problems: Problems, what: str, line: int = 1) -> None:
        self.line = tree.line if tree is not None else line
        self.problems = problems
        self.what = what
        self._asked: set[str] = set()
        self._fields: dict[str, Tree] = {}
        if isinstance(tree, Fields):
            self._fields = tree.fields
        elif tree is not None:
            message = say("{what} should have named entries here.", what=say(what))
            self.fault(self.line, "wrong-kind", message, say("Write `name: value` lines."))

    @property
    def where(self) -> str:
        """`file:line` of the mapping."""
        return f"{self.problems.file}:{self.line}"

    def fault(self, line: int, code: str, message: str, hint: str, severity: Severity = "error") -> None:
        """Note a fault of this mapping."""
        self.problems.add(line, severity, code, message, hint)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._fields

    def line_of(self, key: str) -> int:
        """The line on which a key's value begins."""
        found = self._fields.get(key)
        return found.line if found else self.line

    def tree(self, key: str) -> Tree | None:
        """The raw value of a key."""
        self._asked.add(key)
        return self._fields.get(key)

    def text(self, key: str, default: str = "", *, needed: bool = False, longest: int = LONGEST_TEXT) -> str:
        """A text, its outer blank lines taken off."""
        found = self.tree(key)
        if found is None:
            if needed and (key == "id" or not self.problems.partial):
                message = say("{what} has no `{key}`.", what=say(self.what), key=key)
                self.fault(self.line, "missing-key", message, say("Add a line `{key}: …`.", key=key))
            return default
        if not isinstance(found, Text):
            message = say("`{key}` should be one text.", key=key)
            self.fault(found.line, "wrong-kind", message, say("Write it on one line, or after `|`."))
            return default
        if len(found.text) > longest:
            message = say("`{key}` is longer than {most} characters; the rest is left out.", key=key, most=longest)
            self.fault(found.line, "text-too-long", message, say("Shorten it."))
        return found.text.strip("\n")[:longest].strip()

    def id(self, key: str = "id", *, needed: bool = True, default: str = "") -> str:
        """An id: a lower-case slug that does not begin with `x-`."""
        found = self.text(key, needed=needed)
        if not found:
            return default
        if not ID.match(found):
            message = say("“{name}” is not an id.", name=found[:60])
            self.fault(self.line_of(key), "bad-id", message, say("Use lower-case letters, digits and hyphens."))
            return default
        if found.startswith("x-"):
            message = say("“{name}” begins with `x-`, which is kept for what libraries add.", name=found)
            self.fault(self.line_of(key), "reserved-id", message, say("Choose another id."))
            return default
        return found

    def number(self, key: str, default: int = 0, most: int = 1000) -> int:
        """A whole number from 0 to `most`."""
        found = self.text(key)
        if not found:
            return default
        if not (found.isascii() and found.isdigit() and len(found) <= 6 and int(found) <= most):
            message = say(
                "`{key}` is “{found}”, which is no whole number up to {most}.", key=key, found=found[:40], most=most
            )
            self.fault(self.line_of(key), "not-a-number", message, say("Write it in figures."))
            return default
        return int(found)

    def yes(self, key: str) -> bool:
        """Yes or no; no where nothing is said."""
        found = self.text(key).lower()
        if found not in _YES:
            message = say("`{key}` is “{found}”.", key=key, found=found[:40])
            self.fault(self.line_of(key), "not-yes-or-no", message, say("Write yes or no."))
        return _YES.get(found, False)

    def one_of(self, key: str, known: Iterable[str], default: str, code: str) -> str:
        """A word that must be among `known`."""
        found = self.text(key)
        if not found:
            return default
        if found not in (words := list(known)):
            message = say("`{key}: {found}` is not known.", key=key, found=found[:60])
            self.fault(self.line_of(key), code, message, say("Write one of: {known}.", known=", ".join(words)))
            return default
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of short texts; a single text counts as a list of one."""
        found = self.tree(key)
        if found is None:
            return ()
        if isinstance(found, Text):
            return (found.text,) if found.text.strip() else ()
        if isinstance(found, Items):
            kept = [each.text.strip() for each in found.items if isinstance(each, Text)]
            if len(kept) == len(found.items):
                return tuple(kept)
        message = say("`{key}` should be a list of texts.", key=key)
        self.fault(found.line, "wrong-kind", message, say("Write one `- text` a line."))
        return ()

    def former(self, key: str) -> tuple[str, ...]:
        """Ids that tell what became of something: `question`, or `worksheet/question` where it stood on another."""
        kept = []
        for name in self.texts(key):
            if all(ID.match(part) for part in name.split("/", 1)):
                kept.append(name)
            else:
                message = say("“{name}” is not an id.", name=name[:60])
                self.fault(self.line_of(key), "bad-id", message, say("Use lower-case letters, digits and hyphens."))
        return tuple(kept)

    def each(self, key: str, what: str) -> Iterator[Mapping]:
        """The mappings of a list."""
        found = self.tree(key)
        if found is None or (isinstance(found, Text) and not found.text):
            return
        if not isinstance(found, Items):
            message = say("`{key}` should be a list.", key=key)
            self.fault(found.line, "wrong-kind", message, say("Begin every entry with `- `."))
            return
        for item in found.items:
            yield Mapping(item, self.problems, what)

    def named(self, key: str, what: str) -> Iterator[tuple[str, Mapping]]:
        """The mappings of a mapping, with their names."""
        found = self.tree(key)
        if found is None or (isinstance(found, Text) and not found.text):
            return
        if not isinstance(found, Fields):
            message = say("`{key}` should have named entries.", key=key)
            self.fault(found.line, "wrong-kind", message, say("Write `name:` lines."))
            return
        for name, tree in found.fields.items():
            yield name, Mapping(tree, self.problems, what)

    def finish(self) -> None:
        """Tell of the keys that nobody asked for."""
        unknown = [name for name in self._fields if name not in self._asked]
        if len(unknown) > MOST_UNKNOWN:
            message = say("{n} more entries here are not known and are passed over.", n=len(unknown) - MOST_UNKNOWN)
            line = self.line_of(unknown[MOST_UNKNOWN])
            self.fault(line, "unknown-key", message, say("Check their spelling."), "warning")
        for name in unknown[:MOST_UNKNOWN]:
            message = say("{what} has no `{key}`; it is passed over.", what=say(self.what), key=name[:60])
            self.fault(self.line_of(name), "unknown-key", message, _meant(name, self._asked), "warning")


def slug(name: str, default: str) -> str:
    """A file's or folder's name as an id, for what does not name itself."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return re.sub(r"\A(?:x-)+", "", plain)[:60].strip("-") or default


def once(found: Iterable[tuple[T, Mapping]], name_of: Callable[[T], str]) -> tuple[T, ...]:
    """The first of each id; a second one with the same id is a fault, one without an id is passed over."""
    kept: dict[str, T] = {}
    for thing, mapping in found:
        name = name_of(thing)
        if name in kept:
            message = say("The id “{name}” is given twice; the second one is passed over.", name=name)
            mapping.fault(mapping.line, "duplicate-id", message, say("Give each its own id, once and for ever."))
        elif name:
            kept[name] = thing
    return tuple(kept.values())


def _meant(name: str, known: Iterable[str]) -> str:
    """What to do about a key that nobody asked for."""
    # Loaded where a toolkit has such a key: most have none, and loading takes longer than reading a small one.
    from rapidfuzz.process import extractOne

    meant = extractOne(name[:60], sorted(known), score_cutoff=LIKE_ENOUGH)
    return say("Did you mean `{key}`?", key=meant[0]) if meant else say("Check its spelling.")
