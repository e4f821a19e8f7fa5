"""Goals as people write them, read by all the checks that read words at once: what each would say, and nothing more."""

import pytest

from groundplan.plan.checks import check
from groundplan.words import words
from plans_as_told import around_of, plan_of

READING = ("asks-of-others", "own-power", "only-counts", "only-vague", "patron-name", "teens-take-part")
# goal | how one will know | a step | what is said of it
GOALS = """
Get better at outreach | | Think about it | only-vague teens-take-part
Teens run the cereal bar on early-out Wednesdays | They unlock it themselves | Cereal from the pantry shelf |
More kids at Tuesday night | 15 instead of 8 | Poster at the pool | only-counts teens-take-part
Shadow the makerspace lead downtown for a morning | I can load the embroidery machine alone | Find a date | teens-take-part
Send Bea to the YALSA symposium | She runs one session her own way with teens | Register | asks-of-others
New carpet in the teen room | Kids sit on it | Ask facilities | asks-of-others
Library board passes a fine-free policy | Blocked cards are open | Write to trustees | own-power teens-take-part
Ask six regulars to mark what they'd change on a floor plan | Their marks are on the wall | Print plan |
Improve communication | People know what we do | Newsletter | teens-take-part
300 checkouts from the new graphic novel spinner by June | Report from the ILS says 300 | Spinner by the door | only-counts teens-take-part
Zine swap with the art class at Harding Middle | Two kids who did not know each other trade zines | Email the art teacher |
Quiet hour on Mondays, lights down | The same two come back and stay | Lamp from story room | teens-take-part
Ava, 14, and two other teens show their robots | People clap | Table by the door | patron-name
Learn Procreate well enough to sit beside a teen who draws | One of them corrects me | Borrow the iPad |
Partner with Parks for a skate jam | Skaters build a ramp with the carpenter | Call Parks |
Two hours a week of desk cover so that I can be in the teen room | I am there | Ask Joan | asks-of-others teens-take-part
Support SEL | | Read about it | only-vague teens-take-part
Teen volunteers label the manga in both languages | Nobody asks where One Piece is | Label maker |
Start a podcast: three episodes, teens pick guests | Episode one is out | Borrow microphone |
Raise awareness of mental health resources | More teens use them | | only-counts only-vague teens-take-part
Students from the welding class weld us a bike rack | It stands there | Ask Mr. Cole |
Write an LSTA grant for a sound booth | Teens record a song in it | Draft | asks-of-others
Instagram takeover by TAB on the first Friday | Their posts, not mine | Password plan |
Lunch with the school counselor each month | We name one kid each who should meet a maker | Email her | teens-take-part
Hold at least 10 teen programs | Calendar shows 10 | | only-counts teens-take-part
Switch the summer program from minutes to things made | A shelf full of what teens made | Tell the director |
Explore what the ukulele kids want next | They said it in their own words on a card | Cards |
Have a teen on the board | A seat is in the bylaws | Ask the chair |
Be there for our LGBTQ+ youth | | | only-vague teens-take-part
Family game night run by eighth graders | Parents lose | Games from the closet |
Rewrite the behavior policy with six teens | It hangs on the door with their names for the rules | First draft |
Circulation of audiobooks up 20% | OverDrive report | QR codes on the bus | only-counts teens-take-part
Club de robótica dirigido por estudiantes | Enseñan a los nuevos | Pedir las llaves |
Learn to run the 3D printer | I fixed a jam without help | Manual | teens-take-part
Create opportunities for youth voice | | | only-vague
"""


def rows():
    for line in GOALS.strip().splitlines():
        text, because, step, said = (each.strip() for each in line.split("|"))
        yield pytest.param(text, because, step, said.split(), id=text)


@pytest.mark.parametrize(("text", "because", "step", "said"), [*rows()])
def test_a_goal_is_read(text, because, step, said):
    told = {
        "today": "2026-03-02", "start": "2026-03-02", "library": "Alder Creek Public Library", "people": ["Bea Lund"],
        "goals": [{"text": text, "horizon": "month", "know_because": because, "steps": [{"what": step, "by": "2026-03-20"}]}],
    }  # fmt: skip
    found = check(plan_of(told), around_of(told), words("en"))
    assert [each.check for each in found if each.check in READING] == [name for name in READING if name in said]
