"""A toolkit in another language: the same ids with other texts, so that one workbook serves two languages.

What a translation does not have stays in the toolkit's own language; what it has too much is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from groundplan.toolkit.model import Page, Question, Section, Toolkit, Worksheet
from groundplan.toolkit.problems import Problem
from groundplan.words import say

TEXTS = frozenset(
    {"title", "label", "help", "example", "placeholder", "intro", "body", "question", "answer", "occasions", "note",
     "default", "solo", "match", "goals", "example_rows", "url"}
)  # fmt: skip

T = TypeVar("T")


def translated(base: Toolkit, other: Toolkit, language: str) -> Toolkit:
    """`base` with the texts of `other` wherever an id of `base` is found there."""
    sheets = {sheet.id: sheet for sheet in other.worksheets}
    pages = {page.id: page for page in other.pages()}
    modules = {module.id: module for module in other.modules}
    return replace(
        base,
        language=language,
        title=other.title if other.title != "Toolkit" else base.title,
        intro=other.intro or base.intro,
        terms=_each(base.terms, other.terms),
        horizons=_each(base.horizons, other.horizons),
        strands=_each(base.strands, other.strands),
        links=_each(base.links, other.links),
        worksheets=tuple(_with_texts(sheet, sheets.get(sheet.id)) for sheet in base.worksheets),
        modules=tuple(
            replace(
                _with_texts(module, modules.get(module.id)),
                pages=tuple(_with_texts(page, pages.get(page.id)) for page in module.pages),
            )
            for module in base.modules
        ),
    )


def strays(base: Toolkit, other: Toolkit, language: str, lines: Mapping[str, int]) -> list[Problem]:
    """What a translation has that the toolkit has not: most often a misspelt id, whose text is then shown nowhere.

    Of files that could not be read (`lines` knows them) nothing more is said.
    """
    index = f"translations/{language}/toolkit.yaml:1"
    found: list[Problem] = []
    for of_base, of_other in (
        (base.terms, other.terms),
        (base.horizons, other.horizons),
        (base.strands, other.strands),
        (base.links, other.links),
    ):
        found += _stray(of_base, of_other, index)
    pages, modules = tuple(base.pages()), tuple(other.modules)
    for module in modules:
        found += _stray(base.modules, (module,), f"translations/{language}/{module.source}:1")
    for page in other.pages():
        found += _stray(pages, (page,), f"{page.source}:1")
    for sheet in (each for each in other.worksheets if f"{each.source}#unread" not in lines):
        found += _stray(base.worksheets, (sheet,), f"{sheet.source}:1")
        ours = base.worksheet(sheet.id)
        found += _in_sheet(ours, sheet) if ours else []
    return found


def _in_sheet(base: Worksheet, other: Worksheet) -> list[Problem]:
    where = f"{other.source}:1"
    found = _stray(base.sections, other.sections, where)
    found += _stray(_blocks(base.sections), _blocks(other.sections), where)
    for question in other.questions():
        ours = base.question(question.id)
        if ours is not None and ours.type is not question.type:
            message = say("“{name}” is of another type here than in the toolkit.", name=question.id)
            hint = say("Write the type of the toolkit: {type}.", type=ours.type)
            found.append(Problem(question.where, "warning", "other-type", message, hint))
        elif ours is not None:
            for part in ("options", "statements", "scale", "columns", "rows"):
                found += _stray(getattr(ours, part), getattr(question, part), question.where)
    return found


def _blocks(sections: tuple[Section, ...]) -> tuple[Any, ...]:
    return tuple(block for section in sections for block in section.blocks)


def _stray(base: Iterable[Any], other: Iterable[Any], where: str) -> list[Problem]:
    known = {thing.id for thing in base}
    return [
        Problem(
            thing.where if isinstance(thing, Question) else where,
            "warning",
            "stray-translation",
            say("The toolkit has no “{name}”, so this translation is shown nowhere.", name=thing.id),
            say("Translate under the toolkit's own ids."),
        )
        for thing in other
        if thing.id not in known
    ]


def _each(base: tuple[T, ...], other: Iterable[Any]) -> tuple[T, ...]:
    known = {thing.id: thing for thing in other}
    return tuple(_with_texts(thing, known.get(thing.id)) for thing in base)  # type: ignore[attr-defined] # all have ids


def _with_texts(base: T, other: Any) -> T:
    """A thing with the texts of its translation; the things in it are found again by their ids."""
    if other is None or type(other) is not type(base):
        return base
    changed: dict[str, Any] = {}
    if isinstance(other, Page) and other.body:
        # Faults of a page that show when it is rendered are faults of the translated file.
        changed.update(source=other.source, body_line=other.body_line)
    for each in fields(base):  # type: ignore[arg-type] # the model's things are dataclasses
        ours, theirs = getattr(base, each.name), getattr(other, each.name)
        if each.name in TEXTS:
            changed[each.name] = theirs or ours
        elif isinstance(ours, tuple) and ours and is_dataclass(ours[0]) and hasattr(ours[0], "id"):
            changed[each.name] = _each(ours, theirs)
    return replace(base, **changed)  # type: ignore[type-var] # the same
