"""Requests that are no requests: too much, in pieces, of the wrong kind, by the wrong way; one sentence each, nothing done."""

import pytest
from django.test import Client

from groundplan.web.accounts.models import Person
from groundplan.web.workbooks.models import LogEntry

BOUNDARY = "multipart/form-data; boundary=zq"
PART = b'--zq\r\nContent-Disposition: form-data; name="all/name"\r\n\r\ntext'

BODIES = {
    "a form without its end": (BOUNDARY, PART),
    "a form without a boundary": ("multipart/form-data", PART),
    "a boundary of a thousand signs": (f"multipart/form-data; boundary={'b' * 1_000}", PART),
    "a part without a name": (BOUNDARY, b"--zq\r\nContent-Disposition: form-data\r\n\r\nx\r\n--zq--\r\n"),
    "a part that claims base64": (
        BOUNDARY,
        b'--zq\r\nContent-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n--zq--\r\n',
    ),
    "a file of no size that is told": (
        BOUNDARY,
        b'--zq\r\nContent-Disposition: form-data; name="all/photo/file/file"; filename="a"\r\nContent-Length: -5\r\n\r\n\r\n--zq--',
    ),
    "headers of a part without end": (BOUNDARY, b"--zq\r\n" + b"X-A: b\r\n" * 20_000),
    "JSON": ("application/json", b'{"all/name": "text"}'),
    "JSON in JSON in JSON": ("application/json", b"[" * 200_000),
    "XML with entities": ("application/xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    "plain text": ("text/plain", b"all/name=text"),
    "noise": ("application/octet-stream", bytes(range(256)) * 100),
    "no kind at all": ("", b"all/name=text"),
    "a kind that is none": ("a/b/c; =; charset", b"all/name=text"),
    "letters that are none": ("application/x-www-form-urlencoded", b"all/name=%ff%fe%00&%zz=%u1234&=&&&;"),
    "twenty-one thousand fields": (
        "application/x-www-form-urlencoded",
        b"&".join(b"f%d=1" % at for at in range(21_000)),
    ),
    "nine megabytes": ("application/x-www-form-urlencoded", b"all/name=" + b"x" * 9_000_000),
}


@pytest.mark.parametrize("what", BODIES)
def test_what_is_no_form_changes_nothing(cast, what):
    kind, body = BODIES[what]
    before = LogEntry.objects.count()
    for careful in (True, False):
        client = Client(enforce_csrf_checks=careful)
        client.force_login(cast.owner)
        for path in (
            cast.url("sheet/all/"),
            cast.url("settings/"),
            cast.url("words/all/"),
            "/account/sign-in/",
            "/leave/x",
        ):
            response = client.generic("POST", path, body, content_type=kind)
            assert 200 <= response.status_code < 500, (path, response.status_code)
            assert "default-src 'none'" in response["Content-Security-Policy"]
            if careful:
                assert response.status_code in (400, 403, 404, 413), path
    assert LogEntry.objects.count() == before
    assert cast.answers().get("name") is None


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b"[" * 100_000, b'{"a":' * 50_000, b"1" * 5_000, b'"\\ud800"', b"{", b"NaN"]
)
def test_a_command_that_is_none_is_refused(db, settings, body):
    settings.GROUNDPLAN_CONTROL_SECRET = "s3cret"
    response = Client().generic(
        "POST", "/control/link", body, content_type="application/json", headers={"authorization": "Bearer s3cret"}
    )
    assert response.status_code in (200, 400, 404, 422)


METHODS = ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "GETS", "x" * 300]


@pytest.mark.parametrize("method", METHODS)
def test_no_other_method_reaches_a_page(cast, method):
    client = cast.client(cast.owner)
    before = LogEntry.objects.count()
    for path in ("", "plan/", "sheet/all/", "settings/", "words/all/", "comments/", "download/", "shelf/"):
        assert client.generic(method, cast.url(path)).status_code == 405, path
    assert LogEntry.objects.count() == before


def test_a_method_in_a_header_or_a_field_is_not_believed(cast):
    client = cast.client(cast.owner)
    for header in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        assert client.get(cast.url("sheet/all/"), headers={header: "POST"}).status_code == 200
        assert client.post(cast.url("plan/"), {"_method": "DELETE"}, headers={header: "DELETE"}).status_code in (
            405,
            422,
        )


def test_fields_given_twice_or_in_the_wrong_place_change_nothing(cast, form_on):
    client = cast.client(cast.owner)
    form = form_on(client, cast.url("sheet/all/"))
    response = client.post(
        cast.url("sheet/all/") + "?all/name=from+the+address&edit=other", {**form.fields, "all/mission": "ours"}
    )
    assert response.status_code == 302
    assert cast.answers().get("mission") == "ours"
    assert cast.answers().get("name") is None
    form = form_on(client, cast.url("sheet/all/"))
    fields = {**form.fields, "revision": ["none", form.fields["revision"][0]], "all/name": ["one", "two"]}
    assert client.post(form.action, fields).status_code < 500
    assert cast.answers().get("name") in ("one", "two", None)


def test_an_origin_gives_no_right(cast):
    client = Client(enforce_csrf_checks=True)
    for origin in ("null", "http://testserver", "https://evil.example", "file://"):
        headers = {"origin": origin}
        assert client.get(cast.url("plan/"), headers=headers).status_code == 404
        assert client.post(cast.url("sheet/all/"), {}, headers=headers).status_code == 403
    assert "Access-Control-Allow-Origin" not in client.options("/", headers={"origin": "null"})


WAYS_OUT = [
    "../secret",
    "..%2fsecret",
    "%2e%2e/%2e%2e/secret",
    "..%252f..%252fsecret",
    "....//secret",
    "..\\secret",
    "%5c..%5csecret",
    "/etc/passwd",
    "//etc/passwd",
    "%00/secret",
    "a%00.png",
    ".git/config",
    "web/../../settings.py",
    "file:///etc/passwd",
    "C:/windows/win.ini",
    "%c0%ae%c0%ae/secret",
    "x" * 5_000,
]


@pytest.mark.parametrize("way", WAYS_OUT, ids=range(len(WAYS_OUT)))
def test_no_path_leads_out_of_what_is_served(cast, way, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    (tmp_path / "uploads").mkdir()
    (tmp_path / "secret").write_text("the key")
    client = cast.client(cast.owner)
    for front in (
        "/static/",
        "/static/web/",
        cast.url("media/"),
        cast.url("picture/"),
        cast.url("read/"),
        cast.url("download/"),
    ):
        response = client.get(front + way)
        assert response.status_code in (301, 302, 400, 404, 422), (front, way)
        assert b"the key" not in response.content
        assert b"root:" not in response.content


def test_cookies_and_headers_of_any_kind_are_no_accident(cast, settings):
    for value in (
        "",
        "x" * 60_000,
        "\x7f",
        "é".encode().decode("latin-1"),
        '"; path=/',
        "a=b; " * 5_000,
        "../../x",
        "{{7*7}}",
    ):
        client = Client()
        for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.GROUNDPLAN_HERE_COOKIE):
            client.cookies[name] = value
        assert client.get(cast.url("plan/")).status_code in (302, 404)
        for header in ("accept", "accept-language", "referer", "user-agent", "x-request-id", "if-none-match", "range"):
            assert Client().get("/about/", headers={header: value}).status_code == 200, header


def test_a_stranger_does_nothing_by_any_of_these_ways(cast):
    client = cast.client(cast.stranger)
    people = Person.objects.count()
    for kind, body in BODIES.values():
        assert client.generic("POST", cast.url("settings/"), body, content_type=kind).status_code in (
            400,
            404,
            413,
            422,
        )
    assert Person.objects.count() == people
    assert LogEntry.objects.count() == 0
