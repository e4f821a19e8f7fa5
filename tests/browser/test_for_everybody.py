"""What axe cannot see of the report on accessibility (docs/accessibility.md): zoom, spacing, focus, sizes, motion,
colours of one's own. On every kind of page, with the starter toolkit."""

import shutil

import pytest

from serving import serving, settle

PAGES = ("", "plan/", "read/what-this-is/", "sheet/self-assessment/", "sheet/first-month/", "words/self-assessment/",
         "settings/", "download/", "shelf/", "comments/", "/account/", "/about/", "/nowhere/")  # fmt: skip
# Of a plan in which something stands; a weakness and a goal have pages of their own besides.
OF_THE_PLAN = ("plan/", "plan/glance/", "plan/thread/", "plan/checks/", "plan/goal/", "plan/look-back/?early=month",
               "plan/hand-over/?giver=", "/steps/")  # fmt: skip
NARROW = {"width": 320, "height": 640}

# Text spacing as in WCAG 1.4.12: a person's own style sheet.
SPACED = """() => { const own = new CSSStyleSheet();
  own.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }" +
    " p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = [own]; }"""

# Wider than the screen, or text that is cut off where it does not fit.
LOST = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(each => {
    const style = getComputedStyle(each), box = each.getBoundingClientRect();
    if (!each.checkVisibility() || !box.width || each.closest(".hidden, .skip, thead, svg, .scrolls > *") || style.position === "absolute") return false;
    const cut = style.overflowX === "hidden" && each.scrollWidth > each.clientWidth + 1;
    return cut || box.right > innerWidth + 1;
  }).map(each => each.outerHTML.slice(0, 90))"""

# Controls that lie on top of each other.
OVERLAPPING = """() => { const all = [...document.querySelectorAll("button, a.button, input:not([type=hidden]), select, textarea")]
    .map(each => [each, each.getBoundingClientRect()]).filter(([each, box]) => each.checkVisibility() && box.width && box.right > 0);
  return all.flatMap(([one, a], at) => all.slice(at + 1)
    .filter(([other, b]) => !one.contains(other) && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
    .map(([other]) => [one.outerHTML.slice(0, 60), other.outerHTML.slice(0, 60)])); }"""

# Targets below 24 by 24 CSS pixels that are not within a line of text; a label belongs to its control.
SMALL = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(each => {
    const target = each.closest("label") ?? each, box = target.getBoundingClientRect();
    if (!each.checkVisibility() || !box.width || box.right < 0 || getComputedStyle(target).display === "inline") return false;
    return box.width < 24 || box.height < 24;
  }).map(each => each.outerHTML.slice(0, 90))"""

# Borders of fields against what lies behind them, as WCAG reckons contrast.
FAINT = """() => { const part = x => (x /= 255) <= .04045 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4;
  const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number); return .2126 * part(r) + .7152 * part(g) + .0722 * part(b) };
  const behind = each => { for (; each; each = each.parentElement) { const c = getComputedStyle(each).backgroundColor; if (c !== "rgba(0, 0, 0, 0)") return c } return "rgb(255, 255, 255)" };
  return [...document.querySelectorAll("textarea, select, input:not([type=hidden], [type=radio], [type=checkbox], [type=file])")].filter(each => {
    if (!each.getBoundingClientRect().width) return false;
    const [a, b] = [light(getComputedStyle(each).borderBottomColor), light(behind(each.parentElement))];
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 3;
  }).map(each => each.outerHTML.slice(0, 90)); }"""

MOVING = """() => [...document.querySelectorAll("*")].filter(each => { const style = getComputedStyle(each);
    return style.animationName !== "none" || style.transitionDuration.split(",").some(one => parseFloat(one) > 0);
  }).map(each => each.outerHTML.slice(0, 90))"""

FOCUSED = """() => { const each = document.activeElement;
  if (!each || each === document.body) return null;
  const box = each.getBoundingClientRect(), style = getComputedStyle(each);
  const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const seen = box.bottom > 0 && box.top < innerHeight && top && (each.contains(top) || top.contains(each));
  // Within a field for a date the browser draws the focus around the part that has it.
  if (each.type === "date" && style.outlineStyle === "none") return ["", "solid3px", Boolean(seen)];
  return [each.outerHTML.slice(0, 90), style.outlineStyle + style.outlineWidth, Boolean(seen)]; }"""


# Of this process: the installation that the first test has left, and where its pages are. Nobody changes anything there.
_left: dict = {}


@pytest.fixture
def server(tmp_path, tmp_path_factory):
    """An installation in which somebody has written: what the first test has made is copied for the others."""
    home = tmp_path / "an installation"
    if "home" in _left:
        shutil.copytree(_left["home"], home)
    with serving(settle(home)) as running:
        yield running
    if "home" not in _left and "pages" in _left:
        _left["home"] = shutil.copytree(home, tmp_path_factory.mktemp("left") / home.name)


@pytest.fixture
def who(visitor):
    someone = visitor()
    if "home" in _left:
        someone.page.goto(someone.server.entrance)
        someone.home = someone.page.url
    else:
        someone.home = someone.set_up()
        _left["pages"] = with_a_document(someone), with_a_plan(someone)
    someone.documents, someone.plan = _left["pages"]
    return someone


def with_a_plan(someone):
    """Five answers and a second goal; the paths of its pages."""
    page = someone.page
    page.goto(someone.home + "plan/")
    page.locator(".simple-plan textarea").fill("We are for everybody.")
    for at, said in enumerate(("Teens talk to us", "We plan alone", "Ask ten teens", "Make a card")):
        page.locator(".simple-plan input.line").nth(at).fill(said)
    someone.follow(".simple-plan button.save")
    page.goto(someone.home + "plan/goal/")
    page.fill("main textarea", "A teen council decides what we run")
    someone.follow("button.save")
    ways = [
        page.locator(selector).first.get_attribute("href") for selector in (".three-ways a", "a[href*='/plan/split/']")
    ]
    return (*OF_THE_PLAN, *ways)


def with_a_document(someone):
    """A document of the library that is read, with heading, list and table; the paths of its pages."""
    page, text = (
        someone.page,
        "# Our plan\n\nWe listen.\n\n- first\n- second\n\n| What | Who |\n|---|---|\n| Talks | Ana |\n",
    )
    page.goto(someone.home)
    someone.follow('.ways a:text-is("Documents")')
    there = page.url
    page.goto(f"{there}add/")
    page.set_input_files("#file", {"name": "plan.md", "mimeType": "text/markdown", "buffer": text.encode()})
    someone.follow('button[value="files"]')
    page.locator("[data-states-told]:not(:empty)").wait_for()
    paths = (there, f"{there}add/", page.url, f"{there}search/?q=listen")
    return [path.removeprefix(someone.server.url) for path in paths]


def each_page(who, check):
    """What `check` finds, page by page; an empty dictionary is what is hoped for."""
    found = {}
    for path in (*PAGES, *who.documents, *who.plan):
        who.page.goto(who.server.url + path if path.startswith("/") else who.home + path)
        if faults := check():
            found[path] = faults
    return found


def test_at_320_pixels_or_400_percent_nothing_is_cut_off_or_lies_on_another_thing(who):
    who.page.set_viewport_size(NARROW)
    assert each_page(who, lambda: who.page.evaluate(LOST) + who.page.evaluate(OVERLAPPING)) == {}


def test_with_wider_spacing_of_text_nothing_is_lost(who):
    def spaced():
        who.page.evaluate(SPACED)
        return who.page.evaluate(LOST) + who.page.evaluate(OVERLAPPING)

    assert each_page(who, spaced) == {}
    who.page.set_viewport_size(NARROW)
    assert each_page(who, spaced) == {}


def test_whatever_is_clicked_is_large_enough(who):
    assert each_page(who, lambda: who.page.evaluate(SMALL)) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_field_has_a_border_that_can_be_seen(who, scheme):
    who.page.emulate_media(color_scheme=scheme)
    assert each_page(who, lambda: who.page.evaluate(FAINT)) == {}


def test_nothing_moves_for_whoever_wants_it_still(who):
    assert each_page(who, lambda: who.page.evaluate(MOVING)) != {}, "nothing could have been found"
    who.page.emulate_media(reduced_motion="reduce")
    assert each_page(who, lambda: who.page.evaluate(MOVING)) == {}


def test_the_focus_is_always_seen_and_never_trapped(who):
    """Tab through the whole page: every stop has its outline, is not hidden behind anything, and the last leads out."""

    def walk():
        who.page.keyboard.press("Tab")
        stops, odd = 0, []
        while (stop := who.page.evaluate(FOCUSED)) is not None and stops < 400:
            stops += 1
            if stop[1:] != ["solid3px", True]:
                odd.append(stop)
            who.page.keyboard.press("Tab")
        assert 3 < stops < 400
        return odd

    assert each_page(who, walk) == {}


def test_in_colours_of_ones_own_every_field_and_mark_is_there(who):
    """Forced colours take our backgrounds away: what is told by one must be told by a line as well."""
    who.page.emulate_media(forced_colors="active")
    who.page.goto(who.home + "sheet/self-assessment/")
    assert who.page.evaluate("getComputedStyle(document.querySelector('.sheet')).borderTopWidth") == "1px"
    assert who.page.evaluate(FAINT) == []
    here = "getComputedStyle(document.querySelector('.ways a[aria-current]')).borderBottomColor"
    other = "getComputedStyle(document.querySelector('.ways a:not([aria-current])')).borderBottomColor"
    who.page.goto(who.home + "plan/")
    assert who.page.evaluate(here) != who.page.evaluate(other)


def test_on_paper_the_plan_is_without_what_only_a_screen_can_do(who):
    who.page.goto(who.home + "plan/")
    ways = ".plan-ways, .another, .goal-ways, .three-ways, .simple-plan summary, main .button"
    assert who.page.locator(ways).count() > 5
    who.page.emulate_media(media="print")
    assert who.page.locator("main h5").all_inner_texts() == ["Ask ten teens", "A teen council decides what we run"]
    assert [each.inner_text() for each in who.page.locator(ways).all() if each.is_visible()] == []
