import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Programme, Sector
from sim.rules import adoption
from tests.world import quiet, world

SHARE = st.floats(0.0, 1.0)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.001, 0.5), st.floats(1.0, 2.0), st.floats(0.05, 0.95))
def test_logistic_adoption_is_its_closed_form(start: float, growth: float, cap: float) -> None:
    """n_t = cap / (1 + (cap / n_0 - 1) G^-t)."""
    share = start
    for _ in range(30):
        share = adoption.logistic(share, growth, cap)
    assert share == pytest.approx(cap / (1 + (cap / start - 1) * growth**-30.0), rel=1e-11)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 1.0), st.floats(1.0, 5.0), st.floats(0.02, 0.95))
def test_adoption_approaches_its_ceiling_from_either_side(share, growth, cap) -> None:
    after = adoption.logistic(share, growth, cap)
    assert min(share, cap) - 1e-12 <= after <= max(share, cap) + 1e-12
    assert adoption.logistic(0.0, growth, cap) == 0.0


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 1.0), SHARE, SHARE)
def test_the_ceiling_rises_with_access_trust_and_public_programmes(access, trust, public) -> None:
    p = world(1).params.adoption
    p.public_ceiling = 0.3
    here = adoption.ceiling(access, trust, public, p)
    assert adoption.LEAST_CEILING <= here <= p.ceiling
    assert adoption.ceiling(access + 0.1, trust, public, p) >= here
    assert adoption.ceiling(access, min(trust + 0.1, 1.0), public, p) >= here
    assert adoption.ceiling(access, trust, min(public + 0.1, 1.0), p) >= here - 1e-15


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE)
def test_regulation_has_a_cost_which_able_oversight_lowers(strictness, oversight) -> None:
    p = world(1).params.adoption
    brake = adoption.regulation_brake(strictness, oversight, p)
    assert 0.0 <= brake <= 1.0
    assert adoption.regulation_brake(0.0, oversight, p) == 1.0
    assert adoption.regulation_brake(1.0, oversight, p) <= brake
    assert adoption.regulation_brake(strictness, 1.0, p) >= brake


def test_programmes_drive_adoption() -> None:
    p = world(1).params.adoption
    p.rate_applied = 0.1
    assert adoption.drive(0.0, 0.0, 0.0, p) == p.rate_floor
    for k in range(3):
        on = [float(k == m) for m in range(3)]
        assert adoption.drive(*on, p) > p.rate_floor


def test_adoption_is_the_weighted_mean_of_the_sectors() -> None:
    w = world(4)
    before = w.stocks.adoption.copy()
    w.run()
    mean = (w.stocks.sector_adoption * w.nations.exposure).sum(axis=1)
    assert w.stocks.adoption == pytest.approx(mean, rel=1e-13)
    assert w.flows.adoption_gain == pytest.approx(w.stocks.adoption - before, abs=1e-14)


def test_faster_sectors_adopt_faster() -> None:
    w = world(2, same=True)
    quiet(w.params)
    w.stocks.sector_adoption[:] = 0.05
    w.params.adoption.sector_rate[:] = (0.9, 0.8, 1.3, 0.8, 1.0)
    w.run(4)
    n = w.stocks.sector_adoption[0]
    assert n[Sector.FINANCE] > n[Sector.MANUFACTURING]
    assert n[Sector.ENERGY] > n[Sector.HEALTHCARE] == n[Sector.TRANSPORTATION]


@pytest.mark.parametrize("seed", range(4))
def test_adoption_peaks_inside_strictness(seed: int) -> None:
    """Regulation slows adoption and earns trust: after ten years some of it beats none and all."""
    levels = (0.0, 0.1, 0.25, 0.5, 0.75, 1.0)
    adopted = []
    for level in levels:
        w = world(4, seed)
        quiet(w.params)
        w.orders.strictness[0] = level
        adopted.append(w.run(round(40 / w.params.step)).stocks.adoption[0])
    best = adopted.index(max(adopted))
    assert 0 < best < len(levels) - 1, adopted


def test_preferring_home_services_slows_the_public_sector_only() -> None:
    free, home = world(3), world(3)
    home.orders.procurement[0] = 1.0
    for w in (free, home):
        quiet(w.params)
        w.params.suppliers.procurement_pull = 0.0
        w.run()
    assert (home.stocks.own_service < 1.0).all()
    state = [Sector.ENERGY, Sector.HEALTHCARE, Sector.TRANSPORTATION]
    private = [Sector.FINANCE, Sector.MANUFACTURING]
    n, m = home.stocks.sector_adoption[0], free.stocks.sector_adoption[0]
    assert (n[state] < m[state]).all()
    assert n[private] == pytest.approx(m[private], rel=1e-14)


def test_regulation_slows_the_first_years_of_adoption() -> None:
    gains = []
    for strictness in (0.0, 0.5, 1.0):
        w = world(4)
        quiet(w.params)
        w.orders.strictness[0] = strictness
        gains.append(w.run().stocks.adoption[0])
    assert gains == sorted(gains, reverse=True)


def test_an_unknown_world_keeps_adoption_inside_its_bounds() -> None:
    w = world(5, 9).run(60)
    assert (w.stocks.sector_adoption > 0.0).all()
    assert (w.stocks.sector_adoption < 1.0).all()
    assert np.isfinite(w.flows.adoption_gain).all()


def test_a_tick_is_the_logistic_curve_of_its_equations() -> None:
    """n' from n by A1 to A4, sector by sector, at the growth of a tick of h quarters."""
    w = world(4, 2)
    w.params.adoption.rate_applied = 0.1
    w.params.adoption.public_ceiling = 0.3
    w.params.adoption.procurement_drag = 0.4
    before, trust = w.stocks.sector_adoption.copy(), w.stocks.public_trust.copy()
    w.run()
    p, f, s = w.params.adoption, w.flows, w.stocks
    for i in range(4):
        brake = adoption.regulation_brake(
            w.orders.strictness[i], f.strength[i, Programme.OVERSIGHT], p
        )
        lag = 1 - p.procurement_drag * w.orders.procurement[i] * (1 - s.own_service[i])
        for c in Sector:
            private = c in (Sector.FINANCE, Sector.MANUFACTURING)
            programme = Programme.PARTNERSHIPS if private else Programme.PUBLIC_ADOPTION
            speed = adoption.drive(
                f.strength[i, programme],
                f.strength[i, Programme.RESKILLING],
                f.strength[i, Programme.APPLIED_RESEARCH],
                p,
            )
            speed *= 1 if private else lag
            growth = 1 + p.rate * w.params.step * speed * brake * p.sector_rate[c]
            public = 0 if private else f.strength[i, programme]
            cap = adoption.ceiling(s.ai_access[i], trust[i], public, p)
            expected = adoption.logistic(before[i, c], growth, cap)
            assert s.sector_adoption[i, c] == pytest.approx(expected, rel=1e-12)
