"""What a server sees to before it serves."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from groundplan.web import serving


@pytest.mark.django_db
def test_a_migration_that_the_database_has_not_had_is_noticed():
    assert serving._has_every_migration()
    recorder = MigrationRecorder(connection)
    last = max(name for app, name in recorder.applied_migrations() if app == "workbooks")
    recorder.record_unapplied("workbooks", last)
    assert not serving._has_every_migration()
    recorder.record_applied("workbooks", last)
    assert serving._has_every_migration()
