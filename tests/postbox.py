"""A real SMTP server in the test: what it took in, and how it can be unwilling."""

from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from ports import free_port


class Postbox:
    """`letters` are what came in, read as messages; `refuse` is an answer for receivers, `password` what is asked for."""

    def __init__(self, password=""):
        self.letters, self.refuse, self.password = [], "", password

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 the name that is looked for
        if self.refuse:
            return self.refuse
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 the same
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"

    def authenticate(self, server, session, envelope, mechanism, data):
        return AuthResult(success=data.password.decode() == self.password, handled=False)


@contextmanager
def postbox(password=""):
    """A running server as (postbox, its address for GROUNDPLAN_MAIL)."""
    box = Postbox(password)
    more = {"authenticator": box.authenticate, "auth_required": True, "auth_require_tls": False} if password else {}
    # The controller knocks at the port that it was given, so that one has to be chosen here.
    controller = Controller(box, hostname="127.0.0.1", port=free_port(), **more)
    controller.start()
    try:
        yield box, f"smtp+plain://127.0.0.1:{controller.port}"
    finally:
        controller.stop()
