"""The benchmark measures everything that it was asked to, on an installation of two workbooks."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.__main__ import AIMS, beside

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
    assert 10 <= figures["pages of the command's plan"] <= 16
    lines = done.stdout[end:].strip().splitlines()
    assert [line.split("  ")[0] for line in lines] == list(figures)


def test_saves_stand_beside_durable_commits_and_requests_beside_round_trips():
    figures = {"save per_second": 500.0, "worksheet page per_second": 300.0, "machine: durable commits/s": 2000.0,
               "machine: loopback round trip ms": 0.1}  # fmt: skip
    assert beside("save per_second", figures) == "25.0% of durable commits"
    assert beside("worksheet page per_second", figures) == "3.00% of round trips"
