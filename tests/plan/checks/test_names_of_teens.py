"""A possible teen's name or contact, beside staff, partners, places, books and numbers that look like one."""

import pytest

from groundplan.plan.wording.names import names_a_teen, staff_words

STAFF = staff_words(["Rosa Ortega", "Jayden Brooks", "Alder Creek Public Library"])
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
