"""Only vague: what can be said of anything, beside vague words in a plain sentence."""

import pytest

from groundplan.plan.wording.vague import is_only_vague
from groundplan.plan.wording.vocabulary import words_of

VAGUE = """
Explore ways to better engage teens
Improve teen services
Support teens in the community
Promote literacy and a love of reading
Increase awareness of teen programs
Be more welcoming
Strengthen relationships with schools
Enhance our programming
Look into connected learning
Foster a culture of curiosity
Encourage youth engagement
Work on outreach
Think about equity
Better meet the needs of teens
Raise our visibility in the community
Explore partnerships
Consider new opportunities for teens
Empower young people
Develop our teen programming
Broaden our reach
Focus on inclusion
Mejorar los servicios para adolescentes
Promouvoir la lecture chez les jeunes
"""
PLAIN = """
Explore what a sewing table would need and make a list
Improve the teen corner: new sign, two chairs, a shelf for their own books
Support the anime club by giving it the big room on Thursdays
Start a zine club
Ask ten teens what they would like to learn
Visit Lincoln Middle School in April
Make a flyer with two teens
Explore podcasting: record one episode with three regulars
Strengthen ties to the school: eat lunch there once a month
Increase awareness by hanging teen-made posters at the pool
Finish the reading and talk it over with my manager
Move the games to the front
Look into button makers and buy one
Host an open mic
Put a suggestion box at the desk
Teens lead one session a month
Learn to use the laser cutter
Write down what our regulars are into
Encourage teens to vote on the next purchase
Have a mentor from the bike shop come twice
Develop a job-shadow day with the clinic
Abrir un taller de costura los miércoles
Créer un fanzine avec les ados
Support reading with a shelf that teens choose
"""


@pytest.mark.parametrize("text", VAGUE.strip().splitlines())
def test_what_can_be_said_of_anything_is_told(text):
    assert is_only_vague(words_of(text), "")


@pytest.mark.parametrize("text", PLAIN.strip().splitlines())
def test_a_thing_made_or_a_deed_makes_it_plain(text):
    assert not is_only_vague(words_of(text), "")
