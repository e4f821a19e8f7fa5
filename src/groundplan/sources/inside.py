"""What runs in the confined process: one document's bytes in, its reading as JSON out, statements and all.

One function for each kind, so that only the libraries of that kind are loaded. Nothing here knows a language or a
sentence: why a document cannot be read is one word.
"""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import import_module

from groundplan.sources import statements
from groundplan.sources.language import language_of
from groundplan.sources.model import Reading, as_json


def pdf(data: bytes) -> bytes:
    """A PDF file's reading."""
    return _told("pdf", data)


def word(data: bytes) -> bytes:
    """A Word file's reading."""
    return _told("word", data)


def html(data: bytes) -> bytes:
    """A web page's reading."""
    return _told("html", data)


def markdown(data: bytes) -> bytes:
    """A Markdown file's reading."""
    return _told("markdown", data)


def text(data: bytes) -> bytes:
    """A text file's reading."""
    return _told("text", data)


def _told(kind: str, data: bytes) -> bytes:
    reading: Reading = import_module(f"groundplan.sources.extract.{kind}").extract(data)
    return json.dumps(as_json(_understood(reading)), ensure_ascii=False).encode()


def _understood(reading: Reading) -> Reading:
    """The reading with its language and what was found in it."""
    known = reading if reading.language else replace(reading, language=language_of(reading.text))
    return known.with_statements(statements.find(known))
