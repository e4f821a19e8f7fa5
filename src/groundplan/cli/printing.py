"""What commands print: lines for people, or one JSON object for programs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence


def ask_patience(sentence: str) -> None:
    """Say what takes a while, to a person at a terminal: programs that read standard error get none of it."""
    if sys.stderr.isatty():
        print(sentence, file=sys.stderr, flush=True)


def show(parsed: argparse.Namespace, data: object, lines: Sequence[str]) -> None:
    """Print one JSON object where `--json` asks for it, and lines for people otherwise."""
    if parsed.json:
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for line in lines:
            print(line)
