"""The room as Django knows it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.jobs"
    label = "jobs"
