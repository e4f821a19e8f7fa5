"""Texts in the shapes of library pages and plans, in our own words, and what each of them states."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    """A text and the statements that a careful reader finds in it; names of values and priorities in their order."""

    name: str
    text: str
    mission: str = ""
    vision: str = ""
    values: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    department: str = ""
    others: tuple[str, ...] = field(default=())


TEXTS = [
    Text(
        "headings in capitals",
        "ABOUT US\n\nOUR MISSION\n\nMillbrook Library opens doors to reading, learning and company for everyone in the valley.\n\n"
        "OUR VISION\n\nA valley in which nobody stops learning.\n\nOUR VALUES\n\n• Welcome\n• Curiosity\n• Thrift\n\n"
        "HOURS\n\nMonday to Friday 9 to 6\n",
        mission="Millbrook Library opens doors to reading, learning and company for everyone in the valley.",
        vision="A valley in which nobody stops learning.",
        values=("Welcome", "Curiosity", "Thrift"),
    ),
    Text(
        "inline labels",
        "Mission: To lend, to teach and to listen.\nVision: Every street a reading street.\n"
        "Values: Candour, patience, fairness and fun.\n",
        mission="To lend, to teach and to listen.",
        vision="Every street a reading street.",
        values=("Candour", "patience", "fairness", "fun"),
    ),
    Text(
        "prose",
        "Founded in 1911, the library has two branches. The mission of the Alder Creek Public Library is to bring "
        "neighbours and ideas together. Our vision is a town where stories are shared. We are open six days.",
        mission="to bring neighbours and ideas together.",
        vision="a town where stories are shared.",
    ),
    Text(
        "numbered goals with objectives",
        "Strategic Plan 2022-2026\n\nGoal 1: Grow young readers\nObjective 1.1: Visit every school twice a year.\n"
        "Objective 1.2: Double the summer club.\n\nGoal 2: Open up the building\nObjective 2.1: Add evening hours.\n\n"
        "Goal 3: Look after our people\nObjective 3.1: Train all staff.\n",
        priorities=("Grow young readers", "Open up the building", "Look after our people"),
    ),
    Text(
        "strategic priorities as headings",
        "Strategic Priorities\n\nReading for Life\n\nWe will make sure that every child in the county owns a book before "
        "starting school, and reads it.\n\nSpaces for All\n\nOur four buildings will be refitted so that anyone can use "
        "every floor of them without help.\n\nDigital Confidence\n\nWe will lend devices and sit beside people while "
        "they learn to use them.\n",
        priorities=("Reading for Life", "Spaces for All", "Digital Confidence"),
    ),
    Text(
        "values explained with dashes",
        "What We Value\n\nKindness – we greet everyone who comes in.\nRigour – we check what we say.\n"
        "Shared ownership – the library belongs to its town.\n",
        values=("Kindness", "Rigour", "Shared ownership"),
    ),
    Text("a mention", "Our mission guides us in all that we do. Ask at the desk about the strategic plan."),
    Text(
        "an agenda",
        "Board of Trustees Agenda\n1. Call to order\n2. Review of mission statement\n3. Strategic goals: discussion\n4. Adjourn\n",
    ),
    Text("a table of contents", "Contents\nMission ........ 2\nVision ........ 3\nValues ........ 4\nStrategic Goals ........ 6\n"),
    Text(
        "a city and its library",
        "City of Marlow Mission Statement\nTo serve the residents of Marlow with honest government.\n\n"
        "Library Mission Statement\nThe library brings Marlow its books, its news and its meeting place.\n",
        mission="The library brings Marlow its books, its news and its meeting place.",
        others=("To serve the residents of Marlow with honest government.",),
    ),
    Text(
        "a teen department",
        "Teen Services\n\nMission of Teen Services\n\nTo give teenagers a room, a say and a reason to come back.\n",
        department="To give teenagers a room, a say and a reason to come back.",
    ),
    Text(
        "Friends",
        "Friends of the Harwell Library\n\nOur Mission\n\nThe Friends raise money and voices for the library.\n",
        others=("The Friends raise money and voices for the library.",),
    ),
]
