"""The toolkit's folder that an import writes: files a person can read and go on editing.

A record of the last import lies beside them: what has not changed in the source since is left as it stands, so that
hand-made corrections survive the next import.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from groundplan.toolkit.importers.site import Site, slug
from groundplan.toolkit.new import CannotWriteError
from groundplan.toolkit.yaml_text import Fields, Text, load

RECORD = "imported.json"


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
    """One toolkit's folder, with what the last import left in it."""

    def __init__(self, place: Path) -> None:
        self._place = place
        record = self._read_record()
        self._digests: dict[str, str] = record.get("worksheets", {})
        self._origins: dict[str, str] = record.get("origins", {})
        self._media: dict[str, str] = {}
        self._now: dict[str, str] = {}
        self._now_origins: dict[str, str] = {}

    def _read_record(self) -> dict[str, Any]:
        try:
            record = json.loads((self._place / RECORD).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return record if isinstance(record, dict) else {}

    def known(self, origin: str) -> str:
        """The id that a worksheet got at an earlier import, or nothing."""
        return self._origins.get(origin, "")

    def _write(self, name: str, data: str | bytes) -> None:
        path = self._place / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        except OSError as error:
            raise CannotWriteError(self._place, error) from error

    def index(self, site: Site) -> None:
        """toolkit.yaml: written once, afterwards only its list of modules grows."""
        modules = [slug(module.name) for module in site.modules]
        path = self._place / "toolkit.yaml"
        if path.is_file():
            self._add_modules(path, modules)
            return
        self._write(
            "toolkit.yaml",
            dumped(
                {
                    "id": slug(site.title)[:40].strip("-") or "imported",
                    "title": site.title,
                    "version": "1",
                    "language": "en",
                    "licence": "",
                    "authors": [],
                    "modules": modules,
                    "terms": {
                        "library": {"default": "your library"},
                        "department": {
                            "default": "teen services",
                            "match": ["youth services"],
                            "solo": "my work with teens",
                        },
                        "director": {"default": "director"},
                        "manager": {"default": "manager"},
                    },
                }
            ),
        )

    def _add_modules(self, path: Path, modules: Sequence[str]) -> None:
        text = path.read_text(encoding="utf-8")
        missing = [name for name in modules if not re.search(rf"[\s\[,-]{re.escape(name)}[\s\],]", text)]
        if missing:
            listed = "".join(f"\n- {name}" for name in missing)
            self._write("toolkit.yaml", re.sub(r"(?m)^modules:((?:\n- .*)*)", rf"modules:\1{listed}", text, count=1))

    def module(self, name: str, title: str, goals: Sequence[str]) -> None:
        """A module's own file, unless somebody has written one."""
        if not (self._place / "modules" / name / "module.yaml").is_file():
            words = title.replace("-", " ").replace("_", " ").strip()
            self._write(
                f"modules/{name}/module.yaml",
                dumped({"id": name, "title": words[:1].upper() + words[1:], "goals": list(goals)}),
            )

    def page(self, module: str, number: int, front: Mapping[str, str], body: str) -> None:
        """A page; an earlier import's file of the same page under another number goes."""
        name = f"{number:02d}-{front['id']}.md"
        for old in (self._place / "modules" / module).glob(f"*-{front['id']}.md"):
            if old.name != name and re.fullmatch(rf"\d+-{re.escape(front['id'])}\.md", old.name):
                old.unlink()
        self._write(f"modules/{module}/{name}", f"---\n{dumped(dict(front))}---\n{body}")

    def picture(self, path: str, data: bytes) -> str:
        """Keep a picture under a plain name; two of one name in different folders get two names."""
        if path not in self._media:
            name = PurePosixPath(path)
            plain = f"{slug(name.stem) or 'picture'}{name.suffix.lower()}"
            if plain in self._media.values():
                plain = f"{slug(name.parent.name)}-{plain}"
            self._media[path] = plain
            self._write(f"media/{plain}", data)
        return self._media[path]

    def worksheet(
        self, name: str, draft: Mapping[str, Any], digest: str, present: set[str], by_starter: Mapping[str, str]
    ) -> bool:
        """Write a worksheet; returns whether it was there before. One whose source is unchanged is left alone."""
        self._now[name] = digest
        self._now_origins[str(draft["imported_from"])] = name
        path = self._place / "worksheets" / f"{name}.yaml"
        there = path.is_file()
        if not there or self._digests.get(name) != digest:
            self._write(f"worksheets/{name}.yaml", dumped(_related(draft, present, by_starter)))
        return there

    def withdraw(self, seen: set[str]) -> int:
        """Mark worksheets that earlier imports made and this one did not find; their answers go to the shelf."""
        gone = [name for name in self._digests if name not in seen]
        count = 0
        for name in gone:
            path = self._place / "worksheets" / f"{name}.yaml"
            if path.is_file():
                text = path.read_text(encoding="utf-8")
                tree, _problems = load(text, name)
                already = isinstance(tree, Fields) and isinstance(tree.fields.get("withdrawn"), Text)
                if not already:
                    self._write(f"worksheets/{name}.yaml", f"{text.rstrip()}\nwithdrawn: '{self._version()}'\n")
                    count += 1
        return count

    def _version(self) -> str:
        tree, _problems = load((self._place / "toolkit.yaml").read_text(encoding="utf-8"), "toolkit.yaml")
        version = tree.fields.get("version") if isinstance(tree, Fields) else None
        return version.text if isinstance(version, Text) else "1"

    def remember(self) -> None:
        """Write the record for the next import."""
        record = {"worksheets": {**self._digests, **self._now}, "origins": {**self._origins, **self._now_origins}}
        self._write(RECORD, json.dumps(record, indent=1, ensure_ascii=False))


def _related(draft: Mapping[str, Any], present: set[str], by_starter: Mapping[str, str]) -> dict[str, Any]:
    """The draft with its relations pointed at the sheets of this toolkit; those to sheets that are not here go."""

    def target(given: str) -> str:
        sheet, slash, rest = given.partition("/")
        return f"{by_starter.get(sheet, sheet)}{slash}{rest}"

    def related(question: dict[str, Any]) -> dict[str, Any]:
        kept = []
        for relation in question.get("relations", ()):
            pointed = {kind: target(each) for kind, each in relation.items()}
            if all(each.partition("/")[0] in present for each in pointed.values()):
                kept.append(pointed)
        rest = {key: value for key, value in question.items() if key != "relations"}
        return {**rest, "relations": kept} if kept else rest

    sections = [
        {**section, "questions": [related(dict(question)) for question in section["questions"]]}
        for section in draft["sections"]
    ]
    return {**draft, "sections": sections}
