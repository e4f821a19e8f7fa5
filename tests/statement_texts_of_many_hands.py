"""Texts in shapes that other people's test texts showed, in our own words, and what each of them states."""

from statement_texts import Text

SHOWN = [
    Text(
        "what the Friends' mission says makes their vision theirs too",
        "Support\n\nOur Mission\n\nThe Friends of the Larch Library sell used books so that story hours stay free.\n\n"
        "Our Vision\n\nA town that stands behind its books.\n",
        others=(
            "The Friends of the Larch Library sell used books so that story hours stay free.",
            "A town that stands behind its books.",
        ),
    ),
    Text(
        "a trust that runs libraries among other things",
        "Kelder Life\nSwim | Gyms | Theatre | Libraries\n\nWe run six pools, two museums, a theatre and eleven libraries for "
        "the people of Kelder.\n\nOur purpose\nTo help Kelder move, make and laugh.\n\nOur values\nBold | Warm | Fair\n",
        others=("To help Kelder move, make and laugh.", "Bold", "Warm", "Fair"),
    ),
    Text(
        "an employer's values in an advertisement",
        "Library Assistant\n\nEmployer: Marsden Borough Council\nLocation: Mill Lane Library\nClosing date: 3 May\n\n"
        "Our values\n\nCandid – we say what is so\nSteady – we keep at it\n",
        others=("Candid", "Steady"),
    ),
    Text(
        "a library's own mission in an advertisement",
        "Job Opening: Branch Manager\n\nThe Library\nOur mission is to put good books within reach of every farm.\n\n"
        "Duties\n- Open the branch\n- Train the pages\n",
        mission="to put good books within reach of every farm.",
    ),
    Text(
        "it is the mission of the library",
        "It is the mission of the Sorrel Parish Library to lend, to teach and to remember. We have five branches.\n",
        mission="It is the mission of the Sorrel Parish Library to lend, to teach and to remember.",
    ),
    Text(
        "a quoted mission within a sentence of news",
        'The board adopted a new mission statement, "Opening the world one reader at a time," and will publish its plan '
        "in May.\n",
        mission="Opening the world one reader at a time,",
    ),
    Text(
        "a mission that is not written yet",
        "Hob Island Library\nPlan 2027\n\nMission\n[to be agreed by the trustees]\n\nVision\nEvery islander a reader.\n",
        vision="Every islander a reader.",
    ),
    Text(
        "labels run into their statements",
        "MISSIONWe lend what the harbor needs.\n\nVISIONA port where every boat carries a book.\n\nVALUESCandor • Cheer • Care\n",
        mission="We lend what the harbor needs.",
        vision="A port where every boat carries a book.",
        values=("Candor", "Cheer", "Care"),
    ),
    Text(
        "labels side by side in columns of spaces",
        "OUR MISSION                              OUR VISION\n"
        "Books for the whole bay.                 A bay without strangers.\n\nHOURS\n\nMonday to Friday 9 to 6\n",
        mission="Books for the whole bay.",
        vision="A bay without strangers.",
    ),
    Text(
        "quotations with their labels beneath",
        "“We carry stories up the valley.”\nOUR MISSION\n\n“No farm without a reader.”\nOUR VISION\n\n"
        "Patience      Mischief      Thrift\nOUR VALUES\n\nFROM THE CHAIR\n\nIt was a long winter.\n",
        mission="We carry stories up the valley.",
        vision="No farm without a reader.",
        values=("Patience", "Mischief", "Thrift"),
    ),
    Text(
        "values that are sentences, each over what it means",
        "Our Values\n\nFive sentences say what we value at Quince Library.\n\nWe are patient.\nWe let people finish. We ask "
        "once more.\n\nWe are frank.\nWe say what a thing costs.\n\nWe are merry.\nWe sing at story hour, and badly.\n",
        values=("We are patient.", "We are frank.", "We are merry."),
    ),
    Text(
        "a letter, a value, and what it means, parted by spaces",
        "Our values spell OAK\n\nO   Openness   Every door, every day.\nA   Accuracy   We look it up.\nK   Kindness   "
        "Even on Mondays.\n",
        values=("Openness", "Accuracy", "Kindness"),
    ),
    Text(
        "what a master plan is for",
        "Facilities Master Plan\nWren County Library\n\nPurpose\nThe master plan gives the county a fair order of works.\n\n"
        "Findings\nTwo roofs leak.\n",
    ),
    Text(
        "a plan's part called Foundation",
        "Teal Library\nStrategic Plan 2026\n\nFoundation\n\nMission: We make room for reading.\n\nVision: A town at its ease.\n",
        mission="We make room for reading.",
        vision="A town at its ease.",
    ),
    Text(
        "a town in a vision is no owner",
        "Our Vision for the Future\n\nBy 2035 every child in Thorne County will own a card and use it.\n",
        vision="By 2035 every child in Thorne County will own a card and use it.",
    ),
    Text(
        "an aside before the verb",
        "The mission of the Ferry Library, adopted in 1998, is to bring books across the water.\n",
        mission="The mission of the Ferry Library, adopted in 1998, is to bring books across the water.",
    ),
    Text(
        "whose mission it is stands before the comma",
        "Elder Library\n\nElder Library is a member of the Three Hills Library Cooperative, whose mission is to help libraries "
        "share.\n",
        others=(
            "Elder Library is a member of the Three Hills Library Cooperative, whose mission is to help libraries share.",
        ),
    ),
    Text(
        "a short vision does not own the mission beneath it",
        "OUR VISION\n\nA city alive with song\n\nOUR MISSION\n\nWe bring tunes, tales and neighbors together\n",
        mission="We bring tunes, tales and neighbors together",
        vision="A city alive with song",
    ),
    Text(
        "a writer quoted above the mission",
        'Mission\n"Books are the quietest of friends." – Edna Hollis\n\nOur mission is to keep such friends within reach.\n',
        mission="to keep such friends within reach.",
    ),
    Text(
        "what a label means, and then what stands under it",
        "MISSION STATEMENT\nOur mission describes why we are here.\nTo lend, mend and tend.\n\nVALUES\nOur values describe "
        "how we act.\nPluck\nPatience\nPlay\n",
        mission="To lend, mend and tend.",
        values=("Pluck", "Patience", "Play"),
    ),
    Text(
        "people who believe in things",
        "Meet our staff\nAda Cole, director. Ada believes in access, privacy and cake. Her mission is to give every child a card.\n",
    ),
    Text(
        "values in a table, and a measure's value",
        "Core Value | Description\nOpenness | We leave the door ajar.\nPluck | We try.\n\nThe year in figures\n\nMeasure | Value\nVisits | 900\nLoans | 2,100\n",
        values=("Openness", "Pluck"),
    ),
    Text(
        "work in a team is one value",
        "Biblioteca de Albalá\n\nNuestros valores\n\nServicio, respeto, trabajo en equipo y trabajo en red.\n",
        values=("Servicio", "respeto", "trabajo en equipo", "trabajo en red"),
    ),
    Text(
        "labels set wide",
        "M I S S I O N\nWe keep the lamps lit.\n\nV A L U E S\nTruth\nPlay\nCare\n",
        mission="We keep the lamps lit.",
        values=("Truth", "Play", "Care"),
    ),
    Text(
        "parts that open and close, with what returns beneath each",
        "Strategic Plan 2024-2028\n\nOpen all | Close all\n\n+ Books Before School\nGive each toddler a shelf of her own.\nActions\nLend bags of picture books through the clinics.\nRead aloud in every laundromat.\n\n+ A Roof That Holds\nKeep our buildings dry and warm.\nActions\nReline the gutters at Mill Street.\nBuy a second boiler.\n\n+ Neighbors at Work\nStand by people who look for jobs.\nActions\nKeep a desk for callers each Tuesday.\nLend suits.\n",
        priorities=("Books Before School", "A Roof That Holds", "Neighbors at Work"),
    ),
    Text(
        "objectives return under bare names",
        "Ferncliff Library\nLong Range Plan\n\nLively Minds\nObjectives\nOffer a class each week.\nHost two debates a year.\n\nOpen Hours\nObjectives\nStay open on Sundays.\nTry a night shift in June.\n",
        priorities=("Lively Minds", "Open Hours"),
    ),
    Text(
        "a poured grid whose lists begin in the lines of their names",
        "Oak Ridge Public Library\nLong Range Plan\n\nGoal Action Who Due\n\nI. Staff A. Train all pages in first Director May 2026\naid and the new alarm\nB. Pay mileage Board July\n\nII. Grounds A. Plant two maples at the Friends Arbor Day\nside door\nB. Mend the ramp City Fall\n\nIII. Reading Habits A. Start a club for men All staff Monthly\nB. Shelve large print by the door Pages Done\n",
        priorities=("Staff", "Grounds", "Reading Habits"),
    ),
    Text(
        "a page of its own on one priority",
        "Larkfield Library\n\nHome  >  Plan  >  Strategic Priority: Digital Doors\n\nStrategic Priority: Digital Doors\n\nWhoever has no computer at home has ours.\n\nActions\n\n- Lend forty laptops.\n- Teach each week.\n",
        priorities=("Digital Doors",),
    ),
    Text(
        "the sections of a strategy that come before what it wants",
        "A LIBRARY STRATEGY FOR WYREDALE\n\n1. Foreword by the Chair\n\nI am glad to put this paper before you, for it has been long in the making and many have had a hand in it.\n\n2. National context\n\nLibraries across the land have signed up to the same few offers, and so have we, gladly and long ago.\n\n3. Our statutory duties\n\nThe Act says that we must keep a service for all who live, work or study here, and so we shall.\n",
    ),
    Text(
        "what a strategy wants its libraries to be",
        "A LIBRARY STRATEGY FOR ORME\n\nThe year has been hard. By 2034 we want the libraries of Orme to be warm, busy and known by name to every child. That will need friends.\n",
        vision="the libraries of Orme to be warm, busy and known by name to every child.",
    ),
    Text(
        "values whose label is lost",
        "Who We Are\n\nListen before you speak. We learn more at the desk than at any meeting that we hold.\n\nKeep it simple. Our forms are short and our signs are plain.\n\nShare the credit. Nobody here does anything alone, and we say so.\n\nTry again. When a thing fails we ask why, and begin anew.\n",
        values=("Listen before you speak", "Keep it simple", "Share the credit", "Try again"),
    ),
    Text(
        "values in a sentence that goes on about them",
        "The Library was founded in 1951. Its people are guided by the shared values of thrift, candor, patience and cheer, all of which are painted over the door.\n",
        values=("thrift", "candor", "patience", "cheer"),
    ),
    Text(
        "bylaws that name the body before its mission",
        "BYLAWS\nPINE HOLLOW LIBRARY\n\nARTICLE I. NAME AND MISSION\n\nSection 1. This corporation shall be known as the Pine Hollow Library Board.\n\nSection 2. The mission of the Library is as follows: The Pine Hollow Library lends what people need and teaches what they ask.\n\nARTICLE II. MEETINGS\n\nSection 1. The Board shall meet each month.\n",
        mission="The Pine Hollow Library lends what people need and teaches what they ask.",
    ),
    Text(
        "priorities of which only the first says more",
        "Strategic Plan\n\nStrategic priorities\n\nRaise young readers\n\nEvery child under five will own a card and use it each week.\n\nUnlock the evenings\n\nBecome the town's front room\n\nContact\n\nAsk at the desk.\n",
        priorities=("Raise young readers", "Unlock the evenings", "Become the town's front room"),
    ),
    Text(
        "how to get a card is no value",
        "Who We Are\n\nThe Dell Library has two rooms and a garden.\n\nGet a card. Bring a letter with your address on it.\n\nFind a book. Ask at the desk or look in the catalog.\n\nHours\n\nNine to six.\n",
    ),
    Text(
        "what somebody wants by a year in minutes",
        "Minutes of the Library Board\n\nBy 2027 we want the library roof to be mended, said Mr. Poole.\n",
    ),
    Text(
        "people under who we are",
        "Who We Are\n\nAda Moss, Director. She has run the library since 2011.\n\nBen Hay, Clerk. He orders the books.\n\nCal Fox, Pages. He knows every shelf.\n\nDot Lee, Story time. She sings.\n",
    ),
    Text(
        "a strategy's priorities after its sections",
        "A LIBRARY STRATEGY FOR HOLME\n\n1. Introduction by the Leader\n\nI commend this paper to all who love our libraries and hope that it is read.\n\n2. Policy context\n\nThe county has its own plan and we have had regard to it.\n\n3. Our priorities\n\n- Warm rooms\n- Young readers\n- Work and skills\n",
        priorities=("Warm rooms", "Young readers", "Work and skills"),
    ),
    Text(
        "parts with triangles before them",
        "Community Library Strategic Plan\n\n▸ Curious Kids\nEvery child has a place here.\nInitiatives\nBuild a play loft.\n\n▸ Open Doors\nNobody is turned away.\nInitiatives\nEnd fines.\n\n▸ Local Roots\nWe keep what the valley remembers.\nInitiatives\nScan the Gazette.\n",
        priorities=("Curious Kids", "Open Doors", "Local Roots"),
    ),
    Text(
        "a page on one goal, and its objectives",
        "Plan > Goal 2\n\nStrategic Goal: Warm Welcome\n\nWe greet all who come.\n\nObjectives\n\n- Train the desk.\n- Mend the door.\n\nOther goals\n",
        priorities=("Warm Welcome",),
    ),
    Text(
        "what a policy is about is no priority",
        "Collection Policy\n\nFocus area: Local history\n\nThe library buys what was printed in the valley.\n\nCriteria\n\n- Age\n- State\n",
    ),
    Text(
        "deeds of which the first alone is explained",
        "Our Priorities\n\nWiden the welcome\n\nNobody should wonder whether this place is meant for them.\n\nLift every learner\n\nTend our buildings\n\nHours\n\nNine to five\n",
        priorities=("Widen the welcome", "Lift every learner", "Tend our buildings"),
    ),
    Text(
        "a sentence that names its values under their heading",
        "Core Values\n\nOur values are tact, thrift and mirth, which we show at every desk.\n",
        values=("tact", "thrift", "mirth"),
    ),
]
