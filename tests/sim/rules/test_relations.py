import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.rules import relations
from tests.world import pairs, quiet, world

SHARE = st.floats(0.0, 1.0)


@settings(deadline=None, max_examples=60)
@given(st.floats(-10.0, 10.0), SHARE, SHARE)
def test_threat_needs_a_lead_arms_and_distrust(lag: float, military: float, trust: float) -> None:
    p = world(1).params.relations
    fear = relations.threat(lag, military, trust, p)
    assert 0.0 <= fear <= 1.0
    assert relations.threat(lag + 1.0, military, trust, p) >= fear
    assert relations.threat(lag, military, 1.0, p) == 0.0
    assert relations.threat(-p.threat_parity, military, trust, p) == 0.0
    assert relations.threat(0.0, 1.0, 0.0, p) > 0.0, "equals still feel it"


@settings(deadline=None, max_examples=60)
@given(SHARE, st.integers(0, 6), st.floats(0.0, 2.0), SHARE, st.booleans())
def test_the_target_of_trust_is_a_share(stance, pacts, fear, rivalry, cut) -> None:
    p = world(1).params.relations
    p.trust_dialogue = 0.1

    def aim(stance: float, rivalry: float, ease: float = 0.5) -> float:
        return relations.trust_target(stance, pacts, ease, fear, rivalry, float(cut), p)

    target = aim(stance, rivalry)
    assert 0.0 <= target <= 1.0
    assert aim(1.0, rivalry) >= target
    assert aim(stance, 1.0) <= target
    assert aim(stance, rivalry, 1.0) >= target


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, st.integers(0, 6), st.floats(0.1, 5.0))
def test_trust_moves_towards_its_target_and_falls_faster(level, target, broken, step) -> None:
    p = world(1).params.relations
    after = relations.trust(level, target, 0.0, step, p)
    assert min(level, target) - 1e-15 <= after <= max(level, target) + 1e-15
    assert relations.trust(level, target, broken, step, p) == pytest.approx(
        after / (1 + p.broken_pact * broken)
    )
    rise = relations.trust(0.4, 0.6, 0.0, step, p) - 0.4
    fall = 0.6 - relations.trust(0.6, 0.4, 0.0, step, p)
    assert fall > rise > 0.0


def test_openness_earns_trust_and_a_cut_off_loses_it() -> None:
    ends = []
    for stance, cut in ((1.0, 0.0), (0.2, 0.0), (1.0, 8.0)):
        w = world(3)
        quiet(w.params)
        w.orders.stance[1, 0] = stance
        w.stocks.cut_off[0, 1] = cut
        ends.append(w.run().stocks.trust[0, 1])
    assert ends[0] > ends[1]
    assert ends[0] > ends[2]


def test_a_broken_pact_costs_trust_at_once() -> None:
    kept, broken = world(3), world(3)
    for w in (kept, broken):
        quiet(w.params)
        w.orders.offer[:] = 1.0
        w.params.relations.trust_pact = 0.0
        w.run()
    broken.orders.offer[0, 1, 2] = 0.0
    kept.run()
    broken.run()
    ratio = broken.stocks.trust[1, 0] / kept.stocks.trust[1, 0]
    assert ratio == pytest.approx(1 / (1 + broken.params.relations.broken_pact))
    assert broken.stocks.trust[0, 1] == pytest.approx(kept.stocks.trust[0, 1], rel=1e-3)


def test_the_worst_stance_is_remembered() -> None:
    w = world(3)
    quiet(w.params)
    w.orders.stance[:] = 1.0
    w.run()
    w.orders.stance[1, 0] = 0.2
    w.run()
    w.orders.stance[1, 0] = 1.0
    w.run()
    assert w.stocks.worst_stance[0, 1] == 0.2
    assert w.stocks.worst_stance[1, 0] == 1.0
    assert w.stocks.stance[1, 0] == 1.0


def test_rivalry_holds_trust_down_whatever_the_stance() -> None:
    """Openness does not cure rivalry."""
    w = world(2, same=True)
    quiet(w.params)
    w.orders.stance[:] = 1.0
    friends = w.copy().run(200).stocks.trust[0, 1]
    w.nations.rivalry[:] = 0.4 * (1 - np.eye(2))
    rivals = w.run(200).stocks.trust[0, 1]
    assert rivals < friends - 0.3


def test_threat_felt_is_the_sum_over_all_others() -> None:
    w = world(4)
    before = w.stocks.trust.copy()
    w.run()
    p, q = w.params.relations, w.stocks.capability
    for i in range(4):
        felt = 0.0
        for j in range(4):
            if i != j:
                felt += relations.threat(q[j] - q[i], w.nations.military[j], before[i, j], p)
        assert w.stocks.threat[i] == pytest.approx(felt, rel=1e-13)


def test_trust_is_a_share_and_full_in_oneself() -> None:
    w = world(5, 2).run(60)
    assert (w.stocks.trust.diagonal() == 1.0).all()
    for i, j in pairs(5):
        assert 0.0 <= w.stocks.trust[i, j] <= 1.0
