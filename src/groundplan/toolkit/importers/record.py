"""What an import remembers for the next one: which page and sheet got which id, and what was written into each file."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from groundplan.toolkit.schema import ID


@dataclass(frozen=True)
class Written:
    """Digests of what a file was made from and of what was written."""

    source: str
    written: str


@dataclass
class Source:
    """What one source (a site, a few pages) gave: page path → id, worksheet's origin → id, page id → file, picture's
    path → file, and the worksheets that were withdrawn, with the version in which."""

    pages: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)
    page_files: dict[str, str] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    withdrawn: dict[str, str] = field(default_factory=dict)


@dataclass
class Record:
    """Every import into one toolkit's folder."""

    sources: list[Source] = field(default_factory=list)
    files: dict[str, Written] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes | None) -> Record:
        """The record as it lies in the folder; an empty one where there is none or somebody has broken it."""
        try:
            given = json.loads(data or b"{}")
        except ValueError:
            return cls()
        if not isinstance(given, dict):
            return cls()
        sources, files = given.get("sources"), given.get("files")
        return cls(
            sources=[_source(each) for each in sources if isinstance(each, dict)] if isinstance(sources, list) else [],
            files=dict(_files(files)) if isinstance(files, dict) else {},
        )

    def to_json(self) -> dict[str, Any]:
        """The record as it is written."""
        return asdict(self)

    def source_of(self, paths: Collection[str]) -> Source:
        """The source that had the most of these pages at an earlier import; a new one where none had any."""
        best = max(self.sources, key=lambda each: len(each.pages.keys() & set(paths)), default=None)
        if best is None or not best.pages.keys() & set(paths):
            best = Source()
            self.sources.append(best)
        return best

    def page_ids(self) -> set[str]:
        """The ids of all pages that were ever imported here; an id is never reused."""
        return {name for each in self.sources for name in each.pages.values()}

    def sheet_ids(self) -> set[str]:
        """The same of worksheets."""
        return {name for each in self.sources for name in each.sheets.values()}

    def media_names(self) -> set[str]:
        """The names of all pictures that were imported here."""
        return {name for each in self.sources for name in each.media.values()}

    def wrote(self, name: str, source: str, written: str) -> None:
        """Remember what a file was made from and what was written."""
        self.files[name] = Written(source, written)

    def renamed(self, old: str, new: str) -> None:
        """A file got another name."""
        known = self.files.pop(old, None)
        if known is not None:
            self.files[new] = known


def _source(given: dict[str, Any]) -> Source:
    """A source as far as it can be used: ids become names of files, so only ids are taken."""
    return Source(
        pages={key: value for key, value in _texts(given.get("pages")) if ID.match(value)},
        sheets={key: value for key, value in _texts(given.get("sheets")) if ID.match(value)},
        page_files={key: value for key, value in _texts(given.get("page_files")) if _is_inside(value)},
        media={key: value for key, value in _texts(given.get("media")) if "/" not in value and "\\" not in value},
        withdrawn={key: value for key, value in _texts(given.get("withdrawn")) if ID.match(key)},
    )


def _is_inside(path: str) -> bool:
    parts = path.split("/")
    return len(parts) == 3 and parts[0] == "modules" and ".." not in parts and path.endswith(".md")


def _texts(given: object) -> Iterator[tuple[str, str]]:
    if isinstance(given, dict):
        yield from ((str(key), value) for key, value in given.items() if isinstance(value, str))


def _files(given: dict[str, Any]) -> Iterator[tuple[str, Written]]:
    for name, each in given.items():
        found = dict(_texts(each))
        if found.keys() >= {"source", "written"}:
            yield name, Written(found["source"], found["written"])
