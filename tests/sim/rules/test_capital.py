import numpy as np
import pytest

from sim.rules import capital
from sim.rules.capability import quality
from tests.sim.supply_world import world


def test_investors_look_ahead_as_far_as_they_do() -> None:
    p = world(1).params.capital
    p.foresight = 0.0
    assert capital.market(1000.0, 0.4, 0.1, 0.3, p) == pytest.approx(p.market * 400.0 * 0.1)
    p.foresight = 1.0
    assert capital.market(1000.0, 0.4, 0.1, 0.3, p) == pytest.approx(p.market * 400.0 * 0.3)


@pytest.mark.parametrize("step", [1.0, 0.5])
def test_investment_follows_the_markets_that_one_serves(step: float) -> None:
    w = world(5, step=step)
    w.params.capital.foresight = 0.7
    w.supply()
    p, leader = w.params.capital, w.now.capability.max()
    assert w.flows.frontier[0] == leader
    seen = quality(leader, w.params.capability)
    ahead = quality(leader + p.horizon * w.now.pace[0], w.params.capability)
    market = p.market * w.now.gdp * w.nations.exposed * (0.3 * seen + 0.7 * ahead)
    assert w.flows.market == pytest.approx(market)
    over, inc = w.flows.strength[:, capital.OVERSIGHT], w.flows.strength[:, capital.INCENTIVES]
    rules = 1 - p.rules_drag * w.orders.strictness * (1 - p.governance_relief * over)
    aim = p.pull * (w.now.supplier_share.T @ market) * rules
    aim = aim * (p.incentive_floor + p.incentive_gain * inc)
    speed = p.adjustment * step / (1 + p.adjustment * step)
    assert w.then.investment == pytest.approx(w.now.investment + speed * (aim - w.now.investment))


def test_parts_of_a_union_invest_what_the_whole_would() -> None:
    whole, parts = world(4).supply(), world(4).cut(0, 3).supply()
    assert parts.then.investment[:3].sum() == pytest.approx(whole.then.investment[0])
    assert np.allclose(parts.then.investment[3:], whole.then.investment[1:], rtol=1e-12)
