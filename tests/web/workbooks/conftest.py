"""Talk about answers, as a browser without script has it: what is said on a page, and the forms that say it."""

import secrets

import pytest
from bs4 import BeautifulSoup

from groundplan.web.libraries.actions import grant


class TalkPage:
    """The page of one question, or of all talk, as one person sees it."""

    def __init__(self, client, path, status=200):
        self.client, self.path = client, path
        response = client.get(path)
        assert response.status_code == status, response.content.decode()[-1500:]
        self.soup = BeautifulSoup(response.content, "html.parser")

    @property
    def threads(self):
        """Every thread as the lines said in it, open ones first: (author, words)."""
        return [self.said(thread) for thread in self.soup.select(".thread")]

    def said(self, thread):
        return [
            (each.select_one(".by b").get_text(strip=True), words(each.select_one(".said, .gone")))
            for each in thread.select(".comment")
        ]

    @property
    def entries(self):
        """What the page of all talk lists, by the id of its part."""
        return {
            part["id"]: [words(each.select_one(".words")) for each in part.select(".entry")]
            for part in self.soup.select("section[id]")
        }

    def text(self):
        return words(self.soup.select_one("main"))

    def fields(self, deed, number=0):
        """The hidden fields of a form, as they were sent with the page."""
        forms = [form for form in self.soup.find_all("form") if form.find("input", {"name": "deed", "value": deed})]
        return {each["name"]: each["value"] for each in forms[number].select("input[type=hidden]")}

    def has(self, deed):
        return self.soup.find("input", {"name": "deed", "value": deed}) is not None

    def press(self, deed, number=0, *, status=302, **typed):
        """Fill the form in and send it; gives the answer, whose `url` is where it leads."""
        response = self.client.post(self.path, {**self.fields(deed, number), **typed})
        assert response.status_code == status, response.content.decode()[-1500:]
        return response


def words(element):
    return " ".join(element.get_text(" ").split()) if element else ""


@pytest.fixture
def talk(cast):
    """Opens a page of talk: `talk(person)` that of the mission, `talk(person, "")` that of everything."""

    def open_page(person, question="all/mission/", status=200):
        return TalkPage(cast.client(person), cast.url(f"comments/{question}"), status)

    return open_page


@pytest.fixture
def say(cast):
    """Posts a comment without looking at the page first; gives the answer."""

    def post(person, text, question="all/mission/", **more):
        fields = {"deed": "begin", "text": text, "edit": secrets.token_hex(8), **more}
        return cast.client(person).post(cast.url(f"comments/{question}"), fields)

    return post


@pytest.fixture
def right(cast):
    """Gives somebody another right on the workbook."""
    return lambda person, right: grant(cast.workbook.library, person, cast.workbook.id, right)
