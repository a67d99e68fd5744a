"""Always-isolate, in a table."""

from typing import Any

import pytest

from policies import always_isolate


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(always_isolate)


@pytest.mark.parametrize("trust", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("stance", [0.0, 0.5, 1.0])
def test_whatever_the_rival_does_it_is_closed(nation: Any, trust: float, stance: float) -> None:
    assert nation.stance({"trust": trust, "stance": stance}) == 0.0
    assert nation.pacts({"trust": trust, "stance": stance}) == set()


def test_it_builds_its_own_fabs(nation: Any) -> None:
    assert nation.spend().fabs == pytest.approx(0.30)
    assert nation.spend(traits={"ambition": 1.0}).fabs == pytest.approx(0.40)
    assert nation.spend().infrastructure == 0.36
    assert nation.spend().cooperation == 0.0


def test_it_walls_by_borders_and_not_by_decrees(nation: Any) -> None:
    levers = nation.levers()
    assert (levers.localisation, levers.procurement, levers.contribution) == (0.05, 0.1, 0.0)
    assert levers.diversification == 0.0
    assert levers.visa == pytest.approx(0.2)
