"""Faults in people's content: values that are collected and shown together, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]

_ORDER: dict[str, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a toolkit's content.

    `where` is `file:line`, the file relative to the toolkit's folder; `code` is a lower-case slug that stays the
    same between releases (`broken-link`); `message` says what is wrong and `hint` what to do about it.
    """

    where: str
    severity: Severity
    code: str
    message: str
    hint: str = ""

    def to_json(self) -> dict[str, str]:
        """The problem as `toolkit show --json` prints it (FORMATS §4)."""
        return {
            "where": self.where,
            "severity": self.severity,
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }


def in_reading_order(problems: list[Problem]) -> list[Problem]:
    """Problems by severity, then by place: what must be mended stands first."""

    def key(problem: Problem) -> tuple[int, str, int]:
        file, _, line = problem.where.rpartition(":")
        return (_ORDER[problem.severity], file, int(line) if line.isdigit() else 0)

    return sorted(problems, key=key)
