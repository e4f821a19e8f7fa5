"""Only counts: heads and loans with no change in teens, beside goals that count and tell of a change, too."""

import pytest

from groundplan.plan.wording.counts import counts_stand_in
from groundplan.plan.wording.teens import change_stands_in
from groundplan.plan.wording.vocabulary import sentences_of

ONLY_COUNTS = """
Increase teen program attendance by 20%
Raise circulation of YA fiction
Get 50 teens to sign up for summer reading
More teens come to programs
Hold 12 programs this year
Door count after school is up
Double the number of teens at Friday games
10 teens come each week
Grow our Instagram to 500 followers
At least eight teens attend each session
Increase teen library card sign-ups
Higher YA circ
25 more checkouts of manga a month
Number of teen visits goes up by a quarter
Attendance doubles by spring
Six events for teens per month
Summer reading registrations up 15 percent
Boost teen foot traffic after school
We count more visitors on Tuesdays
Aumentar la asistencia de adolescentes
Increase program stats
Twenty teens register for the tournament
"""
NOT_ONLY = """
Increase circulation: teens recommend books to each other on a shelf of their own
10 teens come and each makes a zine
Attendance is up and teens lead half of the sessions
Three teens show somebody else how to solder
Teens say that they know an adult at the library by name
Start a sewing table on Wednesdays
Read two chapters of the toolkit a week
Two teens teach a class for younger kids
Write a one-page proposal for the board
Teens choose what we buy for the manga shelf
Five teens finish a song and perform it
I can name three interests of our regulars
Move the teen shelf to the window
Finish module 3 by the 20th
More teens feel that the room is theirs
Learn the laser cutter and get certified
Talk to 5 regulars about what they would like
Teens design the flyer and hang it at school
Ask each of the six branches for their hours
8 teens come to the open mic and four read their own poems
Las adolescentes deciden qué compramos; la asistencia sube
The number of teens who tell us what they want to learn
Have 3 adults share how they got their jobs
"""


def only_counts(text):
    sentences = sentences_of(text)
    return any(map(counts_stand_in, sentences)) and not any(map(change_stands_in, sentences))


@pytest.mark.parametrize("text", ONLY_COUNTS.strip().splitlines())
def test_what_only_counts_is_told(text):
    assert only_counts(text)


@pytest.mark.parametrize("text", NOT_ONLY.strip().splitlines())
def test_what_changes_for_teens_or_counts_nobody_is_left_alone(text):
    assert not only_counts(text)
