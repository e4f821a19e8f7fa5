"""Teens take part: they decide, make, lead, are asked; coming and being served are no part."""

import pytest

from groundplan.plan.wording.teens import part_stands_in
from groundplan.plan.wording.vocabulary import sentences_of

PART = """
Ask three teens what they would like
Teens choose the next game
Make a zine with two teens
Teen advisory board picks the films
Invite teens to plan the open mic
A teen-led tour
Teen volunteers run the craft table
Let teens vote on the mural
Two students teach soldering
Interview five regular teens
Young people design the flyer
Teens make a podcast
Survey teens at lunch
Youth council looks at the draft
Kids in the club write the rules
Talk with the teens who sit by the window
Listen to teens at the desk
Co-design the room with the TAB
Poster drawn by a teen
Teens hang their own art
Preguntar: los jóvenes eligen la música
Les ados choisissent les jeux
Los jóvenes montan un taller de bicicletas
Un joven nos pone tres canciones
Les jeunes accrochent leurs dessins
Teens letter the shelf signs
"""
NO_PART = """
Buy a button maker
Offer a program for teens every week
20 teens come to movie night
Hang posters in the teen room
Read two chapters a week
Teen attendance is up
Order more manga
Move the teen shelf to the window
Teens attend the author visit
Send flyers to schools
Improve services to youth
Write the grant
Teen section gets new signs
Teens come after school
Train staff in teen services
Weed the YA nonfiction
Meet with the director about teen hours
Set up the games before teens arrive
Provide snacks for teens
Put the teen calendar on the web
A display of YA novels
Visit the middle school library
Programas para los jóvenes del barrio
Los adolescentes vienen los viernes
Une salle pour les jeunes du quartier
Teens in the valley have a room
"""


@pytest.mark.parametrize("text", PART.strip().splitlines())
def test_teens_take_part(text):
    assert any(map(part_stands_in, sentences_of(text)))


@pytest.mark.parametrize("text", NO_PART.strip().splitlines())
def test_what_is_done_for_teens_is_no_part(text):
    assert not any(map(part_stands_in, sentences_of(text)))
