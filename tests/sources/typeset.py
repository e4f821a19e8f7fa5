"""PDF files set from known texts, and how much of a text came back."""

import re
from pathlib import Path

import typst
from rapidfuzz.distance import Indel

import groundplan

FONTS = Path(groundplan.__file__).parent / "publish" / "fonts"

# Nine paragraphs in the way that libraries write, each another, with words long enough to be parted.
PARAGRAPHS = [
    "Mill River Public Library connects everybody in the county with ideas, with each other and with the wider world, in "
    "a well-known place that is theirs.",
    "Over eleven months the planning committee listened to more than nine hundred residents, in kitchens and classrooms, "
    "on the ferry and at the farmers market, and wrote down what they said without improving it.",
    "Long-term investment in neighbourhood branches will be accompanied by extraordinarily careful maintenance, because "
    "an institution that postpones its repairs pays for them twice.",
    "Representatives of every department reviewed the preliminary recommendations, questioned the assumptions behind "
    "them, and asked for measurements that somebody could actually take on an ordinary afternoon.",
    "Teenagers told us that they wanted responsibility rather than entertainment: a room that they furnish themselves, "
    "a budget that they administer, and adults who are comfortable with uncertainty.",
    "Partnerships with schools, the health district and the community college remain indispensable, and the memorandum "
    "of understanding with each of them is to be renegotiated before the second year begins.",
    "Accessibility is a characteristic of everything we publish: signage, correspondence, programmes and the catalogue "
    "are examined by people who depend upon it, and corrections are scheduled within a fortnight.",
    "Staff who are encouraged to experiment need permission to discontinue what does not succeed, and the administration "
    "undertakes to celebrate such decisions as conspicuously as it celebrates anniversaries.",
    "Circulation statistics describe only a fraction of what happens here, so the annual report will also describe "
    "conversations, apprenticeships, performances and the friendships that outlast them.",
]


def typeset(source: str) -> bytes:
    """The PDF that typst sets from its own markup, in our fonts."""
    return typst.compile(source.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)


def words_of(text: str) -> list[str]:
    """The words of a text with their signs, in their order."""
    return re.findall(r"\S+", text)


def likeness(wanted: str, got: str) -> float:
    """How much of the sequence of words is the same, between 0 and 1."""
    return Indel.normalized_similarity(words_of(wanted), words_of(got))


def texts(reading, *styles):
    """The texts of the passages of these styles, or of all."""
    return [each.text for each in reading.passages if not styles or each.style in styles]
