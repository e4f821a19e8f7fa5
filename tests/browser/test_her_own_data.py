"""A name is erased, her data taken out and her account deleted in a real browser, with axe on every page."""

import io
import os
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
FIELD = '[name="look-back/happened"]'


def keep(page, name):
    """A picture of the page, where somebody asks for some."""
    if folder := os.environ.get("GROUNDPLAN_TEST_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize(
    "how",
    [{}, {"java_script_enabled": False}, {"viewport": {"width": 390, "height": 844}}],
    ids=["desk", "plain", "phone"],
)
def test_erased_taken_out_and_gone(visitor, how, request):
    who = visitor(**how)
    page, kind = who.page, request.node.callspec.id
    home = who.set_up()
    page.goto(f"{home}sheet/look-back/")
    page.fill(FIELD, "Zebulon came with a friend, and Zebulon’s mother wrote to the board.")
    if who.script:
        who.saved("look-back/happened")
    else:
        who.follow(".sheet button.save")
    page.goto(f"{home}settings/")
    who.look()
    who.follow("text=Erase a name everywhere")
    who.look()
    keep(page, f"{kind}-ask")
    page.fill("#text", "zebulon")
    who.follow("text=Show where it stands")
    who.look()
    keep(page, f"{kind}-found")
    assert page.locator("mark").all_inner_texts() == ["Zebulon", "Zebulon"]
    who.follow("text=Erase it now")
    who.look()
    keep(page, f"{kind}-not-sure")
    page.check("#sure")
    who.follow("text=Erase it now")
    who.look()
    assert "It is erased from 1 place" in page.inner_text("main")
    page.goto(f"{home}sheet/look-back/")
    assert page.input_value(FIELD) == "a teen came with a friend, and a teen’s mother wrote to the board."
    page.goto(f"{who.server.url}/account/")
    who.look()
    keep(page, f"{kind}-account")
    who.follow("text=Take your data out")
    who.look()
    keep(page, f"{kind}-data")
    with page.expect_download() as download:
        page.click("text=Download my data")
    packed = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert "a teen came with a friend" in packed.read("index.html").decode()
    if folder := os.environ.get("GROUNDPLAN_TEST_PICTURES"):
        (Path(folder) / "index.html").write_bytes(packed.read("index.html"))
    page.goto(f"{who.server.url}/account/delete/")
    who.look()
    keep(page, f"{kind}-leave")
    page.check("#sure")
    who.follow("text=Delete my account now")
    who.look()
    keep(page, f"{kind}-choose")
    page.check("text=It is deleted with my account")
    page.check("#sure")
    who.follow("text=Delete my account now")
    keep(page, f"{kind}-gone")
    assert "Your account is deleted" in page.inner_text("main")
    assert page.goto(home).status == 404
