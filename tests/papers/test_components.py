"""The list of components says what an installation brings, and nothing gets in under a licence that is not on the list."""

import sys
import tomllib

import pytest

from papers import components

EVERY = [(extra, each) for extra, found in components.tables().items() for each in found]


@pytest.mark.skipif(
    sys.platform != "linux" or sys.version_info[:2] != (3, 11), reason="the page is written for Linux and Python 3.11"
)
def test_the_page_is_what_the_program_would_write_today():
    assert components.PAGE.read_text(encoding="utf-8") == components.page(), "run `python -m papers`"


@pytest.mark.parametrize(("extra", "component"), EVERY, ids=[each.name for _extra, each in EVERY])
def test_a_component_has_a_licence_under_which_a_library_may_use_it(extra, component):
    assert components.allowed(component.licence), f"{component.name}: {component.licence}"


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "MIT AND SSPL-1.0", "not said", "BSD License", ""])
def test_other_licences_and_unclear_ones_are_told(licence):
    assert not components.allowed(licence)


def test_what_only_the_tests_need_is_not_listed_and_what_everybody_needs_is_listed_once():
    names = [components.canonical(each.name) for _extra, each in EVERY]
    assert {"django", "pycrdt", "psycopg-binary", "fido2"} <= set(names)
    assert {"pytest", "playwright", "groundplan"}.isdisjoint(names)
    assert len(names) == len(set(names))


def test_whatever_can_be_installed_besides_has_a_table_of_its_own():
    offered = tomllib.loads((components.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {*offered["optional-dependencies"]} - {"test"} <= {*components.EXTRAS}


def test_a_licence_that_was_read_in_the_file_is_taken_only_while_the_package_says_the_same():
    """What somebody read once does not stand for what the package says later."""

    class Package:
        def __init__(self, **said):
            self.metadata = Said(said)

    class Said(dict):
        def get_all(self, key):
            return [self[key]] if key in self else []

    read = components.licence("jinja2", Package(Classifier="License :: OSI Approved :: BSD License"))
    assert read == "BSD-3-Clause"
    assert components.licence("jinja2", Package(License="Proprietary")) == "Proprietary"
    assert components.licence("jinja2", Package()) == "not said"
