"""Which links lead to a page on the web, and which are words."""

import pytest

from groundplan.workbook.links import web_address


@pytest.mark.parametrize(
    "text", ["https://mill.example", " http://mill.example/a?b=c#d ", "HTTPS://mill.example:8080/ü"]
)
def test_a_page_on_the_web_is_a_link(text):
    assert web_address(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "", "the drive", "mill.example", "//mill.example", "https://", "https:///x", "http:mill.example",
        "javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.example",
        "https://a b.example", "https://mill.example\nhttps://b.example", "https://mill.example/\" onclick=\"x",
        "https://mill.example/<script>", "https://user:pass@mill.example", "https://[::1", "https://mill.example\u2028/x",
        "https://" + "a" * 3000,
    ],
)  # fmt: skip
def test_anything_else_is_words(text):
    assert web_address(text) == ""
