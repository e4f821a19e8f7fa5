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
Cut the line at the printer by letting teens print from their phones | Nobody waits at 3:30 | Settings page |
Skateboard repair bench | A kid fixes a bearing and shows the next one | Tools in a tray |
Promote digital citizenship | | Find a curriculum | only-vague teens-take-part
Gaming numbers up to 25 a week | Tally sheet | Second TV from storage | only-counts teens-take-part
Bring the robotics team's robot to the toddler storytime | Toddlers drive it with the team | Ask the coach |
Visit two other libraries' teen rooms | I steal one idea from each | Call them | teens-take-part
Make room rules fit on one page | Teens cut them from 14 to 5 | Scissors |
Ask the city to fix the bike path light | Light works | Call public works | teens-take-part
Teen film night | They pick the films | License ask |
Pay two teens to run the sound booth | They train the next two | Stipend form | asks-of-others
Increase confidence in public speaking | Four regulars present at the board meeting | Practice slots |
Wall of wishes | Full by May | Paper stars | teens-take-part
Welcome kit for new foster kids | Each kid gets one and tells us what was missing | Talk with caseworker |
Be more present in the schools | | | only-vague teens-take-part
Attend PLA in Minneapolis | I bring back three ideas | Apply for leave | asks-of-others teens-take-part
Get the union to accept teen volunteers at the desk | Signed agreement | Meet the steward | own-power
Fandom Friday run by Imani and Zoe, both sophomores | Cosplay happens | Date | patron-name
Youth poet laureate reads at the open mic | Two kids read after her | Email her manager |
A bench where kids wait for the bus | They sit there | Sketch | teens-take-part
Test three kinds of tablets with the after-school crowd | Their favorite is in the budget request | Borrow samples |
Find a mentor for Devon, the 15-year-old who codes | They meet twice | Ask at the tech meetup | patron-name
Send 10 teens to the statewide teen summit | They come back and lead a session | Permission slips |
Learn basic ASL | I can ask a Deaf teen what she is looking for | App on phone | teens-take-part
Community fridge run by the service club | Full on Mondays | Plug by the door |
Reach 100 teens through class visits | 100 on the tally | Email teachers | only-counts teens-take-part
Strengthen our team | | Lunch | only-vague teens-take-part
Late fines for teen cards gone by fall | The council votes yes | Numbers for the director | own-power teens-take-part
Bilingual story podcast by teens | Abuelas listen | Record one |
Learn what our 6th graders do online | I can explain two of their games | Ask them at lunch |
Outdoor wifi so kids can work on the steps | They sit there at night | IT ticket | asks-of-others teens-take-part
Put the charging station where teens can sit | They sit and stay | Move table | teens-take-part
Two-minute check-in with each regular on Mondays | I know one new thing about each by June | Notebook | teens-take-part
Raise teen summer reading completion to 40% | 40% finish | Badge sheet | only-counts teens-take-part
Yarn club makes hats for the NICU | Nurse sends a photo | Ask the hospital |
Explore options | | | only-vague teens-take-part
Ask Friends for $200 for a popcorn machine | Popcorn | Letter | asks-of-others teens-take-part
Teens record the elders at the senior center | Three stories on our site | Borrow recorder |
Learn how to book a band from our music guy | I booked one | Coffee with him | teens-take-part
Enhance the reader experience for young adults | | Brainstorm | only-vague teens-take-part
School board lets us put a drop box at the high school | Box is there | Letter to superintendent | own-power teens-take-part
Chess ladder | 12 teens on it | Draw the ladder | only-counts teens-take-part
Marcus T. (11th grade) sets up the projector each week | Movie starts on time | Show him the booth | patron-name
A lending shelf of musical instruments | Somebody plays on the porch | Ask for donations | teens-take-part
Work with Jordan Lee of the bike shop on a fix-it day | Six kids ride home on what they fixed | Set date |
Fix the broken study room door | It closes | Work order | asks-of-others teens-take-part
Continue to provide excellent service to teens | | | only-vague teens-take-part
Try letting teens shelve their own returns | Manga is findable | Tape lines |
Get 30 kids to the Halloween party | 30 kids | Candy | only-counts teens-take-part
New member orientation for TAB led by last year's officers | Newcomers stay past October | Their agenda |
Bookmobile stop at the skate park | Two skaters wave us down | Route change with driver | teens-take-part
Hire a DJ for prom-dress swap | Everyone leaves with a dress | Quote | asks-of-others teens-take-part
Start keeping a list of what teens ask for and we do not have | List has 20 things | Clipboard | teens-take-part
Anime club chooses its own shows | Votes on the whiteboard | Marker |
Address the digital divide | | Hotspot data | only-vague teens-take-part
Teach myself Canva | Flyers look less sad | Free course | teens-take-part
Write thank-you cards to the mentors with the kids | Mailed | Buy cards | asks-of-others
Ten-minute teen tech help line staffed by high schoolers | Grandmas come back | Sign |
Reading buddies: 8th graders and second graders | Pairs finish a book together | Ask Ms. Ortiz |
Follow up with Brianna's mom about the ride home | Ride sorted | Call | patron-name teens-take-part
Collect feedback | | Form | teens-take-part
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
