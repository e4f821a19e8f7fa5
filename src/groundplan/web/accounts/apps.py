"""The room as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.accounts"
    label = "accounts"
