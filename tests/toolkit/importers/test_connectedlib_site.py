"""The real course site, counted page by page beside kramdown's rendering and beside its own files."""

import contextlib
import io
import json
import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup, Comment

from groundplan.cli.main import main
from groundplan.cli.toolkit import starter
from groundplan.toolkit.read import read_toolkit
from groundplan.toolkit.terms import Words, in_words

pytestmark = pytest.mark.samples

KINDS = ("activity", "objectives", "info", "videos", "case_study")

# Where our counts are not kramdown's: (page, what is counted) → kramdown's figure and ours. Words may differ by one in
# fifty, because two programs never agree on what a word is (“either/or”, “21st-century”).
KNOWN: dict[tuple[str, str], tuple[object, object]] = {}

# What each worksheet asks, in the order of the pages: module, number, types of its questions. Three are only described
# by their pages; a sheet of the starter toolkit stands for each.
SHEETS = [
    ("basics", "1", "know-want-learned", None),
    ("basics", "2", None, ["long_text"]),
    ("basics", "3", "self-assessment", None),
    ("basics", "4", None, ["long_text"] * 6),
    ("basics", "5", None, ["list", "list", "long_text", "long_text"]),
    ("basics", "6", None, ["long_text"] * 4),
    ("basics", "7", None, ["long_text"] * 3),
    ("basics", "8", "connected-learning-plan", None),
    ("capacity", "1", "know-want-learned", None),
    ("capacity", "2", None, ["long_text"] * 2),
    ("capacity", "3", None, ["table"]),
    ("capacity", "4", None, ["table"]),
]


@pytest.fixture(scope="module")
def imported(samples, tmp_path_factory):
    folder = tmp_path_factory.mktemp("imported")
    site = samples / "connectedlib-site"
    return site, folder, run_import(site, folder)


def run_import(site, folder, *more):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main(["toolkit", "import", str(site), "--to", str(folder), "--json", *more])
    assert code == 0
    return json.loads(out.getvalue())


def pages(told):
    return [page for module in told["modules"] for page in module["pages"]]


def front_and_body(path):
    _nothing, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return front, body.replace("{{ site.baseurl }}", "")


def counts(html, site):
    """What a page holds, counted in kramdown's HTML without any of our code."""
    soup = BeautifulSoup(html, "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    callouts = Counter(
        next(kind for kind in KINDS if kind in element["class"]) for element in soup.find_all("div", class_="callout")
    )
    links = Counter({"internal": 0, "external": 0, "broken": 0})
    present = {path.name for path in (site / "modules").iterdir()}
    for link in soup.find_all("a", href=True):
        if re.match(r"https?:|mailto:", link["href"]):
            links["external"] += 1
        else:
            links["internal" if link["href"].strip("./").split("/")[0] in present else "broken"] += 1
    return {
        "headings": len(soup.find_all(re.compile(r"^h[1-6]$"))),
        "callouts": dict(callouts),
        "embeds": len(soup.find_all("iframe")),
        "images": len(soup.find_all("img")),
        "list_items": len(soup.find_all("li")),
        "links": dict(links),
        "words": len(re.findall(r"[^\s–—-]*\w\S*", soup.get_text(" "))),
    }


def test_every_page_holds_what_kramdown_makes_of_it(imported, kramdown):
    site, _folder, told = imported
    seen = {}
    kramdown.many([front_and_body(site / page["source"])[1] for page in pages(told)])
    for page in pages(told):
        theirs = counts(kramdown(front_and_body(site / page["source"])[1]), site)
        for what, figure in theirs.items():
            near = what == "words" and abs(figure - page[what]) <= max(2, figure // 50)
            if figure != page[what] and not near:
                seen[page["id"], what] = (figure, page[what])
    assert seen == KNOWN


# -- modules and pages


def test_every_page_is_there_in_the_order_of_its_file_names(imported):
    site, _folder, told = imported
    files = {
        name: sorted(str(path.relative_to(site)) for path in (site / "modules" / name / "_posts").glob("*.md"))
        for name in ("basics", "capacity")
    }
    assert {module["id"]: [page["source"] for page in module["pages"]] for module in told["modules"]} == files
    assert len(pages(told)) == told["import"]["pages"] == told["import"]["read"] == 19


def test_modules_stand_in_the_order_of_the_course(imported):
    site, _folder, told = imported
    course = (site / "_data/course.yml").read_text(encoding="utf-8")
    listed = re.findall(r"[\w-]+", re.search(r"modules: \[(.*?)\]", course)[1])
    assert [module["id"] for module in told["modules"]] == [
        name for name in listed if (site / "modules" / name).is_dir()
    ]
    (missing,) = [each for each in told["problems"] if each["code"] == "missing-module"]
    assert all(name in missing["message"] for name in listed if not (site / "modules" / name).is_dir())


def test_titles_and_levels_are_those_of_the_front_matter(imported):
    site, _folder, told = imported
    for page in pages(told):
        front, _body = front_and_body(site / page["source"])
        assert page["title"] == re.search(r"^title: (.*?)\s*$", front, re.MULTILINE)[1]
        assert page["level"] == (1 if "sectionHead" in front else 2)


def test_pictures_come_along_byte_for_byte(imported):
    site, folder, told = imported
    used = {name for page in pages(told) for name in re.findall(r"/img/([\w/.]+)", (site / page["source"]).read_text())}
    assert len(used) == sum(page["images"] for page in pages(told)) == 4
    wanted = sorted((site / "img" / name).read_bytes() for name in used)
    assert sorted(path.read_bytes() for path in (folder / "media").iterdir()) == wanted


def test_broken_links_are_exactly_those_into_modules_that_are_not_there(imported):
    site, folder, told = imported
    printed = [
        (page["source"], address)
        for page in pages(told)
        for address in re.findall(r"\]\(((?:\.\./|/)[^)]*)\)", (site / page["source"]).read_text(encoding="utf-8"))
    ]
    broken = [each for each in told["problems"] if each["code"] == "broken-link"]
    assert sorted(re.search("“(.*)”", each["message"])[1] for each in broken) == sorted(
        address for _page, address in printed
    )
    assert {each["severity"] for each in told["problems"]} == {"warning", "info"}
    assert {each["code"] for each in told["problems"]} == {"broken-link", "missing-module"}
    for each in broken:
        file, _, line = each["where"].rpartition(":")
        address = re.search("“(.*)”", each["message"])[1]
        assert address in (folder / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]


# -- worksheets


def headings(site):
    """Every worksheet that a page announces, read from the files line by line: (page, number, title, again)."""
    found = []
    for path in sorted(site.glob("modules/*/_posts/*.md")):
        body = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for again, number, title in re.findall(r"^#+ \[(Back to )?Worksheet #(\d+): (.*?)\]", body, re.MULTILINE):
            found.append((str(path.relative_to(site)), number, title, bool(again)))
    return found


def test_the_worksheets_are_exactly_those_that_pages_announce(imported):
    site, _folder, told = imported
    announced = [(page, number, title) for page, number, title, again in headings(site) if not again]
    assert [
        (sheet["source"].partition("#")[0], sheet["number"], sheet["title"]) for sheet in told["worksheets"]
    ] == announced
    assert len(announced) == told["import"]["worksheets_new"] == 12
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", sheet["id"]) for sheet in told["worksheets"])


def test_worksheets_are_placed_where_pages_announce_them_or_lead_back_to_them(imported):
    site, _folder, told = imported
    ids = {(sheet["module"], sheet["number"]): sheet["id"] for sheet in told["worksheets"]}
    placed = [(page["source"], name) for page in pages(told) for name in page["worksheets"]]
    assert placed == [(page, ids[page.split("/")[1], number]) for page, number, _title, _again in headings(site)]


def test_the_sheet_that_a_page_leads_back_to_is_asked_in_two_parts(imported):
    _site, folder, _told = imported
    marks = [
        (path.name, mark)
        for path in sorted(folder.glob("modules/*/*.md"))
        for mark in re.findall(r'data-phase="(\w+)"', path.read_text(encoding="utf-8"))
    ]
    assert marks == [("01-capacity.md", "start"), ("06-putting-it-all-together.md", "end")]


def test_every_sheet_asks_what_its_page_prints_or_what_the_starter_asks(imported, kramdown):
    site, _folder, told = imported
    assert [(sheet["module"], sheet["number"]) for sheet in told["worksheets"]] == [each[:2] for each in SHEETS]
    for sheet, (_module, _number, stands_for, types) in zip(told["worksheets"], SHEETS, strict=True):
        if stands_for is None:
            assert [question["type"] for question in sheet["questions"]] == types
            printed = text_of(kramdown(front_and_body(site / sheet["source"].partition("#")[0])[1]))
            assert [each["label"] for each in sheet["questions"] if text_of(each["label"]) not in printed] == []
        else:
            assert roles_and_types(sheet) == roles_and_types(starter_sheet(stands_for))


def text_of(html):
    text = BeautifulSoup(html, "html.parser").get_text() if "<" in html else html
    return re.sub(r"\W+", " ", text.replace("’", "").replace("'", "")).strip()


def starter_sheet(name):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(["toolkit", "show", str(starter()), "--json"])
    return next(sheet for sheet in json.loads(out.getvalue())["worksheets"] if sheet["id"] == name)


def roles_and_types(sheet):
    return [(question["id"], question["type"], question["phase"], question["role"]) for question in sheet["questions"]]


def test_tables_have_the_columns_and_rows_that_the_page_prints(imported, kramdown):
    site, folder, _told = imported
    sheets = read_toolkit(folder).toolkit.worksheets
    tables = {
        sheet.number: next(sheet.questions()) for sheet in sheets if sheet.module == "capacity" and sheet.number in "34"
    }
    crossed, printed = tables["3"], tables["4"]
    page = BeautifulSoup(
        kramdown(front_and_body(next(site.glob("modules/capacity/_posts/*any-size.md")))[1]), "html.parser"
    )
    people, needs = ([item.get_text().strip() for item in each("li")] for each in page.select("div.callout ul"))
    assert ([row.label for row in crossed.rows], [column.label for column in crossed.columns]) == (people, needs)
    page = BeautifulSoup(
        kramdown(front_and_body(next(site.glob("modules/capacity/_posts/*together.md")))[1]), "html.parser"
    )
    assert [column.label for column in printed.columns] == [cell.get_text().strip() for cell in page("th")]
    assert (printed.rows, printed.starts) == ((), 3)


def test_two_sheets_of_one_kind_return_each_to_itself(imported):
    _site, folder, _told = imported
    sheets = [sheet for sheet in read_toolkit(folder).toolkit.worksheets if sheet.number == "1"]
    assert len(sheets) == 2
    for sheet in sheets:
        targets = {relation.target.partition("/")[0] for each in sheet.questions() for relation in each.relations}
        assert targets == {sheet.id}


def test_what_it_is_unsure_of_names_every_guess(imported):
    _site, _folder, told = imported
    titles = {(sheet["module"], sheet["number"]): sheet["title"] for sheet in told["worksheets"]}
    (leading,) = [each for each in told["import"]["unsure"] if "they were copied from" in each]
    comments = [each for each in told["import"]["unsure"] if "comment that nobody is shown" in each]
    assert leading.startswith("The headings of 12 worksheets")
    guesses = [each for each in told["import"]["unsure"] if each not in (leading, *comments)]
    named = Counter(re.search("“(.*?)”", each)[1] for each in guesses)
    guessed = [("basics", "1"), ("basics", "1"), ("basics", "3"), ("basics", "8"), ("capacity", "1"), ("capacity", "1"),
               ("capacity", "2"), ("capacity", "3")]  # fmt: skip
    assert named == Counter(titles[each] for each in guessed)


def test_declining_keeps_the_prompts_that_are_printed(imported, kramdown, tmp_path):
    site, _folder, told = imported
    declined = [sheet["id"] for sheet, each in zip(told["worksheets"], SHEETS, strict=True) if each[2]]
    kept = run_import(site, tmp_path, *(word for name in declined for word in ("--decline", name)))
    assert [sheet["id"] for sheet in kept["worksheets"]] == [sheet["id"] for sheet in told["worksheets"]]
    asked = {}
    for sheet in (each for each in kept["worksheets"] if each["id"] in declined):
        paths = [sheet["source"].partition("#")[0], "modules/capacity/_posts/2003-01-01-putting-it-all-together.md"]
        printed = " ".join(text_of(kramdown(front_and_body(site / path)[1])) for path in paths)
        assert [each["label"] for each in sheet["questions"] if text_of(each["label"]) not in printed] == []
        assert {each["role"] for each in sheet["questions"]} == {None}
        asked[sheet["module"], sheet["number"]] = [(each["type"], each["phase"]) for each in sheet["questions"]]
    text = "long_text"
    assert asked == {
        ("basics", "1"): [(text, "any"), ("list", "any"), (text, "any"), (text, "end")],
        ("basics", "3"): [(text, "any")] * 2,
        ("basics", "8"): [(text, "any")] * 5,
        ("capacity", "1"): [(text, "start"), ("list", "start"), (text, "start"), (text, "end"), (text, "end")],
    }


# -- the whole answer


def test_the_answer_has_exactly_the_shape_that_is_promised(imported):
    _site, folder, told = imported
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["toolkit", "show", str(folder), "--json"]) == 0
    shown = json.loads(out.getvalue())
    assert list(told) == ["id", "title", "version", "modules", "worksheets", "problems", "import"]
    assert list(told["import"]) == [
        "read",
        "pages",
        "worksheets_new",
        "worksheets_kept",
        "worksheets_withdrawn",
        "unsure",
    ]
    assert {key: told[key] for key in list(shown)[:-1]} == {key: shown[key] for key in list(shown)[:-1]}
    of_the_site = [each for each in told["problems"] if each["code"] == "missing-module"]
    assert told["problems"] == [*of_the_site, *shown["problems"]]
    for page in pages(told):
        assert list(page) == ["id", "title", "level", "source", "headings", "words", "callouts", "embeds", "images",
                              "list_items", "links", "worksheets"]  # fmt: skip
        assert list(page["links"]) == ["internal", "external", "broken"]
    for sheet in told["worksheets"]:
        assert list(sheet) == ["id", "number", "title", "module", "source", "questions"]
        assert all(list(each) == ["id", "type", "label", "phase", "role"] for each in sheet["questions"])
    assert all(list(each) == ["where", "severity", "code", "message", "hint"] for each in told["problems"])


def test_importing_again_changes_no_file_and_keeps_every_sheet(samples, tmp_path):
    site = samples / "connectedlib-site"
    first = run_import(site, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = run_import(site, tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert {key: again["import"][key] for key in list(again["import"])[:5]} == {
        "read": 19, "pages": 19, "worksheets_new": 0, "worksheets_kept": 12, "worksheets_withdrawn": 0,
    }  # fmt: skip
    assert {key: first[key] for key in first if key != "import"} == {
        key: again[key] for key in again if key != "import"
    }


def test_a_librarys_own_word_stands_wherever_the_pages_speak_of_their_department(imported):
    _site, folder, _told = imported
    toolkit = read_toolkit(folder).toolkit

    def spoken(words):
        return " ".join(page.body for module in in_words(toolkit, words).modules for page in module.pages)

    before, after = spoken(Words()), spoken(Words({"department": "Young Adult Department"}))
    assert len(re.findall(r"\bteen services\b", before)) > 10
    assert after.count("Young Adult Department") >= 10
    assert "at your library" in after
    alone = spoken(Words(solo=True))
    assert alone.count("work with teens") > before.count("work with teens")
