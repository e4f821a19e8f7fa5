"""The cast with the starter toolkit's workbook, whose plan asks for mission, vision, values and priorities."""

import secrets
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from groundplan.sources.model import Whose
from groundplan.web.quoting.actions import cite
from groundplan.web.quoting.queries import Place
from groundplan.web.quoting.quotation import Citing
from groundplan.web.quoting.stating import Stated
from groundplan.web.sources.models import FoundStatement, Source, SourcePassage
from groundplan.web.workbooks.citations import citations_of
from groundplan.workbook.citations import Origin
from web.conftest import with_toolkit

STARTER = Path(__file__).parents[3] / "toolkits" / "starter"
PLAN = "connected-learning-plan"
DOCUMENT = Stated(
    Origin.DOCUMENT, "Strategic plan", dated=date(2024, 1, 31), begins=2024, ends=2027, page=3, where="left column"
)

TEXTS = [
    "Mill River Library",
    "Our mission",
    "We bring people and knowledge together.",
    "Our priorities",
    "Grow young readers",
    "Open late on Thursdays",
    "The City of Mill River serves its citizens with pride.",
]


@pytest.fixture
def cast(db):
    return with_toolkit(STARTER, "starter")


@pytest.fixture
def quote(cast):
    """Cites words for a question of the plan's sheet, as one person; gives what was done."""

    def deed(text, question="mission", *, person=None, stated=DOCUMENT, worksheet=PLAN, occasion="", **more):
        place = Place(worksheet, question, occasion)
        more = {"edit": secrets.token_hex(8), **more}
        return cite((person or cast.owner).id, cast.workbook.id, Citing(place, text, stated, **more))

    return deed


@pytest.fixture
def cited(cast):
    """The citations of a question of the plan's sheet, as plain values."""

    def read(question="mission", occasion="", worksheet=PLAN):
        return list(citations_of(cast.written().access).get((worksheet, occasion, question), ()))

    return read


@pytest.fixture
def written(cast):
    """What a question of the plan's sheet says: a text, or the lines of a list."""

    def read(question="mission", worksheet=PLAN):
        value = cast.answers(worksheet).get(question)
        return value if isinstance(value, str) or value is None else [item.text for item in value]

    return read


@pytest.fixture
def answer(cast):
    """Writes an answer as the sheet's form would."""

    def write(text, question="mission", worksheet=PLAN):
        from groundplan.web.workbooks.actions import Sent, save
        from groundplan.web.workbooks.typing_in import typed

        sheet = cast.written().access.sheet(worksheet)
        filled = cast.written().filled(sheet)
        sent = Sent(
            worksheet, "", typed(sheet, question, text, ""), secrets.token_hex(8), filled.team.revision, "1.0", None
        )
        return save(cast.owner.id, cast.workbook.id, sent)

    return write


@pytest.fixture
def soup_of():
    """A page as it is read."""
    return lambda response: BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def document(cast):
    """Puts a document on the library's shelf as it would stand there when it is read; gives its row."""

    def add(texts=TEXTS, found=(), title="Strategic plan", **more):
        at = datetime(2026, 5, 4, tzinfo=UTC)
        library = cast.workbook.library
        source = Source.objects.create(
            library=library, title=title, added=at, turned=at, file_name="plan.txt", kind="txt", size=1, state="read",
            stored_as=f"x/{title}", edit=f"edit-{title}", pages=2, passages=len(texts), dated=date(2024, 1, 31),
            begins=2024, ends=2027, **more,
        )  # fmt: skip
        for number, text in enumerate(texts, 1):
            SourcePassage.objects.create(
                library=library, source=source, number=number, page=(number + 3) // 4, heading=["Our plan"],
                style="text", text=text, folded=text.casefold(),
            )  # fmt: skip
        for number, (kind, text, passage, whose) in enumerate(found, 1):
            FoundStatement.objects.create(
                library=library, source=source, number=number, kind=kind, text=text, passage=f"p{passage}",
                page=(passage + 3) // 4, whose=whose, owner="City of Mill River" if whose is Whose.OTHER else "",
                confidence=0.9, reason="It stands under “Our mission”.",
            )  # fmt: skip
        return source

    return add
