"""A row of numbers: constant where it is pinned, the same moves as the policy it imitates."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from policies.decide import Moment, decide
from policies.habits import (
    BASE,
    FIRST,
    HIGH,
    LOW,
    MINE,
    ORDERS,
    OWN_HEAD,
    PAIR_HEAD,
    PAIRED,
    ROW,
    SIZE,
    THEIRS,
    UNSAID,
    Rows,
)
from policies.menu import number_of
from sim.move import Move, check, read_move
from sim.orders import Orders
from sim.pillars import PACTS, PROGRAMMES_OF, Pact

NATIONS, ME = 4, 2


def row(**bases: float) -> Any:
    """Everything pinned: budget .01, equal parts, levers .5, half open, no pacts; or otherwise."""
    made = np.zeros(SIZE)
    for name, one in ORDERS.items():
        usual = 0.01 if name == "budget" else -1.0 if name.startswith("pacts") else 0.5
        made[one.place + BASE] = bases.get(name.replace(".", "_"), usual)
        made[one.place + LOW], made[one.place + HIGH] = one.low, one.high
        if name in PAIRED:
            made[one.place + FIRST] = UNSAID
    return made


def weigh(made: Any, order: str, view: str, weight: float, whose: str = "me") -> None:
    head = PAIR_HEAD if order in PAIRED else OWN_HEAD
    at = MINE.index(view) if whose == "me" else len(MINE) + THEIRS.index(view)
    made[ORDERS[order].place + head + at] = weight


def ordered(world: Any, policy: int, made: Any = None, turn: int = 2) -> Move:
    rows = Rows(NATIONS)
    if made is not None:
        rows.row[ME] = made
    orders = Orders(NATIONS)
    moment = Moment(world.now, world.nations, world.traits, 3, 40, 4 * turn, turn, rows)
    decide(ME, policy, moment, orders)
    move = read_move(orders, ME)
    assert not check(move, ME, ["A", "B", "C", "D"])
    return move


def test_what_is_pinned_is_the_same_whatever_is_seen(small_world: Any) -> None:
    made = row(budget=0.002, visa=0.25, stance=0.7, pacts_data_flows=1.0, split_research=1.0)
    worlds = [small_world(NATIONS, seed) for seed in (1, 2)]
    (move,) = {ordered(world, ROW, made, turn) for world in worlds for turn in (0, 5)}
    assert move.budget == 0.002
    assert move.levers.visa == 0.25
    assert move.split[2] == pytest.approx(1.0 / 3.5)
    assert move.stance == tuple(1.0 if j == ME else 0.7 for j in range(NATIONS))
    for j, offers in enumerate(move.offers):
        assert offers == tuple(j != ME and kind == Pact.DATA_FLOWS for kind in range(PACTS))


def test_limits_hold_and_shares_keep_their_sum(small_world: Any) -> None:
    made = row()
    for k, order in enumerate(ORDERS):
        weigh(made, order, "threat", 1000.0 * (-1) ** k)
        weigh(made, order, "lag", -7.0)
    move = ordered(small_world(NATIONS, 1), ROW, made)
    assert sum(move.split) == pytest.approx(1.0)
    for parts in PROGRAMMES_OF:
        assert sum(move.programmes[q] for q in parts) == pytest.approx(1.0)
    nothing = row(**{name.replace(".", "_"): 0.0 for name in ORDERS if "." in name})
    even = ordered(small_world(NATIONS, 1), ROW, nothing)
    assert even.split == (1.0 / 6.0,) * 6
    assert even.programmes[:3] == (1.0 / 3.0,) * 3


@pytest.mark.parametrize("turn", [0, 3])
def test_it_can_do_as_tit_for_tat_and_always_cooperate_do(small_world: Any, turn: int) -> None:
    world = small_world(NATIONS, 1)
    assert world.now.stance.min() < 0.4
    mirror = row(stance=0.05)
    mirror[ORDERS["stance"].place + FIRST] = 1.0
    weigh(mirror, "stance", "stance", 1.0, "rival")
    for kind in Pact:
        if kind != Pact.JOINT_EXPORT_CONTROL:
            order = f"pacts.{kind.name.lower()}"
            mirror[ORDERS[order].place + BASE] = 0.05 - 0.4
            mirror[ORDERS[order].place + FIRST] = 1.0
            weigh(mirror, order, "stance", 1.0, "rival")
    offered = {f"pacts_{kind.name.lower()}": 1.0 for kind in Pact}
    offered["pacts_joint_export_control"] = -1.0
    for name, made in (("tit-for-tat", mirror), ("always-cooperate", row(stance=1.0, **offered))):
        found, wanted = ordered(world, ROW, made, turn), ordered(world, number_of(name), None, turn)
        assert (found.stance, found.offers) == (wanted.stance, wanted.offers), name


def test_a_view_moves_the_order_by_its_coefficient(small_world: Any) -> None:
    world = small_world(NATIONS, 1)
    made, plain = row(), ordered(world, ROW, row())
    weigh(made, "strictness", "threat", 0.01)
    weigh(made, "stance", "trust", 0.1, "rival")
    weigh(made, "stance", "approval", 0.01)
    found, now = ordered(world, ROW, made), world.now
    moved = 0.5 + 0.01 * now.threat[ME]
    assert found.levers == plain.levers._replace(strictness=pytest.approx(moved))
    for j in (0, 1, 3):
        own = 0.5 + 0.01 * now.approval[ME] + 0.1 * now.trust[ME, j]
        assert found.stance[j] == pytest.approx(own)
    assert replace(found, levers=plain.levers, stance=plain.stance) == plain


@pytest.mark.compiled
@pytest.mark.parametrize("width", [4, 8])
def test_a_lane_has_the_bits_of_its_world_alone(small_world: Any, width: int) -> None:
    """Another row in every lane; a lane has what floats have."""
    dice = np.random.default_rng(1)
    made = [row() + 0.1 * dice.normal(size=SIZE) for _ in range(width)]
    worlds = [small_world(NATIONS, k) for k in range(width)]
    wide = Moment(
        *(
            getattr(worlds[0], name).spread(width)
            for name in ("now", "nations", "traits")
        ),
        3, 0, 8, 2, Rows(NATIONS, width),
    )  # fmt: skip
    for k, world in enumerate(worlds):
        for name in ("now", "nations", "traits"):
            one = getattr(world, name).memory
            getattr(wide, name).memory.reshape(-1, width)[:, k] = one
        wide.rows.numbers.reshape(NATIONS, SIZE, width)[ME, :, k] = made[k]
    together = Orders(NATIONS, width)
    decide(ME, ROW, wide, together)
    for k, world in enumerate(worlds):
        alone = Orders(NATIONS)
        rows = Rows(NATIONS)
        rows.row[ME] = made[k]
        decide(ME, ROW, Moment(world.now, world.nations, world.traits, 3, k, 8, 2, rows), alone)
        assert together.lane(k).memory.tobytes() == alone.memory.tobytes()
