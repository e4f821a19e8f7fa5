"""One sheet with all nine types of question, one outline with every block, and other programs to open files with."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image as Pixels
from pypdf import PdfReader

from groundplan.plan.build import build_plan
from groundplan.publish import html, markdown, pdf, word
from groundplan.publish.outline import (
    Cell,
    Drawing,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Outline,
    Paragraph,
    Quotation,
    Run,
    Sketch,
    Table,
    plain,
)
from groundplan.publish.plans import plan_outline
from groundplan.publish.sheets import worksheet_outline
from groundplan.publish.svg import Canvas, door
from groundplan.publish.workbooks import workbook_outline
from groundplan.toolkit.model import (
    DEFAULT_HORIZONS,
    DEFAULT_STRANDS,
    Choice,
    Column,
    Note,
    Question,
    QuestionType,
    Quiz,
    Relation,
    RelationKind,
    Role,
    Section,
    Toolkit,
    Worksheet,
)
from groundplan.workbook.answers import Answers, Chosen, GoalEntry, Item, Picture, Rated, Row, StepEntry

GOLDEN = Path(__file__).parent / "golden"
# Set it to write the golden files anew, and read the difference before committing it.
ANEW = "GROUNDPLAN_GOLDEN"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FRAME = {"library": "Mill River Library", "department": "Teen Room", "language": "en", "paper": "letter"}
START = date(2027, 1, 1)


def choices(**labels):
    return tuple(Choice(key, label) for key, label in labels.items())


def a_sheet():
    first = (
        Question("mission", QuestionType.LONG_TEXT, "Mission", help="What the\nlibrary is for.", role=Role.MISSION),
        Question("name", QuestionType.TEXT, "One line", example="The Teen Room"),
        Question("strong", QuestionType.LIST, "Strengths", role=Role.STRENGTHS),
        Question("one", QuestionType.CHOICE, "One of them", options=choices(a="Alone", b="Together")),
        Question(
            "many", QuestionType.CHOICE, "Some", options=choices(a="Books", b="Tools"), many=True, write_ins=1
        ),
        Question("rated", QuestionType.RATING, "Rate these", statements=choices(s1="We ask", s2="We follow up"),
                 scale=choices(no="Not yet", yes="Always")),
    )  # fmt: skip
    second = (
        Note("remark", "A **note**\nto read."),
        Question("grid", QuestionType.TABLE, "Who and when", example_rows=({"who": "Bo", "when": "2027-02-01"},),
                 columns=(Column("who", "Who"), Column("when", "When", "date"))),
        Question("fixed", QuestionType.TABLE, "Week", columns=(Column("what", "What happens"),),
                 rows=choices(mon="Monday", tue="Tuesday")),
        Question("goals", QuestionType.GOALS, "Goals", role=Role.GOALS),
        Question("photo", QuestionType.FILE, "A picture"),
        Question("count", QuestionType.COMPUTED, "Counted", computation="tally",
                 relations=(Relation(RelationKind.COMPUTED_FROM, "all/rated"),)),
        Question("secret", QuestionType.TEXT, "To yourself", private=True),
        Question("gone", QuestionType.TEXT, "Asked no more", withdrawn="2"),
        Question("away", QuestionType.TEXT, "Hidden here", hidden=True),
        Quiz("check", "Which is it?", "The first\none.", choices(a="First", b="Second")),
    )  # fmt: skip
    return Worksheet("all", "Every kind of question", (Section("i", "About us", first), Section("ii", "Ahead", second)),
                     number="3", intro="Take\nyour time.")  # fmt: skip


def some_goals():
    steps = (StepEntry("s1", "Ask the director", "Ana", "2027-01-15", "done"), StepEntry("s2", "", "Bo"))
    return (
        GoalEntry("g1", "Open the room on Thursdays", "month", "department", "", ("all/strong/i1",), "", ("interests",),
                  know_because="Six teens come back.", cost="$40", steps=steps),
        GoalEntry("g2", "Learn to record", "year", "self", "2027-06-01", builds_on="all/goals/g1"),
        GoalEntry("g5", "Keep the door open", "year", who="Ana", role="Teen librarian", ended="moved", why="The door stuck.",
                  learned="Ask the caretaker *first*.", looked="2027-02-03", moved_from="2027-02-01",
                  steps=(StepEntry("s3", "Oil the hinge", "Bo", "2027-03-01", "dropped", "Page", "2", "By the lift\nand the stairs.",
                                   "https://mill.example/hinges", "The hinge is new.", "all/strong/i2"),)),
        GoalEntry("g3", outcome="Only what will be different is written."),
        GoalEntry("g4"),
    )  # fmt: skip


def some_answers():
    values = {
        "mission": "We **connect** people:\n\n1. near\n2. far\n   - and between\n\nSee [us](https://mill.example/).",
        "name": "Plain *stars* stay",
        "strong": (Item("i1", "Same staff every week"), Item("i2", "A loud room")),
        "one": Chosen(("b",)),
        "many": Chosen(("a",), (Item("w1", "Yarn"),)),
        "rated": Rated({"s1": "yes"}),
        "grid": (Row("r1", {"who": "Ana", "when": "2027-03-04"}), Row("r2", {"who": "Bo"})),
        "fixed": (Row("tue", {"what": "Kites"}),),
        "goals": some_goals(),
        "photo": Picture("file-1", "Thursday", "A kite on a table"),
        "secret": "Mine",
    }
    return Answers("all", "1.57", values, {"all/strong/i9": "Typed while the row was removed"})


def a_picture(width=60, height=40):
    made = io.BytesIO()
    Pixels.new("RGB", (width, height), (11, 110, 110)).save(made, "PNG")
    return made.getvalue()


def a_drawing():
    canvas = Canvas("door", 300)
    canvas.put("rect", "wall", x=1, y=1, width=298, height=58)
    canvas.path("full", door(20, 40))
    canvas.words("name", "Ask <ten> teens & write", 40, 36)
    return canvas.done(60, "A door", "Somebody could come in.", linked=False)


def pictures(name):
    return (a_picture(), "image/png") if name == "file-1" else None


@pytest.fixture
def sheet():
    return a_sheet()


@pytest.fixture
def toolkit(sheet):
    other = Worksheet("other", "Not begun", (Section("only", "", (Question("q", QuestionType.TEXT, "Q"),)),))
    return Toolkit(
        "small", "A small toolkit", "1", worksheets=(sheet, other), horizons=DEFAULT_HORIZONS, strands=DEFAULT_STRANDS
    )


@pytest.fixture
def answers():
    return some_answers()


@pytest.fixture
def filled(sheet, toolkit, answers):
    return worksheet_outline(sheet, answers, toolkit=toolkit, sheets=[answers], picture=pictures, **FRAME)


@pytest.fixture
def blank(sheet, toolkit, answers):
    return worksheet_outline(sheet, None, toolkit=toolkit, sheets=[answers], **FRAME)


@pytest.fixture
def plan(toolkit, answers):
    return build_plan(toolkit, [answers], library="Mill River Library", department="Teen Room", start=START)


@pytest.fixture
def planned(plan, toolkit):
    return plan_outline(plan, toolkit=toolkit, **FRAME)


@pytest.fixture
def bound(toolkit, answers, plan):
    """The whole workbook, in which one sheet is filled twice."""
    again = Answers("all", "2.3", {"name": "On another day"})
    return workbook_outline(
        toolkit, [answers, again], plan, picture=pictures, occasions=["", "with Dana"], **FRAME
    )  # fmt: skip


@pytest.fixture
def rich():
    """Every block there is, with what each can carry."""
    deep = ListBlock((ListItem(plain("fifth"), (ListBlock((ListItem(plain("of its own")),)),)),), ordered=True, start=5)
    marks = tuple((Cell(plain(name)), Cell(plain("●")), Cell(plain("○"))) for name in ("We ask", "We follow up"))
    return Outline(
        title="Every block",
        subtitle="Mill River Library",
        author="Mill River Library",
        language="en-US",
        worksheet="all",
        revision="1.57+abcd",
        notices=("Shown as it was on Thursday.",),
        blocks=(
            Heading(1, "Words"),
            Heading(2, "Plain and marked", "all/mission", "3.1"),
            Paragraph((Run("Plain, "), Run("bold", bold=True), Run(", "), Run("slanted", italic=True), Run(", and ")
                       , Run("linked", href="https://mill.example/a?b=(c)"), Run("."))),
            Paragraph(plain("First line\nsecond line")),
            Paragraph(plain("Quieter."), "hint", keep=True),
            Paragraph((), "blank", 2),
            Quotation(plain("Everyone takes part."), "Strategic plan 2024, page 3"),
            Heading(2, "Lists", "all/strong", "3.2"),
            ListBlock((ListItem(plain("one"), (deep,)), ListItem(plain("two")))),
            ListBlock((ListItem(plain("again from one")),), ordered=True),
            ListBlock((ListItem(plain("chosen"), ticked=True), ListItem(plain("open"), ticked=False))),
            Heading(1, "Tables", fresh=True),
            Table(("Step", "Who"), ((Cell(plain("Ask")), Cell(plain("Ana"))), (Cell(lines=2), Cell(lines=2))), "Steps",
                  widths=(3, 1)),
            Table(("Statement", "Not yet", "Always"), marks, "Rated", row_headers=True, marks=True),
            Table(("Day", ""), ((Cell(plain("Monday")), Cell()),), row_headers=True),
            Heading(3, "A picture"),
            Image(a_picture(), "image/png", "A teal field", "Teal"),
            Heading(2, "A drawing"),
            Drawing((Sketch(a_drawing(), "A door"),), Table(("Door", "Goal"), ((Cell(plain("Open")), Cell(plain("Ask"))),))),
        ),
    )  # fmt: skip


@pytest.fixture
def golden():
    """Compares with a golden file, or writes it anew where that is wished."""

    def same(name, made):
        path = GOLDEN / name
        if os.environ.get(ANEW):
            path.write_text(made, encoding="utf-8")
        assert made == path.read_text(encoding="utf-8"), f"{path.name} differs; {ANEW}=1 writes it anew"

    return same


class WordFile:
    """A Word file as somebody else reads it."""

    def __init__(self, data):
        self.data = data
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.document = etree.fromstring(self.zip.read("word/document.xml"))

    def text(self):
        return "\n".join(
            "".join("\n" if part.tag == f"{W}br" else part.text or "" for part in each.iter(f"{W}t", f"{W}br"))
            for each in self.document.iter(f"{W}p")
        )

    def all(self, name):
        return list(self.document.iter(f"{W}{name}"))

    def values(self, name, attribute="val"):
        return [each.get(f"{W}{attribute}") for each in self.all(name)]

    def styles(self):
        """(style, text) of every paragraph outside tables."""
        found = []
        for each in self.document.find(f"{W}body").findall(f"{W}p"):
            style = each.find(f"{W}pPr/{W}pStyle")
            text = "".join(part.text or "" for part in each.iter(f"{W}t"))
            found.append(("" if style is None else style.get(f"{W}val"), text))
        return found


def pdf_text(data):
    """A PDF's words, without the places to break that long words are given."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).replace("\u200b", "")


def squeezed(text):
    """Text without spaces and line ends, which a page is free to set."""
    return re.sub(r"\s+", "", text)


WRITERS = {
    "word": (word.write, lambda data: WordFile(data).text()),
    "pdf": (pdf.write, pdf_text),
    "html": (html.write, lambda page: "".join(etree.HTML(page.encode()).itertext())),
    "markdown": (markdown.write, lambda text: text),
}


@pytest.fixture(params=list(WRITERS))
def writer(request):
    """(name, write, read the words back) of each writer."""
    return (request.param, *WRITERS[request.param])


def program(name):
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed here")
    return found


@pytest.fixture
def poppler(tmp_path):
    """Runs one of poppler's programs on a PDF and gives what it prints."""

    def run(name, data, *options, output=("-",)):
        path = tmp_path / "made.pdf"
        path.write_bytes(data)
        done = subprocess.run(
            [program(name), *options, str(path), *output], capture_output=True, text=True, timeout=60, check=True
        )
        return done.stdout

    return run


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """LibreOffice with a profile of its own: (name, data) of a file and a kind → the converted file's bytes."""
    soffice = program("soffice")
    home = tmp_path_factory.mktemp("libreoffice")
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"

    def convert(name, data, kind):
        source, out = home / name, home / "out"
        source.write_bytes(data)
        subprocess.run(
            [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(source)],
            capture_output=True, timeout=180, check=True,
        )  # fmt: skip
        return (out / name).with_suffix(f".{kind.partition(':')[0]}").read_bytes()

    return convert


@pytest.fixture
def opened():
    """Opens a Word file's bytes."""
    return WordFile


@pytest.fixture
def under():
    """The blocks beneath a heading, up to the next one."""

    def read(outline, text):
        blocks = list(outline.blocks)
        at = next(at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.text == text)
        rest = blocks[at + 1 :]
        end = next((at for at, block in enumerate(rest) if isinstance(block, Heading)), len(rest))
        return rest[:end]

    return read
