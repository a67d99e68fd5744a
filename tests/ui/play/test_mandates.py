"""Mandates: the weights are those that the game scores by, words follow the language."""

import pytest

from scenarios.load import load, names
from scenarios.pack import pack
from ui.play.mandates import read_card, read_mandate
from ui.play.session.facts import COMPONENTS
from ui.play.words import DEFAULT, speak


@pytest.mark.parametrize("name", names())
def test_the_weights_are_those_of_the_packed_world(name):
    scenario = load(name)
    world = pack(scenario)
    for i, code in enumerate(world.codes):
        mandate = read_mandate(scenario, code)
        assert [mandate.weights[one] for one in COMPONENTS] == list(world.nations.mandate[i])
        assert mandate.card == world.cards[i]


def test_a_card_speaks_the_language_unless_the_scenario_says_it_otherwise():
    scenario = load("default")
    card = scenario.mandates["hub"]
    own = card.model_copy(update={"name": "Port", "sentence": "Trade."})
    speak("es")
    try:
        assert read_card("hub", card).name != card.name
        assert read_card("hub", card).sentence != card.sentence
        assert (read_card("hub", own).name, read_card("hub", own).sentence) == ("Port", "Trade.")
    finally:
        speak(DEFAULT)


def test_without_a_card_there_are_weights_and_no_words():
    scenario = load("default")
    given = scenario.nations["KEN"].model_copy(update={"card": None})
    nations = {**scenario.nations, "KEN": given}
    mandate = read_mandate(scenario.model_copy(update={"nations": nations}), "KEN")
    assert (mandate.card, mandate.name, mandate.sentence) == ("", "", "")
    assert mandate.weights == scenario.score.values
