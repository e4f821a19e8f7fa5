"""Texts in the shapes of library pages and plans, in our own words, and what each of them states."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    """A text and the statements that a careful reader finds in it; names of values and priorities in their order."""

    name: str
    text: str
    mission: str | tuple[str, ...] = ""
    vision: str = ""
    values: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    department: str | tuple[str, ...] = ""
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
        mission="The mission of the Alder Creek Public Library is to bring neighbours and ideas together.",
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
    Text(
        "a table of contents",
        "Contents\nMission ........ 2\nVision ........ 3\nValues ........ 4\nStrategic Goals ........ 6\n",
    ),
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
    Text(
        "a run of labels in one line",
        "Mission: To keep the valley reading. Vision: A valley that reads together. Values: Trust, Humour, Care.\n",
        mission="To keep the valley reading.",
        vision="A valley that reads together.",
        values=("Trust", "Humour", "Care"),
    ),
    Text(
        "an acronym",
        "Our Values\n\nWe R.E.A.D.\n\nR – Respect for every reader\nE – Ease of use\nA – Attention to detail\n"
        "D – Delight in books\n",
        values=("Respect for every reader", "Ease of use", "Attention to detail", "Delight in books"),
    ),
    Text(
        "markers on lines of their own",
        "2023-2027 Strategic Plan\n\nSTRATEGIC GOAL ONE\n\nA Library in Every Neighbourhood\n\nObjectives\n\n"
        "• Open two kiosks.\n• Run the bookmobile on Sundays.\n\nSTRATEGIC GOAL TWO\n\nStaff Who Stay\n\nObjectives\n\n"
        "• Review pay.\n\nSTRATEGIC GOAL THREE\n\nMoney in Order\n\nObjectives\n\n• Build a reserve.\n",
        priorities=("A Library in Every Neighbourhood", "Staff Who Stay", "Money in Order"),
    ),
    Text(
        "goals restart under priorities",
        "Priority 1: Learning\nGoal 1: Teach more classes.\nGoal 2: Hire two teachers.\n\nPriority 2: Belonging\n"
        "Goal 1: Welcome newcomers.\nGoal 2: Translate signs.\n",
        priorities=("Learning", "Belonging"),
    ),
    Text(
        "priorities in prose",
        "The board has adopted a new plan. Our strategic priorities are early literacy, digital inclusion and lively "
        "spaces. Thank you to all who took part.",
        priorities=("early literacy", "digital inclusion", "lively spaces"),
    ),
    Text(
        "priorities after a colon with numbers inside",
        "The plan has four strategic goals: (1) reach every child; (2) renew the main building; (3) support staff; and "
        "(4) tell our story.",
        priorities=("reach every child", "renew the main building", "support staff", "tell our story"),
    ),
    Text(
        "a table",
        "| Goal | What we will do | By when |\n|---|---|---|\n| Read early | Story times in parks | 2025 |\n"
        "| Learn always | Classes at night | 2026 |\n| Meet often | Open the hall | 2026 |\n",
        priorities=("Read early", "Learn always", "Meet often"),
    ),
    Text(
        "a table of two columns",
        "Mission | To stand behind every reader in the county.\nVision | A county without a bored child.\n"
        "Values | Respect, Service, Privacy\n",
        mission="To stand behind every reader in the county.",
        vision="A county without a bored child.",
        values=("Respect", "Service", "Privacy"),
    ),
    Text(
        "a menu before the page",
        "Home\nAbout\nMission & Vision\nBoard of Trustees\nPolicies\nContact\n\nMission & Vision\n\nMission\n\n"
        "Providing the people of Orford with the means to learn, to play and to meet.\n\nVision\n\n"
        "Orford reads.\n\nFollow us\nFacebook\nInstagram\n",
        mission="Providing the people of Orford with the means to learn, to play and to meet.",
        vision="Orford reads.",
    ),
    Text(
        "why we exist",
        "Why We Exist\n\nWe exist so that nobody in Larkfield has to learn alone.\n\nWhere We Are Going\n\n"
        "By 2030 every household will know its library.\n\nWhat We Believe\n\n- Reading is a right.\n"
        "- Quiet is a gift.\n- Questions are welcome.\n",
        mission="so that nobody in Larkfield has to learn alone.",
        vision="By 2030 every household will know its library.",
        values=("Reading is a right", "Quiet is a gift", "Questions are welcome"),
    ),
    Text(
        "a Spanish page",
        "Biblioteca Municipal de Valdeoro\n\nMisión\n\nOfrecer a toda la ciudadanía el acceso libre a la lectura y al "
        "conocimiento.\n\nVisión\n\nSer el corazón cultural del municipio.\n\nValores\n\n- Igualdad\n- Cercanía\n"
        "- Compromiso con el entorno\n\nEjes estratégicos\n\nEje 1. Lectura para todas las edades\n"
        "Objetivo 1.1. Ampliar los clubes de lectura.\n\nEje 2. Una biblioteca abierta al barrio\n"
        "Objetivo 2.1. Abrir los sábados.\n",
        mission="Ofrecer a toda la ciudadanía el acceso libre a la lectura y al conocimiento.",
        vision="Ser el corazón cultural del municipio.",
        values=("Igualdad", "Cercanía", "Compromiso con el entorno"),
        priorities=("Lectura para todas las edades", "Una biblioteca abierta al barrio"),
    ),
    Text(
        "Spanish prose",
        "La biblioteca abrió en 1985. La misión de la Biblioteca Pública de Arce es promover la lectura y la convivencia en "
        "el pueblo. Nuestra visión es ser un lugar donde todas las personas se encuentren.",
        mission="La misión de la Biblioteca Pública de Arce es promover la lectura y la convivencia en el pueblo.",
        vision="ser un lugar donde todas las personas se encuentren.",
    ),
    Text(
        "a guide with an example",
        "Planning for Small Libraries: a guide from the State Library\n\nEvery library needs a mission statement. Keep it "
        "short.\n\nSample mission statement:\n\nThe Anytown Public Library offers books and good company to all.\n",
        others=("The Anytown Public Library offers books and good company to all.",),
    ),
    Text(
        "a survey",
        "Community survey\n\n1. How well do you know the library's mission?\n2. What should our strategic priorities be?\n"
        "- Early literacy\n- Technology\n- Local history\n3. Which values matter most to you?\n- Respect\n- Privacy\n",
    ),
    Text(
        "a policy",
        "Meeting Room Policy\n\nPurpose\n\nThe library makes its rooms available in support of its mission to serve the "
        "public.\n\nPriorities\n\n1. Library programs\n2. Friends of the Library\n3. Local groups\n",
    ),
    Text(
        "a job",
        "Job posting: Youth Librarian\n\nThe ideal candidate shares our values and helps us to fulfil our mission. Our "
        "goals for this position include outreach, storytimes and displays.\n",
    ),
    Text(
        "the statement before its label",
        "“A library card is the smallest passport in the world, and we issue it to everyone.”\n– Our mission\n",
        mission="A library card is the smallest passport in the world, and we issue it to everyone.",
    ),
    Text(
        "labels first and texts after them",
        "Our Mission\nOur Vision\n\nThe library gathers what the town knows and lends it to whoever asks.\n\n"
        "A town that knows itself, and shares what it knows.\n",
        mission="The library gathers what the town knows and lends it to whoever asks.",
        vision="A town that knows itself, and shares what it knows.",
    ),
    Text(
        "a mission in a list",
        "Mission Statement\n\nThe mission of the Corran Library is to:\n\n• lend books to all;\n• teach whoever asks;\n"
        "• keep the town's papers.\n\nHistory\n\nThe library was built in 1904.\n",
        mission=("lend books to all", "teach whoever asks", "keep the town's papers"),
    ),
    Text(
        "focus areas with numbers as headings",
        "Strategic Directions 2024-2028\n\n1. Welcoming Places\n\nWe will make each branch a place where people stay for "
        "longer than they had planned to.\n\n2. Bold Collections\n\nWe will buy what readers ask for, and what they "
        "have not yet thought to ask for.\n\n3. Shared Knowledge\n\nWe will record what the district remembers before "
        "it is forgotten by everyone.\n",
        priorities=("Welcoming Places", "Bold Collections", "Shared Knowledge"),
    ),
    Text(
        "news of a new mission",
        "Library board adopts new mission\n\nAt its May meeting the board adopted a new mission statement: “Helen Park Library "
        "puts good stories in every hand.” The vote was unanimous.\n",
        mission="Helen Park Library puts good stories in every hand.",
    ),
    Text(
        "values of a profession in a policy",
        "Collection Policy\n\nThe library endorses the American Library Association's core values: access, privacy, "
        "democracy and diversity.\n",
        others=("access", "privacy", "democracy", "diversity"),
    ),
    Text(
        "values as sentences in a paragraph",
        "OUR VALUES\nWe are welcoming. We are curious. We are kind. We are thrifty.\n",
        values=("We are welcoming", "We are curious", "We are kind", "We are thrifty"),
    ),
    Text(
        "goals as numbered sentences",
        "Library Goals\n\n1. Provide materials that the community asks for.\n2. Maintain a building that is safe and open to "
        "all.\n3. Work with schools and clubs.\n\nHours\n\nMonday to Friday, 10 to 6\n",
        priorities=(
            "Provide materials that the community asks for.",
            "Maintain a building that is safe and open to all.",
            "Work with schools and clubs.",
        ),
    ),
    Text(
        "a plan on a page",
        "Our purpose | Our vision | Our strategic pillars\nWe lend courage along with books | A city that reads aloud | "
        "Reach; Trust; Play\n",
        mission="We lend courage along with books",
        vision="A city that reads aloud",
        priorities=("Reach", "Trust", "Play"),
    ),
    Text(
        "directions with goals beneath",
        "Strategic Plan\n\nStrategic Direction 1: A Library Without Walls\n\nGoals:\n- Put lockers at the station.\n"
        "- Lend at the market.\n\nStrategic Direction 2: A Team That Grows\n\nGoals:\n- Give everyone a week of training.\n\n"
        "Strategic Direction 3: A House in Good Order\n\nGoals:\n- Mend the roof.\n- Balance the books.\n",
        priorities=("A Library Without Walls", "A Team That Grows", "A House in Good Order"),
    ),
    Text(
        "lettered areas",
        "Key Focus Areas\n\nA. Early Years\nB. Working Lives\nC. Later Life\n",
        priorities=("Early Years", "Working Lives", "Later Life"),
    ),
    Text(
        "a mission of three words",
        "Mission\nInform. Inspire. Include.\n\nVision\nA literate, connected and caring town.\n",
        mission="Inform. Inspire. Include.",
        vision="A literate, connected and caring town.",
    ),
    Text(
        "a mission with a date in its label",
        "Mission Statement (adopted June 2019)\n\nTo gather, keep and share the record of the island.\n\n"
        "Approved by the trustees, June 12, 2019.\n",
        mission="To gather, keep and share the record of the island.",
    ),
    Text(
        "a university's library",
        "Harper College Library\n\nThe mission of the Harper College Library is to support the study and teaching of the "
        "college with collections, places and people.\n\nThe mission of Harper College is to educate the whole person.\n",
        mission="The mission of the Harper College Library is to support the study and teaching of the college with "
        "collections, places and people.",
        others=("The mission of Harper College is to educate the whole person.",),
    ),
    Text(
        "a French page",
        "Bibliothèque de Saint-Aubin\n\nNotre mission\n\nOffrir à toutes et à tous un accès libre aux livres, aux savoirs et "
        "à la culture.\n\nNotre vision\n\nUne ville qui lit et qui apprend ensemble.\n\nNos valeurs\n\n- Ouverture\n"
        "- Égalité\n- Plaisir\n\nAxes stratégiques\n\nAxe 1 : Développer la lecture des jeunes\n"
        "Axe 2 : Ouvrir la bibliothèque sur la ville\n",
        mission="Offrir à toutes et à tous un accès libre aux livres, aux savoirs et à la culture.",
        vision="Une ville qui lit et qui apprend ensemble.",
        values=("Ouverture", "Égalité", "Plaisir"),
        priorities=("Développer la lecture des jeunes", "Ouvrir la bibliothèque sur la ville"),
    ),
    Text(
        "a German page",
        "Stadtbibliothek Lindenau\n\nUnser Auftrag\n\nWir öffnen allen Menschen der Stadt den Zugang zu Wissen und Kultur.\n\n"
        "Unsere Vision\n\nEine Stadt, die gemeinsam lernt.\n\nUnsere Werte\n\n• Offenheit\n• Verlässlichkeit\n• Neugier\n\n"
        "Strategische Ziele\n\n1. Leseförderung für alle Kinder\n2. Ein Haus, das immer offen ist\n3. Digitale Teilhabe\n",
        mission="Wir öffnen allen Menschen der Stadt den Zugang zu Wissen und Kultur.",
        vision="Eine Stadt, die gemeinsam lernt.",
        values=("Offenheit", "Verlässlichkeit", "Neugier"),
        priorities=("Leseförderung für alle Kinder", "Ein Haus, das immer offen ist", "Digitale Teilhabe"),
    ),
    Text(
        "a programme's goals",
        "Summer Reading Program\n\nProgram Goals\n\n- Read twenty minutes a day\n- Visit the library each week\n- Have fun\n",
    ),
    Text(
        "a report that mentions a plan",
        "Director's Report, March\n\nThe strategic plan was discussed at length. Staff worked on goals 2 and 3. Our values "
        "are at the heart of this work, and the mission committee met twice. Circulation rose by four per cent.\n",
    ),
    Text(
        "a foundation beside its library",
        "About\n\nThe Library\n\nOur mission is to make Dunmore a town of readers.\n\nThe Library Foundation\n\n"
        "The mission of the Dunmore Library Foundation is to raise private money for the library.\n",
        mission="to make Dunmore a town of readers.",
        others=("The mission of the Dunmore Library Foundation is to raise private money for the library.",),
    ),
    Text(
        "five commitments announced and then headed",
        "Our Plan 2025-2030\n\nThis plan is built on five strategic commitments.\n\n1 Reading\n\nEvery child will be given a "
        "book and somebody to read it with, whichever school she goes to.\n\n2 Wellbeing\n\nOur rooms will be warm, calm and "
        "open, and our people will know whom to call for help.\n\n3 Heritage\n\nWe will put the county's papers and pictures "
        "where people can find them and add to them.\n",
        priorities=("Reading", "Wellbeing", "Heritage"),
    ),
    Text(
        "an old mission and a new one",
        "Our Mission\n\nTo help everyone in Tarrant to find things out.\n\nHistory\n\nIn 1950 the mission of the library was to "
        "supply wholesome books to families.\n",
        mission="To help everyone in Tarrant to find things out.",
    ),
    Text(
        "a vision across broken lines",
        "Vision\n\nBy 2030, the libraries of the three valleys will be the\nplace where people of all ages come first when they\n"
        "want to learn, make or mend something.\n\nPage 4\n",
        vision="By 2030, the libraries of the three valleys will be the place where people of all ages come first when they "
        "want to learn, make or mend something.",
    ),
    Text(
        "a plan poured into one line",
        "Ellery County Library Strategic Plan 2021-2024 Approved by the Board OUR MISSION We bring the county together around "
        "reading and curiosity. OUR VISION A county of lifelong readers. STRATEGIC PRIORITIES Goal 1: Reach new readers The "
        "library will send its bookmobile to every township. Goal 2: Renew our buildings The library will mend two roofs. "
        "Goal 3: Grow our funds The library will ask for grants.",
        mission="We bring the county together around reading and curiosity.",
        vision="A county of lifelong readers.",
        priorities=(
            "Reach new readers The library will send its bookmobile to every township.",
            "Renew our buildings The library will mend two roofs.",
            "Grow our funds The library will ask for grants.",
        ),
    ),
    Text(
        "a breadcrumb and notices",
        "You are here: Home / About / Mission\n\nAll branches close at noon on Friday.\n\nMission, Vision & Values\n\n"
        "Mission Statement:\nThe Otter Lake Library lends a hand and a book to anyone who asks.\n\nVision Statement:\n"
        "A lake country where everyone can find out.\n\nValues:\nFair dealing; Plain speaking; Good humor\n\nShare this page\n",
        mission="The Otter Lake Library lends a hand and a book to anyone who asks.",
        vision="A lake country where everyone can find out.",
        values=("Fair dealing", "Plain speaking", "Good humor"),
    ),
    Text(
        "values whose names end with a period",
        "Core Values\n\nHospitality. Everyone who comes in is greeted by name before the month is out.\n\nCraft. We do small "
        "things well, and mend what we break.\n\nMemory. We keep what the town would otherwise lose.\n",
        values=("Hospitality", "Craft", "Memory"),
    ),
    Text(
        "a board's paper",
        "REPORT TO COUNCIL\n\nSubject: Library Strategy\n\nPurpose\n\nTo seek approval of the library strategy.\n\n"
        "Background\n\nThe strategy sets out a vision and five priorities for the service.\n\nCorporate priorities\n\n"
        "- A greener borough\n- Safer streets\n\nRecommendation\n\nThat the strategy be adopted.\n",
        others=("A greener borough", "Safer streets"),
    ),
    Text(
        "a goal whose text stands on the next line",
        "OUR STRATEGIC GOALS\n\nGOAL #1\nOpen the library to every child under five.\n\nGOAL #2\nMake the building easy to "
        "get around.\n\nGOAL #3\nTell people what we do.\n",
        priorities=(
            "Open the library to every child under five.",
            "Make the building easy to get around.",
            "Tell people what we do.",
        ),
    ),
    Text(
        "focus areas with goals and strategies",
        "FOCUS AREA: Young Readers\nGoal: Every child meets a librarian before kindergarten.\nStrategies:\n- Visit nurseries\n"
        "- Give out first cards\n\nFOCUS AREA: Open Doors\nGoal: Nobody is kept out by steps, fees or hours.\nStrategies:\n"
        "- Build a ramp\n\nFOCUS AREA: Sound Money\nGoal: The library lives within its means.\nStrategies:\n- Draw up a budget\n",
        priorities=("Young Readers", "Open Doors", "Sound Money"),
    ),
    Text(
        "a question and its answer",
        "FAQ\n\nWhat is the library's mission?\n\nTo help people find what they need to live well in Stanmere.\n\nWho pays for "
        "the library?\n\nThe county does.\n",
        mission="To help people find what they need to live well in Stanmere.",
    ),
    Text(
        "a youth department's page within a library's",
        "Children's Department\n\nOur mission\n\nThe Children's Department helps young people to fall in love with stories.\n\n"
        "Story times\n\nMondays at ten.\n",
        department="The Children's Department helps young people to fall in love with stories.",
    ),
    Text(
        "priorities under years",
        "Strategic Goals 2022-2026\n\nBe visible\n  - Put up signs.\n  - Visit clubs.\nBe useful\n  - Lend tools.\n"
        "Be ready\n  - Train for emergencies.\n",
        priorities=("Be visible", "Be useful", "Be ready"),
    ),
    Text(
        "we believe",
        "We Believe\n\nWe believe that every question deserves an answer.\n\nWe believe that books outlast fashions.\n\n"
        "We believe that a library belongs to those who use it.\n",
        values=(
            "We believe that every question deserves an answer.",
            "We believe that books outlast fashions.",
            "We believe that a library belongs to those who use it.",
        ),
    ),
    Text(
        "guiding principles in a sentence",
        "In all that it does the library is guided by its core values of honesty, warmth, and thrift.",
        values=("honesty", "warmth", "thrift"),
    ),
    Text(
        "a neighbour's plan",
        "Ideas for our new plan\n\nOther libraries have put it briefly. The mission of the Brook Public Library, for example, is "
        "to feed minds. We have not written ours yet.\n",
    ),
    Text(
        "areas with a sentence each",
        "The library will focus on four areas over the next five years:\n\nCollections: Buy more of what people ask for.\n"
        "Spaces: Make room for making things.\nPeople: Pay fairly and train well.\nVoice: Tell the town what we do.\n",
        priorities=("Collections", "Spaces", "People", "Voice"),
    ),
    Text(
        "a Spanish plan in a table",
        "Plan Estratégico 2023-2027\n\nLíneas estratégicas\n\n1. Fomento de la lectura\n2. Transformación digital\n"
        "3. Participación ciudadana\n\nNuestros valores son la igualdad, la transparencia y la cooperación.\n",
        values=("la igualdad", "la transparencia", "la cooperación"),
        priorities=("Fomento de la lectura", "Transformación digital", "Participación ciudadana"),
    ),
    Text(
        "a page about hours",
        "Visit us\n\nMission Branch, 2400 Mission Street, is open on weekdays. Vision aids and large print are at the desk.\n\n"
        "Values for money: used books from 50 cents.\n",
    ),
    Text(
        "a template",
        "Strategic plan template\n\nMission statement: [Library name] provides [what] to [whom].\n\nGoal 1: [Goal]\n\n"
        "Objective 1.1: [Objective]\n",
        others=("[Library name] provides [what] to [whom].", "[Goal]"),
    ),
    Text(
        "menus around everything",
        "Home\nAbout\nFriends of the Library\nKids\nTeens\nCity of Alton\nFoundation\n\nAbout the Alton Public Library\n\nMission\n\n"
        "The Alton Public Library gives people what they need to read, learn and belong.\n\nCore Values\n\nKindness\nFairness\n"
        "Learning\n\nFriends of the Library\nDonate\nContact\n",
        mission="The Alton Public Library gives people what they need to read, learn and belong.",
        values=("Kindness", "Fairness", "Learning"),
    ),
    Text(
        "a menu in one line",
        "HOME ABOUT KIDS TEENS FRIENDS CALENDAR\n\nOur Mission\n\nHarrow Library keeps its doors, its books and its mind open.\n",
        mission="Harrow Library keeps its doors, its books and its mind open.",
    ),
    Text(
        "a page title with the library's name",
        "Mission | West Springfield Public Library\n\nMission\n\nWe help West Springfield to read, to think and to meet.\n",
        mission="We help West Springfield to read, to think and to meet.",
    ),
    Text(
        "a council's library service",
        "Fenland Borough Council Libraries\n\nOur vision for libraries\n\nLibraries that are the front room of every village.\n\n"
        "Strategic aims\n\nAim 1 – More people reading\nAim 2 – More people online\nAim 3 – More people together\n",
        vision="Libraries that are the front room of every village.",
        priorities=("More people reading", "More people online", "More people together"),
    ),
    Text(
        "verbs as headings of a plan",
        "Strategic Plan 2023\n\nIntroduction\n\nThis plan was written by staff, trustees and neighbors over one winter, with many "
        "cups of coffee.\n\nBroaden Access\n\nWe will lend without fines, open on Sundays, and carry books to those who cannot come.\n\n"
        "Deepen Learning\n\nWe will run classes that lead somewhere, and sit with those who learn alone.\n\nStrengthen the Team\n\n"
        "We will pay our people fairly and let them learn while they work.\n",
        priorities=("Broaden Access", "Deepen Learning", "Strengthen the Team"),
    ),
    Text(
        "objectives at the top",
        "Plan of Service\n\nObjective 1: Keep the collection current.\n\nObjective 2: Keep the building open.\n\nObjective 3: Keep the "
        "public informed.\n",
        priorities=("Keep the collection current.", "Keep the building open.", "Keep the public informed."),
    ),
    Text(
        "mission in the middle of a history",
        "History\n\nThe library began in a shop in 1902. Fire took the first building in 1931, and a school gave shelter for ten years. "
        "Today, the Marsh Library's mission is to keep faith with its readers by giving them the best of the old and the new. A new "
        "wing opened in 1998.\n",
        mission="Today, the Marsh Library's mission is to keep faith with its readers by giving them the best of the old and the new.",
    ),
    Text(
        "a purpose statement",
        "Statement of Purpose\n\nThe purpose of the Ruddock Memorial Library is to acquire, organize and lend materials for the "
        "enlightenment and pleasure of all the people of Ruddock.\n",
        mission="The purpose of the Ruddock Memorial Library is to acquire, organize and lend materials for the enlightenment and "
        "pleasure of all the people of Ruddock.",
    ),
    Text(
        "directions with Roman numerals and prose",
        "Strategic Directions\n\nI. Collections that surprise\n\nWe will buy fewer copies of more books, and say why.\n\n"
        "II. Services that travel\n\nWe will take what we do to where people live, by bus and by post.\n\nIII. Places that last\n\n"
        "We will repair before we replace, and build for a hundred years.\n",
        priorities=("Collections that surprise", "Services that travel", "Places that last"),
    ),
    Text(
        "a strategy's key themes with bullets",
        "Key themes\n\nReading and literacy\n- every child a member\n- a reading group in each village\n\nHealth\n- books on "
        "prescription\n- warm rooms\n\nCulture\n- touring plays\n",
        priorities=("Reading and literacy", "Health", "Culture"),
    ),
    Text(
        "a social statement and no label",
        "Welcome to the library! We are open to all. Borrow a book, join a class or just sit by the window. Everyone is welcome, and "
        "we aim to please.\n",
    ),
    Text(
        "a strategic plan announced and not given",
        "Strategic Plan\n\nOur new strategic plan, with its mission, vision, values and five goals, can be downloaded here.\n\n"
        "Strategic Plan 2024 (PDF, 2 MB)\n",
    ),
    Text(
        "frequently asked",
        "Does the library have a mission statement? Yes: ask for it at the desk. Who sets the goals? The board does, each June.\n",
    ),
    Text(
        "a collection policy with its own goals",
        "Collection Development Policy\n\nMission of the Library\n\nThe library serves its readers with books in all forms.\n\nGoals of "
        "the collection\n\n- to be current\n- to be balanced\n\nValues of the profession\n\nSee the Library Bill of Rights.\n",
        mission="The library serves its readers with books in all forms.",
    ),
    Text(
        "a mission with a second sentence that speaks of it",
        "Our Mission\n\nThe library helps the island to know itself. This mission was adopted by the trustees in 2017 and is reviewed "
        "every three years.\n",
        mission="The library helps the island to know itself.",
    ),
    Text(
        "a strategic framework of four words",
        "Strategic Framework\n\nInspire | Inform | Include | Improve\n\nOur strategic priorities:\n\nInspire\nA love of reading in every "
        "home, from the first year to the last.\n\nInform\nFacts that can be checked, and help with checking them.\n\nInclude\nNobody "
        "left at the door, whatever the reason.\n",
        priorities=("Inspire", "Inform", "Include"),
    ),
    Text(
        "values in Spanish with explanations",
        "Nuestros valores\n\nServicio: atendemos a todas las personas con respeto.\nInnovación: probamos cosas nuevas.\nTransparencia: "
        "contamos lo que hacemos.\n",
        values=("Servicio", "Innovación", "Transparencia"),
    ),
    Text(
        "objectives of a Spanish plan",
        "Plan estratégico de la biblioteca\n\nObjetivos estratégicos\n\nOE1. Aumentar el número de lectores\nOE2. Mejorar los espacios\n"
        "OE3. Reforzar el equipo\n",
        priorities=("Aumentar el número de lectores", "Mejorar los espacios", "Reforzar el equipo"),
    ),
    Text(
        "codes before the goals",
        "Strategic Goals\n\nSG1 Raise readers\n1.1 Visit schools\n1.2 Give books\n\nSG2 Share space\n2.1 Open rooms\n\nSG3 Save money\n"
        "3.1 Buy together\n",
        priorities=("Raise readers", "Share space", "Save money"),
    ),
    Text(
        "a page of the county's fire service",
        "County Fire Service\n\nMission\n\nTo protect life and property.\n\nValues\n\n- Courage\n- Duty\n",
        others=("To protect life and property.", "Courage", "Duty"),
    ),
    Text(
        "goal areas as questions",
        "Strategic Plan\n\nHow will we reach more people?\n\nWe will lend at markets and stations, and teach in schools.\n\nHow will we pay for it?\n\nBy grants and by thrift.\n",
    ),
    Text(
        "priority headings with goals beneath in one block",
        "STRATEGIC PLAN 2020-2025\nPRIORITY ONE: EARLY YEARS\nGoal 1. Every baby gets a card.\nGoal 2. Every parent gets a visit.\nPRIORITY TWO: WORK\nGoal 1. Help with job hunting.\nPRIORITY THREE: PLACE\nGoal 1. Renew the square.\n",
        priorities=("EARLY YEARS", "WORK", "PLACE"),
    ),
    Text(
        "mission and values with odd labels",
        "Why we're here\n\nTo make it easy to learn something every day.\n\nWhat we stand for\n\nFree access\nFair rules\nFun\n\nWhere we're headed\n\nA branch within a walk of everyone.\n",
        mission="To make it easy to learn something every day.",
        vision="A branch within a walk of everyone.",
        values=("Free access", "Fair rules", "Fun"),
    ),
    Text(
        "our promise",
        "Our Promise\n\nYou will be helped by a person, and you will be helped well.\n\nOur People\n\nTwelve of us work here.\n",
        mission="You will be helped by a person, and you will be helped well.",
    ),
    Text(
        "goals by year with tasks",
        "Library Goals 2024\n\nGoal 1\nFinish the inventory\n- Buy scanners\n- Train staff\n\nGoal 2\nOpen the garden\n- Plant trees\n\nGoal 3\nStart a seed library\n- Ask the farm\n",
        priorities=("Finish the inventory", "Open the garden", "Start a seed library"),
    ),
    Text(
        "bold names run into paragraphs",
        "Our strategic priorities\n\nLifelong Learning – We will be the first place people think of when they want to learn.\n\nCommunity Memory – We will gather, keep and share the story of the district.\n\nCivic Life – We will host the conversations that the town needs.\n\nPlanning process\n\nThe plan was written in 2022.\n",
        priorities=("Lifelong Learning", "Community Memory", "Civic Life"),
    ),
    Text(
        "a council plan's priorities in a library strategy's foreword",
        "Library Strategy\n\nForeword\n\nThe Council's Corporate Plan has three priorities: cleaner streets, safer homes and a fairer town. Libraries help with all of them.\n\nOur mission is to give everyone in Redmarsh a place to read and someone to ask.\n",
        mission="to give everyone in Redmarsh a place to read and someone to ask.",
        others=("cleaner streets", "safer homes", "a fairer town"),
    ),
    Text(
        "a course page",
        "Strategic planning for libraries: online course\n\nIn week one you will write a mission statement. In week two you will set goals. Values come last.\n\nRegister now\n",
    ),
    Text(
        "an events page",
        "Events\n\nVision board workshop: bring magazines and scissors.\n\nGoal setting for teens: Saturday at two.\n\nMission: Impossible film night.\n",
    ),
    Text(
        "a catalogue page",
        "Search results\n\n1. Mission to Mars\n2. The vision of the anointed\n3. Values in conflict\n4. Goals! a memoir of football\n",
    ),
    Text(
        "values under a picture's caption",
        "Image: two people reading\n\nOur Values\n\nImage: hands\n\nTrust\nWe keep what you read to yourself.\n\nGenerosity\nWe give time before we are asked.\n\nCourage\nWe defend the right to read.\n",
        values=("Trust", "Generosity", "Courage"),
    ),
    Text(
        "lists of to-sentences under goals",
        "GOALS\n\nTo provide free and equal service.\nTo build a collection that lasts.\nTo train a staff that cares.\nTo be good stewards of public money.\n",
        priorities=(
            "To provide free and equal service.",
            "To build a collection that lasts.",
            "To train a staff that cares.",
            "To be good stewards of public money.",
        ),
    ),
    Text(
        "a plan's summary table in lines",
        "Strategic Goals at a Glance\n\nGoal Area\nLead\nDue\n\nReading\nDirector\n2025\n\nSpaces\nFacilities\n2026\n",
        priorities=("Reading", "Spaces"),
    ),
    Text(
        "strategic pillars in a row of capitals",
        "OUR STRATEGIC PILLARS\n\nCOLLECTIONS • CONNECTIONS • COMMUNITY • CARE\n",
        priorities=("COLLECTIONS", "CONNECTIONS", "COMMUNITY", "CARE"),
    ),
    Text(
        "what will the library do",
        "Our library's plan: we will focus on the following priorities:\n\na) reading for pleasure;\nb) skills for work;\nc) company for those who live alone.\n",
        priorities=("reading for pleasure", "skills for work", "company for those who live alone."),
    ),
    Text(
        "a German mission in prose",
        "Die Stadtbibliothek Kirchau wurde 1921 gegründet. Unsere Vision ist eine Stadt, in der alle lesen können. Unsere Werte sind "
        "Offenheit, Respekt und Neugier. Wir freuen uns auf Ihren Besuch.\n",
        vision="eine Stadt, in der alle lesen können.",
        values=("Offenheit", "Respekt", "Neugier"),
    ),
    Text(
        "a statement of belief and a mission",
        "We believe in free libraries. The Tull Library exists to give every resident the run of the world's books, at no cost.\n",
        mission="to give every resident the run of the world's books, at no cost.",
    ),
    Text(
        "an old-fashioned list of objectives",
        "OBJECTIVES OF THE LIBRARY\n\nThe objectives of the library are:\n\n1. To assemble and keep books and other materials.\n2. To serve as a center of reliable information.\n3. To provide a place where inquiring minds may meet.\n",
        priorities=(
            "To assemble and keep books and other materials.",
            "To serve as a center of reliable information.",
            "To provide a place where inquiring minds may meet.",
        ),
    ),
    Text(
        "a press release about a grant",
        "Library wins grant\n\nThe grant supports our goal of getting every child a card. “It is at the core of our mission,” said the director. The vision of the donors is to see a reader in every house.\n",
    ),
    Text(
        "mission, then vision in one paragraph of prose",
        "The library's mission is to lend, teach and gather. Its vision is a parish where nobody is bored. Its values are patience, wit and warmth.\n",
        mission="to lend, teach and gather.",
        vision="a parish where nobody is bored.",
        values=("patience", "wit", "warmth"),
    ),
    Text(
        "Swedish plan",
        "Biblioteksplan 2022-2026\n\nVår vision\n\nEtt bibliotek som alla känner sig hemma i.\n\nUppdrag\n\nBiblioteket ska främja läsning och ge alla tillgång till kunskap.\n\nPrioriterade områden\n\n• Barn och unga\n• Digital delaktighet\n• Läsfrämjande\n",
        mission="Biblioteket ska främja läsning och ge alla tillgång till kunskap.",
        vision="Ett bibliotek som alla känner sig hemma i.",
        priorities=("Barn och unga", "Digital delaktighet", "Läsfrämjande"),
    ),
    Text(
        "a lower list under each of two priorities without numbers",
        "Strategic Priorities\n\nPeople\n\nGoals\n• Hire well\n• Train often\n\nPlaces\n\nGoals\n• Fix the lift\n• Paint the hall\n",
        priorities=("People", "Places"),
    ),
    Text(
        "a library's goals within a town's plan",
        "Town of Ayr Comprehensive Plan\n\nVision\n\nAyr will be a town of good neighbors.\n\nGoals\n\n1. Safe roads\n2. Clean water\n\nThe library is open six days.\n",
        others=("Ayr will be a town of good neighbors.", "Safe roads", "Clean water"),
    ),
    Text(
        "a mission in quotes on the next line and its source",
        'Mission Statement:\n"Lighting the way to learning."\n- adopted 2014\n',
        mission="Lighting the way to learning.",
    ),
    Text(
        "initiatives under goals under priorities",
        "Strategic Priority 1\nEmpower Learners\n\nGoal A\nExpand tutoring\n\nInitiatives\n• Hire two tutors\n\nGoal B\nLend laptops\n\nStrategic Priority 2\nWelcome Newcomers\n\nGoal A\nTranslate the site\n\nInitiatives\n• Pay translators\n",
        priorities=("Empower Learners", "Welcome Newcomers"),
    ),
    Text(
        "goals with their numbers spelled out in sentences",
        "LONG RANGE PLAN 2019-2024\n\nGoal One: The library will be a center of town life.\n\nObjective A: Host forty programs a year.\n\nGoal Two: The library's collection will serve all ages.\n\nObjective A: Weed the shelves yearly.\n\nGoal Three: The library will be well run.\n\nObjective A: Pass an audit.\n",
        priorities=(
            "The library will be a center of town life.",
            "The library's collection will serve all ages.",
            "The library will be well run.",
        ),
    ),
    Text(
        "broken across lines with hard wraps",
        "STRATEGIC GOALS\n\nGoal 1: Provide collections and services that reflect the\n        changing needs of a growing town.\n\nGoal 2: Provide welcoming, safe and flexible buildings in which\n        people of all ages can spend time.\n\nGoal 3: Provide the public with a staff that is\n        trained, trusted and kind.\n",
        priorities=(
            "Provide collections and services that reflect the changing needs of a growing town.",
            "Provide welcoming, safe and flexible buildings in which people of all ages can spend time.",
            "Provide the public with a staff that is trained, trusted and kind.",
        ),
    ),
    Text(
        "priorities whose names come after their numbers on separate lines",
        "Our Strategic Priorities\n\n1\nReading first\n\nWe will put books before everything else that we might do.\n\n2\nOpen hours\n\nWe will open when the people of the town are free to come.\n\n3\nGood neighbors\n\nWe will share what we have with the libraries around us.\n",
        priorities=("Reading first", "Open hours", "Good neighbors"),
    ),
    Text(
        "aims in a Scottish plan",
        "Library Plan 2021-26\n\nOur aims\n\nOur libraries will:\n\n• promote reading for pleasure\n• support digital inclusion\n• tackle loneliness\n\nHow we will know\n\n• loans\n• visits\n",
        priorities=("promote reading for pleasure", "support digital inclusion", "tackle loneliness"),
    ),
    Text(
        "an Irish development plan",
        "Library Development Plan 2023-2027\n\nStrategic Objective 1: Reading and Literacy\nAction 1.1 Extend Right to Read\nAction 1.2 Renew stock\n\nStrategic Objective 2: Learning and Information\nAction 2.1 Study space\n\nStrategic Objective 3: Community and Culture\nAction 3.1 Festivals\n",
        priorities=("Reading and Literacy", "Learning and Information", "Community and Culture"),
    ),
    Text(
        "Canadian directions with a bilingual title",
        "Strategic Plan / Plan stratégique 2022-2026\n\nOUR STRATEGIC DIRECTIONS\n\nNurture reading\nFrom the first board book to large print.\n\nWiden the circle\nServices in nine languages.\n\nTread lightly\nBuildings that use half the power.\n",
        priorities=("Nurture reading", "Widen the circle", "Tread lightly"),
    ),
    Text(
        "Australian goals and strategies in a table",
        "Goal | Strategies | Success measures\nConnected communities | Run outreach in all wards | Visits up\nCreative lives | Open a studio | 300 bookings\n",
        priorities=("Connected communities", "Creative lives"),
    ),
    Text(
        "a plan in a news page",
        "Board approves plan\n\nOn Tuesday the board approved the 2025-2028 strategic plan. It names three priorities: literacy, access, and sustainability. Work begins in July.\n",
        priorities=("literacy", "access", "sustainability"),
    ),
    Text(
        "sections with their own goal",
        "Plan 2020-2023\n\nCOLLECTIONS\nGoal: To own what people want to read.\nObjectives:\n1. Weed a tenth each year.\n\nPROGRAMS\nGoal: To gather people round ideas.\nObjectives:\n1. Two talks a month.\n\nFACILITIES\nGoal: To keep the house in repair.\nObjectives:\n1. Paint the porch.\n",
        priorities=(
            "To own what people want to read.",
            "To gather people round ideas.",
            "To keep the house in repair.",
        ),
    ),
    Text(
        "strategic areas after a long introduction",
        "Strategic Areas of Focus\n\nOver the winter the board heard from four hundred residents, in person and on paper, and read every word.\n\nFrom what they said four areas stood out, and the board has made them its own for the next three years.\n\n- Early learning\n- Work and money\n- A livelier building\n- A stronger voice\n",
        priorities=("Early learning", "Work and money", "A livelier building", "A stronger voice"),
    ),
    Text(
        "we will",
        "Strategic Plan\n\nIn the next five years, we will:\n\nOPEN DOORS\nby ending fines and adding hours.\n\nOPEN MINDS\nby bringing speakers to every branch.\n\nOPEN BOOKS\nby telling the public where the money goes.\n",
        priorities=("OPEN DOORS", "OPEN MINDS", "OPEN BOOKS"),
    ),
    Text(
        "a strategic plan's contents and then the plan",
        "CONTENTS\nMission 3\nStrategic Priorities 4\nPriority 1: Read 5\nPriority 2: Make 6\n\nMISSION\n\nTo keep Crane County reading and making.\n\nSTRATEGIC PRIORITIES\n\nPriority 1: Read\n\nWe will lend.\n\nPriority 2: Make\n\nWe will build.\n",
        mission="To keep Crane County reading and making.",
        priorities=("Read", "Make"),
    ),
    Text(
        "goals in the margin with page furniture",
        "Lake Library\nStrategic Plan 2021\nPage 2\n\nGOAL 1 PEOPLE\nThe library will hire, train and keep good people.\n\nLake Library\nStrategic Plan 2021\nPage 3\n\nGOAL 2 PROGRAMS\nThe library will offer programs for all ages.\n\nLake Library\nStrategic Plan 2021\nPage 4\n\nGOAL 3 PLACE\nThe library will mend its roof.\n",
        priorities=("PEOPLE", "PROGRAMS", "PLACE"),
    ),
    Text(
        "strategic imperatives in one sentence each",
        "Strategic Imperatives\n\nIncrease the number of people who hold a card.\n\nImprove the ways in which people get to us.\n\nInvest in the people who work here.\n\nLibrary Board\n\nA. Pole, chair\n",
        priorities=(
            "Increase the number of people who hold a card.",
            "Improve the ways in which people get to us.",
            "Invest in the people who work here.",
        ),
    ),
    Text(
        "themes in an inline series with numbers",
        "Our strategic themes are 1) Reading, 2) Belonging and 3) Making.\n",
        priorities=("Reading", "Belonging", "Making"),
    ),
    Text(
        "a dashboard of goals with states",
        "Strategic Plan Progress\n\nGoal 1: Extend hours – Done\n\nGoal 2: Replace the catalog – In progress\n\nGoal 3: Build a porch – Not begun\n",
        priorities=("Extend hours – Done", "Replace the catalog – In progress", "Build a porch – Not begun"),
    ),
    Text(
        "goals of a teen advisory page",
        "Teen Services Plan\n\nGoal 1: Give teens a room.\nGoal 2: Give teens a vote.\n",
        department=("Give teens a room.", "Give teens a vote."),
    ),
    Text(
        "Spanish axes with their objectives",
        "Plan Director de Bibliotecas\n\nEje estratégico 1: Bibliotecas para todos\nObjetivos:\n- Ampliar horarios\n- Llegar a los barrios\n\nEje estratégico 2: Bibliotecas que enseñan\nObjetivos:\n- Talleres digitales\n\nEje estratégico 3: Bibliotecas con memoria\nObjetivos:\n- Digitalizar la prensa\n",
        priorities=("Bibliotecas para todos", "Bibliotecas que enseñan", "Bibliotecas con memoria"),
    ),
    Text(
        "key results without a word for them",
        "What we'll focus on\n\nGetting books to readers\nGetting readers to books\nGetting better at both\n",
        priorities=("Getting books to readers", "Getting readers to books", "Getting better at both"),
    ),
    Text(
        "a shared file's page around a plan",
        'Corley Library Plan 2020-2023 - PDF Free Download\n\nCorley Library Plan 2020-2023\n\nSize: px\nStart display at page:\nDownload "Corley Library Plan 2020-2023"\n\nTranscription\n\n1 Corley Library Plan 2020-2023\n\n2 Mission Corley Library helps people of every age to read, learn and take part.\n\n3 Values Respect, patience, candor.\n',
        mission="Corley Library helps people of every age to read, learn and take part.",
        values=("Respect", "patience", "candor"),
    ),
    Text(
        "minutes that adopt a mission",
        'Library Board of Trustees\nMinutes of May 4\n\nMs. Roy moved to adopt the following mission statement: "Oak Library is the town\'s shared bookshelf." Carried.\n',
        mission="Oak Library is the town's shared bookshelf.",
    ),
    Text(
        "mission and vision in one heading, two paragraphs named inside",
        "Mission and Vision\n\nOur mission: connecting the people of Tarn with stories, skills and each other.\n\nOur vision: Tarn, a town of open books.\n",
        mission="connecting the people of Tarn with stories, skills and each other.",
        vision="Tarn, a town of open books.",
    ),
    Text(
        "a pledge to customers",
        "Our Service Pledge\n\n• We will smile.\n• We will answer the phone within five rings.\n\nOur Mission\n\nWe lend what Heath needs.\n",
        mission="We lend what Heath needs.",
    ),
    Text(
        "purpose of a friends' fund and the library's own",
        "Giving\n\nThe Library Foundation's mission is to raise funds for Bexton Library.\n\nBexton Library's mission is to bring Bexton together over books.\n",
        mission="to bring Bexton together over books.",
        others=("The Library Foundation's mission is to raise funds for Bexton Library.",),
    ),
    Text(
        "values as an acronym in a line",
        "Our values spell CARE: Courtesy, Access, Respect, Excellence.\n",
        values=("Courtesy", "Access", "Respect", "Excellence"),
    ),
    Text(
        "a plan evaluated",
        "Strategic Plan Evaluation\n\nGoal 1: Increase use of the library\n\nResult: loans rose by a tenth.\n\nGoal 2: Improve the building\n\nResult: the roof is new.\n",
        priorities=("Increase use of the library", "Improve the building"),
    ),
    Text(
        "consultation with priorities as sentences",
        "Have your say on our library strategy\n\nWe propose five priorities.\n\n1. Libraries where people live\n2. Libraries for learning\n3. Libraries for health\n4. Libraries online\n5. Libraries that last\n\nTell us what you think by 3 March.\n",
        priorities=(
            "Libraries where people live",
            "Libraries for learning",
            "Libraries for health",
            "Libraries online",
            "Libraries that last",
        ),
    ),
    Text(
        "what the library believes in one long sentence",
        "The Library Board believes in the freedom to read, in the privacy of every reader, and in the equal worth of all who come.\n",
        values=("the freedom to read", "in the privacy of every reader", "in the equal worth of all who come."),
    ),
    Text(
        "guiding statement",
        "GUIDING STATEMENTS\n\nMission – Why we are here\nTo make learning a habit.\n\nVision – Where we are going\nA city that never stops learning.\n\nValues – How we work\nOpenly. Kindly. Together.\n",
        mission="To make learning a habit.",
        vision="A city that never stops learning.",
        values=("Openly", "Kindly", "Together"),
    ),
    Text(
        "goals that begin with the library will",
        "Library Goals & Objectives\n\nThe library will maintain a strong collection.\n- add 2,000 titles a year\n\nThe library will reach beyond its walls.\n- visit two shut-ins a week\n\nThe library will be known to all.\n- write a column each month\n",
        priorities=(
            "The library will maintain a strong collection.",
            "The library will reach beyond its walls.",
            "The library will be known to all.",
        ),
    ),
    Text(
        "a county page with departments",
        "Departments\n\nHealth Department\nMission: To keep the county well.\n\nLibrary\nMission: To keep the county reading.\n\nRoads\nMission: To keep the county moving.\n",
        mission="To keep the county reading.",
    ),
    Text(
        "values numbered with colons",
        "Core Values:\n1. Service: People first.\n2. Stewardship: Every penny counts.\n3. Spirit: We like it here.\n",
        values=("Service", "Stewardship", "Spirit"),
    ),
    Text(
        "a vision of several sentences",
        "Our Vision\n\nWe see a region in which every child owns a book. We see old people who are not alone. We see a library on every road.\n\nNext: our history\n",
        vision="We see a region in which every child owns a book. We see old people who are not alone. We see a library on every road.",
    ),
    Text(
        "Irish values with a mission in capitals",
        "OUR MISSION IS TO PUT A BOOK, A SEAT AND A WELCOME WITHIN REACH OF EVERYONE IN THE COUNTY.\n\nOUR VALUES ARE EQUALITY, OPENNESS AND CREATIVITY.\n",
        mission="TO PUT A BOOK, A SEAT AND A WELCOME WITHIN REACH OF EVERYONE IN THE COUNTY.",
        values=("EQUALITY", "OPENNESS", "CREATIVITY"),
    ),
    Text(
        "Portuguese page",
        "Biblioteca Municipal de Vale Claro\n\nMissão\n\nPromover a leitura e o acesso livre à informação para todos os munícipes.\n\nVisão\n\nSer um lugar de encontro e de futuro.\n\nValores\n\n- Igualdade\n- Rigor\n- Proximidade\n",
        mission="Promover a leitura e o acesso livre à informação para todos os munícipes.",
        vision="Ser um lugar de encontro e de futuro.",
        values=("Igualdade", "Rigor", "Proximidade"),
    ),
    Text(
        "a Dutch policy plan",
        "Beleidsplan 2024-2027\n\nMissie\n\nDe bibliotheek helpt iedereen om mee te doen in de samenleving.\n\nKernwaarden\n\n- Open\n- Verbindend\n- Betrouwbaar\n\nSpeerpunten\n\n1. Lezen en taal\n2. Digitale vaardigheden\n3. Ontmoeting\n",
        mission="De bibliotheek helpt iedereen om mee te doen in de samenleving.",
        values=("Open", "Verbindend", "Betrouwbaar"),
        priorities=("Lezen en taal", "Digitale vaardigheden", "Ontmoeting"),
    ),
    Text(
        "a donors' page",
        "Support your library\n\nYour gift furthers our mission. Gifts help with our strategic priorities: ask the director which.\n",
    ),
    Text(
        "an archive's finding aid",
        "Papers of the mission church, 1890-1910\n\nVision and mission of the early settlers. Values of land. Goals kept.\n",
    ),
    Text(
        "a set of lesson plans",
        "Lesson 3: Core Values\n\nStudents list values such as honesty and courage, and explain each.\n",
    ),
    Text(
        "a town's site",
        "Skip to Main Content\nGovernment\nDepartments\nResidents\nI Want To...\n\nHome › Departments › Library › About\n\nAbout the Library\n\nMission Statement\nThe Hollis Free Library is the front porch of Hollis: a place to read, to rest and to run into each other.\n\nContact Us\nLibrary\n14 Main Street\nHollis, ME\nPhone: 555-0100\n\nGovernment Websites by a Vendor\n",
        mission="The Hollis Free Library is the front porch of Hollis: a place to read, to rest and to run into each other.",
    ),
    Text(
        "a policy manual's first section",
        "POLICY MANUAL\n\nSECTION 1 – GENERAL\n\n1.1 Mission Statement\n\nThe Bristow Public Library gives all people of the township free and full use of its materials and services.\n\n1.2 Hours of Operation\n\nThe library is open six days a week.\n\n1.3 Objectives of this Manual\n\nTo guide staff in daily work.\n",
        mission="The Bristow Public Library gives all people of the township free and full use of its materials and services.",
    ),
    Text(
        "roles of an old plan",
        "Library Roles\n\nPrimary roles:\n- Popular Materials Library\n- Preschoolers' Door to Learning\n\nSecondary role:\n- Reference Library\n\nGoal 1: To offer materials that people want.\nGoal 2: To ready children for school.\n",
        priorities=("To offer materials that people want.", "To ready children for school."),
    ),
    Text(
        "service responses with goals and objectives",
        "SERVICE RESPONSE: CREATE YOUNG READERS\nGoal 1: Children will enter school ready to read.\nObjective 1: By 2025, 300 children a year will attend.\n\nSERVICE RESPONSE: KNOW YOUR COMMUNITY\nGoal 2: Residents will find local facts in one place.\nObjective 2: By 2025, the page will have 9,000 visits.\n\nSERVICE RESPONSE: VISIT A COMFORTABLE PLACE\nGoal 3: Visitors will feel at ease.\n",
        priorities=("CREATE YOUNG READERS", "KNOW YOUR COMMUNITY", "VISIT A COMFORTABLE PLACE"),
    ),
    Text(
        "focus statements in two levels with letters",
        "Strategic Plan 2024-2026\n\nStrategic Priority A: Strengthen the Collection\nA1. Review the budget lines.\nA2. Weed older titles.\n\nStrategic Priority B: Sharpen the Message\nB1. New sign.\nB2. New newsletter.\n",
        priorities=("Strengthen the Collection", "Sharpen the Message"),
    ),
    Text(
        "a front page of a brochure",
        "2025-2029\nSTRATEGIC PLAN\nPennock Library District\n\nMISSION\nBringing people, ideas and possibility together\n\nVISION\nA district where everyone can thrive\n\nVALUES\nAccess\nBelonging\nIntegrity\nJoy\n\nPRIORITIES\nStrengthen literacy\nExpand access\nInvest in staff\n",
        mission="Bringing people, ideas and possibility together",
        vision="A district where everyone can thrive",
        values=("Access", "Belonging", "Integrity", "Joy"),
        priorities=("Strengthen literacy", "Expand access", "Invest in staff"),
    ),
    Text(
        "mission and guiding principles with we-sentences",
        "Our Guiding Principles\n\nWe are here for everyone.\nWe protect your privacy and your right to read.\nWe work as one team.\nWe spend the public's money with care.\n",
        values=(
            "We are here for everyone.",
            "We protect your privacy and your right to read.",
            "We work as one team.",
            "We spend the public's money with care.",
        ),
    ),
    Text(
        "the plan's letter, then its goals as headings with intents",
        "Message from the Director\n\nDear friends, this plan was made with you, and it will be carried out with you as well.\n\nGOAL AREA: LEARNING\n\nINTENT: People of all ages find what they need to learn.\n\nINITIATIVES\n- Tutors online\n- Book bundles\n\nGOAL AREA: CONNECTION\n\nINTENT: Neighbors meet neighbors.\n\nINITIATIVES\n- Porch concerts\n\nGOAL AREA: STEWARDSHIP\n\nINTENT: The house is in order.\n\nINITIATIVES\n- New boiler\n",
        priorities=("LEARNING", "CONNECTION", "STEWARDSHIP"),
    ),
    Text(
        "vision, mission, values as bold words in running text",
        "Vision: To be the place where Elgar begins its day. Mission: Elgar Library sparks learning, joy and talk. Values: We value (1) welcome, (2) wonder and (3) work well done.\n",
        mission="Elgar Library sparks learning, joy and talk.",
        vision="To be the place where Elgar begins its day.",
        values=("welcome", "wonder", "work well done"),
    ),
    Text(
        "a strategy's outcomes for a council",
        "Library Strategy 2022-2027\n\nStrategic Outcomes\n\nOutcome 1: Children and young people read for pleasure\nWe will: run the summer challenge in all branches\n\nOutcome 2: People are healthier and happier\nWe will: train staff to signpost\n\nOutcome 3: Communities are stronger\nWe will: open rooms for free\n",
        priorities=(
            "Children and young people read for pleasure",
            "People are healthier and happier",
            "Communities are stronger",
        ),
    ),
    Text(
        "an academic style of goals with codes in brackets",
        "Goals\n\n[G1] Preserve the county's record\n[G2] Teach people to use it\n[G3] Pay for both\n",
        priorities=("Preserve the county's record", "Teach people to use it", "Pay for both"),
    ),
    Text(
        "strategies under an announced number of goals, cut off",
        "The Board set three goals for 2023-2026:\n\n1. Raise the number of cardholders by a fifth.\n2. Open a branch at the ferry.\n3. Give every clerk forty hours of tr",
        priorities=(
            "Raise the number of cardholders by a fifth.",
            "Open a branch at the ferry.",
            "Give every clerk forty hours of tr",
        ),
    ),
    Text(
        "a strategic plan page with accordions",
        "Strategic Plan\n\nExpand all\nCollapse all\n\n+ Goal 1: Literacy & Learning\nStrategies\nOffer classes for new readers.\n\n+ Goal 2: Community & Culture\nStrategies\nHost more festivals.\n\n+ Goal 3: Fit for the Future\nStrategies\nWrite a capital plan.\n",
        priorities=("Literacy & Learning", "Community & Culture", "Fit for the Future"),
    ),
    Text(
        "mission, then the trustees' vision quoted in a report",
        "ANNUAL REPORT 2022\n\nThe mission of Kestrel Regional Library System is to connect the people of five counties with the resources they need to live full lives.\n\nCirculation 400,212\nVisits 180,003\n\nVISION 2030: Five counties, one library, no barriers.\n",
        mission="The mission of Kestrel Regional Library System is to connect the people of five counties with the resources they need to live full lives.",
        vision="Five counties, one library, no barriers.",
    ),
    Text(
        "values with a dash and no space",
        "Our values:\nCuriosity- we ask.\nCandor- we answer.\nCalm- we wait.\n",
        values=("Curiosity", "Candor", "Calm"),
    ),
    Text(
        "what the plan is and what it is not",
        "About this plan\n\nThis plan is a living document. Its goals are ambitious. It is guided by the mission of the library and the needs of the public. A steering committee will review it yearly.\n",
    ),
    Text(
        "a page of a library's borrowed principles",
        "Library Bill of Rights\n\nThe American Library Association affirms that all libraries are forums for information and ideas, and that the following basic policies should guide their services.\n\nI. Books should be provided for the interest of all people.\nII. Libraries should provide materials presenting all points of view.\n",
    ),
    Text(
        "Leitbild",
        "Leitbild der Gemeindebücherei\n\nUnsere Mission\n\nWir machen Lust aufs Lesen.\n\nWerte\n\nOffen – für alle, die kommen.\nNah – an den Menschen im Dorf.\nFrei – von Werbung und Zwang.\n\nUnsere Ziele\n\n- Mehr Kinder erreichen\n- Mehr Abende öffnen\n",
        mission="Wir machen Lust aufs Lesen.",
        values=("Offen", "Nah", "Frei"),
        priorities=("Mehr Kinder erreichen", "Mehr Abende öffnen"),
    ),
    Text(
        "Chilean plan",
        "Biblioteca Pública de Quillay\n\nMISIÓN: Ser una puerta abierta a la lectura para todas las personas de la comuna.\n\nVISIÓN: Una comuna lectora, crítica y solidaria.\n\nOBJETIVOS ESTRATÉGICOS:\na) Fomentar la lectura desde la primera infancia.\nb) Rescatar la memoria local.\nc) Ampliar el acceso digital.\n",
        mission="Ser una puerta abierta a la lectura para todas las personas de la comuna.",
        vision="Una comuna lectora, crítica y solidaria.",
        priorities=(
            "Fomentar la lectura desde la primera infancia.",
            "Rescatar la memoria local.",
            "Ampliar el acceso digital.",
        ),
    ),
    Text(
        "a council's vision in a library consultation",
        "Library Review Consultation\n\nThe Council's vision is for a borough where everyone can prosper. We are asking for your views on the future of libraries.\n\nQuestion 1: How often do you visit?\n",
        others=("for a borough where everyone can prosper.",),
    ),
    Text(
        "a school district's page on its libraries",
        "Rowan School District\n\nOur Mission\n\nRowan School District educates every child to shape the future.\n\nLibraries\n\nEach school has a library.\n",
        others=("Rowan School District educates every child to shape the future.",),
    ),
    Text(
        "a state's plan for all libraries",
        "State Library of Avon\nFive-Year Plan\n\nThe State Library's mission is to help every library in Avon to serve its people.\n\nGoal 1: Strengthen libraries' staff\n\nGoal 2: Share resources\n",
        mission="The State Library's mission is to help every library in Avon to serve its people.",
        priorities=("Strengthen libraries' staff", "Share resources"),
    ),
    Text(
        "a consultant's page",
        "We help libraries plan. A typical mission statement: “To serve.” A typical goal: “Be better.” Call us.\n",
    ),
    Text(
        "an article about values",
        "Why library values matter\n\nLibraries have long held values such as privacy, access and the freedom to read. In this article we look at three of them.\n",
    ),
    Text(
        "a reading club with aims",
        "Teen Book Club\n\nOur aims:\n- read six books\n- argue nicely\n\nMeets on Fridays.\n",
        department=("read six books", "argue nicely"),
    ),
    Text(
        "a board's code of conduct",
        "Trustee Code of Conduct\n\nTrustees support the mission of the library, respect its values and work toward its goals. They do not speak for the board alone.\n",
    ),
    Text(
        "a budget message",
        "Budget Message 2024\n\nThe city's strategic priorities are public safety, housing and parks. The library's budget grows by 2 %.\n",
        others=("public safety", "housing", "parks"),
    ),
    Text(
        "a friends page with the library's mission beside",
        "Friends of Thorne Library\n\nThe mission of the Friends of Thorne Library is to raise money and spirits.\n\nThe mission of Thorne Library is to bring the world to Thorne.\n",
        mission="The mission of Thorne Library is to bring the world to Thorne.",
        others=("The mission of the Friends of Thorne Library is to raise money and spirits.",),
    ),
    Text(
        "a museum and library",
        "Larch Museum and Library\n\nMission\n\nThe Larch Museum and Library gathers what the valley made and read, and opens it to all.\n",
        mission="The Larch Museum and Library gathers what the valley made and read, and opens it to all.",
    ),
    Text(
        "a quotation about libraries on a library's page",
        "About Us\n\n“The mission of libraries is to make the world a bit less lonely,” wrote a novelist. We try.\n\nHours: 9 to 5.\n",
    ),
    Text(
        "a grant's goals",
        "Grant report\n\nGoals of the grant:\n1. Buy 20 tablets.\n2. Train 40 people.\n\nThe goals were met.\n",
    ),
    Text(
        "library mission with its parent county",
        "Greene County, Library Department\n\nMission: Greene County Library offers everyone the means to grow.\n\nVision: Greene grows.\n",
        mission="Greene County Library offers everyone the means to grow.",
        vision="Greene grows.",
    ),
    Text(
        "a strategic plan survey with options",
        "Help us plan!\n\nWhich of these priorities matter most to you?\n☐ Early literacy\n☐ Longer hours\n☐ Local history\n\nThank you.\n",
    ),
    Text(
        "a mission with the word vision in it",
        "Our Mission\n\nTo share a vision of a kinder town through books, talk and play.\n",
        mission="To share a vision of a kinder town through books, talk and play.",
    ),
    Text(
        "a values pledge in prose",
        "Our staff live by four values: courage, kindness, honesty and humor. Ask us about them.\n",
        values=("courage", "kindness", "honesty", "humor"),
    ),
    Text(
        "a purpose in a deed",
        "The library was founded for the purpose of providing books to mill workers. Its present home dates from 1922.\n",
    ),
    Text(
        "two branches with a system's mission",
        "Sierra Library System\n\nOur Mission: The system brings four valleys one collection.\n\nEast Branch\n\nOpen Monday.\n\nWest Branch\n\nOpen Tuesday.\n",
        mission="The system brings four valleys one collection.",
    ),
    Text(
        "Spanish council's plan",
        "Ayuntamiento de Luna\n\nPlan estratégico municipal\n\nMisión\n\nServir a los vecinos con eficacia.\n\nLa biblioteca abre por las tardes.\n",
        others=("Servir a los vecinos con eficacia.",),
    ),
    Text(
        "bullets of a lost font",
        "Our Values\n\n\uf0b7 Curiosity\n\uf0b7 Courage\n\uf0b7 Care\n\nOur Goals\n\n§ Read more\n§ Meet more\n",
        values=("Curiosity", "Courage", "Care"),
        priorities=("Read more", "Meet more"),
    ),
    Text(
        "an acronym beside the label",
        "Our Core Values: A.R.T.\n\nAccess: we open doors.\nRespect: we listen.\nTrust: we keep our word.\n",
        values=("Access", "Respect", "Trust"),
    ),
    Text(
        "ordinals",
        "First goal: Read to every child.\n\nSecond goal: Mend every book.\n\nThird goal: Greet every guest.\n",
        priorities=("Read to every child.", "Mend every book.", "Greet every guest."),
    ),
    Text(
        "numbers before the word",
        "1. GOAL: Widen the doors\nObjectives\na. ramps\n\n2. GOAL: Warm the rooms\nObjectives\na. stoves\n",
        priorities=("Widen the doors", "Warm the rooms"),
    ),
    Text(
        "names in brackets after numbers",
        "Strategic Plan\n\nGoal 1 (Access): The library is easy to reach.\n\nGoal 2 (Learning): The library teaches.\n",
        priorities=("Access", "Learning"),
    ),
    Text("values with stars", "CORE VALUES\n★ Warmth\n★ Wisdom\n★ Wit\n", values=("Warmth", "Wisdom", "Wit")),
    Text(
        "a vision that begins with a year",
        "VISION\nIn 2030 the library is where the town meets itself.\n\nMISSION\nWe keep the town's stories and lend them out.\n",
        mission="We keep the town's stories and lend them out.",
        vision="In 2030 the library is where the town meets itself.",
    ),
    Text(
        "key priorities under years",
        "2024 Priorities\n\n• Finish the catalog\n• Fill two posts\n\n2025 Priorities\n\n• Open the attic\n",
        priorities=("Finish the catalog", "Fill two posts"),
    ),
    Text(
        "a strategic plan with a colon title and paragraphs",
        "Looking Forward: Strategic Plan 2022-2025\n\nOur plan rests on four pillars.\n\nPillar 1\nCommunity\nWe will bring people together in all that we do.\n\nPillar 2\nCreativity\nWe will give people tools to make things.\n\nPillar 3\nCuriosity\nWe will feed the wish to know.\n\nPillar 4\nCare\nWe will look after what we have.\n",
        priorities=("Community", "Creativity", "Curiosity", "Care"),
    ),
    Text(
        "mission lines in the middle of a sidebar",
        "In this section\nMission\nHistory\nStaff\n\nMission\n\nTo help Wye to read, write and reckon.\n\nIn this section\nMission\nHistory\nStaff\n",
        mission="To help Wye to read, write and reckon.",
    ),
    Text(
        "goals with capital words and text in the same line",
        "GOALS\n\nCOLLECTIONS. The library will buy what people read.\n\nSERVICES. The library will answer what people ask.\n\nSTAFF. The library will keep people who know.\n",
        priorities=("COLLECTIONS", "SERVICES", "STAFF"),
    ),
    Text(
        "values told with a verb each",
        "What we believe\n\nReading changes lives.\nEveryone belongs.\nFacts matter.\n",
        values=("Reading changes lives.", "Everyone belongs.", "Facts matter."),
    ),
    Text(
        "a city's banner over its library's page",
        "CITY OF DOVER\n\nLibrary\n\nOur Mission\n\nTo put a good book within reach of everyone in Dover.\n\nThe library lends books, tools and time. The library is free. Ask the library.\n",
        mission="To put a good book within reach of everyone in Dover.",
    ),
    Text(
        "a county's title over a library's plan",
        "County of Brill Strategic Plan\n\nOur library plan was written by the library's staff. The library serves nine towns, and the library board approved it.\n\nMission\n\nTo give nine towns one library.\n",
        mission="To give nine towns one library.",
    ),
    Text(
        "a council's page that only names its library",
        "City of Marl\n\nMission\n\nTo serve the people of Marl well.\n\nOur parks, roads and library are open to all.\n",
        others=("To serve the people of Marl well.",),
    ),
    Text(
        "a site whose menu has a foundation",
        "FOUNDATION\n\nABOUT\n\nMISSION\n\nTo keep Sable reading.\n\nVISION\n\nA literate Sable.\n",
        others=("To keep Sable reading.", "A literate Sable."),
    ),
    Text(
        "headings in a plan with a partner named",
        "Strategic Plan of the Vale Library\n\nPARTNERS\n\nWe work with schools and the council.\n\nMISSION\n\nTo make the vale a place of readers.\n\nVALUES\n\n- Welcome\n- Thrift\n- Fun\n",
        mission="To make the vale a place of readers.",
        values=("Welcome", "Thrift", "Fun"),
    ),
    Text(
        "history of a school in a library's page",
        "History\n\nThe library began in a school.\n\nSchool Street Branch\n\nOpened in 1970.\n\nMission\n\nTo be the town's study and its parlor.\n",
        mission="To be the town's study and its parlor.",
    ),
    Text(
        "a mission told by the town's history page",
        "Public Library\n\nIn 1896 the Ladies' Reading Circle opened a room over the bank.\n\nOur mission today is to keep that room open to all.\n\nMembership is free.\n",
        mission="to keep that room open to all.",
    ),
    Text(
        "a strategic plan in question and answer headings",
        "Our plan\n\nWhat do we want to be?\n\nA library that every household uses.\n\nWhat will we do first?\n\n- Mend the stairs\n- Lend at the market\n",
        vision="A library that every household uses.",
    ),
    Text(
        "values as pairs",
        "OUR VALUES\n\nAccess & Equity\nEveryone gets in.\n\nPrivacy & Trust\nNobody looks over your shoulder.\n\nJoy & Wonder\nWe laugh at work.\n",
        values=("Access & Equity", "Privacy & Trust", "Joy & Wonder"),
    ),
    Text(
        "mission in three verbs with explanations",
        "Our Mission\n\nGather. Grow. Give back.\n\nGather – people meet here.\nGrow – people learn here.\nGive back – people help here.\n",
        mission="Gather. Grow. Give back.",
    ),
    Text(
        "strategic priorities with icons' names",
        "Strategic Priorities\n\nicon: book\nLiteracy\nEvery reader, every age, every language that is spoken here.\n\nicon: door\nAccess\nMore hours, more doors and fewer rules for everyone.\n",
        priorities=("Literacy", "Access"),
    ),
    Text(
        "a plan summary in one paragraph",
        "The 2024 plan sets out three priorities. First, we will strengthen reading. Second, we will renew our buildings. Third, we will support our staff.\n",
        priorities=("we will strengthen reading", "we will renew our buildings", "we will support our staff"),
    ),
    Text(
        "a vision with a quotation mark only at its start",
        "Vision: “A county of readers, makers and neighbors.\n",
        vision="A county of readers, makers and neighbors.",
    ),
    Text(
        "a list with sublist by letters",
        "GOALS\n\n1. Expand access\n   a. Add hours\n   b. Add lockers\n2. Enrich collections\n   a. Weed\n   b. Buy\n3. Engage the public\n   a. Listen\n",
        priorities=("Expand access", "Enrich collections", "Engage the public"),
    ),
    Text(
        "a mission with markdown signs",
        "## Mission\n\n**We lend what Moss needs.**\n\n## Values\n\n* **Care** - for books and people\n* **Cheer** - in all weathers\n* **Craft** - in small things\n",
        mission="We lend what Moss needs.",
        values=("Care", "Cheer", "Craft"),
    ),
    Text(
        "directions that span a colon and a line",
        "STRATEGIC DIRECTION ONE:\nA HOUSE OF READING\n\nSTRATEGIC DIRECTION TWO:\nA HOUSE OF MAKING\n\nSTRATEGIC DIRECTION THREE:\nA HOUSE OF MEETING\n",
        priorities=("A HOUSE OF READING", "A HOUSE OF MAKING", "A HOUSE OF MEETING"),
    ),
    Text(
        "a menu with rooms to reserve above the mission",
        "Skip to main content\nCatalog  My Account  Events  Reserve a Room  Español\nSearch\n\nMission\n\nOrchard Lane Library lends ladders to every shelf of the world.\n\nVision\n\nA lane on which everybody reads.\n",
        mission="Orchard Lane Library lends ladders to every shelf of the world.",
        vision="A lane on which everybody reads.",
    ),
    Text(
        "the council's own plan beside the library's priorities in numbered sections",
        "Hensby Borough Council\n\nHensby Libraries: A Strategy to 2031\n\n2. Context\n\nLibraries are part of how the Council keeps its Corporate Plan, which sets three ambitions for the borough:\n\n• A kinder Hensby\n• A cleaner Hensby\n• A busier Hensby\n\n3. Priorities\n\n3.1 Early words\nWe will read with every child under five.\n\n3.2 Open doors\nWe will open on Sundays in two branches.\n\n4. Money\n\nThe budget is agreed each February.\n",
        priorities=("Early words", "Open doors"),
    ),
    Text(
        "values on one line, one of them a word for priorities",
        "NATIONAL READING SERVICE\n\nMISSION\nTo bring books to every valley.\n\nCORE VALUES\nHonesty | Customer focus | Team spirit | Fairness\n",
        mission="To bring books to every valley.",
        values=("Honesty", "Customer focus", "Team spirit", "Fairness"),
    ),
    Text(
        "a mission together with roles",
        "ALDER POINT FREE LIBRARY\n\nMISSION AND ROLES\n\nThe Alder Point Free Library gladdens and informs all who live around the lake.\n\nPrimary role: Popular Materials Center\n",
        mission="The Alder Point Free Library gladdens and informs all who live around the lake.",
    ),
    Text(
        "a policy with a number of three digits",
        "POLICY MANUAL\n\nPolicy No. 200\nSubject: Mission and Vision\n\n200.1  Mission Statement\n\nThe Dunmore Library District exists to join the people of three towns with books and with each other.\n\n200.2  Vision Statement\n\nThe Dunmore Library District will be known as a house where nobody is a stranger.\n",
        mission="The Dunmore Library District exists to join the people of three towns with books and with each other.",
        vision="The Dunmore Library District will be known as a house where nobody is a stranger.",
    ),
    Text(
        "a course that is charted",
        "Charting Our Course\nMEADOW BEND PUBLIC LIBRARY STRATEGIC FRAMEWORK 2022-2025\n\nTheme 1: Tell It Well\n\nGoals\n1.1 Print a guide\n1.2 Draw a map\n\nTheme 2: Go Where They Are\n\nGoals\n2.1 Park the van at the rink\n2.2 Hang a locker at the pool\n",
        priorities=("Tell It Well", "Go Where They Are"),
    ),
    Text(
        "a handbook that says “the”",
        "The Trustee Handbook\n\nMission\n\nOur library opens doors to learning for everybody in the county.\n\nWrite yours together with your staff.\n",
        others=("Our library opens doors to learning for everybody in the county.",),
    ),
]
