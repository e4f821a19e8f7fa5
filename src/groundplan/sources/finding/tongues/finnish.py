"""Finnish words by which statements are told: labels in headings; sentences would need its cases."""

from groundplan.sources.finding.tongue import Tongue, phrases
from groundplan.sources.model import Kind

FINNISH = Tongue(
    code="fi",
    labels={
        Kind.MISSION: phrases("missio, toiminta-ajatus, perustehtävä, tehtävämme, kirjaston tehtävä"),
        Kind.VISION: phrases("visio, visiomme, tulevaisuuskuva"),
        Kind.VALUE: phrases("arvot, arvomme, arvoperusta"),
        Kind.PRIORITY: phrases("""
            painopisteet, strategiset tavoitteet, strategiset painopisteet, painopistealueet, painopisteemme"""),
    },
    weak={
        Kind.MISSION: phrases("miksi olemme olemassa, mitä teemme"),
        Kind.VISION: phrases("minne olemme menossa"),
        Kind.VALUE: phrases("periaatteet"),
        Kind.PRIORITY: phrases("tavoitteet, tavoitteemme"),
    },
    ours=phrases("meidän, kirjaston, kirjastojen"),
    asides=phrases("strategia, suunnitelma, ja"),
    joins=phrases("ja"),
    of=phrases("-"),
    be=phrases("on, ovat"),
    begins={Kind.MISSION: phrases("että"), Kind.VISION: phrases("että")},
    exists=phrases("on olemassa"),
    valuing=phrases("arvostamme, uskomme"),
    library=phrases("kirjasto, kirjaston, kirjastot, kaupunginkirjasto"),
    tops=phrases("painopiste, strateginen tavoite, tavoite"),
    lowers=phrases("toimenpide, toimenpiteet, mittarit, toimet"),
    numerals=phrases("yksi, kaksi, kolme, neljä, viisi, kuusi, seitsemän, kahdeksan, yhdeksän, kymmenen"),
    talk=phrases("kysely, pöytäkirja, esityslista, miten"),
    topics=phrases("ohjelma, kokoelma"),
    samples=phrases("esimerkki, esimerkiksi, malli"),
    departments=phrases("lastenosasto, nuortenosasto"),
    others=phrases("kaupungin, kunta, kunnan, ystävät, säätiö, koulu, yliopisto, yhdistys"),
    agencies=phrases("kansalliskirjasto"),
    locals=phrases("yleinen kirjasto, kaupunginkirjasto"),
    ends=phrases("yhteystiedot, historia, aukioloajat, henkilökunta, johdanto"),
    plans=phrases("strategia, kirjastostrategia"),
    questions=phrases("mikä on, mitkä ovat"),
)
