"""The room as Django knows it."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """The room as Django knows it."""

    name = "groundplan.web.conversations"
    label = "conversations"

    def ready(self) -> None:
        """Have names erased from what is kept here, too."""
        from groundplan.web.conversations.models import Asking, Reply
        from groundplan.web.workbooks.erasing import reach

        reach(Asking, "who", "email", "note", "signed", "office")
        reach(Reply, "words", "remark")
