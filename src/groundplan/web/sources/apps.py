"""The room as Django knows it."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.sources"
    label = "sources"
