"""Whatever a file does, it costs one sentence within its limits, and the next document is read as ever."""

import io
import random
import resource
import zipfile

import hostile_documents as hostile
import pytest
from PIL import Image
from pypdf import PdfWriter
from typeset import PARAGRAPHS, typeset

from groundplan.errors import GroundplanError
from groundplan.intake.confined import Limits, TooMuchInItError
from groundplan.sources import reading
from groundplan.sources.extract.pdf import extract
from groundplan.sources.model import Reading
from groundplan.sources.reading import (
    DamagedSourceError,
    LockedSourceError,
    NothingInItError,
    OtherFormatError,
    TooManyPagesError,
    UnreadableKindError,
    read,
)


def told(name, data):
    """What is read of a hostile file, or the sentence about it; never anything else, and the parent stays small."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        answer = read(name, data)
    except GroundplanError as error:
        answer = error
    assert isinstance(answer, Reading) or answer.sentence.endswith(".")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024
    return answer


@pytest.fixture(scope="module")
def plan():
    return typeset("\n\n".join(["= Plan", *PARAGRAPHS]))


@pytest.mark.parametrize("what", hostile.HARMFUL_PDF)
def test_a_harmful_pdf_costs_one_sentence(what):
    answer = told("plan.pdf", hostile.HARMFUL_PDF[what]())
    assert isinstance(answer, Reading | DamagedSourceError | TooMuchInItError | TooManyPagesError | NothingInItError), (
        type(answer)
    )


@pytest.mark.parametrize("what", hostile.HARMFUL_WORD)
def test_a_harmful_word_file_costs_one_sentence(what):
    answer = told("plan.docx", hostile.HARMFUL_WORD[what]())
    assert isinstance(answer, DamagedSourceError | TooMuchInItError | TooManyPagesError | NothingInItError), type(
        answer
    )


@pytest.mark.parametrize(
    ("name", "what", "make"),
    [("page.html", what, make) for what, make in hostile.HARMFUL_HTML.items()]
    + [("page.md", what, make) for what, make in hostile.HARMFUL_MARKDOWN.items()],
)
def test_a_harmful_page_costs_one_sentence(name, what, make):
    answer = told(name, make())
    assert isinstance(answer, Reading | DamagedSourceError | TooMuchInItError | TooManyPagesError | NothingInItError), (
        type(answer)
    )


def test_the_next_document_is_read_as_ever(plan):
    with pytest.raises(DamagedSourceError):
        read("plan.pdf", hostile.HARMFUL_PDF["nothing but a beginning"]())
    assert read("plan.pdf", plan).passages[0].text == "Plan"


def test_a_locked_pdf_and_a_sealed_word_file_say_so():
    for name, data in (("plan.pdf", hostile.locked()), ("plan.docx", hostile.sealed())):
        with pytest.raises(LockedSourceError) as told_:
            read(name, data)
        assert told_.value.sentence == (
            f"“{name}” opens only with a password: save a copy without one and choose that, or paste the words that matter."
        )


def test_five_thousand_pages_are_too_many_and_a_thousand_are_not():
    with pytest.raises(TooManyPagesError) as error:
        read("plan.pdf", hostile.of_pages(5_000))
    assert "more than 1000 pages" in error.value.sentence.replace(",", "")
    assert read("plan.pdf", hostile.of_pages(1_000)).pages == 1_000


@pytest.mark.parametrize("part", range(1, 20))
def test_a_pdf_cut_off_anywhere_is_read_as_far_as_it_goes_or_called_damaged(plan, part):
    answer = told("plan.pdf", plan[: len(plan) * part // 20])
    assert isinstance(answer, DamagedSourceError | Reading | NothingInItError), type(answer)
    if isinstance(answer, Reading):
        assert {each.text for each in answer.passages} <= {"Plan", *PARAGRAPHS}


@pytest.mark.parametrize("part", range(1, 20, 3))
def test_a_word_file_cut_off_anywhere_is_called_damaged(part):
    whole = hostile.document()
    with pytest.raises(DamagedSourceError):
        read("plan.docx", whole[: len(whole) * part // 20])


@pytest.mark.parametrize("make", [hostile.of_letters_without_a_map, hostile.of_letters_of_its_own])
def test_letters_that_nobody_can_name_are_not_guessed_at(make):
    """The page is told as one that cannot be read; not one of its letters comes back as another."""
    made = read("plan.pdf", make())
    assert (made.pages, made.unread) == (1, (1,))
    assert made.text == ""


def scanned(*texts):
    """A PDF of pages that are pictures, but for those that have a text."""
    writer = PdfWriter()
    for text in texts:
        told_ = io.BytesIO()
        if text:
            told_.write(typeset(text))
        else:
            Image.effect_noise((850, 1100), 60).convert("RGB").save(told_, "PDF")
        writer.append(io.BytesIO(told_.getvalue()))
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


def test_a_scan_is_no_error_and_says_which_pages_could_not_be_read():
    made = read("scan.pdf", scanned("", "", ""))
    assert (made.pages, made.passages, made.unread) == (3, (), (1, 2, 3))


def test_a_document_of_which_some_pages_are_scans_keeps_what_has_text():
    made = read("plan.pdf", scanned(PARAGRAPHS[0], "", PARAGRAPHS[1]))
    assert ([each.text for each in made.passages], made.unread) == (PARAGRAPHS[:2], (2,))
    assert [each.page for each in made.passages] == [1, 3]


def test_letters_that_were_turned_into_drawings_are_told_as_a_page_that_cannot_be_read():
    drawn = hostile.one_page(b"72 72 m 90 90 l 90 72 l f\n" * 100)
    assert (read("plan.pdf", drawn).unread, read("plan.pdf", drawn).passages) == ((1,), ())
    with pytest.raises(NothingInItError):
        read("plan.pdf", hostile.one_page(b"72 72 m 90 90 l 90 72 l f\n"))


@pytest.mark.parametrize("limits", [Limits(answer=200), Limits(memory=1024 * 1024)])
def test_more_than_a_document_may_take_is_one_sentence(plan, monkeypatch, limits):
    monkeypatch.setattr(reading, "LIMITS", limits)
    with pytest.raises(TooMuchInItError) as error:
        read("plan.pdf", plan)
    assert "took too much time or memory" in error.value.sentence
    monkeypatch.undo()
    assert read("plan.pdf", plan).passages[0].text == "Plan"


def test_an_empty_page_is_not_taken_for_a_scan():
    made = read("plan.pdf", typeset(f"{PARAGRAPHS[0]}\n#pagebreak()\n#pagebreak()\n{PARAGRAPHS[1]}"))
    assert (made.pages, made.unread) == (3, ())


def test_scripts_and_files_within_a_pdf_are_not_looked_at():
    made = read("plan.pdf", hostile.with_script_and_files())
    assert made.text == "Our mission is to lend books."


def test_macros_and_files_within_a_word_file_are_not_looked_at():
    data = hostile.packed(
        {
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"Shell(cmd)" * 400,
            "word/embeddings/evil.exe": b"MZ" + bytes(400),
            "../../etc/cron.d/evil": b"* * * * * root true",
            "customXml/item9.xml": b"<evil>not this</evil>",
        }
    )
    assert read("plan.docm", data).text == "\n\n".join(PARAGRAPHS[:2])


def test_no_file_of_the_server_gets_into_a_reading():
    answer = told("plan.docx", hostile.packed({hostile.MAIN: hostile.a_file_of_ours()}))
    assert "root:" not in (answer.text if isinstance(answer, Reading) else answer.sentence)
    page = b"<!DOCTYPE html [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><html><p>before &f; after"
    assert "root:" not in told("page.html", page).text


def test_styles_in_a_circle_end():
    made = read("plan.docx", hostile.packed({"word/styles.xml": hostile.styles_in_a_circle()}))
    assert made.text == "\n\n".join(PARAGRAPHS[:2])


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ({"ppt/presentation.xml": b"<p/>"}, OtherFormatError),
        ({"xl/workbook.xml": b"<w/>"}, OtherFormatError),
        ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<d/>"}, OtherFormatError),
        ({"plan.txt": b"Our mission"}, UnreadableKindError),
    ],
)
def test_archives_that_are_no_word_file_are_named(parts, error):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, each in parts.items():
            archive.writestr(name, each)
    with pytest.raises(error):
        read("plan.docx", data.getvalue())


def mutants(data, number, seed):
    """So many copies of a file, each with bytes changed, moved, doubled or left out."""
    dice = random.Random(seed)
    for _ in range(number):
        made = bytearray(data)
        for _deed in range(dice.randint(1, 12)):
            at, length = dice.randrange(len(made)), dice.randint(1, 60)
            deed = dice.randrange(4)
            if deed == 0:
                made[at] = dice.randrange(256)
            elif deed == 1:
                made[at : at + length] = dice.randbytes(length)
            elif deed == 2 and len(made) > 200:
                del made[at : at + length]
            else:
                made[at:at] = made[at : at + length] * dice.randint(1, 40)
        yield bytes(made)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_files_with_changed_bytes_are_read_or_refused(plan, kind, seed):
    whole = {"pdf": plan, "docx": hostile.document(), "html": b"<!doctype html><html><h1>Plan</h1><p>Our <b>mission"}[
        kind
    ]
    for each in mutants(whole, 6, f"{kind}{seed}"):
        answer = told(f"plan.{kind}", each)
        assert isinstance(answer, Reading | GroundplanError)


TURNS = [
    "1 0 0 1",
    "1 0 0 1",
    "1 0 0 1",
    "0 1 -1 0",
    "-1 0 0 -1",
    "0.7 0.7 -0.7 0.7",
    "1 0 0 -1",
    "0 0 0 0",
    "1e9 0 0 1",
]


def drawing(dice):
    """A page's content on which anything stands anywhere, in any size and turned any way, and boxes with it."""
    for _ in range(dice.randint(1, 120)):
        x, y, size = dice.uniform(-50, 700), dice.uniform(-50, 850), dice.choice([0, 1, 9, 10, 10, 10, 14, 200, -10])
        text = "".join(dice.choice("abc ABC.-,1\x95\xad\x02") for _ in range(dice.randint(0, 30)))
        yield f"BT /F {size} Tf {dice.choice(TURNS)} {x:.1f} {y:.1f} Tm ({text}) Tj ET"
        if dice.random() < 0.3:
            yield f"{x:.1f} {y:.1f} {dice.uniform(-300, 300):.1f} {dice.uniform(-300, 300):.1f} re S"


@pytest.mark.parametrize("seed", range(30))
def test_whatever_stands_on_a_page_our_own_steps_have_no_accident(seed):
    """Without confinement, where an accident of ours would look like a damaged file."""
    data = hostile.one_page("\n".join(drawing(random.Random(seed))).encode("latin-1"))
    made = extract(data)
    assert made.pages == 1
    assert all(each.text.strip() for each in made.passages)


@pytest.mark.samples
def test_real_word_files_with_changed_bytes_are_read_or_refused(samples):
    files = sorted(samples.rglob("*.docx"))
    assert files
    for path in files:
        for each in mutants(path.read_bytes(), 3, path.name):
            assert isinstance(told(path.name, each), Reading | GroundplanError)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx", "plan.html", "plan.md", "plan.txt"])
def test_noise_is_read_or_refused(name, seed):
    noise = random.Random(seed).randbytes(20_000)
    begin = {"plan.pdf": b"%PDF-1.4\n", "plan.docx": b"PK\x03\x04"}.get(name, b"")
    assert isinstance(told(name, begin + noise), Reading | GroundplanError)


@pytest.mark.parametrize("sign", [b"{% ", b"{{ ", b"{: "])
def test_signs_to_a_program_that_never_end_are_words_and_keep_nobody_waiting(sign):
    # Looked through to its end from each of them, this took longer than any document may.
    answer = told("page.md", b"Our mission\n\nWe serve all.\n\n" + sign * 100_000)
    assert isinstance(answer, Reading)
    assert [each.text for each in answer.passages][:2] == ["Our mission", "We serve all."]
