"""`python -m bench.statements FOLDER`: scores the finding of statements on labelled texts, fold by fold.

The texts are dealt by their place in the order of their names. A hit is what the corpus's own scorer calls a hit:
white space folded and end signs stripped, a mission or vision contains the label or lies in it with half its length,
a value or priority begins with the label's name.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from groundplan.sources.extract.text import extract
from groundplan.sources.model import Kind, Statement, Whose
from groundplan.sources.statements import find

KINDS: Mapping[str, Kind] = {
    "mission": Kind.MISSION,
    "vision": Kind.VISION,
    "values": Kind.VALUE,
    "priorities": Kind.PRIORITY,
}


def hits(kind: str, found: str, label: str) -> bool:
    """Whether what was found is what was labelled."""
    found, label = _fold(found), _fold(label)
    if not found or not label:
        return False
    shorter, longer = sorted((found, label), key=len)
    if kind in ("mission", "vision"):
        return shorter in longer and len(shorter) * 2 >= len(longer)
    return found.startswith(label) or (label.startswith(found) and len(found) * 2 >= len(label))


def _fold(text: str) -> str:
    text = re.sub(r"\s+", " ", text.replace("’", "'").replace("“", '"').replace("”", '"'))
    return text.strip(" \t\n-*•·●|.;:,\"'").casefold()


def score(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What was hit, missed and found in vain in one text: the kind, which of the three, and the words."""
    own = [each for each in find(extract(data["text"].encode())) if each.whose is Whose.LIBRARY]
    for name, kind in KINDS.items():
        if name not in data.get("lenient", []):
            yield from _of_kind(name, [each for each in own if each.kind is kind], list(data["truth"][name]))
    for other in data.get("other", []):
        offered = any(hits("mission", each.text, other["text"]) for each in own)
        yield "other", "offered" if offered else "kept apart", other["text"]


def _of_kind(name: str, found: Sequence[Statement], labels: list[str]) -> Iterator[tuple[str, str, str]]:
    nothing_stated = not labels
    for each in found:
        label = next((label for label in labels if hits(name, each.text, label)), None)
        if label is not None:
            labels.remove(label)
            yield name, "hit", each.text
        else:
            yield name, "false", each.text
            if nothing_stated:
                yield name, "false where none", each.text
    for label in labels:
        yield name, "miss", label


def f1(counted: Counter[str]) -> float:
    """Twice the hits among all that was found and all that was to be found."""
    return 2 * counted["hit"] / max(1, 2 * counted["hit"] + counted["miss"] + counted["false"])


def main() -> None:
    """Score a folder, or some of its folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=1, help="how many folds the texts are dealt into")
    parser.add_argument("--only", type=int, nargs="*", help="score these folds and open no text of the others")
    parser.add_argument("--tell", action="store_true", help="print every miss and false find")
    args = parser.parse_args()
    pooled: dict[str, Counter[str]] = {}
    for place, path in enumerate(sorted(args.folder.glob("*.json"))):
        fold = place % args.folds
        if args.only is not None and fold not in args.only:
            continue
        for kind, outcome, words in score(json.loads(path.read_text(encoding="utf-8"))):
            pooled.setdefault(kind, Counter())[outcome] += 1
            if args.tell and outcome in ("miss", "false", "offered"):
                print(f"{path.name}: {outcome} {kind}: {' '.join(words.split())[:100]}")
    total: Counter[str] = sum((pooled[kind] for kind in KINDS if kind in pooled), Counter())
    for kind, counted in [*pooled.items(), ("total", total)]:
        told = f"f1 {f1(counted):.3f}  " if kind != "other" else ""
        print(f"{kind:10} {told}{dict(counted)}")


if __name__ == "__main__":
    main()
