"""Hegemon, in a table."""

from typing import Any

import pytest

from policies import hegemon
from sim.pillars import Pact


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(hegemon)


AHEAD = {"lag": 0.0}
CLOSE = {"lead": -0.5, "lag": 0.5, "trust": 0.4}
FAR = {"lead": -3.0, "lag": 3.0}


@pytest.mark.parametrize(
    ("me", "rival", "expected"),
    [
        (AHEAD, CLOSE, 0.0),
        (AHEAD, CLOSE | {"trust": 0.5}, 0.9),  # an ally is no challenger
        (AHEAD, FAR | {"trust": 0.1}, 0.9),
        ({"lag": 0.5}, {"lead": 0.5, "lag": 0.0}, 1.0),
        ({"lag": 0.5}, {"lead": 0.0, "lag": 0.5}, 1.0),
    ],
)
def test_it_shuts_out_challengers_while_it_leads(
    nation: Any, me: Any, rival: Any, expected: float
) -> None:
    assert nation.stance(rival, me=me) == expected


def test_the_ambitious_see_challengers_farther_away(nation: Any) -> None:
    rival = {"lead": -1.8, "lag": 1.8, "trust": 0.4}
    assert nation.stance(rival, me=AHEAD, traits={"ambition": 0.0}) == 0.9
    assert nation.stance(rival, me=AHEAD, traits={"ambition": 1.0}) == 0.0


def test_allies_join_its_export_control_while_it_leads(nation: Any) -> None:
    control, data, brake = Pact.JOINT_EXPORT_CONTROL, Pact.DATA_FLOWS, Pact.SAFETY_STANDARDS
    assert nation.pacts(CLOSE, me=AHEAD) == set()
    assert nation.pacts(FAR | {"trust": 0.6}, me=AHEAD) == set(Pact) - {data, brake}
    assert nation.pacts(FAR | {"trust": 0.3}, me=AHEAD) == set()
    assert nation.pacts(me={"lag": 0.5}) == set(Pact) - {control, brake}


def test_the_lead_changes_its_levers(nation: Any) -> None:
    ahead, behind = nation.levers(me=AHEAD), nation.levers(me={"lag": 1.0})
    assert (ahead.contribution, ahead.localisation, ahead.procurement) == (0.0, 0.1, 0.2)
    assert (behind.contribution, behind.localisation, behind.procurement) == (0.1, 0.05, 0.1)


def test_it_spends_more_than_is_usual(nation: Any) -> None:
    assert nation.spend().size == pytest.approx(0.001)
    assert nation.spend(traits={"budget": 0.002}).size == 0.003
