"""A real server, headless Chromium, and axe on every page that is looked at."""

import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from serving import serving, settle

# What is installed, the quickest first; none of them: the one that Playwright keeps.
CHROMIUM = ("chromium-headless-shell", "chromium", "google-chrome")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESK = {"width": 1024, "height": 768}
PHONE = {"width": 390, "height": 844}


# The browser of this process, and what is to be done when it is no longer needed.
_browsers: list[Browser] = []
_afterwards = ExitStack()


@pytest.fixture
def chromium():
    if not _browsers:
        installed = next(filter(None, map(shutil.which, CHROMIUM)), None)
        playwright = _afterwards.enter_context(sync_playwright())
        _browsers.append(playwright.chromium.launch(executable_path=installed, args=FLAGS))
        _afterwards.callback(lambda: _browsers.pop().close())
    return _browsers[0]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item, nextitem):
    """One browser for as long as each test wants one: beside Playwright's event loop others could have none."""
    done = yield
    if not nextitem or "chromium" not in nextitem.fixturenames:
        _afterwards.close()
    return done


@pytest.fixture
def server(tmp_path):
    with serving(settle(tmp_path / "an installation")) as running:
        yield running


@dataclass
class Visitor:
    """One person at one browser; whatever goes wrong in the page is noted."""

    page: Any
    server: Any
    faults: list
    script: bool = True
    _eyes: Any = None

    def look(self):
        """Axe on what is shown: no violation is let pass."""
        page = self.page if self.script else self._seen_by_axe()
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()

    def _seen_by_axe(self):
        """The same address once more: axe is a script itself. None of ours is loaded there."""
        if self._eyes is None:
            self._eyes = self.page.context.browser.new_context(locale="en-US").new_page()
            self._eyes.route("**/*.js", lambda route: route.abort())
        page = self._eyes
        page.context.clear_cookies()
        page.context.add_cookies(self.page.context.cookies())
        page.set_viewport_size(self.page.viewport_size)
        page.goto(self.page.url)
        if "#" in self.page.url:
            # To a place on the page that is shown already it goes without asking for it again.
            page.reload()
        assert page.title() == self.page.title()
        return page

    def leave(self):
        """Close every window of hers."""
        for page in filter(None, (self.page, self._eyes)):
            page.context.close()

    def follow(self, selector):
        """Click what leads to another page, and go on when that one is there."""
        with self.page.expect_event("load"):
            self.page.click(selector)

    def tab_to(self, selector, most=60):
        """Press Tab until the focus is there, and see that it is shown."""
        for _ in range(most):
            if self.page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
                style = "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth })()"
                assert self.page.evaluate(style) == "solid3px", f"the focus on {selector} is not seen"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} was not reached by Tab")

    def set_up(self, department="Young Adult Department"):
        self.page.goto(self.server.entrance)
        self.page.fill("#library", "Mill River Library")
        if department:
            self.page.fill("#department", department)
        else:
            self.page.check("text=No department, only me")
        self.page.fill("#person", "Ana")
        self.follow("text=Open the workbook")
        return self.page.url

    def save(self):
        """Press the worksheet's own button, and wait for its answer: what stands there may be from the time before."""
        if not self.script:
            self.follow(".sheet-foot button")
            return
        status = self.page.locator("[data-form-status]")
        status.evaluate("line => line.textContent = ''")
        self.page.click(".sheet-foot button")
        self.page.locator("[data-form-status]", has_text="Saved").wait_for()

    def saved(self, question):
        """Wait until the status under a question says that it is saved."""
        self.page.locator(f'[data-question="{question}"] [data-status][data-state="saved"]').wait_for()


@pytest.fixture
def visitor(chromium, server):
    opened = []

    def come(**how):
        context = chromium.new_context(**{"viewport": DESK, "locale": "en-US", "accept_downloads": True, **how})
        page = context.new_page()
        faults = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        opened.append(Visitor(page, server, faults, how.get("java_script_enabled", True)))
        return opened[-1]

    yield come
    for one in opened:
        one.leave()
        expected = ("ERR_INTERNET_DISCONNECTED", "Failed to fetch", "ERR_CONNECTION", "ERR_FAILED", "status of 4")
        assert [fault for fault in one.faults if not any(each in fault for each in expected)] == []
