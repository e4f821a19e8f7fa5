"""How much of a document is read, and the one word for each reason why it is not."""

MOST_PAGES = 1_000
# Bytes of a web page, a Markdown or a text file: a novel has one million of them.
MOST_WRITTEN = 6_000_000
# More than any plan holds; who sends more sends something else.
MOST_PASSAGES = 40_000
MOST_TEXT = 6_000_000
# Where passages are cut, and what is believed of one that was not.
LONGEST_PASSAGE, LONGEST_BELIEVED = 8_000, 100_000
LONGEST_HEADING = 300
DEEPEST_HEADING = 6
MOST_STATEMENTS = 500

# Reasons, as `UnfitError` carries them out of the confined process.
KIND, OTHER, LOCKED, DAMAGED, PAGES, MUCH, NOTHING = (
    "kind", "other", "locked", "unreadable", "pages", "much", "nothing",
)  # fmt: skip
