"""Each shock: its own draw, its chance, its duration, and the calendar."""

import numpy as np
import pytest

from sim.dice import Event, Luck, uniform
from sim.rules import strokes
from tests.sim.supply_world import CHANCES, Supply, world

ALL = ("fab_loss", "cut_off", "transition", "talent_freeze")


def tense(n: int = 4) -> Supply:
    w = world(n)
    for name in CHANCES:
        setattr(w.params.shocks, name, 0.3)
    w.params.shocks.election_approval = 1.0
    return w


def at(w: Supply, tick: int) -> Supply:
    again = w.copy()
    again.tick = tick
    return again.doors()


def test_a_shock_runs_down_and_strikes_only_a_free_place() -> None:
    assert strokes.time_left(3.0, 0.5, True, 8.0) == 2.5
    assert strokes.time_left(0.3, 0.5, True, 8.0) == 0.0
    assert strokes.time_left(0.0, 0.5, True, 8.0) == 8.0
    assert strokes.time_left(0.0, 0.5, False, 8.0) == 0.0


def test_chances_are_as_given_at_half_trust() -> None:
    p = world(1).params.shocks
    p.cut_off_chance, p.decoupling_chance = 0.02, 0.01
    assert strokes.cut_off_chance(0.5, 0.5, p) == pytest.approx(0.01)
    assert strokes.decoupling_chance(0.5, 0.5, p) == pytest.approx(0.005)
    assert strokes.cut_off_chance(1.0, 1.0, p) == 0.0


def test_every_shock_follows_its_addressed_draw() -> None:
    w = tense()
    w.now.fab[:] = (0.01, 1.0, 1.0, 1.0)
    w.orders.stance[2, 0] = 0.1
    w.params.shocks.decoupling_chance = 0.0
    often = 0.3 * w.params.step
    for tick in range(25):
        then, luck = at(w, tick).then, Luck(w.seed, 0, tick)
        for i in range(4):
            lost = uniform(luck, Event.FAB_LOSS, i, 0) < often and i > 0
            assert (then.fab_loss[i] > 0.0) == lost
            frozen = uniform(luck, Event.TALENT_FREEZE, i, 0) < often
            assert (then.talent_freeze[i] > 0.0) == frozen
            assert (then.transition[i] > 0.0) == (uniform(luck, Event.ELECTION, i, 0) < often)
            for j in range(4):
                chance = 4 * often * (1 - w.now.trust[j, i]) ** 2
                cut = uniform(luck, Event.CUT_OFF, j, i) < chance and (j, i) != (2, 0) and i != j
                assert (then.cut_off[i, j] > 0.0) == cut


def test_blocs_decouple_at_once() -> None:
    w = world(4)
    w.params.shocks.decoupling_chance = 1.0
    w.now.trust[:] = 0.0
    assert not w.copy().doors().then.cut_off.any()
    w.nations.bloc_line[0, 1] = w.nations.bloc_line[1, 0] = 1.0
    w.now.cut_off[0, 1] = 1.0
    cut = w.doors().then.cut_off
    assert cut[0, 1] == cut[1, 0] == w.params.shocks.decoupling_quarters
    assert np.count_nonzero(cut) == 2


def test_nobody_cuts_off_a_part_of_his_own_union() -> None:
    w = tense()
    w.params.shocks.cut_off_chance = 100.0
    w.now.trust[:] = 0.0
    w.nations.union[0, 1] = w.nations.union[1, 0] = 1.0
    w.params.shocks.decoupling_chance = 0.0
    cut = w.doors().then.cut_off > 0.0
    assert (cut == (w.nations.union == 0.0) & (w.orders.stance.T > 0.15)).all()


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (Event.FAB_LOSS, "fab_loss"),
        (Event.TALENT_FREEZE, "talent_freeze"),
        (Event.ELECTION, "transition"),
    ],
)
def test_the_calendar_strikes_its_nation_on_its_date(event: Event, name: str) -> None:
    w = world(3)
    w.calendar = np.array([[2.0, event, 1.0, 0.0, 5.0]])
    assert not any(getattr(w.copy().doors().then, field).any() for field in ALL)
    struck = at(w, 2)
    assert list(getattr(struck.then, name)) == [0.0, 5.0, 0.0]
    assert list(struck.flows.election) == [0.0, float(event == Event.ELECTION), 0.0]


def test_a_dated_control_acts_from_its_date_and_stays() -> None:
    w = world(3)
    w.calendar = np.array([[0.0, Event.CHIP_CONTROL, 2.0, 1.0, 0.25], [0.0, 2, 0, 1, 3.0]])
    open_ = w.copy()
    open_.calendar = w.calendar[1:]
    w.doors()
    expected = np.ones((3, 3))
    expected[2, 1] = 0.25
    assert (w.then.control == expected).all()
    assert w.then.cut_off[1, 0] == 3.0
    usual = open_.doors().flows.supply_gate[2, 1]
    assert w.flows.supply_gate[2, 1] == pytest.approx(0.25 * usual)
    later = w.copy()
    later.now.control[:] = w.then.control
    later.calendar = w.calendar[1:]
    later.doors()
    assert (later.then.control == expected).all()
    assert later.flows.supply_gate[2, 1] == w.flows.supply_gate[2, 1]


def test_an_election_is_one_only_where_no_government_changes_yet() -> None:
    w = tense()
    w.params.shocks.election_chance = 2.0  # certain at any step
    w.now.transition[:] = (0.0, 2.0, 0.0, 1.0)
    w.now.approval[:] = (0.3, 0.3, 1.0, 0.3)
    w.doors()
    assert list(w.flows.election) == [1.0, 0.0, 0.0, 0.0]
    h = w.params.step
    assert list(w.then.transition) == [4.0, max(2.0 - h, 0.0), 0.0, max(1.0 - h, 0.0)]
