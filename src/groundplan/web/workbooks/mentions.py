"""People named in comments: `@Ana` as it is typed, `@[id]` as it is kept, so that a name goes when its person does."""

from __future__ import annotations

import re
import secrets
import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from html import escape

from django.utils.translation import gettext as _
from markupsafe import Markup

from groundplan.toolkit.pages import markdown
from groundplan.web.accounts.models import Person
from groundplan.web.libraries.models import Grant
from groundplan.web.prepared import Prepared
from groundplan.web.workbooks.models import Comment, Mention
from groundplan.web.workbooks.queries import Access

# A comment of 10,000 characters that is nothing but names: each becomes an id, which is longer.
LONGEST_KEPT = 400_000
# Several ids where several people have that name.
_KEPT = re.compile(r"@\[([0-9a-f]{32}(?:,[0-9a-f]{32})*)\]")
# Stands for a name while Markdown is read, which would take its signs for its own; nobody outside can know it.
_MARK = f"named{secrets.token_hex(8)}n"
_TAG_OR_MARK = re.compile(rf'(<(?:[^>"]|"[^"]*")*>)|{_MARK}(\d+)n')
_MARKS = re.compile(rf"{_MARK}(\d+)n")
_HEADING = re.compile(r"<(/?)h[1-6]>")

Names = Mapping[uuid.UUID, str]


def people_of(reader: Access) -> dict[uuid.UUID, str]:
    """Everybody who has a right on the workbook, by id, in the order of their names: who can be named here."""
    workbook = reader.workbook
    grants = Grant.objects.filter(library_id=workbook.library_id, thing=workbook.id)
    return dict(grants.order_by("person__name", "person_id").values_list("person_id", "person__name"))


_names = Prepared(
    lambda library, workbook: (
        Grant.objects.filter(library_id=library, thing=workbook).order_by("person__name").values_list("person__name")
    ),
    uuid.UUID,
    uuid.UUID,
)


def names_here(reader: Access) -> tuple[str, ...]:
    """The names of everybody who has a right on the workbook, in their order, each once: who may take a step."""
    workbook = reader.workbook
    return tuple(dict.fromkeys(name for (name,) in _names.rows(workbook.library_id, workbook.id) if name))


def names_in(texts: Iterable[str]) -> dict[uuid.UUID, str]:
    """The names, as they are now, of everybody whom these kept texts name; who has left has none."""
    named = {person for text in texts for person in named_in(text)}
    return dict(Person.objects.filter(id__in=named).values_list("id", "name")) if named else {}


def named_in(text: str) -> tuple[uuid.UUID, ...]:
    """Whom a kept text names, each once."""
    found = (uuid.UUID(each) for ids in _KEPT.findall(text) for each in ids.split(","))
    return tuple(dict.fromkeys(found))


def kept(text: str, people: Names) -> str:
    """A text as it is kept: every `@Name` of these people, whole or by a first name that only one has, becomes ids.

    What names nobody here stays as it was typed.
    """
    text = _KEPT.sub(lambda found: f"@ {found[0][1:]}", text)
    spoken = _spoken(people)
    if not spoken:
        return text
    longest_first = sorted(spoken, key=len, reverse=True)
    pattern = rf"(?<![\w@])@({'|'.join(map(re.escape, longest_first))})(?!\w)"
    return re.sub(pattern, lambda found: _token(spoken.get(found[1].lower(), ()), found[0]), text, flags=re.IGNORECASE)


def _spoken(people: Names) -> dict[str, tuple[uuid.UUID, ...]]:
    """How people are called, in small letters, with who that is: by whole names, and by first names of one alone."""
    whole: dict[str, tuple[uuid.UUID, ...]] = {}
    first: dict[str, tuple[uuid.UUID, ...]] = {}
    for person, name in people.items():
        if words := name.lower().split():
            whole[name.lower()] = (*whole.get(name.lower(), ()), person)
            first[words[0]] = (*first.get(words[0], ()), person)
    return {**{name: ids for name, ids in first.items() if len(ids) == 1}, **whole}


def _token(people: tuple[uuid.UUID, ...], typed: str) -> str:
    return f"@[{','.join(each.hex for each in people)}]" if people else typed


def typed(text: str, names: Names) -> str:
    """A kept text as it is read and typed, with names."""
    return _KEPT.sub(lambda found: _called(found[1], names), text)


def _called(ids: str, names: Names) -> str:
    known = [names[person] for person in map(uuid.UUID, ids.split(",")) if person in names]
    name = known[0] if known else _("somebody who left")
    return f"@{name}"


def readdressed(text: str, other: Callable[[uuid.UUID], uuid.UUID]) -> str:
    """A kept text with other ids for the people in it, as in another installation."""

    def token(found: re.Match[str]) -> str:
        return _token(tuple(other(uuid.UUID(each)) for each in found[1].split(",")), found[0])

    return _KEPT.sub(token, text)


def as_html(text: str, names: Names) -> Markup:
    """A kept text as safe HTML: small Markdown, her lines as lines, names marked; headings in it are bold lines."""
    called = [_called(ids, names) for ids in _KEPT.findall(text)]
    numbers = iter(range(len(called)))
    marked = _KEPT.sub(lambda found: f"{_MARK}{next(numbers)}n", text)
    html = _HEADING.sub(lambda found: "</b></p>" if found[1] else "<p><b>", markdown(marked.replace("\n", "  \n")))
    return Markup(_TAG_OR_MARK.sub(lambda found: _named(found, called), html))  # noqa: S704 names are escaped


def _named(found: re.Match[str], called: list[str]) -> str:
    if found[1]:
        # A name within an address or a title is only a text there.
        return _MARKS.sub(lambda mark: escape(called[int(mark[1])]), found[1])
    return f'<bdi class="mention">{escape(called[int(found[2])])}</bdi>'


def tell(comment: Comment, people: Names) -> None:
    """Tell whoever is named in a comment, its writer apart: it stands on her page of comments from now on.

    `people` are those who have a right here. The one place where a mention is told, whichever way. Call inside a write.
    """
    here = {"library_id": comment.library_id, "comment_id": comment.id}
    named = {person for person in named_in(comment.text) if person in people} - {comment.author_id}
    told = set(Mention.objects.filter(**here).values_list("person_id", flat=True))
    Mention.objects.filter(**here).exclude(person_id__in=named).delete()
    _add(here, named - told)


def _add(here: Mapping[str, uuid.UUID], people: Collection[uuid.UUID]) -> None:
    Mention.objects.bulk_create([Mention(**here, person_id=person) for person in people])
