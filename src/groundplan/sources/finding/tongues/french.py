"""French words by which statements are told."""

from groundplan.sources.finding.tongue import Tongue, phrases
from groundplan.sources.model import Kind

FRENCH = Tongue(
    code="fr",
    labels={
        Kind.MISSION: phrases("mission, missions, énoncé de mission, déclaration de mission"),
        Kind.VISION: phrases("vision, énoncé de vision, notre ambition"),
        Kind.VALUE: phrases("""
            valeurs, principes directeurs, nos principes, valeurs fondamentales, ce en quoi nous croyons"""),
        Kind.PRIORITY: phrases("""
            axes stratégiques, orientations stratégiques, priorités stratégiques, objectifs stratégiques, grandes
            orientations, axes prioritaires, axes de développement, grands axes, axes de travail, domaines
            prioritaires, champs d'action prioritaires, piliers stratégiques, enjeux stratégiques, directions
            stratégiques, chantiers prioritaires, grands objectifs"""),
    },
    weak={
        Kind.MISSION: phrases("""
            notre raison d'être, raison d'être, pourquoi nous existons, notre rôle, notre promesse, ce que nous
            faisons"""),
        Kind.VISION: phrases("où nous allons, notre avenir"),
        Kind.VALUE: phrases("principes, nous croyons, ce qui nous guide"),
        Kind.PRIORITY: phrases("priorités, objectifs, orientations, axes, engagements, nos engagements, enjeux"),
    },
    ours=phrases("notre, nos, sa, ses, la, le, les, l"),
    asides=phrases("""
        plan stratégique, énoncé, plan, stratégique, de, du, des, d, et, à, au, aux, pour, sont, est, les
        suivantes, les suivants, suivantes, suivants, années, en, réseau, service, projet, schéma directeur"""),
    joins=phrases("et"),
    of=phrases("de, du, des, de la, de l, d, pour"),
    be=phrases("est, sont, consiste à, vise à, est de, est d, sera"),
    begins={
        Kind.MISSION: phrases("""
            de, d, que, offrir, favoriser, promouvoir, donner, rendre, contribuer, être, soutenir, garantir,
            servir, permettre, accompagner, rassembler, faciliter, enrichir, assurer"""),
        Kind.VISION: phrases("de, d, que, une, un, être, devenir, celle, la, le"),
    },
    exists=phrases("""
        existe pour, a pour mission de, a pour mission d, ont pour mission de, avons pour mission de, a pour but
        de"""),
    envisions=phrases("nous imaginons, nous envisageons, nous rêvons d'"),
    valuing=phrases("nous croyons en, nous valorisons, nous sommes guidés par"),
    library=phrases("bibliothèque, bibliothèques, médiathèque, médiathèques, bibliobus"),
    tops=phrases("""
        axe stratégique, orientation stratégique, priorité stratégique, objectif stratégique, axe, orientation,
        priorité, pilier, engagement, enjeu, objectif, direction stratégique, chantier, but, ambition"""),
    virtues=phrases("valeur, principe"),
    lowers=phrases("""
        objectif, objectifs, objectif opérationnel, objectifs opérationnels, objectifs spécifiques, action,
        actions, mesure, mesures, activité, activités, indicateur, indicateurs, moyens, projets, cible, cibles,
        fiche action"""),
    parts=phrases("""
        priorités, axes, objectifs, orientations, ambitions, enjeux, chantiers, axes stratégiques, grands objectifs,
        axes de travail, priorités stratégiques, objectifs stratégiques"""),
    numerals=phrases("un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix"),
    talk=phrases("""
        réviser, révision, discussion, discuter, adopter, adoption, sondage, comité, réunion, procès-verbal, ordre
        du jour, comment, élaborer, élaboration, appuyer, conformément à, selon"""),
    topics=phrases("""
        politique, politiques, programme, collection, collections, rue, règlement, atelier, charte, club"""),
    formers=phrases("ancienne, anciennes, ancien, anciens, première, précédente"),
    aims=phrases("s'engage à, vise à, cherche à, s'efforce de, souhaitons, nous engageons à"),
    backs=phrases("c'est, telle est, voilà"),
    says=phrases("dit, explique, déclare, affirme, précise"),
    belongs=phrases("un programme de, un projet de, une initiative de, un service de"),
    credits=phrases("chers, chères, réalisé par, préparé par, avec le soutien de, en partenariat avec, merci à"),
    samples=phrases("exemple, exemples, par exemple, modèle, gabarit, votre bibliothèque, nom de la bibliothèque"),
    departments=phrases("""
        section jeunesse, secteur jeunesse, espace jeunesse, jeunesse, espace ados, ados, section adultes"""),
    others=phrases("""
        ville de, mairie, commune, municipalité, conseil municipal, département, région, ministère, université,
        école, commission scolaire, association, musée, état, gouvernement"""),
    supporters=phrases("les amis de, amis de, fondation, association, unesco, ifla"),
    guides=phrases("guide, manuel, modèle, gabarit, formation, comment"),
    seconds=phrases("objectif, action"),
    agencies=phrases("bibliothèque nationale, bibliothèque et archives nationales"),
    locals=phrases("bibliothèque municipale, bibliothèque publique, notre bibliothèque, bibliothèques publiques"),
    ends=phrases("""
        contact, histoire, historique, horaires, services, équipe, règlement, actualités, adresse, accès,
        catalogue"""),
    resumes=phrases("nous le faisons, pour ce faire, pour cela, pour y parvenir"),
    memberships=phrases("""
        nous faisons partie de, nous faisons partie du, nous appartenons à, fait partie de, fait partie du,
        appartient à, est membre de, est membre du"""),
    plans=phrases("""
        plan stratégique, plan directeur, projet culturel, plan de développement, planification stratégique"""),
    questions=phrases("quelle est, quelles sont, quels sont"),
)
