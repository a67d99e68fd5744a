"""Three minds: legal moves, the same in any order and from any thread, and no peeking."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from agents.board import Board
from agents.opponents import LEVELS, minds
from agents.world import World
from scenarios.load import load
from scenarios.pack import pack
from sim.move import Move, check

pytestmark = pytest.mark.compiled


@pytest.fixture(scope="module")
def quick() -> World:
    return pack(load("quick"))


def played(world: World, turns: int, seed: int = 3) -> Board:
    """A board after some turns with a policy of the menu in every seat."""
    from agents.opponents.view import View, draft

    board = Board(world, seed)
    for _ in range(turns):
        view = View.of(board)
        for i, policy in enumerate(world.policies):
            board.order(i, draft(view, i, policy))
        board.add_standing_offers()
        for _ in range(world.ticks_per_turn):
            board.play_tick()
    return board


def moves(world: World, board: Board, level: str, order: list[int]) -> dict[int, Move]:
    mind = minds(world)[level]
    return {i: mind(board, i) for i in order}


@pytest.mark.parametrize("level", LEVELS)
def test_moves_are_legal_and_the_same_in_any_order_and_thread(quick, level):
    board = played(quick, 2)
    order = list(range(len(quick.codes)))
    forth = moves(quick, board, level, order)
    assert all(check(move, i, quick.codes) == [] for i, move in forth.items())
    assert moves(quick, board, level, order[::-1]) == forth
    mind = minds(quick)[level]
    with ThreadPoolExecutor(3) as pool:
        assert dict(zip(order, pool.map(lambda i: mind(board, i), order), strict=True)) == forth


@pytest.mark.parametrize("level", LEVELS)
def test_thinking_leaves_the_board_alone(quick, level):
    board = played(quick, 1)
    before = board.state_hash(), board.moves(), board.tick
    minds(quick)[level](board, 0)
    assert (board.state_hash(), board.moves(), board.tick) == before
