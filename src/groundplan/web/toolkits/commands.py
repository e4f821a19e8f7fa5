"""What the command line does with toolkits (see groundplan.web.home.control)."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from groundplan.web.toolkits.actions import publish
from groundplan.web.writing import write

Arguments = Mapping[str, Any]


def toolkit_publish(arguments: Arguments) -> dict[str, Any]:
    """`toolkit publish`: the packed folder, in base64."""
    archive = base64.b64decode(str(arguments["archive"]))
    published = write(lambda: publish(archive))
    return {"toolkit": published.toolkit, "version": published.version}
