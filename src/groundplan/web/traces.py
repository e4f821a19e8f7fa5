"""What was deleted or erased leaves no trace in the files of an embedded database.

SQLite overwrites what is deleted (`secure_delete`, see settings), but the pages that held it stand in the journal
beside the database until that is folded in. A database on a server keeps its files in its own way: the guide for
operators says what to ask of it.
"""

from __future__ import annotations

from django.db import connection

# How long the readers of this moment are waited for. Whoever reads longer, a backup for instance, lets the journal stay
# until it is folded in by itself.
_PATIENCE = 2_000


def leave_none() -> None:
    """Fold the journal of an embedded database in and empty it; call after the write that deleted something."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={_PATIENCE}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute(f"PRAGMA busy_timeout={before}")
