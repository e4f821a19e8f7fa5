"""Libraries as an earlier release left them: with workbooks and owners, and without admins."""

from datetime import date

import pytest

from groundplan.web.home.actions import set_up
from groundplan.web.libraries.models import Grant, Library
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Workbook


@pytest.fixture
def elsewhere_of_before(cast):
    """Two more libraries: one in which Fay began and Gus followed, and an empty one; nobody is admin of any."""
    for name, department in (("Fay", "Teens"), ("Gus", "Children")):
        opening = Opening("Hill Library", department, False, date(2027, 1, 1))
        _person, workbook = set_up(name, opening, "small")
    Library.objects.create(name="Empty")
    for library in Library.objects.all():
        Grant.objects.filter(thing=library.id).delete()
    Library.objects.update(leads=False)
    return Workbook.objects.get(id=workbook).library
