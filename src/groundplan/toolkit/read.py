"""A toolkit's folder (or zip) → `Toolkit` and every fault in it: forty faults are forty problems, and what can be
read is read all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable
from typing import TypeVar

from groundplan.errors import GroundplanError
from groundplan.toolkit.consistency import inconsistencies
from groundplan.toolkit.files import Files, is_file
from groundplan.toolkit.model import (
    DEFAULT_HORIZONS,
    DEFAULT_STRANDS,
    Horizon,
    Module,
    Page,
    Phase,
    Placement,
    Strand,
    Toolkit,
    Worksheet,
)
from groundplan.toolkit.problems import Problem, in_reading_order
from groundplan.toolkit.read_index import Index, read_index
from groundplan.toolkit.read_worksheet import read_worksheet
from groundplan.toolkit.schema import Mapping as Given
from groundplan.toolkit.schema import Problems, slug
from groundplan.toolkit.translations import strays, translated
from groundplan.toolkit.yaml_text import Fields, Tree, load
from groundplan.words import mark, say, words

Named = TypeVar("Named", Horizon, Strand)

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_PLACED = re.compile(r"<[^<>]*\bdata-worksheet\s*=\s*[\"']?([^\"'\s<>]+)[^<>]*>")
_PHASE = re.compile(r"\bdata-phase\s*=\s*[\"']?([a-z]+)")


class NoToolkitError(GroundplanError):
    """A place that should hold a toolkit does not."""

    def __init__(self, place: object) -> None:
        super().__init__(
            say(
                "There is no toolkit in {place}: a toolkit is a folder with a file toolkit.yaml; "
                "`groundplan toolkit new DIR` makes one.",
                place=place,
            )
        )


@dataclass(frozen=True)
class Reading:
    """A toolkit as far as it could be read, its faults in reading order, and its translations by language."""

    toolkit: Toolkit
    problems: list[Problem]
    translations: Mapping[str, Toolkit] = field(default_factory=dict)


def read_toolkit(folder: Traversable) -> Reading:
    """Read a folder, or a zip by `zipfile.Path`. Raises `NoToolkitError`, and nothing for what stands in the files."""
    if not is_file(folder / "toolkit.yaml"):
        raise NoToolkitError(folder)
    reader = _Reader(folder)
    toolkit = reader.toolkit()
    translations = {}
    for language in reader.files.folders("translations"):
        other = _Reader(folder / "translations" / language, f"translations/{language}/", reader, toolkit)
        texts = other.toolkit()
        translations[language] = translated(toolkit, texts, language)
        reader.problems += [*other.problems, *strays(toolkit, texts, language, other.lines)]
    problems = reader.problems + inconsistencies(toolkit, reader.lines)
    return Reading(toolkit, in_reading_order(problems), translations)


class _Reader:
    """One pass over one folder; `prefix` stands before file names in problems, `whole` is the reader of the toolkit
    that a translation belongs to and `base` that toolkit."""

    def __init__(
        self, root: Traversable, prefix: str = "", whole: _Reader | None = None, base: Toolkit | None = None
    ) -> None:
        self._prefix, self._base = prefix, base
        self.files: Files = Files(root, prefix, whole.files if whole else None)
        self.problems = self.files.problems
        self.lines: dict[str, int] = {}

    def toolkit(self) -> Toolkit:
        index = self._index()
        media = tuple(self.files.media())
        modules = self._modules(index)
        worksheets = self._worksheets(modules)
        return Toolkit(
            id=index.id,
            title=index.title,
            version=index.version,
            modules=modules,
            worksheets=worksheets,
            released=index.released,
            language=index.language,
            licence=index.licence,
            authors=index.authors,
            terms=index.terms,
            horizons=index.horizons or self._worded(DEFAULT_HORIZONS, index.language),
            strands=index.strands or self._worded(DEFAULT_STRANDS, index.language),
            links=index.links,
            media=media,
            intro=index.intro,
            retired=index.retired,
        )

    def _worded(self, defaults: tuple[Named, ...], language: str) -> tuple[Named, ...]:
        """What a toolkit has that names none of its own, in its language; a translation gets none beside its base."""
        say = words(language)
        return () if self._prefix else tuple(replace(each, label=say(each.label)) for each in defaults)

    def _index(self) -> Index:
        text = self.files.text("toolkit.yaml") if self.files.has("toolkit.yaml") else None
        index, problems = read_index(text or "", self._prefix + "toolkit.yaml", needed=not self._prefix)
        if text is not None:
            self.problems += problems.found
        self._keep_lines("toolkit.yaml", index.lines)
        return index

    def _keep_lines(self, file: str, lines: Mapping[str, int]) -> None:
        """For faults that only show when the toolkit is seen whole: `file#key` → line."""
        self.lines.update({f"{self._prefix}{file}#{key}": line for key, line in lines.items()})

    # -- modules and pages

    def _modules(self, index: Index) -> tuple[Module, ...]:
        present = self.files.folders("modules")
        order = [name for name in index.modules if name in present]
        for name in index.modules:
            if name not in present and not self._prefix:
                message = say("The module “{name}” is listed but has no folder.", name=name[:60])
                hint = say("Make modules/{name}/ or take it off the list.", name=name[:60])
                self.files.fault("toolkit.yaml", "missing-module", message, hint, index.lines["modules"])
        for name in present:
            if name not in index.modules:
                order.append(name)
                if not self._prefix:
                    where = f"modules/{name}/module.yaml:1"
                    message = say(
                        "The module “{name}” is not listed in toolkit.yaml, so it stands at the end.", name=name
                    )
                    hint = say("Add it under `modules:` where it belongs.")
                    self.problems.append(Problem(where, "warning", "unlisted-module", message, hint))
        pages: set[str] = set()
        found: dict[str, Module] = {}
        for name in dict.fromkeys(order):
            module = self._module(name, pages)
            if module.id in found:
                message = say("Another module has the id “{name}”; this one is passed over.", name=module.id)
                hint = say("Give each module its own id, once and for ever.")
                self.files.fault(f"modules/{name}/module.yaml", "duplicate-id", message, hint)
            else:
                found[module.id] = module
        return tuple(found.values())

    def _module(self, name: str, taken: set[str]) -> Module:
        file = f"modules/{name}/module.yaml"
        problems = Problems(self._prefix + file, partial=bool(self._prefix))
        given = Given(self._module_tree(file, problems), problems, mark("A module"))
        module = Module(
            id=given.id(needed=False, default=slug(name, "module")),
            title=given.text("title", self._otherwise(name), needed=given.has("id")),
            pages=(),
            goals=given.texts("goals"),
            minutes=given.number("minutes", most=10_000),
            bears_on=given.texts("bears_on"),
            source=file,
        )
        if given.has("id") and module.id != name:
            message = say("The module “{name}” lies in a folder of another name.", name=module.id)
            given.fault(
                given.line_of("id"), "module-folder", message, say("Give the folder the module's id."), "warning"
            )
        given.finish()
        self._keep_lines(file, {"bears_on": given.line_of("bears_on")})
        self.problems += problems.found
        names = self.files.names(f"modules/{name}", (".md",))
        pages = [self._page(f"modules/{name}/{each}", module.id, taken) for each in names]
        return replace(module, pages=tuple(page for page in pages if page is not None))

    def _otherwise(self, name: str) -> str:
        """A title for what has none; a translation leaves the toolkit's."""
        return "" if self._prefix else name.replace("-", " ").capitalize()

    def _module_tree(self, file: str, problems: Problems) -> Tree | None:
        """What a module says of itself; a translation need not repeat it."""
        if not self.files.has(file):
            if not self._prefix:
                message = say("This module does not say what it is called.")
                problems.add(
                    1, "error", "missing-file", message, say("Write a file module.yaml with `id` and `title`.")
                )
            return None
        text = self.files.text(file)
        tree, broken = load(text or "", problems.file)
        problems.found += broken
        if text is not None and tree is None and not broken:
            problems.add(1, "error", "empty-file", say("This file is empty."), say("Write at least `id` and `title`."))
        return tree

    def _page(self, file: str, module: str, taken: set[str]) -> Page | None:
        text = self.files.text(file)
        if text is None:
            return None
        problems = Problems(self._prefix + file, partial=bool(self._prefix))
        front = _FRONT.match(text)
        tree, broken = load(front.group(1), problems.file, 2) if front else (None, [])
        problems.found += broken
        given = Given(tree, problems, mark("A page"))
        stem = slug(re.sub(r"^\d+-", "", file.rpartition("/")[2][: -len(".md")]), "page")
        needed = isinstance(tree, Fields) or bool(front and not broken)
        if front is None:
            message = say("This page does not begin with `---` and its id and title.")
            hint = say("Begin it with ---, id: …, title: …, --- on lines of their own.")
            given.fault(1, "no-front-matter", message, hint)
        body = text[front.end() :] if front else text
        body_line = text[: front.end()].count("\n") + 1 if front else 1
        page = Page(
            id=given.id(needed=needed, default=stem),
            module=module,
            title=given.text("title", self._otherwise(stem), needed=needed),
            body=body,
            source=self._prefix + file,
            level=int(given.one_of("level", ("1", "2"), "2", "unknown-level")),
            minutes=given.number("minutes"),
            bears_on=given.texts("bears_on"),
            placements=tuple(_placements(body, given, body_line)),
            body_line=body_line,
            imported_from=given.text("imported_from"),
        )
        given.finish()
        self._keep_lines(file, {"bears_on": given.line_of("bears_on")})
        duplicate = page.id in taken
        if duplicate:
            message = say("Another page has the id “{name}”; this one is passed over.", name=page.id)
            hint = say("Give each page its own id, once and for ever.")
            given.fault(given.line_of("id"), "duplicate-id", message, hint)
        taken.add(page.id)
        self.problems += problems.found
        return None if duplicate else page

    # -- worksheets

    def _worksheets(self, modules: tuple[Module, ...]) -> tuple[Worksheet, ...]:
        found: dict[str, Worksheet] = {}
        for name in self.files.names("worksheets", (".yaml", ".yml")):
            file = f"worksheets/{name}"
            text = self.files.text(file)
            if text is None:
                continue
            fallback = slug(name.rpartition(".")[0], "worksheet")
            sheet, problems = read_worksheet(text, self._prefix + file, fallback, self._base)
            self._keep_lines(file, problems.lines)
            if sheet.id in found:
                message = say(
                    "{file} has the id “{name}” too; this worksheet is passed over.",
                    file=found[sheet.id].source,
                    name=sheet.id,
                )
                hint = say("Give each worksheet its own id, once and for ever.")
                problems.add(1, "error", "duplicate-id", message, hint)
            else:
                found[sheet.id] = sheet
            self.problems += problems.found
        return tuple(_in_order(found, modules))


def _placements(body: str, given: Given, body_line: int) -> Iterator[Placement]:
    """Where worksheets are placed; a commented-out callout places none."""
    comments = [found.span() for found in _COMMENT.finditer(body)] if "<!--" in body else []
    for tag in _PLACED.finditer(body):
        if any(start < tag.start() < end for start, end in comments):
            continue
        phase = _PHASE.search(tag.group(0))
        word = phase.group(1) if phase else "any"
        line = body_line + body.count("\n", 0, tag.start())
        if word not in list(Phase):
            message = say("`{key}` is “{found}”.", key="data-phase", found=word[:40])
            given.fault(line, "unknown-phase", message, say("Write start, any or end."))
            word = "any"
        yield Placement(tag.group(1), Phase(word), line)


def _in_order(sheets: dict[str, Worksheet], modules: tuple[Module, ...]) -> Iterator[Worksheet]:
    """Worksheets in the order in which pages place them, then by module and number; each knows its module."""
    placed: dict[str, str] = {}
    for module in modules:
        for page in module.pages:
            for placement in page.placements:
                placed.setdefault(placement.worksheet, module.id)
    positions = {name: at for at, name in enumerate(placed)}
    rank = {module.id: at for at, module in enumerate(modules)}

    def key(sheet: Worksheet) -> tuple[int, int, tuple[int, str], str]:
        number = int(sheet.number) if sheet.number.isascii() and sheet.number.isdigit() else 10_000
        home = sheet.module or placed.get(sheet.id, "")
        return (rank.get(home, len(rank)), positions.get(sheet.id, len(positions)), (number, sheet.number), sheet.id)

    for sheet in sorted(sheets.values(), key=key):
        yield replace(sheet, module=sheet.module or placed.get(sheet.id, ""))
