"""A library's documents in a browser: by keyboard, on a phone, without script; read, searched, removed and put back."""

import re
import zipfile

import docx
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.embedded]

PLAN = """Mill River Library: where we go

Our mission

We bring people and knowledge together.

What we hear

Teens ask for a room of their own, at the café hours.
"""


@pytest.fixture
def writer(visitor):
    """The owner of a workbook, on the page of her library's documents."""

    def come(**how):
        ana = visitor(**how)
        base = re.match(r".*/w/[^/]+/", ana.set_up())[0]
        ana.page.goto(base)
        ana.follow('.ways a:text-is("Documents")')
        return ana

    return come


@pytest.fixture
def plan(tmp_path):
    file = tmp_path / "plan 2024.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def wait_for_reading(ana):
    """Look again until it is read, as somebody without script does."""
    while ana.page.locator("[data-look-again]").count():
        ana.follow("[data-look-again] a")


def test_by_keyboard_a_file_is_added_read_and_searched(writer, plan):
    ana = writer()
    page = ana.page
    assert "There is none yet, and none is needed" in page.inner_text("main")
    ana.look()
    ana.tab_to('main a.button[href$="/add/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/add/")
    ana.look()
    ana.tab_to("#file")
    page.set_input_files("#file", plan)
    ana.tab_to('button[value="files"]')
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r".*/sources/[0-9a-f-]{36}/"))
    # The page itself says when it is read, and moves nothing.
    page.locator("[data-states-told]:not(:empty)").wait_for(timeout=60_000)
    assert page.evaluate("document.activeElement === document.body")
    ana.look()
    ana.tab_to("[data-look-again] a")
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    assert "We bring people and knowledge together." in page.inner_text(".passages")
    ana.look()
    ana.tab_to("#q")
    page.keyboard.type("CAFE")
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    assert page.inner_text("main [role=status]") == "1 place in 1 document"
    assert page.inner_text(".hits mark") == "café"
    ana.look()
    ana.tab_to(".hits h2 a")
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    assert page.inner_text(".passages :target mark") == "café"
    ana.look()


def test_a_file_that_is_too_large_is_told_before_it_is_sent(writer, tmp_path):
    ana = writer()
    page = ana.page
    ana.follow('main a.button:text-is("Add documents")')
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(41 * 1024 * 1024)
    page.set_input_files("#file", large)
    assert (
        page.inner_text("#file-wrong")
        == "“large.pdf” is larger than 40 MB: choose a smaller one, or paste the text below."
    )
    page.click('button[value="files"]')
    assert page.url.endswith("/sources/add/")
    assert not page.evaluate("document.getElementById('file').checkValidity()")


def test_a_large_file_is_taken_in_and_said_to_be_what_it_is(writer, tmp_path):
    """More than any other form may bring, by a real server."""
    ana = writer()
    page = ana.page
    ana.follow('main a.button:text-is("Add documents")')
    large = tmp_path / "large.docx"
    written = docx.Document()
    for line in filter(None, PLAN.splitlines()):
        written.add_paragraph(line)
    written.save(large)
    with zipfile.ZipFile(large, "a") as parts:
        # As a plan full of photographs has.
        parts.writestr("word/media/image1.jpeg", b"\xff\xd8\xff" + bytes(24 * 1024 * 1024))
    page.set_input_files("#file", large)
    with page.expect_event("load", timeout=120_000):
        page.click('button[value="files"]')
    assert re.search(r"/sources/[0-9a-f-]{36}/$", page.url)
    page.locator("[data-states-told]:not(:empty)").wait_for(timeout=120_000)
    ana.follow("[data-look-again] a")
    assert "We bring people and knowledge together." in page.inner_text("main")


@pytest.mark.parametrize("size", [{"width": 1024, "height": 768}, {"width": 390, "height": 844}], ids=["desk", "phone"])
def test_without_script_on_both_screens(writer, plan, size):
    ana = writer(java_script_enabled=False, viewport=size)
    page = ana.page
    looked_at = []

    def look():
        ana.look()
        looked_at.append(page.locator("body").bounding_box()["width"])

    look()
    ana.follow('main a.button:text-is("Add documents")')
    look()
    page.set_input_files("#file", plan)
    page.click("text=Its day and years")
    page.fill("#file-begins", "2021")
    page.fill("#file-ends", "2024")
    ana.follow('button[value="files"]')
    wait_for_reading(ana)
    look()
    assert "2021 to 2024, which has ended" in page.inner_text(".facts")
    page.click("text=Change its title, day or years")
    page.fill("#id_title", "Our plan")
    ana.follow('button[value="change"]')
    assert page.inner_text("h1") == "Our plan"
    ana.follow("text=Add a newer edition")
    look()
    page.fill("#text-title", "A page of it")
    page.fill("#text-text", "Only a page of it.")
    ana.follow('button[value="text"]')
    wait_for_reading(ana)
    look()
    ana.follow(".where a")
    assert page.locator(".documents > li").count() == 2
    look()
    page.fill("#q", "room")
    ana.follow("text=Search >> nth=-1")
    look()
    ana.follow(".hits h2 a")
    page.click("text=Remove it, or have it read again")
    ana.follow('button[value="remove"]')
    look()
    ana.follow("#removed button")
    assert "“Our plan” is back." in page.inner_text(".message")
    with page.expect_download() as downloading:
        ana.follow('h2 a:text-is("Our plan")')
        page.click("text=Download the file")
    assert downloading.value.suggested_filename == "plan 2024.txt"
    assert max(looked_at) <= size["width"]
