"""What changes about how somebody signs in stands in the list of her library, and of no other."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.test import Client

from groundplan.web.accounts.actions import give_sign_in
from groundplan.web.audit.models import Entry
from groundplan.web.audit.queries import lines
from groundplan.web.home.actions import set_up
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Workbook

OLD, NEW = "three words in a row", "another four short words"


def told(library):
    return [f"{line.who} {line.what}" for line in lines(library)[0]]


def test_a_new_password_is_put_down(cast):
    give_sign_in(cast.member, "bo.reed", OLD)
    client = Client()
    client.post("/account/sign-in/", {"login": "bo.reed", "password": OLD})
    client.post("/account/password/", {"oldpassword": OLD, "password1": NEW, "password2": NEW})
    assert "Bo changed the password" in told(cast.workbook.library_id)
    assert NEW not in str(list(Entry.objects.values_list("facts", flat=True)))


@pytest.mark.parametrize(("kind", "name"), [("totp", "an app for codes"), ("webauthn", "a passkey")])
def test_a_step_that_comes_or_goes_is_put_down(cast, kind, name):
    step = Authenticator(user=cast.member, type=kind)
    for signal, deed in ((authenticator_added, "added"), (authenticator_removed, "removed")):
        signal.send(sender=Authenticator, request=None, user=cast.member, authenticator=step)
        assert any(f"Bo {deed} a second step" in line and name in line for line in told(cast.workbook.library_id))


def test_recovery_codes_are_no_step_of_their_own(cast):
    codes = RecoveryCodes.activate(cast.member).instance
    authenticator_added.send(sender=Authenticator, request=None, user=cast.member, authenticator=codes)
    assert not any("second step" in line for line in told(cast.workbook.library_id))


def test_another_librarys_list_says_nothing_of_it(cast):
    _person, workbook = set_up("Hal", Opening("Hill Library", "", True, date(2027, 1, 1)), "small")
    step = Authenticator(user=cast.member, type="totp")
    authenticator_added.send(sender=Authenticator, request=None, user=cast.member, authenticator=step)
    assert not any("Bo" in line for line in told(Workbook.objects.get(id=workbook).library_id))
