"""A cohort: Fay of the State Library leads it, the cast's library and Hill Library are in it."""

from dataclasses import dataclass
from datetime import date

import pytest

from groundplan.web.accounts.models import Person
from groundplan.web.cohorts import actions, taking_part
from groundplan.web.cohorts.actions import Plan
from groundplan.web.cohorts.models import Cohort, Membership
from groundplan.web.home.actions import set_up
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Library, Right
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Workbook
from groundplan.web.writing import write


@dataclass
class Led:
    """A cohort and everybody around it."""

    cohort: Cohort
    facilitator: Person
    cast: object
    neighbour: Person
    theirs: Workbook
    ours: Membership
    hills: Membership

    def url(self, path=""):
        return f"/cohorts/{self.cohort.id}/{path}"

    def client(self, person):
        return self.cast.client(person)


@pytest.fixture
def led_library():
    """Makes a library that may lead, with its admin."""

    def made(name="State Library", person="Fay"):
        library = Library.objects.create(name=name, leads=True)
        admin = Person.objects.create_named(person)
        grant(library, admin, library.id, Right.OWNER)
        return library, admin

    return made


@pytest.fixture
def joined():
    """Puts a workbook into a cohort."""
    return lambda workbook, person, cohort: write(lambda: taking_part.join(workbook, person, cohort.id))


@pytest.fixture
def led(cast, led_library, joined):
    library, fay = led_library()
    dates = {"one": (date(2027, 3, 15), "on the telephone")}
    made = actions.open_cohort(fay, library.id, Plan("Spring 2027", "State Library", "**Welcome**", "small", dates))
    cohort = Cohort.objects.get(id=made)
    opening = Opening("Hill Library", "", True, date(2027, 1, 1), locale="en_US")
    neighbour, workbook = set_up("Hal", opening, "small")
    theirs = Workbook.objects.get(id=workbook)
    ours = joined(cast.workbook, cast.owner, cohort)
    return Led(cohort, fay, cast, neighbour, theirs, ours, joined(theirs, neighbour, cohort))
