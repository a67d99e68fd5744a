"""Talent-magnet, in a table."""

from typing import Any

import pytest

from policies import coin_flip, talent_magnet
from policies.menu import OURS
from sim.pillars import Pact


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(talent_magnet)


CONTROL = {Pact.JOINT_EXPORT_CONTROL}


@pytest.mark.parametrize(
    ("trust", "expected", "pacts"),
    [
        (0.8, 1.0, set(Pact) - CONTROL),
        (0.31, 1.0, set(Pact) - CONTROL),
        (0.29, 0.7, {Pact.TALENT_MOBILITY}),
        (0.0, 0.7, {Pact.TALENT_MOBILITY}),
    ],
)
def test_people_may_come_from_everywhere(
    nation: Any, trust: float, expected: float, pacts: set[Pact]
) -> None:
    assert nation.stance({"trust": trust}) == pytest.approx(expected)
    assert nation.pacts({"trust": trust}) == pacts


def test_a_shortage_of_talent_moves_money_to_skills(nation: Any) -> None:
    enough = nation.spend(me={"gdp_share": 0.2, "talent_share": 0.3})
    short = nation.spend(me={"gdp_share": 0.3, "talent_share": 0.2})
    very_short = nation.spend(me={"gdp_share": 0.9, "talent_share": 0.0})
    assert [b.workforce for b in (enough, short, very_short)] == pytest.approx([0.24, 0.29, 0.32])
    assert very_short.infrastructure == pytest.approx(0.12)


def test_its_visas_are_the_widest_of_all_who_throw_no_coin(asked: Any) -> None:
    for openness in (0.0, 0.5, 1.0):
        visas = {p: asked(p).levers(traits={"openness": openness}).visa for p in OURS}
        del visas[coin_flip]
        assert max(visas, key=visas.get) is talent_magnet
