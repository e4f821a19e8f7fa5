"""`toolkit import`: a course site → a toolkit's folder. Running it again updates the folder and makes no duplicates."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from groundplan.errors import GroundplanError
from groundplan.toolkit.importers.callouts import Found, worksheets_on
from groundplan.toolkit.importers.drafts import companion_draft, prompts_draft, starter_draft
from groundplan.toolkit.importers.folder import Folder
from groundplan.toolkit.importers.links import localised
from groundplan.toolkit.importers.matching import COMPANIONS, recognised
from groundplan.toolkit.importers.site import Site, SiteModule, SitePage, read_site, slug
from groundplan.toolkit.problems import Problem
from groundplan.words import say


class NothingToImportError(GroundplanError):
    """A source has no page in it."""

    def __init__(self, sources: Sequence[Path]) -> None:
        super().__init__(
            say(
                "There is no page to import in {sources}: name the folder of a course site "
                "(the one with `modules` in it), or Markdown files.",
                sources=", ".join(map(str, sources))[:300],
            )
        )


@dataclass
class Imported:
    """What an import did. `unsure` are decisions that a person should look at, in words; `offered` names the starter
    sheets that were taken for described ones, by worksheet id."""

    read: int = 0
    pages: int = 0
    worksheets_new: int = 0
    worksheets_kept: int = 0
    worksheets_withdrawn: int = 0
    unsure: list[str] = field(default_factory=list)
    offered: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def import_site(
    sources: Sequence[Path], to: Path, *, starter: Path | None = None, decline: Collection[str] = ()
) -> Imported:
    """Read a site (or single pages) into the toolkit folder `to`.

    `starter` is the starter toolkit's folder, whose sheets are offered for described ones; a worksheet whose id is in
    `decline` keeps its printed prompts. Raises `NothingToImportError` and `CannotWriteError`.
    """
    site = read_site(sources)
    if not any(True for _ in site.pages()):
        raise NothingToImportError(sources)
    return _Import(site, Folder(to), starter, decline).run()


class _Import:
    def __init__(self, site: Site, folder: Folder, starter: Path | None, decline: Collection[str]) -> None:
        self._site, self._folder, self._starter, self._decline = site, folder, starter, decline
        self._done = Imported(problems=list(site.problems))
        self._page_ids = _page_ids(site)
        self._sheets: dict[tuple[str, str], str] = {}
        self._seen: set[str] = set()

    def run(self) -> Imported:
        done = self._done
        found = {page.path: worksheets_on(page.body) for page in self._site.pages()}
        for module in self._site.modules:
            for page in module.pages:
                for sheet in found[page.path]:
                    self._name(module, page, sheet)
        self._write_sheets(found)
        for module in self._site.modules:
            self._write_module(module, found)
        self._folder.index(self._site)
        done.worksheets_withdrawn = self._folder.withdraw(self._seen)
        self._folder.remember()
        done.read = done.pages = sum(len(module.pages) for module in self._site.modules)
        return done

    # -- worksheets

    def _name(self, module: SiteModule, page: SitePage, sheet: Found) -> None:
        """Give a worksheet its id: the one it had at an earlier import, or one made from its title."""
        key = (module.name, sheet.number)
        if sheet.again or key in self._sheets:
            return
        wanted = slug(sheet.title) or f"worksheet-{sheet.number}"
        taken = set(self._sheets.values())
        if wanted in taken:
            wanted = f"{slug(module.name)}-{wanted}"[:60]
        self._sheets[key] = self._folder.known(_origin(page, sheet)) or wanted

    def _write_sheets(self, found: dict[str, list[Found]]) -> None:
        drafts: dict[str, tuple[dict[str, Any], str]] = {}
        for module in self._site.modules:
            for page in module.pages:
                for sheet in found[page.path]:
                    name = self._sheets.get((module.name, sheet.number))
                    if name and not sheet.again and name not in drafts:
                        drafts[name] = (self._draft(name, module, page, sheet), _digest(sheet))
        plan = next((name for name, kind in self._done.offered.items() if kind == "connected-learning-plan"), None)
        if plan and self._starter and "self-assessment" not in self._done.offered.values():
            self._add_companions(drafts, plan)
        by_starter = {starter: name for name, starter in self._done.offered.items()}
        for name, (draft, digest) in drafts.items():
            kept = self._folder.worksheet(name, draft, digest, set(drafts), by_starter)
            self._done.worksheets_kept += kept
            self._done.worksheets_new += not kept
            self._seen.add(name)

    def _draft(self, name: str, module: SiteModule, page: SitePage, sheet: Found) -> dict[str, Any]:
        facts = {
            "id": name,
            "title": sheet.title,
            "number": sheet.number,
            "module": slug(module.name),
            "imported_from": _origin(page, sheet),
        }
        kind = recognised(sheet.title, sheet.text)
        if kind and self._starter and name not in self._decline:
            self._done.offered[name] = kind.starter
            self._done.unsure.append(
                say(
                    "“{title}” describes {kind}: the starter toolkit’s sheet “{starter}” stands for it "
                    "(--decline {name} keeps the printed prompts).",
                    title=sheet.title,
                    kind=say(kind.told),
                    starter=kind.starter,
                    name=name,
                )
            )
            return starter_draft(self._starter, kind.starter, facts)
        if not sheet.prompts:
            self._done.unsure.append(
                say("“{title}” prints no prompt that was recognised: one question stands for it.", title=sheet.title)
            )
        return prompts_draft(facts, sheet)

    def _add_companions(self, drafts: dict[str, tuple[dict[str, Any], str]], plan: str) -> None:
        assert self._starter is not None
        module = drafts[plan][0]["module"]
        for name in COMPANIONS:
            draft = companion_draft(self._starter, name, module)
            drafts[name] = (draft, hashlib.sha256(json.dumps(draft).encode()).hexdigest())
            self._done.offered[name] = name
        self._done.unsure.append(
            say(
                "The plan takes in strengths and weaknesses, and may rest on a talk or on what has been said and done: "
                "the starter toolkit’s sheets for these came along, without a page of their own."
            )
        )

    # -- modules and pages

    def _write_module(self, module: SiteModule, found: dict[str, list[Found]]) -> None:
        self._folder.module(slug(module.name), module.name, _goals(module))
        for number, page in enumerate(module.pages, 1):
            body = self._placed(module, page, found[page.path])
            body = localised(body, page, self._site, self._page_ids, self._folder)
            front = {
                "id": self._page_ids[page.path],
                "title": page.title,
                "level": str(page.level),
                "imported_from": page.path,
            }
            self._folder.page(slug(module.name), number, front, body)

    def _placed(self, module: SiteModule, page: SitePage, sheets: Sequence[Found]) -> str:
        """The body with every announced worksheet placed on its callout."""
        body = page.body
        for sheet in reversed(sheets):
            name = self._sheets.get((module.name, sheet.number))
            if name is None:
                continue
            phase = ""
            if self._done.offered.get(name) == "know-want-learned":
                phase = ' data-phase="end"' if sheet.again else ' data-phase="start"'
            tag = body[sheet.start : sheet.opening]
            marked = re.sub(r">\s*\Z", f' data-worksheet="{name}"{phase}>', tag)
            body = body[: sheet.start] + marked + body[sheet.opening :]
        return body


def _origin(page: SitePage, sheet: Found) -> str:
    """What identifies a worksheet from one import to the next: its page and its title's words, not its number."""
    return f"{page.path}#{slug(sheet.title)}"


def _digest(sheet: Found) -> str:
    return hashlib.sha256(f"{sheet.number}\0{sheet.title}\0{sheet.text}".encode()).hexdigest()


def _page_ids(site: Site) -> dict[str, str]:
    """Path → id; where two modules have a page of one name, the later one carries its module's."""
    taken: dict[str, str] = {}
    for module in site.modules:
        for page in module.pages:
            name = page.slug if page.slug not in taken.values() else f"{slug(module.name)}-{page.slug}"[:60]
            number = 2
            unique = name
            while unique in taken.values():
                unique, number = f"{name[:55]}-{number}", number + 1
            taken[page.path] = unique
    return taken


def _goals(module: SiteModule) -> list[str]:
    """The objectives that the module's pages print in their own kind of callout."""
    for page in module.pages:
        found = re.search(r'<div class="[^"]*\bobjectives\b[^"]*"[^>]*>(.*?)</div>', page.body, re.DOTALL)
        if found:
            return [
                " ".join(each.split()) for each in re.findall(r"^\s{0,3}[*+-]\s+(.+)$", found.group(1), re.MULTILINE)
            ]
    return []
