"""A toolkit's folder as one archive that any process can read, and the checksum that tells two contents apart."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from groundplan.errors import GroundplanError
from groundplan.words import say

MOST_BYTES = 64 * 1024 * 1024
# One fixed moment in every entry, so that packing the same folder twice gives the same bytes.
_ALWAYS = (2020, 1, 1, 0, 0, 0)


class ToolkitTooLargeError(GroundplanError):
    """A toolkit's folder is larger than an installation takes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            say(
                "The toolkit in {folder} is larger than {most} MB: "
                "make its pictures smaller, or link to the large files instead.",
                folder=folder,
                most=MOST_BYTES // 1024 // 1024,
            )
        )


def pack(folder: Path) -> bytes:
    """The folder's files as a zip; links that lead out of it and hidden files stay behind.

    Raises `ToolkitTooLargeError`.
    """
    files = sorted(path for path in folder.rglob("*") if _belongs(path, folder))
    if sum(path.stat().st_size for path in files) > MOST_BYTES:
        raise ToolkitTooLargeError(folder)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _ALWAYS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return packed.getvalue()


def _belongs(path: Path, folder: Path) -> bool:
    inside = path.relative_to(folder)
    hidden = any(part.startswith(".") for part in inside.parts)
    # What an import keeps for its next run, and lays beside an author's files for her to choose from, is no content.
    for_the_author = path.name == "imported.json" or path.suffix == ".new"
    return path.is_file() and not hidden and not for_the_author and path.resolve().is_relative_to(folder.resolve())


def checksum(archive: bytes) -> str:
    """SHA-256 over names and contents, whatever program zipped them."""
    digest = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        for name in sorted(packed.namelist()):
            content = packed.read(name)
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()
