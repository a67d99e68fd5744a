"""One nation's decision: where it writes, what it reads, and the same bits at any width."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from policies import coin_flip
from policies.choices import Address
from policies.decide import Moment, decide
from policies.habits import ROW, Rows
from policies.menu import NAMES, POLICIES
from policies.traits import traits_of
from sim.dice import Event, Luck
from sim.move import check, read_move
from sim.orders import Orders
from sim.pillars import PACTS
from sim.sight import leader_capability, see_rival, see_self, world_fab
from sim.stocks import state_hash

HOUSE = Path(__file__).resolve().parents[2]
NATIONS = 4
SEED, REPLICATE, TICK, TURN = 3, 40, 8, 2
EVERY = pytest.mark.parametrize("policy", range(len(POLICIES)), ids=NAMES)


def _moment(world: Any, replicate: int = REPLICATE) -> Moment:
    return Moment(world.now, world.nations, world.traits, SEED, replicate, TICK, TURN)


def _decide_all(world: Any, policy: int, orders: Orders, replicate: int = REPLICATE) -> None:
    for i in range(NATIONS):
        decide(i, policy, _moment(world, replicate), orders)


@EVERY
def test_it_writes_its_own_row_and_changes_nothing_else(
    policy: int, small_world: Any, empty_orders: Any
) -> None:
    world, orders = small_world(NATIONS, 1), empty_orders(NATIONS)
    before = state_hash(world.now), world.nations.memory.copy(), world.traits.memory.copy()
    decide(2, policy, _moment(world), orders)
    for name in Orders.fields:
        rows = getattr(orders, name)
        assert np.all(np.delete(rows, 2, axis=0) == -7.0), name
        assert np.all(rows[2] != -7.0), name
    assert state_hash(world.now) == before[0]
    assert np.array_equal(world.nations.memory, before[1])
    assert np.array_equal(world.traits.memory, before[2])


@EVERY
def test_it_does_not_read_standing_orders(policy: int, small_world: Any, empty_orders: Any) -> None:
    world, blank, other = small_world(NATIONS, 1), empty_orders(NATIONS), empty_orders(NATIONS)
    other.memory[:] = 0.5
    for orders in (blank, other):
        _decide_all(world, policy, orders)
    assert blank.memory.tobytes() == other.memory.tobytes()


@EVERY
def test_orders_of_a_world_are_legal(policy: int, small_world: Any, empty_orders: Any) -> None:
    for seed in range(8):
        world, orders = small_world(NATIONS, seed), empty_orders(NATIONS)
        _decide_all(world, policy, orders)
        for i in range(NATIONS):
            assert check(read_move(orders, i), i, ("A", "B", "C", "D")) == []


def test_the_same_address_gives_the_same_orders(small_world: Any, empty_orders: Any) -> None:
    coin = NAMES.index("coin-flip")
    first, again, elsewhere = (empty_orders(NATIONS) for _ in range(3))
    _decide_all(small_world(NATIONS, 1), coin, first)
    _decide_all(small_world(NATIONS, 1), coin, again)
    _decide_all(small_world(NATIONS, 1), coin, elsewhere, REPLICATE + 1)
    assert np.array_equal(first.memory, again.memory)
    assert not np.array_equal(first.memory, elsewhere.memory)


@pytest.mark.parametrize("replicate", range(8))
def test_every_choice_has_a_throw_of_its_own(
    replicate: int, small_world: Any, empty_orders: Any
) -> None:
    coin, world, orders = NAMES.index("coin-flip"), small_world(NATIONS, 1), empty_orders(NATIONS)
    _decide_all(world, coin, orders, replicate)
    luck, best = Luck(SEED, replicate, TICK), leader_capability(world.now)
    for i in range(NATIONS):
        me, character = see_self(i, TURN, world.now, best), traits_of(world.traits, i)
        levers = coin_flip.levers(me, character, Address(luck, int(Event.LEVER_CHOICE), i, i))
        money = coin_flip.spend(me, character, Address(luck, int(Event.SPENDING_CHOICE), i, i))
        assert (orders.visa[i], orders.split[i, 0]) == (levers.visa, money.infrastructure)
        for j in set(range(NATIONS)) - {i}:
            asked = me, see_rival(i, j, world.now, world.nations, best, world_fab(world.now))
            stance = Address(luck, int(Event.STANCE_CHOICE), i, j)
            assert orders.stance[i, j] == coin_flip.stance(*asked, character, stance)
            for kind in range(PACTS):
                pact = Address(luck, int(Event.PACT_CHOICE) + kind, i, j)
                offered = bool(coin_flip.pact(*asked, kind, character, pact))
                assert bool(orders.offer[i, j, kind]) == offered


@pytest.mark.compiled
@pytest.mark.parametrize("width", [1, 4, 8])
def test_lanes_equal_floats_bit_for_bit(width: int, small_world: Any, empty_orders: Any) -> None:
    worlds = [small_world(NATIONS, seed) for seed in range(width)]
    wide = small_world(NATIONS, 0)
    for name in ("now", "nations", "traits"):
        sheet = getattr(wide, name).spread(width)
        for k, world in enumerate(worlds):
            sheet.memory.reshape(-1, width)[:, k] = getattr(world, name).memory
        setattr(wide, name, sheet)
    for policy, label in enumerate(NAMES):
        together = empty_orders(NATIONS, width)
        _decide_all(wide, policy, together)
        for k, world in enumerate(worlds):
            alone = empty_orders(NATIONS)
            _decide_all(world, policy, alone, REPLICATE + k)
            assert together.lane(k).memory.tobytes() == alone.memory.tobytes(), (label, k)


INTERPRETED = """
import sys
import numpy as np
from policies.decide import Moment, decide
from policies.habits import ROW, Rows
from policies.menu import POLICIES
from policies.traits import TraitSheet
from sim.nations import Nations
from sim.orders import Orders
from sim.stocks import Stocks

folder, count = sys.argv[1], int(sys.argv[2])
sheets = []
for kind in (Stocks, Nations, TraitSheet):
    sheet = kind(count)
    sheet.memory[:] = np.load(f"{folder}/{kind.__name__}.npy")
    sheets.append(sheet)
by_numbers = Rows(count)
by_numbers.memory[:] = np.load(f"{folder}/Rows.npy")
rows = []
for policy in (*range(len(POLICIES)), ROW):
    orders = Orders(count)
    for i in range(count):
        decide(i, policy, Moment(*sheets, *map(int, sys.argv[3:]), by_numbers), orders)
    rows.append(orders.memory.copy())
np.save(f"{folder}/orders.npy", np.array(rows))
"""


@pytest.mark.compiled
def test_compiled_equals_interpreted_bit_for_bit(
    small_world: Any, empty_orders: Any, tmp_path: Path
) -> None:
    world = small_world(NATIONS, 5)
    for sheet in (world.now, world.nations, world.traits):
        np.save(tmp_path / f"{type(sheet).__name__}.npy", sheet.memory)
    by_numbers = Rows(NATIONS)
    by_numbers.memory[:] = np.random.default_rng(1).normal(0.0, 0.1, len(by_numbers.memory))
    np.save(tmp_path / "Rows.npy", by_numbers.memory)
    numbers = map(str, (NATIONS, SEED, REPLICATE, TICK, TURN))
    subprocess.run(
        [sys.executable, "-c", INTERPRETED, str(tmp_path), *numbers],
        cwd=HOUSE,
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        check=True,
    )
    interpreted = np.load(tmp_path / "orders.npy")
    for policy, label in enumerate(NAMES):
        orders = empty_orders(NATIONS)
        orders.memory[:] = 0.0
        _decide_all(world, policy, orders)
        assert orders.memory.tobytes() == interpreted[policy].tobytes(), label
    orders = empty_orders(NATIONS)
    for i in range(NATIONS):
        decide(i, ROW, _moment(world)._replace(rows=by_numbers), orders)
    assert orders.memory.tobytes() == interpreted[-1].tobytes()
