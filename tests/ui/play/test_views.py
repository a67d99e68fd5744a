"""A seat sees public facts, its own nation and its own draft, and nothing else."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.move import LEVERS
from sim.pillars import Pact, Pillar
from tests.playing import act
from tests.ui.play.session.conftest import WORLD, make_session
from ui.play.refusal import Refusal
from ui.play.session.commands import (
    EndTurn,
    LockPillar,
    OfferPact,
    SetBudget,
    SetLever,
    SetSplit,
    SetStance,
    Undo,
)
from ui.play.views.seat import as_json, from_json, schema, view_of

HUMANS = ("USA", "IND", "KEN")
OTHERS = st.sampled_from(("USA", "KEN"))
commands = st.one_of(
    st.builds(SetBudget, st.floats(0.0, 0.003)),
    st.builds(SetSplit, st.sampled_from(Pillar), st.floats(0.0, 1.0)),
    st.builds(SetLever, st.sampled_from(LEVERS), st.floats(0.0, 1.0)),
    st.builds(SetStance, st.sampled_from(WORLD.codes), st.floats(0.0, 1.0)),
    st.builds(OfferPact, st.sampled_from(WORLD.codes), st.sampled_from(Pact)),
    st.builds(LockPillar, st.sampled_from(Pillar)),
    st.just(Undo()),
)


@pytest.fixture(scope="module")
def games():
    """Twice the same game, after two turns."""
    made = [make_session(HUMANS) for _ in range(2)]
    for session in made:
        for _ in range(2 * len(HUMANS)):
            act(session, EndTurn())
        act(session, SetBudget(0.001), "IND")
    return made


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(OTHERS, commands), max_size=6))
def test_worlds_that_differ_in_others_drafts_look_alike(games, changes):
    one, other = games
    for nation, command in changes:
        try:
            act(other, command, nation)
        except Refusal:
            continue
    for watching in ("IND", "CHN"):  # a player, and a nation that nobody plays
        assert as_json(view_of(one, watching)) == as_json(view_of(other, watching))


def test_luck_that_is_not_played_shows_nowhere():
    one, other = make_session(HUMANS, seed=5), make_session(HUMANS, seed=6, replicate=3)
    assert as_json(view_of(one, "IND")) == as_json(view_of(other, "IND"))
    for session in (one, other):
        for _ in HUMANS:
            act(session, EndTurn())
    assert as_json(view_of(one, "IND")) != as_json(view_of(other, "IND"))


def test_a_view_is_json_of_its_schema_and_comes_back(games):
    session = games[0]
    for code in WORLD.codes:
        view = view_of(session, code)
        assert list(json.loads(as_json(view))) == schema()["required"]
        assert as_json(from_json(as_json(view))) == as_json(view)


def test_every_field_has_been_let_through_by_name():
    """Whoever adds one says here that a seat may see it."""
    assert set(schema()["properties"]) == {
        "nation", "name", "turn", "turns", "date", "over", "players", "own", "figures", "pillars",
        "standing", "result", "ranks", "survival", "hazard", "relations", "news",
    }  # fmt: skip


def test_it_tells_what_the_facts_tell(games):
    session = games[0]
    view, facts = view_of(session, "IND"), session.facts("IND")
    assert view.own.draft.move.budget == 0.001 != view.own.opening.budget
    assert view.own.budget == facts.budget
    assert (view.own.can_undo, view.own.can_redo) == (True, False)
    assert (view.figures, view.relations, view.news) == (facts.figures, facts.relations, facts.news)
    assert view.standing == facts.standing()
    assert [player.nation for player in view.players] == list(HUMANS)
    assert view_of(session, "CHN").own is None
    assert math.isfinite(view.survival)


def test_who_has_ended_the_turn_is_seen_by_all():
    session = make_session(HUMANS)
    act(session, EndTurn(), "USA")
    assert [player.ended for player in view_of(session, "IND").players] == [True, False, False]


def test_there_is_no_view_of_a_nation_that_is_not_there(games):
    with pytest.raises(Refusal, match="No nation is called 'XXX'"):
        view_of(games[0], "XXX")
