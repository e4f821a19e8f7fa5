"""`python -m bench.sources`: what reading a plan costs, beside two other readers of PDF files in the same run.

A plan of 60 pages is set from known text: one, two and three columns, running heads, items and tables. Each reader gets
it in a process of its own, several times, in turn with the others; told are pages a second, the most memory that its
process took, and how much of the sequence of words came back. Prints JSON and a table, and keeps them in
bench/out/sources.json. pdfplumber, which nothing else needs, takes part where it is installed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from bench import machine
from bench.__main__ import ROOT
from bench.words import WORDS

FONTS = ROOT / "src" / "groundplan" / "publish" / "fonts"
AIMS = {"groundplan s": "≤ 1", "groundplan peak MB": "≤ 200", "groundplan whole s": "≤ 1.5"}
READERS = ("groundplan", "pypdf", "pdfplumber")


def paragraph(number: int, length: int = 70) -> str:
    """A paragraph unlike every other: its words are walked through in steps of another width."""
    step = number % (len(WORDS) - 1) + 1
    return " ".join(WORDS[(number + step * n) % len(WORDS)] for n in range(length)).capitalize() + f" {number}."


def plan(sections: int) -> tuple[bytes, list[str]]:
    """A plan of so many sections as a PDF, and its words in the order of reading."""
    import typst

    parts, told, number = [], [], 0
    for section in range(sections):
        texts = [paragraph(number + n) for n in range(5)]
        items = [f"Step {number + n}: {' '.join(WORDS[n : n + 5])}" for n in range(4)]
        rows = [["Who", "What", "When"], *([f"Team {n}", " ".join(WORDS[n : n + 4]), f"{2025 + n}"] for n in range(3))]
        number += 5
        cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
        listed, flowing = "\n".join(f"- {each}" for each in items), "\n\n".join(texts)
        parts.append(
            f"= Direction {section + 1}\n#columns({section % 3 + 1})[\n{flowing}\n]\n{listed}\n\n"
            f"#table(columns: 3, {cells})\n#pagebreak(weak: true)\n"
        )
        told += [f"Direction {section + 1}", *texts, *items, *(" | ".join(row) for row in rows)]
    head = '#set page(paper: "us-letter", margin: 2cm, numbering: "1", header: [Mill River Public Library])\n'
    look = '#set text(font: "Noto Sans", size: 10pt, hyphenate: true)\n#set par(justify: true)\n'
    made = typst.compile((head + look + "\n".join(parts)).encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)
    return made, " ".join(told).split()


def with_groundplan(data: bytes) -> str:
    """As it is read in the confined process: passages, language and statements."""
    from groundplan.sources import inside
    from groundplan.sources.model import from_json

    return from_json(json.loads(inside.pdf(data))).text


def with_pypdf(data: bytes) -> str:
    """Text alone, in the order of the file."""
    import io

    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def with_pdfplumber(data: bytes) -> str:
    """Text alone, line by line across the page."""
    import io

    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


WAYS: dict[str, Callable[[bytes], str]] = {
    "groundplan": with_groundplan, "pypdf": with_pypdf, "pdfplumber": with_pdfplumber,
}  # fmt: skip


def once(reader: str, file: Path) -> tuple[dict[str, float], str]:
    """One reading in a process of its own: seconds, megabytes at most, and the text."""
    answer = file.with_suffix(f".{reader}.txt")
    done = subprocess.run(
        [sys.executable, "-m", "bench.sources", "--only", reader, str(file), str(answer)],
        capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    told: dict[str, float] = json.loads(done.stdout)
    return told, answer.read_text(encoding="utf-8")


def only(reader: str, file: Path, answer: Path) -> None:
    """Within that process: read, and tell seconds and the most memory. A small plan loads the libraries first."""
    WAYS[reader](file.with_name("small.pdf").read_bytes())
    data = file.read_bytes()
    begin = time.perf_counter()
    text = WAYS[reader](data)
    taken = time.perf_counter() - begin
    print(json.dumps({"s": taken, "peak MB": machine.process_memory(os.getpid(), "VmHWM")}))
    answer.write_text(text, encoding="utf-8")


def whole(data: bytes) -> float:
    """Seconds from a file's bytes to what was read of it: starting the process, reading, looking at the answer."""
    from groundplan.sources.reading import read

    begin = time.perf_counter()
    read("plan.pdf", data)
    return time.perf_counter() - begin


def measure(sections: int, rounds: int) -> dict[str, float]:
    """All figures, each the median of the rounds."""
    from pypdf import PdfReader
    from rapidfuzz.distance import Indel

    readers = [each for each in READERS if find_spec(each)]
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "plan.pdf"
        data, words = plan(sections)
        file.write_bytes(data)
        file.with_name("small.pdf").write_bytes(plan(1)[0])
        number = len(PdfReader(file).pages)
        taken: dict[str, list[dict[str, float]]] = {each: [] for each in readers}
        for _round in range(rounds):
            for each in readers:
                told, text = once(each, file)
                taken[each].append(told)
                figures[f"{each} words in order %"] = 100 * Indel.normalized_similarity(words, text.split())
        figures["groundplan whole s"] = statistics.median(whole(data) for _round in range(rounds))
    figures["pages"] = number
    for each, told_ones in taken.items():
        seconds = statistics.median(told["s"] for told in told_ones)
        figures |= {f"{each} s": seconds, f"{each} pages/s": number / seconds}
        figures[f"{each} peak MB"] = max(told["peak MB"] for told in told_ones)
    return dict(sorted(figures.items()))


def main() -> None:
    """Measure, print, and write the figures down."""
    parser = argparse.ArgumentParser(prog="python -m bench.sources")
    parser.add_argument("--sections", type=int, default=37, help="of one or two pages each")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs=3, help=argparse.SUPPRESS)
    wish = parser.parse_args()
    if wish.only:
        only(wish.only[0], Path(wish.only[1]), Path(wish.only[2]))
        return
    figures = measure(wish.sections, wish.rounds)
    told = json.dumps(figures, indent=1)
    print(told)
    for name, value in figures.items():
        print(f"{name:35} {value:10.3f}   {AIMS.get(name, '')}".rstrip())
    out = ROOT / "bench" / "out"
    out.mkdir(exist_ok=True)
    (out / "sources.json").write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
