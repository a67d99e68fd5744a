"""Always-cooperate, in a table."""

from typing import Any

import pytest

from policies import always_cooperate
from sim.pillars import Pact

ALL_BUT_CONTROL = set(Pact) - {Pact.JOINT_EXPORT_CONTROL}


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(always_cooperate)


@pytest.mark.parametrize("trust", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("stance", [0.0, 0.5, 1.0])
def test_whatever_the_rival_does_it_is_open(nation: Any, trust: float, stance: float) -> None:
    rival = {"trust": trust, "stance": stance, "worst_stance": 0.0}
    assert nation.stance(rival) == 1.0
    assert nation.pacts(rival) == ALL_BUT_CONTROL


def test_it_gives_of_its_research_and_pays_for_diplomats(nation: Any) -> None:
    assert nation.levers().contribution == pytest.approx(0.3)
    assert nation.levers(traits={"openness": 1.0}).contribution == pytest.approx(0.4)
    assert nation.levers().visa == 0.5
    budget = nation.spend()
    assert budget[:7] == pytest.approx((0.0006, 0.22, 0.18, 0.2, 0.1, 0.16, 0.14))


def test_caution_and_distrust_make_its_rules_stricter(nation: Any) -> None:
    assert nation.levers(traits={"caution": 0.0}).strictness == 0.05
    assert nation.levers(traits={"caution": 1.0}).strictness == pytest.approx(0.8)
    assert nation.levers(me={"public_trust": 0.25}).strictness == pytest.approx(0.6125)
