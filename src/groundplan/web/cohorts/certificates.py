"""A record of learning as a certificate and as a transcript."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundplan.publish.certificates import Record, certificate_outline
from groundplan.publish.table import table
from groundplan.web.cohorts.models import Credit, Unit
from groundplan.web.turns import pause


def amount_of(credit: Credit) -> str:
    """How much, in words: "1.5 hours"."""
    number = f"{credit.amount:f}".rstrip("0").rstrip(".") if "." in f"{credit.amount:f}" else f"{credit.amount:f}"
    # Whole numbers have a form of their own in many languages; parts of them take the one for many.
    n = int(credit.amount) if credit.amount == int(credit.amount) else 2
    if credit.unit == Unit.HOURS:
        return ngettext("{n} hour", "{n} hours", n).format(n=number)
    if credit.unit == Unit.CREDITS:
        return ngettext("{n} credit", "{n} credits", n).format(n=number)
    return ngettext("{n} CEU", "{n} CEUs", n).format(n=number)


def certificate(credit: Credit, *, language: str, paper: str) -> bytes:
    """The certificate as a tagged PDF."""
    from groundplan.publish import pdf

    record = Record(
        name=credit.name,
        library=credit.library.name,
        event=credit.event,
        sponsor=credit.sponsor,
        day=credit.day,
        title=credit.title,
        presenter=credit.presenter,
        amount=amount_of(credit),
        category=credit.category,
        supervisor=credit.supervisor,
        confirmed=credit.confirmed,
    )
    with pause():
        return pdf.write(certificate_outline(record, language=language, paper=paper))


def file_name(credit: Credit) -> str:
    """A plain name for the certificate's file."""
    parts = [slugify(credit.name)[:40], slugify(credit.event)[:40], credit.day.isoformat()]
    return "-".join(filter(None, ("certificate", *parts))) + ".pdf"


def transcript(records: Iterable[Credit]) -> bytes:
    """A record of learning as a table (CSV in UTF-8 with its mark, so that spreadsheets read it): a line a record."""
    heads = (
        _("Participant"), _("Library"), _("Event"), _("Title"), _("Sponsor"), _("Presenter"), _("Date"), _("How many"),
        _("Of what"), _("Category"), _("Confirmed by"), _("Confirmed on"),
    )  # fmt: skip
    lines = [
        (
            each.name, each.library.name, each.event, each.title, each.sponsor, each.presenter, each.day.isoformat(),
            f"{each.amount:f}", each.unit, each.category, each.supervisor,
            each.confirmed.isoformat() if each.confirmed else "",
        )
        for each in records
    ]  # fmt: skip
    return table([heads, *lines])
