"""Django's way to send mail, led to the outbox: a library that sends by itself sends after the commit too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from groundplan.web.mail.actions import send
from groundplan.web.writing import join


class Outbox(BaseEmailBackend):
    """Puts messages into the outbox, a letter for each receiver, as plain text and in our own name."""

    def send_messages(self, email_messages: Sequence[Any]) -> int:
        """Put them in; returns how many there were."""
        for message in email_messages:
            join(lambda message=message: _put_in(message))  # type: ignore[misc] # mypy cannot infer the default
        return len(email_messages)


def _put_in(message: EmailMessage) -> None:
    for to in message.recipients():
        send(to, str(message.subject), str(message.body))
