"""A store that speaks S3, as a place for uploads: keys, region and address from boto3's own settings (`AWS_…`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile, File
from storages.backends.s3 import S3Storage

from groundplan.web.uploads import StoreError

# A person waits for it, and a thread of the server does: seconds, and tries.
_CONNECT, _READ, _TRIES = 5, 20, 3


class Bucket(S3Storage):  # type: ignore[misc] # untyped
    """A bucket of pictures and documents: each is small enough to be read whole, and has a name that no other has."""

    def get_default_settings(self) -> dict[str, Any]:
        """What is the same for each store: names in the path and no newer checksums, which all of them understand."""
        config = Config(
            s3={"addressing_style": "path"},
            signature_version="s3v4",
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            connect_timeout=_CONNECT,
            read_timeout=_READ,
            retries={"total_max_attempts": _TRIES, "mode": "standard"},
        )
        return {**super().get_default_settings(), "default_acl": None, "file_overwrite": True, "client_config": config}

    def exists(self, name: str) -> bool:
        """Whether there is a file of that name; raises `StoreError` where that cannot be known."""
        with _in_one_sentence():
            return bool(super().exists(name))

    def delete(self, name: str) -> None:
        """Remove a file, if it is there; raises `StoreError`."""
        with _in_one_sentence():
            super().delete(name)

    def _save(self, name: str, content: File[bytes]) -> str:
        with _in_one_sentence():
            return str(super()._save(name, content))

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        with _in_one_sentence(), super()._open(name, mode) as file:
            return ContentFile(file.read(), name=name)


@contextmanager
def _in_one_sentence() -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise StoreError from error
