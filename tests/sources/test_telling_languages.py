"""A text's language is told by its small words, without a model."""

import pytest

from groundplan.sources.finding.tongues import EVERY, english, tongues_of
from groundplan.sources.language import SMALL_WORDS, language_of

SENTENCES = {
    "en": "The library is open to all of the people in the town, and to those who visit.",
    "es": "La biblioteca está abierta a todas las personas del pueblo y a las que lo visitan en el verano.",
    "ca": "La biblioteca és oberta a totes les persones del poble i als qui el visiten, amb els seus fills.",
    "pt": "A biblioteca está aberta a todas as pessoas da cidade e aos que a visitam, com os seus filhos, e não fecha.",
    "fr": "La bibliothèque est ouverte à tous les habitants du village et aux visiteurs, avec leurs enfants, dans le parc.",
    "it": "La biblioteca è aperta a tutte le persone della città e a quelli che la visitano con gli amici nella piazza.",
    "de": "Die Bücherei ist für alle Menschen der Stadt und für die Gäste offen, und wir freuen uns auf sie.",
    "nl": "De bibliotheek is open voor alle mensen van het dorp en voor wie op bezoek komt, ook met kinderen.",
    "sv": "Biblioteket är öppet för alla som bor i byn och för dem som är på besök, och det kostar inte något.",
    "da": "Biblioteket er åbent for alle, der bor i byen, og for dem, som er på besøg, og det koster ikke noget.",
    "nb": "Biblioteket er åpent for alle som bor i byen og for dem som er på besøk, og det koster ikke noe å låne.",
    "fi": "Kirjasto on avoinna kaikille, jotka asuvat kylässä, ja myös vieraille, sekä lapsille että aikuisille.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_tells_its_language(code):
    assert language_of(SENTENCES[code]) == code


def test_too_few_words_tell_nothing():
    assert language_of("") == ""
    assert language_of("Mission 2024") == ""


def test_every_language_that_is_told_has_its_tables_and_is_tried_here():
    assert set(EVERY) == set(SMALL_WORDS) == set(SENTENCES)


def test_a_document_is_read_with_its_own_words_and_english_ones():
    assert [each.code for each in tongues_of("es")] == ["es", "en"]
    assert [each.code for each in tongues_of("en-GB")] == ["en"]
    assert [each.code for each in tongues_of("mi")] == ["en"]
    assert tongues_of("") == tuple(EVERY.values())
    assert english.ENGLISH in tongues_of("")
