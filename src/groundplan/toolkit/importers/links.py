"""A site's own links and pictures → a toolkit's: `page:ID`, `module:ID`, `media/FILE`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from groundplan.toolkit.importers.folder import Folder
from groundplan.toolkit.importers.site import Site, SitePage, slug

_BASE = re.compile(r"\{\{\s*site\.(?:base)?url\s*\}\}")
_POST_URL = re.compile(r"\{%-?\s*post_url\s+(\S+?)\s*-?%\}")
_LIQUID = re.compile(r"\{%-?.*?-?%\}|\{\{\s*(?:page|site)\.[^}]*\}\}", re.DOTALL)
_MARKDOWN_LINK = re.compile(r"(!?\[[^\]]*\]\()([^()\s]+(?:\([^()\s]*\))?)((?:\s+\"[^\"]*\")?\))")
_ATTRIBUTE = re.compile(r"(\b(?:href|src)\s*=\s*)([\"'])(.*?)\2", re.IGNORECASE)


def localised(body: str, page: SitePage, site: Site, page_ids: Mapping[str, str], folder: Folder) -> str:
    """The body with Jekyll's marks resolved, links inside the site turned into the toolkit's, and pictures brought in.

    What leads out of the site, or nowhere, stays as it is: `toolkit check` names what is broken.
    """
    finder = _Finder(page, site, page_ids, folder)
    body = _POST_URL.sub(lambda found: finder.post(found.group(1)), _BASE.sub("", body))
    body = _LIQUID.sub("", body)
    body = _MARKDOWN_LINK.sub(lambda found: f"{found[1]}{finder.found(found[2])}{found[3]}", body)
    return _ATTRIBUTE.sub(lambda found: f"{found[1]}{found[2]}{finder.found(found[3])}{found[2]}", body)


class _Finder:
    def __init__(self, page: SitePage, site: Site, page_ids: Mapping[str, str], folder: Folder) -> None:
        self._page, self._site, self._ids, self._folder = page, site, page_ids, folder
        self._modules = {module.name: slug(module.name) for module in site.modules}
        self._paths: dict[str, str] = {}
        for module in site.modules:
            for each in module.pages:
                self._paths[f"modules/{module.name}/{each.slug}"] = page_ids[each.path]
                if each.permalink:
                    self._paths[each.permalink.strip("/")] = page_ids[each.path]

    def post(self, name: str) -> str:
        """A page named by its file, as `post_url` does."""
        wanted = name.rpartition("/")[2]
        for path, page_id in self._ids.items():
            if path.rpartition("/")[2].removesuffix(".md") == wanted:
                return f"page:{page_id}"
        return name

    def found(self, address: str) -> str:
        """The toolkit's address for one of the site's; anything else unchanged."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return address
        if parts.scheme or parts.netloc or not parts.path or address.startswith("page:"):
            return address
        path = self._absolute(unquote(parts.path))
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        if path in self._paths:
            return f"page:{self._paths[path]}{anchor}"
        if path.removeprefix("modules/") in self._modules:
            return f"module:{self._modules[path.removeprefix('modules/')]}"
        picture = self._site.picture(path)
        return f"media/{self._folder.picture(path, picture)}" if picture else address

    def _absolute(self, path: str) -> str:
        """A path as seen from the site's root; a page stands at `/modules/MODULE/PAGE/`."""
        if path.startswith("/"):
            return normpath(path).strip("/")
        module = self._page.path.split("/")[1] if self._page.path.startswith("modules/") else ""
        here = f"/modules/{module}/{self._page.slug}/" if module else "/"
        return normpath(here + path).strip("/")
