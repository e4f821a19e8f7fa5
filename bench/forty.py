"""`python -m bench.forty`: a cohort of forty libraries set up through the browser in one sitting, timed and looked at.

Everything goes through pages, as people would go: a cohort opened, a code made, forty times the code typed and the
one form filled in, a module ticked and a worksheet shared, and the facilitator's page at the end. Prints seconds as
JSON and leaves pictures of that page, on a desk and on a phone, in bench/out/.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.__main__ import Running

OUT = Path(__file__).parent / "out"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
LIBRARIES = 40


def opened(page: Page, server: Running) -> tuple[str, str]:
    """A cohort opened by the first person of the installation: its address, and its code."""
    page.goto(server.entrance)
    page.fill("#library", "State Library")
    page.fill("#department", "Youth Services")
    page.fill("#person", "Gus")
    page.click("button.save")
    page.goto(f"{server.url}/cohorts/open/")
    page.fill('[name="name"]', "Spring 2027")
    page.click("button.save")
    cohort = page.url
    page.click('button:has-text("Make a join code")')
    return cohort, page.inner_text("kbd")


def joined(browser: Browser, server: Running, code: str, number: int) -> float:
    """Seconds from the code to a first module ticked and a worksheet shared, for one library."""
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    begin = time.perf_counter()
    page.goto(f"{server.url}/join/")
    page.fill('[name="code"]', code)
    page.click("button.save")
    said = {
        "library": f"Library {number:02}",
        "department": "Teens",
        "name": f"Person {number}",
        "handle": f"person.{number}",
    }
    for name, text in said.items():
        page.fill(f'[name="{name}"]', text)
    page.fill('[name="password"]', "three words in a row")
    page.click("button.save")
    page.click("text=Your cohort: Spring 2027")
    page.locator('[name="finished"]').first.check()
    page.locator('[name="shared"]').first.check()
    page.click("button.save")
    page.wait_for_selector("text=Saved")
    taken = time.perf_counter() - begin
    context.close()
    return taken


def main(libraries: int) -> dict[str, Any]:
    """Set the cohort up and return the figures, in seconds."""
    OUT.mkdir(exist_ok=True)
    installed = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        server = Running(Path(home))
        browser = playwright.chromium.launch(executable_path=installed, args=FLAGS)
        page = browser.new_page(viewport={"width": 1024, "height": 768}, locale="en-US")
        begin = time.perf_counter()
        cohort, code = opened(page, server)
        each = [joined(browser, server, code, number) for number in range(1, libraries + 1)]
        whole = time.perf_counter() - begin
        begin = time.perf_counter()
        page.goto(cohort)
        board = time.perf_counter() - begin
        rows = page.locator("tbody tr").count()
        for name, width, height in (("desk", 1024, 768), ("phone", 390, 844)):
            page.set_viewport_size({"width": width, "height": height})
            page.screenshot(path=OUT / f"forty-{name}.png", full_page=True)
        browser.close()
        server.stop()
    assert rows == libraries, f"{rows} of {libraries} libraries are on the page"
    return {"libraries": libraries, "whole_s": whole, "each_median_s": statistics.median(each), "board_s": board}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]) if len(sys.argv) > 1 else LIBRARIES), indent=2))
