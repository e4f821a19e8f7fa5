"""This machine's own ceilings, measured in the same run as the rest: durable commits, a loopback round trip."""

from __future__ import annotations

import multiprocessing
import socket
import sqlite3
import statistics
import time
from pathlib import Path

SECONDS = 2.0


def durable_commits(folder: Path) -> float:
    """Inserts a second into SQLite with one durable commit each, as one writer can do them (WAL, synchronous FULL)."""
    connection = sqlite3.connect(folder / "ceiling.sqlite3", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE log (id INTEGER PRIMARY KEY, body BLOB)")
    body = b"x" * 300
    count, end = 0, time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO log (body) VALUES (?)", (body,))
        connection.execute("COMMIT")
        count += 1
    connection.close()
    return count / SECONDS


def loopback_round_trip() -> float:
    """Median milliseconds of one byte there and back between two processes on 127.0.0.1."""
    server = socket.create_server(("127.0.0.1", 0))
    other = multiprocessing.get_context("fork").Process(target=_echo, args=(server,), daemon=True)
    other.start()
    client = socket.create_connection(server.getsockname())
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    times = []
    for _ in range(2000):
        begin = time.perf_counter()
        client.sendall(b"x")
        client.recv(1)
        times.append(time.perf_counter() - begin)
    client.close()
    other.join()
    server.close()
    return statistics.median(times) * 1000


def _echo(server: socket.socket) -> None:
    peer, _address = server.accept()
    with peer:
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while data := peer.recv(1):
            peer.sendall(data)


def process_cpu(pid: int) -> float:
    """Seconds of processor time that a process and its threads have used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def process_memory(pid: int, kind: str = "VmRSS") -> float:
    """Resident megabytes of a process; of kind `RssAnon`, those that are its own: a database's file that SQLite maps is
    the system's, which takes it back when it needs the room."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(kind)) / 1024
