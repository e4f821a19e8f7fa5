"""What the command line does with an installation as a whole (see groundplan.web.home.control)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from groundplan.web.operations.archive import Manifest
from groundplan.web.operations.backup import back_up
from groundplan.web.turns import pause

Arguments = Mapping[str, Any]


def backup(arguments: Arguments) -> dict[str, Any]:
    """`backup`: `to` is a whole path on this computer."""
    with pause():
        return told(back_up(Path(str(arguments["to"]))))


def told(manifest: Manifest) -> dict[str, Any]:
    """What a backup holds, in numbers."""
    return {
        "made": manifest.made,
        "version": manifest.version,
        "libraries": manifest.rows("libraries.library"),
        "workbooks": manifest.rows("workbooks.workbook"),
        "edits": manifest.rows("workbooks.logentry"),
        "pictures": len(manifest.files),
        "pictures_missing": manifest.missing,
    }
