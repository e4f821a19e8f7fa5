"""A possible teen's name or contact, beside staff, partners, places, books and numbers that look like one."""

import pytest

from groundplan.plan.wording.names import names_a_teen, staff_words

STAFF = staff_words(["Rosa Ortega", "Jayden Brooks", "Alder Creek Public Library"])
HOLLOW = staff_words(["Kim Park", "Tyler Nguyen", "Cedar Hollow Library"], ["Zoe at the Y", "Mrs. Alvarez (principal)"])
A_TEENS = """
Maya (14) wants more manga
Ask Maya, 15, to design the poster
Tyler, 8th grader, is bored
DeShawn from Lincoln Middle School helps with the cart
8th grader Aaliyah runs the chess table
our teen volunteer Kayla R. draws the sign
text Marcus at 555-123-4567
Follow @zoe.draws on insta
email tyler.r2009@gmail.com about the open mic
Xiomara Diaz, who is 16, leads it
Sofía de 15 años quiere un club
Destiny (10th grade) comes every day
call Brianna's mom about the ride
a teen named Zoe asked for it
Noah, a junior at Roosevelt High, tutors
Aiden, age 13, has nobody to talk to
Ethan is 14 and comes each day
Léa, 15 ans, veut un atelier
Message her on Instagram: insta: maya_arts
teens like Jordan and Maya
Maya Torres, 9th grade, wants a club
the student's cell 555-0199
IG @lucia.skates07
"""
NOBODYS = """
Rosa, 15 min before we open
Jayden Brooks (8th grade homework help)
Lincoln Middle School, 8th grade
Teens (13-18) choose
Email Susan at Lincoln High School, librarian
Visit 8th grade classes in May
8th grade English classes visit
Ages 12-18 come
Call the library at 555-123-4567
post to @aldercreekteens
Mail rosa.ortega@aldercreek.lib.us
Ms. Torres at Lincoln High School
Martin Luther King High School
Anime Club (age 13 and up)
March, 15 chairs
Welcome, 8th graders!
Books by Jason Reynolds, 10 copies
Percy Jackson party
Print 15 flyers
Chromebooks (12)
Call Officer Ruiz 555-123-4567
Tweens (age 10-12)
Room 15, by May 14
Summer (16 hours)
Jordan Peele movie night
Library phone 555-0100, ask for Rosa
Boys & Girls Club, 15 teens
Talk with Coach Mike from Lincoln High School
Angel Island field trip
TAB members from Roosevelt High
April 15, Madison branch
"""
AT_HOLLOW = """
Jasmine (7th) reads to the little ones
Ask Darius, who is 17, whether he'd DJ
Ellie and Noor, both 8th graders, started it
Sam R., 13, comes every day after school
Our TAB president, Priya, runs the meeting
Get Malik's phone number for the mural day
DM @jaylen_hoops about the tournament
Kids like Hector and Luis need snacks
Camila (Westview High) translates for us
Give Omar's mom the form
Lucia, a freshman at Westview, wants to intern
text Isaiah 555-210-8890 when the kit is here
Snap: kaylee.b09
A 12-year-old named Ruby asked for braille
Hannah B. - 10th grade - does the lights
Mohamed from Jefferson Middle School helps shelve
student volunteer Ximena
Brandon is 15 and codes
"""
NOBODYS_AT_HOLLOW = """
Kim, 10 min intro
Tyler (4 to 6 pm)
Room 14, Tuesdays
Grades 6-12 welcome
Ask Zoe at the Y, 555-888-1234
Mrs. Alvarez, Jefferson Middle School principal
Read Angie Thomas, 2 copies
Wi-Fi in Jackson Park
Call 555-210-8890 for the van
@cedarhollowlib posts
Flyers to Roosevelt High, Jefferson Middle
Victoria, TX study visit
Mason jars, 12
Kwame Alexander author visit
Cover Diana's desk, 15 hours
May 15, 16 teens
Hunter safety class for 14 year olds
Chase the grant by March 12
Email school counselor Anna Wu at Roosevelt High School
The 14- to 16-year-olds choose
Page through Maus, 9th grade reading list
Summer, 10 weeks
Rosa Parks display
A Raisin in the Sun, 8th grade English
St. Paul's School sends a class
Ask Lee about the 13 chairs
Westview High juniors visit
10th graders from Roosevelt
Grace period of 14 days
Carter County, 12 branches
Our Instagram: cedarhollowteens
Chat with Coach Diaz at Westview High
Martha Stewart's mom jeans craft
Tyler's dad joke contest
"""
SAID_BY = """
Marcus: more anime
Aaliyah wants a quiet corner
Tyler and Maya asked for clay
Kayla says the chairs hurt
"""
SAID_OF = """
More Taylor Swift nights
Harry Potter trivia
Anime
A room that is ours, says one
Percy Jackson books
"""


@pytest.mark.parametrize("text", A_TEENS.strip().splitlines())
def test_a_possible_teens_name_or_contact_is_told(text):
    assert names_a_teen(text, STAFF)


@pytest.mark.parametrize("text", NOBODYS.strip().splitlines())
def test_what_only_looks_like_one_is_none(text):
    assert not names_a_teen(text, STAFF)


@pytest.mark.parametrize("text", SAID_BY.strip().splitlines())
def test_among_wishes_a_name_says_who_wished(text):
    assert names_a_teen(text, STAFF, of_wishes=True)


@pytest.mark.parametrize("text", SAID_OF.strip().splitlines())
def test_among_wishes_other_names_are_what_is_wished_for(text):
    assert not names_a_teen(text, STAFF, of_wishes=True)


def test_staff_and_partners_are_left_alone_however_they_are_written():
    staff = staff_words(["maya torres"], ["Coach Tyler Lee of the bike shop"])
    assert not names_a_teen("Maya (15 min), then Tyler, 16 bikes", staff)
    assert not names_a_teen("Text Maya at 555-123-4567, or tyler.lee@gmail.com", staff)
    assert names_a_teen("Noah, 15, helps Maya", staff)


@pytest.mark.parametrize("text", AT_HOLLOW.strip().splitlines())
def test_a_name_is_told_at_another_library(text):
    assert names_a_teen(text, HOLLOW)


@pytest.mark.parametrize("text", NOBODYS_AT_HOLLOW.strip().splitlines())
def test_staff_places_and_books_are_none_at_another_library(text):
    assert not names_a_teen(text, HOLLOW)
