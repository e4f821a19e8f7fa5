"""The room as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.plans"
    label = "plans"
