"""`toolkit.yaml` → what a toolkit says about itself: names, order, words, horizons, outside links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlsplit

from groundplan.toolkit.model import Horizon, Link, Strand, StrandKind, Term
from groundplan.toolkit.schema import ID, Mapping, Problems, once
from groundplan.toolkit.yaml_text import Fields, load
from groundplan.words import mark, say


@dataclass(frozen=True)
class Index:
    """The toolkit without its content; `lines` tells where `modules` stands."""

    id: str
    title: str
    version: str
    released: str
    language: str
    licence: str
    authors: tuple[str, ...]
    intro: str
    modules: tuple[str, ...]
    terms: tuple[Term, ...]
    horizons: tuple[Horizon, ...]
    strands: tuple[Strand, ...]
    links: tuple[Link, ...]
    retired: tuple[str, ...]
    lines: dict[str, int] = field(default_factory=dict)


def read_index(text: str, file: str, *, needed: bool = True) -> tuple[Index, Problems]:
    """The index and its faults; `needed` is off for a translation, which repeats only what it translates."""
    problems = Problems(file, partial=not needed)
    tree, broken = load(text, file)
    problems.found += broken
    given = Mapping(tree, problems, mark("A toolkit"))
    if needed and tree is None and not broken:
        given.fault(1, "empty-file", say("This file is empty."), say("Write at least `id`, `title` and `version`."))
    needed = needed and isinstance(tree, Fields)
    index = Index(
        id=given.id(needed=needed, default="toolkit"),
        title=given.text("title", "Toolkit", needed=needed, longest=300),
        version=given.text("version", "0", needed=needed, longest=40),
        released=given.text("released", longest=40),
        language=given.text("language", "en", longest=20),
        licence=given.text("licence", longest=200),
        authors=given.texts("authors"),
        intro=given.text("intro"),
        modules=_modules(given),
        terms=_terms(given),
        horizons=_horizons(given),
        strands=_strands(given),
        links=_links(given),
        retired=given.former("retired"),
        lines={key: given.line_of(key) for key in ("modules", "retired")},
    )
    given.finish()
    return index, problems


def _modules(given: Mapping) -> tuple[str, ...]:
    kept: list[str] = []
    for name in given.texts("modules"):
        if not ID.match(name) or name.startswith("x-"):
            message = say("“{name}” cannot be a module's id.", name=name[:60])
            hint = say("Use lower-case letters, digits and hyphens, as in the folder's name.")
            given.fault(given.line_of("modules"), "bad-id", message, hint)
        elif name in kept:
            message = say("The module “{name}” is listed twice.", name=name)
            given.fault(given.line_of("modules"), "duplicate-id", message, say("List it once."))
        else:
            kept.append(name)
    return tuple(kept)


def _terms(given: Mapping) -> tuple[Term, ...]:
    def read() -> Iterator[tuple[Term, Mapping]]:
        for name, each in given.named("terms", mark("A term")):
            default = each.text("default", "" if given.problems.partial else name, needed=True, longest=200)
            term = Term(name, default, each.texts("match"), each.text("solo", longest=200))
            each.finish()
            if not ID.match(name.replace("_", "-")) or name.startswith("x-"):
                message = say("“{name}” cannot be a term's name.", name=name[:60])
                each.fault(each.line, "bad-id", message, say("Use lower-case letters, digits and hyphens."))
                continue
            yield term, each

    return once(read(), lambda term: term.id)


def _horizons(given: Mapping) -> tuple[Horizon, ...]:
    def read() -> Iterator[tuple[Horizon, Mapping]]:
        for each in given.each("horizons", mark("A horizon")):
            horizon = Horizon(each.id(), each.text("label", needed=True, longest=200), each.number("months", 1, 600))
            each.finish()
            yield horizon, each

    return tuple(sorted(once(read(), lambda horizon: horizon.id), key=lambda horizon: horizon.months))


def _strands(given: Mapping) -> tuple[Strand, ...]:
    def read() -> Iterator[tuple[Strand, Mapping]]:
        for each in given.each("strands", mark("A strand")):
            kind = each.one_of("kind", ("sphere", "principle"), "sphere", "unknown-kind")
            strand = Strand(each.id(), each.text("label", needed=True, longest=200), cast("StrandKind", kind))
            each.finish()
            yield strand, each

    return once(read(), lambda strand: strand.id)


def _links(given: Mapping) -> tuple[Link, ...]:
    def read() -> Iterator[tuple[Link, Mapping]]:
        for each in given.each("links", mark("An outside link")):
            url = each.text("url", needed=True, longest=2000)
            if url and not _is_outside(url):
                message = say("“{url}” is not an address on the web.", url=url[:80])
                each.fault(each.line_of("url"), "bad-address", message, say("Begin it with https://."))
                url = ""
            link = Link(each.id(), each.text("title", needed=True, longest=300), url, each.text("note"))
            each.finish()
            yield link, each

    return once(read(), lambda link: link.id)


def _is_outside(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (parts.scheme in ("http", "https") and bool(parts.netloc)) or parts.scheme == "mailto"
