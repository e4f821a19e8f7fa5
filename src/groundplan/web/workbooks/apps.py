"""The room as Django knows it."""

from django.apps import AppConfig


class WorkbooksConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.workbooks"
    label = "workbooks"
