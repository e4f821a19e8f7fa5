"""Reading what people say about answers: threads of one question, of a whole workbook, and how many there are."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from groundplan.toolkit.model import Question, Worksheet
from groundplan.web.prepared import Prepared
from groundplan.web.workbooks.models import Comment, Mention, Thread
from groundplan.web.workbooks.queries import Access

# (worksheet, occasion, question) → how many comments stand there in open threads.
Counts = Mapping[tuple[str, str, str], int]

_open_comments = Prepared(
    lambda library, workbook: (
        Thread.objects.filter(library_id=library, workbook_id=workbook, resolved=False, comments__removed__isnull=True)
        .values_list("worksheet", "occasion", "question")
        .annotate(Count("comments"))
        .order_by()
    ),
    uuid.UUID,
    uuid.UUID,
)


def open_comments(reader: Access) -> Counts:
    """How much open talk there is about each question of the workbook; one prepared query, counts only."""
    rows = _open_comments.rows(reader.workbook.library_id, reader.workbook.id)
    return {(worksheet, occasion, question): count for worksheet, occasion, question, count in rows}


def names_of(worksheet: Worksheet, question: Question) -> set[tuple[str, str]]:
    """Every (worksheet, question) under which this question has been known: talk about it follows it."""
    return {
        (sheet, name) for sheet in (worksheet.id, *worksheet.formerly) for name in (question.id, *question.formerly)
    }


def threads_of(reader: Access) -> QuerySet[Thread]:
    """The threads of a workbook in which anything is still said, oldest first, without their comments."""
    said = Comment.objects.filter(thread_id=OuterRef("id"), removed__isnull=True)
    return _here(reader).filter(Exists(said)).select_related("turned_by").order_by("began", "id")


def threads_about(reader: Access, names: Collection[tuple[str, str]], occasion: str) -> list[Thread]:
    """Every thread about one question on one occasion, with all its comments, also those that were removed."""
    found = (
        _here(reader)
        .filter(worksheet__in={sheet for sheet, _name in names}, question__in={name for _sheet, name in names})
        .filter(occasion=occasion)
        .select_related("turned_by")
        .order_by("began", "id")
    )
    return [thread for thread in with_comments(found) if (thread.worksheet, thread.question) in names]


def with_comments(threads: QuerySet[Thread]) -> list[Thread]:
    """The threads with their comments, oldest first, and who wrote them: two queries."""
    comments = Comment.objects.select_related("author").order_by("at", "id")
    return list(threads.prefetch_related(Prefetch("comments", comments)))


def comments_in(reader: Access, threads: Sequence[Thread]) -> dict[uuid.UUID, list[Comment]]:
    """Thread → what is said in it, oldest first, without what was removed."""
    found: dict[uuid.UUID, list[Comment]] = {thread.id: [] for thread in threads}
    rows = Comment.objects.filter(thread_id__in=list(found), removed__isnull=True, **_keys(reader))
    for comment in rows.select_related("author").order_by("at", "id"):
        found[comment.thread_id].append(comment)
    return found


def mentions_of(reader: Access, most: int) -> list[Comment]:
    """The comments of open threads in which the reader is named, the newest first, at most `most`."""
    named = Mention.objects.filter(
        library_id=reader.workbook.library_id, comment_id=OuterRef("id"), person_id=reader.person
    )
    rows = Comment.objects.filter(Exists(named), removed__isnull=True, thread__resolved=False, **_keys(reader))
    return list(rows.select_related("author", "thread").order_by("-at", "id")[:most])


def _here(reader: Access) -> QuerySet[Thread]:
    found = Thread.objects.filter(**_keys(reader))
    return found.filter(worksheet=reader.only) if reader.only else found


def _keys(reader: Access) -> dict[str, Any]:
    return {"library_id": reader.workbook.library_id, "workbook_id": reader.workbook.id}
