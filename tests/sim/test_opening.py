"""What the opening makes of data, beyond its docking to the page."""

import numpy as np
import pytest

from sim.flows import Flows
from sim.opening import calmed, open_world
from sim.orders import Orders
from sim.stocks import Stocks
from sim.tick import advance
from tests.sim.supply_world import Supply, world

NO_DATES = np.zeros((0, 5))


def opened(w: Supply) -> tuple[Orders, Flows, Stocks]:
    n = w.now.nations
    orders, flows, then = Orders(n), Flows(n), Stocks(n)
    calm = calmed(w.params)
    open_world(w.now, w.nations, w.params, calm, NO_DATES, orders, flows, then)
    return orders, flows, then


def test_the_worst_stance_met_is_the_other_s_own() -> None:
    w = world(3)
    w.now.stance[0, 1], w.now.stance[1, 0] = 0.2, 0.7
    opened(w)
    assert w.now.worst_stance[0, 1] == 0.7
    assert w.now.worst_stance[1, 0] == 0.2


def test_natural_unemployment_is_data() -> None:
    w = world(3)
    w.now.unemployment[:] = 0.07
    w.nations.natural_unemployment[:] = (0.03, 0.05, 0.09)
    opened(w)
    assert list(w.nations.natural_unemployment) == [0.03, 0.05, 0.09]


def test_the_first_quarter_sells_and_studies_as_usual() -> None:
    w = world(4)
    w.now.adoption[:], w.nations.exposure[:] = 0.1, 0.2
    w.now.people[:] = 10.0
    w.now.stance[:] = 1.0
    orders, flows, then = opened(w)
    assert (w.now.service_sales > 0.0).all()
    calm = calmed(w.params)
    advance(w.now, orders, w.nations, calm, NO_DATES, 0, 0, 0, flows, then)
    usual = flows.research.copy()
    assert then.gdp == pytest.approx(then.potential, rel=1e-12)
    w.now.service_sales[:] = 0.0
    advance(w.now, orders, w.nations, calm, NO_DATES, 0, 0, 0, flows, then)
    assert (flows.research < usual).all()
