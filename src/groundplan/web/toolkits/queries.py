"""Reading published toolkits and editions; what does not change is read once and kept."""

from __future__ import annotations

import io
import threading
import uuid
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Generic, TypeVar

from groundplan.errors import GroundplanError
from groundplan.toolkit.model import Toolkit
from groundplan.toolkit.overlay import Overlay, adapt
from groundplan.toolkit.read import read_toolkit
from groundplan.toolkit.terms import Words, in_same_words, in_words
from groundplan.web.toolkits.models import Edition, PublishedToolkit
from groundplan.words import say

STARTER = "starter"

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values that never change for their key, the least recently used dropped beyond `most`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K, make: Callable[[], V], worth_keeping: Callable[[V], bool] = lambda value: True) -> V:
        """The value of `key`, made on first use. Two threads may make it at once; one of the two is kept."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        made = make()
        if not worth_keeping(made):
            return made
        with self._lock:
            self._values[key] = made
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        return made

    def clear(self) -> None:
        """Let go of all of them."""
        with self._lock:
            self._values.clear()


class NoSuchToolkitError(GroundplanError):
    """No toolkit of that id is published here."""

    def __init__(self, toolkit: str) -> None:
        super().__init__(
            say(
                "No toolkit “{toolkit}” is published on this installation: "
                "publish it first with `groundplan toolkit publish DIR`.",
                toolkit=toolkit[:80],
            )
        )


@dataclass(frozen=True)
class OpenEdition:
    """An edition ready for use: `adapted` with its terms still as marks, `toolkit` in the library's own words."""

    id: uuid.UUID
    published: uuid.UUID
    overlays: tuple[Overlay, ...]
    words: Words
    base: Toolkit = field(repr=False)

    @cached_property
    def adapted(self) -> Toolkit:
        """The toolkit with the overlays on it, terms unfilled: what changes of wording work on."""
        return adapt(self.base, *self.overlays).toolkit

    @cached_property
    def toolkit(self) -> Toolkit:
        """What people are shown; editions in the same words share what none of them adapts."""
        key = (self.published, self.words.solo, tuple(sorted(self.words.values.items())))
        filled = _in_words.get(key, lambda: in_words(self.base, self.words))
        if self.adapted is self.base:
            return filled
        return in_same_words(self.adapted, self.words, self.base, filled)


_toolkits: Kept[uuid.UUID, Toolkit] = Kept(8)
_editions: Kept[uuid.UUID, OpenEdition] = Kept(256)
_in_words: Kept[tuple[uuid.UUID, bool, tuple[tuple[str, str], ...]], Toolkit] = Kept(64)


def open_edition(edition_id: uuid.UUID) -> OpenEdition:
    """The edition with that id; it is immutable, so it is read from the database once."""
    return _editions.get(edition_id, lambda: _read_edition(edition_id))


def _read_edition(edition_id: uuid.UUID) -> OpenEdition:
    row = Edition.objects.get(id=edition_id)
    return OpenEdition(
        id=row.id,
        published=row.published_id,
        overlays=tuple(Overlay.from_json(layer) for layer in row.overlays),
        words=Words(row.terms.get("words", {}), bool(row.terms.get("solo"))),
        base=published_toolkit(row.published_id),
    )


def published_toolkit(published_id: uuid.UUID) -> Toolkit:
    """A published toolkit as it was published."""
    return _toolkits.get(published_id, lambda: _read_published(published_id))


def as_published(published_id: uuid.UUID) -> Toolkit:
    """A published toolkit as a library sees it that has no words of its own yet."""
    return _in_words.get((published_id, False, ()), lambda: in_words(published_toolkit(published_id), Words({}, False)))


def _read_published(published_id: uuid.UUID) -> Toolkit:
    archive = PublishedToolkit.objects.values_list("archive", flat=True).get(id=published_id)
    return read_toolkit(zipfile.Path(io.BytesIO(bytes(archive)))).toolkit


def newest(toolkit: str) -> PublishedToolkit:
    """The version published last; raises `NoSuchToolkitError`."""
    found = PublishedToolkit.objects.filter(toolkit=toolkit).defer("archive").order_by("-published", "-version").first()
    if found is None:
        raise NoSuchToolkitError(toolkit)
    return found


def newest_of_each() -> list[PublishedToolkit]:
    """Every published toolkit in the version published last, by title."""
    found: dict[str, PublishedToolkit] = {}
    for each in PublishedToolkit.objects.defer("archive").order_by("published", "version"):
        found[each.toolkit] = each
    return sorted(found.values(), key=lambda each: each.title.casefold())


def media(published_id: uuid.UUID, name: str) -> bytes | None:
    """A file of the toolkit's media folder, or `None`; only what the toolkit lists is read."""
    if name not in published_toolkit(published_id).media:
        return None
    archive = PublishedToolkit.objects.values_list("archive", flat=True).get(id=published_id)
    with zipfile.ZipFile(io.BytesIO(bytes(archive))) as packed:
        return packed.read(f"media/{name}")


def starter_folder() -> Path:
    """The starter toolkit: inside the installed package, or beside the sources of a checkout."""
    installed = Path(str(files("groundplan"))) / "starter_toolkit"
    return installed if installed.is_dir() else Path(__file__).parents[4] / "toolkits" / "starter"
