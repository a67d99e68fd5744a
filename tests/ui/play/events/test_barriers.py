"""Why pacts are refused: the same as the rules say, and in words that one can act on."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.load import load
from scenarios.pack import pack
from sim.flows import Flows
from sim.orders import Orders
from sim.pillars import Pact
from sim.rules.pacts import refuse
from sim.stocks import Stocks
from ui.play.events.barriers import Barrier, Barriers, barrier_said, refusal_said
from ui.play.events.news import REFUSED, read_news
from ui.play.words import DEFAULT, LANGUAGES, speak

WORLD = pack(load("quick"))
N = len(WORLD.codes)
ME, THEM, OTHER, FOE = 3, 1, 5, 6


@pytest.fixture(autouse=True)
def english():
    yield
    speak(DEFAULT)


def calm():
    """Orders and a state in which nothing stands in the way of any pact but export control."""
    now, orders = Stocks(N), Orders(N)
    now.trust[:] = 1.0
    orders.stance[:] = 1.0
    for i in range(N):
        for j in range(N):
            if i != j:
                orders.stance[i, j] = 0.8
    return now, orders


def found(now, orders, i=ME, j=THEM, then=None):
    return Barriers(WORLD, orders, now, then).between(i, j)


@settings(deadline=None, max_examples=60)  # the first example compiles
@given(seed=st.integers(0, 10_000))
def test_they_stand_where_the_rules_refuse(seed):
    luck = np.random.default_rng(seed)
    now, orders, flows, then = Stocks(N), Orders(N), Flows(N), Stocks(N)
    now.trust[:] = luck.uniform(0.0, 1.0, (N, N)) ** 0.5
    for k in range(N):  # whom it distrusts, and hardly is distrusted by
        now.trust[k, (k + 3) % N] = luck.uniform(0.0, 0.3)
    kind = luck.integers(0, 2, (N, N)).astype(float)
    now.pact[:, :, Pact.COMPUTE_SHARING] = np.tril(kind, -1) + np.tril(kind, -1).T
    orders.offer[:] = luck.random(orders.offer.shape) < 0.8
    orders.stance[:] = luck.uniform(0.0, 1.0, (N, N))
    orders.localisation[:] = luck.uniform(0.0, 1.0, N)
    then.cut_off[:] = luck.random((N, N)) < 0.1
    refuse(now, WORLD.nations, orders, WORLD.params.doors, flows, then)
    for i in range(N):
        for j in range(i):
            told = found(now, orders, i, j, then)
            back = found(now, orders, j, i, then)
            for pact in Pact:
                refused = flows.refused[i, j, pact] > 0.0
                assert (pact in told) == (pact in back) == refused


def test_data_kept_at_home_are_ones_own_first():
    now, orders = calm()
    orders.localisation[THEM] = 0.9
    assert found(now, orders)[Pact.DATA_FLOWS] == Barrier(Pact.DATA_FLOWS, "data", False)
    orders.localisation[ME] = 0.9
    assert found(now, orders)[Pact.DATA_FLOWS] == Barrier(Pact.DATA_FLOWS, "data", True)


def test_an_open_door_to_whom_a_partner_shuts_out():
    now, orders = calm()
    orders.stance[THEM, FOE] = 0.0
    why = found(now, orders)[Pact.JOINT_EXPORT_CONTROL]
    assert why == Barrier(Pact.JOINT_EXPORT_CONTROL, "control", True, FOE)
    orders.stance[ME, FOE] = 0.0
    assert Pact.JOINT_EXPORT_CONTROL not in found(now, orders)
    orders.stance[ME, THEM] = 0.0
    orders.stance[ME, FOE] = 0.1
    why = found(now, orders)[Pact.JOINT_EXPORT_CONTROL]
    assert why == Barrier(Pact.JOINT_EXPORT_CONTROL, "target", True)


def test_shared_compute_with_a_foe():
    now, orders = calm()
    now.trust[THEM, FOE] = 0.0
    orders.offer[ME, FOE, Pact.COMPUTE_SHARING] = 1.0
    assert Pact.COMPUTE_SHARING not in found(now, orders)  # it takes two
    orders.offer[FOE, ME, Pact.COMPUTE_SHARING] = 1.0
    why = found(now, orders)[Pact.COMPUTE_SHARING]
    assert why == Barrier(Pact.COMPUTE_SHARING, "compute", True, FOE)
    assert found(now, orders, THEM, ME)[Pact.COMPUTE_SHARING].mine is False
    cut = Stocks(N)
    cut.cut_off[FOE, ME] = 2.0
    assert Pact.COMPUTE_SHARING not in found(now, orders, then=cut)
    now.trust[ME, FOE] = 0.0  # nor would they trust each other enough to share
    assert Pact.COMPUTE_SHARING not in found(now, orders)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_said(language):
    speak(language)
    every = [
        Barrier(Pact.DATA_FLOWS, reason, mine, OTHER)
        for reason in ("data", "control", "target", "compute")
        for mine in (True, False)
    ]
    said = {barrier_said(one, WORLD.names) for one in every}
    assert len(said) == len(every)
    assert not any("{" in text or text.endswith(".") for text in said)


def test_refused_pacts_are_in_the_news_with_their_reason():
    now, orders = calm()
    flows = Flows(N)
    orders.localisation[ME] = 0.9
    for other in (THEM, OTHER):
        flows.refused[ME, other, Pact.DATA_FLOWS] = flows.refused[other, ME, Pact.DATA_FLOWS] = 1.0
    flows.refused[0, 2, Pact.DATA_FLOWS] = flows.refused[2, 0, Pact.DATA_FLOWS] = 1.0
    (item,) = read_news(WORLD, ME, [(now, flows, now, 1)], orders)
    assert (item.kind, item.mine) == (REFUSED, True)
    assert item.codes == tuple(WORLD.codes[k] for k in (ME, THEM, OTHER))
    names = [WORLD.names[k] for k in (THEM, OTHER)]
    told = f"Refused with {names[0]} and {names[1]}: data flows, because you keep data at home"
    assert (
        item.sentence
        == told
        == refusal_said(Barrier(Pact.DATA_FLOWS, "data", True), (THEM, OTHER), WORLD.names)
    )
