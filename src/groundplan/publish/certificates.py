"""The outline of a certificate: what state libraries ask for when somebody hands in hours of learning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from groundplan.dates import day
from groundplan.publish.outline import Block, Cell, Outline, Paragraph, Table, plain
from groundplan.words import words


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a record of learning; `amount` is in words with its unit ("6 hours"), `confirmed` the day on which
    a supervisor confirmed it, if one did."""

    name: str
    library: str
    event: str
    sponsor: str
    day: date
    title: str
    presenter: str
    amount: str
    category: str
    supervisor: str
    confirmed: date | None


def certificate_outline(record: Record, *, language: str, paper: str) -> Outline:
    """One page: who, what, and room for two signatures. What was not typed is left out, the signatures never."""
    say = words(language)
    facts = (
        (say("Participant"), record.name),
        (say("Library"), record.library),
        (say("Event"), record.event),
        (say("Title"), record.title),
        (say("Sponsor"), record.sponsor),
        (say("Presenter"), record.presenter),
        (say("Date"), day(record.day, language)),
        (say("Hours or credits"), record.amount),
        (say("Category"), record.category),
    )
    blocks: list[Block] = [
        Paragraph(plain(say("This certifies that the person named below took part in the following."))),
        Table(
            header=(say("What"), say("As recorded")),
            rows=tuple((Cell(plain(label)), Cell(plain(value))) for label, value in facts if value),
            row_headers=True,
            widths=(2, 5),
        ),
        *_signature(say("Facilitator’s signature and date")),
    ]
    if record.supervisor and record.confirmed:
        on = day(record.confirmed, language)
        told = say("Confirmed by the supervisor, {name}, on {day}.", name=record.supervisor, day=on)
        blocks.append(Paragraph(plain(told)))
    else:
        blocks += _signature(say("Supervisor’s confirmation: name, signature and date"))
    blocks.append(Paragraph(plain(say("Hours and credits were entered by the facilitator.")), "hint"))
    return Outline(
        title=say("Certificate of participation"),
        blocks=tuple(blocks),
        subtitle=record.event,
        author=record.sponsor or record.library,
        language=language,
        paper=paper,
    )


def _signature(label: str) -> list[Block]:
    return [Paragraph((), "blank", lines=1, keep=True), Paragraph(plain(label), "hint")]
