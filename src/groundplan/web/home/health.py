"""Whether this process can do its work: it can when it can read its database."""

from __future__ import annotations

import logging

from django.db import Error, connection

from groundplan.web.libraries.models import Library

log = logging.getLogger(__name__)


def can_read() -> bool:
    """Whether the database gives an answer out of a table. A connection that the database server ended meanwhile is
    opened anew first, since any other request would do that as well."""
    for last in (False, True):
        try:
            Library.objects.exists()
        except Error:
            if last:
                log.exception("database.unreadable")
            connection.close_if_unusable_or_obsolete()
        else:
            return True
    return False
