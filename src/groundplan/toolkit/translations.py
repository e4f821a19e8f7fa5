"""A toolkit in another language: the same ids with other texts, so that one workbook serves two languages.

What a translation does not have stays in the toolkit's own language; what it has too much is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from groundplan.toolkit.model import Toolkit

TEXTS = frozenset(
    {"title", "label", "help", "example", "placeholder", "intro", "body", "question", "answer", "occasions", "note",
     "default", "solo", "match", "goals", "example_rows"}
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


def _each(base: tuple[T, ...], other: Iterable[Any]) -> tuple[T, ...]:
    known = {thing.id: thing for thing in other}
    return tuple(_with_texts(thing, known.get(thing.id)) for thing in base)  # type: ignore[attr-defined] # all have ids


def _with_texts(base: T, other: Any) -> T:
    """A thing with the texts of its translation; the things in it are found again by their ids."""
    if other is None or type(other) is not type(base):
        return base
    changed: dict[str, Any] = {}
    for each in fields(base):  # type: ignore[arg-type] # the model's things are dataclasses
        ours, theirs = getattr(base, each.name), getattr(other, each.name)
        if each.name in TEXTS:
            changed[each.name] = theirs or ours
        elif isinstance(ours, tuple) and ours and is_dataclass(ours[0]) and hasattr(ours[0], "id"):
            changed[each.name] = _each(ours, theirs)
    return replace(base, **changed)  # type: ignore[type-var] # the same
