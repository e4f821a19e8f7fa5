"""The web face as Django knows it: what is shared by its rooms."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates and static files of the base."""

    name = "groundplan.web"
    label = "web"
