"""Each shock: its own draw, its chance, its duration, and the calendar."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.dice import Event, Luck, uniform
from sim.rules import shocks
from sim.stocks import Stocks
from tests.world import CHANCES, World, pairs, quiet, world

SHOCKED = {
    "fab_loss_chance": ("fab_loss",),
    "cut_off_chance": ("cut_off",),
    "decoupling_chance": ("cut_off",),
    "election_chance": ("transition",),
    "talent_freeze_chance": ("talent_freeze",),
}
ALL = ("fab_loss", "cut_off", "transition", "talent_freeze")


def tense(seed: int = 0) -> World:
    """A world in which every shock is likely."""
    w = world(4, seed)
    for name in CHANCES:
        setattr(w.params.shocks, name, 0.3)
    w.params.shocks.election_approval = 1.0
    return w


def one_tick(w: World, tick: int) -> Stocks:
    again = w.copy()
    again.tick = tick
    return again.run().stocks


@pytest.mark.parametrize("off", CHANCES)
def test_switching_one_shock_off_leaves_every_other_draw_alone(off: str) -> None:
    on, without = tense(), tense()
    setattr(without.params.shocks, off, 0.0)
    struck = False
    for tick in range(40):
        a, b = one_tick(on, tick), one_tick(without, tick)
        struck = struck or a.memory.tobytes() != b.memory.tobytes()
        for name in ALL:
            if name not in SHOCKED[off]:
                assert (getattr(a, name) == getattr(b, name)).all(), (name, tick)
    assert struck


def test_cut_offs_and_decoupling_draw_apart() -> None:
    on, without = tense(), tense()
    without.params.shocks.decoupling_chance = 0.0
    for tick in range(40):
        a, b = one_tick(on, tick), one_tick(without, tick)
        differs = a.cut_off != b.cut_off
        assert (on.nations.bloc_line[differs] == 1.0).all()
        assert (a.cut_off[differs] == on.params.shocks.decoupling_quarters).all()


def test_breakthroughs_do_not_move_other_draws() -> None:
    on, without = tense(), tense()
    on.params.ideas.breakthrough_chance = 0.9
    without.params.ideas.breakthrough_chance = 0.0
    found = 0.0
    for tick in range(20):
        a, b = one_tick(on, tick), one_tick(without, tick)
        found += np.abs(a.algorithms - b.algorithms).max()
        for name in ALL:
            assert (getattr(a, name) == getattr(b, name)).all()
    assert found > 0.0


def test_without_shocks_the_seed_has_no_effect() -> None:
    ends = []
    for seed in (1, 99):
        w = world(4)
        quiet(w.params)
        w.seed = seed
        ends.append(w.run(12).stocks.memory.tobytes())
    assert ends[0] == ends[1]


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 20.0), st.floats(0.1, 4.0), st.booleans(), st.floats(1.0, 20.0))
def test_a_shock_runs_down_and_never_below_zero(left, step, strikes, quarters) -> None:
    after = shocks.time_left(left, step, strikes, quarters)
    if left > 0.0:
        assert after == max(left - step, 0.0)
    else:
        assert after == (quarters if strikes else 0.0)


def test_cut_offs_are_likelier_the_lower_trust_and_impossible_at_full_trust() -> None:
    p = world(2).params.shocks
    for step in (1.0, 0.5, 2.0):
        chances = [shocks.cut_off_chance(trust / 10, step, p) for trust in range(11)]
        assert chances == sorted(chances, reverse=True)
        assert chances[10] == 0.0
        assert chances[5] == pytest.approx(p.cut_off_chance * step)


@pytest.mark.parametrize(
    ("chance", "field", "event"),
    [
        ("fab_loss_chance", "fab_loss", Event.FAB_LOSS),
        ("talent_freeze_chance", "talent_freeze", Event.TALENT_FREEZE),
        ("election_chance", "transition", Event.ELECTION),
    ],
)
def test_a_nations_shock_follows_its_addressed_draw(chance: str, field: str, event: int) -> None:
    w = tense(2)
    w.stocks.fab[0] = 0.5 * w.params.shocks.fab_loss_floor
    w.stocks.fab[1:] = 1.0
    for tick in range(30):
        struck = getattr(one_tick(w, tick), field) > 0.0
        for i in range(4):
            drawn = uniform(Luck(w.seed, w.replicate, tick), event, i, 0) < 0.3 * w.params.step
            assert struck[i] == (drawn and not (field == "fab_loss" and i == 0))


def test_a_cut_off_follows_its_addressed_draw_and_needs_an_open_stance() -> None:
    w = tense(3)
    w.params.shocks.decoupling_chance = 0.0
    w.orders.stance[2, 0] = 0.1
    for tick in range(30):
        cut = one_tick(w, tick).cut_off
        for i, j in pairs(4):
            chance = 4 * 0.3 * w.params.step * (1 - w.stocks.trust[j, i]) ** 2
            drawn = uniform(Luck(w.seed, w.replicate, tick), Event.CUT_OFF, j, i) < chance
            closed = w.orders.stance[j, i] <= shocks.OPEN_STANCE
            assert (cut[i, j] > 0.0) == (drawn and not closed)
        assert (np.diag(cut) == 0.0).all()


def test_shocks_come_as_often_as_their_chance() -> None:
    w = world(4)
    quiet(w.params)
    w.params.shocks.talent_freeze_chance = 0.1
    w.params.shocks.talent_freeze_quarters = 1.0
    n, chance = 200, 0.1 * w.params.step
    hits = sum(int((one_tick(w, tick).talent_freeze > 0).sum()) for tick in range(n))
    assert abs(hits - chance * 4 * n) < 4 * math.sqrt(4 * n * chance * (1 - chance))


def test_only_an_unpopular_government_falls() -> None:
    w = tense()
    w.params.shocks.election_chance = 1.0 / w.params.step
    w.params.shocks.election_approval = 0.5
    w.stocks.approval[:] = (0.3, 0.49, 0.51, 0.9)
    w.run()
    assert list(w.stocks.transition > 0) == [True, True, False, False]
    assert list(w.flows.election) == [1.0, 1.0, 0.0, 0.0]
    assert w.stocks.approval[0] >= w.params.society.election_approval * 0.8
    w.run()
    assert w.flows.election[0] == 0.0, "not while it is still changing"


def test_a_lost_fab_makes_fewer_chips_and_recovers() -> None:
    calm, struck = world(3), world(3)
    for w in (calm, struck):
        quiet(w.params)
        w.params.shocks.fab_loss_severity = 0.7
    struck.stocks.fab_loss[1] = 3.0 * struck.params.step
    for left in (2.0, 1.0):
        calm.run()
        struck.run()
        assert struck.stocks.fab_loss[1] == left * struck.params.step
        ratio = struck.flows.fab_output[1] / calm.flows.fab_output[1]
        assert ratio == pytest.approx(0.3, rel=1e-6)
    struck.run()
    assert struck.stocks.fab_loss[1] == 0.0


def dated(event: Event, who: int, whom: int = 0, tick: int = 2) -> World:
    w = world(3)
    quiet(w.params)
    w.calendar = np.array([[tick, event, who, whom, 5.0]])
    w.run(tick)
    for name in ALL:
        assert not getattr(w.stocks, name).any()
    return w.run()


@pytest.mark.parametrize(
    ("event", "field"),
    [
        (Event.FAB_LOSS, "fab_loss"),
        (Event.TALENT_FREEZE, "talent_freeze"),
        (Event.ELECTION, "transition"),
    ],
)
def test_the_calendar_strikes_its_nation_on_its_date(event: Event, field: str) -> None:
    w = dated(event, 1)
    assert list(getattr(w.stocks, field)) == [0.0, 5.0, 0.0]
    assert list(w.flows.election) == [0.0, float(event == Event.ELECTION), 0.0]
    assert list(getattr(w.run().stocks, field)) == [0.0, 5.0 - w.params.step, 0.0]


def test_the_calendar_lets_one_nation_cut_another_off() -> None:
    w = dated(Event.CUT_OFF, who=2, whom=1)
    expected = np.zeros((3, 3))
    expected[1, 2] = 5.0
    assert (w.stocks.cut_off == expected).all()


def test_decoupling_needs_a_bloc_line() -> None:
    w = world(3, same=True)
    quiet(w.params)
    w.params.shocks.decoupling_chance = 1.0 / w.params.step
    w.params.shocks.decoupling_quarters = 10.0
    w.stocks.trust[:] = 0.0
    assert not w.run().stocks.cut_off.any()
    w.nations.bloc_line[0, 1] = w.nations.bloc_line[1, 0] = 1.0
    cut = w.run().stocks.cut_off
    assert cut[0, 1] == cut[1, 0] == 10.0
    assert np.count_nonzero(cut) == 2


def test_a_talent_freeze_keeps_foreigners_out() -> None:
    calm, frozen = world(3), world(3)
    for w in (calm, frozen):
        quiet(w.params)
    frozen.stocks.talent_freeze[0] = 4.0
    calm.run()
    frozen.run()
    assert (frozen.flows.talent_flow[1:, 0] < calm.flows.talent_flow[1:, 0]).all()
