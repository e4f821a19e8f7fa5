"""The server that takes our mail, as one address: `smtp://name:password@host:587`."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from groundplan.errors import GroundplanError
from groundplan.words import say

# Seconds to wait for an answer.
PATIENCE = 15
# The port that each kind of address means when it names none.
PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


class MailServerError(GroundplanError):
    """The mail server took no letter; the sentence says why, and what to do."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over, and in whose name it is written.

    `smtp` encrypts by STARTTLS, `smtps` from the first byte, and `smtp+plain` not at all: for a relay in one's own
    network that wants it so.
    """

    scheme: str
    host: str
    port: int
    user: str
    password: str
    sender: str

    @contextmanager
    def opened(self) -> Iterator[smtplib.SMTP]:
        """A connection that is ready to take letters; raises `MailServerError`."""
        try:
            with self._connected() as connection:
                if self.scheme == "smtp":
                    connection.starttls(context=ssl.create_default_context())
                if self.user:
                    connection.login(self.user, self.password)
                yield connection
        except smtplib.SMTPAuthenticationError as error:
            raise MailServerError(
                say("The mail server {host} does not take the name and the password.", host=self.host)
            ) from error
        except smtplib.SMTPNotSupportedError as error:
            sentence = say(
                "The mail server {host} cannot encrypt, or takes no password: see what it wants.", host=self.host
            )
            raise MailServerError(sentence) from error
        except ssl.SSLError as error:
            sentence = say(
                "The mail server {host} cannot be trusted: its certificate is not in order ({why}).",
                host=self.host,
                why=error.reason or type(error).__name__,
            )
            raise MailServerError(sentence) from error
        except smtplib.SMTPRecipientsRefused as error:
            raise MailServerError(say("The mail server {host} refused the receiver.", host=self.host)) from error
        except smtplib.SMTPSenderRefused as error:
            sentence = say("The mail server {host} refuses {sender} as a sender.", host=self.host, sender=self.sender)
            raise MailServerError(sentence) from error
        except (OSError, smtplib.SMTPException) as error:
            raise MailServerError(
                say("The mail server {host} cannot be reached at port {port}.", host=self.host, port=self.port)
            ) from error

    def _connected(self) -> smtplib.SMTP:
        if self.scheme == "smtps":
            return smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE, context=ssl.create_default_context())
        return smtplib.SMTP(self.host, self.port, timeout=PATIENCE)


def mail_server(address: str, sender: str) -> MailServer | None:
    """The server at an address, or `None` for an empty one; raises `ValueError` for what is no such address."""
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/"):
        raise ValueError
    if "@" not in sender or any(each.isspace() for each in sender.strip()):
        raise ValueError
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.scheme, parts.hostname, parts.port or PORTS[parts.scheme], user, password, sender.strip())
