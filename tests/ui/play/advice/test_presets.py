"""Presets are legal orders of whoever asks, whatever has been played and drafted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.load import load
from scenarios.pack import pack
from sim.move import check
from sim.pillars import Pillar
from tests.playing import act, draft_of, opening_of, waiting
from ui.play.advice.position import position_of
from ui.play.advice.presets import POLICIES, PRESETS, preset, presets
from ui.play.session.commands import EndTurn, LockPillar, SetBudget, SetMove, SetSplit, Undo
from ui.play.session.session import Session

pytestmark = pytest.mark.compiled
SCENARIOS = {name: load(name) for name in ("quick", "compute-treaty", "hostile")}
WORLDS = {name: pack(scenario) for name, scenario in SCENARIOS.items()}


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_presets_are_legal(data):
    name = data.draw(st.sampled_from(sorted(SCENARIOS)))
    world = WORLDS[name]
    code = data.draw(st.sampled_from(world.codes))
    session = Session.new(
        SCENARIOS[name], [code], world=world, seed=data.draw(st.integers(0, 99)), turns=4
    )
    for _ in range(data.draw(st.integers(0, 3))):
        act(session, SetBudget(data.draw(st.floats(0.0, 0.003))))
        act(session, EndTurn())
    act(session, LockPillar(Pillar.RESEARCH))
    act(session, SetSplit(Pillar.WORKFORCE, data.draw(st.floats(0.0, 0.5))))
    position, before = position_of(session, waiting(session)), draft_of(session)
    for one in presets(position):
        for command in (one.whole, one.money):
            assert check(command.move, position.nation, world.codes) == []
            act(session, command)
            assert draft_of(session).move == command.move  # pledges are in it already
            if command.move != before.move:
                act(session, Undo())
            assert draft_of(session) == before
        assert one.money.move.stance == before.move.stance
        assert one.money.move.offers == before.move.offers
        assert one.money.move.levers == before.move.levers
        assert one.money.move.split == one.whole.move.split
        assert one.name
        assert one.sentence.endswith(".")


def test_as_last_year_is_what_the_turn_began_with(make):
    session = make()
    act(session, SetBudget(0.0015))
    act(session, EndTurn())
    act(session, SetBudget(0.0005))
    position = position_of(session, waiting(session))
    assert preset(position, "as_last_year").whole == SetMove(opening_of(session).move)
    assert opening_of(session).move.budget == 0.0015


def test_presets_are_what_policies_decide(make):
    """In the nation's seat, the policy behind a preset orders the very same."""
    for key, policy in POLICIES.items():
        decided = make([], policies={"IND": policy})
        act(decided, EndTurn())
        ordered = decided.diary.moves[0][decided.game.world.codes.index("IND")]
        assert preset(position_of(make(), "IND"), key).whole.move == ordered


def test_presets_differ(make):
    moves = [one.whole.move for one in presets(position_of(make(), "IND"))]
    assert len(set(moves)) == len(PRESETS)


def test_an_unknown_preset(make):
    with pytest.raises(ValueError, match="balanced"):
        preset(position_of(make(), "IND"), "luck")
