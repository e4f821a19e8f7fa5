"""Where an installation that a test starts keeps its data: a PostgreSQL database of its own, or the embedded one.

`GROUNDPLAN_TEST_DATABASE_URL` names the PostgreSQL server; without it, and for tests marked `embedded`, there is only
the SQLite file in the data folder.
"""

import atexit
import os
import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

NAMED = "GROUNDPLAN_TEST_DATABASE_URL"

_made: dict[Path, str] = {}
# Of this process, by what they are for: what other databases are copies of.
_patterns: dict[Any, str] = {}


def on_postgresql():
    """Whether what is started now gets a PostgreSQL database."""
    return bool(os.environ.get(NAMED))


def of(home):
    """The address of this installation's database, made when it is first asked for; empty for the embedded one."""
    if not on_postgresql():
        return ""
    home = Path(home)
    if home not in _made:
        _made[home] = _new()
    return _made[home]


def copied_to(home, key):
    """Make this installation's database as a copy of the pattern with that key, which there must be."""
    _made[Path(home)] = _new(f" TEMPLATE {_patterns[key]}")


def become_pattern(home, key):
    """From now on this installation's database, which nothing may use any more, is what others are copied from."""
    _patterns[key] = urlsplit(_made.pop(Path(home))).path[1:]
    atexit.register(_drop, _patterns[key])


def _new(how=""):
    name = f"groundplan_{secrets.token_hex(6)}"
    _tell(f"CREATE DATABASE {name}{how}")
    return urlsplit(os.environ[NAMED])._replace(path=f"/{name}").geturl()


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
            _drop(urlsplit(url).path[1:])


def _drop(name):
    """A server that a failed test left running must not keep its database. `WITH (FORCE)` would do the same, but fails
    where the database server's own cleaning is at work in it; without, that is waited for."""
    _tell(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND usename = current_user")
    _tell(f"DROP DATABASE {name}")


def _tell(statement):
    with psycopg.connect(os.environ[NAMED], autocommit=True) as server:
        server.execute(statement)
