"""Where uploaded pictures and documents are kept: in the data folder, or in a store that speaks S3 (`bucket.py`)."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

from groundplan.errors import GroundplanError
from groundplan.web.installation import sync_folder
from groundplan.words import say

# What stores that speak S3 let a bucket be called.
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")


class UnknownPlaceError(GroundplanError):
    """The setting names no place for pictures that is known here."""

    def __init__(self, told: str) -> None:
        super().__init__(
            say(
                "GROUNDPLAN_UPLOADS names {told}, where no pictures can be kept: write s3://bucket or "
                "s3://bucket/prefix, or leave it out to keep them in the data folder.",
                told=told[:80],
            )
        )


class NoS3Error(GroundplanError):
    """What speaks with such a store is not installed."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "GROUNDPLAN_UPLOADS names a store that speaks S3, and the part of Groundplan that speaks with it is "
                "not installed: install the extra s3, as the guide for operators says, or leave the setting out."
            )
        )


class StoreError(GroundplanError):
    """The store for pictures does not answer, or does not do what it is asked."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "The store in which files are kept does not answer as it should, so nothing was done: "
                "try again, and tell whoever runs this server if it stays so."
            )
        )


def place(told: str) -> dict[str, Any]:
    """The setting as Django's storages are set up; empty stands for the data folder.

    Raises `UnknownPlaceError` and `NoS3Error`.
    """
    if not told:
        return {"BACKEND": "groundplan.web.uploads.Folder"}
    address = urlsplit(told)
    known = address.scheme == "s3" and _BUCKET.fullmatch(address.netloc) and not (address.query or address.fragment)
    if not known:
        raise UnknownPlaceError(told)
    if find_spec("storages") is None or find_spec("boto3") is None:
        raise NoS3Error
    options = {"bucket_name": address.netloc, "location": address.path.strip("/")}
    return {"BACKEND": "groundplan.web.bucket.Bucket", "OPTIONS": options}


class Folder(FileSystemStorage):
    """A folder in which a file is whole and on the disk, or not there."""

    def _save(self, name: str, content: File[bytes]) -> str:
        path = Path(self.path(name))
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            sync_folder(path.parent.parent)
        fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
        try:
            _write(fresh, content.chunks())
            fresh.replace(path)
        except BaseException:
            with suppress(OSError):
                fresh.unlink()
            raise
        sync_folder(path.parent)
        return name


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    with path.open("xb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
