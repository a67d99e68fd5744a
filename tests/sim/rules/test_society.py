import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.rules import society
from tests.world import quiet, world

SHARE = st.floats(0.0, 1.0)
SPEED = st.floats(0.0, 5.0)


@settings(deadline=None, max_examples=80)
@given(SHARE, SHARE, SPEED, st.floats(0.01, 10.0))
def test_an_implicit_step_never_overshoots(level, target, speed, step) -> None:
    after = society.towards(level, target, speed, step)
    assert min(level, target) - 1e-15 <= after <= max(level, target) + 1e-15
    distance = (level - target) / (1 + speed * step)
    assert after - target == pytest.approx(distance, abs=1e-14)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 0.3), st.floats(-0.1, 0.2), SHARE)
def test_adoption_costs_jobs_and_reskilling_saves_them(level, gain, reskilling) -> None:
    p = world(1).params.society
    jobless = society.unemployment(level, gain, reskilling, 1.0, p)
    assert jobless >= 0.0
    assert society.unemployment(level, gain, 1.0, 1.0, p) <= jobless + 1e-15
    quiet_ = society.unemployment(level, -1.0, reskilling, 1.0, p)
    assert quiet_ == society.towards(level, p.natural_unemployment, p.reemployment, 1.0)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 5.0), SHARE, SHARE, SHARE)
def test_targets_stay_in_bounds(attack, access, able, cyber) -> None:
    p = world(1).params.society
    misled = society.misinformation(attack, access, able, cyber, p)
    assert 0.0 <= misled <= 1.0
    assert society.misinformation(attack, access, 1.0, cyber, p) <= misled
    trust = society.public_trust(able, access, misled, cyber, p)
    assert 0.0 <= trust <= 1.0
    assert society.public_trust(1.0, access, misled, cyber, p) >= trust
    approval = society.approval(attack - 2.5, able, misled, trust, p)
    assert 0.0 <= approval <= 1.0


def test_approval_follows_growth_jobs_and_trust() -> None:
    p = world(1).params.society
    base = society.approval(0.0, 0.05, 0.2, 0.5, p)
    assert base == pytest.approx(p.approval_base)
    assert society.approval(0.01, 0.05, 0.2, 0.5, p) > base
    assert society.approval(0.0, 0.08, 0.2, 0.5, p) < base
    assert society.approval(0.0, 0.05, 0.4, 0.5, p) < base
    assert society.approval(0.0, 0.05, 0.2, 0.7, p) > base


def test_privacy_brings_trust_and_cybersecurity_less_misinformation_by_their_weights() -> None:
    p = world(1).params.society
    p.trust_privacy, p.misinformation_cyber = 0.2, 0.5
    assert society.public_trust(0.2, 0.0, 0.2, 1.0, p) == pytest.approx(
        society.public_trust(0.2, 0.0, 0.2, 0.0, p) + 0.2
    )
    assert society.misinformation(0.1, 0.2, 0.0, 1.0, p) == pytest.approx(
        0.5 * society.misinformation(0.1, 0.2, 0.0, 0.0, p)
    )


def test_an_incident_scars_its_nation_and_echoes_by_openness() -> None:
    calm, struck = world(3), world(3)
    for w in (calm, struck):
        quiet(w.params)
    struck.nations.exposure[0] *= 1e9  # an incident is certain in nation 0
    struck.params.incidents.rate = 1e9
    struck.params.incidents.sector_risk[:] = 1.0
    calm.nations.exposure[:] = struck.nations.exposure
    struck.orders.stance[0, 2] = calm.orders.stance[0, 2] = 0.0
    struck.stocks.sector_adoption[1:] = calm.stocks.sector_adoption[1:] = 0.0
    calm.run()
    struck.run()
    assert list(struck.flows.incident) == [1.0, 0.0, 0.0]
    p, o = struck.params.incidents, struck.flows.openness
    trust = struck.stocks.public_trust / calm.stocks.public_trust
    assert trust == pytest.approx((1 - p.trust_scar, 1 - p.echo * o[1, 0], 1.0))
    approval = struck.stocks.approval / calm.stocks.approval
    assert approval == pytest.approx((1 - p.approval_scar, 1.0, 1.0))


def test_a_new_government_starts_with_its_own_approval() -> None:
    w = world(3)
    quiet(w.params)
    w.params.shocks.election_chance = 1.0 / w.params.step
    w.params.shocks.election_approval = 1.0
    w.run()
    assert (w.flows.election == 1.0).all()
    assert w.stocks.approval == pytest.approx(w.params.society.election_approval)


@pytest.mark.parametrize("seed", range(3))
def test_society_stays_in_bounds(seed: int) -> None:
    w = world(5, seed)
    w.params.incidents.rate = 1.0
    w.run(60)
    for name in ("public_trust", "approval", "misinformation", "unemployment"):
        values = getattr(w.stocks, name)
        assert (values >= 0.0).all()
        assert (values <= 1.0).all()


def test_no_more_than_all_are_jobless() -> None:
    p = world(1).params.society
    p.displacement, p.reemployment, p.reskilling_relief = 1.0, 0.0, 0.0
    assert society.unemployment(0.7, 0.2, 0.0, 1.0, p) == pytest.approx(0.9)
    assert society.unemployment(0.7, 0.9, 0.0, 1.0, p) == 1.0
