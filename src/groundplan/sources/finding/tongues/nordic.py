"""Swedish, Danish and Norwegian words by which statements are told."""

from groundplan.sources.finding.tongue import Tongue, phrases
from groundplan.sources.model import Kind

SWEDISH = Tongue(
    code="sv",
    labels={
        Kind.MISSION: phrases("uppdrag, vårt uppdrag, mission, bibliotekets uppdrag, verksamhetsidé, ändamål"),
        Kind.VISION: phrases("vision, vår vision"),
        Kind.VALUE: phrases("värderingar, värdegrund, värden, kärnvärden, ledord, grundvärden"),
        Kind.PRIORITY: phrases("""
            prioriterade områden, strategiska mål, fokusområden, utvecklingsområden, insatsområden, målområden,
            strategiska områden, prioriteringar, strategiska prioriteringar, övergripande mål, huvudmål"""),
    },
    weak={
        Kind.MISSION: phrases("därför finns vi, varför vi finns, vad vi gör, syfte"),
        Kind.VISION: phrases("vart vi är på väg, framtid"),
        Kind.VALUE: phrases("principer, vad vi tror på"),
        Kind.PRIORITY: phrases("mål, våra mål, inriktning, åtaganden"),
    },
    ours=phrases("vår, vårt, våra, bibliotekets, bibliotekens, folkbibliotekets, folkbibliotekens, stadsbibliotekets"),
    asides=phrases("biblioteksplan, strategi, plan, för, och, i, de, år, är"),
    joins=phrases("och"),
    of=phrases("för, i, av"),
    be=phrases("är, är att, är följande"),
    begins={Kind.MISSION: phrases("att"), Kind.VISION: phrases("att, en, ett")},
    exists=phrases("finns för att, har till uppgift att, har i uppdrag att"),
    valuing=phrases("vi värderar, vi tror på, vi står för"),
    library=phrases("""
        bibliotek, biblioteket, biblioteken, bibliotekets, bibliotekens, folkbibliotek, folkbiblioteket,
        folkbibliotekets, folkbiblioteken, folkbibliotekens, stadsbibliotek, stadsbiblioteket, stadsbibliotekets"""),
    tops=phrases("prioriterat område, fokusområde, strategiskt mål, mål, insatsområde, utvecklingsområde, målområde"),
    lowers=phrases("aktivitet, aktiviteter, åtgärd, åtgärder, delmål, insatser, indikatorer, uppföljning"),
    parts=phrases("""
        mål, områden, prioriteringar, målområden, prioriterade områden, fokusområden"""),
    numerals=phrases("ett, två, tre, fyra, fem, sex, sju, åtta, nio, tio"),
    talk=phrases("hur, revidera, beslut, protokoll, dagordning, enkät, enligt, diskussion"),
    topics=phrases("policy, program, samling, riktlinjer"),
    samples=phrases("exempel, mall, till exempel"),
    departments=phrases("barnavdelningen, ungdomsavdelningen, barn och unga"),
    others=phrases("""
        kommunens, kommunen, kommun, region, regionen, vänner, stiftelse, skola, skolan, universitet, förening"""),
    agencies=phrases("kungliga biblioteket, nationalbiblioteket"),
    locals=phrases("folkbibliotek, stadsbibliotek, kommunbibliotek"),
    ends=phrases("kontakt, historia, öppettider, personal, inledning, bakgrund, uppföljning"),
    plans=phrases("biblioteksplan, strategi, verksamhetsplan"),
    questions=phrases("vad är, vilka är"),
)

DANISH = Tongue(
    code="da",
    labels={
        Kind.MISSION: phrases("mission, formål, vores opgave, bibliotekets formål, vores mission"),
        Kind.VISION: phrases("vision, vores vision"),
        Kind.VALUE: phrases("værdier, værdigrundlag, kerneværdier, grundværdier"),
        Kind.PRIORITY: phrases("""
            indsatsområder, strategiske mål, strategiske indsatsområder, fokusområder, pejlemærker, strategiske
            spor, prioriteter, strategiske prioriteter, målsætninger, strategiske pejlemærker"""),
    },
    weak={
        Kind.MISSION: phrases("derfor er vi her, hvorfor vi er her, hvad vi gør"),
        Kind.VISION: phrases("hvor vi vil hen, fremtid"),
        Kind.VALUE: phrases("principper, det tror vi på"),
        Kind.PRIORITY: phrases("mål, vores mål"),
    },
    ours=phrases("vores, bibliotekets, bibliotekernes, folkebibliotekets, folkebibliotekernes"),
    asides=phrases("strategi, biblioteksstrategi, plan, for, og, i, de, er"),
    joins=phrases("og"),
    of=phrases("for, i, af"),
    be=phrases("er, er at, er følgende"),
    begins={Kind.MISSION: phrases("at"), Kind.VISION: phrases("at, en, et")},
    exists=phrases("er til for at, har til opgave at, har til formål at"),
    valuing=phrases("vi tror på, vi står for"),
    library=phrases("""
        bibliotek, biblioteket, biblioteker, bibliotekerne, bibliotekets, bibliotekernes, folkebibliotek,
        folkebiblioteket, folkebibliotekets, folkebibliotekerne"""),
    tops=phrases("indsatsområde, strategisk mål, fokusområde, pejlemærke, spor, mål, prioritet"),
    lowers=phrases("aktivitet, aktiviteter, handling, handlinger, delmål, indsatser, indikatorer, tiltag"),
    parts=phrases("""
        mål, indsatsområder, temaer, pejlemærker, fokusområder"""),
    numerals=phrases("et, to, tre, fire, fem, seks, syv, otte, ni, ti"),
    talk=phrases("hvordan, revision, beslutning, referat, dagsorden, undersøgelse, ifølge, drøftelse"),
    topics=phrases("politik, program, samling, retningslinjer"),
    samples=phrases("eksempel, skabelon, for eksempel"),
    departments=phrases("børneafdelingen, ungeafdelingen, børnebiblioteket"),
    others=phrases("""
        kommunens, kommunen, kommune, region, regionen, venner, fond, skole, skolen, universitet, forening"""),
    agencies=phrases("det kongelige bibliotek, nationalbiblioteket"),
    locals=phrases("folkebibliotek, kommunebibliotek"),
    ends=phrases("kontakt, historie, åbningstider, personale, indledning, baggrund"),
    plans=phrases("biblioteksstrategi, strategi, strategiplan"),
    questions=phrases("hvad er, hvilke er"),
)

NORWEGIAN = Tongue(
    code="nb",
    labels={
        Kind.MISSION: phrases("samfunnsoppdrag, vårt samfunnsoppdrag, oppdrag, vårt oppdrag, formål, misjon"),
        Kind.VISION: phrases("visjon, vår visjon"),
        Kind.VALUE: phrases("verdier, kjerneverdier, verdigrunnlag, grunnverdier"),
        Kind.PRIORITY: phrases("""
            satsingsområder, innsatsområder, strategiske mål, hovedmål, fokusområder, strategiske satsingsområder,
            prioriteringer, strategiske prioriteringer, prioriterte områder"""),
    },
    weak={
        Kind.MISSION: phrases("derfor er vi her, hvorfor vi finnes, hva vi gjør"),
        Kind.VISION: phrases("hvor vi skal, framtid, fremtid"),
        Kind.VALUE: phrases("prinsipper, dette tror vi på"),
        Kind.PRIORITY: phrases("mål, våre mål"),
    },
    ours=phrases("vår, vårt, våre, bibliotekets, bibliotekenes, folkebibliotekets, folkebibliotekenes"),
    asides=phrases("bibliotekplan, strategi, plan, for, og, i, de, er"),
    joins=phrases("og"),
    of=phrases("for, i, av, til"),
    be=phrases("er, er å, er følgende"),
    begins={Kind.MISSION: phrases("å"), Kind.VISION: phrases("å, en, et, at")},
    exists=phrases("finnes for å, skal bidra til, har til oppgave å"),
    valuing=phrases("vi tror på, vi står for"),
    library=phrases("""
        bibliotek, biblioteket, bibliotekene, bibliotekets, bibliotekenes, folkebibliotek, folkebiblioteket,
        folkebibliotekets, folkebibliotekene"""),
    tops=phrases("satsingsområde, innsatsområde, strategisk mål, fokusområde, hovedmål, mål, prioritering"),
    lowers=phrases("tiltak, aktivitet, aktiviteter, delmål, delmål og tiltak, indikatorer, handlinger"),
    parts=phrases("""
        mål, satsingsområder, innsatsområder, hovedmål, fokusområder"""),
    numerals=phrases("én, to, tre, fire, fem, seks, sju, åtte, ni, ti"),
    talk=phrases("hvordan, revidere, vedtak, referat, saksliste, undersøkelse, ifølge, drøfting"),
    topics=phrases("policy, program, samling, retningslinjer"),
    samples=phrases("eksempel, mal, for eksempel"),
    departments=phrases("barneavdelingen, ungdomsavdelingen"),
    others=phrases("""
        kommunens, kommunen, kommune, fylkeskommunen, venner, stiftelse, skole, skolen, universitet, forening"""),
    agencies=phrases("nasjonalbiblioteket"),
    locals=phrases("folkebibliotek"),
    ends=phrases("kontakt, historie, åpningstider, ansatte, innledning, bakgrunn"),
    plans=phrases("bibliotekplan, strategi, strategiplan"),
    questions=phrases("hva er, hvilke er"),
)
