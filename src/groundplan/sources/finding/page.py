"""A page to be searched: a document's units with the labels among them, and what the document as a whole tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from groundplan.sources.finding.keepers import keeper_of
from groundplan.sources.finding.labels import Form, Label, heading, leading
from groundplan.sources.finding.levels import is_lower
from groundplan.sources.finding.lexicon import Lexicon, Role, words_of
from groundplan.sources.finding.lists import is_caption
from groundplan.sources.finding.names import section_of
from groundplan.sources.finding.offshoots import Offshoots
from groundplan.sources.finding.owners import (
    LIBRARY,
    LIBRARY_ITSELF,
    Owner,
    begins_with_library,
    is_menu,
    named_by,
    owner_in,
    owner_of,
    speaks_mostly_of_library,
    speaks_of_agency,
    speaks_of_no_library,
    subject_of,
)
from groundplan.sources.finding.parents import Parents
from groundplan.sources.finding.units import Span, Unit, word_count
from groundplan.sources.model import Kind, Reading, Style, Whose

BODY = 80
"""So many units after a label are looked at."""
_OPENING, _PARAGRAPH, _SEVERAL, _LINES_OF_TITLE = 40, 9, 3, 5
SURE = {Form.HEADING: 0.9, Form.INLINE: 0.9, Form.LOST: 0.75, Form.PROSE: 0.8, Form.AFTER: 0.5}
"""How sure a label makes us by how it stands to its statement."""


_BLANK = re.compile(r"\[[A-ZÁÉÍÓÚÑÇÄÖÜ][A-ZÁÉÍÓÚÑÇÄÖÜ '/-]{2,40}\]")
"""What a template leaves to be filled in: "[NAME OF LIBRARY]"."""
_OURS = (Role.OURS, Role.LIBRARY, Role.ASIDE)
_OF_YEARS = re.compile(
    r"\bplan\b[^.\n]{0,12}\b20\d\d ?[-–—/] ?(?:20)?\d\d\b|\b20\d\d ?[-–—/] ?(?:20)?\d\d plan\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Spans of one kind that belong together, such as the values of one list."""

    kind: Kind
    spans: tuple[Span, ...]
    owner: Owner
    sure: float
    label: str
    form: str
    at: int = -1
    """The place of its label among the units."""


def _names_priorities(label: Label) -> bool:
    return label.kinds == (Kind.PRIORITY,)


def _may_be_title(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.is_short and not is_caption(unit, lexicon) and not is_menu(words_of(unit.text, 20), lexicon)


def _names_plan(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a line is a plan's title, by its words or by the years that it is for: "Our Plan 2024-2028"."""
    words = words_of(unit.text, 20)
    if lexicon.plans.within(words) is not None or not _OF_YEARS.search(unit.text):
        return lexicon.plans.within(words) is not None
    # "Emergency Plan 2024–2026" is of something else than the library.
    at = next((at for at, word in enumerate(words) if word.fold == "plan"), 0)
    before = lexicon.labels.at(words, at - 1) if at else None
    return at == 0 or words[at - 1].fold.isdecimal() or (before is not None and before.role in _OURS)


def _is_subject(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a line says what its paper is about: "Subject: Adoption of the library's strategic plan"."""
    words = words_of(unit.text, 4)
    match = lexicon.subjects.at(words, 0) if words else None
    return match is not None and unit.text[words[match.length - 1].end :].lstrip()[:1] == ":"


class Page:
    """A document's units, their labels, and what its title and its words tell of it."""

    def __init__(self, units: Sequence[Unit], reading: Reading, lexicon: Lexicon) -> None:
        self.units, self.reading, self.lexicon = units, reading, lexicon
        self.text = reading.text
        self.labels = [heading(unit.text, lexicon) or leading(unit.text, lexicon) for unit in units]
        firsts = [unit for unit in units[:1] if _may_be_title(unit, lexicon)]
        # Some formats take their title from the first heading, though a line above it says more.
        named = "" if is_menu(words_of(reading.title, 20), lexicon) else reading.title
        self.title = " – ".join(dict.fromkeys(filter(None, (*(unit.text for unit in firsts), named))))
        heads = self._over_the_first_words()
        opening = [unit for unit in (*units[:3], *heads) if unit.is_short]
        opening += [unit for unit in units[:_OPENING] if _is_subject(unit, lexicon)]
        self.plan = next((unit for unit in opening if _names_plan(unit, lexicon)), None)
        self.of_library = speaks_mostly_of_library(self.text, lexicon)
        self.elsewhere = speaks_of_no_library(self.text, lexicon)
        self.agency = speaks_of_agency(self.title, self.text, lexicon)
        # The purpose of a policy, the goals of a programme: where a document is about one thing, weak labels are its.
        titled = words_of(self.title, 20)
        # "Our values guide us:" is no guide, and "Charting Our Course" no course.
        self.guide = not self.title.endswith(":") and any(
            lexicon.guides.at(titled, at) and not (at and titled[at - 1].fold == "our") for at in range(len(titled))
        )
        self.guide = self.guide or len(set(_BLANK.findall(self.text))) > 1
        self.business = lexicon.business.within(titled) is not None and lexicon.papers.within(titled) is None
        titles = (self.title, *(unit.text for unit in heads))
        first_label = next((place for place, label in enumerate(self.labels) if label), len(self.labels))
        self.keeper = keeper_of(self.title, units[: min(first_label, _OPENING)], lexicon)
        self.apart = any(lexicon.topics.within(words_of(title, 20)) for title in titles)
        kinds = {kind for label in self.labels if label for kind in label.kinds}
        # "Purpose", "Principles" and "Focus" together are no purpose of a paper.
        self.several = self.plan is not None and len(kinds) >= _SEVERAL
        self._drop_lower_labels()
        self._drop_labels_in_lists()
        self.captioned = self._labels_beneath()
        self.offshoots = Offshoots(units, self.text, lexicon)
        self.parents = Parents(self.title, units, self.text, lexicon)

    def _labels_beneath(self) -> set[int]:
        """Labels beneath what they label, as captions do: a quotation, "OUR MISSION", another, "OUR VISION"."""
        told = [at for at, unit in enumerate(self.units) if any(sign.isalpha() for sign in unit.text)]
        # Entries beside each other on one line are one quotation.
        places = [at for at in told if not at or self.units[at - 1].passage is not self.units[at].passage]
        heads = [at for at, place in enumerate(places) if (label := self.labels[place]) and label.form is Form.HEADING]
        run = list(takewhile(lambda at: (at - heads[0]) % 2 == 0 and at - heads[0] < 2 * len(heads), heads))
        if len(run) < 2 or run[0] == 0 or run != list(range(run[0], run[-1] + 1, 2)):
            return set()
        first, after = self.units[places[run[0] - 1]], places[run[-1] + 1 :]
        ends = not after or self.units[after[0]].style is Style.HEADING
        return {places[at] for at in run} if ends and first.text[:1] in '“"«„' else set()

    def _over_the_first_words(self) -> Sequence[Unit]:
        """The line over the first label or paragraph: a page's own heading, whatever menu stands above it."""
        for place, unit in enumerate(self.units[:_OPENING]):
            if self.labels[place] or word_count(unit.text) > _PARAGRAPH:
                return self.units[max(0, place - 1) : place]
        return ()

    def _drop_lower_labels(self) -> None:
        """ "Goals" that stands again and again beneath priorities labels the level beneath them."""
        strong = [
            place for place, label in enumerate(self.labels) if label and _names_priorities(label) and not label.weak
        ]
        if not strong:
            return
        times = Counter(unit.text.casefold() for unit in self.units if len(unit.text) < 40)
        for place, label in enumerate(self.labels):
            if label and label.weak and _names_priorities(label) and place > strong[0]:
                unit = self.units[place]
                if times[unit.text.casefold()] > 1 and is_lower(unit, self.lexicon):
                    self.labels[place] = None

    def _drop_labels_in_lists(self) -> None:
        """A row that stands alone beneath a label lists what it labels: "Integrity | Customer focus" under "Values"."""
        for row in self._lone_rows():
            over = self.labels[row[0] - 1] if row[0] else None
            if over and over.form is Form.HEADING:
                for place in row:
                    label = self.labels[place]
                    self.labels[place] = None if label and label.weak else label

    def _lone_rows(self) -> Iterator[list[int]]:
        """The places of each row that is no part of a table of several."""
        rows = [at for at, unit in enumerate(self.units) if unit.style is Style.ROW]
        for _before, places in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
            table = [at for _number, at in places]
            if len({self.units[at].row for at in table}) == 1:
                yield table

    def under_priorities(self, place: int) -> bool:
        """Whether a label for priorities stands before this place."""
        before = (label for label in self.labels[:place] if label and _names_priorities(label))
        return any(label.near or not label.weak for label in before)

    def run_of_headings(self, place: int) -> list[int]:
        """Places of labels that stand one after the other with nothing between them."""
        run = []
        while place < len(self.units):
            label = self.labels[place]
            if label is None or label.form is not Form.HEADING or self.units[place].style is Style.ITEM:
                break
            run.append(place)
            place += 1
        return run

    def body(self, place: int) -> Sequence[Unit]:
        """The units after a label, up to the next label."""
        last = place + 1
        section = section_of(self.units[place].text)
        while last < len(self.units) and last <= place + BODY:
            label = self.labels[last]
            if section and section_of(self.units[last].text) == section + 1:
                break
            if label and (label.form is Form.HEADING or not label.weak) and not self._same_list(place, last):
                break
            last += 1
        return self.units[place + 1 : last]

    def _same_list(self, place: int, later: int) -> bool:
        """Whether a label is only an entry of the list under another: a value called "Vision"."""
        unit = self.units[later]
        return unit.is_item and self.units[later - 1].is_item

    def line_before(self, place: int) -> Sequence[Unit]:
        """The units of the passage before this one."""
        first = place - 1
        while first > 0 and self.units[first - 1].passage is self.units[place - 1].passage:
            first -= 1
        return self.units[first:place]

    def item_at(self, place: int) -> bool:
        return place < len(self.units) and self.units[place].is_item

    def made(self, kind: Kind, spans: tuple[Span, ...], label: Label, unit: Unit, sure: float) -> Candidate:
        """A candidate: what its label labels, whose that is, and how sure both make us."""
        first = self.text[spans[0].start : spans[0].end]
        at = self.place_of(unit)
        owner = self._speaker(self._unless_librarys(kind, label, self._named(kind, first, label, unit, at), at))
        return Candidate(kind, spans, owner, self._sureness(label, sure), label.said, str(label.form), at)

    def _sureness(self, label: Label, sure: float) -> float:
        """How sure a label makes us on this page."""
        if label.weak:
            sure *= 0.85 if label.near else 0.6
            sure *= 0.4 if self.apart and not label.near else 1
        if self.business:
            # The minutes of a board name a mission; an advertisement may state it: "our mission is to …".
            ours = label.form is Form.PROSE or (label.form is Form.INLINE and label.near)
            sure *= 0.6 if ours and label.kinds[0] in (Kind.MISSION, Kind.VISION) and not label.weak else 0.3
        return sure

    def _named(self, kind: Kind, first: str, label: Label, unit: Unit, at: int) -> Owner:
        """Whom a label, its statement or what stands over it names."""
        single = kind in (Kind.MISSION, Kind.VISION)
        # A numbered section stands beside the one before it, and not beneath.
        alone = section_of(unit.text) <= 1
        owner = owner_of(
            # A priority or value that is called "Youth" belongs to no department.
            (label.said, subject_of(first) if single else ""),
            self._line_over(at) if alone else "",
            [*self.units[max(0, at - 10) : at]] if alone else [],
            ["" if unit.text in self.title else self.title, *unit.passage.heading],
            self.lexicon,
            of_library=self.of_library,
        )
        if owner_in(label.said, self.lexicon) or owner.evidence == "sample":
            return owner
        if owner.evidence == "other" and self._in_title(at) and owner.words == self._line_over(at):
            # Who heads the whole document does not head a label.
            owner = replace(owner, near=False)
        named = self.offshoots.owner(label.said, self.title) or (self.parents.owner(label.said) if single else None)
        return named or self._by_name(kind, first, owner)

    def _unless_librarys(self, kind: Kind, label: Label, owner: Owner, at: int) -> Owner:
        """The owner; the library, in its own plan or its agency's paper, where only a banner names somebody else."""
        banner = owner.evidence == "other" and not owner.near
        its_own = kind is Kind.PRIORITY or label.near or self._in_title(at)
        if banner and its_own and self._is_librarys_plan():
            return LIBRARY
        return replace(LIBRARY, words=owner.words) if owner.evidence == "agency" and self.agency else owner

    def _speaker(self, owner: Owner) -> Owner:
        """The owner, or the one who speaks in the whole document where nothing else is said than that it is ours."""
        if owner.whose is not Whose.LIBRARY:
            return owner
        if self.guide:
            return Owner(Whose.OTHER, self.title, "sample")
        if self.elsewhere:
            return Owner(Whose.OTHER, owner.words or self.title, "other")
        return self.keeper if self.keeper and not owner.near else owner

    def _is_librarys_plan(self) -> bool:
        """Whether the plan is a library's by its title, though the paper about it is the city's."""
        return self.plan is not None and self.lexicon.library.within(words_of(self.plan.text, 20)) is not None

    def _line_over(self, at: int) -> str:
        """The short line over a label, unless it is what another label stands over."""
        first = at
        while first > 0 and self.units[first - 1].is_short and not self.labels[first - 1]:
            first -= 1
        labelled = first > 0 and self.labels[first - 1] is not None and self.units[at - 1].style is not Style.HEADING
        return "" if first == at or labelled or self.units[at - 1].is_item else self.units[at - 1].text

    def _in_title(self, at: int) -> bool:
        """Whether nothing stands over a label but the short lines with which a document begins."""
        return 0 < at <= _LINES_OF_TITLE and all(unit.is_short for unit in self.units[:at])

    def _by_name(self, kind: Kind, statement: str, owner: Owner) -> Owner:
        """The owner, or the one with whose name a mission begins; a vision may begin with the town's."""
        if kind in (Kind.MISSION, Kind.VISION) and owner.evidence == "other" and not owner.near:
            # Under a city's banner: "The library invites everyone to …".
            owner = LIBRARY_ITSELF if begins_with_library(statement, self.lexicon) else owner
        named = named_by(statement, self.lexicon) if kind in (Kind.MISSION, Kind.VISION) else None
        if named is None or (kind is Kind.VISION and named.evidence == "other"):
            return owner
        return replace(owner if owner.whose is named.whose else named, near=True)

    def place_of(self, unit: Unit) -> int:
        """The place of a unit, or where one would stand that begins there."""
        return bisect_left(self.units, unit.start, key=lambda each: each.start)
