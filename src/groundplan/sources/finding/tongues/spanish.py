"""Spanish words by which statements are told."""

from groundplan.sources.finding.tongue import Tongue, phrases
from groundplan.sources.model import Kind

SPANISH = Tongue(
    code="es",
    labels={
        Kind.MISSION: phrases("misión, mision, declaración de misión, misión institucional"),
        Kind.VISION: phrases("visión, vision, declaración de visión, visión institucional, visión de futuro"),
        Kind.VALUE: phrases("""
            valores, valores institucionales, principios y valores, principios rectores, valores fundamentales,
            nuestros principios, valores corporativos, en qué creemos, en que creemos, principios orientadores"""),
        Kind.PRIORITY: phrases("""
            objetivos estratégicos, ejes estratégicos, líneas estratégicas, lineas estratégicas, líneas de acción,
            prioridades estratégicas, metas estratégicas, áreas estratégicas, retos estratégicos, ejes de
            actuación, líneas de actuación, ámbitos estratégicos, pilares estratégicos, áreas prioritarias, líneas
            prioritarias, objetivos generales, ejes de trabajo, líneas de trabajo, ejes prioritarios, objetivos
            prioritarios, compromisos estratégicos, desafíos estratégicos, ámbitos de actuación, líneas generales"""),
    },
    weak={
        Kind.MISSION: phrases("""
            propósito, nuestro propósito, por qué existimos, para qué existimos, nuestra razón de ser, razón de
            ser, qué hacemos, nuestra promesa, nuestra tarea, nuestro cometido, finalidad, nuestra finalidad"""),
        Kind.VISION: phrases("""
            hacia dónde vamos, adónde vamos, nuestro futuro, lo que queremos ser, qué queremos ser, qué soñamos,
            nuestro sueño, soñamos con, lo que soñamos"""),
        Kind.VALUE: phrases("principios, creemos en, lo que nos guía, nuestra filosofía"),
        Kind.PRIORITY: phrases("""
            prioridades, objetivos, metas, ejes, pilares, compromisos, nuestros compromisos, retos, desafíos,
            metas y objetivos, objetivos y metas"""),
    },
    ours=phrases("nuestra, nuestro, nuestras, nuestros, su, sus, la, el, los, las"),
    asides=phrases("""
        plan estratégico, plan, estratégico, declaración, para, años, año, resumen, de, del, y, a, al, son, es,
        siguientes, los siguientes, período, periodo, servicio, servicios, principales, generales, institucional,
        red, sistema, servicio de"""),
    joins=phrases("y, e"),
    of=phrases("de, del, de la, de las, de los, para"),
    be=phrases("""
        es, son, consiste en, será, ha sido, es la de, es el de, son los siguientes, son las siguientes, es la
        siguiente"""),
    begins={
        Kind.MISSION: phrases("""
            ser, ofrecer, facilitar, promover, garantizar, proporcionar, contribuir, brindar, apoyar, fomentar,
            proveer, dar, crear, reunir, conservar, servir, satisfacer, poner, acercar, difundir, favorecer,
            impulsar, asegurar, la de, el de, que, hacer, prestar, fortalecer, conectar, abrir, ayudar, atender,
            preservar"""),
        Kind.VISION: phrases("""
            ser, que, una, un, la de, llegar, convertirse, lograr, consolidarse, constituirse, la, el"""),
    },
    exists=phrases("""
        existe para, existimos para, tiene como misión, tiene por misión, tiene la misión de, tenemos como misión"""),
    envisions=phrases("imaginamos, visualizamos, soñamos con"),
    valuing=phrases("valoramos, creemos en, nos guiamos por, nos guían"),
    library=phrases("biblioteca, bibliotecas, bibliobús, red de bibliotecas, bibliotecario"),
    tops=phrases("""
        objetivo estratégico, eje estratégico, línea estratégica, prioridad estratégica, meta estratégica, eje,
        línea, pilar, prioridad, meta, línea de acción, línea de actuación, objetivo general, reto, compromiso,
        ámbito, objetivo, área estratégica, desafío"""),
    virtues=phrases("valor, principio"),
    lowers=phrases("""
        objetivo, objetivos, objetivo específico, objetivos específicos, objetivo operativo, objetivos operativos,
        acción, acciones, actividad, actividades, actuación, actuaciones, medida, medidas, indicador, indicadores,
        tarea, tareas, estrategias, estrategia, proyecto, proyectos, resultado, resultados, meta, metas, líneas de
        acción"""),
    numerals=phrases("uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez"),
    ordinals=phrases("primer, segundo, tercer, cuarto, quinto, sexto, séptimo, octavo"),
    talk=phrases("""
        revisar, revisión, debate, debatir, aprobar, aprobación, encuesta, comisión, reunión, acta, orden del día,
        cómo, elaborar, elaboración, redactar, apoyar, cumplir, según, de acuerdo con, conforme a, propuesta"""),
    topics=phrases("""
        política, políticas, colección, colecciones, calle, programa, reglamento, normativa, taller, curso, club"""),
    errands=phrases("""
        esta política, este documento, este informe, este reglamento, este plan, la presente, el presente, esta
        página, este estudio, esta guía"""),
    business=phrases("acta, orden del día, encuesta, cuestionario, convocatoria, pliego"),
    captions=phrases("imagen, foto, fotografía, figura, descargar, haga clic"),
    bodies=phrases("red, sistema, servicio, servicios, institución, comunidad, nuestra, nuestro"),
    leads=phrases("son, es, siguientes, para, que, debemos, incluye, incluyen, con"),
    parts=phrases("ejes, líneas, objetivos, áreas, metas, prioridades, pilares, retos, compromisos, ámbitos"),
    formers=phrases("antigua, antiguo, antiguos, antiguas, anterior, anteriores, primera"),
    aims=phrases("busca, buscamos, procura, procuramos, se compromete a, nos comprometemos a, aspira a, aspiramos a"),
    backs=phrases("esa es, esta es, ésta es, ésa es"),
    says=phrases("dice, dijo, explica, explicó, afirma, señala, señaló"),
    belongs=phrases("un programa de, un proyecto de, una iniciativa de, un servicio de"),
    credits=phrases("estimados, estimadas, queridos, elaborado por, con el apoyo de, en colaboración con, gracias a"),
    samples=phrases("ejemplo, ejemplos, por ejemplo, plantilla, modelo, su biblioteca, nombre de la biblioteca"),
    departments=phrases("""
        sala juvenil, sección juvenil, sala infantil, sección infantil, área infantil, área juvenil, jóvenes,
        infantil, juvenil, bebeteca, sala de adolescentes, servicio juvenil, servicios juveniles, hemeroteca"""),
    others=phrases("""
        ayuntamiento, municipio, alcaldía, gobierno, diputación, ministerio, universidad, municipalidad,
        intendencia, consejería, consejo, museo, ciudad de, escuela, colegio, provincia, cabildo, concejo"""),
    supporters=phrases("amigos de, asociación de amigos, fundación, asociación, unesco, ifla"),
    guides=phrases("guía, manual, pautas, cómo, plantilla, modelo, taller, curso"),
    seconds=phrases("objetivo, acción, estrategia"),
    agencies=phrases("biblioteca nacional, biblioteca del estado"),
    locals=phrases("biblioteca pública, biblioteca municipal, nuestra biblioteca, bibliotecas públicas"),
    ends=phrases("""
        contacto, historia, horario, horarios, servicios, equipo, personal, reglamento, normativa, carta de
        servicios, noticias, actividades, enlaces, dirección, teléfono, catálogo, organigrama, quiénes somos,
        dónde estamos"""),
    resumes=phrases("lo hacemos, lo logramos, lo conseguimos, esto lo hacemos, para ello"),
    memberships=phrases("""
        pertenecemos a, formamos parte de, somos parte de, pertenece a, forma parte de, hace parte de, es miembro
        de"""),
    plans=phrases("plan estratégico, plan director, plan de la biblioteca, plan de actuación"),
    questions=phrases("cuál es, cuáles son, qué es"),
)
