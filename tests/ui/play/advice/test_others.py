"""Other nations are foreseen by whom one plays against, and by nothing that nobody can see."""

import numpy as np
import pytest

from agents.block import HELD
from agents.board import Board
from agents.lineup import HUMAN
from agents.opponents import easy, minds
from agents.opponents.normal import fit
from agents.opponents.view import draft
from policies.habits import SIZE
from policies.menu import number_of
from sim.move import read_move
from tests.playing import act
from tests.ui.play.advice.conftest import WORLD
from ui.play.advice.assumed import assumed
from ui.play.advice.others import KINDS, Leader, foreseen, held
from ui.play.advice.outlook import Outlook
from ui.play.advice.position import position_of
from ui.play.session.commands import EndTurn

pytestmark = pytest.mark.compiled
MINDS = minds(WORLD)
OTHERS = [code for code in WORLD.codes if code != "IND"]
ME = WORLD.codes.index("IND")


def against(make, level, turns=1):
    session = make(policies=dict.fromkeys(OTHERS, level), minds=MINDS)
    for _ in range(turns):
        act(session, EndTurn())
    return session


def ordered(position, nation):
    """What a nation is taken to order in the coming turn."""
    others = position.others
    orders = position.orders(position.opening)
    others.order(orders)
    move = read_move(orders, nation)
    if others.lineup[nation, 0] == HELD:
        return move
    board = Board(WORLD, position.seed, position.replicate, position.ticks)
    board.now.memory[:] = position.start.stocks.memory
    board.tick = position.start.tick
    board.world.traits.memory[:] = others.traits.memory
    try:
        board.decide({nation: int(others.lineup[nation, 0])})
    finally:
        board.world.traits.memory[:] = TRAITS
    return read_move(board.orders, nation)


TRAITS = WORLD.traits.memory.copy()


@pytest.mark.parametrize("turns", [0, 2])
def test_a_normal_opponent_does_what_it_would_do_now(make, turns):
    session = against(make, "normal", turns)
    position = position_of(session, "IND")
    for code in OTHERS:
        i = WORLD.codes.index(code)
        move, meant = ordered(position, i), MINDS["normal"](session.game.board, i)
        assert move.budget == pytest.approx(meant.budget, rel=1e-9)
        assert move.stance == meant.stance
        assert move.offers == meant.offers
        assert move.levers == meant.levers
        assert position.others.lineup[i, 0] == number_of(fit(position.view, i)[0])


def test_an_easy_one_keeps_its_orders_and_begins_with_imagined_ones(make):
    fresh, later = (position_of(against(make, "easy", turns), "IND") for turns in (0, 1))
    session = against(make, "easy", 0)
    for code in OTHERS:
        i = WORLD.codes.index(code)
        assert later.others.lineup[i, 0] == HELD
        assert ordered(later, i) == read_move(later.start.orders, i)
        assert ordered(fresh, i) != read_move(fresh.start.orders, i)
    # nobody knows its habit before it has acted: what is imagined is not what it will do
    known = [MINDS["easy"](session.game.board, WORLD.codes.index(code)) for code in OTHERS]
    assert known != [ordered(fresh, WORLD.codes.index(code)) for code in OTHERS]
    assert easy.SIMPLE


def test_a_policy_that_is_chosen_for_a_nation_is_the_one_that_is_foreseen(make, rollouts):
    plain = position_of(make(), "IND")
    chosen = position_of(make(policies={"USA": "always-isolate"}), "IND")
    usa = WORLD.codes.index("USA")
    assert chosen.others.lineup[usa, 0] == number_of("always-isolate")
    a, b = (
        rollouts.play(one, [one.opening], draws=8, ticks=8)[0].levels["gdp"]
        for one in (plain, chosen)
    )
    assert (a != b).any()


def test_a_mind_that_nobody_knows_goes_on_as_it_looks(make):
    session = make(policies={"USA": "mine"}, minds={"mine": as_isolating})
    act(session, EndTurn())
    position = position_of(session, "IND")
    usa = WORLD.codes.index("USA")
    assert position.others.lineup[usa, 0] == number_of("always-isolate")
    assert position.others.lineup[ME, 0] == HELD
    assert position.kinds == ("policy", "conduct")


def as_isolating(board, nation):
    board = board.copy()
    board.decide({nation: number_of("always-isolate")})
    return read_move(board.orders, nation)


def test_a_row_of_numbers_is_played_as_it_is(make, rollouts):
    position = position_of(make(), "IND")
    usa = WORLD.codes.index("USA")
    row = np.zeros(SIZE)
    led = [*position.leaders]
    led[usa] = Leader("mine", row)
    others = foreseen(position.view, led)
    assert (others.rows == row).all()
    (by_row,) = rollouts.play(position, [position.opening], draws=8, ticks=8, others=others)
    (plain,) = rollouts.play(position, [position.opening], draws=8, ticks=8)
    assert (by_row.levels["gdp"] != plain.levels["gdp"]).any()
    assert (
        plain.levels["gdp"]
        == rollouts.play(position, [position.opening], draws=8, ticks=8)[0].levels["gdp"]
    ).all()


def test_held_are_the_orders_in_force(make):
    position = position_of(make(), "IND")
    assert (held(position.view).lineup == HELD).all()
    assert draft(position.view, 0, "balancer")


def test_every_advice_says_what_it_assumes(make, rollouts):
    position = position_of(against(make, "normal", 0), "IND")
    fan = Outlook(rollouts).fan(position, draws=8)
    assert fan.others == position.kinds == ("fitting",)
    assert "normal" in assumed(fan.others)
    assert assumed(()) == ""
    assert len({assumed((kind,)) for kind in KINDS}) == len(KINDS)
    assert Leader(HUMAN).kind == "orders"
