"""The web face as Django knows it: what is shared by its rooms."""

from django.apps import AppConfig
from django.utils.translation import get_language

from groundplan import words


class WebConfig(AppConfig):
    """Templates and static files of the base."""

    name = "groundplan.web"
    label = "web"

    def ready(self) -> None:
        """Let every sentence speak the language that Django found out for the request."""
        words.listen_to(get_language)
