"""The room as Django knows it."""

from django.apps import AppConfig


class LibrariesConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.libraries"
    label = "libraries"
