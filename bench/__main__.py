"""`python -m bench`: measures Groundplan on this machine, prints its figures as JSON and as a table, and keeps them in
bench/out/figures.json.

Each figure stands beside what was aimed at and, where it says something, beside this machine's own ceiling, measured in
the same run.
"""

from __future__ import annotations

import argparse
import compileall
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.request import HTTPCookieProcessor, build_opener

from bench import machine

ROOT = Path(__file__).parents[1]
PROGRAM = [sys.executable, "-m", "groundplan.cli"]


def environment(home: Path, database: str | None = None) -> dict[str, str]:
    """The environment of a program on an installation of its own; `database` is the address of a PostgreSQL, empty for
    the embedded one, and by default whatever this program was told."""
    own = {"GROUNDPLAN_HOME": str(home), "GROUNDPLAN_NO_OPEN": "1", "PYTHONPATH": str(ROOT)}
    return {**os.environ, **own, **({} if database is None else {"DATABASE_URL": database})}


class Running:
    """A server started for a measurement."""

    def __init__(self, home: Path, database: str | None = None) -> None:
        self.begin = time.perf_counter()
        self.process = subprocess.Popen(
            [*PROGRAM, "serve", "--no-open"], env=environment(home, database), stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.search(r"(http://[^/]+)(\S*)", line)
        assert found, line
        self.url, self.entrance = found[1], found[1] + found[2]
        self.opener = build_opener(HTTPCookieProcessor())

    def first_page(self) -> float:
        """Seconds from the command to the first page, read to its end."""
        self.opener.open(self.entrance).read()
        return time.perf_counter() - self.begin

    def cookies(self) -> str:
        jar = next(each for each in self.opener.handlers if isinstance(each, HTTPCookieProcessor)).cookiejar
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


def started(home: Path) -> float:
    """Seconds of one whole start up to its first page."""
    server = Running(home)
    taken = server.first_page()
    server.stop()
    return taken


def one_workbook(home: Path) -> None:
    """Set an installation up with one workbook, as the first run leaves it."""
    wish = ["workbook", "new", "--library", "Mill River", "--department", "Teens", "--person", "Ana"]
    subprocess.run([*PROGRAM, *wish], env=environment(home), capture_output=True, check=True)


def clients(server: Running, wish: dict[str, Any]) -> dict[str, float]:
    """What sixteen clients measured, or as many as wished, with the server's processor time for each request."""
    whole = {"url": server.url, "cookies": server.cookies(), "pids": [server.process.pid], **wish}
    done = subprocess.run(
        [sys.executable, "-m", "bench.clients"],
        input=json.dumps(whole),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def script_and_style() -> float:
    """Kilobytes of script and style that a page brings along, gzipped."""
    files = [path for path in (ROOT / "src/groundplan/web/static/web").iterdir() if path.suffix in (".js", ".css")]
    return sum(len(gzip.compress(path.read_bytes())) for path in files) / 1024


def inside(name: str, *arguments: str) -> dict[str, float]:
    """The figures of one part measured in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{name}", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ},
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def there_and_back(home: Path, folder: Path) -> dict[str, float]:
    """Seconds of a whole backup and of restoring it elsewhere, with what was in it."""
    figures: dict[str, float] = {}
    file, elsewhere = folder / "all.zip", folder / "elsewhere"
    for name, place in (("backup", home), ("restore", elsewhere)):
        begin = time.perf_counter()
        done = subprocess.run(
            [*PROGRAM, name, str(file), "--json"], env=environment(place), capture_output=True, text=True, check=True
        )
        figures[f"{name} s"] = time.perf_counter() - begin
        figures["edits in the backup"] = json.loads(done.stdout)["edits"]
    figures["backup MB"] = file.stat().st_size / 1024**2
    shutil.rmtree(elsewhere)
    return figures


def measure(workbooks: int, edits: int, seconds: float) -> dict[str, float]:
    """Everything, on fresh installations in a temporary folder."""
    figures: dict[str, float] = {}
    # As an installation leaves it: what Python was told not to keep would be compiled anew at each start.
    compileall.compile_dir(ROOT / "src", quiet=1)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        figures["machine: durable commits/s"] = machine.durable_commits(folder)
        figures["machine: loopback round trip ms"] = machine.loopback_round_trip()
        figures["very first start to first page s"] = started(folder / "first")
        one_workbook(folder / "second")
        figures["start to first page s"] = statistics.median(started(folder / "second") for _ in range(3))
        home = folder / "filled"
        home.mkdir()
        paths = json.loads(
            subprocess.run(
                [sys.executable, "-m", "bench.loading", str(home), str(workbooks), str(edits)],
                capture_output=True, text=True, check=True, cwd=ROOT,
            ).stdout
        )  # fmt: skip
        server = Running(home)
        server.first_page()
        time.sleep(1)
        figures["idle memory MB"] = machine.process_memory(server.process.pid)
        # Once round for every workbook, so that what is measured is not the first reading of each.
        pages = {"what": "pages", "paths": paths, "tail": "read/measured/", "seconds": seconds}
        saves = {**pages, "what": "saves"}
        clients(server, saves)
        clients(server, pages)
        for name, wish in (
            ("worksheet page", pages),
            ("save", saves),
            ("save and look again", {**pages, "what": "turns"}),
        ):
            for key, value in clients(server, wish).items():
                if key != "requests":
                    figures[f"{name} {key}"] = value
        figures["memory under load MB"] = machine.process_memory(server.process.pid)
        server.stop()
        figures |= there_and_back(home, folder)
        shutil.rmtree(home)
    figures |= inside("inner")
    figures["script and style KB gzipped"] = script_and_style()
    return figures


AIMS = {
    "very first start to first page s": "≤ 6",
    "start to first page s": "≤ 1.5",
    "idle memory MB": "≤ 110",
    "worksheet page cpu_ms": "≤ 4",
    "worksheet page per_second": "≥ 300",
    "worksheet page p95_ms": "≤ 2 × p50",
    "save cpu_ms": "≤ 3",
    "save per_second": "≥ 500",
    "save p95_ms": "≤ 2 × p50",
    "plan of 12 pages to PDF, warm s": "≤ 0.1",
    "plan of 12 pages to Word, warm s": "≤ 0.05",
    "plan of 12 pages to Word, whole command s": "≤ 0.6",
    "read and render 100 pages s": "≤ 0.3",
    "script and style KB gzipped": "≤ 60",
}


def beside(name: str, figures: dict[str, float]) -> str:
    """A figure beside the machine's ceiling for what it does: durable commits for saves, round trips for requests."""
    if name == "save per_second":
        return f"{figures[name] / figures['machine: durable commits/s']:.1%} of durable commits"
    if name.endswith("per_second"):
        return f"{figures[name] * figures['machine: loopback round trip ms'] / 1000:.2%} of round trips"
    return ""


def main() -> None:
    """Measure, print, and write the figures down."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--workbooks", type=int, default=200)
    parser.add_argument("--edits", type=int, default=2000, help="logged edits in each document")
    parser.add_argument("--seconds", type=float, default=6.0, help="for each kind of request")
    wish = parser.parse_args()
    figures = measure(wish.workbooks, wish.edits, wish.seconds)
    told = json.dumps(figures, indent=1)
    print(told)
    for name, value in figures.items():
        print(f"{name:45} {value:12.3f}   {AIMS.get(name, ''):9} {beside(name, figures)}".rstrip())
    out = ROOT / "bench" / "out"
    out.mkdir(exist_ok=True)
    (out / "figures.json").write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
