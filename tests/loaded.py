"""A process in which everything is loaded that the program loads every time; it forks, and the fork is the program.

Started by `starting.py`, which says what to be over a socket: for each command a byte comes, with four files: what the
command reads, what it writes to twice, and a socket of its own, on which its arguments are read, and its number and how
it ended are told. No settings are read before the fork, and whoever reads on in `main` is the command.
"""

import gc
import importlib
import json
import os
import pkgutil
import runpy
import socket
import struct
import sys
from contextlib import suppress

PROGRAM = "groundplan.cli"
# What starts without settings and takes longest to load; the rest is loaded by the command itself. The rooms under the
# web need no settings at all.
ROOMS = ("intake", "sources", "toolkit", "workbook", "plan", "publish")
EVERY_TIME = (
    "groundplan.cli.main", "groundplan.cli.door", "groundplan.web.serving", "a2wsgi", "argon2", "babel.dates", "cryptography.x509",
    "django.core.handlers.wsgi", "django.core.management", "django.core.serializers.json",
    "django.db.backends.postgresql.base", "django.db.backends.sqlite3.base", "django.db.migrations.executor",
    "django.db.models", "django.forms", "django.middleware.csrf", "django.shortcuts", "django.template.loader_tags",
    "django.urls", "django.utils.translation.trans_real", "django.views.generic", "fido2.webauthn", "httptools",
    "jinja2", "jwt", "lxml.html", "markdown_it", "mdit_py_plugins.deflist", "mdit_py_plugins.footnote", "nh3",
    "PIL.ImageOps", "rapidfuzz.fuzz", "requests", "sqlparse", "urllib.request", "uvicorn.protocols.http.httptools_impl",
    "uvicorn.server", "uvloop", "whitenoise.middleware",
)  # fmt: skip


def main():
    for name in (*EVERY_TIME, *in_rooms()):
        importlib.import_module(name)
    # What is here stays: looking through it for garbage, in every fork again, would take longer than most commands.
    gc.freeze()
    asked = socket.socket(fileno=int(sys.argv[1]))
    while True:
        word, files, *_ = socket.recv_fds(asked, 1, 4)
        _bury()
        if not word:
            return
        if os.fork() == 0:
            break
        for each in files:
            os.close(each)
    asked.close()
    wanted = _forked(*files)
    _become(wanted)
    if wanted["code"]:
        exec(compile(wanted["code"], "<string>", "exec"), {"__name__": "__main__"})
    else:
        runpy.run_module(PROGRAM, run_name="__main__", alter_sys=True)


def in_rooms():
    """Every module of the rooms that need no settings."""
    for room in ROOMS:
        package = importlib.import_module(f"groundplan.{room}")
        yield from (found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))


def _bury():
    """Take note of those who watched a command to its end, and with them of the time that it took."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _forked(reads, writes, complains, telling):
    """What the command is to be; returns in the command's process alone, the one above it watches how it ends."""
    with socket.socket(fileno=telling) as told:
        with told.makefile() as words:
            wanted = json.loads(words.readline())
        if number := os.fork():
            for each in (reads, writes, complains):
                os.close(each)
            told.sendall(struct.pack("i", number))
            told.sendall(struct.pack("i", os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])))
            os._exit(0)
    for place, each in enumerate((reads, writes, complains)):
        os.dup2(each, place)
        os.close(each)
    return wanted


def _become(wanted):
    """Be as a Python that was started so: `python -m groundplan.cli`, or `python -c`, with these arguments and in this
    environment, of which this process has what Python goes by as it starts, and nothing else."""
    os.chdir(wanted["folder"])
    os.environ.update(wanted["environment"])
    sys.argv = ["-c", *wanted["arguments"]]
    sys.path[0] = "" if wanted["code"] else wanted["folder"]


if __name__ == "__main__":
    main()
