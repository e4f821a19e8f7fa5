"""`toolkit import`: a course site → a toolkit's folder. Running it again updates the folder and makes no duplicates."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from groundplan.errors import GroundplanError
from groundplan.toolkit.importers.callouts import Found, callouts_on, comments_on, worksheets_on
from groundplan.toolkit.importers.drafts import about, companion_draft, prompts_draft, starter_draft
from groundplan.toolkit.importers.folder import Folder, related
from groundplan.toolkit.importers.links import localised
from groundplan.toolkit.importers.matching import COMPANIONS, KWL, PLAN, Kind, recognised, subject_of
from groundplan.toolkit.importers.prompts import plain
from groundplan.toolkit.importers.site import Site, SiteModule, SitePage, read_site, slug
from groundplan.toolkit.problems import Problem
from groundplan.words import say, say_n

# A comment of fewer words is a mark of the editor's, no note.
FEWEST_WORDS = 6


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
    try:
        site = read_site(sources)
    except OSError as error:
        raise NothingToImportError(sources) from error
    paths = [page.path for page in site.pages()]
    if not paths:
        raise NothingToImportError(sources)
    return _Import(site, Folder(to, paths), starter, decline).run()


@dataclass
class _Sheet:
    """A worksheet of the source: where it is announced first, and the callouts that send readers back to it."""

    id: str
    module: SiteModule
    page: SitePage
    first: Found
    returns: list[Found] = field(default_factory=list)
    kind: Kind | None = None

    @property
    def comes_back(self) -> bool:
        """Whether part of it is asked at the end, where a page sends its readers back to it."""
        asked_again = self.kind is not None and self.kind.starter == KWL
        return bool(self.returns) and (asked_again or any(each.prompts.found for each in self.returns))


class _Import:
    def __init__(self, site: Site, folder: Folder, starter: Path | None, decline: Collection[str]) -> None:
        self._site, self._folder, self._starter, self._decline = site, folder, starter, decline
        self._done = Imported(problems=list(site.problems))
        self._page_ids = {
            page.path: folder.page_id(page.path, page.slug, f"{module.id}-{page.slug}"[:60])
            for module in site.modules
            for page in module.pages
        }
        self._found = {page.path: worksheets_on(page.body) for page in site.pages()}
        self._sheets: list[_Sheet] = []
        self._placed_on: dict[str, list[tuple[Found, _Sheet]]] = {path: [] for path in self._found}

    def run(self) -> Imported:
        done = self._done
        self._name_sheets()
        self._write_sheets()
        for module in self._site.modules:
            self._write_module(module)
        self._folder.index(self._site)
        self._leave_what_is_gone()
        self._tell_what_leads_away()
        self._tell_comments()
        done.unsure += self._folder.remember()
        done.read = done.pages = len(self._page_ids)
        return done

    def _unsure(self, told: str) -> None:
        self._done.unsure.append(told)

    def _tell_what_leads_away(self) -> None:
        """Headings that still lead to the documents which people copied: the page's own link, so it stays."""
        leading = [each.first for each in self._sheets if each.first.link]
        if leading:
            self._unsure(
                say_n(
                    "The heading of {n} worksheet still leads to the document that it was copied from ({link}): "
                    "see whether its link should stay, now that the sheet lies beside it.",
                    "The headings of {n} worksheets still lead to the documents that they were copied from ({link} "
                    "and so on): see whether their links should stay, now that the sheets lie beside them.",
                    len(leading),
                    link=leading[0].link[:120],
                )
            )

    def _tell_comments(self) -> None:
        """Notes to whoever edits the source: readers are not shown them, there or here."""
        for page in self._site.pages():
            for comment in comments_on(page.body):
                if len(comment.split()) >= FEWEST_WORDS:
                    said = comment if len(comment) < 90 else f"{comment[:80].rstrip()}…"
                    self._unsure(
                        say("{page} has a comment that nobody is shown (“{said}”).", page=page.path, said=said)
                    )

    # -- worksheets

    def _name_sheets(self) -> None:
        """Every announced worksheet with its id, then the callouts that lead back to one."""
        announced = [
            (module, page, found)
            for module in self._site.modules
            for page in module.pages
            for found in self._found[page.path]
        ]
        origins = {_origin(page, found) for _module, page, found in announced if not found.again}
        for module, page, found in announced:
            known = self._named(module, found)
            if found.again:
                continue
            if known is not None and slug(known.first.title) == slug(found.title):
                self._placed_on[page.path].append((found, known))
            else:
                self._announce(module, page, found, known, origins)
        for module, page, found in announced:
            if found.again:
                self._send_back(page, found, self._named(module, found))

    def _announce(
        self, module: SiteModule, page: SitePage, found: Found, twin: _Sheet | None, origins: Collection[str]
    ) -> None:
        wanted = slug(found.title) or f"worksheet-{found.number}"
        sheet = _Sheet(self._folder.sheet_id(_origin(page, found), wanted, origins), module, page, found)
        sheet.kind = recognised(found.title, found.text)
        self._sheets.append(sheet)
        self._placed_on[page.path].append((found, sheet))
        if twin is not None:
            self._unsure(
                say(
                    "Two worksheets of “{module}” bear the number {number}: “{first}” and “{second}”. Both are there.",
                    module=module.name,
                    number=found.number,
                    first=twin.first.title,
                    second=found.title,
                )
            )

    def _send_back(self, page: SitePage, found: Found, sheet: _Sheet | None) -> None:
        if sheet is None:
            self._unsure(
                say(
                    "“{page}” sends its readers back to worksheet {number} (“{title}”), which is not there.",
                    page=page.path,
                    number=found.number,
                    title=found.title,
                )
            )
            return
        sheet.returns.append(found)
        self._placed_on[page.path].append((found, sheet))

    def _named(self, module: SiteModule, found: Found) -> _Sheet | None:
        """The worksheet of this module that a callout means: by number and title, else by number alone."""
        numbered = [each for each in self._sheets if each.module is module and each.first.number == found.number]
        titled = [each for each in numbered if slug(each.first.title) == slug(found.title)]
        return next(iter(titled or numbered), None)

    def _write_sheets(self) -> None:
        drafts = {sheet.id: (self._draft(sheet), _source(sheet, self._offered(sheet))) for sheet in self._sheets}
        starters: dict[str, str] = {}
        for sheet in self._sheets:
            if (kind := self._offered(sheet)) is not None:
                self._done.offered[sheet.id] = kind.starter
                starters.setdefault(kind.starter, sheet.id)
        if PLAN in starters and not any(each.kind and each.kind.starter in COMPANIONS for each in self._sheets):
            for name, draft in self._companions(drafts[starters[PLAN]][0]["module"]):
                drafts[draft["id"]] = (draft, draft["imported_from"])
                starters[name] = self._done.offered[draft["id"]] = draft["id"]
        for name, (draft, source) in drafts.items():
            own = {self._done.offered[name]: name} if name in self._done.offered else {}
            kept = self._folder.worksheet(name, related(draft, drafts.keys(), {**starters, **own}), source)
            self._done.worksheets_kept += kept
            self._done.worksheets_new += not kept

    def _offered(self, sheet: _Sheet) -> Kind | None:
        """The starter's sheet that stands for a described one, unless that was declined."""
        return sheet.kind if self._starter and sheet.id not in self._decline else None

    def _draft(self, sheet: _Sheet) -> dict[str, Any]:
        facts = {
            "id": sheet.id,
            "title": sheet.first.title,
            "number": sheet.first.number,
            "module": sheet.module.id,
            "imported_from": _origin(sheet.page, sheet.first),
        }
        kind = self._offered(sheet)
        if kind is None or self._starter is None:
            self._doubt_prompts(sheet)
            return prompts_draft(facts, sheet.first, sheet.returns)
        self._unsure(
            say(
                "“{title}” describes {kind}: the starter toolkit’s sheet “{starter}” stands for it "
                "(--decline {name} keeps the printed prompts).",
                title=sheet.first.title,
                kind=say(kind.told),
                starter=kind.starter,
                name=sheet.id,
            )
        )
        draft = starter_draft(self._starter, kind.starter, facts)
        return self._about_its_subject(sheet, draft) if kind.starter == KWL else draft

    def _about_its_subject(self, sheet: _Sheet, draft: dict[str, Any]) -> dict[str, Any]:
        title = sheet.first.title
        if not sheet.returns:
            self._unsure(
                say(
                    "No page sends readers back to “{title}” for its last part: it is all asked in one place.",
                    title=title,
                )
            )
        subject = subject_of(title)
        if not subject or subject.lower() == "connected learning":
            return draft
        self._unsure(say("“{title}” asks about “{subject}”: see whether that fits.", title=title, subject=subject))
        return about(draft, subject)

    def _doubt_prompts(self, sheet: _Sheet) -> None:
        """Say how sure it is that a sheet asks what its page asks."""
        title, trust = sheet.first.title, sheet.first.prompts.trust
        if trust == "nothing":
            self._unsure(
                say("“{title}” prints no prompt that was recognised: one question stands for it.", title=title)
            )
        elif trust == "requested":
            self._unsure(
                say(
                    "“{title}” asks in running text: see whether its questions are the sentences that ask.", title=title
                )
            )
        elif trust == "crossed":
            self._unsure(say("“{title}” prints two lists: they are the rows and columns of one table.", title=title))

    def _companions(self, module: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """What the plan leans on, where the source has nothing of the kind: the starter's name and its sheet."""
        assert self._starter is not None
        self._unsure(
            say(
                "The plan takes in strengths and weaknesses, and may rest on a talk or on what has been said and done: "
                "the starter toolkit’s sheets for these came along, without a page of their own."
            )
        )
        for name in COMPANIONS:
            draft = companion_draft(self._starter, name, module)
            yield name, {**draft, "id": self._folder.sheet_id(draft["imported_from"], name, ())}

    def _leave_what_is_gone(self) -> None:
        gone = self._folder.withdraw({*(sheet.id for sheet in self._sheets), *self._done.offered})
        self._done.worksheets_withdrawn = len(gone)
        for name in gone:
            self._unsure(
                say("“{name}” is no longer in the source: it is withdrawn, and its answers go to the shelf.", name=name)
            )
        for file in self._folder.drop_pages(set(self._page_ids.values())):
            self._unsure(say("“{file}” is no longer in the source, but was changed here: it stays.", file=file))

    # -- modules and pages

    def _write_module(self, module: SiteModule) -> None:
        self._folder.module(module.id, module.name, _goals(module))
        for number, page in enumerate(module.pages, 1):
            body = localised(self._placed(page), page, self._site, self._page_ids, self._folder)
            front = {
                "id": self._page_ids[page.path],
                "title": page.title,
                "level": str(page.level),
                "imported_from": page.path,
            }
            self._folder.page(module.id, number, front, body)

    def _placed(self, page: SitePage) -> str:
        """The body with every announced worksheet placed on its callout."""
        body = page.body
        placed = sorted(self._placed_on[page.path], key=lambda each: each[0].callout.start, reverse=True)
        for found, sheet in placed:
            phase = ("end" if found in sheet.returns else "start") if sheet.comes_back else ""
            mark = f' data-worksheet="{sheet.id}"' + (f' data-phase="{phase}"' if phase else "")
            before_end = found.callout.opening - 1
            body = f"{body[:before_end]}{mark}{body[before_end:]}"
        return body


def _origin(page: SitePage, sheet: Found) -> str:
    """What identifies a worksheet from one import to the next: its page and its title's words, not its number."""
    return f"{page.path}#{slug(sheet.title)}"


def _source(sheet: _Sheet, offered: Kind | None) -> str:
    """Everything that a worksheet's file is made from."""
    texts = [sheet.first.number, sheet.first.title, sheet.first.text, *(each.text for each in sheet.returns)]
    return "\0".join([*texts, offered.starter if offered else ""])


def _goals(module: SiteModule) -> list[str]:
    """The objectives that the module's pages print in their own kind of callout."""
    for page in module.pages:
        for callout in callouts_on(page.body):
            if "objectives" in callout.classes:
                items = re.findall(r"^ {0,3}[*+-][ \t]+(\S.*)$", callout.text, re.MULTILINE)
                return [plain(each) for each in items]
    return []
