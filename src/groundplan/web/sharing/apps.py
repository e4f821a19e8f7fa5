"""The room as Django knows it."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.sharing"
    label = "sharing"
