"""Where an installation that a test starts keeps its data: a PostgreSQL database of its own, or the embedded one.

`GROUNDPLAN_TEST_DATABASE_URL` names the PostgreSQL server; without it, and for tests marked `embedded`, there is only
the SQLite file in the data folder.
"""

import os
import secrets
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

NAMED = "GROUNDPLAN_TEST_DATABASE_URL"

_made: dict[Path, str] = {}


def on_postgresql():
    """Whether what is started now gets a PostgreSQL database."""
    return bool(os.environ.get(NAMED))


def of(home):
    """The address of this installation's database, made when it is first asked for; empty for the embedded one."""
    if not on_postgresql():
        return ""
    home = Path(home)
    if home not in _made:
        name = f"groundplan_{secrets.token_hex(6)}"
        _tell(f"CREATE DATABASE {name}")
        _made[home] = urlsplit(os.environ[NAMED])._replace(path=f"/{name}").geturl()
    return _made[home]


@contextmanager
def lent(embedded):
    """Databases for what is started while the block runs: all of them are dropped at its end."""
    named = os.environ.pop(NAMED, None) if embedded else None
    try:
        yield
    finally:
        if named is not None:
            os.environ[NAMED] = named
        while _made:
            _home, url = _made.popitem()
            # A server that a failed test left running must not keep its database.
            _tell(f"DROP DATABASE {urlsplit(url).path[1:]} WITH (FORCE)")


def _tell(statement):
    with psycopg.connect(os.environ[NAMED], autocommit=True) as server:
        server.execute(statement)
