"""What strangers' folders can hold: each gives one clear problem, in bounded time, and the rest still opens."""

import io
import os
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from effort import at_most
from groundplan.toolkit.read import NoToolkitError, read_toolkit
from groundplan.toolkit.report import problems_of
from groundplan.toolkit.yaml_text import MOST_NODES, Items, load

PAGE = "---\nid: p\ntitle: P\n---\n"
NAMES = ["a", "b", "c", "d", "e", "f", "g", "h"]
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise(NAMES)
)


def told(folder):
    return [(problem.where, problem.code) for problem in problems_of(read_toolkit(folder))]


@pytest.mark.parametrize(
    ("content", "where", "code"),
    [
        ("id: [ws\n", 2, "yaml-broken"),
        ("id: ws\n\ttitle: t\n", 2, "yaml-broken"),
        ("id: ws\n---\nid: two\n", 2, "yaml-broken"),
        ("id: *nobody\n", 1, "yaml-broken"),
        ("a: &a [*a]\n", 1, "yaml-broken"),
        ("%BROKEN\n---\nid: ws\n", 1, "yaml-broken"),
        ("id: ws\ntitle: \x07\n", 2, "yaml-broken"),
        ("[" * 1_000_000 + "]" * 1_000_000, 1, "yaml-too-much"),
        ("{a: " * 100_000, 1, "yaml-too-much"),
        ("".join(" " * depth + "a:\n" for depth in range(2_000)), 41, "yaml-too-much"),
        ("id: ws\n" + BOMB, 6, "yaml-too-much"),
        ("".join(f"k{number}: v\n" for number in range(100_000)), 25_001, "yaml-too-much"),
        ("[" + "a," * 1_900_000 + "]", 1, "yaml-too-much"),
        ("", 1, "empty-file"),
        ("# only a remark\n", 1, "empty-file"),
        ("just text\n", 1, "wrong-kind"),
        ("- a\n- b\n", 1, "wrong-kind"),
        (b"\xef\xbb\xbf", 1, "empty-file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1, "not-text"),
        ("id: ws\ntitle: t\n".encode("utf-16"), 1, "not-text"),
        (b"id: ws\0", 1, "not-text"),
        (b"x" * (5 * 1024 * 1024), 1, "file-too-large"),
    ],
    ids=lambda value: str(value)[:16],
)  # fmt: skip
def test_a_worksheet_that_is_none_is_one_problem(toolkit, content, where, code):
    folder = toolkit({"worksheets/ws.yaml": content, "modules/one/01-p.md": f"{PAGE}Text\n"})
    with at_most(1_000_000):
        assert told(folder) == [(f"worksheets/ws.yaml:{where}", code)]
    assert [page.id for page in read_toolkit(folder).toolkit.pages()] == ["p"]


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        (b"", 1, "no-front-matter"),
        (b"\x7fELF\x00\x00", 1, "not-text"),
        (PAGE.encode() + b"word " * 10_000_000, 1, "file-too-large"),
        (PAGE.encode() + "Café\n".encode("latin-1"), 5, "not-utf8"),
        (b"---\nid: [p\n---\nText\n", 3, "yaml-broken"),
        (b"---\nid: p\ntitle: P\nText without an end\n", 1, "no-front-matter"),
        (PAGE.encode() + b"word " * 60_000, 1, "page-too-long"),
        (PAGE.encode() + b"[" * 150_000, 1, "page-too-tangled"),
        (PAGE.encode() + b"<a " * 60_000, 1, "page-too-tangled"),
    ],
    ids=["empty", "binary", "50 MB", "Latin-1", "broken front", "no end", "long", "brackets", "tags"],
)
def test_a_page_that_is_none_is_one_problem(toolkit, content, line, code):
    with at_most(1_000_000):
        assert told(toolkit({"modules/one/01-p.md": content})) == [(f"modules/one/01-p.md:{line}", code)]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("", ["empty-file"]),
        ("id: [t\n", ["yaml-broken"]),
        ("[]\n", ["wrong-kind"]),
        (b"\0", ["not-text"]),
        (BOMB, ["yaml-too-much"]),
    ],
)
def test_an_index_that_is_none_is_one_problem_and_its_modules_are_still_read(toolkit, content, codes):
    reading = read_toolkit(toolkit({"toolkit.yaml": content, "modules/one/01-p.md": f"{PAGE}Text\n"}))
    assert [problem.code for problem in reading.problems] == [*codes, "unlisted-module"]
    assert [page.id for page in reading.toolkit.pages()] == ["p"]


def test_a_module_whose_file_is_broken_or_missing_is_one_problem(toolkit, tmp_path):
    assert told(toolkit({"modules/one/module.yaml": "id: [\n"})) == [("modules/one/module.yaml:2", "yaml-broken")]
    (tmp_path / "toolkit/modules/one/module.yaml").unlink()
    assert told(tmp_path / "toolkit") == [("modules/one/module.yaml:1", "missing-file")]


def test_byte_order_marks_and_foreign_line_ends_mean_nothing(toolkit, sheet_file):
    page = f"{PAGE}First\n\n[gone](page:none)\n"
    sheet = sheet_file("{id: q, type: magic, label: L}")
    expected = [("worksheets/ws.yaml:7", "unknown-type"), ("modules/one/01-p.md:7", "broken-link")]
    for ends in ("\n", "\r\n", "\r"):
        files = {"modules/one/01-p.md": page, "worksheets/ws.yaml": sheet}
        folder = toolkit({name: b"\xef\xbb\xbf" + text.replace("\n", ends).encode() for name, text in files.items()})
        assert told(folder) == expected
        assert read_toolkit(folder).toolkit.page("p").body == "First\n\n[gone](page:none)\n"


def test_every_script_is_text(toolkit, sheet_file):
    words = "é 𝄞 😀 図書館 مكتبة المدينة שלום \u202eabc\u202c"
    folder = toolkit(
        {
            "modules/one/01-p.md": f"---\nid: p\ntitle: {words}\n---\n# {words}\n\n{words}\n",
            "worksheets/ws.yaml": sheet_file(f'{{id: q, type: text, label: "{words}"}}'),
        }
    )
    assert told(folder) == []
    toolkit_read = read_toolkit(folder).toolkit
    assert (toolkit_read.page("p").title, toolkit_read.worksheet("ws").question("q").label) == (words, words)


def test_twenty_thousand_unknown_entries_are_told_shortly(toolkit):
    many = "".join(f"k{number}: v\n" for number in range(20_000))
    with at_most(1_000_000):
        found = problems_of(read_toolkit(toolkit({"worksheets/ws.yaml": f"id: ws\ntitle: t\nsections: []\n{many}"})))
    assert [problem.code for problem in found] == ["empty-worksheet"] + ["unknown-key"] * 21
    assert found[21].message == "19980 more entries here are not known and are passed over."


def test_what_aliases_stand_for_is_read_as_if_it_were_written_out():
    tree, problems = load("a: &a [x, y]\nb: [*a, *a]\n", "f")
    assert problems == []
    assert [each.line for each in tree.fields["b"].items] == [1, 1]
    longest, _problems = load("[" + "a, " * (MOST_NODES - 1) + "]", "f")
    assert isinstance(longest, Items)


def test_circles_are_found_among_very_many_relations_in_time(toolkit):
    def sheet(number):
        lines = "".join(
            f"      - {{id: q{each}, type: list, label: L, relations: [{{picks_from: s{(number + 1) % 30}/*}}]}}\n"
            for each in range(300)
        )
        return f"id: s{number}\ntitle: S\nsections:\n  - id: s\n    questions:\n{lines}"

    folder = toolkit({f"worksheets/s{number}.yaml": sheet(number) for number in range(30)})
    with at_most(6_000_000):
        assert {code for _where, code in told(folder)} <= {"relation-circle"}


# -- the file system


def test_folders_pipes_and_circles_in_place_of_files_are_named(toolkit):
    folder = toolkit()
    (folder / "modules/one/01-folder.md").mkdir()
    os.mkfifo(folder / "modules/one/02-pipe.md")
    (folder / "modules/one/03-circle.md").symlink_to("03-circle.md")
    (folder / "worksheets").mkdir()
    (folder / "worksheets/folder.yaml").mkdir()
    (folder / "worksheets/nowhere.yaml").symlink_to("not-there.yaml")
    assert told(folder) == [
        ("modules/one/01-folder.md:1", "not-a-file"),
        ("modules/one/02-pipe.md:1", "not-a-file"),
        ("modules/one/03-circle.md:1", "not-a-file"),
        ("worksheets/folder.yaml:1", "not-a-file"),
        ("worksheets/nowhere.yaml:1", "not-a-file"),
    ]


def test_links_out_of_the_folder_are_not_followed(toolkit, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(f"{PAGE}secret")
    (outside / "module.yaml").write_text("id: two\ntitle: Two\n")
    (outside / "secret.png").write_bytes(b"\x89PNG")
    folder = toolkit()
    (folder / "media").mkdir()
    (folder / "media/secret.png").symlink_to(outside / "secret.png")
    (folder / "modules/one/01-secret.md").symlink_to(outside / "secret.md")
    (folder / "worksheets").symlink_to(outside)
    (folder / "modules/two").symlink_to(outside)
    (folder / "translations").mkdir()
    (folder / "translations/es").symlink_to(outside)
    reading = read_toolkit(folder)
    assert [(problem.where, problem.code) for problem in reading.problems] == [
        ("media/secret.png:1", "outside-file"),
        ("modules/one/01-secret.md:1", "outside-file"),
        ("modules/two:1", "outside-file"),
        ("translations/es:1", "outside-file"),
        ("worksheets:1", "outside-file"),
    ]
    assert (list(reading.toolkit.pages()), reading.toolkit.media) == ([], ())


@pytest.fixture
def denied(monkeypatch):
    """Denies a look at, and into, what has one of the given names, as to somebody without rights."""

    def deny(*names):
        def refusing(real):
            def call(self, *given, **named):
                if self.name in names:
                    raise PermissionError(13, "Permission denied")
                return real(self, *given, **named)

            return call

        for name in ("open", "iterdir"):
            monkeypatch.setattr(Path, name, refusing(getattr(Path, name)))

        look = Path.stat

        def stat(self, *, follow_symlinks=True):
            if self.parent.name in names:
                raise PermissionError(13, "Permission denied")
            return look(self, follow_symlinks=follow_symlinks)

        monkeypatch.setattr(Path, "stat", stat)

    return deny


def test_what_may_not_be_read_is_named(toolkit, denied):
    folder = toolkit({"modules/one/01-p.md": f"{PAGE}Text", "worksheets/ws.yaml": "id: ws\n"})
    denied("01-p.md", "worksheets")
    assert told(folder) == [("modules/one/01-p.md:1", "unreadable-file"), ("worksheets:1", "unreadable-file")]


def test_a_folder_into_which_one_may_not_look_is_no_toolkit(toolkit, denied):
    folder = toolkit()
    denied(folder.name)
    with pytest.raises(NoToolkitError):
        read_toolkit(folder)


def test_a_file_that_fails_while_it_is_read_is_named(toolkit):
    packed = io.BytesIO()
    folder = toolkit({"modules/one/01-p.md": f"{PAGE}{'Text ' * 1000}"})
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in folder.rglob("*"):
            if path.is_file():
                archive.write(path, path.relative_to(folder))
    data = bytearray(packed.getvalue())
    at = data.index(b"01-p.md") + len(b"01-p.md") + 8
    data[at : at + 8] = b"\xff" * 8
    assert told(zipfile.Path(io.BytesIO(bytes(data)))) == [("modules/one/01-p.md:1", "unreadable-file")]


def test_a_name_that_is_no_text_is_told_readably(toolkit):
    folder = toolkit()
    broken = os.fsencode(folder / "modules/one") + b"/01-caf\xe9.md"
    try:
        with open(broken, "wb") as file:  # noqa: PTH123 (a path cannot hold these bytes on every system)
            file.write(PAGE.encode())
    except OSError:
        pytest.skip("this file system takes only names that are text")
    (problem,) = problems_of(read_toolkit(folder))
    assert (problem.where, problem.code) == ("modules/one/01-caf\\xe9.md:1", "bad-name")


@pytest.mark.parametrize(
    "address",
    ["../../../etc/passwd.png", "media/../toolkit.yaml", "media/../../x.png", "/etc/a.png", "media/a.png/../../b"],
)
def test_no_address_leads_out_of_media(toolkit, address):
    folder = toolkit({"modules/one/01-p.md": f"{PAGE}![A]({address}) [b]({address})\n", "media/a.png": b"\x89PNG"})
    assert told(folder) == [("modules/one/01-p.md:5", "missing-image"), ("modules/one/01-p.md:5", "broken-link")]


def test_a_toolkit_of_too_much_text_is_read_to_its_limit(toolkit):
    big = f"{'word ' * 400_000}\n"
    files = {f"modules/one/{number:02d}-p.md": f"---\nid: p{number}\ntitle: P\n---\n{big}" for number in range(12)}
    reading = read_toolkit(toolkit(files))
    assert [(problem.where, problem.code) for problem in reading.problems] == [
        ("modules/one/08-p.md:1", "toolkit-too-large")
    ]
    assert len(list(reading.toolkit.pages())) == 8


def test_files_that_name_no_id_get_one_from_their_name(toolkit):
    folder = toolkit(
        {
            "modules/one/01-Ünser Blatt.md": "Text",
            "worksheets/X-Our Sheet.yaml": "title: T\n",
            "modules/Two B/01-a.md": PAGE,
        }
    )
    reading = read_toolkit(folder).toolkit
    assert [page.id for page in reading.pages()] == ["nser-blatt", "p"]
    assert [sheet.id for sheet in reading.worksheets] == ["our-sheet"]
    assert [module.id for module in reading.modules] == ["one", "two-b"]
