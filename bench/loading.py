"""An installation with many filled workbooks: 200 of them, each a plan sheet of 4 goals × 3 steps with 2,000 edits."""

from __future__ import annotations

import os
import secrets
import uuid
from pathlib import Path

from bench.words import WORDS

HORIZONS = ("month", "quarter", "half-year", "year")


def fill(home: Path, workbooks: int, edits: int, page_words: int = 600) -> list[str]:
    """Set up Django on `home`, fill it, and return the paths `/w/<id>/`; run in a process of its own.

    The plan sheet stands beside a page of `page_words` words, as the issue asks for what is measured.
    """
    os.environ["GROUNDPLAN_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "groundplan.web.settings"
    import django

    django.setup()
    from django.utils import timezone

    from groundplan.web.accounts.models import Person
    from groundplan.web.home.forms import opening_from
    from groundplan.web.libraries.actions import found_library
    from groundplan.web.serving import migrate
    from groundplan.web.toolkits.actions import publish
    from groundplan.web.toolkits.packing import pack
    from groundplan.web.workbooks.actions import open_workbook
    from groundplan.web.writing import write

    migrate()
    toolkit = toolkit_with_page(home, page_words)
    published = write(lambda: publish(pack(toolkit)))
    person = write(lambda: Person.objects.create_named("Ana"))
    fields = {"library": "Mill River Library", "department": "Young Adult Department", "person": "Ana"}
    opening, _name, _errors = opening_from(fields, timezone.now(), "en")
    assert opening is not None
    library = write(lambda: found_library(opening.library, person))
    made = [write(lambda: open_workbook(person, library, published, opening)) for _ in range(workbooks)]
    updates = _history(toolkit, edits)
    for workbook in made:
        write(lambda workbook=workbook: _log(workbook, person, updates))
    return [f"/w/{workbook.id}/" for workbook in made]


def toolkit_with_page(home: Path, page_words: int) -> Path:
    """The starter toolkit under another id, its plan sheet placed on a page of the wished length."""
    import shutil

    from groundplan.web.toolkits.queries import starter_folder

    folder = home / "toolkit"
    shutil.copytree(starter_folder(), folder)
    index = folder / "toolkit.yaml"
    index.write_text(index.read_text(encoding="utf-8").replace("id: starter", "id: measured", 1), encoding="utf-8")
    paragraphs = "\n\n".join(" ".join(WORDS[n % len(WORDS)] for n in range(60)) + "." for _ in range(page_words // 60))
    (folder / "modules/to-a-plan/99-measured.md").write_text(
        "---\nid: measured\ntitle: Measured\n---\n" + paragraphs + "\n\n"
        '<div class="callout activity" markdown="1" data-worksheet="connected-learning-plan">\n'
        "Fill in the plan.\n</div>\n",
        encoding="utf-8",
    )
    return folder


def _history(toolkit: Path, edits: int) -> list[tuple[bytes, list[str]]]:
    """`edits` updates that end in 4 goals × 3 steps and some texts, made once and logged in every workbook."""
    from groundplan.toolkit.read import read_toolkit
    from groundplan.workbook.document import Document
    from groundplan.workbook.edits import Post, apply_post

    sheet = read_toolkit(toolkit).toolkit.worksheet("connected-learning-plan")
    assert sheet is not None
    document = Document()
    made = []

    def post(fields: dict[str, str]) -> None:
        outcome = apply_post(document, document, sheet, Post({name: [text] for name, text in fields.items()}))
        made.append((outcome.update, [str(address) for address in outcome.touched]))

    at = f"{sheet.id}/goals"
    for number, horizon in enumerate(HORIZONS):
        post({f"{at}/g{number}/text": f"Goal {number}: ask ten teens", f"{at}/g{number}/horizon": horizon})
        for step in range(3):
            row = f"s{number}x{step}"
            post({f"{at}/{row}/what": f"Step {step}", f"{at}/{row}/who": "Ana", f"{at}/{row}/of": f"g{number}"})
    for line in range(3):
        post(
            {f"{sheet.id}/strengths/a{line}": f"Strength {line}", f"{sheet.id}/weaknesses/b{line}": f"Weak row {line}"}
        )
    text = ""
    while len(made) < edits:
        text = f"{text} {WORDS[len(made) % len(WORDS)]}"[-400:]
        post({f"{sheet.id}/{('mission', 'vision', 'department-mission')[len(made) % 3]}": text})
    return made


def _log(workbook: object, person: object, updates: list[tuple[bytes, list[str]]]) -> None:
    from django.utils import timezone

    from groundplan.web.workbooks.log import SNAPSHOT_EVERY
    from groundplan.web.workbooks.models import Document, LogEntry, Snapshot
    from groundplan.workbook.document import Document as Content

    row = Document.objects.create(
        library_id=workbook.library_id, workbook=workbook, worksheet="connected-learning-plan", sequence=len(updates)
    )
    now = timezone.now()
    key = {"library_id": workbook.library_id, "document_id": row.id, "epoch": 1}
    LogEntry.objects.bulk_create(
        [
            LogEntry(
                id=uuid.uuid4(),
                sequence=number,
                update=update,
                participant=person,
                at=now,
                edit=secrets.token_hex(12),
                edition_id=workbook.edition_id,
                addresses=touched,
                **key,
            )
            for number, (update, touched) in enumerate(updates, 1)
        ],
        batch_size=500,
    )
    last = len(updates) // SNAPSHOT_EVERY * SNAPSHOT_EVERY
    if last:
        state = Content.load([update for update, _touched in updates[:last]]).snapshot_bytes()
        Snapshot.objects.create(sequence=last, state=state, **key)


if __name__ == "__main__":
    import json
    import sys

    print(json.dumps(fill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
