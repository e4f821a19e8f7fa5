"""Texts in unusual shapes, written before it was looked at how the rules treat them."""

from statement_texts import Text

BLIND = [
    Text(
        "slides",
        "Library Strategy\n2025\n\fWho we are\n12 branches\n1 mobile library\n\fOur purpose\nTo be where the city goes to learn,\n"
        "make and meet\n\fOur ambition\nThe best-used library in the north by 2030\n\fFour pillars\nRead\nLearn\nCreate\nConnect\n"
        "\fThank you\nQuestions?\n",
        mission="To be where the city goes to learn, make and meet",
        vision="The best-used library in the north by 2030",
        priorities=("Read", "Learn", "Create", "Connect"),
    ),
    Text(
        "running headers between the goals",
        "Tamsin Public Library | Long Range Plan\n\nGOALS\n\nGoal I. Bring books to people where they are.\n\nActions: lockers, "
        "lending by post.\n\nTamsin Public Library | Long Range Plan\n\n3\n\nGoal II. Give every child a place to read.\n\n"
        "Actions: reading rooms in both schools.\n\nTamsin Public Library | Long Range Plan\n\n4\n\nGoal III. Keep the roof on.\n",
        priorities=("Bring books to people where they are.", "Give every child a place to read.", "Keep the roof on."),
    ),
    Text(
        "a bylaw",
        "ARTICLE I. Name and purpose\nSection 1. This organization shall be called the Board of Trustees of the Quill Library.\n"
        "Section 2. The purpose of the board is to govern the library.\nARTICLE II. Meetings\nSection 1. Monthly.\n",
    ),
    Text(
        "an annual report's letter",
        "Dear neighbors,\n\nThis year we lived our mission to the full. Our vision of a reading county came closer, and our values "
        "of kindness and care showed. Goal 1 of the plan was reached in June.\n\nThe Director\n",
    ),
    Text(
        "vision before mission with taglines",
        "VISION STATEMENT\nReady for anything.\n\nMISSION STATEMENT\nGarnet Library readies people for work, for school and for "
        "rainy days.\n\nTAGLINE\nGet ready.\n",
        mission="Garnet Library readies people for work, for school and for rainy days.",
        vision="Ready for anything.",
    ),
    Text(
        "values in one line with bars",
        "Our Values: Openness | Courage | Care | Play\n",
        values=("Openness", "Courage", "Care", "Play"),
    ),
    Text(
        "values in a sentence with we value",
        "At Pinewood Library we value curiosity, candor, and community.\n",
        values=("curiosity", "candor", "community"),
    ),
    Text(
        "service responses",
        "The planning committee chose three service responses:\n\nCreate Young Readers: Children from birth to five will have "
        "programs that get them ready to read.\n\nKnow Your Heritage: Residents will find what they need to trace their families.\n\n"
        "Work and Thrive: Job seekers will find tools and advice.\n",
        priorities=("Create Young Readers", "Know Your Heritage", "Work and Thrive"),
    ),
    Text(
        "a mission with its motto",
        "Mission\n“Free to all”\n\nThe Cobb Library gives free use of books, rooms and advice to everyone in the parish of Cobb.\n",
        mission="The Cobb Library gives free use of books, rooms and advice to everyone in the parish of Cobb.",
    ),
    Text(
        "a wiki of a town",
        "Burford is a town in the county. Its library opened in 1888. The town's motto is “Forward”. The library holds 40,000 "
        "books and is open five days a week.\n",
    ),
    Text(
        "a county's strategy with a library chapter",
        "County Strategy\n\nThe Council's vision\n\nA county that works for everyone.\n\nLibrary Service\n\nMission of the library "
        "service\n\nTo give everyone in the county free books and honest information.\n",
        mission="To give everyone in the county free books and honest information.",
        others=("A county that works for everyone.",),
    ),
    Text(
        "commitments",
        "Our commitments\n\n1. To listen before we plan.\n2. To open when people are free.\n3. To spend money as if it were our "
        "neighbours'.\n",
        priorities=(
            "To listen before we plan.",
            "To open when people are free.",
            "To spend money as if it were our neighbours'.",
        ),
    ),
    Text(
        "goals within a table of three columns",
        "Priority | Goal | Measure\nEarly reading | Every nursery visited | 40 visits\nEarly reading | Every family enrolled | "
        "500 cards\nRepair | Four cafes a year | 4 cafes\nMemory | Letters scanned | 900 pages\n",
        priorities=("Early reading", "Repair", "Memory"),
    ),
    Text(
        "priority areas with letters in capitals",
        "STRATEGIC PRIORITY AREAS\n\nPRIORITY A: ACCESS\nWe will remove fines and steps.\n\nPRIORITY B: INSIGHT\nWe will count what "
        "counts.\n\nPRIORITY C: JOY\nWe will throw more parties.\n",
        priorities=("ACCESS", "INSIGHT", "JOY"),
    ),
    Text(
        "a mission over several lines of purposes",
        "Our mission:\n\nTo lend books freely\nTo teach reading to all\nTo keep the history of the coast\n",
        mission=("To lend books freely", "To teach reading to all", "To keep the history of the coast"),
    ),
    Text(
        "what we do",
        "What We Do\n\nWe lend, we teach and we gather people round a table.\n\nWhat We Value\n\nHospitality\nAccuracy\nWonder\n",
        mission="We lend, we teach and we gather people round a table.",
        values=("Hospitality", "Accuracy", "Wonder"),
    ),
    Text(
        "a request for proposals",
        "Request for Proposals: Strategic Planning Consultant\n\nThe library seeks a consultant to review its mission, vision and "
        "values and to develop strategic goals. Deliverables:\n- Draft mission\n- Draft vision\n- Three to five strategic goals\n",
    ),
    Text(
        "minutes",
        "Minutes of the Library Board\n\nMission statement: Ms. Hale moved to table the revision; seconded; carried.\nGoals: The "
        "director reported on summer goals.\nAdjourned 8:15.\n",
    ),
    Text(
        "a French plan in prose",
        "Plan stratégique 2024-2028\n\nLa bibliothèque a pour mission de donner accès à la culture et au savoir à toute la "
        "population.\n\nNos valeurs : le respect, la curiosité et la solidarité.\n\nOrientation 1 : Aller vers les publics éloignés\n"
        "Objectif 1.1 : Desservir les hameaux\n\nOrientation 2 : Faire de la bibliothèque un lieu de vie\nObjectif 2.1 : Ouvrir le "
        "dimanche\n",
        mission="La bibliothèque a pour mission de donner accès à la culture et au savoir à toute la population.",
        values=("le respect", "la curiosité", "la solidarité"),
        priorities=("Aller vers les publics éloignés", "Faire de la bibliothèque un lieu de vie"),
    ),
    Text(
        "a Danish strategy",
        "Biblioteksstrategi 2024-2028\n\nVision\n\nEt bibliotek for alle, hvor man lærer sammen.\n\nMission\n\nVi giver alle i "
        "kommunen fri adgang til viden og kultur.\n\nIndsatsområder\n\n1. Læselyst hos børn\n2. Digital dannelse\n3. Biblioteket som "
        "mødested\n",
        mission="Vi giver alle i kommunen fri adgang til viden og kultur.",
        vision="Et bibliotek for alle, hvor man lærer sammen.",
        priorities=("Læselyst hos børn", "Digital dannelse", "Biblioteket som mødested"),
    ),
    Text(
        "a Mexican page in capitals",
        "MISIÓN\nFomentar la lectura y acercar los libros a todas las personas de la comunidad.\nVISIÓN\nSer la biblioteca más viva "
        "de la región.\nVALORES\nRespeto, honestidad, servicio y solidaridad.\n",
        mission="Fomentar la lectura y acercar los libros a todas las personas de la comunidad.",
        vision="Ser la biblioteca más viva de la región.",
        values=("Respeto", "honestidad", "servicio", "solidaridad"),
    ),
    Text(
        "a volunteer page",
        "Volunteer at the library\n\nVolunteers help us to carry out our mission. Our goals for volunteers are simple: have fun, be "
        "kind, come back. Apply at the desk.\n",
    ),
    Text(
        "a plan whose priorities come first as a list and then one by one",
        "Strategic Priorities\n• Learn\n• Gather\n• Steward\n\nLearn\n\nWe will teach reading, numbers and tools to anyone who comes "
        "through the door.\n\nGather\n\nWe will make rooms where clubs, choirs and committees can meet.\n\nSteward\n\nWe will look "
        "after money, buildings and people.\n",
        priorities=("Learn", "Gather", "Steward"),
    ),
    Text(
        "values with definitions under headings in capitals",
        "OUR CORE VALUES\n\nINTEGRITY\nWe say what we will do, and then we do it, even when nobody is watching us.\n\nINVITATION\nWe "
        "ask people in before they think of asking us, and we keep a chair free.\n\nINVENTION\nWe try things on a small scale and "
        "keep those that work.\n\nCONTACT US\n12 High Street\n",
        values=("INTEGRITY", "INVITATION", "INVENTION"),
    ),
    Text(
        "a public library association's advice",
        "Writing a mission statement\n\nA good mission statement is short. For example: “To bring people and stories together.” Ask "
        "yourself what your library does that nobody else does.\n",
    ),
    Text(
        "a Friends group's goals",
        "Friends of Lyle Library\n\nGoals\n\n- Raise 5,000 a year\n- Run the book sale\n- Speak up for the library\n",
        others=("Raise 5,000 a year", "Run the book sale", "Speak up for the library"),
    ),
    Text(
        "a long-range plan with sentences as goals and objectives",
        "Long-Range Plan\n\nGoal: Residents will find the library open when they need it.\n\nObjective: Add ten hours a week.\n\n"
        "Goal: Children will come to school ready to read.\n\nObjective: Reach 80 % of nurseries.\n\nGoal: The building will be safe.\n\n"
        "Objective: Replace the boiler.\n",
        priorities=(
            "Residents will find the library open when they need it.",
            "Children will come to school ready to read.",
            "The building will be safe.",
        ),
    ),
    Text(
        "a mission and a heading that lost its line",
        "About Us Mission The Fenwick Library makes room for every reader. Vision A Fenwick in which all can read.",
        mission="The Fenwick Library makes room for every reader.",
        vision="A Fenwick in which all can read.",
    ),
    Text(
        "strategic themes in prose",
        "Our plan rests on three themes: literacy for life, a greener library, and stronger partnerships. Each year we report on "
        "them.\n",
        priorities=("literacy for life", "a greener library", "stronger partnerships"),
    ),
    Text(
        "a teen board's values",
        "Teen Advisory Board\n\nOur values: be kind, be loud, be on time.\n\nThe library's mission: to welcome every reader.\n",
        mission="to welcome every reader.",
        department=("be kind", "be loud", "be on time"),
    ),
]
