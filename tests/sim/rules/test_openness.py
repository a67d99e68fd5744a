import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import PACTS, Pact
from sim.rules import openness
from sim.rules.openness import trust_asked, trusted
from tests.world import pairs, quiet, world

SHARE = st.floats(0.0, 1.0)


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE)
def test_openness_is_mutual_and_diplomacy_makes_it_work(there, back, mine, theirs) -> None:
    p = world(1).params.openness
    open_ = openness.mutual(there, back)
    assert open_ == openness.mutual(back, there)
    assert min(there, back) - 1e-15 <= open_ <= max(there, back) + 1e-15
    works = openness.ease(open_, mine, theirs, p)
    assert p.ease_floor * open_ - 1e-15 <= works <= open_ + 1e-15
    assert openness.ease(open_, 1.0, 1.0, p) == pytest.approx(open_)
    assert openness.ease(open_, 0.0, 1.0, p) == pytest.approx(p.ease_floor * open_)


def test_isolating_one_side_closes_both() -> None:
    w = world(3)
    w.orders.stance[0, 1] = 0.0
    w.run()
    assert w.flows.openness[0, 1] == w.flows.openness[1, 0] == 0.0
    assert w.flows.ease[1, 0] == 0.0
    assert w.flows.openness[0, 2] > 0.0
    assert (w.flows.ease.diagonal() == 1.0).all()


def test_a_cut_off_leaves_a_leak_of_the_stance() -> None:
    w = world(3)
    quiet(w.params)
    w.stocks.cut_off[1, 0] = 5.0  # 0 cuts 1 off
    w.run()
    leak = w.params.openness.cut_leak
    assert w.flows.gate[0, 1] == pytest.approx(leak * w.orders.stance[0, 1])
    assert w.flows.gate[1, 0] == w.orders.stance[1, 0]
    assert w.stocks.stance[0, 1] == w.orders.stance[0, 1], "the stance taken is remembered"


def test_pacts_need_both_offers_and_no_cut_off() -> None:
    w = world(3)
    quiet(w.params)
    w.stocks.trust[:] = 1.0
    w.orders.offer[:] = 0.0
    w.orders.offer[0, 1] = w.orders.offer[1, 0] = 1.0
    w.orders.offer[0, 2] = 1.0
    w.orders.offer[2, 2] = 1.0  # to itself: ignored
    w.run()
    assert (w.stocks.pact[0, 1] == 1.0).all()
    assert (w.stocks.pact[1, 0] == 1.0).all()
    assert w.stocks.pact.sum() == 2 * PACTS
    w.stocks.cut_off[0, 1] = 5.0
    w.run()
    assert not w.stocks.pact.any()
    assert not w.flows.offers_broken.any(), "a cut-off suspends pacts, it does not break them"


@pytest.mark.parametrize("kind", list(Pact))
def test_a_pact_needs_the_trust_of_both(kind: Pact) -> None:
    asked = trust_asked(int(kind), world(1).params.openness)
    assert asked == getattr(world(1).params.openness, f"{kind.name.lower()}_trust") > 0.0
    for mine, theirs, held in ((1.0, 1.0, 1.0), (1.0, asked - 0.01, 0.0), (asked - 0.01, 1.0, 0.0)):
        w = world(2)
        quiet(w.params)
        w.orders.offer[0, 1, kind] = w.orders.offer[1, 0, kind] = 1.0
        w.stocks.trust[0, 1], w.stocks.trust[1, 0] = mine, theirs
        w.run()
        assert w.stocks.pact[0, 1, kind] == w.stocks.pact[1, 0, kind] == held
        assert not w.flows.offers_broken.any(), "who offers and is not trusted breaks nothing"


def test_a_pact_in_force_outlives_some_distrust() -> None:
    p = world(1).params.openness
    assert trusted(0.45, 0.9, 0.5, 0.0, p) == 0.0
    assert trusted(0.45, 0.9, 0.5, 1.0, p) == 1.0
    assert trusted(0.5 - p.pact_patience - 0.01, 0.9, 0.5, 1.0, p) == 0.0


def test_taking_an_offer_back_breaks_the_pact() -> None:
    w = world(3)
    quiet(w.params)
    w.stocks.trust[:] = 1.0
    w.orders.offer[:] = 1.0
    w.run()
    w.orders.offer[1, 2, :2] = 0.0
    w.run()
    assert w.flows.offers_broken[1, 2] == 2.0
    assert w.flows.offers_broken.sum() == 2.0
    assert (w.stocks.pact[1, 2, :2] == 0.0).all()
    assert (w.stocks.pact[2, 1, :2] == 0.0).all()
    w.run()
    assert not w.flows.offers_broken.any(), "broken once, not every quarter"


def export_control(stance_of_partner: float):
    w = world(3, same=True)
    quiet(w.params)
    w.stocks.trust[:] = 1.0
    w.orders.stance[:] = 1.0
    w.orders.offer[:] = 0.0
    kind = int(Pact.JOINT_EXPORT_CONTROL)
    w.orders.offer[0, 1, kind] = w.orders.offer[1, 0, kind] = 1.0
    w.orders.stance[1, 2] = stance_of_partner
    return w.run().flows


def test_joint_export_control_aligns_members_against_outsiders() -> None:
    closed, open_ = export_control(0.0), export_control(1.0)
    grip = world(1).params.openness.export_control_grip
    assert open_.chip_gate == pytest.approx(1.0)
    assert closed.chip_gate[0, 2] == pytest.approx(1.0 - grip / 2.0)
    assert closed.chip_gate[0, 1] == pytest.approx(1.0), "members trade freely"
    assert closed.gate[0, 2] == 1.0, "services and people are not concerned"
    assert closed.chip_gate[2, 0] == pytest.approx(1.0), "the outsider's own exports are its own"


@pytest.mark.parametrize("seed", range(3))
def test_gates_stay_between_zero_and_the_stance(seed: int) -> None:
    w = world(5, seed).run(6)
    for i, j in pairs(5):
        assert 0.0 <= w.flows.chip_gate[i, j] <= w.flows.gate[i, j] <= w.orders.stance[i, j]
