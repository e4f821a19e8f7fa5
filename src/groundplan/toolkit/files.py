"""The files of a toolkit's folder or zip, which comes from a stranger: names, texts and pictures, within bounds."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from groundplan.toolkit.problems import Problem
from groundplan.words import say

LARGEST_FILE = 4 * 1024 * 1024
MOST_TEXT = 16 * 1024 * 1024
MOST_FILES = 2000
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
_UNREADABLE = (OSError, ValueError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error)


class Files:
    """One folder; `prefix` stands before file names in problems, and `whole` are the files of the toolkit that a
    translation belongs to, with which it shares the bound on all text."""

    def __init__(self, root: Traversable, prefix: str = "", whole: Files | None = None) -> None:
        self._root, self._prefix, self._whole = root, prefix, whole or self
        self._left = MOST_TEXT
        self.problems: list[Problem] = []

    def has(self, name: str) -> bool:
        """Whether a file is there."""
        return is_file(self._root.joinpath(*name.split("/")))

    def folders(self, *path: str) -> list[str]:
        """The names of the folders in a folder, in order; none where there is none."""
        found = []
        for each in self._entries(*path):
            if each.name.startswith(".") or not _is_dir(each):
                continue
            if self._inside(each):
                found.append(each.name)
            else:
                self.fault("/".join((*path, each.name)), "outside-file", *_outside())
        return found

    def _entries(self, *path: str) -> list[Traversable]:
        place, name = self._root.joinpath(*path), "/".join(path)
        try:
            if not place.is_dir():
                return []
            if not self._inside(place):
                self.fault(name, "outside-file", *_outside())
                return []
            found = sorted(place.iterdir(), key=lambda entry: entry.name)
        except _UNREADABLE as error:
            self.fault(name, "unreadable-file", *_unreadable(error))
            return []
        if len(found) > MOST_FILES:
            message = say("This folder has {n} entries; the first {most} are read.", n=len(found), most=MOST_FILES)
            self.fault(name, "too-many-files", message, say("Divide the toolkit."))
        return [each for each in found[:MOST_FILES] if self._is_nameable(name, each.name)]

    def _is_nameable(self, folder: str, name: str) -> bool:
        """Names that are no text cannot be shown, or written into a zip."""
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
            message = say("The name of this file is not text; the file is passed over.")
            self.fault(f"{folder}/{shown}", "bad-name", message, say("Rename it with plain letters."))
            return False
        return True

    def _inside(self, place: Traversable) -> bool:
        """Whether a place lies in the folder: a link may lead out of it."""
        if isinstance(place, Path) and isinstance(self._root, Path):
            try:
                return place.resolve().is_relative_to(self._root.resolve())
            except (OSError, RuntimeError):  # links that go in a circle
                return False
        return True

    def names(self, folder: str, suffixes: tuple[str, ...]) -> list[str]:
        """The files of a folder that end so, in order; a folder or a pipe of such a name is a fault."""
        kept = []
        for entry in self._entries(*folder.split("/")):
            if entry.name.startswith(".") or not entry.name.lower().endswith(suffixes):
                continue
            if is_file(entry):
                kept.append(entry.name)
            else:
                message = say("This is no file, so it was passed over.")
                self.fault(f"{folder}/{entry.name}", "not-a-file", message, say("Put the file itself here."))
        return kept

    def media(self) -> Iterator[str]:
        """Pictures that lie in the folder; one that is linked from elsewhere would not be there after publishing."""
        for name in self.names("media", _PICTURES):
            if self._inside(self._root / "media" / name):
                yield name
            else:
                self.fault(f"media/{name}", "outside-file", *_outside())

    def text(self, name: str) -> str | None:
        """A file's text, or `None` and a problem."""
        place = self._root.joinpath(*name.split("/"))
        if not self._inside(place):
            self.fault(name, "outside-file", *_outside())
            return None
        try:
            with place.open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
        except _UNREADABLE as error:
            self.fault(name, "unreadable-file", *_unreadable(error))
            return None
        if len(data) > LARGEST_FILE:
            message = say("This file is larger than {most} MB and was not read.", most=LARGEST_FILE // 1024 // 1024)
            self.fault(name, "file-too-large", message, say("Divide it, or put pictures into media/."))
            return None
        if b"\0" in data:
            self.fault(name, "not-text", say("This file is not text."), say("Save it as plain text in UTF-8."))
            return None
        return self._decoded(name, data) if self._fits(name, len(data)) else None

    def _fits(self, name: str, size: int) -> bool:
        """Whether the toolkit's text is still of a size that can be read at once; told where it ends to be."""
        whole = self._whole
        if whole._left >= 0 > whole._left - size:
            message = say("The toolkit has more than {most} MB of text; the rest is not read.", most=MOST_TEXT >> 20)
            self.fault(name, "toolkit-too-large", message, say("Divide the toolkit."))
        whole._left -= size
        return whole._left >= 0

    def _decoded(self, name: str, data: bytes) -> str:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            message = say("This file is not in UTF-8; it is read as Windows-1252, so some signs may be wrong.")
            self.fault(name, "not-utf8", message, say("Save it in UTF-8."), line)
            text = data.decode("cp1252", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    def fault(self, name: str, code: str, message: str, hint: str, line: int = 1) -> None:
        self.problems.append(Problem(f"{self._prefix}{name}:{line}", "error", code, message, hint))


def is_file(place: Traversable) -> bool:
    """Whether a file is there, as far as one may know."""
    try:
        return place.is_file()
    except OSError:
        return False


def _is_dir(place: Traversable) -> bool:
    try:
        return place.is_dir()
    except OSError:
        return False


def _outside() -> tuple[str, str]:
    return say("This links to a file outside the toolkit."), say("Put the file itself here.")


def _unreadable(error: Exception) -> tuple[str, str]:
    why = getattr(error, "strerror", None) or str(error)
    return say("This file cannot be read ({why}).", why=why), say("Check its rights.")
