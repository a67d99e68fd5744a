"""What a screen may show: causes that add up, news, relations, ranks, and nothing to write to."""

import math

import numpy as np
import pytest

from sim.causes import FIGURES
from sim.pillars import Pact
from sim.stocks import Stocks
from tests.playing import act, facts_of
from tests.ui.play.session.conftest import WORLD, make_session
from ui.play.refusal import Refusal
from ui.play.session.commands import EndTurn, OfferPact, SetBudget, SetStance, WithdrawPact
from ui.play.session.facts import COMPONENTS

INDIA = WORLD.codes.index("IND")
KENYA = WORLD.codes.index("KEN")


@pytest.fixture(scope="module")
def game():
    """A few turns in which something happens."""
    session = make_session(turns=10)
    act(session, OfferPact("KEN", Pact.DATA_FLOWS))
    act(session, SetStance("USA", 0.1))
    act(session, EndTurn())
    return session


def test_before_the_first_turn_nothing_has_changed(session):
    facts = facts_of(session)
    assert (facts.code, facts.name, facts.turn, facts.turns) == ("IND", "India", 0, 4)
    assert facts.date == WORLD.first_quarter
    assert facts.news == ()
    assert all(figure.change == 0.0 and not figure.causes for figure in facts.figures)
    assert facts.result() is None
    assert len(facts.relations) == len(WORLD.codes) - 1


@pytest.mark.parametrize("seed", range(6))
def test_causes_add_up_to_the_change_of_every_turn(seed):
    session = make_session(seed=seed, turns=6)
    while not session.over:
        act(session, EndTurn())
        for code in WORLD.codes:
            facts = session.facts(code)
            for name in FIGURES:
                figure = facts.figure(name)
                told = math.fsum(change for _, change in figure.causes)
                scale = max(abs(figure.level), *(abs(change) for _, change in figure.causes))
                assert told == pytest.approx(figure.change, abs=1e-11 * scale)


def test_figures_are_the_world_s(game):
    facts = facts_of(game)
    gdp = facts.figure("gdp")
    assert gdp.level == game.game.board.now.gdp[INDIA]
    assert gdp.unit == "$bn/yr"
    assert facts.series("gdp")[0] == WORLD.stocks.gdp[INDIA]
    assert facts.series("gdp")[-1] == gdp.level
    assert len(facts.series("gdp", "KEN")) == 5
    assert facts.level("gdp", "KEN") == game.game.board.now.gdp[KENYA]
    assert [figure.name for figure in facts.figures][: len(FIGURES)] == list(FIGURES)
    assert {"sovereignty", "misinformation", "threat"} <= {f.name for f in facts.figures}
    assert len(facts.pillars) == 6
    assert facts.survival == game.game.board.now.survival[0]


def test_the_budget_is_the_draft_s():
    session = make_session()
    act(session, SetBudget(0.001))
    facts = facts_of(session)
    assert facts.budget == 0.001 * WORLD.stocks.gdp[INDIA]


def test_the_standing_is_by_mandate(game):
    facts = facts_of(game)
    standing = facts.standing()
    assert tuple(standing.components) == COMPONENTS
    assert math.fsum(standing.weights.values()) == pytest.approx(1.0)
    assert standing.score == pytest.approx(50.0 + math.fsum(standing.points.values()))
    for name in COMPONENTS:  # above par counts for, below par against
        above = standing.components[name] - standing.par[name]
        assert math.copysign(1.0, standing.points[name]) == math.copysign(1.0, above)
    ranks = [facts.standing(code).rank for code in WORLD.codes]
    assert min(ranks) == 1
    assert facts.ranks["score"] == standing.rank


def test_the_result_is_what_the_game_measures():
    session = make_session()
    for _ in range(4):
        act(session, EndTurn())
    outcome = session.game.board.outcome()
    result = facts_of(session).result()
    assert result is not None
    assert result.score == outcome.score[INDIA]
    assert result.rank == outcome.rank[INDIA]


def test_ranks_count_who_is_ahead(game):
    facts = facts_of(game)
    gdp = game.game.board.now.gdp
    assert facts.ranks["gdp"] == sorted(gdp, reverse=True).index(gdp[INDIA]) + 1


def test_a_relation_has_both_sides():
    session = make_session()
    act(session, SetStance("KEN", 0.4))
    act(session, EndTurn())
    act(session, SetStance("KEN", 0.9))
    act(session, OfferPact("KEN", Pact.JOINT_RESEARCH))
    row = next(row for row in facts_of(session).relations if row.code == "KEN")
    now, orders = session.game.board.now, session.game.board.orders
    assert (row.stance, row.last_stance) == (0.9, 0.4)
    assert row.their_stance == orders.stance[KENYA, INDIA]
    assert row.trust == now.trust[INDIA, KENYA]
    assert row.trust_in_me == now.trust[KENYA, INDIA]
    assert Pact.JOINT_RESEARCH in row.offered
    assert set(row.pacts) == {k for k in Pact if now.pact[INDIA, KENYA, k] > 0}
    assert set(row.offered_to_me) == {k for k in Pact if orders.offer[KENYA, INDIA, k] > 0}


def test_what_a_cut_off_would_cost():
    """Less than all that can be used, and more from whom one depends on more."""
    session = make_session()
    for _ in range(2):
        act(session, EndTurn())
        rows = facts_of(session).relations
        assert all(0.0 <= row.loss < 1.0 and 0.0 <= row.chips <= 1.0 for row in rows)
        assert math.fsum(row.loss for row in rows) < 1.0
        assert math.fsum(row.chips for row in rows) <= 1.0 + 1e-12


def test_pacts_make_news_when_they_begin_and_when_they_are_broken():
    session = make_session(policies={"KEN": "always-cooperate"}, turns=6)
    act(session, OfferPact("KEN", Pact.DATA_FLOWS))
    act(session, SetStance("KEN", 1.0))
    act(session, EndTurn())
    began = [item for item in facts_of(session).news if item.kind == "pact" and item.mine]
    assert any("KEN" in item.codes and "data flows" in item.sentence for item in began)
    act(session, WithdrawPact("KEN", Pact.DATA_FLOWS))
    act(session, EndTurn())
    news = facts_of(session).news
    kinds = {item.kind for item in news if item.mine and "KEN" in item.codes}
    assert {"broken", "pact_ended"} <= kinds
    assert any(item.sentence == "India breaks a pact with Kenya" for item in news)


def test_all_that_happens_is_told():
    """Every stroke that the sheets of a long game know of is in the news of its turn."""
    session = make_session(turns=30, seed=2)
    while not session.over:
        act(session, EndTurn())
        facts = facts_of(session)
        told = {(item.kind, item.tick, code) for item in facts.news for code in item.codes}
        grouped = [
            item.sentence for item in facts.news if item.kind == "cut_off" and not item.codes
        ]
        between: set[tuple[int, int]] = set()
        for tick in facts.last_turn:
            flows, was, now = facts.flows(tick), facts.stocks(tick - 1), facts.stocks(tick)
            for i, code in enumerate(WORLD.codes):
                for kind in ("incident", "election", "breakthrough"):
                    assert ((kind, tick, code) in told) == (getattr(flows, kind)[i] > 0.0)
                hit = (now.cut_off[i] > was.cut_off[i]).nonzero()[0]
                if ("cut_off", tick, code) not in told:
                    between |= {(tick, int(supplier)) for supplier in hit}
        # several between others stand in one line, which counts them
        assert [line.startswith(f"{len(between)} ") for line in grouped] == [True] * bool(between)
        assert [item.mine for item in facts.news] == sorted(
            (item.mine for item in facts.news), reverse=True
        )
        assert all("{" not in item.sentence for item in facts.news)


def test_facts_are_a_snapshot():
    session = make_session(turns=4)
    for turn in range(4):
        facts = facts_of(session)
        before = (facts.orders().budget[INDIA], facts.draft, facts.tick)
        level, result = session.game.board.now.gdp[INDIA], facts_of(session).result()
        act(session, SetBudget(0.0005 + turn / 2000.0))
        act(session, EndTurn())
        assert (facts.orders().budget[INDIA], facts.draft, facts.tick) == before
        assert facts.level("gdp") == level
        assert facts.result() == result


def test_facts_cannot_be_written_to(game):
    facts = facts_of(game)
    before = game.state_hash
    for sheet in (facts.stocks(), facts.flows(1), facts.flows(0)):
        name = next(iter(type(sheet).fields))
        with pytest.raises(ValueError, match="read-only"):
            getattr(sheet, name)[:] = 0.0
    facts.orders().budget[:] = 0.0
    assert facts.orders().budget.max() > 0.0
    assert game.state_hash == before
    assert game.game.board.orders.budget.max() > 0.0


def test_every_nation_can_be_looked_at(game):
    assert game.facts("USA").draft == game.game.in_force(WORLD.codes.index("USA"))
    with pytest.raises(Refusal, match="No nation is called 'XXX'"):
        game.facts("XXX")
    assert facts_of(make_session(())).code == WORLD.codes[0]


def test_every_stock_of_a_nation_has_finite_figures(game):
    figures = facts_of(game).figures
    assert all(np.isfinite([figure.level, figure.change]).all() for figure in figures)
    assert all(figure.unit == Stocks.fields[figure.name].unit for figure in figures)
