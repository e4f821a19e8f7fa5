"""Leave, money, others' time: plainly needed, or only sounding like it."""

import pytest

from groundplan.plan.wording.asking import asks_of_others
from groundplan.plan.wording.vocabulary import words_of

ASKS = """
Buy a button maker
Attend the YALSA symposium
Pay a local artist an honorarium
Order 20 sketchbooks
Hire two teen interns for the summer
Go to the state library conference in October
Train all desk staff in greeting teens
Write a grant for a sound booth
Get $300 for snacks
Purchase three sewing machines
Someone covers the desk while I am at the school
Stay open late on Thursdays
Take a semester of youth development coursework
Have facilities paint the wall
Rent a bus to the makers' fair
Take two days off for the institute
Budget for a teen stipend
Ask colleagues to cover my shift for the visits
Bring in a DJ for €150
Staff day session on connected learning for the whole staff
Earn a certificate in youth mental health first aid
Comprar dos máquinas de coser
Acheter une imprimante 3D
"""
DOES_NOT = """
Read a chapter a week at my desk
Ask three regulars what they are into
Move the teen shelf to the window
Put out the board games that we have
Make a flyer from scrap paper
Teens leave notes on the board
Leave the door of the story room open after school
Let teens choose the next display
Talk with the art teacher for ten minutes
Write down what I hear for a week
Use donated yarn for a knitting table
Hang up teen art
In order to hear teens, sit in the teen corner on Tuesdays
Put the shelves in order
Pay attention to who sits alone
Free webinar on my lunch break
A teen shows others how to fold cranes
Learn each regular's name
Spend time at the games table
Trade manga with each other
Plan the open mic with the TAB
Start a list of things that teens ask for
"""


@pytest.mark.parametrize("text", ASKS.strip().splitlines())
def test_what_others_have_to_give_is_told(text):
    assert asks_of_others(text, words_of(text))


@pytest.mark.parametrize("text", DOES_NOT.strip().splitlines())
def test_what_one_can_do_at_ones_own_desk_asks_nothing(text):
    assert not asks_of_others(text, words_of(text))
