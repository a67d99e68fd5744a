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
        (0.5, 0.0, 0.5, 0.175),  # behind: against the leader
        (0.5, 0.0, 1.0, 0.175),  # even a trusted one
        (0.5, 0.6, 0.5, 1.0),  # with the others
        (0.5, 0.6, 0.1, 0.5),  # half with the distrusted
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
    assert nation.stance(LEADER, traits={"ambition": 1.0}) == pytest.approx(0.05)


def test_the_weak_keep_their_distance_and_control_nothing(nation: Any) -> None:
    weak = {"gdp_share": 0.02}
    assert nation.stance(LEADER, me=weak) == 0.8
    assert nation.pacts({"trust": 0.6}, me=weak) == set(Pact) - {Pact.JOINT_EXPORT_CONTROL}


def test_who_has_services_at_home_spreads_suppliers_and_prefers_its_own(nation: Any) -> None:
    spread = [nation.levers(me={"foreign_share": s}).diversification for s in (0.3, 0.7, 0.86, 1)]
    assert spread == pytest.approx([0.9, 0.9, 0.18, 0.09])
    own = [nation.levers(me={"foreign_share": s}).procurement for s in (0.0, 1.0)]
    assert own == pytest.approx([0.175, 0.05])


def test_export_control_is_for_trusted_allies_while_behind(nation: Any) -> None:
    control = Pact.JOINT_EXPORT_CONTROL
    assert nation.pacts(LEADER) == set()
    assert nation.pacts({"trust": 0.6}) == set(Pact)
    assert nation.pacts({"trust": 0.3}) == set(Pact) - {control}
    assert control not in nation.pacts({"trust": 0.6}, me={"lag": 0.0})


def test_it_spends_more_the_further_it_is_behind(nation: Any) -> None:
    sizes = [nation.spend(me={"lag": lag}).size for lag in (0.0, 0.5, 1.0, 3.0)]
    assert sizes == pytest.approx([0.0006, 0.00066, 0.00072, 0.00072])
