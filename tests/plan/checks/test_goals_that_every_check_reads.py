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
Set up a tinkering cart from the junk drawer | Teens take something apart without asking | Fill cart |
Get the paperback romance shelf out of the teen room | There is floor to sit on | Ask pages to shift it | teens-take-part
Grow the D&D club | From 6 to 12 players | Poster | only-counts
Be a better advocate for teens | | Think about what to say | only-vague teens-take-part
Read the second module and tell my director one thing from it | She repeats it at the staff meeting | Borrow the book | teens-take-part
Two teens design a logo for the summer program | It is on the T-shirt | Ask who likes to draw |
Increase diversity of the collection | | Run a report | only-vague teens-take-part
Sunday afternoon chess, dads welcome | A teen beats a dad | Boards from storage | teens-take-part
Apply for the Laura Bush grant | Money for manga | Download form | asks-of-others teens-take-part
Field trip to the community college makerspace | Three kids apply to the summer session | Reserve the school bus | teens-take-part
Have the Friday regulars rewrite the room rules | New rules on the door in their handwriting | Bring paper |
Learn all the names of my Tuesday kids | I greet each one by name | Name game | teens-take-part
Offer ACT prep | Scores up | Find tutor | teens-take-part
Circulate 10 hotspots to teens | All out by May | Barcode them | teens-take-part
Volunteer hours for seniors: they teach phones to grandparents | Grandparents come back for the same teacher | Sign-up sheet |
Meet with each branch manager for 15 min | They know my face | Calendar | teens-take-part
Improve the website | Teens can find us | Talk to IT | teens-take-part
Explore partnership with 4-H | | Find contact | only-vague teens-take-part
Teen podcast club releases first episode | Link on our page | Borrow recorder |
Take the free Mental Health First Aid webinar | I know what to say | Block two lunches | teens-take-part
Get board approval for a 3D printer | It prints | Price list | own-power asks-of-others teens-take-part
Start book club | 8 members by June | Pick first book with them | only-counts
Paint the teen room with the art club | They chose the color | Tape |
Ask Mrs. Whitman at Central High if robotics can meet here | They met here twice | Email her | teens-take-part
Craft supplies swap | Shelf is used without me | Boxes | teens-take-part
Quinn (they/them, 17) runs sound at open mic | No feedback | Show Quinn the board | patron-name
Host an escape room built by last year's TAB | Families get stuck | Locks from the hardware store |
Support homeless youth | A card from the shelter on our desk | Call the shelter | teens-take-part
Book talks at the alternative school every other Thursday | They ask for book two | Tub of books | teens-take-part
Engage teens through social media | 200 followers on TikTok | Post weekly | only-vague only-counts teens-take-part
Put a teen in charge of the display case each month | The case changes without me | Key |
Hire a bilingual teen assistant | She is at the desk on Saturdays | Job description to HR | own-power asks-of-others teens-take-part
Find out why girls stopped coming on Wednesdays | I can name two reasons in their words | Ask four of them |
Lego robotics kit from the state library, teens take it apart first | They rebuilt it another way | Request kit |
Library-wide teen-friendly training | All desk staff did it | Slot on staff day | asks-of-others teens-take-part
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
