"""A real server, headless Chromium, and axe on every page that is looked at."""

import shutil
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from serving import serving

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESK = {"width": 1024, "height": 768}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def chromium():
    installed = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def server(tmp_path):
    with serving(tmp_path / "an installation") as running:
        yield running


@dataclass
class Visitor:
    """One person at one browser; whatever goes wrong in the page is noted."""

    page: Any
    server: Any
    faults: list

    def look(self):
        """Axe on what is shown: no violation is let pass."""
        found = Axe().run(self.page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()

    def set_up(self, department="Young Adult Department"):
        self.page.goto(self.server.entrance)
        self.page.fill("#library", "Mill River Library")
        if department:
            self.page.fill("#department", department)
        else:
            self.page.check("text=No department, only me")
        self.page.fill("#person", "Ana")
        self.page.click("text=Open the workbook")
        return self.page.url

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
        one = Visitor(page, server, faults)
        opened.append((context, one))
        return one

    yield come
    for context, one in opened:
        context.close()
        expected = ("ERR_INTERNET_DISCONNECTED", "Failed to fetch", "ERR_CONNECTION", "ERR_FAILED", "status of 4")
        assert [fault for fault in one.faults if not any(each in fault for each in expected)] == []
