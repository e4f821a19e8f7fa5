"""A first goal outside one's own power, beside what one can do oneself about the same thing."""

import pytest

from groundplan.plan.wording.power import is_decided_by_others
from groundplan.plan.wording.vocabulary import words_of

OTHERS = """
The board approves a fine-free policy for teens
Hire a second teen librarian
Renovate the teen room
Get the city council to fund Sunday hours
Build a new teen wing
Pass the library levy
Eliminate fines for everyone under 18
Convince the school district to give every student a card
A full-time teen librarian at each branch
Extend library hours to 9 pm
Change the policy on unattended minors
The county approves a bigger budget
Get the director to add a position
Double the budget for YA
New building by 2028
Reorganize youth and adult services into one department
Secure funding for a bookmobile
The strategic plan includes teens as a priority
Go fine free
All branches adopt teen hours
Sunday hours
The library board votes to end fines
County pays for a teen van
Our director agrees to a bigger room
"""
OWN = """
Ask the board for ten minutes in May
Write a one-page proposal about fines
Show the director what teens said
Start a zine club
Present the survey at the all-branch meeting
Invite a council member to the open mic
Draft a policy for the teen room with the TAB
Read two chapters
Move the shelf
Talk with the school librarian about cards
Collect what teens say about opening hours
Visit each branch once
Make a teen corner from what we have
Teens lead a tour for the board
Learn how the budget is made
Prepare a page on hours for the director
Bring two teens to the city council meeting
Put teens' art into the lobby
Hold a lunch with the art teacher
Share one idea a month with circulation
The after-school table votes on what goes on the wall
Teens decide what we buy
Board games on Thursdays, teens bring their own
"""


@pytest.mark.parametrize("text", OTHERS.strip().splitlines())
def test_what_others_decide_is_told(text):
    assert is_decided_by_others(words_of(text))


@pytest.mark.parametrize("text", OWN.strip().splitlines())
def test_what_one_does_oneself_is_ones_own(text):
    assert not is_decided_by_others(words_of(text))
    assert not is_decided_by_others([])
