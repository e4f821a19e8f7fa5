"""Settings as they come from the environment: what cannot be understood is told when the program starts."""

from __future__ import annotations

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
