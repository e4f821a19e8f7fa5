"""What commands print: lines for people, or one JSON object for programs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence


def show(parsed: argparse.Namespace, data: object, lines: Sequence[str]) -> None:
    """Print one JSON object where `--json` asks for it, and lines for people otherwise."""
    if parsed.json:
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for line in lines:
            print(line)
