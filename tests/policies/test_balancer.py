"""Balancer, in a table."""

from typing import Any

import pytest

from policies import balancer
from sim.pillars import Pact


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(balancer)


LEADER = {"lag": 0.0, "lead": 0.5}


@pytest.mark.parametrize(
    ("my_lag", "its_lag", "trust", "expected"),
    [
        (0.5, 0.0, 0.5, 0.25),  # behind: against the leader
        (0.5, 0.0, 1.0, 0.25),  # even a trusted one
        (0.5, 0.6, 0.5, 1.0),  # with the others
        (0.5, 0.6, 0.1, 0.7),  # less with the distrusted
        (0.0, 0.5, 0.5, 1.0),  # leading itself: nobody to balance
        (0.0, 0.0, 0.5, 1.0),
    ],
)
def test_it_stands_against_the_leader(
    nation: Any, my_lag: float, its_lag: float, trust: float, expected: float
) -> None:
    rival = {"lag": its_lag, "trust": trust, "lead": my_lag - its_lag}
    assert nation.stance(rival, me={"lag": my_lag}) == pytest.approx(expected)


def test_ambition_closes_it_further(nation: Any) -> None:
    assert nation.stance(LEADER, traits={"ambition": 1.0}) == pytest.approx(0.15)


def test_export_control_is_for_trusted_allies_while_behind(nation: Any) -> None:
    control = Pact.JOINT_EXPORT_CONTROL
    assert nation.pacts(LEADER) == set()
    assert nation.pacts({"trust": 0.6}) == set(Pact)
    assert nation.pacts({"trust": 0.3}) == set(Pact) - {control}
    assert control not in nation.pacts({"trust": 0.6}, me={"lag": 0.0})


def test_it_spends_more_the_further_it_is_behind(nation: Any) -> None:
    sizes = [nation.spend(me={"lag": lag}).size for lag in (0.0, 0.5, 1.0, 3.0)]
    assert sizes == pytest.approx([0.01, 0.011, 0.012, 0.012])
