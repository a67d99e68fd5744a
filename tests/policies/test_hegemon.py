"""Hegemon, in a table."""

from typing import Any

import pytest

from policies import hegemon
from sim.pillars import Pact


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(hegemon)


AHEAD = {"lag": 0.0}
CLOSE = {"lead": -0.5, "lag": 0.5}
FAR = {"lead": -2.0, "lag": 2.0}


@pytest.mark.parametrize(
    ("me", "rival", "expected"),
    [
        (AHEAD, CLOSE, 0.1),
        (AHEAD, CLOSE | {"trust": 1.0}, 0.1),
        (AHEAD, FAR, 0.8),
        ({"lag": 0.5}, {"lead": 0.5, "lag": 0.0}, 1.0),
        ({"lag": 0.5}, {"lead": 0.0, "lag": 0.5}, 1.0),
    ],
)
def test_it_shuts_out_challengers_while_it_leads(
    nation: Any, me: Any, rival: Any, expected: float
) -> None:
    assert nation.stance(rival, me=me) == expected


def test_the_ambitious_see_challengers_farther_away(nation: Any) -> None:
    rival = {"lead": -0.8, "lag": 0.8}
    assert nation.stance(rival, me=AHEAD, traits={"ambition": 0.0}) == 0.8
    assert nation.stance(rival, me=AHEAD, traits={"ambition": 1.0}) == 0.1


def test_allies_join_its_export_control_while_it_leads(nation: Any) -> None:
    control, compute = Pact.JOINT_EXPORT_CONTROL, Pact.COMPUTE_SHARING
    assert nation.pacts(CLOSE, me=AHEAD) == set()
    assert nation.pacts(FAR | {"trust": 0.6}, me=AHEAD) == set(Pact) - {compute}
    assert nation.pacts(FAR | {"trust": 0.3}, me=AHEAD) == set(Pact) - {compute, control}
    assert nation.pacts(me={"lag": 0.5}) == set(Pact) - {control}


def test_the_lead_changes_its_levers(nation: Any) -> None:
    ahead, behind = nation.levers(me=AHEAD), nation.levers(me={"lag": 1.0})
    assert (ahead.contribution, ahead.localisation, ahead.procurement) == (0.0, 0.5, 0.6)
    assert (behind.contribution, behind.localisation, behind.procurement) == (0.1, 0.2, 0.3)


def test_it_spends_more_than_is_usual(nation: Any) -> None:
    assert nation.spend().size == pytest.approx(0.0125)
    assert nation.spend(traits={"budget": 0.05}).size == 0.05
