"""The deeds that are put down, each with its sentence. A room that does a new one adds its line here."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DEEDS: Mapping[str, Promise] = {
    "signed-in": _("signed in ({how})"),
    "signed-out": _("signed out"),
    "sign-in-failed": _("did not get in: the password or code for {who} was wrong"),
    "password-changed": _("changed the password"),
    "factor-added": _("added a second step to sign-in ({what})"),
    "factor-removed": _("removed a second step from sign-in ({what})"),
    "code-given": _("gave {who} a one-use code to choose a new password"),
    "joined": _("joined {what} as “{right}”, with a link or code from {who}"),
    "account-deleted": _("deleted their account"),
    "data-taken": _("took their own data out"),
    "name-erased": _("erased the name {instead} from {count} answers and their history"),
    "right-given": _("gave {who} the right “{right}” on {what}"),
    "right-taken": _("took {who}’s right on {what} away"),
    "invited": _("invited {who} as “{right}” to {what}"),
    "invitation-withdrawn": _("took an invitation to {what} back"),
    "admin-made": _("made {who} admin of the library"),
    "admin-unmade": _("ended that {who} is admin of the library"),
    "left": _("gave up the right “{right}” on {what}"),
    "removed": _("removed {who} from the library"),
    "put-back": _("gave {who} back what was taken away"),
    "handed-over": _("made {who} the owner of {what} in place of {before}"),
    "workbook-opened": _("started a workbook for {what}, owned by {who}"),
    "library-renamed": _("gave the library the name “{called}”"),
    "exported": _("downloaded “{document}” of {what} as {suffix}"),
    "source-added": _("added the document “{what}”"),
    "source-removed": _("removed the document “{what}”"),
    "source-deleted": _("deleted the document “{what}” for good"),
    "source-put-back": _("put the document “{what}” back"),
    "backed-up": _("made a backup"),
    "cohort-opened": _("opened the cohort {what}"),
    "cohort-joined": _("joined the cohort {what}"),
    "cohort-left": _("left the cohort {what}"),
    "sheet-shared": _("shared the worksheet {what} with {who}"),
    "sheet-unshared": _("stopped sharing the worksheet {what} with {who}"),
    "confirmation-asked": _("asked {who} to confirm {count} statements of {what}"),
    "confirmation-withdrawn": _("took the link back that asked {who} to confirm statements of {what}"),
    "confirmation-answered": _("answered a link that asks to confirm statements of {what}"),
}

# Facts that are words of ours, by the name of the fact: they are told in the reader's language.
WORDS: Mapping[str, Mapping[str, Promise]] = {
    "right": {
        "owner": _("owner"),
        "editor": _("may write"),
        "commenter": _("may comment"),
        "viewer": _("may read"),
        "admin": _("looks after the library"),
    },
    "how": {
        "password": _("with a password"),
        "second step": _("with a password and a second step"),
        "passkey": _("with a passkey"),
        "sign-on": _("through another sign-on"),
        "mail": _("with a code from a mail"),
        "link": _("with a link or code to join"),
        "this computer": _("at the computer itself"),
        "another way": _("in another way"),
    },
    "what": {"totp": _("an app for codes"), "webauthn": _("a passkey")},
    "document": {"plan": _("The plan"), "workbook": _("The whole workbook")},
}
