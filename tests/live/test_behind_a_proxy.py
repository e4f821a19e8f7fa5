"""A server for many, as a city runs it: nginx with the example from deploy/ speaks HTTPS before a real Groundplan."""

import re
import shutil
import socket
import ssl
import subprocess
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from sheets import answers, hidden

from ports import free_port
from serving import serving, signed_in, token, wait_until

EXAMPLE = Path(__file__).parents[2] / "deploy" / "nginx.conf"
NAME = "plan.example.org"
PASSWORD = "four quiet readers wait"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
OPENSSL = shutil.which("openssl")

pytestmark = pytest.mark.skipif(not (NGINX and OPENSSL), reason="nginx or openssl is not installed here")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """One that signs itself, for the name in the example."""
    folder = tmp_path_factory.mktemp("certificate")
    command = [OPENSSL, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    named = ["-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    subprocess.run(
        [*command, *named, "-out", "plan.pem", "-keyout", "plan.key"], cwd=folder, check=True, capture_output=True
    )
    return folder


def example(certificate, server, http, https):
    """The example as it stands, with the ports and files of this test in place of the city's."""
    text = EXAMPLE.read_text(encoding="utf-8")
    text = re.sub(r"^\s*listen \[::\].*\n", "", text, flags=re.MULTILINE)
    for found, instead in (
        ("listen 80;", f"listen 127.0.0.1:{http};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{https} ssl"),
        ("server 127.0.0.1:8000;", f"server {server.url.removeprefix('http://')};"),
        ("/etc/ssl/certs/plan.example.org.pem", f"{certificate}/plan.pem"),
        ("/etc/ssl/private/plan.example.org.key", f"{certificate}/plan.key"),
    ):
        assert text.count(found) == 1, found
        text = text.replace(found, instead)
    return text


@contextmanager
def nginx(folder, certificate, server):
    """nginx in the foreground, writing into its folder only."""
    http, https = free_port(), free_port()
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    config = folder / "nginx.conf"
    config.write_text(
        f"daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log {folder}/error.log warn;\n"
        f"events {{}}\nhttp {{\n{places}\n{example(certificate, server, http, https)}\n}}\n",
        encoding="utf-8",
    )
    process = subprocess.Popen([NGINX, "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(config)])
    try:
        wait_until(lambda: process.poll() is not None or answers_at(https))
        assert process.poll() is None, (folder / "error.log").read_text("utf-8")
        yield SimpleNamespace(http=http, https=https, errors=folder / "error.log")
    finally:
        process.terminate()
        process.wait(30)


def answers_at(port):
    with socket.socket() as sock:
        return sock.connect_ex(("127.0.0.1", port)) == 0


class Through(httpx.HTTPTransport):
    """Whoever asks for the city's name comes to the proxy of this test."""

    def __init__(self, proxy, certificate):
        super().__init__(verify=ssl.create_default_context(cafile=str(certificate / "plan.pem")))
        self.proxy = proxy

    def handle_request(self, request):
        """The name goes along in the request and in the line's certificate; only the address is another."""
        port = self.proxy.https if request.url.scheme == "https" else self.proxy.http
        there = request.url.copy_with(host="127.0.0.1", port=port)
        named = {**request.extensions, "sni_hostname": request.url.host}
        return super().handle_request(
            httpx.Request(request.method, there, headers=request.headers, stream=request.stream, extensions=named)
        )


def browser(proxy, certificate):
    return httpx.Client(
        base_url=f"https://{NAME}", transport=Through(proxy, certificate), follow_redirects=True, timeout=30
    )


@pytest.fixture
def city(tmp_path, certificate):
    """A running server behind nginx, and Ana, who made her sign-in on the server itself."""
    home = tmp_path / "an installation"
    with serving(home, GROUNDPLAN_HOSTS=NAME, GROUNDPLAN_PROXY="127.0.0.1") as server:
        client, workbook = signed_in(server)
        page = client.get("/account/")
        fields = {"handle": "ana", "password": PASSWORD, "csrfmiddlewaretoken": token(page.text)}
        assert client.post("/account/own/", data=fields).status_code == 200
        client.close()
        (tmp_path / "nginx").mkdir()
        with nginx(tmp_path / "nginx", certificate, server) as proxy:
            yield SimpleNamespace(home=home, proxy=proxy, workbook=workbook, certificate=certificate)


def sign_in(client, next_page):
    page = client.get("/account/sign-in/", params={"next": next_page})
    fields = {"login": "ana", "password": PASSWORD, "csrfmiddlewaretoken": token(page.text)}
    fields["next"] = next_page
    page = client.post("/account/sign-in/", data=fields, headers={"referer": f"https://{NAME}/account/sign-in/"})
    assert page.url.path == next_page, page.text
    return page


def test_somebody_signs_in_and_saves_an_answer_through_it(city):
    with browser(city.proxy, city.certificate) as client:
        sheet = f"{city.workbook}sheet/look-back/"
        page = sign_in(client, sheet)
        assert "Signed in as" in page.text
        form = {
            "edit": "through-nginx",
            "revision": hidden(page.text, "revision"),
            "csrfmiddlewaretoken": token(page.text),
        }
        where = {"referer": f"https://{NAME}{sheet}", "accept": "application/json"}
        saved = client.post(sheet, data={**form, "look-back/keep/one": "The reading garden"}, headers=where)
        assert saved.json()["saved"] is True
    assert [item["text"] for item in answers(city.home)["keep"]] == ["The reading garden"]
    assert city.proxy.errors.read_text("utf-8") == ""


def test_what_goes_back_is_private_and_only_over_https(city):
    with browser(city.proxy, city.certificate) as client:
        sign_in(client, city.workbook)
        assert {cookie.secure for cookie in client.cookies.jar} == {True}
        answer = client.get(city.workbook)
        assert answer.headers["strict-transport-security"].startswith("max-age=")
        assert answer.headers["cache-control"] == "no-store, private"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["server"] == "nginx"
        assert "content-encoding" not in answer.headers


def test_whoever_comes_over_http_is_sent_to_https_before_anything_is_asked(city):
    with browser(city.proxy, city.certificate) as client:
        answer = client.get(f"http://{NAME}/account/sign-in/?next=/w/", follow_redirects=False)
    assert answer.status_code == 301
    assert answer.headers["location"] == f"https://{NAME}/account/sign-in/?next=/w/"
    assert "set-cookie" not in answer.headers


def test_a_stranger_finds_nothing_and_another_name_leads_nowhere(city):
    with browser(city.proxy, city.certificate) as client:
        assert client.get(city.workbook).status_code == 404
        elsewhere = client.get("/", headers={"host": "elsewhere.example.org"})
        assert elsewhere.status_code == 400


def test_whoever_sends_too_much_reads_groundplans_sentence(city):
    """Not the proxy's number: its limit lies a little above."""
    with browser(city.proxy, city.certificate) as client:
        sign_in(client, city.workbook)
        much = b"x" * (16 * 1024 * 1024 + 1000)
        answer = client.post(f"{city.workbook}sheet/look-back/", content=much)
        assert answer.status_code == 413
        assert "nginx" not in answer.text
