"""Ports for servers that a test starts."""

import socket


def free_port():
    """One that nobody listens on, far from the first free one, which the next server of any other test takes."""
    with socket.socket() as there:
        there.bind(("127.0.0.1", 0))
        return there.getsockname()[1]
