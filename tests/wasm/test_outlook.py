"""A game otherwise from a turn on, on its own luck and on other luck: the bits of the boards."""

import hashlib

import numpy as np
import pytest

from agents.board import Board
from agents.host import Host, Start, lineup_of
from policies.menu import number_of
from sim.validity import FAULT
from wasm.recorded import recorded
from wasm.table import table

pytestmark = pytest.mark.compiled
FROM, NATION, DRAWS, FIRST = 3, 1, 6, 1
SAFETY = 0.75


def sha256(numbers):
    return hashlib.sha256(np.ascontiguousarray(numbers).tobytes()).hexdigest()


@pytest.fixture(scope="module")
def asked(saved, world, modules):
    def question(*questions):
        return {
            "wide": [str(modules[4]), str(modules[2])],
            "single": str(modules[0]),
            "table": table(world, len(saved.moves)),
            "game": recorded(world, saved.diary()),
            "asked": list(questions),
        }

    return question


@pytest.fixture(scope="module")
def lineup(saved):
    return lineup_of(tuple(saved.policies))


def played_to(world, saved, turn):
    """The board of the game at the beginning of a turn."""
    board = Board(world, saved.seed, saved.replicate)
    for moves in saved.diary().moves[:turn]:
        for nation, move in enumerate(moves):
            board.order(nation, move)
        board.play_turn()
    return board


def goes_on(board, saved, numbers, held=None):
    """The hashes of the rest of a game: nations by these policies, one with changed old orders."""
    hashes = []
    for moves in saved.diary().moves[board.turn :]:
        board.decide({i: k for i, k in numbers.items() if i != held})
        if held is not None:
            board.order(held, moves[held])
            board.orders.safety[held] = SAFETY
        board.play_turn(watch=lambda one: hashes.append(one.state_hash()))
    return hashes


@pytest.mark.parametrize("how", ["policy", "orders"])
def test_the_same_luck_otherwise_from_a_turn_on(told, asked, saved, world, lineup, how):
    numbers = {i: int(k) for i, k in enumerate(lineup[:, 0])}
    board = played_to(world, saved, FROM)
    quarters = board.tick
    question = {"from": FROM, "replicates": 0}
    if how == "policy":
        numbers[NATION] = number_of("hegemon")
        question["policies"] = {NATION: numbers[NATION]}
        expected = goes_on(board, saved, numbers)
    else:
        question["orders"] = {NATION: {"safety": SAFETY}}
        expected = goes_on(board, saved, numbers, NATION)
    for (found,) in told("outlook.mjs", asked(question)):
        assert found[: quarters + 1] == list(saved.hashes[: quarters + 1])
        assert found[quarters + 1 :] == expected


def test_a_policy_on_other_luck_is_the_batch_from_that_turn(told, asked, saved, world, lineup):
    board = played_to(world, saved, FROM)
    start = Start(board.now, board.orders, board.tally, board.tick)
    lineup = lineup.copy()
    lineup[NATION] = number_of("hegemon")
    host = Host(world, 0, start)
    outcomes, faults, _ = host.play(saved.seed, FIRST, DRAWS, lineup, world.ticks)
    question = {
        "from": FROM, "policies": {NATION: number_of("hegemon")}, "first": FIRST,
        "replicates": DRAWS,
    }  # fmt: skip
    expected = {"outcomes": sha256(outcomes), "faults": sha256(faults)}
    assert told("outlook.mjs", asked(question)) == [[expected]] * 2


def test_changed_orders_on_other_luck_are_played_turn_by_turn(told, asked, saved, world, lineup):
    """Each draw on a board of its own: the past of the game, the luck of another replicate."""
    numbers = {i: int(k) for i, k in enumerate(lineup[:, 0])}
    rows = []
    for replicate in range(FIRST, FIRST + DRAWS):
        board = played_to(world, saved, FROM)
        board.replicate = replicate
        goes_on(board, saved, numbers, NATION)
        rows.append(board.outcome().memory.copy())
    question = {
        "from": FROM, "orders": {NATION: {"safety": SAFETY}}, "first": FIRST, "replicates": DRAWS,
    }  # fmt: skip
    expected = {
        "outcomes": sha256(np.stack(rows)),
        "faults": sha256(np.zeros((DRAWS, FAULT))),
    }
    assert told("outlook.mjs", asked(question)) == [[expected]] * 2
