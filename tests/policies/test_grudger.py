"""Grudger, in a table."""

from typing import Any

import pytest

from policies import grudger
from sim.pillars import Pact

ALL_BUT_CONTROL = set(Pact) - {Pact.JOINT_EXPORT_CONTROL}


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(grudger)


@pytest.mark.parametrize(
    ("worst", "last", "expected"),
    [
        (1.0, 1.0, 1.0),
        (0.6, 0.6, 1.0),  # a cool spell is no betrayal
        (0.39, 0.39, 0.05),
        (0.39, 1.0, 0.05),  # making up does not help
        (0.0, 1.0, 0.05),
    ],
)
@pytest.mark.parametrize("turn", [0, 1, 30])
def test_it_never_forgives(
    nation: Any, turn: int, worst: float, last: float, expected: float
) -> None:
    rival = {"worst_stance": worst, "stance": last, "trust": 1.0}
    assert nation.stance(rival, me={"turn": turn}) == expected
    assert nation.pacts(rival) == (ALL_BUT_CONTROL if expected == 1.0 else set())


def test_the_cautious_tolerate_less(nation: Any) -> None:
    cool = {"worst_stance": 0.4}
    assert nation.stance(cool, traits={"caution": 0.0}) == 1.0
    assert nation.stance(cool, traits={"caution": 1.0}) == 0.05


def test_it_spreads_its_suppliers(nation: Any) -> None:
    assert nation.levers().diversification == 0.6
    assert nation.levers(me={"foreign_share": 1.0}).diversification == pytest.approx(0.06)
    assert nation.spend().cooperation == 0.06
