"""The room as Django knows it."""

from django.apps import AppConfig


class LibrariesConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.libraries"
    label = "libraries"

    def ready(self) -> None:
        """Put sign-ins down from now on."""
        from groundplan.web.libraries.recording import listen

        listen()
