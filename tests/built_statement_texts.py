"""Texts whose structure tells what they state: parallel items, levels, what returns, who is named; in our own words."""

from statement_texts import Text

BUILT = [
    Text(
        "a mission of its own between a label and its list",
        "Quarry Hill Library\n\nOur Values\n\nThese five words hang over every desk.\n\nMission: To put good books "
        "and good company within a walk of every house.\n\nCandour\nWe say what we know and what we don't.\n\nThrift"
        "\nA library dollar is a neighbour's dollar.\n\nWelcome\nNobody is asked why they came.\n\nContact\nCall "
        "555-0100.\n",
        mission=("To put good books and good company within a walk of every house",),
        values=(
            "Candour",
            "Thrift",
            "Welcome",
        ),
    ),
    Text(
        "pillars that are listed first and taken up again",
        "Strategic Plan 2024\nMott County Library\n\nOur Pillars\n\nRead\nGather\nMake\n\nRead\nMore copies, shorter"
        " waits.\nA bookmobile in the north.\n\nGather\nEvening hours on Thursdays.\nA porch with chairs.\n\nMake\nA"
        " sewing room.\nA recording booth.\n\nThank you\n",
        priorities=(
            "Read",
            "Gather",
            "Make",
        ),
    ),
    Text(
        "a value that sounds like a label",
        "Our values\n\n- Respect\n- Curiosity\n- Customer focus\n\nOpening hours\nMonday to Friday 9 to 5\n\n"
        "Complaints\nWrite to the librarian.\n",
        values=(
            "Respect",
            "Curiosity",
            "Customer focus",
        ),
    ),
    Text(
        "questions and answers by their letters",
        "Frequently asked questions about our plan\n\nQ: Who was asked?\nA: Everybody. Nine hundred people answered."
        "\n\nQ: What is the library's mission?\nA: To lend, teach and listen in every town of the county.\n\nQ: What"
        " are the goals?\nA: The board chose four:\n- Warm rooms\n- Short waits\n- New readers\n- Honest books\n\nQ:"
        " What did it cost?\nA: The consultant was paid $9,000.\n",
        mission=("To lend, teach and listen in every town of the county",),
        priorities=(
            "Warm rooms",
            "Short waits",
            "New readers",
            "Honest books",
        ),
    ),
    Text(
        "what returns beneath each with other words",
        "2023-2026 Plan\n\n> Lift up readers\n\nNobody in Camber should wait six weeks for a story.\n\nSuccess looks"
        " like: shorter queues, fuller shelves.\n\n> Look after the house\n\nThe carpets are older than the "
        "librarian.\n\nSuccess looks like: a warm, dry, clean branch.\n\n> Speak up\n\nPeople do not know what we "
        "lend.\n\nSuccess looks like: half the town follows us.\n",
        priorities=(
            "Lift up readers",
            "Look after the house",
            "Speak up",
        ),
    ),
    Text(
        "rows that lost their columns run on with a sentence",
        "Library strategy 2030\nStrategic priorities\nPriority Why it matters First steps\nEarly years The first "
        "five years set a child's path. Rhyme times in every branch\nWellbeing The library is a safe room for all. "
        "Quiet hours\nHeritage The city's memory is in our care. Scan the glass plates\n\nNext steps\n",
        priorities=(
            "Early years",
            "Wellbeing",
            "Heritage",
        ),
    ),
    Text(
        "rows of one cell stand over rows of numbers",
        "Strategic Plan Dashboard\nGoal | Baseline | Now | Status\nGrow readers | | |\nCards issued | 400 | 520 | On"
        " track\nStory times | 30 | 41 | On track\nMend the building | | |\nRoof | 0 | 1 | Done\nLifts | 0 | 0 | "
        "Late\nLook outward | | |\nVisits | 9 | 12 | On track\n",
        priorities=(
            "Grow readers",
            "Mend the building",
            "Look outward",
        ),
    ),
    Text(
        "the network that we belong to",
        "Where do these books come from?\n\nPine Hollow Library is a member of RiverLink, the sharing network of the"
        " western counties.\n\nRiverLink mission: to move any book to any reader within three days.\n\nRiverLink "
        "values: speed, care, thrift.\n\nPick your book up at our desk.\n",
        others=(
            "to move any book to any reader within three days",
            "speed",
            "care",
            "thrift",
        ),
    ),
    Text(
        "the library under the banner of its town",
        "Town of Sutter Creek\nDepartments / Library\n\nTown Vision: A green and thrifty town.\n\nMISSION\n\nThe "
        "library lends, teaches and shelters, six days a week.\n\nStaff directory\n",
        mission=("The library lends, teaches and shelters, six days a week",),
        others=("A green and thrifty town",),
    ),
    Text(
        "the foundation whose site it is",
        "Fundación Alborada\nInicio | Becas | Biblioteca\n\nMisión de Alborada: Acompañar a los jóvenes de la "
        "comarca con becas y tutorías.\n\nLa biblioteca abre de lunes a sábado.\n\nObjetivos estratégicos de la "
        "biblioteca\n- Abrir más horas\n- Llegar a los pueblos\n- Formar lectores\n",
        priorities=(
            "Abrir más horas",
            "Llegar a los pueblos",
            "Formar lectores",
        ),
        others=("Acompañar a los jóvenes de la comarca con becas y tutorías",),
    ),
    Text(
        "who does what the items say",
        "Mission Statement\n\nThe Alder Creek Library will:\n- lend what people need;\n- teach what people ask; and"
        "\n- keep what people would forget.\n\nHours\n",
        mission=(
            "The Alder Creek Library will:",
            "lend what people need",
            "teach what people ask; and",
            "keep what people would forget",
        ),
    ),
    Text(
        "a mission that goes on with we do so",
        "Our Mission\n\nLinden Library gives every neighbour a place to begin.\n\nWe do so through patient people, "
        "open rooms and honest shelves.\n\nOur Vision\n\nA town where everybody has begun something.\n",
        mission=(
            "Linden Library gives every neighbour a place to begin",
            "We do so through patient people, open rooms and honest shelves",
        ),
        vision=("A town where everybody has begun something",),
    ),
    Text(
        "a template by what it leaves to be filled in",
        "Planning kit for trustees\n\nOur mission: [LIBRARY NAME] serves the people of [COMMUNITY] with books and "
        "kindness.\n\nOur values: Kindness, Thrift, Curiosity, Candour\n\nGoal 1: Reach more readers\nGoal 2: "
        "Balance the budget\n",
        others=(
            "[LIBRARY NAME] serves the people of [COMMUNITY] with books and kindness",
            "Kindness",
            "Thrift",
            "Curiosity",
            "Candour",
            "Reach more readers",
            "Balance the budget",
        ),
    ),
    Text(
        "the next numbered section ends a list without numbers",
        "Library plan\n\n1. Who we are\nWe are six branches.\n\n2. What we will do\n\nGrow readers\nWe will read "
        "aloud in every school.\n\nOpen longer\nWe will open on Sundays.\n\n3. How we will pay\nMoney comes from the"
        " county.\n\n4. Thanks\nTo all.\n",
        priorities=(
            "Grow readers",
            "Open longer",
        ),
    ),
    Text(
        "names in capitals over lines that are not",
        "What we value\n\nWELCOME\nYou belong here\n\nWONDER\nAsk anything\n\nWORK\nWe earn your trust\n\nVISIT US\n"
        "12 Mill Lane\n",
        values=(
            "WELCOME",
            "WONDER",
            "WORK",
        ),
    ),
    Text(
        "another tongue beside a label",
        "Te Kete Kōrero – Waihou District Libraries\nStrategic Framework 2022–27\n\nOur vision | Tā mātou "
        "whakakitenga\nConnected communities through stories.\n\nOur purpose | Tā mātou kaupapa\nTo collect, share "
        "and celebrate the district's stories and knowledge.\n\nOur goals\nPou 1 Mātauranga – Learning\nPou 2 Hapori"
        " – Community\nPou 3 Wāhi – Place\n\nCouncil outcomes we support\nThriving economy\nHealthy waters\n",
        mission=("To collect, share and celebrate the district's stories and knowledge",),
        vision=("Connected communities through stories",),
        priorities=(
            "Mātauranga – Learning",
            "Hapori – Community",
            "Wāhi – Place",
        ),
    ),
    Text(
        "lines that count on by one word",
        "Gumtree Shire Council\nLibrary Services Strategy 2024-2034\n\nCouncil Vision\nA shire that thrives "
        "together.\n\nLibrary Vision\nFree, welcoming places where minds and communities grow.\n\nStrategic "
        "direction 1: Reading and learning\nStrategic direction 2: Places and spaces\nStrategic direction 3: People "
        "and partnerships\n\nActions\n1.1 Deliver Baby Rhyme Time weekly\n2.1 Refurbish Coolabah branch\n3.1 Sign "
        "the volunteers' charter\n",
        vision=("Free, welcoming places where minds and communities grow",),
        priorities=(
            "Reading and learning",
            "Places and spaces",
            "People and partnerships",
        ),
        others=("A shire that thrives together",),
    ),
    Text(
        "several goals to a name",
        "Strategic Plan\n\nCommunity\nGoal: People feel that they belong.\nGoal: People know what we do.\n\nLearning"
        "\nGoal: Children arrive at school ready.\nGoal: Adults gain skills.\n\nOrganization\nGoal: Staff thrive.\n",
        priorities=(
            "Community",
            "Learning",
            "Organization",
        ),
    ),
    Text(
        "a third goal that is the county's",
        "HOLT COUNTY\nStrategic Plan 2023-2027\n\nCounty Mission\nTo serve Holt County with skill and respect.\n\n"
        "County Goals\n1. Safe communities\n2. Sound infrastructure\n3. Lifelong learning\n\nDepartment "
        "contributions\n\nPublic Health\n- Mobile clinic\n\nLibrary\n- Goal 3: open the Dell branch\n- Goal 3: lend "
        "tablets\n\nSheriff\n- New radios\n",
        others=(
            "To serve Holt County with skill and respect",
            "Safe communities",
            "Sound infrastructure",
            "Lifelong learning",
            "Public Health",
            "Library",
            "Sheriff",
        ),
    ),
    Text(
        "the page about one of several directions",
        "Strategic direction: Strong readers\n\nThis direction is one of four in our plan for 2024-2028.\n\nWhat we "
        "will do\n- Give every child a card\n- Train forty tutors\n\nSee also: Safe spaces | Smart money | Shared "
        "stories\n",
        priorities=("Strong readers",),
    ),
    Text(
        "phrases under each other",
        "WE BELIEVE IN...\nthe freedom to read\nthe right to privacy\nthe power of stories\nthe dignity of every "
        "person\n",
        values=(
            "the freedom to read",
            "the right to privacy",
            "the power of stories",
            "the dignity of every person",
        ),
    ),
    Text(
        "what we believe and what we will",
        "Garnet Library District\n\nWe believe:\n• Everyone can learn.\n• Privacy is a right.\n• Stories build "
        "empathy.\n\nWe will:\n• Reach every household\n• Grow every reader\n• Guard every dollar\n",
        values=(
            "Everyone can learn",
            "Privacy is a right",
            "Stories build empathy",
        ),
        priorities=(
            "Reach every household",
            "Grow every reader",
            "Guard every dollar",
        ),
    ),
    Text(
        "the district that runs the library",
        "Mayville School District – Community Library\n\nThe district's mission: Each child, each day.\n\nThe "
        "Mayville Community Library is run by the district for all residents.\n\nOur mission is to give Mayville a "
        "common table of books and talk.\n",
        mission=("to give Mayville a common table of books and talk",),
        others=("Each child, each day",),
    ),
]
