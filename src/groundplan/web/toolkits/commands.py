"""What the command line does with toolkits (see groundplan.web.home.control)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from groundplan.web.installation import here
from groundplan.web.toolkits.actions import publish
from groundplan.web.writing import write

Arguments = Mapping[str, Any]


def toolkit_publish(arguments: Arguments) -> dict[str, Any]:
    """`toolkit publish`: the packed folder, handed over in the data folder, since it is too long for a request."""
    archive = here().taken(str(arguments.get("handed_over")))
    published = write(lambda: publish(archive))
    return {"toolkit": published.toolkit, "version": published.version}
