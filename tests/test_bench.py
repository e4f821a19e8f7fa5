"""The benchmarks measure everything that they were asked to, on small installations."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.__main__ import AIMS, beside
from bench.scale import ASKED, SERVER, table
from bench.sources import AIMS as PLAN_AIMS

ROOT = Path(__file__).parents[1]


def test_every_figure_with_an_aim_is_measured_and_stands_beside_the_machines_own(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--workbooks", "2", "--edits", "30", "--seconds", "0.2"],
        cwd=ROOT, env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    figures, end = json.JSONDecoder().raw_decode(done.stdout)
    assert AIMS.keys() <= figures.keys()
    assert [name for name, value in figures.items() if value <= 0] == []
    assert all(10 <= figures[f"pages of {which} plan"] <= 16 for which in ("that", "the command's"))
    lines = done.stdout[end:].strip().splitlines()
    assert [line.split("  ")[0] for line in lines] == list(figures)


def test_a_plans_pages_and_checks_are_measured_after_a_change_and_unchanged():
    kept = {name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")}
    done = subprocess.run(
        [sys.executable, "-m", "bench.plan", "2x1"], cwd=ROOT, env=kept, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    told = json.loads((ROOT / "bench" / "out" / "plan.json").read_text(encoding="utf-8"))
    for name in ("checks", "built", "page, changed", "page, unchanged", "glance, changed"):
        assert told[f"plan of 2 × 1: {name}"] > 0
        assert f"plan of 2 × 1: {name}" in done.stdout


def test_saves_stand_beside_durable_commits_and_requests_beside_round_trips():
    figures = {"save per_second": 500.0, "worksheet page per_second": 300.0, "machine: durable commits/s": 2000.0,
               "machine: loopback round trip ms": 0.1}  # fmt: skip
    assert beside("save per_second", figures) == "25.0% of durable commits"
    assert beside("worksheet page per_second", figures) == "3.00% of round trips"


def test_many_libraries_stand_beside_one_alone():
    """Also on PostgreSQL, where one is named; each figure is told at each size, with what its ratio was aimed at."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.scale", "--libraries", "2", "--teams", "2", "--rounds", "1", "--seconds", "0.2"],
        cwd=ROOT, env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        capture_output=True, text=True, timeout=500,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    figures, end = json.JSONDecoder().raw_decode(done.stdout)
    kinds = ["SQLite", "PostgreSQL"] if os.environ.get(SERVER) else ["SQLite"]
    assert list(figures) == [f"{kind}, 2 libraries" for kind in kinds]
    for told in figures.values():
        assert {f"{name} cpu_ms, ratio" for name, _wish, _share in ASKED} <= told.keys()
        assert [name for name, value in told.items() if value < 0] == []
        assert told["database MB"] > 0.5
    lines = done.stdout[end:].strip().splitlines()
    assert [line[:50].strip() for line in lines[1:]] == list(figures["SQLite, 2 libraries"])


def test_a_ratio_stands_beside_its_aim_and_says_where_it_was_missed():
    figures = {
        "one": {"save cpu_ms, ratio": 1.1, "backup s": 3.0},
        "many": {"save cpu_ms, ratio": 1.4, "backup s": 9.0},
    }
    _head, save, backup = table(figures)
    assert save.split() == ["save", "cpu_ms,", "ratio", "1.100", "1.400", "≤", "1.3,", "missed"]
    assert backup.split() == ["backup", "s", "3.000", "9.000"]


def test_reading_a_plan_stands_beside_other_readers():
    done = subprocess.run(
        [sys.executable, "-m", "bench.sources", "--sections", "3", "--rounds", "1"],
        cwd=ROOT, env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    figures, end = json.JSONDecoder().raw_decode(done.stdout)
    assert PLAN_AIMS.keys() <= figures.keys()
    assert {
        f"{reader} {what}" for reader in ("groundplan", "pypdf") for what in ("pages/s", "peak MB")
    } <= figures.keys()
    assert [name for name, value in figures.items() if value <= 0] == []
    assert figures["groundplan words in order %"] > figures["pypdf words in order %"] > 50
    assert [line[:35].strip() for line in done.stdout[end:].strip().splitlines()] == list(figures)
