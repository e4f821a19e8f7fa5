"""Importing again: an update without duplicates, in which nobody's words are lost silently."""

import json

import pytest

from groundplan.cli.toolkit import starter
from groundplan.toolkit.importers.course_site import import_site
from groundplan.toolkit.read import read_toolkit
from groundplan.toolkit.report import problems_of

WELCOME = "first/_posts/2001-01-01-welcome.md"
NEIGHBOURS = "first/_posts/2001-02-01-neighbours.md"


@pytest.fixture
def bring_in(site, tmp_path):
    """Import the small site with the given pages changed; returns what was done and the toolkit."""

    def run(pages=None, **how):
        root = site(pages)
        done = import_site([root], tmp_path / "to", starter=starter(), **how)
        return done, read_toolkit(tmp_path / "to").toolkit

    return run


def counts(done):
    return done.worksheets_new, done.worksheets_kept, done.worksheets_withdrawn


def changed(page, old, new):
    title, is_head, body = page
    assert old in body or old in title
    return title.replace(old, new), is_head, body.replace(old, new)


def test_ids_stay_when_titles_numbers_and_dates_of_pages_change(bring_in, pages):
    _done, first = bring_in()
    moved = {
        NEIGHBOURS: None,
        "first/_posts/2001-09-01-neighbours.md": changed(pages[NEIGHBOURS], "Worksheet #2", "Worksheet #5"),
    }
    done, second = bring_in(moved)
    assert counts(done) == (0, 2, 0)
    assert [sheet.id for sheet in second.worksheets] == [sheet.id for sheet in first.worksheets]
    assert {page.id for page in second.pages()} == {page.id for page in first.pages()}
    assert [page.id for page in second.module("first").pages] == ["welcome", "farewell", "neighbours"]
    assert second.worksheet("the-neighbours").number == "5"


def test_a_changed_page_is_updated_with_its_sheet(bring_in, pages):
    bring_in()
    done, toolkit = bring_in({NEIGHBOURS: changed(pages[NEIGHBOURS], "Name three", "Name four")})
    assert counts(done) == (0, 2, 0)
    assert "Name four of them." in toolkit.page("neighbours").body
    assert toolkit.worksheet("the-neighbours").question("name-four-of-them").label == "Name four of them."


def test_an_authors_own_words_stay_while_the_source_does(bring_in, tmp_path):
    bring_in()
    for name in (
        "worksheets/the-neighbours.yaml",
        "modules/first/02-neighbours.md",
        "modules/first/module.yaml",
        "toolkit.yaml",
    ):
        file = tmp_path / "to" / name
        file.write_text(file.read_text().replace("eighbours", "eighbors").replace("First", "The first"))
    before = {path: path.read_bytes() for path in (tmp_path / "to").rglob("*") if path.is_file()}
    done, _toolkit = bring_in()
    assert {path: path.read_bytes() for path in (tmp_path / "to").rglob("*") if path.is_file()} == before
    assert not any("yours stands" in each for each in done.unsure)


def test_where_both_changed_the_authors_stands_and_the_sources_lies_beside_it(bring_in, pages, tmp_path):
    bring_in()
    sheet = tmp_path / "to/worksheets/the-neighbours.yaml"
    page = tmp_path / "to/modules/first/02-neighbours.md"
    for file in (sheet, page):
        file.write_text(file.read_text().replace("Name three", "Introduce three"))
    newer = {NEIGHBOURS: changed(pages[NEIGHBOURS], "Name three", "Name four")}
    done, toolkit = bring_in(newer)
    assert toolkit.worksheet("the-neighbours").question("name-three-of-them").label == "Introduce three of them."
    assert "Introduce three" in toolkit.page("neighbours").body
    assert "Name four" in sheet.with_name("the-neighbours.yaml.new").read_text()
    assert "Name four" in page.with_name("02-neighbours.md.new").read_text()
    assert [each for each in done.unsure if "yours stands" in each] == [
        "“worksheets/the-neighbours.yaml” was changed here and in the source: yours stands, the source’s is in "
        "worksheets/the-neighbours.yaml.new.",
        "“modules/first/02-neighbours.md” was changed here and in the source: yours stands, the source’s is in "
        "modules/first/02-neighbours.md.new.",
    ]
    again, _toolkit = bring_in(newer)
    assert not any("yours stands" in each for each in again.unsure)
    assert sheet.with_name("the-neighbours.yaml.new").is_file()


def test_a_sheet_that_is_gone_is_withdrawn_and_one_that_returns_is_asked_again(bring_in, pages, tmp_path):
    bring_in()
    sheet = tmp_path / "to/worksheets/the-neighbours.yaml"
    sheet.write_text(sheet.read_text().replace("Name three", "Introduce three"))
    done, toolkit = bring_in({NEIGHBOURS: ("Neighbours", False, "They live next door.\n")})
    assert counts(done) == (0, 1, 1)
    assert toolkit.worksheet("the-neighbours").withdrawn == "1"
    assert counts(bring_in({NEIGHBOURS: ("Neighbours", False, "They live next door.\n")})[0]) == (0, 1, 0)
    done, toolkit = bring_in()
    assert counts(done) == (0, 2, 0)
    assert toolkit.worksheet("the-neighbours").withdrawn == ""
    assert toolkit.worksheet("the-neighbours").question("name-three-of-them").label == "Introduce three of them."


def test_a_page_that_is_gone_goes_unless_its_author_changed_it(bring_in, tmp_path):
    bring_in()
    done, toolkit = bring_in({"second/_posts/2001-01-01-beds.md": None, "first/_posts/2001-03-01-farewell.md": None})
    assert [page.id for page in toolkit.pages()] == ["welcome", "neighbours"]
    bring_in()
    page = tmp_path / "to/modules/second/01-beds.md"
    page.write_text(page.read_text() + "Ours.\n")
    done, toolkit = bring_in({"second/_posts/2001-01-01-beds.md": None})
    assert "Ours." in toolkit.page("beds").body
    assert any(
        "modules/second/01-beds.md” is no longer in the source, but was changed here" in each for each in done.unsure
    )


def test_what_lay_in_the_folder_before_is_never_overwritten(bring_in, tmp_path):
    own = tmp_path / "to/worksheets/the-neighbours.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("id: the-neighbours\ntitle: Mine\nsections: [{id: s, questions: [{id: q, type: text, label: L}]}]\n")
    done, toolkit = bring_in()
    assert toolkit.worksheet("the-neighbours").title == "Mine"
    assert any("the-neighbours.yaml.new" in each for each in done.unsure)


def test_two_sources_share_a_folder_without_disturbing_each_other(bring_in, tmp_path):
    bring_in()
    other = tmp_path / "other"
    other.mkdir()
    (other / "beds.md").write_text("---\ntitle: Other beds\n---\nText\n")
    for _ in range(2):
        done = import_site([other], tmp_path / "to", starter=starter())
        assert counts(done) == (0, 0, 0)
    done, toolkit = bring_in()
    assert counts(done) == (0, 2, 0)
    assert sorted(page.id for page in toolkit.pages()) == ["beds", "farewell", "neighbours", "pages-beds", "welcome"]
    assert [module.id for module in toolkit.modules] == ["first", "second", "pages"]


@pytest.mark.parametrize("listed", ["modules: [first]", "modules:\n  - first", "modules:\n- first"])
def test_modules_are_added_to_the_list_however_it_is_written(bring_in, tmp_path, listed):
    folder = tmp_path / "to"
    folder.mkdir()
    (folder / "toolkit.yaml").write_text(f"id: mine\ntitle: Mine # not theirs\nversion: '3'\n{listed}\nlicence: CC0\n")
    _done, toolkit = bring_in()
    assert [module.id for module in toolkit.modules] == ["first", "second"]
    assert "# not theirs" in (folder / "toolkit.yaml").read_text()
    assert (toolkit.version, toolkit.licence) == ("3", "CC0")
    assert problems_of(read_toolkit(folder)) == []


@pytest.mark.parametrize("record", ["{", "[]", '{"sources": 3, "files": []}', '{"sources": [{"pages": []}, 7]}'])
def test_a_broken_record_is_as_good_as_none(bring_in, tmp_path, record):
    bring_in()
    (tmp_path / "to/imported.json").write_text(record)
    done, _toolkit = bring_in()
    assert counts(done) == (0, 2, 0)
    assert not any("yours stands" in each for each in done.unsure)


def test_a_record_cannot_lead_out_of_the_folder(bring_in, tmp_path):
    bring_in()
    file = tmp_path / "to/imported.json"
    record = json.loads(file.read_text())
    (source,) = record["sources"]
    source["pages"] = dict.fromkeys(source["pages"], "../../../evil")
    source["sheets"] = dict.fromkeys(source["sheets"], "../evil")
    source["page_files"] = dict.fromkeys(source["page_files"], "modules/../../victim.md")
    file.write_text(json.dumps(record))
    (tmp_path / "victim.md").write_text("safe")
    bring_in()
    assert (tmp_path / "victim.md").read_text() == "safe"
    assert [path.name for path in tmp_path.rglob("*evil*")] == []
