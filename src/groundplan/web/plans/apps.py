"""The room as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.plans"
    label = "plans"

    def ready(self) -> None:
        """Have names erased from what is kept here, too."""
        from groundplan.web.plans.models import Settlement
        from groundplan.web.workbooks.erasing import reach

        reach(Settlement, "because")
