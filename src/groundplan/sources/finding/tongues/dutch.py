"""Dutch words by which statements are told."""

from groundplan.sources.finding.tongue import Tongue, phrases
from groundplan.sources.model import Kind

DUTCH = Tongue(
    code="nl",
    labels={
        Kind.MISSION: phrases("missie, onze missie, missie en ambitie, onze opdracht"),
        Kind.VISION: phrases("visie, onze visie, toekomstvisie"),
        Kind.VALUE: phrases("kernwaarden, waarden, onze waarden, leidende principes, uitgangspunten"),
        Kind.PRIORITY: phrases("""
            strategische doelen, strategische doelstellingen, speerpunten, strategische prioriteiten, strategische
            lijnen, programmalijnen, strategische pijlers, maatschappelijke opgaven, beleidsspeerpunten,
            hoofddoelen"""),
    },
    weak={
        Kind.MISSION: phrases("waarom we er zijn, waarom wij bestaan, wat we doen, ons doel, onze belofte"),
        Kind.VISION: phrases("waar we naartoe gaan, onze toekomst, onze ambitie"),
        Kind.VALUE: phrases("principes, waar we in geloven, waar we voor staan"),
        Kind.PRIORITY: phrases("doelen, doelstellingen, prioriteiten, ambities, pijlers, onze ambities"),
    },
    ours=phrases("onze, ons, de, het"),
    asides=phrases("beleidsplan, meerjarenplan, strategisch, plan, van, voor, en, in, zijn, is"),
    joins=phrases("en"),
    of=phrases("van, van de, voor"),
    be=phrases("is, zijn, is om, luidt"),
    begins={Kind.MISSION: phrases("om, dat, het, mensen, iedereen"), Kind.VISION: phrases("een, dat, om, de")},
    exists=phrases("heeft als missie, heeft tot doel, bestaat om, heeft als opdracht"),
    valuing=phrases("wij geloven in, we geloven in, wij staan voor, we staan voor"),
    library=phrases("bibliotheek, bibliotheken, openbare bibliotheek"),
    tops=phrases("""
        strategisch doel, speerpunt, prioriteit, programmalijn, pijler, doel, ambitie, opgave, doelstelling"""),
    lowers=phrases("""
        actie, acties, subdoel, subdoelen, activiteit, activiteiten, maatregelen, resultaten, indicatoren"""),
    parts=phrases("""
        speerpunten, doelen, pijlers, thema's, ambities, doelstellingen, prioriteiten"""),
    numerals=phrases("een, twee, drie, vier, vijf, zes, zeven, acht, negen, tien"),
    talk=phrases("hoe, bespreking, besluit, notulen, agenda, enquête, volgens, herziening"),
    topics=phrases("beleid, programma, collectie, straat, reglement"),
    samples=phrases("voorbeeld, voorbeelden, bijvoorbeeld, sjabloon, uw bibliotheek"),
    departments=phrases("jeugdbibliotheek, jeugdafdeling, kinderafdeling"),
    others=phrases("""
        gemeente, provincie, ministerie, vrienden van, stichting vrienden, universiteit, school, vereniging"""),
    agencies=phrases("koninklijke bibliotheek, nationale bibliotheek"),
    locals=phrases("openbare bibliotheek, onze bibliotheek"),
    ends=phrases("contact, geschiedenis, openingstijden, medewerkers, nieuws, inleiding, adres, catalogus"),
    plans=phrases("beleidsplan, meerjarenplan, strategisch plan, meerjarenbeleidsplan, strategie"),
    questions=phrases("wat is, wat zijn"),
)
