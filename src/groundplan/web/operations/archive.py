"""The file of a backup: every table and every file of one moment, with a list that says whether it is whole.

The file of one workbook (`workbook_file.py`) is written and read here too: `Kind` tells the two apart.

It is a zip. `manifest.json` lists what else is in it, with a checksum each, and the migrations that the database had;
`tables/APP.MODEL.jsonl` holds a table, one row a line; `uploads/…` the pictures and the documents of libraries. No
database's own format is in it, so that a backup of SQLite is restored on PostgreSQL and the other way round. The
installation's key is not in it: whoever finds a backup can read what is written there, and cannot sign in anywhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from groundplan.errors import GroundplanError
from groundplan.words import say

MANIFEST = "manifest.json"
FILES = "uploads/"
FORMAT = 1
LONGEST_MANIFEST = 64 * 1024 * 1024
# What a backup holds is text, which does not shrink to a two-hundredth, and files, which are not packed at all: they
# are packed already, and one that somebody made to unpack to a thousand times its size must not spoil the backup.
MOST_PACKED = 200
# The longest line is a toolkit's: as large as one may be, in base64.
LONGEST_LINE = 96 * 1024 * 1024
_CHUNK = 1024 * 1024


class DamagedFileError(GroundplanError):
    """A file is not what it should be, or not whole: `what` says why. Each kind of file has a sentence of its own."""

    def __init__(self, sentence: str, what: str) -> None:
        self.what = what
        super().__init__(sentence)


class DamagedBackupError(DamagedFileError):
    """A file is no backup, or no whole one."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            say(
                "{path} is no whole backup ({what}), so nothing was restored: take another backup.",
                path=path,
                what=what,
            ),
            what,
        )


class CannotWriteBackupError(GroundplanError):
    """The file of a backup cannot be written."""

    def __init__(self, path: Path, why: OSError) -> None:
        super().__init__(
            say(
                "The backup {path} could not be written ({why}): name another place, or make room.",
                path=path,
                why=why.strerror or why,
            )
        )


class UnreadableAgainError(GroundplanError):
    """What was written as a backup reads differently from the disk."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            say(
                "The backup {path} was written and could not be read again ({what}), so it was not kept: "
                "see whether its disk is sound, or name another place.",
                path=path,
                what=what,
            )
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """What such a file is for: the word in its list that says so, this version's format, and how damage is told.

    `strict` files come from strangers: nothing may be in them beside what their list names.
    """

    mark: str
    format: int
    damaged: Callable[[Path, str], GroundplanError]
    newer: Callable[[str], GroundplanError] | None = None
    strict: bool = False


BACKUP = Kind("groundplan_backup", FORMAT, DamagedBackupError)


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a backup: `name` is `app.model`, `fields` the order of the values in each row."""

    name: str
    fields: tuple[str, ...]
    rows: int
    sha256: str

    @property
    def member(self) -> str:
        """Where it lies in the file."""
        return f"tables/{self.name}.jsonl"


@dataclass(frozen=True, slots=True)
class Stored:
    """A picture or document in a backup: `name` as the database refers to it."""

    name: str
    sha256: str

    @property
    def member(self) -> str:
        """Where it lies in the file."""
        return f"{FILES}{self.name}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds; `missing` are files that the database knows and the folder did not have any more."""

    made: str
    version: str
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    files: tuple[Stored, ...]
    missing: int = 0

    def rows(self, table: str) -> int:
        """How many rows of a table there are; none of one that is not in the backup."""
        return next((each.rows for each in self.tables if each.name == table), 0)


class Writing:
    """A backup that is being written; `put` a member, and `finish` with the list of them all."""

    def __init__(self, archive: zipfile.ZipFile, kind: Kind) -> None:
        self._archive, self._kind = archive, kind

    def put(self, member: str, chunks: Iterable[bytes]) -> str:
        """Write one member and return its checksum."""
        digest = hashlib.sha256()
        entry = zipfile.ZipInfo(member, time.localtime()[:6])
        entry.compress_type = zipfile.ZIP_STORED if member.startswith(FILES) else zipfile.ZIP_DEFLATED
        with self._archive.open(entry, "w", force_zip64=True) as out:
            for chunk in chunks:
                out.write(chunk)
                digest.update(chunk)
        return digest.hexdigest()

    def finish(self, manifest: Manifest) -> None:
        """Write the list, the last thing in the file."""
        told = {self._kind.mark: self._kind.format, **asdict(manifest)}
        self._archive.writestr(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1))


@contextmanager
def writing(path: Path, kind: Kind = BACKUP) -> Iterator[Writing]:
    """A new backup at `path`, readable by its owner only, and there only when it is whole and was read again.

    Raises `CannotWriteBackupError` and `UnreadableAgainError`; then whatever was there before still is.
    """
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                yield Writing(archive, kind)
            file.flush()
            os.fsync(file.fileno())
        with reading(fresh, kind) as written:
            written.verify()
        fresh.replace(path)
    except DamagedFileError as error:
        raise UnreadableAgainError(path, error.what) from error
    except OSError as error:
        raise CannotWriteBackupError(path, error) from error
    finally:
        with suppress(OSError):
            fresh.unlink()


class Reading:
    """A backup that is being read."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, kind: Kind) -> None:
        self._path, self._archive, self._kind = path, archive, kind
        self.manifest = self._manifest()

    def verify(self) -> None:
        """Read everything once and compare it with the list; raises `DamagedBackupError`."""
        packed = max(self._path.stat().st_size, 1)
        if sum(each.file_size for each in self._archive.infolist()) > MOST_PACKED * packed + _CHUNK:
            raise self._kind.damaged(self._path, say("it claims to hold far more than it can"))
        members: tuple[Table | Stored, ...] = (*self.manifest.tables, *self.manifest.files)
        if self._kind.strict and sorted(self._archive.namelist()) != sorted(
            [MANIFEST, *(each.member for each in members)]
        ):
            raise self._kind.damaged(self._path, say("what is in it is not what its list names"))
        for each in members:
            digest = hashlib.sha256()
            for chunk in self.chunks(each.member):
                digest.update(chunk)
            if digest.hexdigest() != each.sha256:
                raise self._kind.damaged(self._path, say("{member} was changed", member=each.member))

    def chunks(self, member: str) -> Iterator[bytes]:
        """A member's bytes, in pieces."""
        with self._open(member) as file, self._in_one_sentence():
            while chunk := file.read(_CHUNK):
                yield chunk

    def lines(self, table: Table) -> Iterator[list[Any]]:
        """A table's rows."""
        with self._open(table.member) as file, self._in_one_sentence():
            while line := file.readline(LONGEST_LINE + 1):
                if len(line) > LONGEST_LINE:
                    raise ValueError
                row = json.loads(line)
                if not isinstance(row, list) or len(row) != len(table.fields):
                    raise ValueError
                yield row

    def _open(self, member: str) -> IO[bytes]:
        with self._in_one_sentence():
            return self._archive.open(member)

    def _manifest(self) -> Manifest:
        with self._in_one_sentence():
            if self._archive.getinfo(MANIFEST).file_size > LONGEST_MANIFEST:
                raise ValueError
            told = json.loads(self._archive.read(MANIFEST))
            made_as = told[self._kind.mark]
            if self._kind.newer and isinstance(made_as, int) and made_as > self._kind.format:
                raise self._kind.newer(str(told.get("version")))
            if made_as != self._kind.format:
                raise ValueError
            return _manifest_of(told)

    @contextmanager
    def _in_one_sentence(self) -> Iterator[None]:
        """Whatever a damaged zip, or what is in it, makes Python raise."""
        try:
            yield
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise self._kind.damaged(self._path, say("it is cut off or damaged")) from error
        except (ValueError, KeyError, TypeError, RuntimeError, RecursionError) as error:
            raise self._kind.damaged(self._path, say("what is in it cannot be read")) from error


def _manifest_of(told: Mapping[str, Any]) -> Manifest:
    return Manifest(
        made=str(told["made"]),
        version=str(told["version"]),
        migrations=tuple((str(app), str(name)) for app, name in told["migrations"]),
        tables=tuple(
            Table(str(each["name"]), tuple(map(str, each["fields"])), int(each["rows"]), str(each["sha256"]))
            for each in told["tables"]
        ),
        files=tuple(Stored(str(each["name"]), str(each["sha256"])) for each in told["files"]),
        missing=int(told["missing"]),
    )


@contextmanager
def reading(path: Path, kind: Kind = BACKUP) -> Iterator[Reading]:
    """A backup to read from; raises `DamagedBackupError`, or its kind's own error, where it is none."""
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise kind.damaged(path, say("there is no such file")) from error
    except OSError as error:
        raise kind.damaged(path, say("it is cut off or damaged")) from error
    with file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise kind.damaged(path, say("it is cut off or damaged")) from error
        with archive:
            yield Reading(path, archive, kind)
