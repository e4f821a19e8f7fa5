"""Settings as they come from the environment: what cannot be understood is told when the program starts."""

from __future__ import annotations

import os

from groundplan.errors import GroundplanError
from groundplan.words import say


class SettingError(GroundplanError):
    """A setting cannot be understood; `like` shows one that could."""

    def __init__(self, setting: str, given: str, like: str) -> None:
        super().__init__(
            say(
                "The setting {setting} is “{given}”, which Groundplan cannot understand: write it like {like}.",
                setting=setting,
                given=given[:60],
                like=like,
            )
        )


def whole_number(name: str, otherwise: int) -> int:
    """A number from 0, or `otherwise` where the setting is empty; raises `SettingError`."""
    given = os.environ.get(name, "").strip()
    if given and not (given.isascii() and given.isdigit() and len(given) < 10):
        raise SettingError(name, given, str(otherwise))
    return int(given or otherwise)
