"""A site's own links and pictures → a toolkit's: `page:ID`, `module:ID`, `media/FILE`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from groundplan.toolkit.importers.folder import Folder
from groundplan.toolkit.importers.site import DATED, Site, SitePage, slug

# Every pattern is bounded, so that a page of opening brackets takes no longer than any other.
_BASE = re.compile(r"\{\{\s{0,9}site\.(?:base)?url\s{0,9}\}\}")
_POST_URL = re.compile(r"\{%-?\s{0,9}post_url\s{1,9}([^\s%{}]{1,300})\s{0,9}-?%\}")
_LIQUID = re.compile(r"\{%[^%{}]{0,1000}%\}|\{\{\s{0,9}(?:page|site)\.[^{}]{0,300}\}\}")
_TARGET = re.compile(
    r"(\]\(\s{0,9}<?)([^()<>\s]{1,2000}(?:\([^()<>\s]{0,300}\)[^()<>\s]{0,300})?)(>?(?:\s+\"[^\"\n]{0,300}\")?\s{0,9}\))"
)
_DEFINITION = re.compile(r"^( {0,3}\[[^\[\]\n^]{1,200}\]:[ \t]{1,9}<?)([^\s<>]{1,2000})()", re.MULTILINE)
_ATTRIBUTE = re.compile(r"(\b(?:href|src)\s{0,9}=\s{0,9}[\"'])([^\"'\n]{0,2000})([\"'])", re.IGNORECASE)


def localised(body: str, page: SitePage, site: Site, page_ids: Mapping[str, str], folder: Folder) -> str:
    """The body with Jekyll's marks resolved, links inside the site turned into the toolkit's, and pictures brought in.

    What leads out of the site, or nowhere, stays as it is: `toolkit check` names what is broken.
    """
    finder = _Finder(page, site, page_ids, folder)
    body = _POST_URL.sub(lambda found: finder.post(found.group(1)), _BASE.sub("", body))
    body = _LIQUID.sub("", body)
    for pattern in (_TARGET, _DEFINITION, _ATTRIBUTE):
        body = pattern.sub(lambda found: f"{found[1]}{finder.found(found[2])}{found[3]}", body)
    return body


class _Finder:
    def __init__(self, page: SitePage, site: Site, page_ids: Mapping[str, str], folder: Folder) -> None:
        self._page, self._site, self._ids, self._folder = page, site, page_ids, folder
        self._modules = {module.name: slug(module.name) for module in site.modules}
        self._paths: dict[str, str] = {}
        for module in site.modules:
            for each in module.pages:
                self._paths[f"modules/{module.name}/{each.slug}"] = page_ids[each.path]
                self._paths[_undated(each.path)] = page_ids[each.path]
                if each.permalink:
                    self._paths[each.permalink.strip("/")] = page_ids[each.path]

    def post(self, name: str) -> str:
        """A page named by its file, as `post_url` does, with or without its module before it."""
        wanted = PurePosixPath(name.strip("/"))
        for path, page_id in self._ids.items():
            place = PurePosixPath(path)
            module = place.parent.parent.as_posix()
            if place.stem == wanted.name and wanted.parent.as_posix() in (".", module):
                return f"page:{page_id}"
        return name

    def found(self, address: str) -> str:
        """The toolkit's address for one of the site's; anything else unchanged."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return address
        if parts.scheme or parts.netloc or not parts.path:
            return address
        path = self._absolute(unquote(parts.path))
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        page = next((self._paths[each] for each in (path, _undated(path)) if each in self._paths), None)
        if page is not None:
            return f"page:{page}{anchor}"
        if path.removeprefix("modules/") in self._modules:
            return f"module:{self._modules[path.removeprefix('modules/')]}"
        picture = self._site.picture(path)
        return f"media/{self._folder.picture(path, picture)}" if picture else address

    def _absolute(self, path: str) -> str:
        """A path as seen from the site's root; a page stands at its permalink, else at `/modules/MODULE/PAGE/`."""
        base = f"/{self._site.base.strip('/')}/"
        if path.startswith("/"):
            return normpath(f"/{path.removeprefix(base)}").strip("/")
        module = self._page.path.split("/")[1] if self._page.path.startswith("modules/") else ""
        here = self._page.permalink or (f"/modules/{module}/{self._page.slug}/" if module else "/")
        return normpath(f"/{here.strip('/')}/{path}").strip("/")


def _undated(path: str) -> str:
    """A page's path without what its file or its finished form carry: `_posts`, date, ending, `index.html`."""
    place = PurePosixPath(path.replace("_posts/", ""))
    stem = place.stem if place.suffix in (".md", ".html") else place.name
    folder = "" if place.parent.as_posix() == "." else f"{place.parent.as_posix()}/"
    return folder.rstrip("/") if stem == "index" else f"{folder}{re.sub(DATED, '', stem)}"
