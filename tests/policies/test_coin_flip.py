"""Coin-flip, in a table."""

from typing import Any

import pytest

from policies import coin_flip
from sim.dice import Event, Luck, uniform
from sim.pillars import Pact


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(coin_flip)


@pytest.mark.parametrize("rival", [{}, {"stance": 0.0}, {"trust": 0.0}, {"lag": 0.0}])
def test_it_is_open_half_the_time_whatever_the_rival_does(nation: Any, rival: Any) -> None:
    stances = [nation.stance(rival, tick=t) for t in range(2000)]
    assert set(stances) == {0.1, 1.0}
    assert stances.count(1.0) / len(stances) == pytest.approx(0.5, abs=0.04)


def test_the_same_throw_gives_the_same_answer(nation: Any) -> None:
    assert [nation.stance(tick=t) for t in range(50)] == [nation.stance(tick=t) for t in range(50)]


def test_a_pact_needs_an_open_stance_and_a_throw_of_its_own(nation: Any) -> None:
    open_ticks = [t for t in range(400) if nation.stance(tick=t) == 1.0]
    closed_ticks = set(range(400)) - set(open_ticks)
    assert all(nation.pacts(tick=t) == set() for t in closed_ticks)
    flows = [Pact.DATA_FLOWS in nation.pacts(tick=t) for t in open_ticks]
    assert sum(flows) / len(flows) == pytest.approx(0.5, abs=0.1)
    assert all(Pact.JOINT_EXPORT_CONTROL not in nation.pacts(tick=t) for t in range(50))


def test_money_and_doors_are_thrown_for_too(nation: Any) -> None:
    assert {nation.spend(tick=t).infrastructure for t in range(50)} == {0.25, 0.35}
    assert {nation.levers(tick=t).visa for t in range(50)} == {0.4, 0.8}


def test_heads_are_machines_and_open_doors(nation: Any) -> None:
    """Below one half is heads, for the throw at each choice's own address."""

    def heads(event: int, tick: int) -> bool:
        return uniform(Luck(1, 2, tick), event, 0, 1) < 0.5

    for tick in range(40):
        budget, levers = nation.spend(tick=tick), nation.levers(tick=tick)
        spend_heads = heads(int(Event.SPENDING_CHOICE), tick)
        assert budget.infrastructure == pytest.approx(0.35 if spend_heads else 0.25)
        assert budget.research == pytest.approx(0.2 if spend_heads else 0.3)
        assert (levers.localisation == 0.0) == heads(int(Event.LEVER_CHOICE), tick)
        assert levers.safety == (0.0 if levers.localisation == 0.0 else 0.5)
        assert (nation.stance(tick=tick) == 1.0) == heads(int(Event.STANCE_CHOICE), tick)
