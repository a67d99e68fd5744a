"""Rollouts are the game played on, on luck that is not the game's; nobody's plans are read."""

import math

import numpy as np
import pytest

from sim.pillars import Pact, Pillar
from tests.playing import act, waiting
from ui.play.advice.position import position_of
from ui.play.advice.rollouts import (
    LUCK,
    OF_THE_WORLD,
    RESULT,
    SPAN,
    STANDING,
    STOCKS,
    WELFARE,
    Continuations,
    Superseded,
    luck,
)
from ui.play.advice.standing import standing_of
from ui.play.refusal import Refusal
from ui.play.session.commands import EndTurn, OfferPact, SetBudget, SetSplit, SetStance
from ui.play.session.game import Game

pytestmark = pytest.mark.compiled


def played(make, **options):
    """A game of two turns, with a draft that differs from the orders in force."""
    session = make(**options)
    act(session, SetStance("USA", 0.4))
    act(session, EndTurn())
    act(session, EndTurn())
    act(session, SetSplit(Pillar.RESEARCH, 0.5))
    act(session, OfferPact("GBR", Pact.DATA_FLOWS))
    return session


def played_on(position, move, replicate):
    """The same game with other luck from here on, on the board, turn by turn."""
    world, start = position.world, position.start
    turns = position.ticks // world.ticks_per_turn
    led = [one.name for one in position.leaders]
    game = Game(world, tuple(led), turns, position.seed, replicate)
    board = game.board
    board.now.memory[:] = start.stocks.memory
    board.orders.memory[:] = start.orders.memory
    board.tally.memory[:] = start.tally.memory
    board.tick = start.tick
    states = []
    while not game.over:
        game.play_turn({position.nation: move})
        states.append(board.now.copy())
    return states, board.outcome()


def test_a_rollout_is_the_game_played_on(make, rollouts):
    position = position_of(played(make), "IND")
    moves = [position.draft.move, position.opening]
    runs = rollouts.play(position, moves, draws=9, ticks=100)
    for move, run in zip(moves, runs, strict=True):
        assert run.ticks == (12, 16)
        for draw in (0, 8):
            states, outcome = played_on(position, move, LUCK + draw)
            for k, state in enumerate(states):
                for name in STOCKS:
                    assert run.levels[name][draw, k] == getattr(state, name)[position.nation]
                for name in OF_THE_WORLD:
                    assert run.levels[name][draw, k] == getattr(state, name)[0]
                found = standing_of(position.world, state, position.nation)
                assert run.levels[STANDING][draw, k] == found.score
                assert run.levels[WELFARE][draw, k] == pytest.approx(found.welfare, rel=1e-12)
            assert run.last(RESULT)[draw] == outcome.score[position.nation]
            assert (run.outcomes["stability"][:, draw] == outcome.stability).all()


def test_standing_is_what_facts_show(make):
    session = played(make)
    for code in session.game.world.codes:
        i = session.game.world.codes.index(code)
        found = standing_of(session.game.world, session.game.board.now, i)
        shown = session.facts(code).standing(code)
        assert found.score == pytest.approx(shown.score, rel=1e-12)
        assert found.points == pytest.approx(shown.points, rel=1e-12, abs=1e-12)
        assert math.fsum(found.points.values()) == pytest.approx(found.score - 50.0, abs=1e-9)


def test_the_same_luck_for_every_order(make, rollouts):
    position = position_of(played(make), "IND")
    a, b = rollouts.play(position, [position.opening] * 2, draws=16, ticks=8)
    assert (a.levels["gdp"] == b.levels["gdp"]).all()
    assert len(np.unique(a.levels["gdp"][:, -1])) > 10
    assert (a.last(RESULT) == b.last(RESULT)).all()


def test_what_a_draw_comes_to_depends_on_its_number_only(make, rollouts):
    position = position_of(played(make), "IND")
    moves = [position.opening, position.draft.move]
    _, many = rollouts.play(position, moves, draws=70, ticks=8)
    alone = Continuations(position.world, threads=1)
    (few,) = alone.play(position, moves[1:], draws=5, ticks=8, skip=33)
    assert (few.levels["gdp"] == many.levels["gdp"][33:38]).all()
    assert (few.last(RESULT) == many.last(RESULT)[33:38]).all()


def test_never_the_luck_of_the_game():
    for own in (0, 7, LUCK - 1, LUCK, LUCK + 12, LUCK + SPAN - 1, LUCK + SPAN, 2**32 - 1):
        first = luck(own)
        assert not first <= own < first + SPAN
        assert first + SPAN <= 2**32


def test_hidden_plans_change_nothing(make, rollouts):
    def outlook(session):
        position = position_of(session, "IND")
        return rollouts.play(position, [position.draft.move], draws=8, ticks=8)[0].levels["gdp"]

    plain = outlook(make(["IND", "GBR"]))
    drafting = make(["IND", "GBR"])
    act(drafting, SetBudget(0.003), "GBR")
    assert (outlook(drafting) == plain).all()


def test_no_position_of_who_is_no_player(make):
    with pytest.raises(Refusal):
        position_of(make(), "USA")
    with pytest.raises(Refusal):
        position_of(make([]), "IND")


def test_given_up_and_asked_again(make, rollouts):
    position = position_of(played(make), "IND")
    asked = []

    def stale():
        asked.append(None)
        return len(asked) > 3

    with pytest.raises(Superseded):
        rollouts.play(position, [position.opening], draws=512, ticks=8, stale=stale)
    assert len(asked) < 8
    (run,) = rollouts.play(position, [position.opening], draws=8, ticks=8)
    assert np.isfinite(run.levels["gdp"]).all()


def test_a_position_is_a_snapshot(make, rollouts):
    session = played(make)
    position = position_of(session, waiting(session))
    before = rollouts.play(position, [position.draft.move], draws=8, ticks=4)[0].levels["gdp"]
    act(session, SetBudget(0.003))
    act(session, EndTurn())
    after = rollouts.play(position, [position.draft.move], draws=8, ticks=4)[0].levels["gdp"]
    assert (before == after).all()
