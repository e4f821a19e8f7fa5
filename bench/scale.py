"""`python -m bench.scale`: what many libraries on one installation cost each of them.

Installations of 10, 100 and 1,000 libraries (5 people, 5 workbooks, 8 filled worksheets each) stand beside one of a
single library in which a single workbook is written. Both servers run at once and are asked in turn, by one client, so
that whatever else the machine does meets both. Prints JSON and a table, and keeps them in bench/out/scale.json: on the
embedded database, and on PostgreSQL where GROUNDPLAN_TEST_DATABASE_URL names a server.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, build_opener

import psycopg

from bench import machine
from bench.__main__ import PROGRAM, ROOT, Running, clients, environment
from bench.crowd import SEEN

SERVER = "GROUNDPLAN_TEST_DATABASE_URL"
PAGE = "read/measured/"
AIM = 1.3
# What is asked, with the share of a round's seconds: few saves, so that no log grows much longer than the others.
ASKED: tuple[tuple[str, dict[str, str], float], ...] = (
    ("worksheet page", {"what": "pages", "tail": PAGE}, 1.0),
    ("save", {"what": "saves"}, 0.2),
    ("save and look again", {"what": "turns"}, 0.4),
    ("home page", {"what": "pages", "tail": ""}, 0.5),
    ("list of workbooks", {"what": "pages", "tail": "/"}, 0.5),
)


@dataclass
class Place:
    """An installation: its folder, its PostgreSQL database or none, and who may open which of its workbooks."""

    home: Path
    database: str
    cookies: dict[str, str] = field(default_factory=dict)

    def fill(self, *size: int) -> float:
        """Fill it with libraries, people, workbooks and written ones; returns seconds."""
        self.home.mkdir()
        begin = time.perf_counter()
        made = run([sys.executable, "-m", "bench.crowd", str(self.home), *map(str, size)], self)
        self.cookies = {each["path"]: each["cookies"] for each in json.loads(made)}
        return time.perf_counter() - begin

    def bytes(self) -> int:
        """How large the database is."""
        if not self.database:
            return sum(path.stat().st_size for path in self.home.glob("groundplan.sqlite3*"))
        with psycopg.connect(self.database) as connection:
            row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
        assert row
        return int(row[0])

    def database_pids(self) -> list[int]:
        """The processes that PostgreSQL answers this installation with, where they are this machine's."""
        if not self.database:
            return []
        with psycopg.connect(self.database) as connection:
            found = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ).fetchall()
        return [pid for (pid,) in found if "postgres" in _command(pid)]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")
    except OSError:
        return ""


@contextmanager
def place(folder: Path, name: str, server: str) -> Iterator[Place]:
    """An installation yet to be filled; its database is dropped at the end."""
    if not server:
        yield Place(folder / name, "")
        return
    database = f"groundplan_bench_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {database}")
    try:
        yield Place(folder / name, urlsplit(server)._replace(path=f"/{database}").geturl())
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = current_user",
                (database,),
            )
            connection.execute(f"DROP DATABASE {database}")


def run(command: Sequence[str], there: Place) -> str:
    """What a program prints that works on an installation."""
    done = subprocess.run(
        command, env=environment(there.home, there.database), capture_output=True, text=True, cwd=ROOT
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def started(there: Place) -> tuple[Running, float]:
    """A server, and the seconds from its start to a worksheet's page, which shows what was written."""
    server = Running(there.home, there.database)
    path, cookies = next(iter(there.cookies.items()))
    asked = Request(server.url + path + PAGE, headers={"Cookie": cookies})
    shown = build_opener().open(asked).read().decode()
    assert SEEN in shown, shown[:500]
    return server, time.perf_counter() - server.begin


def start(there: Place, times_over: int) -> float:
    """Seconds of a start to the first page, the median of some."""
    times = []
    for _ in range(times_over):
        server, taken = started(there)
        server.stop()
        times.append(taken)
    return statistics.median(times)


@dataclass(frozen=True)
class Asked:
    """Workbooks of one installation, whose server runs, that one client asks about one after the other."""

    server: Running
    place: Place
    paths: Sequence[str]

    def ask(self, wish: dict[str, Any], seconds: float) -> dict[str, float]:
        """What the client measured."""
        cookies = {path: self.place.cookies[path] for path in self.paths}
        pids = [self.server.process.pid, *self.place.database_pids()]
        whole = {**wish, "paths": list(self.paths), "cookies": cookies, "pids": pids, "seconds": seconds, "clients": 1}
        return clients(self.server, whole)


def backed_up(there: Place, file: Path) -> dict[str, float]:
    """Seconds and megabytes of a backup of everything."""
    begin = time.perf_counter()
    run([*PROGRAM, "backup", str(file), "--json"], there)
    figures = {"backup s": time.perf_counter() - begin, "backup MB": file.stat().st_size / 1024**2}
    file.unlink()
    return figures


def some(cookies: dict[str, str], most: int) -> list[str]:
    """Up to `most` workbooks from all over an installation."""
    return list(cookies)[:: max(len(cookies) // most, 1)][:most]


def first_look(asked: Asked) -> float:
    """Milliseconds of processor time for the page of a workbook that nobody has asked for since the start."""
    most = len(asked.paths)
    others = [path for path in asked.place.cookies if path not in asked.paths][:most] or asked.paths
    return replace(asked, paths=others).ask({"what": "pages", "tail": PAGE, "most": most}, 60)["cpu_ms"]


def own_memory(server: Running) -> float:
    """Megabytes that a server needs for itself."""
    return machine.process_memory(server.process.pid, "RssAnon")


def in_turn(here: Asked, there: Asked, asked: dict[str, Any], seconds: float, rounds: int) -> dict[str, float]:
    """What a request costs here and there, and the ratio of the two: first one is asked first, then the other."""
    told: dict[str, list[dict[str, float]]] = {"here": [], "there": []}
    # Once round, so that what is measured is not the first reading of each.
    for each in (here, there):
        each.ask({**asked, "once before": True}, seconds)
    for turn in range(rounds):
        pair = [("here", here), ("there", there)]
        for name, each in pair if turn % 2 else reversed(pair):
            told[name].append(each.ask(asked, seconds))
    figures: dict[str, float] = {}
    for measure, of in (("cpu_ms", _each), ("p50_ms", _median)):
        mine, theirs = of(told["here"], measure), of(told["there"], measure)
        ratio = mine / theirs if theirs else 1.0
        figures |= {measure: mine, f"{measure}, alone": theirs, f"{measure}, ratio": ratio}
    return figures


def _each(told: Sequence[dict[str, float]], measure: str) -> float:
    """Of all requests together: processor time is counted in hundredths of a second."""
    return sum(one[measure] * one["requests"] for one in told) / sum(one["requests"] for one in told)


def _median(told: Sequence[dict[str, float]], measure: str) -> float:
    return statistics.median(one[measure] for one in told)


def compared(many: Place, alone: Place, wish: argparse.Namespace) -> dict[str, float]:
    """What is asked costs here and there, asked in turn; with what a workbook's first page costs, and memory."""
    (server, _seconds), (other, _too) = started(many), started(alone)
    figures: dict[str, float] = {}
    try:
        figures["own memory after start MB"] = own_memory(server)
        here = Asked(server, many, some(many.cookies, wish.teams))
        there = Asked(other, alone, list(alone.cookies))
        figures["a workbook's first page cpu_ms"] = first_look(here)
        for name, asked, share in ASKED:
            told = in_turn(here, there, asked, wish.seconds * share, wish.rounds)
            figures |= {f"{name} {measure}": value for measure, value in told.items()}
        figures["own memory under load MB"] = own_memory(server)
        figures["own memory under load MB, alone"] = own_memory(other)
    finally:
        server.stop()
        other.stop()
    return figures


def grown(folder: Path, database: str, libraries: int, alone: Place, wish: argparse.Namespace) -> dict[str, float]:
    """Everything about an installation of so many libraries."""
    with place(folder, f"of-{libraries}", database) as many:
        figures = {"filling s": many.fill(libraries, 5, 5, 5)}
        figures["database MB"] = many.bytes() / 1024**2
        figures["database KB a workbook"] = many.bytes() / 1024 / len(many.cookies)
        figures["start to a worksheet's page s"] = start(many, wish.rounds)
        figures |= compared(many, alone, wish)
        figures |= backed_up(many, folder / "all.zip")
    return figures


def measure(wish: argparse.Namespace) -> dict[str, dict[str, float]]:
    """The figures by installation: “SQLite, 10 libraries”."""
    compileall.compile_dir(ROOT / "src", quiet=1)
    kinds = {"SQLite": ""}
    if os.environ.get(SERVER):
        kinds["PostgreSQL"] = os.environ[SERVER]
    figures: dict[str, dict[str, float]] = {}
    for kind, server in kinds.items():
        with tempfile.TemporaryDirectory() as name, place(Path(name), "alone", server) as alone:
            # As many workbooks as the others have, to be listed; one of them is written.
            alone.fill(1, 1, 5, 1)
            for libraries in wish.libraries:
                called = f"{kind}, {libraries:,} libraries"
                print(called, file=sys.stderr, flush=True)
                figures[called] = grown(Path(name), server, libraries, alone, wish)
                keep(figures)
    return figures


def keep(figures: dict[str, dict[str, float]]) -> None:
    """Write down what is known by now: a run takes its time, and may be ended before it is through."""
    out = ROOT / "bench" / "out"
    out.mkdir(exist_ok=True)
    (out / "scale.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")


def beside(name: str, value: float) -> str:
    """What a ratio was aimed at."""
    if not name.endswith("ratio"):
        return ""
    return f"≤ {AIM}" if value <= AIM else f"≤ {AIM}, missed"


def table(figures: dict[str, dict[str, float]]) -> Iterator[str]:
    """A line for each figure, with what it was at each size."""
    yield " " * 50 + "".join(f"{name:>28}" for name in figures)
    for name in next(iter(figures.values())):
        values = [of[name] for of in figures.values()]
        aim = beside(name, max(values))
        yield f"{name:50}{''.join(f'{value:28.3f}' for value in values)}   {aim}".rstrip()


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale")
    parser.add_argument("--libraries", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--teams", type=int, default=100, help="how many workbooks are worked in at the same time")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0, help="for the pages of one round")
    figures = measure(parser.parse_args())
    print(json.dumps(figures, indent=1))
    print("\n".join(table(figures)))


if __name__ == "__main__":
    main()
