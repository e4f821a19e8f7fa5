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
]
