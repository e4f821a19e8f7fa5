"""Pictures in a store that speaks S3, over real HTTP: put there, shown, backed up, restored; and the store away."""

import io
import json
import os
from contextlib import contextmanager
from pathlib import Path

import boto3
import httpx
import pytest
from moto.server import ThreadedMotoServer
from PIL import Image
from sheets import hidden

from serving import run, serving, settle, token, wait_until

TOOLKIT = Path(__file__).parents[1] / "web" / "toolkit"
KEYS = {"AWS_ACCESS_KEY_ID": "the-key", "AWS_SECRET_ACCESS_KEY": "the-secret", "AWS_DEFAULT_REGION": "eu-central-1"}


class Store:
    """A server that speaks S3, with two buckets."""

    def __init__(self):
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self._server.start()
        self.url = "http://{}:{}".format(*self._server.get_host_and_port())
        self._client = boto3.client(
            "s3", endpoint_url=self.url, region_name=KEYS["AWS_DEFAULT_REGION"],
            aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"], aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        )  # fmt: skip
        # What an earlier test put there lies in this process.
        httpx.post(f"{self.url}/moto-api/reset").raise_for_status()
        for bucket in ("pictures", "elsewhere"):
            place = {"LocationConstraint": KEYS["AWS_DEFAULT_REGION"]}
            self._client.create_bucket(Bucket=bucket, CreateBucketConfiguration=place)

    def settings(self, place):
        return {"GROUNDPLAN_UPLOADS": place, "AWS_ENDPOINT_URL": self.url, **KEYS}

    def files(self, bucket):
        found = self._client.list_objects_v2(Bucket=bucket).get("Contents", [])
        return {each["Key"]: self._client.get_object(Bucket=bucket, Key=each["Key"])["Body"].read() for each in found}

    def stop(self):
        if self._server:
            self._server.stop()
        self._server = None


@contextmanager
def running_store():
    store = Store()
    try:
        yield store
    finally:
        store.stop()


@pytest.fixture
def store(monkeypatch):
    # What the account that runs the tests has set up for itself is no matter here.
    for name in [each for each in os.environ if each.startswith("AWS_")]:
        monkeypatch.delenv(name)
    with running_store() as store:
        yield store


def picture():
    drawn = io.BytesIO()
    Image.new("RGB", (30, 20), "teal").save(drawn, "PNG")
    return drawn.getvalue()


def workbook_in(home):
    """A workbook whose worksheet asks for a picture."""
    assert run(settle(home), "toolkit", "publish", str(TOOLKIT)).returncode == 0
    wish = ("--library", "Mill River", "--department", "Teens", "--person", "Ana", "--toolkit", "small", "--json")
    return json.loads(run(home, "workbook", "new", *wish).stdout)["workbook"]


@contextmanager
def at_work(home, **settings):
    """A server, and a client that came in by its link."""
    with serving(home, **settings) as server, httpx.Client(base_url=server.url, timeout=60) as client:
        assert client.get(server.entrance).status_code == 302
        yield client


def send_picture(client, workbook):
    page = client.get(f"/w/{workbook}/sheet/all/").text
    fields = {"edit": "edit-picture", "revision": hidden(page, "revision"), "csrfmiddlewaretoken": token(page)}
    return client.post(
        f"/w/{workbook}/sheet/all/",
        data={**fields, "all/name": "typed beside it"},
        files={"all/photo/file/file": ("a.png", picture(), "image/png")},
    )


def shown_picture(client, workbook):
    """The picture as the page shows it."""
    page = client.get(f"/w/{workbook}/sheet/all/").text
    address = page.split(f'src="/w/{workbook}/picture/')[1].split('"')[0]
    return client.get(f"/w/{workbook}/picture/{address}")


def test_a_document_is_kept_in_the_store_read_from_there_and_handed_out(tmp_path, store):
    home = tmp_path / "an installation"
    words = b"Our mission\n\nWe bring people together.\n"
    workbook_in(home)
    with at_work(home, **store.settings("s3://pictures")) as client:
        library = json.loads(run(home, "library", "list", "--json").stdout)["libraries"][0]["library"]
        there = f"/library/{library}/sources/"
        page = client.get(f"{there}add/").text
        fields = {"deed": "files", "edit": "edit-document", "csrfmiddlewaretoken": token(page)}
        added = client.post(f"{there}add/", data=fields, files={"file": ("plan.txt", words, "text/plain")})
        document = added.headers.get("location") or added.url.path
        wait_until(lambda: "We bring people together." in client.get(document).text)
        assert client.get(f"{document}file").content == words
    ((name, kept),) = store.files("pictures").items()
    assert name.startswith(f"sources/{library}/")
    assert kept == words


def test_a_picture_is_kept_in_the_store_shown_and_restored_into_another(tmp_path, store):
    home, there = tmp_path / "home", tmp_path / "there"
    workbook = workbook_in(home)
    with at_work(home, **store.settings("s3://pictures/some/prefix")) as client:
        assert send_picture(client, workbook).status_code == 302
        seen = shown_picture(client, workbook)
        assert (seen.status_code, seen.headers["content-type"]) == (200, "image/png")
        told = run(home, "backup", str(tmp_path / "all.zip"), "--json", **store.settings("s3://pictures/some/prefix"))
        assert (json.loads(told.stdout)["pictures"], json.loads(told.stdout)["pictures_missing"]) == (1, 0)
        # Who is not signed in gets nothing of it.
        assert httpx.get(str(seen.url)).status_code == 404
    ((name, kept),) = store.files("pictures").items()
    assert name.startswith(f"some/prefix/{workbook}/")
    assert kept == seen.content
    assert not (home / "uploads").exists()
    elsewhere = store.settings("s3://elsewhere")
    done = run(there, "restore", str(tmp_path / "all.zip"), **elsewhere)
    assert (done.returncode, done.stderr) == (0, "")
    assert store.files("elsewhere") == {name.removeprefix("some/prefix/"): kept}
    with at_work(there, **elsewhere) as client:
        assert shown_picture(client, workbook).content == kept
    # And back to a folder.
    folder = tmp_path / "folder"
    assert run(folder, "restore", str(tmp_path / "all.zip")).returncode == 0
    assert (folder / "uploads" / name.removeprefix("some/prefix/")).read_bytes() == kept


def test_a_store_that_is_away_is_told_and_what_was_typed_is_shown(tmp_path, store):
    workbook = workbook_in(tmp_path)
    with at_work(tmp_path, **store.settings("s3://pictures")) as client:
        store.stop()
        told = send_picture(client, workbook)
        assert told.status_code == 503
        assert "The store in which files are kept does not answer as it should" in told.text
        assert "typed beside it" in told.text
        assert "s3://" not in told.text
        assert "pictures/" not in told.text
        # Everything else goes on.
        page = client.get(f"/w/{workbook}/sheet/all/").text
        fields = {"edit": "edit-later", "revision": hidden(page, "revision"), "csrfmiddlewaretoken": token(page)}
        saved = client.post(f"/w/{workbook}/sheet/all/", data={**fields, "all/name": "without a picture"})
        assert saved.status_code == 302


def test_a_bucket_that_is_not_there_is_told_and_nothing_is_restored(tmp_path, store):
    home, there = tmp_path / "home", tmp_path / "there"
    workbook = workbook_in(home)
    with at_work(home, **store.settings("s3://pictures")) as client:
        send_picture(client, workbook)
        assert run(home, "backup", str(tmp_path / "all.zip")).returncode == 0
    done = run(there, "restore", str(tmp_path / "all.zip"), **store.settings("s3://no-such-bucket"))
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "does not answer as it should, so nothing was done" in line
    assert run(there, "restore", str(tmp_path / "all.zip"), **store.settings("s3://elsewhere")).returncode == 0


@pytest.mark.parametrize(
    "told", ["s3:/pictures", "s3://", "gs://pictures", "/srv/pictures", "s3://Pictures", "s3://a?b"]
)
def test_a_place_that_is_none_is_told_in_one_line(tmp_path, told):
    done = run(tmp_path, "workbook", "list", GROUNDPLAN_UPLOADS=told)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"GROUNDPLAN_UPLOADS names {told}, where no pictures can be kept")
