"""The names that lead an edited Word file back to the answers."""

import re

from groundplan.publish.outline import Heading, Outline
from groundplan.publish.places import bookmark, bookmarks, names_of, read_title_bookmark, title_bookmark
from groundplan.workbook.revision import Revision

EDITS = "+".join(["1.2", *(f"edit-number-{number:04d}" for number in range(90))])


def test_a_places_name_is_gp_and_ten_characters():
    assert re.fullmatch(r"gp_[0-9a-f]{10}", bookmark("all/mission"))
    assert bookmark("all/mission") != bookmark("all/missing")


def test_a_titles_name_tells_sheet_and_revision_and_is_read_back():
    sheets = ("other", "all", "library-é-" + "x" * 200)
    for sheet in sheets:
        name = title_bookmark(sheet, "12.345678+own1+own2")
        assert len(name) <= 40
        assert read_title_bookmark(name, sheets) == (sheet, Revision(12, 345678))


def test_a_blank_sheets_title_tells_only_the_sheet():
    assert read_title_bookmark(title_bookmark("all"), ("all",)) == ("all", None)
    assert title_bookmark("all", "not a revision") == title_bookmark("all", "")


def test_names_fit_however_long_a_revision_is():
    for revision in ("999999.999999999999", EDITS):
        assert re.fullmatch(r"\w{1,40}", title_bookmark("a" * 300, revision), re.ASCII)


def test_other_names_are_no_titles():
    for name in (
        "",
        "gp_0123456789",
        "gpw_",
        "gpw_0123456789_1",
        "gpw_0123456789_1_x",
        "_GoBack",
        "gpw_ffffffffff_1_2",
    ):
        assert read_title_bookmark(name, ("all",)) is None


def test_a_place_that_comes_again_is_numbered():
    same = [Heading(2, "A", "all/a"), Heading(1, "B", "all", revision="1.2"), Heading(2, "A", "all/a")]
    first, title, second = names_of(same)
    assert second == f"{first}_2"
    assert title == title_bookmark("all", "1.2")


def test_an_exports_record_maps_every_name(rich):
    assert bookmarks(rich) == {
        title_bookmark("all", "1.57"): "all",
        bookmark("all/mission"): "all/mission",
        bookmark("all/strong"): "all/strong",
    }
    assert bookmarks(Outline("Nothing", ())) == {}
