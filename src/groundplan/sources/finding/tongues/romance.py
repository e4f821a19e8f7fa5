"""Portuguese, Italian and Catalan words by which statements are told."""

from groundplan.sources.finding.tongue import Tongue, phrases
from groundplan.sources.model import Kind

PORTUGUESE = Tongue(
    code="pt",
    labels={
        Kind.MISSION: phrases("missão, declaração de missão"),
        Kind.VISION: phrases("visão, visão de futuro"),
        Kind.VALUE: phrases("valores, princípios e valores, princípios orientadores, valores institucionais"),
        Kind.PRIORITY: phrases("""
            objetivos estratégicos, eixos estratégicos, linhas estratégicas, prioridades estratégicas, metas
            estratégicas, áreas estratégicas, linhas de ação, áreas prioritárias, objetivos gerais, pilares
            estratégicos"""),
    },
    weak={
        Kind.MISSION: phrases("propósito, nosso propósito, por que existimos, razão de ser, finalidade"),
        Kind.VISION: phrases("para onde vamos, nosso futuro"),
        Kind.VALUE: phrases("princípios, acreditamos em"),
        Kind.PRIORITY: phrases("prioridades, objetivos, metas, eixos, compromissos"),
    },
    ours=phrases("nossa, nosso, nossas, nossos, a nossa, o nosso, sua, seus, a, o, as, os"),
    asides=phrases("plano estratégico, plano, estratégico, da, do, de, das, dos, e, para, são, é, seguintes, rede"),
    joins=phrases("e"),
    of=phrases("da, do, de, das, dos, para"),
    be=phrases("é, são, consiste em, será"),
    begins={
        Kind.MISSION: phrases("""
            promover, oferecer, ser, facilitar, garantir, proporcionar, contribuir, disponibilizar, apoiar, a de,
            que, democratizar, servir, fomentar, preservar, dar"""),
        Kind.VISION: phrases("ser, que, uma, um, tornar, a"),
    },
    exists=phrases("existe para, tem como missão, tem por missão, temos como missão"),
    valuing=phrases("valorizamos, acreditamos em"),
    library=phrases("biblioteca, bibliotecas"),
    tops=phrases("""
        objetivo estratégico, eixo estratégico, linha estratégica, prioridade estratégica, eixo, linha, pilar,
        prioridade, meta, objetivo"""),
    lowers=phrases("""
        objetivo, objetivos, ação, ações, atividade, atividades, medida, medidas, indicador, indicadores, metas,
        meta, tarefas"""),
    parts=phrases("""
        eixos, objetivos, prioridades, linhas, áreas, pilares, metas"""),
    numerals=phrases("um, dois, três, quatro, cinco, seis, sete, oito, nove, dez"),
    talk=phrases("""
        revisão, debate, aprovar, aprovação, inquérito, comissão, reunião, ata, ordem de trabalhos, como, segundo"""),
    topics=phrases("política, programa, coleção, rua, regulamento, oficina"),
    samples=phrases("exemplo, exemplos, por exemplo, modelo, sua biblioteca"),
    departments=phrases("secção juvenil, secção infantil, sala infantil, sala juvenil, infantil, juvenil"),
    others=phrases("""
        câmara municipal, município, prefeitura, governo, ministério, amigos da, fundação, universidade,
        associação, escola"""),
    agencies=phrases("biblioteca nacional"),
    locals=phrases("biblioteca municipal, biblioteca pública, nossa biblioteca"),
    ends=phrases("""
        contacto, contactos, contato, história, horário, horários, serviços, equipa, equipe, regulamento, notícias"""),
    plans=phrases("plano estratégico, plano diretor"),
    questions=phrases("qual é, quais são"),
)

ITALIAN = Tongue(
    code="it",
    labels={
        Kind.MISSION: phrases("missione, la nostra missione, mission, finalità e missione"),
        Kind.VISION: phrases("visione, la nostra visione, vision"),
        Kind.VALUE: phrases("valori, i nostri valori, principi ispiratori, principi guida"),
        Kind.PRIORITY: phrases("""
            obiettivi strategici, linee strategiche, assi strategici, priorità strategiche, aree strategiche,
            linee di azione, indirizzi strategici, ambiti strategici"""),
    },
    weak={
        Kind.MISSION: phrases("perché esistiamo, il nostro scopo, cosa facciamo, finalità, la nostra promessa"),
        Kind.VISION: phrases("dove andiamo, il nostro futuro"),
        Kind.VALUE: phrases("principi, crediamo in"),
        Kind.PRIORITY: phrases("priorità, obiettivi, impegni"),
    },
    ours=phrases("nostra, nostro, nostri, nostre, la, il, i, le, sua, suoi"),
    asides=phrases("""
        piano strategico, piano, strategico, della, del, di, delle, dei, e, per, sono, è, seguenti, sistema"""),
    joins=phrases("e"),
    of=phrases("della, del, di, delle, dei, per"),
    be=phrases("è, sono, consiste nel, sarà"),
    begins={
        Kind.MISSION: phrases("""
            promuovere, offrire, garantire, essere, favorire, contribuire, quella, di, che, diffondere, rendere"""),
        Kind.VISION: phrases("essere, che, una, un, quella, diventare, la"),
    },
    exists=phrases("esiste per, ha come missione, ha la missione di"),
    valuing=phrases("crediamo in, crediamo nella, crediamo nel"),
    library=phrases("biblioteca, biblioteche, sistema bibliotecario"),
    tops=phrases("""
        obiettivo strategico, linea strategica, asse strategico, priorità strategica, asse, linea, pilastro,
        obiettivo, priorità"""),
    lowers=phrases("""
        azione, azioni, attività, obiettivi operativi, obiettivo operativo, misure, indicatori, obiettivi
        specifici, obiettivo specifico"""),
    parts=phrases("""
        obiettivi, priorità, assi, linee, aree, pilastri, ambiti"""),
    numerals=phrases("uno, due, tre, quattro, cinque, sei, sette, otto, nove, dieci"),
    talk=phrases("revisione, discussione, approvazione, questionario, commissione, riunione, verbale, come, secondo"),
    topics=phrases("regolamento, politica, programma, raccolta, via, corso"),
    samples=phrases("esempio, esempi, per esempio, modello, la vostra biblioteca"),
    departments=phrases("sezione ragazzi, sala ragazzi, biblioteca ragazzi"),
    others=phrases("""
        comune, provincia, regione, ministero, amici della, fondazione, università, associazione, scuola"""),
    agencies=phrases("biblioteca nazionale"),
    locals=phrases("biblioteca comunale, biblioteca civica, biblioteca pubblica"),
    ends=phrases("contatti, storia, orari, servizi, personale, regolamento, notizie, catalogo"),
    plans=phrases("piano strategico, carta dei servizi"),
    questions=phrases("qual è, quali sono"),
)

CATALAN = Tongue(
    code="ca",
    labels={
        Kind.MISSION: phrases("missió, declaració de missió"),
        Kind.VISION: phrases("visió"),
        Kind.VALUE: phrases("valors, principis i valors, principis rectors"),
        Kind.PRIORITY: phrases("""
            eixos estratègics, línies estratègiques, objectius estratègics, prioritats estratègiques, reptes
            estratègics, línies d'actuació, àmbits estratègics"""),
    },
    weak={
        Kind.MISSION: phrases("propòsit, per què existim, raó de ser"),
        Kind.VISION: phrases("cap on anem, el nostre futur"),
        Kind.VALUE: phrases("principis, creiem en"),
        Kind.PRIORITY: phrases("prioritats, objectius, eixos, reptes, compromisos"),
    },
    ours=phrases("nostra, nostre, nostres, la nostra, el nostre, els nostres, la, el, els, les"),
    asides=phrases("pla estratègic, pla, estratègic, de, del, dels, la, i, per, són, és, següents, xarxa"),
    joins=phrases("i"),
    of=phrases("de, del, de la, dels, de les, per"),
    be=phrases("és, són, consisteix en, serà"),
    begins={
        Kind.MISSION: phrases("""
            ser, oferir, facilitar, promoure, garantir, contribuir, fomentar, la de, que, donar, posar"""),
        Kind.VISION: phrases("ser, que, una, un, esdevenir, la"),
    },
    exists=phrases("existeix per, té com a missió, té la missió de"),
    valuing=phrases("creiem en, valorem"),
    library=phrases("biblioteca, biblioteques, bibliobús"),
    tops=phrases("eix estratègic, línia estratègica, objectiu estratègic, eix, línia, repte, prioritat, objectiu"),
    lowers=phrases("""
        acció, accions, actuació, actuacions, objectiu, objectius, objectius operatius, mesures, indicadors,
        activitats"""),
    parts=phrases("""
        línies, eixos, objectius, prioritats, àmbits, pilars"""),
    numerals=phrases("un, dos, tres, quatre, cinc, sis, set, vuit, nou, deu"),
    talk=phrases("revisió, debat, aprovació, enquesta, comissió, reunió, acta, ordre del dia, com, segons"),
    topics=phrases("política, programa, col·lecció, carrer, reglament, taller"),
    samples=phrases("exemple, exemples, per exemple, model, plantilla"),
    departments=phrases("sala infantil, sala juvenil, secció infantil, secció juvenil"),
    others=phrases("""
        ajuntament, municipi, diputació, generalitat, amics de, fundació, universitat, associació, escola"""),
    agencies=phrases("biblioteca nacional, biblioteca de catalunya"),
    locals=phrases("biblioteca municipal, biblioteca pública"),
    ends=phrases("contacte, història, horari, horaris, serveis, equip, normativa, notícies, catàleg"),
    plans=phrases("pla estratègic, pla director"),
    questions=phrases("quina és, quins són, quines són"),
)
