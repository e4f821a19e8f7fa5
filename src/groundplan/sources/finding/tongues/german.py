"""German words by which statements are told."""

from groundplan.sources.finding.tongue import Tongue, phrases
from groundplan.sources.model import Kind

GERMAN = Tongue(
    code="de",
    labels={
        Kind.MISSION: phrases("""
            mission, leitbild, unser leitbild, unser auftrag, auftrag, mission statement, unser selbstverständnis,
            bildungsauftrag, kernauftrag"""),
        Kind.VISION: phrases("vision, visionen, unser zielbild, zukunftsbild"),
        Kind.VALUE: phrases("""
            werte, grundwerte, leitwerte, grundsätze, unsere prinzipien, unsere haltung, leitlinien,
            leitprinzipien"""),
        Kind.PRIORITY: phrases("""
            strategische ziele, strategische handlungsfelder, handlungsfelder, strategische schwerpunkte,
            strategische prioritäten, strategische stoßrichtungen, strategische leitziele, leitziele,
            schwerpunkte, strategische themen, handlungsschwerpunkte, strategische felder, strategische
            leitlinien, kernziele"""),
    },
    weak={
        Kind.MISSION: phrases("""
            unsere aufgabe, wozu es uns gibt, warum es uns gibt, was wir tun, unser zweck, unser versprechen,
            wofür wir stehen"""),
        Kind.VISION: phrases("wohin wir wollen, unsere zukunft, was wir erreichen wollen"),
        Kind.VALUE: phrases("prinzipien, woran wir glauben, was uns leitet, was uns wichtig ist"),
        Kind.PRIORITY: phrases("prioritäten, ziele, themenfelder, unsere ziele, säulen, arbeitsfelder"),
    },
    ours=phrases("unser, unsere, unseres, unserer, die, der, das, ihre, ihr"),
    asides=phrases("""
        strategie, konzept, bibliothekskonzept, strategieplan, und, der, die, das, des, für, im, in, bis, jahre,
        leitbild und ziele, sind, ist, lauten, folgende, erklärung"""),
    joins=phrases("und"),
    of=phrases("der, des, für, von"),
    be=phrases("ist, sind, ist es, lautet, lauten, besteht darin"),
    begins={
        Kind.MISSION: phrases("es, dass, allen, den, die, menschen, einen, eine, das, der, bildung"),
        Kind.VISION: phrases("es, dass, eine, ein, die, der, das, einer"),
    },
    exists=phrases("hat den auftrag, hat die aufgabe, haben den auftrag, haben die aufgabe, ist dazu da"),
    valuing=phrases("wir stehen für, wir glauben an, uns leiten"),
    library=phrases("""
        bibliothek, bibliotheken, stadtbibliothek, bücherei, büchereien, stadtbücherei, gemeindebücherei, bücherhalle,
        bücherhallen, gemeindebibliothek, kreisbibliothek, zentralbibliothek, stadtteilbibliothek, stadtbibliotheken,
        mediathek, bibliothekskonzept, bibliotheksplan, bibliotheksstrategie, bibliotheksentwicklungsplan,
        bibliothekssystem, bibliotheksverbund, büchereikonzept"""),
    tops=phrases("""
        strategisches ziel, handlungsfeld, schwerpunkt, leitziel, strategischer schwerpunkt, ziel, priorität,
        säule, strategisches handlungsfeld, themenfeld, strategische priorität, leitlinie"""),
    virtues=phrases("wert, leitwert, grundsatz"),
    lowers=phrases("""
        maßnahme, maßnahmen, teilziel, teilziele, unterziel, unterziele, aktivität, aktivitäten, indikatoren,
        kennzahlen, aufgaben, ziele, ziel, projekte"""),
    parts=phrases("""
        ziele, schwerpunkte, handlungsfelder, leitlinien, säulen, themenfelder, bereiche, strategische ziele,
        strategischen zielen, zielen, schwerpunkten, handlungsfeldern"""),
    numerals=phrases("eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn"),
    talk=phrases("""
        beschluss, beraten, beratung, überarbeiten, überarbeitung, umfrage, ausschuss, sitzung, protokoll,
        tagesordnung, wie, gemäß, laut"""),
    topics=phrases("richtlinie, programm, sammlung, bestandskonzept, straße, ordnung, benutzungsordnung, projekt"),
    formers=phrases("frühere, früheres, früheren, alte, altes, bisherige, bisheriges, erste, erstes"),
    aims=phrases("möchten, wollen, setzt sich, setzen uns, versteht sich, strebt, streben"),
    backs=phrases("das ist, dies ist, so lautet"),
    says=phrases("sagt, sagte, erklärt, erklärte, betont"),
    belongs=phrases("ein projekt der, ein angebot der, eine einrichtung der, eine initiative der"),
    credits=phrases("liebe, lieber, erstellt von, gefördert von, gefördert durch, mit unterstützung, dank an"),
    samples=phrases("beispiel, beispiele, zum beispiel, muster, vorlage, ihre bibliothek, name der bibliothek"),
    departments=phrases("""
        jugendbibliothek, kinderbibliothek, jugendabteilung, kinderabteilung, jugendbereich, kinderbücherei"""),
    others=phrases("""
        stadt, stadtrat, gemeinde, landkreis, kreis, land, ministerium, universität, hochschule, schule, verein,
        verband, museum"""),
    supporters=phrases("förderverein, freundeskreis, freunde, stiftung, unesco, ifla"),
    guides=phrases("leitfaden, handbuch, handreichung, muster, vorlage"),
    seconds=phrases("maßnahme, teilziel"),
    agencies=phrases("nationalbibliothek, landesbibliothek, staatsbibliothek, fachstelle"),
    locals=phrases("stadtbibliothek, stadtbücherei, gemeindebücherei, unsere bibliothek, öffentliche bibliothek"),
    ends=phrases("""
        kontakt, geschichte, öffnungszeiten, team, aktuelles, impressum, datenschutz, angebote, anfahrt, katalog"""),
    resumes=phrases("wir tun dies, das tun wir, dies tun wir, wir tun das, dazu"),
    memberships=phrases("wir gehören zu, wir gehören zur, wir gehören zum, gehört zu, gehört zur, gehört zum"),
    plans=phrases("""
        strategie, bibliothekskonzept, strategieplan, bibliotheksentwicklungsplan, konzeption,
        bibliotheksstrategie"""),
    questions=phrases("was ist, was sind"),
)
