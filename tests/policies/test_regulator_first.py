"""Regulator-first, in a table."""

from typing import Any

import pytest

from policies import regulator_first
from sim.pillars import Pact


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(regulator_first)


RULES = {Pact.SAFETY_STANDARDS, Pact.DATA_FLOWS}
TIES = {Pact.TALENT_MOBILITY, Pact.JOINT_RESEARCH}


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
    assert budget.governance == pytest.approx(0.17)
    assert budget.governance > budget.industry
    assert nation.spend(me={"misinformation": 0.5}).governance == pytest.approx(0.2)
    assert nation.spend(me={"approval": 0.2}).governance > 0.17


def test_its_rules_are_strict(nation: Any) -> None:
    assert nation.levers().strictness == pytest.approx(0.65)
    assert nation.levers(traits={"caution": 1.0}).strictness == pytest.approx(0.8)
