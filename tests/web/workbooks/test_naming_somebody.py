"""`@Name` in a comment: whoever has a right here is told, under her present name, and her name goes when she does."""

import pytest
from bs4 import BeautifulSoup

from groundplan.web.accounts.models import Person
from groundplan.web.libraries.models import Grant, Right
from groundplan.web.workbooks import mentions
from groundplan.web.workbooks.models import Comment, Mention


def named(page):
    return [each.get_text() for each in page.soup.select(".said .mention")]


def test_who_is_named_finds_it_on_her_page_of_comments(cast, talk, say):
    say(cast.owner, "Could you look, @Bo?")
    page = talk(cast.member)
    assert page.threads == [[("Ana", "Could you look, @Bo ?")]]
    assert named(page) == ["@Bo"]
    assert talk(cast.member, "").entries["mentions"] == ["Could you look, @Bo?"]
    assert "mentions" not in talk(cast.owner, "").entries
    talk(cast.member).press("resolve")
    assert "mentions" not in talk(cast.member, "").entries
    talk(cast.member).press("reopen")
    talk(cast.owner).press("remove")
    assert "mentions" not in talk(cast.member, "").entries


def test_the_way_from_her_page_leads_to_the_very_comment(cast, talk, say):
    say(cast.owner, "First")
    talk(cast.owner).press("reply", text="Then @bo")
    (link,) = talk(cast.member, "").soup.select("#mentions .entry a")
    path, _hash, anchor = link["href"].partition("#")
    soup = BeautifulSoup(cast.client(cast.member).get(path).content, "html.parser")
    assert "Then @Bo" in soup.select_one(f"#{anchor}").get_text()


def test_a_name_of_somebody_without_a_right_is_plain_text(cast, talk, say):
    say(cast.owner, "@Cyd @Nobody a@Bo.example @Bob @ Bo")
    assert named(talk(cast.member)) == []
    assert not Mention.objects.exists()
    assert talk(cast.member).threads == [[("Ana", "@Cyd @Nobody a@Bo.example @Bob @ Bo")]]


def test_to_name_oneself_tells_nobody(cast, talk, say):
    say(cast.owner, "I, @Ana, will")
    assert named(talk(cast.owner)) == ["@Ana"]
    assert not Mention.objects.exists()


def test_whole_names_and_first_names_of_one_alone(cast, right):
    people = {}
    for name in ("Dee Ruiz", "Dee Ruiz-Vega", "Eli Stone", "Bo Li"):
        person = Person.objects.create_named(name)
        right(person, Right.VIEWER)
        people[name] = person.id
    known = mentions.people_of(cast.written().access)
    told = lambda text: [known[each] for each in mentions.named_in(mentions.kept(text, known))]  # noqa: E731 said six times below
    assert told("@Dee Ruiz-Vega") == ["Dee Ruiz-Vega"]
    assert told("@dee ruiz, @ELI!") == ["Dee Ruiz", "Eli Stone"]
    assert told("@Dee") == []
    assert told("@Bo Li @Bo") == ["Bo Li", "Bo"]
    assert told("(@Eli) **@Eli** @Eli’s") == ["Eli Stone"]
    Person.objects.filter(id=people["Eli Stone"]).update(name="Bo")
    known = mentions.people_of(cast.written().access)
    assert sorted(told("@Bo")) == ["Bo", "Bo"]


def test_a_name_that_changes_changes_in_what_was_said_and_one_that_goes_is_gone(cast, talk, say):
    say(cast.owner, "Ask @Bo")
    Person.objects.filter(id=cast.member.id).update(name="Bodil")
    assert named(talk(cast.owner)) == ["@Bodil"]
    assert talk(cast.owner).soup.select_one(".comment textarea").text.strip() == "Ask @Bodil"
    assert "Bo" not in Comment.objects.get().text
    cast.member.delete()
    assert named(talk(cast.owner)) == ["@somebody who left"]
    assert not Mention.objects.exists()


def test_who_has_lost_her_right_is_still_called_by_her_name_and_told_no_more(cast, talk, say):
    say(cast.owner, "Ask @Bo")
    Grant.objects.filter(person=cast.member).delete()
    assert named(talk(cast.owner)) == ["@Bo"]
    talk(cast.member, "", 404)
    talk(cast.owner).press("reword", text="Ask @Bo again")
    assert not Mention.objects.exists()


def test_another_wording_names_others(cast, talk, say, right):
    eli = Person.objects.create_named("Eli")
    right(eli, Right.VIEWER)
    say(cast.owner, "Ask @Bo")
    talk(cast.owner).press("reword", text="Ask @Eli")
    assert [mention.person for mention in Mention.objects.all()] == [eli]
    assert talk(eli, "").entries["mentions"] == ["Ask @Eli"]
    assert "mentions" not in talk(cast.member, "").entries


@pytest.mark.parametrize(
    "text",
    [
        "[@Bo](https://example.org/@Bo)",
        '[x](https://example.org "> @Bo \' onmouseover=alert(1)")',
        "`@Bo`",
        "| a | b |\n|---|---|\n| @Bo | c |",
        "@Bo\n===",
        '<b title="@Bo">',
    ],
)
@pytest.mark.parametrize("name", ["Bo", "<script>\"'>", "مريم علي", "A*b_c"])
def test_names_stand_in_whatever_markdown_and_are_only_text(cast, talk, say, text, name):
    Person.objects.filter(id=cast.member.id).update(name=name)
    say(cast.owner, text.replace("Bo", name))
    said = talk(cast.member).soup.select_one(".said")
    assert said.select("script, [onmouseover]") == []
    assert "named" not in str(said)
    assert {tag.name for tag in said.find_all(True)} <= {
        "p", "a", "b", "code", "bdi", "table", "thead", "tbody", "tr", "th", "td", "br", "div",
    }  # fmt: skip
    assert talk(cast.member, "").soup.select("script:not([src])") == []


def test_what_looks_like_a_kept_name_is_not_one(cast, talk, say):
    typed = f"@[{cast.stranger.id.hex}] and @[{cast.member.id.hex}]"
    say(cast.owner, typed)
    assert named(talk(cast.owner)) == []
    assert not Mention.objects.exists()
    assert "Cyd" not in talk(cast.owner).text()


def test_the_page_says_who_can_be_named(cast, talk, monkeypatch):
    assert "write @ and the name: @Bo" in talk(cast.owner).text()
    assert "write @ and the name: @Ana" in talk(cast.member).text()
    Grant.objects.filter(person=cast.member).delete()
    assert "write @ and the name" not in talk(cast.owner).text()


def test_a_stranger_is_not_told_and_sees_no_names(cast, talk, say):
    say(cast.owner, "Hello @Bo")
    talk(cast.stranger, "", 404)
    talk(cast.stranger, "all/mission/", 404)
