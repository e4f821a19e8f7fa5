"""What was set as a PDF comes back: in the order of reading, whole, and without what only belongs to the page."""

import io

import pytest
from pypdf import PdfReader, PdfWriter, Transformation
from typeset import PARAGRAPHS, texts, typeset, words_of

from groundplan.sources.extract.pdf import extract
from groundplan.sources.model import Style

BEGIN = """
#set page(paper: "us-letter", margin: 2cm)
#set text(font: "Noto Sans", size: 10pt, hyphenate: true, lang: "en")
#set par(justify: true)
"""
TEXT = "\n\n".join(PARAGRAPHS)
# Each time with other words at the beginning, so that no line of it stands on two pages.
LONG = "\n\n".join(f"{n} {text}" for n in ("Firstly", "Then", "Now", "Also", "Later") for text in PARAGRAPHS)


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("justified", ["true", "false"])
@pytest.mark.parametrize("font", ["Noto Sans", "Libertinus Serif"])
def test_every_word_of_a_page_in_columns_comes_back_in_its_place(columns, justified, font):
    """Word for word, with those that were parted at the ends of lines made whole: nothing less is right here."""
    made = extract(
        typeset(
            f'#set page(paper: "us-letter", margin: 2cm)\n#set text(font: "{font}", size: 10pt, hyphenate: true)\n'
            f'#set par(justify: {justified})\n#align(center, text(size: 24pt, weight: "bold")[Strategic Plan])\n'
            f"#columns({columns})[\n= Who we are\n{TEXT}\n= Where we go\n{TEXT}\n]"
        )
    )
    assert words_of(made.text) == words_of(f"Strategic Plan\n\nWho we are\n\n{TEXT}\n\nWhere we go\n\n{TEXT}")
    assert texts(made, Style.HEADING) == ["Strategic Plan", "Who we are", "Where we go"]
    assert texts(made, Style.TEXT) == PARAGRAPHS * 2


def test_columns_between_lines_that_cross_them_are_read_between_those():
    body = "\n\n".join(PARAGRAPHS[:4])
    made = extract(
        typeset(
            BEGIN
            + f"= One\n{PARAGRAPHS[4]}\n#columns(2)[{body}]\n= Two\n{PARAGRAPHS[5]}\n#columns(2)[{body}]\n{PARAGRAPHS[6]}"
        )
    )
    wanted = ["One", PARAGRAPHS[4], *PARAGRAPHS[:4], "Two", PARAGRAPHS[5], *PARAGRAPHS[:4], PARAGRAPHS[6]]
    assert texts(made) == wanted


def test_headings_stand_above_what_follows():
    made = extract(
        typeset(
            BEGIN + f"= Plan\n== Mission\n{PARAGRAPHS[0]}\n=== In short\n{PARAGRAPHS[1]}\n== Vision\n{PARAGRAPHS[2]}"
        )
    )
    assert [each.heading for each in made.passages if each.style is Style.TEXT] == [
        ("Plan", "Mission"),
        ("Plan", "Mission", "In short"),
        ("Plan", "Vision"),
    ]
    assert made.title == "Plan"


@pytest.mark.parametrize(
    ("mark", "is_heading"),
    [
        ("*Our Mission*", True),
        ("OUR MISSION", True),
        ('#text(fill: rgb("#aa2200"))[Our Mission]', True),
        ("#text(size: 13pt)[Our Mission]", True),
        ("*We lend books to everybody who lives here.*", False),
        ("We lend *books* to everybody who lives here", False),
        ("NASA came", False),
    ],
)
def test_a_heading_is_told_by_size_weight_colour_or_capitals(mark, is_heading):
    made = extract(typeset(BEGIN + f"{PARAGRAPHS[0]}\n\n{mark}\n\n{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}"))
    assert [each.style for each in made.passages] == [
        Style.TEXT, Style.HEADING if is_heading else Style.TEXT, Style.TEXT, Style.TEXT,
    ]  # fmt: skip


def test_a_statement_set_in_large_type_is_text_and_not_a_heading():
    made = extract(
        typeset(BEGIN + f"= Mission\n#text(size: 20pt)[{PARAGRAPHS[0]}]\n\n{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}")
    )
    assert [(each.style, each.text) for each in made.passages][:2] == [
        (Style.HEADING, "Mission"),
        (Style.TEXT, PARAGRAPHS[0]),
    ]


@pytest.mark.parametrize("mark", ["•", "–", "‣", "■", "✓"])
def test_items_come_without_their_bullets(mark):
    made = extract(
        typeset(
            BEGIN
            + f"#set list(marker: [{mark}])\nWe value:\n- Curiosity\n- {PARAGRAPHS[0]}\n- Kindness\n\n{PARAGRAPHS[1]}"
        )
    )
    assert [(each.style, each.text) for each in made.passages] == [
        (Style.TEXT, "We value:"),
        (Style.ITEM, "Curiosity"),
        (Style.ITEM, PARAGRAPHS[0]),
        (Style.ITEM, "Kindness"),
        (Style.TEXT, PARAGRAPHS[1]),
    ]


def test_numbered_items_come_without_their_numbers():
    made = extract(typeset(BEGIN + f"We will:\n+ Lend books\n+ {PARAGRAPHS[0]}\n+ Open late"))
    assert texts(made, Style.ITEM) == ["Lend books", PARAGRAPHS[0], "Open late"]


ROWS = [["Priority", "What we will do", "When"], ["Teens first", PARAGRAPHS[4], "2025"],
        ["Reading for all", "Give every child a card", "2026"], ["Places", "Repair two branches", "2027"]]  # fmt: skip


@pytest.mark.parametrize("stroke", ["0.5pt", "(y: 0.5pt)", "none"])
def test_tables_come_row_by_row_whether_rules_are_drawn_or_not(stroke):
    rows = ROWS if stroke == "0.5pt" else [*ROWS[:1], *ROWS[2:]]
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    made = extract(
        typeset(
            BEGIN + f"{PARAGRAPHS[0]}\n\n#table(columns: (1fr, 2fr, 1fr), stroke: {stroke}, {cells})\n\n{PARAGRAPHS[1]}"
        )
    )
    assert texts(made, Style.ROW) == [" | ".join(row) for row in rows]
    assert texts(made, Style.TEXT) == [PARAGRAPHS[0], PARAGRAPHS[1]]


def test_a_page_laid_out_as_boxes_is_read_box_by_box():
    boxes = "".join(f"[== {name}\n{text}]," for name, text in zip(("Mission", "Vision"), PARAGRAPHS[:2], strict=True))
    made = extract(typeset(BEGIN + f"= Plan\n#grid(columns: (1fr, 1fr), gutter: 1cm, {boxes})\n\n{PARAGRAPHS[3]}"))
    assert texts(made) == ["Plan", "Mission", PARAGRAPHS[0], "Vision", PARAGRAPHS[1], PARAGRAPHS[3]]
    cards = "".join(f"[*{name}*\\ {text}]," for name, text in zip("ABCDEF", PARAGRAPHS[:6], strict=True))
    cards = cards.replace("[*", "[*Value ")
    made = extract(typeset(BEGIN + f"= Plan\n#grid(columns: (1fr, 1fr, 1fr), gutter: 1cm, {cards})"))
    assert [text[:7] for text in texts(made, Style.HEADING)[1:]] == [f"Value {name}" for name in "ABCDEF"]


def test_running_heads_and_page_numbers_are_no_part_of_the_text():
    made = extract(
        typeset(
            '#set page(paper: "us-letter", margin: 2.5cm, header: context [Mill River Public Library #h(1fr) Plan 2024–2027], '
            "footer: context align(center)[Page #counter(page).display() of #counter(page).final().first()])\n"
            f"#set par(justify: true)\n= Plan\n{LONG}"
        )
    )
    assert made.pages >= 3
    assert words_of(made.text) == words_of("Plan\n" + LONG)


def test_numbers_alone_at_the_edge_are_page_numbers_and_a_year_in_the_text_is_not():
    made = extract(
        typeset('#set page(paper: "us-letter", margin: 2.5cm, numbering: "1")\n= Plan\n' + LONG + "\n\n2024")
    )
    assert words_of(made.text) == words_of("Plan\n" + LONG + " 2024")


def test_heads_that_differ_on_left_and_right_pages_are_left_out():
    head = "header: context if calc.odd(counter(page).get().first()) [#h(1fr) Mill River Public Library] else [The Plan of Mill River]"
    made = extract(
        typeset(f"{BEGIN}#set page(height: 7cm, {head})\n#text(size: 20pt)[The Plan of Mill River]\n\n" + LONG)
    )
    assert made.pages >= 6
    assert words_of(made.text) == words_of("The Plan of Mill River\n" + LONG)


def test_a_list_of_contents_is_rows_and_no_headings():
    made = extract(typeset(BEGIN + f"#outline()\n= Our mission\n{PARAGRAPHS[0]}\n= Our vision\n{PARAGRAPHS[1]}"))
    assert texts(made, Style.ROW) == ["Our mission | 1", "Our vision | 1"]
    assert texts(made, Style.HEADING) == ["Contents", "Our mission", "Our vision"]


def test_a_page_with_a_sidebar_cards_and_a_table_is_read_part_by_part():
    cards = ", ".join(
        f"align(center)[#circle(radius: 12pt) \\ *{name}* \\ We ask before we answer and listen to the end.]"
        for name in ("Curiosity", "Kindness", "Courage", "Openness")
    )
    rows = [
        ["Goal", "What", "Who"],
        ["Reach every teen", PARAGRAPHS[5][:80].strip(), "Ana"],
        ["Repair", "Two branches", "Bo"],
    ]
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    made = extract(
        typeset(
            f"{BEGIN}= A word\n#grid(columns: (2fr, 1fr), gutter: 1cm, [{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}], "
            f"rect(fill: luma(230), inset: 10pt)[*Mission* \\ {PARAGRAPHS[0]}])\n== Our values\n"
            f"#grid(columns: (1fr, 1fr, 1fr, 1fr), gutter: 8mm, {cards})\n= Priorities\n"
            f"#table(columns: (1fr, 2fr, 1fr), stroke: none, {cells})\n{PARAGRAPHS[3]}"
        )
    )
    assert texts(made) == [
        "A word", PARAGRAPHS[1], PARAGRAPHS[2], "Mission", PARAGRAPHS[0], "Our values",
        *(text for name in ("Curiosity", "Kindness", "Courage", "Openness")
          for text in (name, "We ask before we answer and listen to the end.")),
        "Priorities", *(" | ".join(row) for row in rows), PARAGRAPHS[3],
    ]  # fmt: skip


def test_parts_of_a_page_that_lie_below_each_other_keep_to_their_own_columns():
    """Three unequal columns, labels beside their texts, and four boxes: what white runs across parts them."""
    boxes = {"Strengths": ["Staff who know the town", "Friends who raise money"], "Weaknesses": ["Too little room", "Old chairs"],
             "Opportunities": ["A new school", "A grant"], "Threats": ["Rent", "Time"]}  # fmt: skip
    grid = ", ".join(f"[=== {name}\n" + "".join(f"- {each}\n" for each in items) + "]" for name, items in boxes.items())
    made = extract(
        typeset(
            f"{BEGIN}#grid(columns: (1fr, 1.6fr, 1fr), gutter: 6mm, [*MISSION*\n\n{PARAGRAPHS[0]}], [== At a glance\n{PARAGRAPHS[1]}"
            f"\n\n{PARAGRAPHS[2]}], [Many came to us.\n\nMore will come to us.])\n#v(1cm)\n#grid(columns: (3cm, 1fr), "
            f"gutter: 4mm, row-gutter: 5mm, [*Goal 1*], [{PARAGRAPHS[3]}], [*Goal 2*], [{PARAGRAPHS[4]}])\n#v(1cm)\n"
            f"#grid(columns: (1fr, 1fr), gutter: 8mm, {grid})"
        )
    )
    assert texts(made) == [
        "MISSION", PARAGRAPHS[0], "At a glance", PARAGRAPHS[1], PARAGRAPHS[2], "Many came to us.", "More will come to us.",
        f"Goal 1 | {PARAGRAPHS[3]}", f"Goal 2 | {PARAGRAPHS[4]}",
        *(text for name, items in boxes.items() for text in (name, *items)),
    ]  # fmt: skip


def test_headings_that_are_counted_at_the_top_of_each_page_are_kept():
    pages = "\n#pagebreak()\n".join(f"*Goal {number}*\n\n{text}" for number, text in enumerate(PARAGRAPHS, 1))
    made = extract(typeset(BEGIN + "#set page(header: [Plan])\n" + pages))
    assert texts(made, Style.HEADING) == [f"Goal {number}" for number in range(1, 10)]
    assert texts(made, Style.TEXT) == PARAGRAPHS


def test_the_title_of_a_slide_that_goes_on_is_kept():
    slides = "\n#pagebreak()\n".join(f"= Priorities\n- {text}\n" for text in PARAGRAPHS[:4])
    made = extract(
        typeset('#set page(paper: "presentation-16-9")\n#set text(font: "Noto Sans", size: 20pt)\n' + slides)
    )
    assert texts(made, Style.HEADING) == ["Priorities"] * 4


def test_a_deck_of_slides_is_read_slide_by_slide():
    slides = [("Who we are", ["Curious", "Kind", "Here until nine"]), ("What we want", [PARAGRAPHS[0], "More chairs"]),
              ("By when", ["This year", "Next year"])]  # fmt: skip
    source = "\n#pagebreak()\n".join(
        f"= {title}\n" + "".join(f"- {each}\n" for each in items) for title, items in slides
    )
    foot = "footer: context [#text(size: 12pt)[Library Board #h(1fr) #counter(page).display()]]"
    made = extract(
        typeset(f'#set page(paper: "presentation-16-9", {foot})\n#set text(font: "Noto Sans", size: 22pt)\n' + source)
    )
    assert [(each.page, each.text) for each in made.passages] == [
        (page, text) for page, (title, items) in enumerate(slides, 1) for text in [title, *items]
    ]
    assert made.passages[1].heading == ("Who we are",)


def test_boxes_of_a_slide_are_read_from_above_in_whatever_order_they_were_drawn():
    made = extract(
        typeset(
            '#set page(paper: "presentation-16-9")\n#set text(font: "Noto Sans", size: 20pt)\n'
            "#place(dy: 9cm)[Here until nine]\n#place(dy: 4cm)[- Curious\n- Kind]\n#place(text(size: 40pt)[Who we are])"
        )
    )
    assert texts(made) == ["Who we are", "Curious", "Kind", "Here until nine"]


def test_words_parted_by_soft_hyphens_are_whole_and_hyphens_of_their_own_stay():
    soft = "ex\u00adtra\u00ador\u00addi\u00adnar\u00adi\u00adly in\u00adde\u00adpen\u00addent well-known long-term e-mail self-assessment "
    made = extract(
        typeset(f'#set page(width: 150pt, height: auto)\n#set text(font: "Noto Sans", hyphenate: false)\n{soft * 12}')
    )
    assert words_of(made.text) == words_of(soft.replace("\u00ad", "") * 12)


def test_ligatures_are_their_letters():
    made = extract(
        typeset(BEGIN + "Office staff find fluffy waffles difficult: five afflicted, efficient officers filed off.")
    )
    assert made.text == "Office staff find fluffy waffles difficult: five afflicted, efficient officers filed off."


ARABIC = [
    "مهمتنا أن نصل الناس بالأفكار وببعضهم البعض وبالعالم.",
    "رؤيتنا مدينة يتعلم فيها كل شاب ما يحب، من 2024 إلى 2027.",
]
HEBREW = ["ייעודנו לחבר אנשים עם רעיונות ועם העולם.", "החזון שלנו: עיר שבה כל צעיר לומד את מה שהוא אוהב, עד 2027."]


@pytest.mark.parametrize(
    ("language", "font", "lines"), [("ar", "Noto Naskh Arabic", ARABIC), ("he", "Noto Sans Hebrew", HEBREW)]
)
@pytest.mark.parametrize("width", ["16cm", "7cm"])
def test_scripts_that_run_to_the_left_are_read_from_the_right(language, font, lines, width):
    made = extract(
        typeset(
            f"#set page(width: {width}, height: auto, margin: 1cm)\n"
            f'#set text(font: ("{font}", "Noto Sans"), lang: "{language}", dir: rtl, size: 11pt)\n' + "\n\n".join(lines)
        )
    )
    assert texts(made) == lines


def test_columns_and_tables_of_such_scripts_begin_on_the_right():
    body = "\n\n".join(HEBREW * 6)
    rows = [["עדיפות", "מתי"], ["בני נוער תחילה", "2025"], ["קריאה לכל", "2026"]]
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    made = extract(
        typeset(
            '#set page(paper: "a5", margin: 1.5cm)\n#set text(font: ("Noto Sans Hebrew", "Noto Sans"), lang: "he", dir: rtl, size: 10pt)\n'
            f"#columns(2)[{body}]\n#table(columns: 2, {cells})"
        )
    )
    assert texts(made, Style.TEXT) == HEBREW * 6
    assert texts(made, Style.ROW) == [" | ".join(row) for row in rows]


def test_both_directions_stand_on_one_page():
    made = extract(
        typeset(
            BEGIN
            + f'{PARAGRAPHS[0]}\n\n#text(font: "Noto Naskh Arabic", lang: "ar", dir: rtl)[{ARABIC[0]}]\n\n{PARAGRAPHS[2]}'
        )
    )
    assert texts(made) == [PARAGRAPHS[0], ARABIC[0], PARAGRAPHS[2]]


def turned(data, degrees, *, by_its_entry):
    """The same pages laid on their side: by the page's own entry, or as a program draws that turns the text."""
    writer = PdfWriter()
    for each in PdfReader(io.BytesIO(data)).pages:
        page = writer.add_page(each)
        if by_its_entry:
            page.rotate(degrees)
        else:
            wide, high = float(page.mediabox.width), float(page.mediabox.height)
            page.add_transformation(
                Transformation().translate(-wide / 2, -high / 2).rotate(degrees).translate(high / 2, high / 2)
            )
            page.mediabox.upper_right = (high, high)
            page.cropbox.upper_right = (high, high)
    told = io.BytesIO()
    writer.write(told)
    return told.getvalue()


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("by_its_entry", [True, False])
def test_pages_that_lie_on_their_side_are_turned(degrees, by_its_entry):
    data = typeset(BEGIN + f"= Plan\n#columns(2)[{TEXT}]")
    made = extract(turned(data, degrees, by_its_entry=by_its_entry))
    assert words_of(made.text) == words_of("Plan\n" + TEXT)


@pytest.mark.parametrize("degrees", [-90, 90, -45])
def test_words_that_stand_askew_come_after_the_others(degrees):
    label = f"#place(right + bottom, rotate({degrees}deg, reflow: true)[Adopted by the board in May, \\ and again in June.])"
    made = extract(typeset(f"{BEGIN}#set page(height: 20cm)\n{label}{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"))
    assert texts(made) == [*PARAGRAPHS[:2], "Adopted by the board in May, and again in June."]


def test_a_large_initial_belongs_to_its_word():
    words = PARAGRAPHS[1][1:].split()
    lines = [" ".join(words[at : at + 11]) for at in range(0, len(words), 11)]
    beside = " \\\n".join([f"#h(28pt){each}" for each in lines[:2]] + lines[2:])
    made = extract(
        typeset(
            BEGIN
            + f"{PARAGRAPHS[0]}\n\n#set par(justify: false)\n#place(dy: 1pt, text(size: 29pt)[O]){beside}\n\n{PARAGRAPHS[2]}"
        )
    )
    assert texts(made) == PARAGRAPHS[:3]


def test_a_sentence_goes_on_on_the_next_page():
    long = ", and ".join(each.rstrip(".") for each in PARAGRAPHS) + "."
    made = extract(typeset(BEGIN + "#set page(height: 8cm)\n" + long))
    assert made.pages >= 2
    assert texts(made) == [long]
    assert made.passages[0].page == 1


def test_letters_set_apart_are_one_word():
    made = extract(typeset(BEGIN + f"#text(tracking: 6pt)[OUR MISSION]\n\n{PARAGRAPHS[0]}"))
    assert texts(made) == ["OUR MISSION", PARAGRAPHS[0]]


def test_captions_and_notes_stand_for_themselves():
    """The small number of a note is no part of the sentence that it stands behind, nor of a word in it."""
    noted = PARAGRAPHS[1].replace("residents", "residents#footnote[In May.]") + "#footnote[In June.]"
    made = extract(
        typeset(f"{BEGIN}{PARAGRAPHS[0]}\n#figure(rect(width: 3cm, height: 2cm), caption: [The new branch.])\n{noted}")
    )
    assert texts(made)[:3] == [PARAGRAPHS[0], "Figure 1: The new branch.", PARAGRAPHS[1]]
    assert [each[-8:].strip() for each in texts(made)[3:]] == ["In May.", "In June."]


@pytest.mark.parametrize("title", ["Microsoft Word - plan_v3 FINAL.docx", "plan.indd", "Untitled", "Slide 1", "", "—"])
def test_a_title_that_a_program_gave_is_not_taken(title):
    made = extract(typeset(f'#set document(title: "{title}")\n' + BEGIN + f"= The Plan of Mill River\n{PARAGRAPHS[0]}"))
    assert made.title == "The Plan of Mill River"


def test_a_title_that_a_person_gave_is_taken():
    made = extract(typeset('#set document(title: "Mill River: a plan")\n' + BEGIN + f"= Welcome\n{PARAGRAPHS[0]}"))
    assert made.title == "Mill River: a plan"
