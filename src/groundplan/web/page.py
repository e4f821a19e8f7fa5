"""What every page shows around its content: names, ways to go, and where one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Page:
    """The frame of a page; what is empty is not shown."""

    title: str
    library: str = ""
    department: str = ""
    person: str = ""
    signed_in: bool = False
    workbook_url: str = ""
    plan_url: str = ""
    export_url: str = ""
    shelf_url: str = ""
    words_url: str = ""
    settings_url: str = ""
    licence: str = ""
    nav: Sequence[tuple[str, str, bool]] = ()
    messages: Sequence[tuple[str, str]] = ()
    storage_key: str = ""
    language: str = field(default_factory=lambda: get_language() or "en")
