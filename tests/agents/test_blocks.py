"""Blocks and lanes by hand: what goes where when many games lie beside each other.

Everything here runs interpreted, too: the kernels that only move numbers need no lanes to compute.
"""

import numpy as np
import pytest

from agents import replicates
from agents.block import (
    HELD,
    LATE_ORDERS,
    LATE_STOCKS,
    NATIONS,
    ORDERS,
    PARAMS,
    STOCKS,
    TRAITS,
    Sample,
    Span,
    Varied,
    scratch_for,
)
from agents.host import (
    NOTHING_VARIED,
    block_of,
    lineup_of,
    opening_of,
    sample_of,
    varied_world,
)
from policies.decide import Moment, decide
from policies.menu import NAMES, number_of
from sim.dice import Luck, uniform
from sim.sheet import Field
from sim.stocks import Stocks
from sim.validity import FAULT

SHEETS = {
    PARAMS: "params",
    NATIONS: "nations",
    TRAITS: "traits",
    ORDERS: "orders",
    STOCKS: "stocks",
    LATE_STOCKS: "stocks",
    LATE_ORDERS: "orders",
}
STAGE = {LATE_STOCKS: replicates.FILLED, LATE_ORDERS: replicates.OPENED}
"""Of the sheets that are not written first."""


@pytest.fixture(autouse=True)
def lanes(monkeypatch):
    """Blocks have lanes here even where nothing is compiled and no game would be played in them."""
    monkeypatch.setattr("agents.host.COMPILES", True)


def plain(kernel):
    """The Python function of a kernel, whose parts a test may replace."""
    return getattr(kernel, "py_func", kernel)


def test_a_number_is_spread_over_its_lanes():
    one, wide = np.array([3.0, 5.0, 8.0]), np.zeros(12)
    replicates.spread(one, wide)
    assert (wide.reshape(3, 4) == one[:, None]).all()


def test_nothing_is_spread_over_nothing():
    wide = np.array([1.0, 2.0])
    replicates.spread(np.zeros(0), wide)
    assert list(wide) == [1.0, 2.0]


def test_a_note_holds_the_ranges_one_after_the_other():
    stocks = np.arange(40.0)
    sample = Sample(1, np.array([[1, 2], [6, 3]]), 5)
    for width in (1, 4):
        into = np.full(5 * width, -1.0)
        replicates.keep(stocks, sample, width, into)
        rows = stocks[: 40 // width * width].reshape(-1, width)
        assert (into.reshape(5, width) == rows[[1, 2, 6, 7, 8]]).all()


def test_a_drawn_lineup_is_the_throw_at_its_address():
    drawn = np.full((3, 6), -9, dtype=np.int64)
    replicates.random_lineups(21, 40, drawn)
    for i in range(3):
        for r in range(6):
            throw = uniform(Luck(21, 40 + r, 0), replicates.LINEUP, i, i)
            assert drawn[i, r] == int(throw * len(NAMES))


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("stage", [replicates.BEFORE, replicates.FILLED, replicates.OPENED])
def test_varied_values_are_put_in_their_sheet_place_and_lane(quick, sheet, stage):
    _, memory = block_of(quick, 4)
    for part in memory:
        part[:] = -1.0
    values = np.array([np.arange(20.0), 100.0 + np.arange(20.0)])
    place = 2
    varied = Varied(np.array([[1, sheet, place]]), values, np.zeros(4, np.int64))
    replicates.put(memory, opening_of(quick), varied, 5, 3, stage)
    for name, part in memory._asdict().items():
        expected = np.full(len(part), -1.0)
        if stage == STAGE.get(sheet, replicates.BEFORE) and name == SHEETS[sheet]:
            expected[place * 4 : place * 4 + 4] = (105.0, 106.0, 107.0, 107.0)
        assert (part == expected).all(), name


def test_the_opening_knows_nothing_of_late_orders(quick):
    place, n = 3, len(quick.codes)  # the fourth nation's visas
    targets = np.array([[0, LATE_ORDERS, place]])
    varied = Varied(targets, np.array([[0.125]]), np.zeros(2, np.int64))
    same = Varied(np.array([[0, ORDERS, place]]), quick.status_quo.memory[None, place : place + 1],
                  np.zeros(2, np.int64))  # fmt: skip
    late, plainly = varied_world(quick, varied, 0), varied_world(quick, same, 0)
    assert late.status_quo.memory[place] == 0.125
    assert quick.status_quo.memory[place] != 0.125
    for name in ("stocks", "nations", "params"):
        assert (getattr(late, name).memory == getattr(plainly, name).memory).all(), name
    assert (
        np.delete(late.status_quo.memory, place) == np.delete(quick.status_quo.memory, place)
    ).all()
    assert n > place


def test_orders_are_taken_whole_or_not_at_all(quick):
    """Every figure of nation 1's orders, and no other nation's."""
    for chosen in (True, False):
        block, memory = block_of(quick, 0)
        block.orders.memory[:] = -1.0
        block.draft.memory[:] = np.arange(len(block.draft.memory))
        replicates.take(1, chosen, block.draft, block.orders)
        for name, field in block.orders.fields.items():
            assert isinstance(field, Field)
            taken, drafted = getattr(block.orders, name), getattr(block.draft, name)
            others = [i for i in range(len(quick.codes)) if i != 1]
            assert (taken[others] == -1.0).all(), name
            assert (taken[1] == (drafted[1] if chosen else -1.0)).all(), name
        assert (memory.orders != -1.0).any() == chosen


SPAN = Span(seed=5, first_tick=0, last_tick=8, ticks=8, ticks_per_turn=4)


@pytest.mark.parametrize("tick", [0, 3, 8, 11])
@pytest.mark.parametrize("lane", [0, 1, 2])
def test_lanes_of_different_policies_each_get_their_own(quick, lane, tick):
    """Each policy met drafts for all lanes; a lane takes the draft of the policy in its seat."""
    n = len(quick.codes)
    rng = np.random.default_rng(tick)
    lineups = rng.integers(0, len(NAMES), (n, 3))
    lineups[0] = number_of("hegemon")  # alike in every lane: no draft is needed
    block, _ = block_of(quick, 0)
    block.stocks.memory[:] = quick.stocks.memory
    block.seats.policy[:] = lineups[:, lane]
    replicates.decide_all(block, block.stocks, lineups, SPAN, 7, tick)
    expected, _ = block_of(quick, 0)
    for i in range(n):
        moment = Moment(block.stocks, quick.nations, quick.traits, 5, 7, tick, tick // 4)
        decide(i, int(lineups[i, lane]), moment, expected.orders)
    assert block.orders.memory.tobytes() == expected.orders.memory.tobytes()


def test_a_held_seat_keeps_its_orders_and_the_next_one_decides(quick):
    block, _ = block_of(quick, 0)
    block.stocks.memory[:] = quick.stocks.memory
    block.orders.memory[:] = -1.0
    seats = lineup_of(("human", *quick.policies[1:]))
    assert list(seats[:2, 0]) == [HELD, number_of(quick.policies[1])]
    replicates.decide_all(block, block.stocks, seats, SPAN, 0, 0)
    assert (block.orders.split[0] == -1.0).all()
    assert (block.orders.split[1:] != -1.0).all()


class Recorder:
    """Stands for the kernels that compute: says who was asked for, and writes whom it played."""

    def __init__(self, memory, width):
        self.memory, self.width = memory, width
        self.opened, self.policies, self.seats = [], [], []

    def open_games(self, block, memory, opening, varied, start, count):
        self.opened.append((start, count))

    def play(self, block, memory, opening, policies, span, replicate, sample, scratch):
        self.policies.append(policies.copy())
        self.seats.append(memory.seats.copy())
        lanes = replicate + np.arange(self.width)
        for k in range(len(memory.outcome) // self.width):
            memory.outcome[k * self.width : (k + 1) * self.width] = 1000.0 * lanes + k
        for k in range(FAULT):
            place = len(memory.tally) - (FAULT - k) * self.width
            memory.tally[place : place + self.width] = 1000.0 * lanes + 10.0 * k
        for s in range(len(scratch)):
            for k in range(sample.size):
                note = 1000.0 * lanes + 100.0 * s + k
                scratch[s, k * self.width : (k + 1) * self.width] = note

    def measure(self, *told):
        pass


@pytest.mark.parametrize("own", [False, True], ids=["one lineup", "a lineup each"])
def test_every_block_plays_its_own_replicates(quick, monkeypatch, own):
    """Replicates 30 to 40 in blocks of 4: the last block is not full, and repeats its last game."""
    n, width, many = len(quick.codes), 4, 11
    block, memory = block_of(quick, width)
    stand_in = Recorder(memory, width)
    for name in ("open_games", "play", "measure"):
        monkeypatch.setitem(
            plain(replicates.play_blocks).__globals__, name, getattr(stand_in, name)
        )
    lineups = np.arange(n * many).reshape(n, many) if own else np.arange(n).reshape(n, 1)
    size = len(memory.outcome) // width
    outcomes, notes = np.full((many, size), -1.0), np.full((many, 2, 3), -1.0)
    faults = np.full((many, FAULT), -1.0)
    sample = Sample(1, np.array([[0, 3]]), 3)
    plain(replicates.play_blocks)(
        block, memory, opening_of(quick), lineups, NOTHING_VARIED, SPAN, sample, 30, outcomes,
        faults, notes, scratch_for(lineups, 2, 3, width),
    )  # fmt: skip
    assert stand_in.opened == [(0, 4), (4, 4), (8, 3)]
    numbers = 1000.0 * (30 + np.arange(many))
    assert (outcomes == numbers[:, None] + np.arange(size)).all()
    assert (faults == numbers[:, None] + 10.0 * np.arange(FAULT)).all()
    pages = numbers[:, None, None] + 100.0 * np.arange(2)[:, None] + np.arange(3)
    assert (notes == pages).all()
    columns = [np.minimum(start + np.arange(4), many - 1) for start in (0, 4, 8)]
    for met, seats, column in zip(stand_in.policies, stand_in.seats, columns, strict=True):
        if own:
            assert (met == lineups[:, column]).all()
            assert (seats.reshape(n, width) == lineups[:, column]).all()
        else:
            assert (met == lineups).all()


def test_a_sample_lists_the_stocks_of_nations_in_their_order(quick):
    n = len(quick.codes)
    sample = sample_of(n, 4)
    stocks = Stocks(n)
    stocks.memory[:] = np.arange(len(stocks.memory))
    into = np.zeros(sample.size)
    replicates.keep(stocks.memory, sample, 1, into)
    expected = [
        getattr(stocks, name).reshape(-1)
        for name, field in Stocks.fields.items()
        if isinstance(field, Field)
        and field.axes[0] == "nations"
        and "nations" not in field.axes[1:]
    ]
    assert (into == np.concatenate(expected)).all()
