"""The room as Django knows it."""

from django.apps import AppConfig


class CohortsConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.cohorts"
    label = "cohorts"
