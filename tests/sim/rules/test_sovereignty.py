import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Pact
from sim.rules import sovereignty
from tests.sim.midway import Midway, midway, nothing
from tests.world import parameters


def prepared(n: int, seed: int = 0) -> Midway:
    return midway(n, seed).research().standards().algorithms().capability().services()


def plainly(w: Midway) -> np.ndarray:
    """Sovereignty, spelled out."""
    p, f, n = w.params.services, w.flows, w.count
    leak = np.where(w.then.cut_off > 0, w.params.doors.cut_leak, 1.0)
    out = np.zeros(n)
    for i in range(n):
        others = [j for j in range(n) if not w.nations.union[i, j]]
        doubt = 1 - p.trust_cover * w.now.trust[i]
        risk = f.consumed[i] * leak[i] * doubt
        t1 = f.pact[i, :, Pact.COMPUTE_SHARING]
        worst = max(others, key=lambda j: risk[j], default=None)
        lost = [] if worst is None or risk[worst] <= 0.0 else [worst]
        bloc = [j for j in others if w.now.trust[i, j] < p.bloc_trust]
        if sum(risk[j] for j in bloc) > sum(risk[j] for j in lost):
            lost = bloc
        helps = [t1[j] * f.ease[i, j] * f.quality[j] * f.served[j] for j in others if j not in lost]
        ally = max(helps, default=0.0)
        share = sum(w.then.supplier_share[i, j] * doubt[j] for j in lost)
        left = w.then.ai_access[i] - sum(risk[j] for j in lost)
        left += p.replaced * share * max(f.home_service[i], p.ally_cover * ally)
        chips = p.chip_exposure * f.largest_chip_share[i]
        chips *= 1 - p.chip_cover * max((t1[j] for j in others), default=0.0)
        out[i] = np.clip(left / f.quality.max() * (1 - chips), 0, 1)
    return out


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("n", [1, 2, 3, 6])
def test_sovereignty_is_what_remains(n: int, seed: int) -> None:
    w = prepared(n, seed).sovereignty()
    assert w.then.sovereignty == pytest.approx(plainly(w), rel=1e-10)


def test_the_worst_partner_or_the_bloc_whichever_is_worse() -> None:
    w = prepared(5)
    w.now.trust[0] = (1.0, 0.9, 0.1, 0.1, 0.1)
    for shares in ((0.2, 0.5, 0.1, 0.1, 0.1), (0.2, 0.2, 0.2, 0.2, 0.2)):
        w.flows.consumed[0] = np.array(shares) * 0.1
        assert w.sovereignty().then.sovereignty[0] == pytest.approx(plainly(w)[0], rel=1e-12)


def test_a_trusted_partner_is_less_of_a_risk() -> None:
    w = prepared(3)
    w.flows.pact[:] = 0.0
    w.now.trust[0, 1:] = 0.5
    some = w.sovereignty().then.sovereignty[0]
    w.now.trust[0, 1:] = 0.9
    assert w.sovereignty().then.sovereignty[0] > some


def test_who_has_lost_a_partner_already_has_less_to_lose_to_it() -> None:
    w = prepared(2)
    w.now.trust[0, 1] = 0.4
    w.then.cut_off[0, 1] = 3.0
    w.services().sovereignty()
    assert w.then.sovereignty == pytest.approx(plainly(w), rel=1e-11)
    assert w.then.sovereignty[0] > 0.0


def test_the_worst_partner_is_no_ally_but_one_less_bad_is() -> None:
    w = prepared(3)
    w.now.trust[:] = 0.9
    w.flows.pact[0, :, Pact.COMPUTE_SHARING] = (0.0, 1.0, 1.0)
    w.flows.home_service[0] = 0.0
    for order in ((0.1, 0.05), (0.05, 0.1), (0.1, 0.1)):
        w.flows.consumed[0] = (0.02, *order)
        assert w.sovereignty().then.sovereignty[0] == pytest.approx(plainly(w)[0], rel=1e-12)


@settings(deadline=None, max_examples=60)
@given(st.floats(-1.0, 2.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_it_is_a_share(left: float, best: float, chips: float, sharing: float) -> None:
    p = parameters().services
    assert 0.0 <= sovereignty.sovereignty(left, best, chips, sharing, p) <= 1.0
    assert sovereignty.sovereignty(0.2, 0.4, 0.0, sharing, p) == pytest.approx(0.5)


def test_a_nation_cut_into_parts_is_as_sovereign() -> None:
    whole = midway(4)
    whole.orders.diversification[:] = 0.0
    whole.research().standards().algorithms().capability()
    cut = whole.split(0, 3).services().sovereignty()
    whole.services().sovereignty()
    assert cut.then.sovereignty[0] == pytest.approx(whole.then.sovereignty[0], rel=1e-10)
    assert cut.then.sovereignty[4:] == pytest.approx(whole.then.sovereignty[0], rel=1e-10)


def test_a_world_of_nothing_has_none() -> None:
    for n in (1, 3):
        w = nothing(n).run()
        assert not w.then.sovereignty.any()
