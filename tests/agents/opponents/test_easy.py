"""Easy: one policy throughout, with a shaky hand, and its nation's usual money."""

import math

import pytest

from agents.board import Board
from agents.opponents import easy
from agents.opponents.view import View, drafted, habitual
from sim.levers import LEVERS, part_of
from sim.move import check
from sim.pillars import PACTS
from tests.agents.opponents.conftest import CODES, QUICK, played

ALL = range(len(CODES))


@pytest.fixture(scope="module")
def view():
    return View.of(played(1))


def test_a_habit_lasts_the_whole_game_and_differs_between_games(view):
    start = View.of(Board(QUICK, view.seed))
    assert [easy.habit(view, i) for i in ALL] == [easy.habit(start, i) for i in ALL]
    seen = {easy.habit(View.of(Board(QUICK, seed)), 0) for seed in range(40)}
    assert seen == set(easy.SIMPLE)


@pytest.mark.parametrize("nation", ALL)
def test_slips_stay_within_their_bounds_and_cost_no_money(view, nation):
    move, steady = easy.think(view, nation).move, drafted(view, nation, easy.habit(view, nation))
    assert check(move, nation, CODES) == []
    assert move.budget == steady.budget == habitual(view, nation)
    assert move.programmes == steady.programmes
    assert math.fsum(move.split) == pytest.approx(math.fsum(steady.split))
    for lever in LEVERS:
        parts = [part_of(lever, getattr(one.levers, lever)) for one in (move, steady)]
        assert abs(parts[0] - parts[1]) <= easy.WOBBLE + 1e-12
    for j in ALL:
        assert abs(move.stance[j] - steady.stance[j]) <= easy.TREMOR + 1e-12
        assert all(
            was or not made for made, was in zip(move.offers[j], steady.offers[j], strict=True)
        )
    assert move != steady


def test_it_forgets_one_offer_in_four():
    made = meant = 0
    for seed in range(30):
        view = View.of(Board(QUICK, seed))
        steady = drafted(view, 0, "always-cooperate")
        meant += sum(map(sum, steady.offers))
        made += sum(map(sum, easy.shaken(view, 0, steady).offers))
    assert meant == 30 * (len(CODES) - 1) * (PACTS - 1)
    assert made / meant == pytest.approx(1.0 - easy.FORGETS, abs=0.05)
