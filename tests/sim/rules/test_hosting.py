import numpy as np
import pytest

from sim.rules import hosting
from tests.sim.supply_world import world


def test_power_serves_compute_or_all_of_it() -> None:
    assert hosting.powered(2.0, 4.0, 1.0) == 0.5
    assert hosting.powered(8.0, 4.0, 1.0) == 1.0
    assert hosting.powered(1.0, 0.0, 1.0) == 1.0
    assert hosting.powered(0.0, 1.0, 1.0) == 0.0
    assert hosting.powered(0.0, 0.0, 1.0) == 0.0


def test_chips_need_less_power_year_by_year_and_with_good_centres() -> None:
    p = world(1).params.power
    assert hosting.power_use(0.0, 0.0, p) == p.use
    assert hosting.power_use(1.0, 0.0, p) == pytest.approx(p.use * (1 - p.saving))
    ratio = hosting.power_use(0.0, -8.0, p) / p.use
    assert ratio == pytest.approx(np.exp(8 * p.progress))


@pytest.mark.parametrize("step", [1.0, 0.5])
def test_all_money_is_placed_where_power_is_plenty(step: float) -> None:
    w = world(5, step=step)
    w.now.energy[:] = 100.0
    w.supply()
    money = step / 4 * w.then.investment + w.flows.spend[:, hosting.PARTNERSHIPS]
    money += w.flows.spend[:, hosting.DATA_CENTRES]
    share = w.params.capital.chip_share
    assert w.flows.hosting.sum(axis=1) == pytest.approx(share * money)
    assert w.flows.chip_spend == pytest.approx(w.flows.hosting.sum(axis=0))


def test_money_that_finds_no_power_stays_unspent() -> None:
    w = world(1)
    w.now.energy[:] = 0.0
    w.supply()
    private = w.then.investment[0] * w.params.step / 4 + w.flows.spend[0, hosting.PARTNERSHIPS]
    p = w.params.capital
    public = w.flows.spend[0, hosting.DATA_CENTRES]
    assert w.flows.chip_spend[0] == pytest.approx(p.chip_share * (p.hurdle * private + public))


def test_doors_and_trust_decide_who_hosts() -> None:
    w = world(3)
    w.orders.stance[2, 0] = 0.0
    w.supply()
    assert w.flows.hosting[0, 2] == w.flows.hosting[2, 0] == 0.0
    fond = world(3)
    fond.orders.stance[2, 0] = 0.0
    fond.now.trust[0, 1] = 1.0
    assert fond.supply().flows.hosting[0, 1] > w.flows.hosting[0, 1]


def test_a_state_that_works_better_draws_by_the_power_of_it() -> None:
    p = world(1).params.capital
    draws = [hosting.site(3.0, 0.1, 0.5, 0.4, 0.8, able, p) for able in (0.4, 0.8)]
    assert draws[1] / draws[0] == pytest.approx(2.0**p.governance)
    p.governance = 0.0
    plain = hosting.site(3.0, 0.1, 0.5, 0.4, 0.8, 1.0, p)
    assert hosting.site(3.0, 0.1, 0.5, 0.4, 0.8, 0.0, p) == pytest.approx(plain)


def test_no_site_no_money() -> None:
    w = world(2)
    w.nations.data_centres[:] = w.now.energy[:] = 0.0
    w.orders.split[:] = 0.0
    assert not w.supply().flows.hosting.any()


def test_parts_of_a_union_host_and_own_as_much_as_the_whole() -> None:
    whole, parts = world(4).supply(), world(4).cut(0, 3).supply()
    assert parts.then.powered == pytest.approx(whole.then.powered[[0, 0, 0, 1, 2, 3]])
    joined = np.zeros((4, 4))
    of = [0, 0, 0, 1, 2, 3]
    np.add.at(joined, np.ix_(of, of), parts.flows.hosting)
    assert joined == pytest.approx(whole.flows.hosting)
