"""The toolkit's folder that an import writes: files a person can read and go on editing.

What an author changed stands. A record of the last import (`imported.json`) lies beside the files and knows of each
what it was made from and what was written. At the next import

- a file whose source is unchanged is left alone, whatever its author has made of it;
- one whose source changed is written anew, if its author has not touched it;
- where both changed, the author's file stands, the new one is put beside it under the same name with `.new` behind it,
  and the import says so: nobody's words are lost silently.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from groundplan.toolkit.importers.record import Record, Source
from groundplan.toolkit.importers.site import Site, slug, unique
from groundplan.toolkit.new import CannotWriteError
from groundplan.toolkit.yaml_text import Fields, Items, Text, load
from groundplan.words import say

RECORD = "imported.json"
# What course sites call the department in running text; "their work with teens" reads well wherever one of these stood.
_DEPARTMENT = ["teen services department", "teen services", "youth services department", "youth services"]


class _Dumper(yaml.SafeDumper):
    """Long texts as blocks, everything else plain."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def dumped(data: Any) -> str:
    """Data as YAML in its own order."""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return text


class Folder:
    """One toolkit's folder, with what earlier imports left in it. `kept_both` are files that two people changed."""

    def __init__(self, place: Path, paths: Collection[str]) -> None:
        """`paths` are the pages of the source that is read now, by which its earlier import is known again."""
        self._place = place
        self._paths = set(paths)
        self._record = Record.read(self._bytes(RECORD))
        self._source: Source = self._record.source_of(paths)
        self._media: dict[str, str] = {}
        self.kept_both: list[str] = []

    # -- ids

    def sheet_id(self, origin: str, wanted: str, present: Collection[str]) -> str:
        """The id that a worksheet got at an earlier import, or one that no other has.

        `present` are the origins of all sheets of this import: a sheet of the same title whose own origin is gone has
        only moved to another page.
        """
        sheets = self._source.sheets
        if origin not in sheets:
            moved = [each for each, name in sheets.items() if name == wanted]
            free = bool(moved) and not any(each in present for each in moved)
            sheets[origin] = wanted if free else unique(wanted, self._record.sheet_ids())
        return sheets[origin]

    def page_id(self, path: str, wanted: str, otherwise: str) -> str:
        """The id that a page got at an earlier import, or the first of the two that is free; a page whose file only
        got another date keeps its id."""
        pages = self._source.pages
        if path not in pages:
            moved = [each for each, name in pages.items() if name == wanted and each not in self._paths]
            for each in moved:
                del pages[each]
            taken = self._record.page_ids()
            pages[path] = wanted if wanted not in taken else unique(otherwise, taken)
        return pages[path]

    # -- files

    def _bytes(self, name: str) -> bytes | None:
        try:
            return (self._place / name).read_bytes()
        except OSError:
            return None

    def _write(self, name: str, data: bytes) -> None:
        path = self._place / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            raise CannotWriteError(self._place, error) from error

    def _remove(self, name: str) -> None:
        try:
            (self._place / name).unlink(missing_ok=True)
        except OSError as error:
            raise CannotWriteError(self._place, error) from error

    def _put(self, name: str, data: bytes, source: str = "") -> bool:
        """Write a file by the rules above; returns whether one was there. `source` is what it is made from, if that
        is not what is written."""
        made_from, there = _digest(source.encode() or data), self._bytes(name)
        known = self._record.files.get(name)
        if there is None or there == data or (known and known.written == _digest(there) and known.source != made_from):
            if there != data:
                self._write(name, data)
            self._record.wrote(name, made_from, _digest(data))
            self._remove(f"{name}.new")
        elif known is None or known.source != made_from:
            self._write(f"{name}.new", data)
            self._record.wrote(name, made_from, known.written if known else "")
            self.kept_both.append(name)
        return there is not None

    def _rename(self, old: str, new: str) -> None:
        """Give a file its new number, with its author's changes."""
        data = self._bytes(old)
        if data is not None and self._bytes(new) is None:
            self._write(new, data)
            self._remove(old)
            self._record.renamed(old, new)

    def index(self, site: Site) -> None:
        """toolkit.yaml: written once, afterwards only its list of modules grows."""
        modules = [module.id for module in site.modules]
        there = self._bytes("toolkit.yaml")
        if there is not None:
            with suppress(UnicodeDecodeError):
                self._add_modules(there.decode(), modules)
            return
        title = " ".join(site.title.split())[:300]
        about = {"id": slug(title)[:40].strip("-") or "imported", "title": title, "version": "1", "language": "en"}
        terms = {
            "library": {"default": "your library"},
            "department": {"default": "teen services", "match": _DEPARTMENT, "solo": "work with teens"},
            "director": {"default": "director"},
            "manager": {"default": "manager"},
        }
        whole = {**about, "licence": "", "authors": [], "modules": modules, "terms": terms}
        self._write("toolkit.yaml", dumped(whole).encode())

    def _add_modules(self, text: str, modules: Sequence[str]) -> None:
        """Add what is missing where the list can be found; what is not listed stands at the end and is told anyway."""
        tree, _problems = load(text, "toolkit.yaml")
        listed = tree.fields.get("modules") if isinstance(tree, Fields) else None
        if not isinstance(listed, Items) or not listed.items:
            return
        known = {each.text for each in listed.items if isinstance(each, Text)}
        missing = [name for name in modules if name not in known]
        lines = text.splitlines(keepends=True)
        at = max(each.line for each in listed.items) - 1
        line = lines[at]
        if missing and line.rstrip().endswith("]"):
            lines[at] = line.rstrip().removesuffix("]") + "".join(f", {name}" for name in missing) + "]\n"
        elif missing and line.lstrip().startswith("- "):
            dent = line[: len(line) - len(line.lstrip())]
            lines[at] = line.rstrip("\n") + "\n" + "".join(f"{dent}- {name}\n" for name in missing)
        if missing:
            self._write("toolkit.yaml", "".join(lines).encode())

    def module(self, name: str, title: str, goals: Sequence[str]) -> None:
        """A module's own file, unless somebody has written one."""
        if self._bytes(f"modules/{name}/module.yaml") is None:
            words = title.replace("-", " ").replace("_", " ").strip()
            whole = {"id": name, "title": words[:1].upper() + words[1:], "goals": list(goals)}
            self._write(f"modules/{name}/module.yaml", dumped(whole).encode())

    def page(self, module: str, number: int, front: Mapping[str, str], body: str) -> None:
        """A page; the file of an earlier import keeps its author's changes under its new number."""
        name = f"modules/{module}/{number:02d}-{front['id']}.md"
        old = self._source.page_files.get(front["id"], name)
        if old != name:
            self._rename(old, name)
        self._put(name, f"---\n{dumped(dict(front))}---\n{body}".encode())
        self._source.page_files[front["id"]] = name

    def drop_pages(self, seen: Collection[str]) -> list[str]:
        """Take away the pages that the source no longer has; those that their author changed stay and are named."""
        kept = []
        for page_id, name in list(self._source.page_files.items()):
            if page_id in seen:
                continue
            there, known = self._bytes(name), self._record.files.get(name)
            if there is not None and known is not None and known.written != _digest(there):
                kept.append(name)
            else:
                self._remove(name)
            self._record.files.pop(name, None)
            del self._source.page_files[page_id]
        return kept

    def picture(self, path: str, data: bytes) -> str:
        """Keep a picture under a plain name; two of one name in different folders get two names."""
        if path not in self._media:
            name = PurePosixPath(path)
            stem, ending = slug(name.stem) or "picture", name.suffix.lower()
            known = self._source.media.get(path)
            taken = {each.rpartition(".")[0] for each in self._record.media_names()}
            self._media[path] = known or f"{unique(stem, taken)}{ending}"
            self._source.media[path] = self._media[path]
            self._put(f"media/{self._media[path]}", data)
        return self._media[path]

    def worksheet(self, name: str, draft: Mapping[str, Any], source: str) -> bool:
        """Write a worksheet; returns whether it was there before. `source` is what it was read from, as text."""
        file = f"worksheets/{name}.yaml"
        self._back(name, file)
        self._source.sheets.setdefault(str(draft["imported_from"]), name)
        return self._put(file, dumped(draft).encode(), source)

    # -- worksheets that come and go

    def withdraw(self, seen: Collection[str]) -> list[str]:
        """Mark worksheets that earlier imports of this source made and this one did not find; their answers go to the
        shelf. Returns their ids."""
        gone = {name for name in self._source.sheets.values() if name not in seen} - set(self._source.withdrawn)
        for name in sorted(gone):
            file = f"worksheets/{name}.yaml"
            there = self._bytes(file)
            if there is not None and not _is_withdrawn(there):
                self._change(file, there.rstrip() + f"\nwithdrawn: '{self._version()}'\n".encode())
            self._source.withdrawn[name] = self._version()
        return sorted(gone)

    def _back(self, name: str, file: str) -> None:
        """A withdrawn worksheet that its source has again is asked again."""
        version, there = self._source.withdrawn.pop(name, None), self._bytes(file)
        if version is not None and there is not None:
            self._change(file, there.replace(f"\nwithdrawn: '{version}'\n".encode(), b"\n"))

    def _change(self, name: str, data: bytes) -> None:
        """Change a file without taking it for changed by its author."""
        known = self._record.files.get(name)
        untouched = known is not None and known.written == _digest(self._bytes(name) or b"")
        self._write(name, data)
        if known is not None and untouched:
            self._record.wrote(name, known.source, _digest(data))

    def _version(self) -> str:
        tree, _problems = load((self._bytes("toolkit.yaml") or b"").decode("utf-8", "replace"), "toolkit.yaml")
        version = tree.fields.get("version") if isinstance(tree, Fields) else None
        return version.text.replace("'", "") if isinstance(version, Text) and version.text else "1"

    def remember(self) -> list[str]:
        """Write the record for the next import; returns what to tell about files that two people changed."""
        self._write(RECORD, json.dumps(self._record.to_json(), indent=1, ensure_ascii=False).encode())
        return [
            say("“{name}” was changed here and in the source: yours stands, the source’s is in {name}.new.", name=name)
            for name in self.kept_both
        ]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _is_withdrawn(data: bytes) -> bool:
    tree, _problems = load(data.decode("utf-8", "replace"), "")
    return isinstance(tree, Fields) and isinstance(tree.fields.get("withdrawn"), Text)


def related(draft: Mapping[str, Any], present: Collection[str], by_starter: Mapping[str, str]) -> dict[str, Any]:
    """The draft with its relations pointed at the sheets of this toolkit; those to sheets that are not here go."""

    def target(given: str) -> str:
        sheet, slash, rest = given.partition("/")
        return f"{by_starter.get(sheet, sheet)}{slash}{rest}"

    def pointed(question: dict[str, Any]) -> dict[str, Any]:
        kept = []
        for relation in question.get("relations", ()):
            targets = {kind: target(each) for kind, each in relation.items()}
            if all(each.partition("/")[0] in present for each in targets.values()):
                kept.append(targets)
        rest = {key: value for key, value in question.items() if key != "relations"}
        return {**rest, "relations": kept} if kept else rest

    sections = [
        {**section, "questions": [pointed(dict(question)) for question in section["questions"]]}
        for section in draft["sections"]
    ]
    return {**draft, "sections": sections}
