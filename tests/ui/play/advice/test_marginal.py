"""Effects are differences of rollouts, of steps that can be made."""

import numpy as np
import pytest

from lab.statistics import mean_interval
from sim.levers import LEVERS
from sim.pillars import Pact, Pillar, Programme
from tests.playing import act, draft_of, waiting
from ui.play.advice.marginal import Effect, Marginal
from ui.play.advice.position import position_of
from ui.play.advice.rollouts import RESULT
from ui.play.session.commands import (
    EndTurn,
    LockPillar,
    OfferPact,
    SetBudget,
    SetLever,
    SetMove,
    SetSplit,
    Undo,
    WithdrawPact,
)

pytestmark = pytest.mark.compiled


def all_effects(marginal, position, figure, **options):
    found = [marginal.budget(position, figure, **options)]
    found += marginal.pillars(position, figure, **options).values()
    found += marginal.programmes(position, figure, **options).values()
    found += marginal.levers(position, figure, **options).values()
    for pair in marginal.stances(position, figure, **options).values():
        found += pair
    found += marginal.pacts(position, figure, nations=["USA", "GBR"], **options).values()
    return found


def test_effects_are_what_applying_the_step_changes(make, rollouts):
    session = make()
    act(session, EndTurn())
    position = position_of(session, waiting(session))
    (base,) = rollouts.play(position, [position.draft.move], draws=8, ticks=100)
    possible = 0
    for effect in all_effects(Marginal(rollouts), position, RESULT, draws=8):
        if effect.change is None:
            assert (effect.mean, effect.sign, effect.draws) == (0.0, 0, 0)
            continue
        act(session, effect.change)
        (run,) = rollouts.play(position, [draft_of(session).move], draws=8, ticks=100)
        act(session, Undo())
        assert effect.mean == np.mean(run.last(RESULT) - base.last(RESULT))
        assert effect.better == np.mean(run.last(RESULT) > base.last(RESULT))
        safer = run.outcomes["survival"][0] - base.outcomes["survival"][0]
        assert effect.survival == mean_interval(safer)
        possible += 1
    assert possible > 40


def test_another_figure_at_the_end_of_some_turns(make, rollouts):
    position = position_of(make(), "IND")
    effect = Marginal(rollouts).budget(position, "talent", turns=2)
    with_it = position.drafting.changed(position.draft, effect.change).move
    runs = rollouts.play(position, [position.draft.move, with_it], draws=16, ticks=8)
    difference = runs[1].levels["talent"][:, 1] - runs[0].levels["talent"][:, 1]
    assert effect.mean == np.mean(difference)
    assert effect.low < effect.mean < effect.high
    assert (effect.sign, effect.clear) == (1, True)


def test_steps_keep_to_the_ends_and_the_locks(make, rollouts):
    session = make()
    act(session, LockPillar(Pillar.RESEARCH))
    act(session, SetLever("visa", 1.0))
    act(session, SetLever("strictness", 0.95))
    act(session, SetBudget(0.003))
    act(session, OfferPact("USA", Pact.DATA_FLOWS))
    position = position_of(session, waiting(session))
    marginal = Marginal(rollouts)
    pillars = marginal.pillars(position, draws=8)
    assert list(pillars) == list(Pillar)
    assert pillars[Pillar.RESEARCH].change is None
    research = draft_of(session).move.split[Pillar.RESEARCH]
    act(session, pillars[Pillar.WORKFORCE].change)
    assert draft_of(session).move.split[Pillar.RESEARCH] == research
    levers = marginal.levers(position, draws=8)
    assert list(levers) == list(LEVERS)
    assert levers["visa"].change is None
    assert levers["strictness"].step == pytest.approx(0.05)
    assert levers["strictness"].change == SetLever("strictness", 1.0)
    assert marginal.budget(position, draws=8).change is None
    pacts = marginal.pacts(position, draws=8, nations=["USA"])
    assert pacts["USA", Pact.DATA_FLOWS].change == WithdrawPact("USA", Pact.DATA_FLOWS)
    assert pacts["USA", Pact.JOINT_RESEARCH].change == OfferPact("USA", Pact.JOINT_RESEARCH)
    assert len(marginal.programmes(position, draws=8)) == len(Programme)


def test_a_whole_pillar_has_no_room(make, rollouts):
    session = make()
    for pillar in Pillar:
        if pillar is not Pillar.RESEARCH:
            act(session, SetSplit(pillar, 0.0))
    act(session, SetSplit(Pillar.RESEARCH, 1.0))
    pillars = Marginal(rollouts).pillars(position_of(session, waiting(session)), draws=8)
    assert pillars[Pillar.RESEARCH].change is None
    assert pillars[Pillar.WORKFORCE].change is not None


@pytest.mark.parametrize(
    ("figure", "low", "high", "sign"),
    [
        ("gdp", 1.0, 2.0, 1),
        ("gdp", -2.0, -1.0, -1),
        ("gdp", -1.0, 1.0, 0),
        ("gdp", 0.0, 0.0, 0),
        ("unemployment", 1.0, 2.0, -1),
        ("threat", -2.0, -1.0, 1),
    ],
)
def test_the_sign_says_whether_it_is_good(figure, low, high, sign):
    effect = Effect(figure, None, 1.0, (low + high) / 2.0, low, high)
    assert effect.sign == sign
    assert effect.clear == (sign != 0)


def test_the_same_whatever_else_is_asked(make, rollouts):
    session = make()
    position = position_of(session, waiting(session))
    marginal = Marginal(rollouts)
    whole = marginal.levers(position, draws=16)
    step = [(whole["visa"].change, whole["visa"].step)]
    assert marginal.effects(position, step, draws=16) == [whole["visa"]]
    assert marginal.levers(position, draws=16) == whole


def test_an_unknown_figure(make, rollouts):
    with pytest.raises(ValueError, match="luck"):
        Marginal(rollouts).pillars(position_of(make(), "IND"), "luck")


def test_a_step_that_changes_nothing_has_no_effect(make, rollouts):
    position = position_of(make(), "IND")
    same = SetMove(position.draft.move)
    assert Marginal(rollouts).effects(position, [(same, 1.0)])[0].change is None
