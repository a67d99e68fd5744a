"""The mandate of a nation as its scenario gives it: a card's name and sentence, and the weights."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.fields import MandateCard
from scenarios.pack import mandate_of
from scenarios.schema import Scenario
from sim.components import PAR_SCORE
from ui.play.names import mandate_name, mandate_sentence

PAR = PAR_SCORE
"""Points of a score that an average leader reaches."""


@dataclass(frozen=True)
class Mandate:
    """What the leaders of a nation are judged by."""

    card: str  # the key of its card, "" where it has none
    given_name: str  # in the scenario's words
    given_sentence: str
    weights: Mapping[str, float]  # by component; they add up to 1

    @property
    def name(self) -> str:
        """What the card is called in the spoken language; "" without one."""
        return mandate_name(self.card, self.given_name)

    @property
    def sentence(self) -> str:
        """What it asks of a leader, in the spoken language; "" without one."""
        return mandate_sentence(self.card, self.given_sentence)


def read_mandate(scenario: Scenario, code: str) -> Mandate:
    """The mandate of a nation of a scenario, with the weights that it is scored by."""
    nation = scenario.nations[code]
    weights = dict(mandate_of(scenario, nation).values)
    card = scenario.mandates[nation.card] if nation.card else None
    if nation.card is None or card is None:
        return Mandate("", "", "", weights)
    return Mandate(nation.card, card.name, card.sentence, weights)


def read_card(key: str, card: MandateCard) -> Mandate:
    """A card by itself, as nations that name it have it."""
    return Mandate(key, card.name, card.sentence, dict(card.weights.values))
