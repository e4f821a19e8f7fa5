"""Handing a letter over to the mail server: what the job “send-mail” does."""

from __future__ import annotations

from collections.abc import Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any

from django.conf import settings

from groundplan.web.mail.models import Letter
from groundplan.web.mail.server import MailServer, MailServerError
from groundplan.web.writing import write
from groundplan.words import say


def send(arguments: Mapping[str, Any]) -> None:
    """Send the letter with the id `letter`, and delete it; one that is gone was sent before. Raises `MailServerError`.

    Killed between the two it is sent once more, under the same Message-ID, by which most mailboxes show it once.
    """
    letter = Letter.objects.filter(id=arguments["letter"]).first()
    if letter is None:
        return
    server: MailServer | None = settings.GROUNDPLAN_MAIL
    if server is None:
        raise MailServerError(say("A letter waits, and no mail server is set up any more: see GROUNDPLAN_MAIL."))
    with server.opened() as connection:
        connection.send_message(_message(letter, server.sender))
    write(lambda: Letter.objects.filter(id=letter.id).delete())


def _message(letter: Letter, sender: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = Address("Groundplan", addr_spec=sender)
    message["To"] = Address(addr_spec=letter.to)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.made)
    message["Message-ID"] = f"<{letter.id}@{sender.rpartition('@')[2]}>"
    # Nobody's “out of office” is wanted in answer.
    message["Auto-Submitted"] = "auto-generated"
    if letter.way_out:
        # Mailboxes that know these show a button of their own, and post there when it is pressed (RFC 8058).
        message["List-Unsubscribe"] = f"<{letter.way_out}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(letter.text)
    return message
