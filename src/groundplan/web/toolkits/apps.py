"""The room as Django knows it."""

from django.apps import AppConfig


class ToolkitsConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.toolkits"
    label = "toolkits"
