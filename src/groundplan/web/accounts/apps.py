"""The room as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Connect what keeps times out of the database, once the models are there."""
        from groundplan.web.accounts import unrecorded  # noqa: F401 connecting is what it is imported for
