"""Regulator-first, in a table."""

from typing import Any

import pytest

from policies import coin_flip, regulator_first
from policies.menu import OURS
from sim.pillars import Pact


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(regulator_first)


RULES = {Pact.SAFETY_STANDARDS, Pact.DATA_FLOWS}
TIES = {Pact.TALENT_MOBILITY, Pact.JOINT_RESEARCH, Pact.COMPUTE_SHARING}


@pytest.mark.parametrize(
    ("trust", "pacts_in_force", "expected", "offered"),
    [
        (0.6, 0, 1.0, RULES | TIES),
        (0.3, 0, 0.6, RULES),
        (0.3, 1, 1.0, RULES),  # sharing its rules opens the market
        (0.0, 2, 1.0, RULES),
    ],
)
def test_rules_open_the_market(
    nation: Any, trust: float, pacts_in_force: int, expected: float, offered: set[Pact]
) -> None:
    rival = {"trust": trust, "pacts": pacts_in_force}
    assert nation.stance(rival) == pytest.approx(expected)
    assert nation.pacts(rival) == offered


def test_governance_comes_before_industry(nation: Any) -> None:
    budget = nation.spend()
    assert budget.governance == pytest.approx(0.21)
    assert budget.governance > budget.industry
    assert nation.spend(me={"misinformation": 0.5}).governance == pytest.approx(0.24)
    assert nation.spend(me={"approval": 0.2}).governance > 0.21


def test_its_rules_are_strict(nation: Any) -> None:
    assert nation.levers().strictness == pytest.approx(0.65)
    assert nation.levers(traits={"caution": 1.0}).strictness == pytest.approx(1.0)


def test_it_waits_for_safety_more_than_any_other(asked: Any) -> None:
    for hazard in (0.0, 0.004, 0.02):
        waits = {p: asked(p).levers(me={"world_hazard": hazard, "lag": 0.0}).safety for p in OURS}
        coin = waits.pop(coin_flip)
        assert coin in (0.0, 0.5)
        assert max(waits, key=waits.get) is regulator_first
        assert min(waits.values()) == 0.0
