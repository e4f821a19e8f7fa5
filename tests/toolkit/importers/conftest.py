"""The reference for pages of course sites, and a small site of our own to change."""

import json
import shutil
import subprocess

import pytest

RUBY = """
require 'kramdown'
require 'kramdown-parser-gfm'
require 'json'
made = JSON.parse(STDIN.read).map { |text| Kramdown::Document.new(text, input: 'GFM', hard_wrap: false).to_html }
puts JSON.generate(made)
"""


class Kramdown:
    """Renders as Jekyll does; many texts in one go are much quicker than one after the other."""

    def __init__(self, ruby):
        self._ruby, self._known = ruby, {}

    def many(self, texts):
        new = [text for text in texts if text not in self._known]
        if new:
            done = subprocess.run(
                [self._ruby, "-e", RUBY], input=json.dumps(new).encode(), capture_output=True, check=True
            )
            self._known.update(zip(new, json.loads(done.stdout), strict=True))
        return [self._known[text] for text in texts]

    def __call__(self, text):
        return self.many([text])[0]


@pytest.fixture(scope="session")
def kramdown():
    """Bodies of Markdown as kramdown renders them (GFM, as Jekyll runs it)."""
    ruby = shutil.which("ruby")
    found = ruby and subprocess.run([ruby, "-e", "require 'kramdown-parser-gfm'"], capture_output=True, check=False)
    if not found or found.returncode:
        pytest.skip("kramdown with its GFM parser is not installed (Debian: ruby-kramdown-parser-gfm)")
    return Kramdown(ruby)


COURSE = "title: A small course\nmodules: [first, second]\n"

KWL = """
<div class="callout activity" markdown="1">
## Worksheet #1: Gardens K-W-L

Describe your experience with gardens. Then make a list of what you know. Then write down what you want to learn.
You will fill out the last column when you are done.
</div>
"""

QUESTIONS = """
<div class="callout activity" markdown="1">
### [Worksheet #2: The neighbours](https://example.org/sheet){:target="_blank"}

Walk around the block. Who lives there?

* Name three of them.
* What would they like to grow?
</div>
"""

BACK = """
<div class="activity callout" markdown="1">
## Back to Worksheet #1: Gardens K-W-L

What have you learned?
</div>
"""

PAGES = {
    "first/_posts/2001-01-01-welcome.md": ("Welcome", True, f"Gardens are places.\n{KWL}"),
    "first/_posts/2001-02-01-neighbours.md": ("Neighbours", False, f"They live next door.\n{QUESTIONS}"),
    "second/_posts/2001-01-01-beds.md": ("Beds", True, "A bed is where things grow.\n"),
    "first/_posts/2001-03-01-farewell.md": ("Farewell", False, f"Now you know.\n{BACK}"),
}


@pytest.fixture
def pages():
    """The small site's pages: path → title, whether it is a section's head, body."""
    return PAGES


@pytest.fixture
def site(tmp_path):
    """Writes a small course site with the given pages changed (`None`: taken away), and returns its folder."""

    def write(pages=None, course=COURSE):
        root = tmp_path / "site"
        shutil.rmtree(root, ignore_errors=True)
        (root / "_data").mkdir(parents=True)
        (root / "_data/course.yml").write_text(course, encoding="utf-8")
        for name, page in {**PAGES, **(pages or {})}.items():
            if page is None:
                continue
            path = root / "modules" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(page, bytes):
                path.write_bytes(page)
                continue
            title, is_head, body = page
            tags = "tags: ['sectionHead']\n" if is_head else ""
            path.write_text(f"---\ntitle: {title}\n{tags}---\n{body}", encoding="utf-8")
        return root

    return write
