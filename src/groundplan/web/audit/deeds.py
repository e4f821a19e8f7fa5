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
    "joined": _("joined with a link or code"),
    "account-deleted": _("deleted their account"),
    "data-taken": _("took their own data out"),
    "name-erased": _("erased the name {instead} from {count} answers and their history"),
    "right-given": _("gave {who} the right “{right}” on {what}"),
    "right-taken": _("took {who}’s right on {what} away"),
    "invited": _("invited {who} as “{right}” to {what}"),
    "invitation-withdrawn": _("took an invitation to {what} back"),
    "exported": _("downloaded {what} as {suffix}"),
    "backed-up": _("made a backup"),
    "cohort-opened": _("opened the cohort {what}"),
    "cohort-joined": _("joined the cohort {what}"),
    "cohort-left": _("left the cohort {what}"),
    "sheet-shared": _("shared the worksheet {what} with {who}"),
    "sheet-unshared": _("stopped sharing the worksheet {what} with {who}"),
}
