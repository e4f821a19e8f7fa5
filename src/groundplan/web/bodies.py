"""What a request brings along: held in memory, or in a file of its own where whole documents are sent.

A form is small. More than it needs is taken at one kind of address only, from somebody to whom that address opens, and
from a few at a time: whoever has no business here can fill neither the memory nor the disk.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import IO, Any

from groundplan.web.sources.sizes import FORM_WITH_FILES, LARGEST_FORM

# A form holds at most 8 MB of text and a picture 5 MB (settings.py, pictures.py); what is longer is no form of ours,
# unless it is one with documents.
LONGEST_BODY = 16 * 1024 * 1024
MOST_LARGE = 4

Receive = Callable[[], Awaitable[Any]]
MayBeLarge = Callable[[], Awaitable[bool]]


class TooLongError(Exception):
    """More came than is taken here."""

    status, said = (
        413,
        b"This is more than Groundplan takes at once, so nothing of it was kept: send it in smaller parts.",
    )


class ManyLargeError(TooLongError):
    """As many large forms as are taken at once are on their way."""

    status, said = (
        503,
        b"Several large files are on their way at this moment, so yours was not kept: try again in a minute.",
    )


class NoRoomError(TooLongError):
    """The disk has no room for a large form."""

    status, said = (
        507,
        b"The server's disk is full, so nothing of this was kept: tell whoever runs it, and try again later.",
    )


class GoneAwayError(TooLongError):
    """Whoever sent it went away before all of it had come: half of a form says something else than the whole one."""

    status, said = 400, b"Only a part of this arrived, so nothing of it was kept: send it once more."


class Bodies:
    """Takes in the bodies of requests, and knows how many large ones there are."""

    def __init__(self) -> None:
        self._large = 0

    async def whole(self, receive: Receive, may_be_large: MayBeLarge) -> IO[bytes]:
        """A request's body, to be read from its beginning; raises `TooLongError` and its kinds.

        `may_be_large` is asked once, when more has come than a form holds. Give what is returned to `done`.
        """
        body: IO[bytes] = io.BytesIO()
        longest, length, more = LONGEST_BODY, 0, True
        try:
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise GoneAwayError
                part = message.get("body", b"")
                length += len(part)
                if length > longest == LONGEST_BODY and await may_be_large():
                    body, longest = self._moved(body), LARGEST_FORM
                if length > longest:
                    raise TooLongError
                body.write(part)
                more = message.get("more_body", False)
            # What waits to be written is written here, and may find the disk full.
            body.seek(0)
        except OSError as error:
            self.done(body)
            raise NoRoomError from error
        except BaseException:
            self.done(body)
            raise
        return body

    def _moved(self, body: IO[bytes]) -> IO[bytes]:
        if self._large >= MOST_LARGE:
            raise ManyLargeError
        file = tempfile.TemporaryFile()  # noqa: SIM115 closed in `done`
        body.seek(0)
        try:
            file.write(body.read())
        except OSError:
            with suppress(OSError):
                file.close()
            raise
        self._large += 1
        return file

    def done(self, body: IO[bytes]) -> None:
        """Let go of a body that was taken in."""
        if not isinstance(body, io.BytesIO):
            self._large -= 1
        # On a full disk closing writes once more, and fails once more.
        with suppress(OSError):
            body.close()


def takes_files(scope: Any) -> bool:
    """Whether documents are sent to this address."""
    return scope["method"] == "POST" and FORM_WITH_FILES.fullmatch(scope["path"]) is not None
