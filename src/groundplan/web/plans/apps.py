"""The room as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.plans"
    label = "plans"

    def ready(self) -> None:
        """Have names erased from what is kept here, too, and documents say what is left for now."""
        from groundplan.web.plans.models import Settlement
        from groundplan.web.plans.queries import settled_in
        from groundplan.web.workbooks.documents_out import settled_by
        from groundplan.web.workbooks.erasing import reach

        reach(Settlement, "because")
        settled_by(settled_in)
