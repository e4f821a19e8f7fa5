"""Settings as they stand in the environment, read by name; what cannot be meant is said at once."""

from __future__ import annotations

import os

from groundplan.errors import GroundplanError
from groundplan.words import say


class UnusableSettingError(GroundplanError):
    """A setting holds what it cannot mean."""

    def __init__(self, name: str, given: str, wanted: str) -> None:
        super().__init__(
            say(
                "The setting {name} is “{given}”, which it cannot be: give it {wanted}, or leave it out.",
                name=name,
                given=given[:80],
                wanted=wanted,
            )
        )


def whole_number(name: str, otherwise: int) -> int:
    """A number from 0, or `otherwise` where the setting is empty; raises `UnusableSettingError`."""
    given = os.environ.get(name, "").strip()
    if given and not (given.isascii() and given.isdigit() and len(given) < 10):
        raise UnusableSettingError(name, given, say("a whole number from 0"))
    return int(given or otherwise)
