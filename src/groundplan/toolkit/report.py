"""What a toolkit holds and what is wrong with it, as plain data for `toolkit show --json` and `toolkit check`."""

from __future__ import annotations

from typing import Any

from groundplan.toolkit.model import Page, Toolkit, Worksheet
from groundplan.toolkit.pages import Rendered, render
from groundplan.toolkit.problems import Problem, in_reading_order
from groundplan.toolkit.read import Reading


def report(reading: Reading) -> dict[str, Any]:
    """The whole toolkit as it is today (what is withdrawn is not), every page rendered once, with all its problems."""
    toolkit = reading.toolkit
    rendered = {page.id: _rendered(page, toolkit) for page in toolkit.pages()}
    return {
        "id": toolkit.id,
        "title": toolkit.title,
        "version": toolkit.version,
        "modules": [
            {
                "id": module.id,
                "title": module.title,
                "pages": [_page(page, rendered[page.id], toolkit) for page in module.pages],
            }
            for module in toolkit.modules
        ],
        "worksheets": [_sheet(sheet) for sheet in toolkit.worksheets if not sheet.withdrawn],
        "problems": [problem.to_json() for problem in _all(reading, rendered)],
    }


def problems_of(reading: Reading) -> list[Problem]:
    """Every problem: those of reading, and those that show when pages are rendered."""
    return _all(reading, {page.id: _rendered(page, reading.toolkit) for page in reading.toolkit.pages()})


def _all(reading: Reading, rendered: dict[str, Rendered]) -> list[Problem]:
    """Faults that show when pages are rendered are found in every language."""
    found = [each for page in rendered.values() for each in page.problems]
    for translation in reading.translations.values():
        for page in translation.pages():
            if page.source.startswith("translations/"):
                found += _rendered(page, translation).problems
    return in_reading_order([*reading.problems, *found])


def _rendered(page: Page, toolkit: Toolkit) -> Rendered:
    return render(page.body, page=page, toolkit=toolkit, address_of=lambda kind, name: f"{kind}:{name}")


def _page(page: Page, rendered: Rendered, toolkit: Toolkit) -> dict[str, Any]:
    return {
        "id": page.id,
        "title": page.title,
        "level": page.level,
        "source": page.imported_from or page.source,
        "headings": len(rendered.headings),
        "words": rendered.words,
        "callouts": dict(rendered.callouts),
        "embeds": rendered.embeds,
        "images": rendered.images,
        "list_items": rendered.list_items,
        "links": dict(rendered.links),
        "worksheets": [each.worksheet for each in page.placements if toolkit.worksheet(each.worksheet)],
    }


def _sheet(sheet: Worksheet) -> dict[str, Any]:
    return {
        "id": sheet.id,
        "number": sheet.number,
        "title": sheet.title,
        "module": sheet.module,
        "source": sheet.imported_from or sheet.source,
        "questions": [
            {
                "id": question.id,
                "type": question.type.value,
                "label": question.label,
                "phase": question.phase.value,
                "role": question.role.value if question.role else None,
            }
            for question in sheet.questions()
            if not question.withdrawn
        ],
    }
