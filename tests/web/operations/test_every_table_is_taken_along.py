"""Every table is in a backup or made anew, and goes along with a workbook or stays: none is forgotten."""

from django.apps import apps

from groundplan.web.operations.tables import ours
from groundplan.web.operations.workbook_file import CARRIED, LEFT

# Filled by Django's migrations, or empty here: rights are our own table of grants. Sessions are those of browsers: in a
# backup they would let in whoever had it. So would the links in letters on their way.
MADE_ANEW = {
    "accounts.session", "auth.group", "auth.group_permissions", "auth.permission", "contenttypes.contenttype", "mail.letter",
    "sessions.session",
}  # fmt: skip


def test_no_app_keeps_anything_that_a_backup_leaves_behind():
    every = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    taken = {model._meta.label_lower for model in ours()}
    assert {"accounts.person", "jobs.job", "workbooks.logentry"} <= taken
    assert every - taken == MADE_ANEW


def test_every_table_goes_along_with_a_workbook_or_stays_for_a_reason():
    """A table that comes later has to be put into one of the two lists of `workbook_file.py`."""
    carried = {each.name for each in CARRIED}
    assert carried | LEFT == {model._meta.label_lower for model in ours()}
    assert not carried & LEFT
