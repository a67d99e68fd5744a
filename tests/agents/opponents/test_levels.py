"""Three minds: legal moves, the same in any order and from any thread, and no peeking."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.board import Board
from agents.opponents import LEVELS, minds
from agents.opponents.conduct import imagined
from agents.opponents.hard import FEWEST, MOST, effort
from agents.opponents.view import View
from scenarios.load import load
from sim.dice import LARGEST_SEED
from sim.move import check
from tests.agents.opponents.conftest import CODES, QUICK, disturbed, played

pytestmark = pytest.mark.compiled
MINDS = minds(QUICK)
ALL = range(len(CODES))
CARDS = load("default").mandates


@pytest.mark.parametrize("level", LEVELS)
def test_moves_are_the_same_in_any_order_and_from_any_thread(board, level):
    forth = [MINDS[level](board, i) for i in ALL]
    back = minds(QUICK)[level]
    assert [back(board, i) for i in reversed(ALL)][::-1] == forth
    other = minds(QUICK)[level]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(lambda i: other(board, i), ALL)) == forth


@pytest.mark.parametrize("level", LEVELS)
@settings(max_examples=12, deadline=None)
@given(turns=st.integers(0, 3), seed=st.integers(0, 2**32 - 1))
def test_moves_are_legal_whatever_the_state(level, turns, seed):
    board = disturbed(turns, seed)
    for i in ALL:
        assert check(MINDS[level](board, i), i, CODES) == []


@pytest.mark.parametrize("level", LEVELS)
def test_thinking_leaves_the_board_alone(board, level):
    before = board.state_hash(), board.moves(), board.tick, board.tally.memory.tobytes()
    MINDS[level](board, 0)
    after = board.state_hash(), board.moves(), board.tick, board.tally.memory.tobytes()
    assert after == before


def test_levels_differ(board):
    moves = [MINDS[level](board, 0) for level in LEVELS]
    assert len(set(moves)) == len(LEVELS)


def test_easy_wavers_with_the_game_and_normal_does_not():
    one, other = Board(QUICK, 1), Board(QUICK, 2)
    assert MINDS["easy"](one, 0) != MINDS["easy"](other, 0)
    assert MINDS["normal"](one, 0) == MINDS["normal"](other, 0)


@given(seed=st.integers(0, LARGEST_SEED))
def test_imagined_luck_is_never_the_games_own(seed):
    assert imagined(seed) != seed
    assert 0 <= imagined(seed) <= LARGEST_SEED


def test_hard_does_not_foresee_the_games_luck():
    """The same state under another replicate is another future, and gets the same answer."""
    board, twin = played(2), played(2)
    twin.replicate = board.replicate + 7
    assert [MINDS["hard"](board, i) for i in ALL] == [MINDS["hard"](twin, i) for i in ALL]


def test_effort_is_counted_not_clocked():
    board = Board(QUICK, 1)
    first = effort(View.of(board))
    board.tick = QUICK.ticks - 4
    assert FEWEST <= first < effort(View.of(board)) <= MOST


def test_opponents_do_not_load_mesa():
    code = "import agents.opponents, agents.opponents.reasons, agents.opponents.acceptance, sys; "
    code += "sys.exit('mesa' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
