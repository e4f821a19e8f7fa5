"""The room as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.audit"
    label = "audit"
