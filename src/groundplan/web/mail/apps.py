"""The room as Django knows it."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.mail"
    label = "mail"
