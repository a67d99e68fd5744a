"""A scenario of a treaty asks its question: what else its members do does not forbid the treaty."""

import numpy as np
import pytest

from agents.race import Race
from scenarios.limits import beyond_of
from scenarios.load import load
from scenarios.pack import pack
from scenarios.parameters import build
from sim.pillars import Pact

TREATIES = ("talent-pact", "compute-treaty", "data-free-flow", "safety-standards", "chip-embargo")
KEPT = 0.9
"""Of its pacts, after a year in which a pair may have cut each other off."""


@pytest.mark.parametrize("name", TREATIES)
def test_the_treaty_holds_among_its_members_in_the_first_year(name: str) -> None:
    scenario = load(name)
    (offer,) = scenario.standing_offers
    race = Race(pack(scenario), seed=3, turns=1)
    kind = Pact[offer.kind.upper()]
    members = [race.world.codes.index(code) for code in offer.members]
    among = np.ix_(members, members)
    pairs = len(members) * (len(members) - 1)
    race.decide()
    for _ in range(scenario.ticks_per_turn):
        race.board.play_tick()
        assert race.board.flows.refused[..., kind][among].sum() == 0.0
        assert race.board.now.pact[..., kind][among].sum() >= KEPT * pairs
        assert (race.board.flows.pact[..., kind][among].sum(axis=0) > 0.0).all()


@pytest.mark.parametrize("name", TREATIES)
def test_it_stays_within_the_evidence(name: str) -> None:
    assert beyond_of(build(load(name).parameters)) == ()


def test_the_embargo_shuts_chinas_doors_to_chips_and_tools() -> None:
    race = Race(pack(load("chip-embargo")), seed=3, turns=1)
    race.step()
    china = race.world.codes.index("CHN")
    for code in ("TWN", "KOR", "USA", "JPN", "EUU"):
        maker = race.world.codes.index(code)
        assert race.board.now.control[maker, china] == 0.0
        assert race.board.flows.supply_gate[maker, china] == 0.0
        assert race.board.now.cut_off[china, maker] == 0.0
