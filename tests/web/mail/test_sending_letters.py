"""Letters go out after the commit, by a real mail server in the test; what was sent is forgotten, what was not is kept."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from groundplan.web import settings as base
from groundplan.web.environment import SettingError, mail
from groundplan.web.jobs.models import Job, State
from groundplan.web.jobs.runner import run_due
from groundplan.web.mail.actions import NoMailAddressError, forget_unsent, send
from groundplan.web.mail.models import Letter
from groundplan.web.mail.server import MailServerError, mail_server
from groundplan.web.writing import write
from ports import free_port
from postbox import postbox

FROM = "groundplan@library.example"


@pytest.fixture
def post(db, settings):
    with postbox() as (box, address):
        settings.GROUNDPLAN_MAIL = mail_server(address, FROM)
        yield box


def put_in(to="ana@library.example", subject="Good news", text="It is here.\n"):
    return write(lambda: send(to, subject, text))


def test_a_letter_goes_out_once_and_is_forgotten(post):
    put_in(text="Grüße, 図書館 😀\n.\nA dot alone ends nothing.\n")
    assert post.letters == [], "not before the commit, and not by the one who asked"
    run_due()
    (letter,) = post.letters
    assert (letter["To"], letter["From"], letter["Subject"]) == (
        "ana@library.example",
        f"Groundplan <{FROM}>",
        "Good news",
    )
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content().replace("\r\n", "\n") == "Grüße, 図書館 😀\n.\nA dot alone ends nothing.\n"
    assert not Letter.objects.exists()
    Job.objects.filter(kind="send-mail").update(state=State.WAITING)
    run_due()
    assert len(post.letters) == 1


def test_a_letter_that_was_asked_for_says_to_mailboxes_how_to_end_it(post):
    write(lambda: send("ana@library.example", "Steps", "Due", way_out=f"https://plan.example.org/{'x' * 100}/"))
    put_in()
    run_due()
    ended, plain = sorted(post.letters, key=lambda letter: letter["Subject"] != "Steps")
    assert ended["List-Unsubscribe"] == f"<https://plan.example.org/{'x' * 100}/>"
    assert ended["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "List-Unsubscribe" not in plain


def test_what_is_undone_is_not_sent(post):
    def deed():
        send("ana@library.example", "Never", "Never")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write(deed)
    run_due()
    assert post.letters == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Hello\r\nBcc: eve@evil.example\r\n\r\nBuy", "Hello Bcc: eve@evil.example Buy"),
        ("a\x00b\u2028c", "a b c"),
        ("x" * 10_000, "x" * 149 + "…"),
        ("  مرحبا  ", "مرحبا"),
        ("", ""),
    ],
)
def test_a_subject_is_one_line_whatever_is_in_it(post, given, kept):
    put_in(subject=given)
    run_due()
    (letter,) = post.letters
    assert (letter["Subject"] or "") == kept
    assert letter["Bcc"] is None
    assert letter["To"] == "ana@library.example"


@pytest.mark.parametrize(
    "to",
    [
        "",
        "ana",
        "ana@x.example\nBcc: eve@evil.example",
        "a@b@c",
        "ana@x.example, eve@evil.example",
        "x" * 300 + "@x.example",
    ],
)
def test_what_is_no_address_is_refused(post, to):
    with pytest.raises(NoMailAddressError, match="is no e-mail address"):
        put_in(to=to)
    assert not Letter.objects.exists()


def test_without_a_server_nothing_is_put_down(db, settings):
    settings.GROUNDPLAN_MAIL = None
    assert put_in() is None
    assert not Letter.objects.exists()
    assert not Job.objects.exists()


def test_a_dead_server_is_tried_again(post, settings):
    there = settings.GROUNDPLAN_MAIL
    settings.GROUNDPLAN_MAIL = mail_server(f"smtp+plain://127.0.0.1:{free_port()}", FROM)
    put_in()
    run_due()
    job = Job.objects.get(kind="send-mail")
    assert job.state == State.WAITING
    assert "cannot be reached at port" in job.error
    assert "ana@library.example" not in job.error
    assert Letter.objects.count() == 1
    settings.GROUNDPLAN_MAIL = there
    Job.objects.update(due=timezone.now())
    run_due()
    assert len(post.letters) == 1
    assert not Letter.objects.exists()


def test_a_refused_receiver_is_told_without_her_address(post):
    post.refuse = "550 no such mailbox: ana@library.example"
    put_in()
    run_due()
    assert "refused the receiver" in Job.objects.get(kind="send-mail").error
    assert "ana" not in Job.objects.get(kind="send-mail").error


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_the_right_password_is_taken_and_a_wrong_one_is_told(db, settings):
    with postbox("s3cret: @/") as (box, address):
        place = address.removeprefix("smtp+plain://")
        settings.GROUNDPLAN_MAIL = mail_server(f"smtp+plain://us:s3cret%3A%20%40%2F@{place}", FROM)
        put_in()
        run_due()
        assert len(box.letters) == 1
        with (
            pytest.raises(MailServerError, match="does not take the name and the password"),
            mail_server(f"smtp+plain://us:wrong@{place}", FROM).opened(),
        ):
            pass


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_that_does_not_encrypt_gets_no_letter_unless_it_is_said_to_be_plain(post, settings, scheme):
    settings.GROUNDPLAN_MAIL = mail_server(f"{scheme}://127.0.0.1:{settings.GROUNDPLAN_MAIL.port}", FROM)
    put_in()
    run_due()
    assert post.letters == []
    assert Letter.objects.count() == 1


def test_what_could_not_be_sent_for_a_week_is_forgotten(post):
    put_in()
    forget_unsent({})
    assert Letter.objects.count() == 1
    Letter.objects.update(made=timezone.now() - timedelta(days=8))
    forget_unsent({})
    assert not Letter.objects.exists()
    run_due()
    assert post.letters == []


def test_a_librarys_own_mail_goes_the_same_way(post, settings):
    assert base.EMAIL_BACKEND == "groundplan.web.mail.backend.Outbox"
    settings.EMAIL_BACKEND = base.EMAIL_BACKEND  # the tests of Django put their own in
    EmailMessage("A subject", "A text", "evil@evil.example", ["ana@library.example", "bo@library.example"]).send()
    run_due()
    assert sorted(letter["To"] for letter in post.letters) == ["ana@library.example", "bo@library.example"]
    assert {letter["From"] for letter in post.letters} == {f"Groundplan <{FROM}>"}


@pytest.mark.parametrize(
    ("address", "sender", "told"),
    [
        ("smtp://us:s3cret@", FROM, "GROUNDPLAN_MAIL is"),
        ("http://mail.example", FROM, "GROUNDPLAN_MAIL is"),
        ("smtp://us:s3cret@mail.example:x", FROM, "GROUNDPLAN_MAIL is"),
        ("smtp://us:s3cret@mail.example", "", "GROUNDPLAN_MAIL_FROM is"),
        ("file:/no/such/file", FROM, "a file that can be read"),
    ],
)
def test_a_setting_that_cannot_be_understood_is_told_without_the_password(monkeypatch, address, sender, told):
    monkeypatch.setenv("GROUNDPLAN_MAIL", address)
    monkeypatch.setenv("GROUNDPLAN_MAIL_FROM", sender)
    with pytest.raises(SettingError, match=told) as error:
        mail("GROUNDPLAN_MAIL", "GROUNDPLAN_MAIL_FROM")
    assert "s3cret" not in error.value.sentence


def test_a_setting_may_name_a_file(monkeypatch, tmp_path):
    (tmp_path / "mail").write_text("smtps://us:s3cret@mail.example\n")
    monkeypatch.setenv("GROUNDPLAN_MAIL", f"file:{tmp_path / 'mail'}")
    monkeypatch.setenv("GROUNDPLAN_MAIL_FROM", FROM)
    found = mail("GROUNDPLAN_MAIL", "GROUNDPLAN_MAIL_FROM")
    assert (found.host, found.port, found.password) == ("mail.example", 465, "s3cret")
