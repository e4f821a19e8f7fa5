"""Texts in which it matters whose a statement is, where it ends and whether it still holds, in our own words."""

from statement_texts import Text

WHOSE = [
    Text(
        "a room with a name of its own speaks for itself",
        "The Kiln @ Tansy County Library\n\nABOUT THE KILN\n\nThe Kiln is the county library's workshop. You will find the Kiln "
        "behind the stacks.\n\nKiln mission: To lend the tools that nobody can afford alone.\n\nKiln values\nPatience\nCare\n"
        "Clean benches\n\nMachines\n\nTwo lathes\nA loom\n",
        department=("To lend the tools that nobody can afford alone.", "Patience", "Care", "Clean benches"),
    ),
    Text(
        "whoever speaks first on a page without a library's title",
        "About Us\n\nThe Friends of the Sedge Library is a club of a hundred volunteers.\n\nOur Mission\n\nWe bake, sell and sing "
        "so that the library can buy more.\n",
        others=("We bake, sell and sing so that the library can buy more.",),
    ),
    Text(
        "a program of a library",
        "Read Tern Island\nA program of the Tern Island Library\n\nOur mission is to sit down with every grown-up who wants to "
        "read.\n",
        department=("to sit down with every grown-up who wants to read.",),
    ),
    Text(
        "what a library once said of itself",
        "Its first mission statement reads: “To elevate the mill hands.” Today's mission is shorter: “Sit, read, stay.”\n",
        mission="Sit, read, stay.",
    ),
    Text(
        "drafts among which nothing is chosen",
        "Old business\n\nStaff sent three drafts of a mission statement:\n\n(a) Lend, teach, listen.\n(b) We are the porch of "
        "the whole valley.\n\nThe matter was laid over to May.\n",
    ),
    Text(
        "a mission that the next sentence names",
        "Who we are\n\nTarn Libraries help people find each other. That is our mission, and nine branches carry it out.\n",
        mission="Tarn Libraries help people find each other.",
    ),
    Text(
        "a mission that goes on in paragraphs that aim",
        "Mission Statement\n\nThe Larkspur Library lends books to the ridge and asks nothing for it.\n\nThe Library strives to be "
        "warm in winter and cool in summer.\n\nThe Library is open on six days.\n",
        mission=(
            "The Larkspur Library lends books to the ridge and asks nothing for it.",
            "The Library strives to be warm in winter and cool in summer.",
        ),
    ),
    Text(
        "a line alone between two blocks ends the list above it",
        "Our Values\n\nCandor\nCheer\nCare\n\nOur Branches\n\nHarbor\nHill\nOld Mill\n",
        values=("Candor", "Cheer", "Care"),
    ),
    Text(
        "an item that only serves a council's goal",
        "STAFF REPORT\n\nSubject: The Heron Public Library Strategic Plan\n\nSTRATEGIC GOAL\nThis item supports Council Goal 3: Safe "
        "and Lively Streets.\n\nDISCUSSION\nThe plan has three goals:\n\n1. Teach every child to read\n2. Mend the roof\n3. Open on "
        "Sundays\n",
        priorities=("Teach every child to read", "Mend the roof", "Open on Sundays"),
    ),
    Text(
        "words in capitals over a line, and beneath each the same lead",
        "The Fen Library Plan\n2025–2027\n\nREAD\nall day\n\nWe lend to everyone.\n\nWhat you'll see:\n• A van\n• A porch\n\nREST\nall "
        "evening\n\nWe keep the lamps on.\n\nWhat you'll see:\n• Sofas\n• Tea\n",
        priorities=("READ", "REST"),
    ),
    Text(
        "lines that only say their label again",
        "Our Values\n\nWhat we live by, what moves us…\n\nWarmth – so that nobody stands outside.\n\nWonder – so that minds stay "
        "open.\n\nOur Vision\n\nHow we see the years ahead…\n\nA shore where everyone reads.\n",
        values=("Warmth", "Wonder"),
        vision="A shore where everyone reads.",
    ),
    Text(
        "names over lines without full stops",
        "Our Values\n\nWelcome\n\nWe greet whoever comes in\n\nCandor\n\nWe say what we know and what we do not\n\nThrift\n\nWe spend as "
        "if it were our own\n",
        values=("Welcome", "Candor", "Thrift"),
    ),
    Text(
        "examples from other libraries beneath the line that leads them in",
        "Planning for Your Library\n\nA mission is short. Here are some from around the state:\n\nMission: The Alder Library feeds "
        "hungry minds.\n",
        others=("The Alder Library feeds hungry minds.",),
    ),
    Text(
        "a partner's mission in somebody's mouth",
        "“Our mission is to put a book in every crib,” says Ann Lowe of Cradle Readers, who runs the stall.\n",
        others=("to put a book in every crib",),
    ),
    Text(
        "values of the volunteers and a vision for what is digital",
        "Volunteer values\n\n• Good cheer\n• Clean hands\n\nDigital vision\n\nEverything at the desk can be done from the couch.\n",
    ),
]
