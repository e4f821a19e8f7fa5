"""Threads as their pages show them: all talk about one question, and what is talked about in a whole workbook."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _
from markupsafe import Markup

from groundplan.web.workbooks.frame import address
from groundplan.web.workbooks.mentions import Names, as_html, names_in, people_of, typed
from groundplan.web.workbooks.models import Comment, Thread
from groundplan.web.workbooks.queries import Access, NotFoundError, Written
from groundplan.web.workbooks.reading import readable
from groundplan.web.workbooks.threads import comments_in, mentions_of, names_of, threads_about, threads_of
from groundplan.web.workbooks.whereabouts import Places, Whereabouts, in_short, part_told, parts_of, worded_then

MOST_ON_A_PAGE = 50
MOST_NAMES = 12
MOST_TOLD = 240
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a post to a page of talk could not do: the form that it came from (`deed` and `target`), the text that was
    typed, and the sentence that says why."""

    deed: str = ""
    target: str = ""
    text: str = ""
    row: str = ""
    sentence: str = ""

    def of(self, deed: str, target: object) -> bool:
        """Whether this is the form that the post came from."""
        return bool(self.sentence) and (self.deed, self.target) == (deed, str(target))


@dataclass(frozen=True, slots=True)
class CommentView:
    """One thing said. `text` is what its writer changes it from, or what she sent; `removed` hides its words."""

    id: str
    author: str
    day: date
    html: Markup
    text: str
    version: int
    changed: bool
    mine: bool
    removed: bool
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class ThreadView:
    """A thread in full. `part` names what of the answer it is about; `worded` the wording that it began on, where that
    is another one now; `turned` says who resolved or reopened it; `seen` counts its comments; `edit` is its reply's id,
    `reply` the text of one that could not be sent; `open` is one that is not to be folded."""

    id: str
    comments: Sequence[CommentView]
    part: str
    worded: str
    resolved: bool
    turned: str
    seen: int
    edit: str
    open: bool = False
    reply: str = ""
    reply_trouble: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class TalkView:
    """Everything said about one question on one occasion. `parts` are what can be talked about on its own, `names` who
    can be named; `removed` is a comment that its reader has removed just now; `problem` is a sentence about a post that
    did not succeed, and `where` the element that it is about."""

    place: Whereabouts
    answer: Markup
    threads: Sequence[ThreadView]
    resolved: Sequence[ThreadView]
    parts: Sequence[tuple[str, str]]
    part: str
    names: str
    edition: str
    edit: str
    may_begin: bool
    may_comment: bool
    removed: str = ""
    text: str = ""
    trouble: str = ""
    problem: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class EntryView:
    """A thread told in a line or two, with the address of all of it; `why` tells what no sheet shows."""

    url: str
    sheet_title: str
    sheet_url: str
    label: str
    part: str
    author: str
    day: date
    words: str
    more: int
    turned: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Some(Generic[T]):
    """Some of many: those of one page, with the numbers of the pages before and after, 0 where there is none."""

    items: Sequence[T]
    all: int
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class OverviewView:
    """All talk of a workbook: where the reader is named, what is open, what no sheet shows, what is resolved."""

    mentions: Sequence[EntryView]
    open: Some[EntryView]
    nowhere: Some[EntryView]
    resolved: Some[EntryView]


def talk_view(
    written: Written,
    worksheet: str,
    question: str,
    occasion: str,
    *,
    trouble: Trouble,
    shown: str = "",
    removed: str = "",
) -> TalkView:
    """The page of one question; `shown` is the thread that is not to be folded, `removed` a comment removed just now.

    Raises `NotFoundError` for a question that neither the edition nor any thread knows.
    """
    access = written.access
    places = Places(written)
    place = places.of(worksheet, question, occasion)
    sheet = access.edition.toolkit.worksheet(place.worksheet) if place else None
    asked = places.question(place) if place else None
    names = names_of(sheet, asked) if sheet and asked else {(worksheet, question)}
    threads = threads_about(access, names, occasion)
    if place is None:
        if not threads:
            raise NotFoundError
        place = places.of_thread(threads[0])
    if occasion and not threads and occasion not in dict(written.occasions(place.worksheet)):
        raise NotFoundError
    answers = places.answers(place)
    value = answers.get(asked.id) if answers and asked else None
    parts = parts_of(asked, value) if asked else {}
    called = names_in(comment.text for thread in threads for comment in thread.comments.all())
    views = [
        _thread(access, thread, place, part_told(thread, parts, answers), called, trouble, shown)
        for thread in threads
        if any(not comment.removed for comment in thread.comments.all()) or trouble.of("reply", thread.id)
    ]
    begun = trouble.of("begin", "")
    return TalkView(
        place=place,
        answer=readable(asked, value) if value and not place.private else Markup(""),
        threads=[view for view in views if not view.resolved],
        resolved=[view for view in views if view.resolved],
        parts=list(parts.items()),
        part=trouble.row if begun else "",
        names=_who_can_be_named(access) if access.may_comment else "",
        edition=str(access.edition.id),
        edit=secrets.token_hex(12),
        may_begin=access.may_comment and asked is not None and not place.private,
        may_comment=access.may_comment,
        removed=_removed(access, threads, removed),
        text=trouble.text if begun else "",
        trouble=trouble.sentence if begun else "",
        problem=trouble.sentence,
        where=_FIELDS.get(trouble.deed, "{}").format(trouble.target),
    )


# The element on the page that a deed's form is filled in at.
_FIELDS = {"begin": "text", "reply": "reply-{}", "reword": "reword-{}", "resolve": "thread-{}"}


def _thread(
    access: Access, thread: Thread, place: Whereabouts, part: str, called: Names, trouble: Trouble, shown: str
) -> ThreadView:
    comments = thread.comments.all()
    replied = trouble.of("reply", thread.id)
    turning = trouble.of("resolve", thread.id)
    said = [_comment(access, comment, called, trouble) for comment in comments]
    return ThreadView(
        id=str(thread.id),
        comments=said,
        part=part,
        worded=worded_then(thread, place.label),
        resolved=thread.resolved,
        turned=_turned(access, thread),
        seen=len(comments),
        edit=secrets.token_hex(12),
        open=shown == str(thread.id) or replied or any(view.trouble for view in said),
        reply=trouble.text if replied else "",
        reply_trouble=trouble.sentence if replied else "",
        trouble=trouble.sentence if turning else "",
    )


def _comment(access: Access, comment: Comment, called: Names, trouble: Trouble) -> CommentView:
    mine = comment.author_id == access.person
    changing = trouble.of("reword", comment.id)
    return CommentView(
        id=str(comment.id),
        author=_author(comment),
        day=_day(access, comment.at),
        html=Markup("") if comment.removed else as_html(comment.text, called),
        text=trouble.text if changing else typed(comment.text, called) if mine else "",
        version=comment.version,
        changed=comment.version > 1,
        mine=mine,
        removed=comment.removed is not None,
        trouble=trouble.sentence if changing else "",
    )


def _author(comment: Comment) -> str:
    return comment.author.name if comment.author else _("somebody who left")


def _day(access: Access, at: datetime) -> date:
    """The day on which something was said, where the workbook is: the hour would tell when somebody works."""
    try:
        return at.astimezone(ZoneInfo(access.workbook.time_zone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        return at.date()


def _turned(access: Access, thread: Thread) -> str:
    if thread.turned is None:
        return ""
    who = {"name": thread.turned_by.name if thread.turned_by else _("somebody who left")}
    return _("Resolved by %(name)s") % who if thread.resolved else _("Reopened by %(name)s") % who


def _who_can_be_named(access: Access) -> str:
    people = people_of(access)
    names = [name for person, name in people.items() if person != access.person]
    told = ", ".join(f"@{name}" for name in names[:MOST_NAMES])
    return f"{told}, …" if len(names) > MOST_NAMES else told


def _removed(access: Access, threads: Sequence[Thread], removed: str) -> str:
    """The id of the reader's own comment that she has just removed."""
    mine = (
        comment
        for thread in threads
        for comment in thread.comments.all()
        if comment.removed and comment.author_id == access.person
    )
    return next((str(comment.id) for comment in mine if str(comment.id) == removed), "")


def overview(written: Written, *, page: int = 1, nowhere: int = 1, resolved: int = 1) -> OverviewView:
    """What is talked about in the workbook, open threads in the order of the worksheets, resolved ones newest first;
    the numbers say which page of each."""
    access = written.access
    places = Places(written)
    every = [(thread, places.of_thread(thread)) for thread in threads_of(access)]
    going_on = sorted(
        ((thread, place) for thread, place in every if not thread.resolved and place.url),
        key=lambda each: (each[1].order, each[1].occasion, each[0].began),
    )
    lost = [(thread, place) for thread, place in every if not thread.resolved and not place.url]
    done = sorted(((thread, place) for thread, place in every if thread.resolved), key=_when_turned, reverse=True)
    shown = [_some(going_on, page), _some(lost, nowhere), _some(done, resolved)]
    told = _Teller(written, places, [thread for some in shown for thread, _place in some.items])
    return OverviewView([told.mention(each) for each in mentions_of(access, MOST_ON_A_PAGE)], *map(told.entries, shown))


def _when_turned(each: tuple[Thread, Whereabouts]) -> datetime:
    return each[0].turned or each[0].began


def _some(items: Sequence[T], page: int) -> Some[T]:
    pages = max(1, -(-len(items) // MOST_ON_A_PAGE))
    page = min(max(page, 1), pages)
    here = items[(page - 1) * MOST_ON_A_PAGE : page * MOST_ON_A_PAGE]
    return Some(here, len(items), page - 1, page + 1 if page < pages else 0)


class _Teller:
    """Tells threads in short: their comments and the names in them are read together."""

    def __init__(self, written: Written, places: Places, threads: Sequence[Thread]) -> None:
        self._access = written.access
        self._places = places
        self._said: Mapping[uuid.UUID, Sequence[Comment]] = comments_in(self._access, threads)
        self._called = names_in(comments[0].text for comments in self._said.values() if comments)

    def entries(self, some: Some[tuple[Thread, Whereabouts]]) -> Some[EntryView]:
        """Threads in short; one whose last words were removed while they were read is left out."""
        told = [self._entry(thread, place) for thread, place in some.items if self._said[thread.id]]
        return Some(told, some.all, some.before, some.after)

    def _entry(self, thread: Thread, place: Whereabouts) -> EntryView:
        """A thread by its first comment, and how many follow."""
        said = self._said[thread.id]
        return self._told(thread, place, said[0], self._called, len(said) - 1, f"thread-{thread.id}")

    def mention(self, comment: Comment) -> EntryView:
        """A comment in which somebody is named."""
        place = self._places.of_thread(comment.thread)
        return self._told(comment.thread, place, comment, names_in([comment.text]), 0, f"comment-{comment.id}")

    def _told(
        self, thread: Thread, place: Whereabouts, comment: Comment, called: Names, more: int, anchor: str
    ) -> EntryView:
        question, answers = self._places.question(place), self._places.answers(place)
        value = answers.get(question.id) if question and answers and thread.row else None
        return EntryView(
            url=f"{talk_url(self._access, place)}?shown={thread.id}#{anchor}",
            sheet_title=place.sheet_title,
            sheet_url=place.url,
            label=place.label,
            part=part_told(thread, parts_of(question, value) if question else {}, answers),
            author=_author(comment),
            day=_day(self._access, comment.at),
            words=in_short(as_html(comment.text, called).striptags(), MOST_TOLD),
            more=more,
            turned=_turned(self._access, thread),
            why=place.why,
        )


def talk_url(access: Access, place: Whereabouts) -> str:
    """The address of the page with the talk about a place."""
    return address(access, "talk-occasion" if place.occasion else "talk", **place.talk)


def open_talk_shown_nowhere(written: Written) -> int:
    """How many open threads are about what no worksheet shows at present."""
    places = Places(written)
    threads = threads_of(written.access).filter(resolved=False)
    return sum(not places.of_thread(thread).url for thread in threads)
