import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.dice import Event, Luck, uniform
from sim.pillars import Pact
from sim.rules import incidents
from tests.world import quiet, world

SHARE = st.floats(0.0, 1.0)


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE, SHARE)
def test_intensity_falls_with_governance_and_standards(risk, access, able, std, foreign) -> None:
    p = world(1).params.incidents
    z = incidents.intensity(risk, access, able, std, foreign, p)
    assert z >= 0.0
    assert incidents.intensity(risk, access, 1.0, std, foreign, p) <= z
    assert incidents.intensity(risk, access, able, 1.0, foreign, p) <= z
    assert incidents.intensity(risk, access, able, std, 1.0, p) >= z
    assert incidents.intensity(0.0, access, able, std, foreign, p) == 0.0


def test_standards_are_the_mean_over_partners_of_the_pacts_that_work() -> None:
    w = world(3)
    quiet(w.params)
    kind = int(Pact.SAFETY_STANDARDS)
    w.orders.offer[:, :, kind] = 0.0
    w.orders.offer[0, 1, kind] = w.orders.offer[1, 0, kind] = 1.0
    w.run()
    assert w.flows.standards[0] == pytest.approx(w.flows.ease[0, 1] / 2)
    assert w.flows.standards[2] == 0.0


def test_a_lone_nation_has_no_partners_to_agree_with() -> None:
    w = world(1).run()
    assert w.flows.standards[0] == 0.0


def test_an_incident_follows_its_addressed_draw() -> None:
    w = world(3)
    w.params.incidents.rate = 2.0
    for _ in range(20):
        tick = w.tick
        w.run()
        z = w.flows.hazard * w.params.step
        for i in range(3):
            draw = uniform(Luck(w.seed, w.replicate, tick), Event.INCIDENT, i, 0)
            assert w.flows.incident[i] == float(draw < z[i] / (1 + z[i]))


def test_incident_counts_match_their_chances() -> None:
    """Σ incidents is within four standard deviations of Σ z / (1 + z)."""
    start = world(3)
    start.params.incidents.rate = 2.0
    hits = expected = variance = 0.0
    for seed in range(250):
        w = start.copy()
        w.seed = seed
        w.run()
        z = w.flows.hazard * w.params.step
        chance = z / (1 + z)
        hits += w.flows.incident.sum()
        expected += chance.sum()
        variance += (chance * (1 - chance)).sum()
    assert abs(hits - expected) < 4 * math.sqrt(variance)
    assert hits > 50


def test_a_longer_step_has_more_chances() -> None:
    short, long = world(3), world(3)
    for w in (short, long):
        w.params.incidents.rate = 0.3
    long.params.step *= 2.0
    hits = []
    for w in (short, long):
        count = 0.0
        for seed in range(80):
            again = w.copy()
            again.seed = seed
            count += again.run().flows.incident.sum()
        hits.append(count)
    assert hits[1] > hits[0]


def test_strictness_lowers_incidents() -> None:
    rates = []
    for strictness in (0.0, 0.5, 1.0):
        w = world(3)
        w.orders.strictness[0] = strictness
        rates.append(w.run().flows.hazard[0])
    assert rates == sorted(rates, reverse=True)
