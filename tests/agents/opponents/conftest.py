"""A small world, and boards of it that have gone on for some turns."""

import numpy as np
import pytest

from agents.board import Board
from agents.opponents.view import View, draft
from scenarios.load import load
from scenarios.pack import pack

QUICK = pack(load("quick"))
CODES = QUICK.codes


def pass_time(board):
    board.play_turn()


def played(turns, seed=3, policies=QUICK.policies):
    """A board after some turns with policies of the menu in all seats."""
    board = Board(QUICK, seed)
    for _ in range(turns):
        view = View.of(board)
        for i, policy in enumerate(policies):
            board.order(i, draft(view, i, policy))
        pass_time(board)
    return board


def disturbed(turns, seed):
    """A board on which relations, condition and orders in force are anything at all."""
    board, rng = played(turns), np.random.default_rng(seed)
    now, n = board.now, len(CODES)
    for name in ("trust", "stance", "worst_stance"):
        getattr(now, name)[:] = rng.random((n, n))
    for name in ("approval", "public_trust", "unemployment", "misinformation"):
        getattr(now, name)[:] = rng.random(n)
    now.capability[:] += rng.normal(0.0, 2.0, n)
    now.compute_usable[:] = now.compute * rng.random(n)
    now.threat[:] = 3.0 * rng.random(n)
    for i in range(n):
        for name in ("trust", "stance", "worst_stance"):
            getattr(now, name)[i, i] = 1.0
        view = View.of(board)
        board.order(i, draft(view, i, QUICK.policies[int(rng.integers(n))]))
    return board


@pytest.fixture(scope="module")
def board():
    return played(2)
