"""Texts whose priorities stand in shapes that were found to be missed: columns, tables in lines, counts of many kinds."""

from statement_texts import Text

PRIORITIES = [
    Text(
        "roman goals over lettered steps without margins",
        "GOALS\n\nI. Lend more widely\nA. Send books by bus\nB. Open a locker\nII. Teach in the evenings\nA. Hire two tutors\n"
        "III. Mend the hall\nA. Paint\nB. New lamps\nIV. Keep accounts simple\nA. One budget for all\n",
        priorities=("Lend more widely", "Teach in the evenings", "Mend the hall", "Keep accounts simple"),
    ),
    Text(
        "counted by a word of its own under a label",
        "Strategic priorities\n\nSail 1: Readers aboard\nBabies, pupils and their parents.\n\nSail 2: Harbor for all\nRamps and "
        "late hours.\n\nSail 3: Charts of the past\nLetters and maps of the coast.\n\nHow to comment\nWrite to the desk.\n",
        priorities=("Readers aboard", "Harbor for all", "Charts of the past"),
    ),
    Text(
        "goals side by side and their names beneath",
        "Ferncliff Library Plan 2030\n\nGOAL ONE            GOAL TWO            GOAL THREE\nWarm rooms          Wide shelves        "
        "Wise staff\n\nSee the full plan for steps.\n",
        priorities=("Warm rooms", "Wide shelves", "Wise staff"),
    ),
    Text(
        "a table with empty first cells",
        "Goal | Step | State\nBring reading home | Post books | Done\n | Visit farms | Begun\nShow what we hold | Scan maps | "
        "Done\n | Label shelves | Late\n",
        priorities=("Bring reading home", "Show what we hold"),
    ),
    Text(
        "a table of the library's goals with wide gaps",
        "Progress of the plan\n\nGoal                  Lead           Status\nBooks in bedrooms     Ada            On track\n"
        "Quiet corners         Ben            Late\nSongs at noon         Cy             Done\n",
        priorities=("Books in bedrooms", "Quiet corners", "Songs at noon"),
    ),
    Text(
        "numbered sections beneath a numbered label",
        "4 Mission\nThe Ormsby Library lends the valley its books.\n\n5 Priorities\n5.1 Small readers\nEvery nursery has a box of "
        "books.\n5.2 Long evenings\nTwo branches stay open until nine.\n\n6 Review\nThe board looks at the plan in May.\n",
        mission="The Ormsby Library lends the valley its books.",
        priorities=("Small readers", "Long evenings"),
    ),
    Text(
        "a policy whose objectives are a section",
        "Gifts Policy\n\nI. Purpose\n\nThis policy says what we take.\n\nII. Objectives\n\nThe library wants gifts that somebody "
        "will read.\n\nIII. Books\n\nBooks are kept, sold or given away as staff see fit.\n\nIV. Money\n\nMoney is spent as the "
        "giver wished.\n",
    ),
    Text(
        "goals and objectives that run on",
        "Plan 2026-2028. Goal 1: Lend fairly. Objective 1: End fines. Objective 2: Longer loans. Goal 2: Meet often. "
        "Objective 1: A supper each month. Goal 3: Save the map room",
        priorities=("Lend fairly", "Meet often", "Save the map room"),
    ),
    Text(
        "where we are going over a list",
        "Where we are going\n\n1\nA van for every valley\n2\nA chair for every child\n3\nA key for every club\n",
        priorities=("A van for every valley", "A chair for every child", "A key for every club"),
    ),
    Text(
        "what the years of a plan will bring",
        "Over the next four years, the library will:\n\n• Lend tools as well as books\n• Bring back Sunday hours\n• Train "
        "twenty home visitors\n",
        priorities=("Lend tools as well as books", "Bring back Sunday hours", "Train twenty home visitors"),
    ),
    Text(
        "the first is, the second is",
        "The Aldous Library has set itself three priorities. The first is reading aloud, at home and here. The second is a dry "
        "cellar. The third is better pay for those who shelve.\n",
        priorities=("reading aloud", "a dry cellar", "better pay for those who shelve"),
    ),
    Text(
        "names over links that repeat",
        "Three strategic pillars\n\nicon of a lamp\nLight for readers\nWe put a lamp at each seat.\nLearn more\n\nicon of a "
        "boat\nBooks across the bay\nWe sail each Tuesday.\nLearn more\n\nicon of a bell\nTime to meet\nWe ring the bell for "
        "talks.\nLearn more\n",
        priorities=("Light for readers", "Books across the bay", "Time to meet"),
    ),
    Text(
        "a project's goals",
        "A grant for the reading garden\n\nThe project has three goals:\n1. Plant a hedge\n2. Set out benches\n3. Light the path\n",
    ),
    Text(
        "labels that lost their space before numbers",
        "MISSIONTo keep Tarn reading.\n\nGOALS1. New readers2. Old buildings3. Fair pay\n",
        mission="To keep Tarn reading.",
        priorities=("New readers", "Old buildings", "Fair pay"),
    ),
    Text(
        "axes in French, announced in a sentence",
        "La bibliothèque de Montreuil-le-Haut s'est donné trois axes : la lecture en famille, les soirées du jeudi et la mémoire "
        "du canal.\n",
        priorities=("la lecture en famille", "les soirées du jeudi", "la mémoire du canal"),
    ),
    Text(
        "what a second sentence leads in",
        "Our strategic directions tell us where to put our time. They are:\n\nTales at the tideline\nTools to borrow\nTalk across "
        "fences\n\nAsk us for the whole plan.\n",
        priorities=("Tales at the tideline", "Tools to borrow", "Talk across fences"),
    ),
    Text(
        "elements over goals",
        "Plan of Service\n\nELEMENT 1: LENDING\nGoal: Members lend to each other within two days.\n\nELEMENT 2: LEARNING\nGoal: "
        "Every clerk takes a course.\n",
        priorities=("LENDING", "LEARNING"),
    ),
    Text(
        "priorities of long ago",
        "A short history\n\nIn 1931 the board set three priorities: a furnace, a fence and a clerk. All were paid for by 1934.\n",
    ),
]
