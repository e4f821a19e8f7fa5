"""The words by which statements are told in one language; `tongues/` holds a file of them per language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from groundplan.sources.model import Kind

Phrases = tuple[str, ...]


def phrases(text: str) -> Phrases:
    """The phrases of a text that separates them by commas; a line may end within one."""
    return tuple(" ".join(each.split()) for each in text.split(",") if each.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """One language's tables; all words in lower case, with the straight apostrophe.

    `labels` name a kind wherever they stand. `weak` ones do only as a heading of their own or with words of `ours`
    beside them ("Purpose", "Goals"). `asides` may stand around a label in a heading and mean nothing ("statement").
    """

    code: str
    labels: Mapping[Kind, Phrases]
    weak: Mapping[Kind, Phrases]
    ours: Phrases
    """Whose it is when it is ours: "our", "the library's"."""
    asides: Phrases
    joins: Phrases
    """Between two labels: "and"."""
    of: Phrases
    """Between a label and whose it is: "the mission OF the library"."""
    be: Phrases
    """Between a label and the statement: "our mission IS to"."""
    begins: Mapping[Kind, Phrases]
    """With which word a statement goes on after `be`: "to"; for a vision also "a" ("a town in which")."""
    exists: Phrases
    """Verbs that state a purpose without a label: "exists to"."""
    envisions: Phrases = ()
    """Who sees before it what a vision says, without a label: "the LIBRARY ENVISIONS a town"."""
    valuing: Phrases
    """How a sentence begins that lists values: "we value"."""
    library: Phrases
    """Words for a library."""
    tops: Phrases
    """One top-level priority, before its number: "goal 1"."""
    lowers: Phrases
    """What stands beneath a priority: "objective", "action"."""
    numerals: Phrases
    """One, two, three, … as words, in their order."""
    ordinals: Phrases = ()
    """First, second, third, … in their order: "FIRST goal:"."""
    talk: Phrases = ()
    """Words by which a sentence speaks about a statement and does not make it: "review", "guides"."""
    formers: Phrases = ()
    """Right before a label of what is no longer said: "our FORMER mission"."""
    narrows: Phrases = ()
    """Right before a label of something within a library: "VOLUNTEER values", "PROJECT goals"."""
    says: Phrases = ()
    """Between a quotation and who speaks: "…," SAID the mayor."""
    aims: Phrases = ()
    """Verbs with which a mission goes on in its next paragraph: "the library STRIVES to"."""
    resumes: Phrases = ()
    """How a paragraph begins with which a mission goes on: "WE DO THIS by"."""
    memberships: Phrases = ()
    """How a library says of what it is a part: "we BELONG TO"."""
    backs: Phrases = ()
    """How a label points back to what stands before it: "THAT IS our mission"."""
    posts: Phrases = ()
    """What people are in a library, in the title of an advertisement: "children's LIBRARIAN"."""
    credits: Phrases = ()
    """How a line begins that only thanks a body: "PREPARED BY"."""
    subjects: Phrases = ()
    """How a paper's line begins that says what it is about: "SUBJECT: the library's strategic plan"."""
    topics: Phrases = ()
    """What makes a label that of something else: "policy", "street" ("Mission Street", "Purpose of this policy")."""
    errands: Phrases = ()
    """What a paper is for, and never a library: "to seek approval", "this policy"."""
    menus: Phrases = ()
    """Entries of a site's menu: "my account", "reserve a room"."""
    business: Phrases = ()
    """Titles of papers that state nothing, whatever they name: "agenda", "job posting"."""
    papers: Phrases = ()
    """Titles of papers on one matter, which may state it though they name the meeting: "agenda item"."""
    captions: Phrases = ()
    """How a line begins that says what a picture shows or what to click."""
    bodies: Phrases = ()
    """What a mission may be of, beside a library: "the mission of the SYSTEM is"."""
    leads: Phrases = ()
    """Last words of a line that leads in a list and names nothing: "our libraries WILL:"."""
    parts: Phrases = ()
    """What a plan has several of, announced with their number: "four AREAS"."""
    things: Phrases = ()
    """The same, where the sentence says for which years: "over the next three years … three THINGS"."""
    ahead: Phrases = ()
    """Labels of a vision that stand over priorities where a list follows: "where we are going"."""
    periods: Phrases = ()
    """Of which time a plan speaks: "over the next", before a list of what will be done."""
    columns: Phrases = ()
    """Heads of a table's columns beside those of priorities and of what stands beneath them: "status"."""
    samples: Phrases = ()
    """Words that say that what follows is an example."""
    departments: Phrases = ()
    """Parts of a library that may have a mission of their own."""
    others: Phrases = ()
    """Whose statements are not the library's: "city of", "friends of"."""
    supporters: Phrases = ()
    """Bodies beside libraries that bear a library's name: "friends of", "foundation"."""
    virtues: Phrases = ()
    """One value, as the head of a table's column: "core value"."""
    chapters: Phrases = ()
    """Headings of a plan's parts that sound like a body's name: "Foundation"."""
    employers: Phrases = ()
    """How a job advertisement leads in who employs: "employer"."""
    belongs: Phrases = ()
    """How a line begins that says whose the thing is that a page is about: "A PROGRAM OF the Ashby Library"."""
    services: Phrases = ()
    """What those who keep libraries keep beside them: "museums", "sport"."""
    manifold: Phrases = ()
    """Words for several libraries, as those who keep them count them: "libraries"."""
    guides: Phrases = ()
    """Titles of what is written for many libraries: "handbook"."""
    seconds: Phrases = ()
    """Words for a priority where nothing stands above it, and else for what stands beneath one: "objective"."""
    verbs: Phrases = ()
    """With which the headings of a plan begin when they are its priorities: "strengthen"."""
    agencies: Phrases = ()
    """A state's or nation's library, whose statements are its own in its documents and somebody else's in others."""
    locals: Phrases = ()
    """A town's or county's library."""
    ends: Phrases = ()
    """Headings after which a list of priorities or values is over: "contact", "history"."""
    frames: Phrases = ()
    """How such a heading goes on: "Introduction BY the chair"."""
    abouts: Phrases = ()
    """Headings of a page that states without labels: "who we are"."""
    wishes: Phrases = ()
    """How a vision begins that no label names: "By 2035 WE WANT our libraries to be …"."""
    plans: Phrases = ()
    """Titles of plans, whose headings are priorities where nothing else says so."""
    asks: Phrases = ()
    """How a few words begin behind a label that only say it once more: "Our vision: WHAT we want"."""
    questions: Phrases = ()
    """How a heading asks for a statement: "what is our mission?"."""
