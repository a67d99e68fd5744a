"""Techno-optimist, in a table."""

from typing import Any

import pytest

from policies import techno_optimist
from sim.pillars import Pact


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(techno_optimist)


BRAKES = {Pact.SAFETY_STANDARDS, Pact.JOINT_EXPORT_CONTROL}


@pytest.mark.parametrize(
    ("trust", "cut_off", "expected", "pacts"),
    [
        (1.0, 0.0, 1.0, set(Pact) - BRAKES),
        (0.0, 0.0, 1.0, set(Pact) - BRAKES),
        (1.0, 4.0, 0.5, set()),
        (0.0, 4.0, 0.5, set()),
    ],
)
def test_it_trades_with_all_who_trade(
    nation: Any, trust: float, cut_off: float, expected: float, pacts: set[Pact]
) -> None:
    rival = {"trust": trust, "cut_off": cut_off}
    assert nation.stance(rival) == pytest.approx(expected)
    assert nation.pacts(rival) == pacts


def test_it_spends_on_speed_whatever_the_public_feels(nation: Any) -> None:
    calm, angry = nation.spend(), nation.spend(me={"approval": 0.1, "public_trust": 0.1})
    assert calm == angry
    assert calm.size == pytest.approx(0.0012)
    assert calm.governance == 0.04


def test_it_hardly_regulates(nation: Any) -> None:
    assert nation.levers(traits={"caution": 0.0}).strictness == 0.0
    assert nation.levers(traits={"caution": 1.0}).strictness == pytest.approx(0.2)
