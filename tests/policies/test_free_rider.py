"""Free-rider, in a table."""

from typing import Any

import pytest

from policies import free_rider
from sim.pillars import Pact


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(free_rider)


@pytest.mark.parametrize("trust", [0.0, 1.0])
@pytest.mark.parametrize("stance", [0.0, 1.0])
def test_it_is_open_to_all(nation: Any, trust: float, stance: float) -> None:
    assert nation.stance({"trust": trust, "stance": stance}) == 1.0


@pytest.mark.parametrize(
    ("compute", "talent", "shares_compute"), [(0.1, 0.3, True), (0.3, 0.1, False)]
)
def test_it_shares_compute_only_to_receive(
    nation: Any, compute: float, talent: float, shares_compute: bool
) -> None:
    pacts = nation.pacts(me={"compute_share": compute, "talent_share": talent})
    assert pacts - {Pact.COMPUTE_SHARING} == {
        Pact.TALENT_MOBILITY,
        Pact.DATA_FLOWS,
        Pact.JOINT_RESEARCH,
    }
    assert (Pact.COMPUTE_SHARING in pacts) == shares_compute


def test_it_gives_nothing(nation: Any) -> None:
    for openness in (0.0, 1.0):
        assert nation.levers(traits={"openness": openness}).contribution == 0.0
    assert nation.levers().strictness <= 0.3
    assert nation.levers(me={"world_hazard": 0.1}, traits={"caution": 1.0}).safety == 0.0
    assert nation.spend().governance == pytest.approx(0.08)
    assert nation.spend(traits={"ambition": 0.0}).size == pytest.approx(0.00034)
