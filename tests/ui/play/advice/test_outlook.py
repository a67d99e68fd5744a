"""Fans are quantiles of paired rollouts, the same in any order and from any thread."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from sim.pillars import Pillar
from tests.playing import act, facts_of, waiting
from ui.play.advice.outlook import FEWEST_DRAWS, FIGURES, MOST_DRAWS, Outlook, draws_for
from ui.play.advice.position import position_of
from ui.play.advice.rollouts import STANDING, WELFARE, Superseded
from ui.play.session.commands import EndTurn, SetBudget, SetSplit

pytestmark = pytest.mark.compiled


def drafted(make, share=0.5):
    session = make()
    act(session, EndTurn())
    act(session, SetSplit(Pillar.RESEARCH, share))
    return session


def test_a_fan_is_made_of_the_rollouts(make, rollouts):
    session = drafted(make)
    position = position_of(session, waiting(session))
    fan = Outlook(rollouts).fan(position, "unemployment", turns=2, draws=40)
    moves = [position.draft.move, position.opening]
    draft, before = (
        run.levels["unemployment"]
        for run in rollouts.play(position, moves, draws=40, ticks=8)
    )  # fmt: skip
    assert fan.draft.middle[1:] == tuple(np.median(draft, axis=0))
    assert fan.before.low[1:] == tuple(np.quantile(before, 0.1, axis=0))
    assert fan.draft.high[1:] == tuple(np.quantile(draft, 0.9, axis=0))
    assert fan.change[1:] == tuple(np.median(draft - before, axis=0))
    assert fan.better[1:] == tuple((draft < before).mean(axis=0))
    assert fan.worse[1:] == tuple((draft > before).mean(axis=0))
    assert (fan.nation, fan.draws, fan.unit, fan.less_is_better) == ("IND", 40, "share", True)


def test_fans_begin_now_and_end_with_the_game(make, rollouts):
    session = drafted(make)
    facts = facts_of(session)
    shared = {
        STANDING: facts.standing().score,
        WELFARE: float(facts.outcome().collective_welfare[0]),
        "survival": facts.survival,
    }
    for fan in Outlook(rollouts).fans(position_of(session, waiting(session)), turns=None):
        now = shared[fan.figure] if fan.figure in shared else facts.level(fan.figure)
        for band in (fan.draft.low, fan.draft.middle, fan.draft.high, fan.before.middle):
            assert band[0] == pytest.approx(now, rel=1e-12)
            assert len(band) == len(fan.dates) == 4
        assert fan.dates == (facts.year, facts.year + 1, facts.year + 2, facts.year + 3)
        assert fan.draft.low <= fan.draft.middle
        assert all(a <= b <= c for a, b, c in zip(*vars(fan.draft).values(), strict=True))


def test_no_change_no_difference(make, rollouts):
    session = make()
    for fan in Outlook(rollouts).fans(position_of(session, waiting(session)), draws=16):
        assert fan.draft == fan.before
        assert set(fan.change) == set(fan.better) == set(fan.worse) == {0.0}


def test_more_money_more_strength_and_it_costs(make, rollouts):
    session = make()
    act(session, SetBudget(0.003))
    fan = Outlook(rollouts).fan(position_of(session, waiting(session)), "talent", draws=32)
    assert fan.change[-1] > 0.0
    assert fan.better[-1] > 0.9


def test_the_same_answer_in_any_order_and_thread(make, rollouts):
    positions = [position_of(drafted(make, share), "IND") for share in (0.3, 0.5, 0.7)]
    other = make()
    act(other, SetBudget(0.001))
    positions.append(position_of(other, waiting(other)))

    def ask(position):
        return Outlook(rollouts).fans(position, draws=24)

    one = Outlook(rollouts)
    fresh = [ask(position) for position in positions]
    assert [one.fans(position, draws=24) for position in positions] == fresh
    assert [one.fans(p, draws=24) for p in positions[::-1]] == fresh[::-1]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(ask, positions)) == fresh


def interrupted(rollouts, other):
    """An outlook that is asked about another position meanwhile, and what comes of that."""
    newer = []

    class Interrupted:
        def play(self, *args, **options):
            if not newer:
                newer.append(None)
                newer.append(outlook.fan(other, draws=16))
            return rollouts.play(*args, **options)

    outlook = Outlook(Interrupted())
    return outlook, newer


def test_the_newest_question_wins(make, rollouts):
    position = position_of(drafted(make), "IND")
    outlook, newer = interrupted(rollouts, position)
    with pytest.raises(Superseded):
        outlook.fan(position, draws=16)
    assert newer[1] == Outlook(rollouts).fan(position, draws=16)
    with pytest.raises(Superseded):
        outlook.fan(position, draws=16, stale=lambda: True)


def test_a_question_for_another_seat_leaves_one_alone(make, rollouts):
    session = make(["IND", "GBR"])
    act(session, SetBudget(0.001), "GBR")
    own, other = position_of(session, "IND"), position_of(session, "GBR")
    outlook, newer = interrupted(rollouts, other)
    assert outlook.fan(own, draws=16) == Outlook(rollouts).fan(own, draws=16)
    assert newer[1] == Outlook(rollouts).fan(other, draws=16)


def test_longer_games_of_more_nations_have_fewer_draws():
    assert draws_for(12, 20) == MOST_DRAWS
    assert FEWEST_DRAWS < draws_for(12, 40) < MOST_DRAWS
    assert draws_for(16, 800) == FEWEST_DRAWS


def test_an_unknown_figure(make, rollouts):
    with pytest.raises(ValueError, match="luck"):
        Outlook(rollouts).fan(position_of(make(), "IND"), "luck")
    assert len(set(FIGURES)) == len(FIGURES)
