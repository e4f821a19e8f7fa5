"""The compiler that sets PDFs and draws pictures: one document at a time, with the fonts that come along."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from groundplan.errors import GroundplanError
from groundplan.publish.glyphs import FONTS
from groundplan.words import say

HERE = Path(__file__).parent
_compiling = threading.Lock()


class NotSetError(GroundplanError):
    """The compiler cannot set what it was given."""

    def __init__(self) -> None:
        super().__init__(say("This document could not be made as a PDF: choose Word or a web page instead."))


def compiled(template: str, files: Mapping[str, bytes], **how: Any) -> bytes:
    """The file that a template of this folder makes, with others lying beside it; raises `NotSetError`."""
    # One compiler at a time: what it has learned is kept, which is what makes a warm export fast.
    with _compiling:
        if not files:
            return _compile(_compiler(template, HERE), how)
        with tempfile.TemporaryDirectory(prefix="groundplan-") as folder:
            shutil.copy(HERE / template, folder)
            for name, data in files.items():
                Path(folder, name).write_bytes(data)
            return _compile(_compiler(template, Path(folder)), how)


def _compile(compiler: Any, how: Mapping[str, Any]) -> bytes:
    """The file's bytes. The compiler's own panics are no `Exception`: they are caught here and nowhere else."""
    try:
        return bytes(compiler.compile(**how))
    except typst.TypstError as error:
        raise NotSetError from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise NotSetError from error


def _compiler(template: str, root: Path) -> Any:
    return typst.Compiler(str(root / template), root=str(root), font_paths=_fonts())


@cache
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
