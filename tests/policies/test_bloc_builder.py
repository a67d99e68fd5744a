"""Bloc-builder, in a table."""

from typing import Any

import pytest

from policies import bloc_builder
from sim.pillars import Pact


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(bloc_builder)


@pytest.mark.parametrize(
    ("trust", "expected", "pacts"),
    [
        (0.9, 1.0, set(Pact)),
        (0.56, 1.0, set(Pact)),
        (0.54, 0.6, set()),
        (0.31, 0.6, set()),
        (0.29, 0.1, set()),
        (0.0, 0.1, set()),
    ],
)
def test_members_share_all_and_others_little(
    nation: Any, trust: float, expected: float, pacts: set[Pact]
) -> None:
    assert nation.stance({"trust": trust}) == expected
    assert nation.pacts({"trust": trust}) == pacts


def test_an_open_nation_admits_members_sooner(nation: Any) -> None:
    assert nation.stance({"trust": 0.52}, traits={"openness": 1.0}) == 1.0
    assert nation.stance({"trust": 0.58}, traits={"openness": 0.0}) == 0.6


def test_it_makes_its_own_chips(nation: Any) -> None:
    assert nation.spend().fabs == 0.25
    assert nation.spend(traits={"fabs": 0.4}).fabs == 0.4
    assert nation.levers().contribution == 0.15
