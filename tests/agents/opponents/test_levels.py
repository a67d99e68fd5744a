"""Three minds: legal moves, the same in any order and from any thread, and no peeking."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.board import Board
from agents.opponents import LEVELS, minds, normal
from agents.opponents.conduct import imagined
from agents.opponents.hard import FEWEST, MOST, effort
from agents.opponents.view import View
from scenarios.load import load
from sim.components import COMPONENT_NAMES
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


def met(view, openness):
    """The view, had all nations been so open to all others."""
    now = view.now.copy()
    now.stance[:] = openness
    return view.seen(now)


def carded(view, nation, weights):
    """The view, had the nation this mandate."""
    nations = view.world.nations.copy()
    nations.mandate[nation] = weights
    return replace(view, world=replace(view.world, nations=nations))


@pytest.mark.parametrize(
    ("card", "asked", "policy"),
    [
        ("great-power", "security", "hegemon"),
        ("front-line", "security", "hegemon"),
        ("rule-maker", "stability", "regulator-first"),
        ("hub", "prosperity", "always-cooperate"),
        ("catch-up", "prosperity", "always-cooperate"),
        ("bridge", "", "generous-tit-for-tat"),
    ],
)
def test_normal_follows_what_its_card_asks_more_of_than_is_usual(board, card, asked, policy):
    weights = tuple(CARDS[card].weights.values[name] for name in COMPONENT_NAMES)
    kenya = CODES.index("KEN")
    view = met(carded(View.of(board), kenya, weights), 1.0)
    assert normal.mark(view, kenya) == asked
    assert normal.fit(view, kenya)[0] == policy


def test_behind_half_shut_doors_no_mandate_makes_normal_cooperate_with_all(board):
    kenya = CODES.index("KEN")
    view = carded(View.of(board), kenya, (0.15, 0.15, 0.45, 0.15, 0.1))
    assert normal.fit(met(view, 0.6), kenya)[0] == "balancer"
    assert normal.fit(met(view, 0.1), kenya)[0] in ("bloc-builder", "always-isolate")
