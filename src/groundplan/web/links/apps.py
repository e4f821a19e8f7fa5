"""The room as Django knows it."""

from django.apps import AppConfig


class LinksConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.links"
    label = "links"
