"""The room as Django knows it."""

from django.apps import AppConfig


class QuotingConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.quoting"
    label = "quoting"
