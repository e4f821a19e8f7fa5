"""The program in a fork of a process that has loaded it (`loaded.py`): as a fresh Python would run it, without the wait
for a thousand modules."""

import atexit
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

LOADED = Path(__file__).parent / "loaded.py"
# By these Python and the C library go as they start, before anything of ours is read.
AT_THE_START = ("PYTHON", "LANG", "LC_", "LD_", "MALLOC_", "OPENSSL_", "SSL_", "TZ")

_one_at_a_time = threading.Lock()
# By what Python went by as it started: the socket on which forks of it are asked for.
_asking: dict[tuple, socket.socket] = {}


class Started:
    """A command, or Python code, in a process of its own, with the three files that every program has; used like a
    `subprocess.Popen`."""

    def __init__(self, arguments, environment, *files, code=None):
        self.arguments, self.returncode = arguments, None
        self._told, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(_loaded(environment), [b"."], [*files, theirs.fileno()])
        wanted = {"arguments": arguments, "environment": environment, "folder": str(Path.cwd()), "code": code}
        self._told.sendall(json.dumps(wanted).encode() + b"\n")
        self.pid = self._number()

    def _number(self):
        return struct.unpack("i", self._told.recv(4))[0]

    def wait(self, timeout=None):
        """How it ended, negative for a signal."""
        if self.returncode is None:
            if not select.select([self._told], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(self.arguments, timeout)
            self.returncode = self._number()
            self._told.close()
        return self.returncode

    def poll(self):
        with suppress(subprocess.TimeoutExpired):
            return self.wait(0)

    def send_signal(self, number):
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)


def run(arguments, environment, text=None):
    """A command and what it left, as from `subprocess.run`."""
    with TemporaryFile("w+") as typed, TemporaryFile("w+") as said, TemporaryFile("w+") as complained:
        typed.write(text or "")
        typed.seek(0)
        process = Started(arguments, environment, typed.fileno(), said.fileno(), complained.fileno())
        try:
            code = process.wait(120)
        finally:
            process.kill()
        said.seek(0)
        complained.seek(0)
        return subprocess.CompletedProcess(arguments, code, said.read(), complained.read())


def _loaded(environment):
    first = {name: value for name, value in environment.items() if name.startswith(AT_THE_START)}
    key = tuple(sorted(first.items()))
    with _one_at_a_time:
        if key not in _asking:
            _asking[key] = _load({**first, "PATH": environment.get("PATH", "")})
    return _asking[key]


def _load(environment):
    asking, asked = socket.socketpair()
    with asked:
        # Pipes, as the commands get: Python goes about other files in another way.
        process = subprocess.Popen(
            [sys.executable, LOADED, str(asked.fileno())],
            env=environment, pass_fds=[asked.fileno()], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def end():
        asking.close()
        process.stdin.close()
        process.stdout.close()
        process.wait(30)

    atexit.register(end)
    return asking
