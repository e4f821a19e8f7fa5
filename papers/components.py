"""docs/guide/components.md: what an installation consists of, with versions and licences, as the installed packages
say it themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "guide" / "components.md"
CONSTRAINTS = ROOT / "constraints.txt"
# What an installation brings beside the packages that everybody has: the extra, and what it is for.
EXTRAS = {"s3": "Only for pictures in a store that speaks S3"}

# Licences under which a component may come, by their SPDX names. All of them let a library run, change and pass on
# Groundplan as a whole; the one with conditions on its own changes (LGPL) is a library that is loaded, not changed.
ALLOWED = frozenset(
    {
        "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "LGPL-3.0-only", "MIT", "MIT-0", "MIT-CMU", "MPL-2.0",
        "PSF-2.0",
    }
)  # fmt: skip
# Packages that say less than their licence file does: what they say, and what was read there.
READ = {
    ("fido2", "BSD License"): "BSD-2-Clause AND Apache-2.0 AND MPL-2.0",
    ("jinja2", "BSD License"): "BSD-3-Clause",
    ("pypdfium2", "BSD-3-Clause, Apache-2.0, dependency licenses"): "BSD-3-Clause AND Apache-2.0",
    ("python-dateutil", "Dual License"): "Apache-2.0 AND BSD-3-Clause",
    ("qrcode", "BSD"): "BSD-3-Clause AND MIT",
    ("sqlparse", "BSD License"): "BSD-3-Clause",
    ("uvloop", "MIT License"): "MIT OR Apache-2.0",
}
# What classifiers and older spellings mean, where they mean one thing.
SPELLED = {
    "MIT License": "MIT",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


@dataclass(frozen=True, slots=True)
class Component:
    """One package: its name as it spells it, the version that is tested, its licence as an SPDX expression."""

    name: str
    version: str
    licence: str

    @property
    def home(self) -> str:
        """Its page in the public registry from which it is installed."""
        return f"https://pypi.org/project/{self.name}/"


def canonical(name: str) -> str:
    """The one spelling of a package's name under which it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(extra: str = "") -> set[str]:
    """The canonical names of all packages that Groundplan, with this extra, brings onto this kind of computer."""
    found: dict[str, set[str]] = {}
    waiting = [("groundplan", extra)]
    while waiting:
        name, wanted = waiting.pop()
        had = found.setdefault(canonical(name), set())
        if wanted in had:
            continue
        had.add(wanted)
        for each in _requirements(name, wanted):
            waiting += [(each.name, "")] + [(each.name, more) for more in each.extras]
    return {*found} - {"groundplan"}


def _requirements(name: str, extra: str) -> Iterator[Requirement]:
    for line in distribution(name).requires or ():
        each = Requirement(line)
        if each.marker is None or each.marker.evaluate({"extra": extra}):
            yield each


def component(name: str, versions: dict[str, str]) -> Component:
    """What is known of a package; raises `KeyError` for one whose version constraints.txt does not name."""
    found = distribution(name)
    return Component(found.metadata["Name"], versions[name], licence(name, found))


def licence(name: str, found: Distribution) -> str:
    """The licence as an SPDX expression, or what the package says of it where that is none."""
    given = found.metadata
    if expression := given.get("License-Expression"):
        return expression
    classifiers = [
        each.rpartition(" :: ")[2] for each in given.get_all("Classifier") or () if each.startswith("License ::")
    ]
    said = (given.get("License") or "").strip()
    # Some put the whole text there.
    if not said or "\n" in said:
        said = classifiers[0] if classifiers else "not said"
    return READ.get((name, said)) or SPELLED.get(said, said)


def allowed(expression: str) -> bool:
    """Whether each licence in the expression is one of `ALLOWED`."""
    return all(each in ALLOWED for each in re.split(r" (?:AND|OR) ", expression))


def pinned() -> dict[str, str]:
    """The versions in constraints.txt, by canonical name."""
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    return {canonical(name): version for name, _is, version in (each.partition("==") for each in lines) if version}


def tables() -> dict[str, list[Component]]:
    """Everybody's components under "", and what each extra brings besides; in alphabetical order."""
    versions = pinned()
    everybody = needed()
    groups = {"": everybody}
    offered = distribution("groundplan").metadata.get_all("Provides-Extra") or ()
    groups |= {extra: needed(extra) - everybody for extra in EXTRAS if extra in offered}
    return {extra: [component(name, versions) for name in sorted(names)] for extra, names in groups.items()}


def page() -> str:
    """The page as it should stand in docs/guide."""
    parts = [_BEGINNING]
    for extra, components in tables().items():
        parts += [f"\n## {EXTRAS[extra]}\n\n"] if extra else []
        parts += ["| component | version | licence |\n|---|---|---|\n"]
        parts += [f"| [{each.name}]({each.home}) | {each.version} | {each.licence} |\n" for each in components]
    return "".join([*parts, _END])


_BEGINNING = """\
# What Groundplan consists of

Written by `python -m papers` from what the packages say themselves, for Linux and Python 3.11; not for editing by
hand. The versions are those of `constraints.txt`, with which Groundplan is tested and which `./run` installs. All of it
is free software. No component under another licence than those named here gets in: a test sees to that.

"""

_END = """
## What lies beside them

| part | licence |
|---|---|
| Groundplan itself, its scripts, pages and guides | Apache-2.0 |
| the starter toolkit, `toolkits/starter` | CC-BY-4.0 |
| subsets of the Noto fonts, with which PDF files are set | OFL-1.1 |
| Python, from the operating system or the container's image | PSF-2.0 |
| PostgreSQL, where it is used | PostgreSQL |

Some packages bring compiled libraries within them, each with its licence in the package: psycopg-binary (libpq,
OpenSSL, Kerberos, OpenLDAP), lxml (libxml2, libxslt), Pillow (readers of picture formats), cryptography (OpenSSL),
pypdfium2 (PDFium with FreeType, ICU and readers of picture formats),
pycrdt, nh3 and typst (crates of Rust). Pages load no script, font or style from anywhere else, and no library of
JavaScript is among them.
"""
