"""Which state of a document a form showed: `EPOCH.SEQUENCE`, and the writer's own edits acknowledged since.

`1.57` is the document after entry 57 of epoch 1; `1.57+a1b2` is that state with the later edit `a1b2` and nothing
else that came in between. A script that goes on typing while a colleague's text was merged in posts against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from groundplan.errors import GroundplanError
from groundplan.words import say

_SPELLING = re.compile(r"(\d{1,6})\.(\d{1,12})((?:\+[A-Za-z0-9-]{4,64}){0,100})\Z", re.ASCII)


class BadRevisionError(GroundplanError):
    """A form does not say readably what it showed."""

    def __init__(self, spelling: str) -> None:
        super().__init__(
            say(
                "This form says that it showed “{spelling}”, which is no revision, so nothing was saved. "
                "Open the worksheet anew and put your text in again.",
                spelling=spelling[:40],
            )
        )


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of a document's log; `own_edits` are edit ids beyond `sequence`."""

    epoch: int
    sequence: int
    own_edits: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "+".join((f"{self.epoch}.{self.sequence}", *self.own_edits))

    @classmethod
    def parse(cls, spelling: str) -> Revision:
        """Read a revision; raises `BadRevisionError`."""
        found = _SPELLING.match(spelling)
        if found is None:
            raise BadRevisionError(spelling)
        return cls(int(found[1]), int(found[2]), tuple(filter(None, found[3].split("+"))))
