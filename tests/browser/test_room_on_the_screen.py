"""How pages use the room there is: reading beside its worksheet on a desk, below each other where it is narrow."""

import re

import pytest

pytestmark = pytest.mark.browser
# A phone, and the old screen at 200 %, where 1024 × 768 are half as many of the page's pixels.
NARROW = [(390, 844), (512, 384)]
WIDTHS = [320, 390, 512]


def boxes(page):
    """Where reading and worksheet stand: left, top, right and bottom of each, on the whole page."""
    return page.evaluate("""() => ['.reading', '.beside'].map(each => {
        const box = document.querySelector(each).getBoundingClientRect();
        return [box.left, box.top + scrollY, box.right, box.bottom + scrollY];
    })""")


@pytest.fixture
def who(visitor):
    one = visitor()
    one.set_up()
    return one


def base(page):
    return re.match(r".*/w/[^/]+/", page.url)[0]


def test_reading_and_worksheet_stand_side_by_side_on_a_desk(who):
    who.page.goto(base(who.page) + "read/one-teen-one-interest/")
    reading, sheet = boxes(who.page)
    assert reading[2] <= sheet[0]
    assert abs(reading[1] - sheet[1]) < 40
    assert reading[2] - reading[0] >= 350
    assert sheet[2] - sheet[0] >= 400
    assert sheet[2] <= 1024


@pytest.mark.parametrize(("width", "height"), NARROW)
def test_the_worksheet_stands_below_its_reading_where_it_is_narrow(who, width, height):
    who.page.set_viewport_size({"width": width, "height": height})
    who.page.goto(base(who.page) + "read/one-teen-one-interest/")
    reading, sheet = boxes(who.page)
    assert reading[3] <= sheet[1]
    assert max(reading[2], sheet[2]) <= width
    assert min(reading[2] - reading[0], sheet[2] - sheet[0]) >= width * 0.85


def test_no_page_is_wider_than_a_narrow_screen(who):
    """Every page that the workbook's home and its ways lead to: nobody scrolls sideways to read a line."""
    page = who.page
    home = base(page)
    links = "main a[href], .ways a[href], .foot a[href]"
    whole = "all => all.map(each => new URL(each.getAttribute('href'), document.baseURI).href.split('#')[0])"
    found = page.eval_on_selector_all(links, whole)
    addresses = sorted({address for address in found if address.startswith(who.server.url)} | {home})
    assert len(addresses) > 30
    wide = {}
    for address in addresses:
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 600})
            for folded in (True, False):
                page.evaluate(
                    "folded => document.querySelectorAll('main details').forEach(each => each.open = !folded)", folded
                )
                needed = page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")
                if needed > width:
                    wide[address.removeprefix(home), width, folded] = needed
    assert wide == {}
