"""Whatever stands in the fields of confirming, quoting and documents: a page or a sentence, and never an accident."""

import secrets
import uuid

import pytest
from django.test import Client

from groundplan.web.workbooks.models import Citation

STRANGE = {
    "zeros": "a\0b",
    "turned round": "\u202eevil\u2066x",
    "a megabyte": "x" * 1_000_000,
    "a million lines": "x\n" * 500_000,
    "half letters": "%ed%a0%80\ud7ff\ufffe\uffff",
    "nothing to see": "\u200b\u2060\ufeff",
    "a sum": '=HYPERLINK("http://x","y")',
    "numbers without end": "9" * 5_000,
    "numbers of another kind": "²³①٣",
    "an id": str(uuid.uuid4()),
    "a path": "../../../etc/passwd",
    "lists": "[[[[",
}
QUOTE = ("text", "origin", "title", "dated", "begins", "ends", "page", "where", "source", "passage", "then", "edit",
         "revision", "edition", "row", "citation", "seen", "deed")  # fmt: skip
FORMS = {
    "from/connected-learning-plan/mission/": [
        {"deed": deed, "origin": "document", "title": "Plan", "edit": "edit-1234", "text": "Words", "seen": ""}
        for deed in ("cite", "change", "take-away", "put-back")
    ],
    "found/": [{"deed": deed, "edit": "edit-1234"} for deed in ("take", "aside", "none:mission", "undo")],
    "found/editions/": [{"deed": deed, "edit": "edit-1234"} for deed in ("same", "changed")],
    "confirm/": [
        {"deed": deed, "edit": "edit-1234", "who": "Rosa", "origin": "conversation", "day": "2026-01-01"}
        for deed in ("ask", "in-person", "withdraw:x", "take-back:x", "take:x", "leave:x", "reopen:x")
    ],
    "into-plan/connected-learning-plan/": [{"edit": "edit-1234", "text": "Words"}],
}
MORE = {
    "found/": ("tick", "key", "words:found:x", "then:mission"),
    "found/editions/": ("citation",),
    "confirm/": ("statement", "email", "note", "told", "words", "seen", "day", "who", "origin"),
    "into-plan/connected-learning-plan/": ("into", "title", "dated", "then", "where", "revision", "row"),
}


def sent(client, path, fields):
    response = client.post(path, fields)
    assert response.status_code < 500, (path, {name: str(value)[:40] for name, value in fields.items()})
    return response


@pytest.mark.parametrize("what", STRANGE)
@pytest.mark.parametrize("form", FORMS)
def test_a_teams_forms_take_whatever_stands_in_their_fields(cast, stated, quote, form, what):
    (citation,) = quote("Nobody in this town should be bored.").citations
    client, value = cast.client(cast.owner), STRANGE[what]
    for fields in FORMS[form]:
        whole = {**fields, "citation": str(citation)}
        for name in {*whole, *MORE.get(form, QUOTE)}:
            sent(client, cast.url(form), {**whole, name: value})
    assert client.get(cast.url(form)).status_code in (200, 404)
    assert client.get(cast.url("plan/")).status_code == 200


@pytest.mark.parametrize("what", STRANGE)
def test_her_form_takes_whatever_stands_in_its_fields(asked, her, what):
    rosa, value = her(asked()), STRANGE[what]
    fields = rosa.fields(Nobody=("other", "Nobody in this county should be bored."))
    for name in {
        *fields,
        "name",
        "office",
        "code",
        "seen",
        "deed",
        "said-x",
        f"said-{uuid.uuid4()}",
        f"words-{value[:40]}",
    }:
        sent(Client(REMOTE_ADDR=f"10.0.0.{secrets.randbelow(250)}"), rosa.path, {**fields, name: value})
    assert rosa.client.get(rosa.path).status_code == 200


@pytest.mark.parametrize("what", STRANGE)
def test_a_documents_forms_take_whatever_stands_in_their_fields(cast, document, what):
    row, value, client = document(), STRANGE[what], cast.client(cast.owner)
    at = f"/library/{row.library_id}/sources/"
    paste = {"deed": "text", "title": "Minutes", "text": "Words", "edit": "edit-1234"}
    for name in (*paste, "dated", "begins", "ends", "replaces"):
        sent(client, f"{at}add/", {**paste, name: value})
    for name in ("title", "dated", "begins", "ends", "deed"):
        sent(client, f"{at}{row.id}/", {"deed": "change", "title": "Plan", name: value})
    for deed in ("put-back", "delete", value):
        sent(client, at, {"deed": deed, "id": value})
    short = value[:2_000]
    for path, query in (("search/", {"q": short, "page": short}), (f"{row.id}/", {"q": short, "page": short}),
                        ("add/", {"replaces": short}), ("", {"removed": short})):  # fmt: skip
        assert client.get(f"{at}{path}", query).status_code < 500
    assert client.get(at).status_code == 200


def test_a_stranger_gets_nowhere_with_any_of_it(cast, stated):
    before = Citation.objects.count()
    for form, posts in FORMS.items():
        for fields in posts:
            assert cast.client(cast.stranger).post(cast.url(form), fields).status_code == 404
    assert Citation.objects.count() == before
