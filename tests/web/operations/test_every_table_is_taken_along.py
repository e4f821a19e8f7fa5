"""Every table of every app is either in a backup or made anew with nothing in it that anybody would miss."""

from django.apps import apps

from groundplan.web.operations.tables import ours

# Filled by Django's migrations, or empty here: sessions live in the cookie, rights in our own table of grants.
MADE_ANEW = {
    "auth.group", "auth.group_permissions", "auth.permission", "contenttypes.contenttype", "sessions.session",
}  # fmt: skip


def test_no_app_keeps_anything_that_a_backup_leaves_behind():
    every = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    taken = {model._meta.label_lower for model in ours()}
    assert {"accounts.person", "jobs.job", "workbooks.logentry"} <= taken
    assert every - taken == MADE_ANEW
