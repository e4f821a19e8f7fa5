"""The room as Django knows it."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.conversations"
    label = "conversations"
