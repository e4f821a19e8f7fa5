"""The room as Django knows it."""

from django.apps import AppConfig


class StepsConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.steps"
    label = "steps"

    def ready(self) -> None:
        """Have names erased from what is kept here, too."""
        from groundplan.web.steps.models import HandOver
        from groundplan.web.workbooks.erasing import reach

        reach(HandOver, "giver", "taker", "because", "goals", "steps")
