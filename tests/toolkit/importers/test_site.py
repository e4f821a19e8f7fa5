"""Reading a site that nobody can be sure of: links and pictures find their place, and nothing leads out or hangs."""

import os

import pytest

from effort import at_most
from groundplan.cli.toolkit import starter
from groundplan.toolkit.importers.course_site import NothingToImportError, import_site
from groundplan.toolkit.new import CannotWriteError
from groundplan.toolkit.read import read_toolkit
from groundplan.toolkit.report import problems_of, report

PNG = b"\x89PNG\r\n\x1a\n"
PAGE = "second/_posts/2001-01-01-beds.md"


@pytest.fixture
def body_of(site, tmp_path):
    """The body of one page after it was imported, and what was wrong with it."""

    def run(body, name=PAGE, config=""):
        root = site({name: ("Beds", True, body)})
        (root / "img").mkdir()
        (root / "img/Bed One.png").write_bytes(PNG)
        (root / "img/fake.png").write_bytes(b"GIF89a")
        (tmp_path / "secret.png").write_bytes(PNG)
        (root / "img/link.png").symlink_to(tmp_path / "secret.png")
        (root / "_config.yml").write_text(config)
        import_site([root], tmp_path / "to", starter=starter())
        reading = read_toolkit(tmp_path / "to")
        return reading.toolkit.page("beds").body.strip(), [problem.code for problem in problems_of(reading)]

    return run


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("[a](/modules/first/neighbours/)", "[a](page:neighbours)"),
        ("[a](/modules/first/neighbours.html)", "[a](page:neighbours)"),
        ("[a](/modules/first/neighbours/index.html)", "[a](page:neighbours)"),
        ("[a](../../first/neighbours/#who)", "[a](page:neighbours#who)"),
        ('[a](../../first/neighbours "Title")', '[a](page:neighbours "Title")'),
        ("[a](<../../first/neighbours/>)", "[a](<page:neighbours>)"),
        ("[a]({{ site.baseurl }}/modules/first/neighbours/)", "[a](page:neighbours)"),
        ("[a]({% post_url modules/first/2001-02-01-neighbours %})", "[a](page:neighbours)"),
        ("[a]({% post_url 2001-02-01-neighbours %})", "[a](page:neighbours)"),
        ("[a][1]\n\n[1]: /modules/first/neighbours/", "[a][1]\n\n[1]: page:neighbours"),
        ('<a href="/modules/first/neighbours/">a</a>', '<a href="page:neighbours">a</a>'),
        ("<a href='/modules/first/neighbours/'>a</a>", "<a href='page:neighbours'>a</a>"),
        ("[a](/modules/first/)", "[a](module:first)"),
        ("[a](/first/)", "[a](module:first)"),
        ("[a](../)", "[a](module:second)"),
        ("[a](https://example.org/modules/first/)", "[a](https://example.org/modules/first/)"),
        ("[a](mailto:a@example.org)", "[a](mailto:a@example.org)"),
        ("[a](#here)\n\n# Here", "[a](#here)\n\n# Here"),
        ("![a](/img/Bed%20One.png)", "![a](media/bed-one.png)"),
        ("![a](../../../img/Bed%20One.png)", "![a](media/bed-one.png)"),
        ("[![a](/img/Bed%20One.png)](/modules/first/neighbours/)", "[![a](media/bed-one.png)](page:neighbours)"),
        ('<img src="{{ site.baseurl }}/img/Bed%20One.png">', '<img src="media/bed-one.png">'),
        ("{% include menu.html %}Text {{ page.title }}.", "Text ."),
        ("{{ department }}", "{{ department }}"),
    ],
)
def test_the_sites_own_addresses_become_the_toolkits(body_of, written, found):
    assert body_of(written) == (found, [])


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("[a](/modules/third/)", "broken-link"),
        ("[a](../gone/)", "broken-link"),
        ("[a](/files/sheet.docx)", "broken-link"),
        ("![a](/img/none.png)", "missing-image"),
        ("![a](/img/fake.png)", "missing-image"),
        ("![a](/img/link.png)", "missing-image"),
        ("![a](../../../../secret.png)", "missing-image"),
        ("![a](/img/../../secret.png)", "missing-image"),
        ("![a](/img/%2e%2e/%2e%2e/secret.png)", "missing-image"),
        ("![a](/img/a%00.png)", "missing-image"),
        ("![a](https://example.org/a.png)", "missing-image"),
    ],
)
def test_what_leads_nowhere_or_out_stays_as_it_is_and_is_told(body_of, written, code, tmp_path):
    assert body_of(written) == (written, [code])
    assert not (tmp_path / "to/media").exists()


def test_addresses_under_a_base_are_found_without_it(body_of):
    body, problems = body_of("[a](/course/modules/first/neighbours/)", config="baseurl: /course\n")
    assert (body, problems) == ("[a](page:neighbours)", [])


def test_a_page_with_an_address_of_its_own_is_found_there_and_looks_from_there(site, tmp_path):
    front = b"---\ntitle: Beds\npermalink: /beds/\n---\n[a](../modules/first/neighbours/)\n"
    root = site({PAGE: front, "second/_posts/2001-02-01-more.md": ("More", False, "[a](/beds/)\n")})
    import_site([root], tmp_path / "to")
    reading = read_toolkit(tmp_path / "to")
    assert problems_of(reading) == []
    assert [page.body for page in reading.toolkit.module("second").pages] == [
        "[a](page:neighbours)\n",
        "[a](page:beds)\n",
    ]


def test_modules_of_any_name_get_ids_of_their_own(site, tmp_path):
    names = ("Módulo Uno", "módulo-uno", "وحدة", "x-own")
    root = site({f"{name}/_posts/2001-01-01-a.md": ("A", False, "Text\n") for name in names})
    import_site([root], tmp_path / "to")
    reading = read_toolkit(tmp_path / "to")
    assert problems_of(reading) == []
    ids = {module.id for module in reading.toolkit.modules}
    assert ids == {"first", "second", "m-dulo-uno", "m-dulo-uno-2", "module", "own"}
    assert len({page.id for page in reading.toolkit.pages()}) == 8


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", None),
        (b"\x7fELF\0\0", "unreadable-page"),
        (b"word " * 10_000_000, "unreadable-page"),
        ("---\ntitle: Café\n---\nCafé\n".encode("latin-1"), "not-utf8"),
        (b"---\ntitle: [\n---\nText\n", "yaml-broken"),
        (b"---\n" + b"[" * 500_000 + b"\n---\nText\n", "yaml-too-much"),
        (b"\xef\xbb\xbf---\r\ntitle: Beds\r\n---\r\nText\r\n", None),
        (b"<div class='callout'>\n" * 40_000, None),
        (b"[" * 900_000, None),
        (b"](" * 400_000, None),
        (b"<!--" * 200_000, None),
        (b"{%" * 400_000, None),
        (b"{{ site." * 100_000, None),
        (b"<a href='" * 100_000, None),
        (b"<div class='callout'>\n## Worksheet #1: A\n" + b"- a\n" * 100_000, None),
        (b"<div class='callout'>\n## Worksheet #1: A\n" + b"a? " * 100_000, None),
        (b"<div class='callout'>\n## Worksheet #1: A\n" + b"<table>" * 100_000, None),
        (b"<div class='callout'>\n#" + b" " * 100_000 + b"\n", None),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_hostile_page_takes_no_more_work_than_another(site, tmp_path, content, code):
    root = site({PAGE: content})
    with at_most(6_000_000):
        done = import_site([root], tmp_path / "to", starter=starter())
    assert [problem.code for problem in done.problems] == ([code] if code else [])
    assert "welcome" in {page.id for page in read_toolkit(tmp_path / "to").toolkit.pages()}


def test_folders_pipes_and_links_in_place_of_pages_are_left_out_and_told(site, tmp_path):
    root = site()
    (tmp_path / "secret.md").write_text("---\ntitle: Secret\n---\nsecret\n")
    posts = root / "modules/second/_posts"
    (posts / "2001-02-01-folder.md").mkdir()
    os.mkfifo(posts / "2001-03-01-pipe.md")
    (posts / "2001-04-01-out.md").symlink_to(tmp_path / "secret.md")
    (posts / "2001-05-01-circle.md").symlink_to("2001-05-01-circle.md")
    done = import_site([root], tmp_path / "to")
    assert [problem.code for problem in done.problems] == ["unreadable-page"] * 4
    assert done.pages == 4


@pytest.mark.parametrize("name", ["nowhere", "empty", "sheet.docx", "binary.md"])
def test_a_source_without_a_page_is_one_sentence(tmp_path, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "sheet.docx").write_bytes(b"PK\x03\x04\0\0")
    (tmp_path / "binary.md").write_bytes(b"\0\1\2")
    with pytest.raises(NothingToImportError, match=rf"There is no page to import in .*{name}: name the folder"):
        import_site([tmp_path / name], tmp_path / "to")
    assert not (tmp_path / "to").exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(site, tmp_path):
    (tmp_path / "file").write_text("a file")
    with pytest.raises(CannotWriteError, match=r"file.* cannot be written to"):
        import_site([site()], tmp_path / "file")


def test_single_pages_are_a_module_of_their_own(tmp_path):
    (tmp_path / "b.md").write_text("# No front matter\n")
    (tmp_path / "a.md").write_text("---\ntitle: Ours\n---\n[b](b.md)\n")
    done = import_site([tmp_path / "a.md", tmp_path / "b.md"], tmp_path / "to")
    told = report(read_toolkit(tmp_path / "to"))
    assert (done.pages, told["title"], told["problems"]) == (2, "Ours", [])
    assert [(page["id"], page["title"]) for page in told["modules"][0]["pages"]] == [("a", "Ours"), ("b", "B")]
    assert told["modules"][0]["pages"][0]["links"] == {"internal": 1, "external": 0, "broken": 0}
