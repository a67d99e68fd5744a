"""Moves: written, read back, checked; a wrong one is refused with a sentence, never rescaled."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.levers import LEVERS, Levers
from sim.move import Move, check, read_move
from sim.orders import LARGEST_BUDGET, Orders
from sim.pillars import PACTS, PROGRAMMES_OF
from tests.world import world

NAMES = ("Aland", "Bland", "Cland")
SHARE = st.floats(0.0, 1.0)


def move(**changes: Any) -> Move:
    made = read_move(world(3, calibrated=False).orders, 1)
    levers = {name: value for name, value in changes.items() if name in LEVERS}
    others = {name: value for name, value in changes.items() if name not in LEVERS}
    return replace(made, **others).with_levers(**levers)


@st.composite
def moves(draw: st.DrawFn) -> Move:
    weights = [draw(st.floats(0.01, 1.0)) for _ in range(6)]
    split = tuple(w / math.fsum(weights) * draw(SHARE) for w in weights)
    programmes: list[float] = []
    for parts in PROGRAMMES_OF:
        raw = [draw(st.floats(0.01, 1.0)) for _ in parts]
        programmes += [r / math.fsum(raw) for r in raw]
    offers = [tuple(draw(st.booleans()) for _ in range(PACTS)) for _ in range(3)]
    offers[1] = (False,) * PACTS
    return Move(
        budget=draw(st.floats(0.0, LARGEST_BUDGET)),
        split=split,
        programmes=tuple(programmes),
        levers=Levers(*(draw(SHARE) for _ in LEVERS)),
        stance=(draw(SHARE), 1.0, draw(SHARE)),
        offers=tuple(offers),
    )


@settings(deadline=None, max_examples=60)
@given(moves())
def test_a_move_within_limits_is_fine_and_comes_back_as_written(made: Move) -> None:
    assert check(made, 1, NAMES) == []
    orders = Orders(3)
    made.write(orders, 1)
    assert read_move(orders, 1) == made
    rows = [getattr(orders, name)[[0, 2]] for name in Orders.fields]
    assert not any(row.any() for row in rows), "other nations' orders are left alone"


def test_the_random_orders_of_the_test_world_are_moves() -> None:
    orders = world(3, calibrated=False).orders
    for i in range(3):
        assert check(read_move(orders, i), i, NAMES) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"budget": 0.06}, "budget is 0.06; it must be from 0 to 0.003"),
        ({"budget": -0.01}, "budget"),
        ({"budget": math.nan}, "budget is nan"),
        ({"visa": math.inf}, "visa is inf"),
        ({"strictness": 1.5}, "strictness is 1.5"),
        ({"split": (0.5, 0.5, 0.5, 0.0, 0.0, 0.0)}, "split adds up to 1.5; it must be at most 1"),
        ({"split": (-0.1, 0.0, 0.0, 0.0, 0.0, 0.0)}, "split.infrastructure is -0.1"),
        ({"split": (1.0,)}, "split has 1 entries; it must have 6"),
        ({"programmes": (0.2,) * 15}, "shares of infrastructure add up to 0.6"),
        ({"programmes": (2.0, -1.0) + (0.0,) * 13}, "programmes.energy is -1"),
        ({"programmes": ()}, "programmes has 0 entries"),
        ({"stance": (0.5, 0.5, 0.5)}, "stance.Bland is towards itself; it must be 1"),
        ({"stance": (2.0, 1.0, 0.5)}, "stance.Aland is 2"),
        ({"stance": (1.0, 1.0)}, "stance has 2 entries; it must have 3"),
        ({"offers": ((True,) * 6,) * 3}, "offers.Bland.compute_sharing is to itself"),
        ({"offers": ((True,) * 5,) * 3}, "a row of offers must have 6 entries"),
        ({"offers": ()}, "offers has 0 entries"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(changes: dict[str, Any], words: str) -> None:
    assert any(words in sentence for sentence in check(move(**changes), 1, NAMES))


@pytest.mark.parametrize("lever", LEVERS)
def test_every_lever_has_limits(lever: str) -> None:
    for value in (-0.001, 1.001, math.nan):
        assert len(check(move(**{lever: value}), 1, NAMES)) == 1
    for value in (0.0, 1.0):
        assert check(move(**{lever: value}), 1, NAMES) == []


def test_a_sum_over_one_is_refused_and_not_rescaled() -> None:
    wrong = move(split=(0.3,) * 6)
    assert check(wrong, 1, NAMES)
    assert wrong.split == (0.3,) * 6


def test_everything_wrong_is_said_at_once() -> None:
    assert len(check(move(budget=1.0, visa=2.0, strictness=-1.0), 1, NAMES)) == 3


def test_moves_name_every_order() -> None:
    assert {*LEVERS, "budget", "split", "programme", "stance", "offer"} == set(Orders.fields)
    assert np.isfinite(move().budget)
