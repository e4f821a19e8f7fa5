"""The room as Django knows it."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.home"
    label = "home"
