"""What every page shows around its content: names, ways to go, and where one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Page:
    """The frame of a page; what is empty is not shown.

    `form` is the id of a form on it in which somebody may have typed: buttons that lead away belong to it, so that it
    is saved on the way. `form_action` is where it is posted; a button adds `&to=` and where it leads. `standing` says
    to somebody who may not write here what she may do, and whom to ask.
    """

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
    comments_url: str = ""
    standing: str = ""
    licence: str = ""
    nav: Sequence[tuple[str, str, bool]] = ()
    nav_name: str = ""
    messages: Sequence[tuple[str, str]] = ()
    storage_key: str = ""
    form: str = ""
    form_action: str = ""
    language: str = field(default_factory=lambda: get_language() or "en")
