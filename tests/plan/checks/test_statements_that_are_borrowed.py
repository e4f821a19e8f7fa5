"""Borrowed statements: blanks that nobody filled in and other bodies' words, beside a library's own that look like them."""

import pytest

from groundplan.plan.wording.borrowed import has_blanks, is_anothers

OWN = ("Alder Creek Public Library", "teen services")
BLANKS = """
[Library name] connects people with ideas.
Our mission is to ____ the people of ____.
The mission of the (your library) is to inspire lifelong learning.
Lorem ipsum dolor sit amet, consectetur adipiscing elit.
TBD
To be determined after the retreat in May
XYZ Public Library brings people together.
The XXXX library serves the community.
{{ library }} opens doors for everyone.
<insert mission here>
We are a place where ......... can meet.
[insert mission statement]
Name of library serves all ages.
Your mission here
n/a
???? [town]
The library of [City] welcomes all.
We help (name of community) read, learn and make.
see website
Placeholder until the board meets
Anytown Public Library is the heart of the community.
[Nombre de la biblioteca] abre puertas.
idk
"""
NO_BLANKS = """
Alder Creek Public Library connects people with ideas.
Your library. Your place.
[The library] connects people, ideas and stories.
We connect people, ideas … and each other.
Read more on [our page](https://aldercreek.lib.us/mission).
A place to read, learn, make (and nap).
To insert joy into every day of our town.
Nothing about us without us.
A library where nobody is unknown.
We're here for everybody, from 0 to 100+.
Open doors. Open minds.
Reading -- and more -- for all.
We say yes more than no.
Serving Alder Creek (pop. 4,300) since 1911.
The library exists so that people can blank out the noise [sic] and read.
Teens name the world here and change it.
Nothing is impossible at the library.
To enrich lives, one story at a time...
We test ideas, share tools and find answers.
Later is too late: we open minds now.
Come in (bring your friends) and make something.
"""
ANOTHERS = """
The City of Alder Creek provides efficient municipal services to its residents.
The mission of the City of Alder Creek is to enhance the quality of life of all who live here.
Alder Creek Unified School District prepares every student for college and career.
The State Library supports libraries across the state through grants and consulting.
The Friends of the Alder Creek Library raise funds and advocate for the library.
Seattle Public Library brings people, information, and ideas together to enrich lives.
Maple County Library System inspires lifelong learning.
At Denver Public Library, we create welcoming spaces.
The mission of the Portage District Library is to be a community hub.
Cedar Falls Community College educates a diverse student body.
The Parks and Recreation Department offers fun for all ages.
To provide public safety, roads and clean water in a fiscally responsible manner.
The Department of Education ensures that all students will graduate.
The American Library Association promotes library service and librarianship.
Boys & Girls Club helps young people reach their full potential.
Our purpose is to raise funds for summer reading.
The Alder Creek Library Foundation invests in tomorrow's readers.
The County of Maple delivers services that residents value.
Lincoln High School empowers learners.
The mission of Brooklyn Public Library is to transform lives.
Library of Congress engages, inspires, and informs Congress and the American people.
"""
OURS = """
Alder Creek Public Library connects people with ideas.
The Alder Creek Library serves the residents of Maple County.
ACPL inspires curiosity.
The library works with the City of Alder Creek to make a better place to live.
In partnership with the City of Alder Creek, we bring people together.
We serve the city of Alder Creek and the schools around it.
To make the city a better place to read.
Our mission is to bring people, ideas and books together.
The library, a department of the City of Alder Creek, opens doors for everyone.
The city's living room: a library for all.
Every student in the school district has a place to belong at the library.
Partner with schools
Support our schools and students
A strong city starts with strong readers.
Be the heart of the community
The Library is a place of possibility.
Alder Creek's library welcomes everyone.
We advance knowledge and build community.
Teens of the county find people who take their interests seriously.
The Public Library is where Alder Creek meets.
Our Alder Creek Branch Library keeps doors open late.
The foundation of our work is curiosity.
RAISE UP the Library’s name as a home of new ideas.
Inspired by the Library of Things, we lend what people need.
"""
HOLLOW = ("Cedar Hollow Library", "Youth Services")
BORROWED_AT_HOLLOW = """
Our library strives to ______.
The mission of [your library] is to bring people together
Cedar Hollow School District ensures every learner thrives.
City of Cedar Hollow: a safe, clean and prosperous city
King County Library System inspires the people of King County to succeed through ideas
The Oregon State Library provides leadership
INSERT MISSION
Mission statement goes here
The Village of Cedar Hollow strives to provide quality municipal services
To be announced (tba)
The XX Library serves XX
Hennepin County Library's mission is to nourish minds, transform lives and build community together.
Community name public library opens doors
To provide a high-quality education so that all students will graduate ready for college
(Name of town) library is for everyone
"""
OWN_AT_HOLLOW = """
Cedar Hollow Library: read, make, meet.
We help the people of Cedar Hollow and Maple County learn.
The Hollow's library is everybody's porch.
To inspire.
Our library connects the City of Cedar Hollow with the world
Serving the Village since 1902, the library shares stories
A library is a growing organism
Free people read freely
To help every student in our schools do well
Youth Services gives kids and teens a place of their own
Books, and more!
The people's university
Bring the community together
Support early literacy
CHL builds a curious town.
We work with Cedar Hollow School District so that every child has a card
Building bridges between the county and its young people
The library of Cedar Hollow exists to share
"""


def lines(table):
    return [line for line in table.strip().splitlines() if line]


@pytest.mark.parametrize("text", lines(BLANKS))
def test_a_blank_is_seen(text):
    assert has_blanks(text)


@pytest.mark.parametrize("text", lines(NO_BLANKS))
def test_what_only_looks_like_a_blank_is_none(text):
    assert not has_blanks(text)


@pytest.mark.parametrize("text", lines(ANOTHERS))
def test_another_bodys_statement_is_told(text):
    assert is_anothers(text, OWN)


@pytest.mark.parametrize("text", lines(OURS))
def test_a_librarys_own_statement_is_its_own(text):
    assert not is_anothers(text, OWN)


def test_a_library_without_a_name_yet_borrows_nothing():
    assert not is_anothers("Seattle Public Library brings people together.", ("", ""))


def test_a_state_librarys_own_statement_is_its_own():
    text = "The State Library makes the state wiser."
    assert not is_anothers(text, ("Buckeye State Library", ""))
    assert is_anothers(text, OWN)


@pytest.mark.parametrize("text", lines(BORROWED_AT_HOLLOW))
def test_a_blank_or_anothers_words_are_told_at_another_library(text):
    assert has_blanks(text) or is_anothers(text, HOLLOW)


@pytest.mark.parametrize("text", lines(OWN_AT_HOLLOW))
def test_another_librarys_own_words_are_its_own(text):
    assert not has_blanks(text)
    assert not is_anothers(text, HOLLOW)
