"""What a hostile file might make a decoder do; each runs inside the confined process."""

import os
import socket
import sys
import time
from pathlib import Path


def hang(_data: bytes) -> bytes:
    while True:
        pass


def wait(_data: bytes) -> bytes:
    time.sleep(60)
    return b""


def eat_memory(_data: bytes) -> bytes:
    held = []
    while True:
        held.append(bytearray(64 * 1024 * 1024))


def crash(_data: bytes) -> bytes:
    os.abort()


def go(_data: bytes) -> bytes:
    os._exit(0)


def answer_too_much(_data: bytes) -> bytes:
    return b"x" * (2 * 1024 * 1024)


def write_a_file(data: bytes) -> bytes:
    with Path(data.decode()).open("wb") as file:
        file.write(b"x" * (2 * 1024 * 1024))
    return b"written"


def open_many(_data: bytes) -> bytes:
    held = [socket.socket() for _ in range(40)]
    return str(len(held)).encode()


def tell_all(_data: bytes) -> bytes:
    """The environment, what it was started with, which descriptors are open, and whether Django is there."""
    opened = sorted((each.name for each in Path("/proc/self/fd").iterdir()), key=int)
    return repr((dict(os.environ), sys.argv[1:], opened, "django" in sys.modules, str(Path.cwd()))).encode()


def chatter(data: bytes) -> bytes:
    print("a library's warning")
    return data


def echo(data: bytes) -> bytes:
    return data


def fail(_data: bytes) -> bytes:
    raise RecursionError("secret words of a file")
