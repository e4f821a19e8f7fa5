"""What the command line does with plans (see groundplan.web.home.control)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from groundplan.web.plans.looking import findings_of, plan_of
from groundplan.web.workbooks.commands import owner_access
from groundplan.web.workbooks.queries import written


def plan_check(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """`plan check`: everything that is found, in the order in which the page tells it; each with why it is left as it
    is, or nothing."""
    seen = written(owner_access(str(arguments["workbook"])))
    return {
        "findings": [
            {
                "check": each.check,
                "group": each.group.value,
                "where": each.where,
                "message": each.message,
                "act": each.act,
                "settled": each.settled,
            }
            for each in findings_of(seen, plan_of(seen))
        ]
    }
