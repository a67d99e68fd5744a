"""Selective openness, in a table."""

from typing import Any

import pytest

from policies import selective_openness
from sim.pillars import Pact

ALL_BUT_CONTROL = set(Pact) - {Pact.JOINT_EXPORT_CONTROL}


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(selective_openness)


LIGHT = {Pact.DATA_FLOWS, Pact.SAFETY_STANDARDS}


@pytest.mark.parametrize(
    ("trust", "expected", "pacts"),
    [
        (0.9, 1.0, ALL_BUT_CONTROL),
        (0.46, 1.0, ALL_BUT_CONTROL),
        (0.44, 0.7, LIGHT),
        (0.21, 0.7, LIGHT),
        (0.19, 0.1, set()),
        (0.0, 0.1, set()),
    ],
)
def test_trust_opens_in_steps(nation: Any, trust: float, expected: float, pacts: set[Pact]) -> None:
    assert nation.stance({"trust": trust}) == expected
    assert nation.pacts({"trust": trust}) == pacts


def test_the_open_trust_sooner(nation: Any) -> None:
    assert nation.stance({"trust": 0.42}, traits={"openness": 1.0}) == 1.0
    assert nation.stance({"trust": 0.48}, traits={"openness": 0.0}) == 0.7


def test_it_spreads_suppliers_as_far_as_it_can_afford(nation: Any) -> None:
    spread = [nation.levers(me={"foreign_share": s}).diversification for s in (0.5, 0.8, 1.0)]
    assert spread == pytest.approx([0.7, 0.35, 0.07])
    assert nation.levers().contribution == 0.15
