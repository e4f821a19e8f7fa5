"""Texts that a page must never run, put into every field that a browser would show, and a look at what came of them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from urllib.parse import urlencode, urljoin, urlsplit

from bs4 import BeautifulSoup

MARK = "zq"
# What is looked for in the end: each would be markup, a script, a link or a sum if it were taken for one.
TEXTS = [
    MARK + "<script>alert(1)</script>",
    MARK + '"><img src=x onerror=alert(1)>',
    MARK + "' onmouseover='alert(1)",
    MARK + "[click](javascript:alert(1)) <javascript:alert(1)>",
    MARK + "{{7*7}}{% raw %}${7*7}<%= 7*7 %>#{7*7}",
    MARK + "</textarea></title><svg/onload=alert(1)>",
    MARK + "<!--<a href=javascript:alert(1)>",
    MARK + "]]><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
]
TYPED = "textarea, input:not([type]), input[type=text], input[type=search], input[type=email], input[type=url]"
_WORDS = ("text", "search", "email", "url", "")
_SCHEMES = re.compile(r"\s*(javascript|vbscript|data)\s*:", re.IGNORECASE)
_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href")
_picks = count()


@lru_cache(300)
def _soup(page):
    return BeautifulSoup(page, "html.parser")


def text():
    """The next of the hostile texts."""
    return TEXTS[next(_picks) % len(TEXTS)]


@dataclass
class Form:
    """A form of a page as a browser would send it, with something hostile wherever somebody can type."""

    address: str
    shape: tuple
    fields: dict
    typed: int

    def send(self, client, accept="text/html"):
        """Post it. Where no file goes along, both ways to write a form down say the same, and this one is read sooner."""
        typed, kind = urlencode(self.fields, doseq=True), "application/x-www-form-urlencoded"
        return client.post(self.address, typed, content_type=kind, headers={"accept": accept})


def links(page, at):
    """Addresses of the same site that a page leads to, without what follows `#`."""
    for link in _soup(page).select("a[href]"):
        address = urlsplit(urljoin(at, link["href"]))
        if not address.netloc:
            yield address.path + (f"?{address.query}" if address.query else "")


def forms(page, at):
    """Every form of a page that posts, one for each of its buttons."""
    soup = _soup(page)
    for form in soup.select("form[method=post]"):
        own = f"[form={form['id']}]" if form.get("id") else None
        controls = [*form.select("input, textarea, select"), *(soup.select(own) if own else [])]
        fields, typed = {}, 0
        for control in controls:
            name = control.get("name")
            if not name or control.get("type") in ("file", "submit"):
                continue
            value, hostile = _value(control)
            typed += hostile
            if value is not None:
                fields.setdefault(name, []).append(value)
        for button in form.select("button") or [{}]:
            if button.get("form") not in (None, form.get("id")):
                continue
            more = {button["name"]: [button.get("value", "")]} if button.get("name") else {}
            address = urljoin(at, button.get("formaction") or form.get("action") or at)
            # The buttons of a sheet's rows differ in their row only: one of each kind is enough.
            kind = re.sub(r"[0-9a-f-]{8,}|\d+", "", address), button.get("name"), button.get("value", "").split(" ")[0]
            yield Form(address, kind, {**fields, **more}, typed)


def _value(control):
    """What is sent for a control, and whether it is one of our texts."""
    kind = control.get("type", "")
    if control.name == "textarea":
        return text(), 1
    if control.name == "select":
        options = [option.get("value", option.text) for option in control.select("option")]
        return (options[-1] if options else ""), 0
    if kind in ("radio", "checkbox"):
        return control.get("value", "on"), 0
    if kind in _WORDS:
        return text(), 1
    return control.get("value", ""), 0


def runs(page):
    """What in a page a browser would run, or follow to something that it runs: an empty list."""
    soup = _soup(page)
    found = [
        str(each)[:200] for each in soup.select("script:not([src]), style, iframe, object, embed, base, svg script")
    ]
    found += [str(each)[:200] for each in soup.select("meta[http-equiv]")]
    for element in soup.find_all(True):
        for name, value in element.attrs.items():
            told = " ".join(value) if isinstance(value, list) else str(value)
            image = element.name == "img" and told.startswith("data:image/png;") | told.startswith("data:image/jpeg;")
            if (
                name.startswith("on")
                or name in ("style", "srcdoc")
                or (name in _ADDRESSES and _SCHEMES.match(told) and not image)
            ):
                found.append(str(element)[:200])
    whole = soup.get_text()
    found += [f"{{{{7*7}}}} became {sum_}" for sum_ in re.findall(rf"{MARK}49\S*", whole)]
    return found
