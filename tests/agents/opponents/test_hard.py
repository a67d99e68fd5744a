"""Hard: a bounded search over all orders but the budget, that keeps only what pays."""

from dataclasses import replace

import numpy as np
import pytest

from agents.opponents.conduct import expected
from agents.opponents.edits import CLOSED, Edit, applied
from agents.opponents.hard import AGREE, FEWEST, MOST, Hunt, Search, effort, grounds, pays
from agents.opponents.rollouts import LUCKS
from agents.opponents.view import View, habitual
from sim.move import check
from sim.pillars import Pact
from tests.agents.opponents.conftest import CODES, QUICK, disturbed, played

USA, CHN = CODES.index("USA"), CODES.index("CHN")


class Imagined:
    """Rollouts whose end is known: a score of the orders themselves, the same in every luck."""

    def __init__(self, view, nation, score):
        self.view, self.nation, self.score, self.tried = view, nation, score, []

    def try_moves(self, moves):
        self.tried += moves
        return [np.full(LUCKS, self.score(move)) for move in moves]


def searching(view, score, nation=USA):
    """A search whose rollouts are imagined, and what they were asked."""
    search = Search(QUICK)
    prospect = Imagined(view, nation, score)
    search.rollouts = type("Known", (), {"prospect": lambda *_: prospect})()
    return search, prospect


def wanted(move):
    """Likes safety, diplomacy, a shut door to China and research with everybody."""
    research = sum(row[Pact.JOINT_RESEARCH] for row in move.offers) / len(CODES)
    return 10.0 * (move.levers.safety + move.split[5] - move.stance[CHN] + research)


@pytest.fixture(scope="module")
def view():
    return View.of(played(1))


def test_it_climbs_by_levers_money_stances_and_pacts(view):
    late = replace(view, tick=QUICK.ticks - QUICK.ticks_per_turn)  # one turn left: most is tried
    search, prospect = searching(late, wanted)
    hunt = search.hunt(late, USA)
    first, found = prospect.tried[0], hunt.move
    assert wanted(found) > wanted(first) + 4.0
    assert found.stance[CHN] < first.stance[CHN] or first.stance[CHN] == CLOSED
    assert found.levers.safety > first.levers.safety
    assert found.split[5] > first.split[5]
    assert float(hunt.scores.mean()) == pytest.approx(wanted(found))


def test_it_tries_as_many_moves_as_its_effort_and_never_another_budget(view):
    for tick in (0, 4, 12, 32):
        seen = replace(view, tick=tick)
        search, prospect = searching(seen, wanted)
        search.hunt(seen, USA)
        assert FEWEST <= len(prospect.tried) <= effort(seen) <= MOST
        assert {move.budget for move in prospect.tried} == {habitual(seen, USA)}


def test_no_throw_of_the_game_is_in_what_it_tries_or_expects(view):
    """Policies that throw dice are tried and recognised by throws of their own."""
    twin = replace(view, replicate=view.replicate + 7)
    tried = []
    for seen in (view, twin):
        search, prospect = searching(replace(seen, tick=QUICK.ticks - 4), wanted)
        search.hunt(prospect.view, USA)
        tried.append(prospect.tried)
    assert tried[0] == tried[1]
    throws = [Edit("policy", name) for name in ("generous-tit-for-tat", "coin-flip")]
    move = view.in_force(USA)
    for edit in throws:
        assert applied(view, USA, move, edit) == applied(twin, USA, move, edit)
    for one, other in zip(expected(view), expected(twin), strict=True):
        assert np.array_equal(getattr(one, "memory", one), getattr(other, "memory", other))


def test_effort_is_counted_and_smaller_in_large_worlds(view):
    late = replace(view, tick=QUICK.ticks - 4)
    assert FEWEST <= effort(view) < effort(late) <= MOST
    assert effort(replace(view, ticks=10_000)) == FEWEST


def test_what_it_cannot_keep_it_replaces():
    view = View.of(disturbed(0, 5))
    view.orders.split[USA] = 0.9  # nobody can order more than there is
    search, prospect = searching(view, wanted)
    assert all(check(move, USA, CODES) == [] for move in [search.hunt(view, USA).move])
    assert check(prospect.tried[0], USA, CODES) == []


def test_where_nothing_pays_it_goes_on_as_before(view):
    search, prospect = searching(view, lambda move: 50.0)
    thought = search.think(view, USA)
    assert thought.move == prospect.tried[0]
    assert thought.move == replace(view.in_force(USA), budget=habitual(view, USA))
    assert [reason.key for reason in thought.grounds] == ["searched_even"]


@pytest.mark.parametrize("agreeing", range(LUCKS + 1))
def test_what_pays_does_so_in_most_lucks(agreeing):
    gain = np.where(np.arange(LUCKS) < agreeing, 1.0, -0.1)
    assert pays(gain) == (agreeing / LUCKS >= AGREE)
    assert not pays(np.where(np.arange(LUCKS) < agreeing, 0.1, -9.0)) or agreeing == LUCKS


def test_its_grounds_are_the_changes_that_paid_most_and_its_lead(view):
    search, _ = searching(view, wanted)
    hunt = search.hunt(view, USA)
    found = grounds(hunt)
    gains = sorted((trial.gain for trial in hunt.trials if trial.kept), reverse=True)
    assert gains
    assert [reason.weight for reason in found[:-1]] == gains[:2]
    assert all(reason.key.startswith("searched_") for reason in found)
    assert found[-1].figures["rollouts"] == len(hunt.trials) * LUCKS


def test_small_changes_that_pay_are_made_together_where_that_pays_more(view):
    def both(move):
        return move.levers.safety + move.levers.visa

    move = view.in_force(USA).with_levers(safety=0.0, visa=0.0)
    prospect = Imagined(view, USA, both)
    hunt = Hunt(prospect, 10, move, np.full(LUCKS, both(move)), "")
    hunt.gather([Edit("lever", "safety", 0.3), Edit("lever", "visa", 0.3)])
    assert (hunt.move.levers.safety, hunt.move.levers.visa) == (0.3, 0.3)
    assert all(trial.kept for trial in hunt.trials)
