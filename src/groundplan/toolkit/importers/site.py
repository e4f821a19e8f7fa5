"""A Course-in-a-Box site (Jekyll, kramdown) or single pages, read from a folder that nobody can be sure of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from groundplan.toolkit.problems import Problem
from groundplan.toolkit.yaml_text import Fields, Items, Text, Tree, load
from groundplan.words import say

LARGEST_PAGE = 1024 * 1024
LARGEST_PICTURE = 10 * 1024 * 1024
MOST_PAGES = 2000
_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
DATED = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}-")
_PICTURES = {".png": b"\x89PNG", ".jpg": b"\xff\xd8", ".jpeg": b"\xff\xd8", ".gif": b"GIF8", ".webp": b"RIFF"}


@dataclass
class SitePage:
    """One page as it lies in the site: `path` is relative to the site, `body` begins on `body_line`."""

    path: str
    slug: str
    title: str
    level: int
    body: str
    body_line: int
    permalink: str = ""


@dataclass
class SiteModule:
    """A module's pages in order; `name` is its folder's, `id` what it is called in the toolkit."""

    name: str
    id: str
    pages: list[SitePage] = field(default_factory=list)


@dataclass
class Site:
    """What could be read, where it lies, and what could not be read; `base` is the path before its addresses."""

    title: str
    root: Path
    modules: list[SiteModule]
    problems: list[Problem]
    base: str = ""

    def pages(self) -> Iterator[SitePage]:
        """Every page in reading order."""
        for module in self.modules:
            yield from module.pages

    def picture(self, path: str) -> bytes | None:
        """A picture inside the site, or `None` for anything else, wherever its path may lead."""
        place = self.root / path.lstrip("/")
        mark = _PICTURES.get(place.suffix.lower())
        data = _bytes(place, self.root, LARGEST_PICTURE) if mark else None
        return data if data is not None and mark is not None and data.startswith(mark) else None


def read_site(sources: Sequence[Path]) -> Site:
    """Read a site's folder, or the Markdown files that are named or lie in the folders that are named."""
    first = sources[0]
    if len(sources) == 1 and (first / "modules").is_dir():
        return _course(first)
    files = [file for source in sources for file in (sorted(source.glob("*.md")) if source.is_dir() else [source])]
    root = first if first.is_dir() else first.parent
    module = SiteModule("pages", "pages")
    problems: list[Problem] = []
    for file in files[:MOST_PAGES]:
        page = _page(file, file.parent if not file.is_relative_to(root) else root, problems)
        if page:
            module.pages.append(page)
    return Site(module.pages[0].title if module.pages else root.name, root, [module], problems)


def _course(root: Path) -> Site:
    problems: list[Problem] = []
    course = _mapping(root, "_data/course.yml", problems)
    base = _text(_mapping(root, "_config.yml", []), "baseurl")
    listed = course.get("modules")
    wanted = [each for each in listed.items if isinstance(each, Text)] if isinstance(listed, Items) else []
    present = _folders(root / "modules")
    away = [each for each in wanted if each.text not in present]
    if away:
        problems.append(_missing(away))
    names = dict.fromkeys([*(each.text for each in wanted if each.text in present), *present])
    modules: list[SiteModule] = []
    for name in names:
        module_id = unique(slug(name) or "module", {module.id for module in modules})
        modules.append(SiteModule(name, module_id, list(_pages(root, name, problems))))
    return Site(_text(course, "title") or root.name, root, modules, problems, base)


def _folders(place: Path) -> list[str]:
    """The modules' folders that hold pages."""
    try:
        return sorted(each.name for each in place.iterdir() if (each / "_posts").is_dir())
    except OSError:
        return []


def _missing(modules: Sequence[Text]) -> Problem:
    names = ", ".join(each.text for each in modules)[:300]
    message = say("The site lists modules that are not in this copy: {names}.", names=names)
    hint = say("Links into them lead nowhere until they are imported too.")
    return Problem(f"_data/course.yml:{modules[0].line}", "info", "missing-module", message, hint)


def _pages(root: Path, module: str, problems: list[Problem]) -> Iterator[SitePage]:
    for file in sorted((root / "modules" / module / "_posts").glob("*.md"))[:MOST_PAGES]:
        page = _page(file, root, problems)
        if page:
            yield page


def _mapping(root: Path, name: str, problems: list[Problem]) -> dict[str, Tree]:
    data = _bytes(root / name, root, LARGEST_PAGE)
    tree, found = load(data.decode("utf-8", "replace"), name) if data is not None else (None, [])
    problems += found
    return tree.fields if isinstance(tree, Fields) else {}


def _bytes(place: Path, root: Path, most: int) -> bytes | None:
    """A file's bytes, if it is a file of that size inside the folder."""
    try:
        if not place.resolve().is_relative_to(root.resolve()) or not place.is_file():
            return None
        with place.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError, RuntimeError):  # the last: links that go in a circle
        return None
    return data if len(data) <= most else None


def _page(file: Path, root: Path, problems: list[Problem]) -> SitePage | None:
    path = file.relative_to(root).as_posix()
    data = _bytes(file, root, LARGEST_PAGE)
    if data is None or b"\0" in data:
        message = say("This page was left out: it is no text, too large, or lies outside the site.")
        hint = say("Save it as plain text in UTF-8.")
        problems.append(Problem(f"{path}:1", "error", "unreadable-page", message, hint))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = say("This page is not in UTF-8; it was read as Windows-1252, so some signs may be wrong.")
        problems.append(Problem(f"{path}:1", "warning", "not-utf8", message, say("Save it in UTF-8.")))
        text = data.decode("cp1252", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    tree, found = load(front.group(1), path, 2) if front else (None, [])
    problems += found
    given = tree.fields if isinstance(tree, Fields) else {}
    stem = DATED.sub("", file.stem)
    return SitePage(
        path=path,
        slug=slug(stem) or "page",
        title=_text(given, "title") or stem.replace("-", " ").capitalize(),
        level=1 if "sectionHead" in _tags(given.get("tags")) else 2,
        body=text[front.end() :] if front else text,
        body_line=text[: front.end()].count("\n") + 1 if front else 1,
        permalink=_text(given, "permalink"),
    )


def _text(given: dict[str, Tree], key: str) -> str:
    found = given.get(key)
    return " ".join(found.text.split()) if isinstance(found, Text) else ""


def _tags(tree: Tree | None) -> list[str]:
    if isinstance(tree, Items):
        return [each.text for each in tree.items if isinstance(each, Text)]
    return [tree.text] if isinstance(tree, Text) else []


def slug(text: str) -> str:
    """A text as an id: lower-case letters, digits and hyphens, never beginning with `x-`."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return re.sub(r"\A(?:x-)+", "", plain)[:60].strip("-")


def unique(name: str, taken: Collection[str]) -> str:
    """The name, or the first of `name-2`, `name-3`, … that is not taken."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name[:55]}-{number}", number + 1
    return free
