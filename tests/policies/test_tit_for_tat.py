"""Tit-for-tat, in a table."""

from typing import Any

import pytest

from policies import tit_for_tat
from sim.pillars import Pact

ALL_BUT_CONTROL = set(Pact) - {Pact.JOINT_EXPORT_CONTROL}


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(tit_for_tat)


@pytest.mark.parametrize(
    ("turn", "last", "expected"),
    [
        (0, 0.0, 1.0),  # starts open, whatever history brought
        (1, 1.0, 1.0),
        (1, 0.97, 1.0),
        (1, 0.5, 0.55),
        (5, 0.0, 0.05),
        (30, 1.0, 1.0),  # forgives at once
    ],
)
def test_it_mirrors(nation: Any, turn: int, last: float, expected: float) -> None:
    rival = {"stance": last, "worst_stance": 0.0, "trust": 0.3}
    assert nation.stance(rival, me={"turn": turn}) == pytest.approx(expected)


@pytest.mark.parametrize(("last", "pacts"), [(0.4, ALL_BUT_CONTROL), (0.3, set())])
def test_pacts_follow_the_mirror(nation: Any, last: float, pacts: set[Pact]) -> None:
    assert nation.pacts({"stance": last}) == pacts


def test_two_of_a_kind_recover_from_a_slip(nation: Any) -> None:
    ours, theirs = 0.5, 1.0
    for _ in range(40):
        ours, theirs = nation.stance({"stance": theirs}), nation.stance({"stance": ours})
    assert ours == theirs == 1.0


def test_it_is_ready_for_retaliation(nation: Any) -> None:
    assert nation.levers().diversification == 0.5
    assert nation.levers().contribution == 0.12
