"""The same luck, another choice."""

from dataclasses import replace

import pytest

from sim.levers import LEVERS, Levers
from tests.ui.play.session.conftest import WORLD, make_session
from ui.play.refusal import Refusal
from ui.play.session.branch import carried
from ui.play.session.commands import EndTurn, SetBudget, SetLever, SetStance

INDIA, USA = WORLD.codes.index("IND"), WORLD.codes.index("USA")


@pytest.fixture(scope="module")
def game():
    session = make_session(turns=6)
    for turn in range(5):
        session.apply(SetLever("visa", 0.2 + turn / 10.0))
        session.apply(EndTurn())
    return session


def test_the_same_choice_is_the_same_game(game):
    for turn in range(5):
        branch = game.branch(turn, {"IND": game.diary.moves[turn][INDIA]})
        assert branch.diary == game.diary
    assert game.branch(3, {}).diary == game.diary


def test_another_choice_parts_in_its_turn_and_leaves_the_game_alone(game):
    before = (game.state_hash, list(game.diary.hashes), game.draft())
    other = replace(game.diary.moves[2][INDIA], budget=0.04)
    branch = game.branch(2, {"IND": other})
    assert branch.turn == game.turn
    assert branch.diary.hashes[:9] == game.diary.hashes[:9]
    assert branch.diary.hashes[9] != game.diary.hashes[9]
    # the others have decided the same before they could see it, and the player did not change more
    assert branch.diary.moves[2][USA] == game.diary.moves[2][USA]
    assert branch.diary.moves[3][INDIA] == game.diary.moves[3][INDIA]
    assert (game.state_hash, game.diary.hashes, game.draft()) == before


def test_a_lasting_choice_stays(game):
    other = replace(game.diary.moves[1][INDIA], budget=0.04)
    branch = game.branch(1, {"IND": other}, lasting=True)
    assert [row[INDIA].budget for row in branch.diary.moves[1:]] == [0.04] * 4
    assert [row[INDIA].levers.visa for row in branch.diary.moves] == [
        row[INDIA].levers.visa for row in game.diary.moves
    ]


def test_what_if_a_rival_had_done_otherwise(game):
    was = game.diary.moves[0][USA]
    stance = tuple(0.0 if j == INDIA else s for j, s in enumerate(was.stance))
    branch = game.branch(0, {"USA": replace(was, stance=stance)}, lasting=True)
    assert all(row[USA].stance[INDIA] == 0.0 for row in branch.diary.moves)
    once = game.branch(0, {"USA": replace(was, stance=stance)})
    assert once.diary.moves[0][USA].stance[INDIA] == 0.0


def test_a_branch_can_be_played_on_and_to_the_end(game):
    branch = game.branch(1, {"IND": game.diary.moves[1][INDIA].with_levers(visa=1.0)}, until=3)
    assert branch.turn == 3
    branch.apply(SetStance("USA", 0.3))
    branch.apply(EndTurn())
    assert branch.turn == 4
    assert branch.autosave is None
    end = game.branch(1, {}, until=6)
    assert end.over
    assert end.diary.moves[5][INDIA] == game.diary.moves[4][INDIA]


def test_the_coming_turn_can_be_tried(game):
    """What End Turn will do, without doing it."""
    session = make_session(turns=6)
    session.apply(SetBudget(0.03))
    tried = session.branch(0, {"IND": session.draft().move})
    assert session.turn == 0
    session.apply(EndTurn())
    assert tried.state_hash == session.state_hash
    held = session.branch(
        1, {"IND": session.draft().move.with_levers(visa=0.9)}, lasting=True, until=4
    )
    assert [row[INDIA].levers.visa for row in held.diary.moves[1:]] == [0.9] * 3


@pytest.mark.parametrize(
    ("turn", "until", "sentence"),
    [
        (-1, None, "There is no turn -1 in this game; give one from 0 to 5"),
        (6, None, "There is no turn 6"),
        (2, 2, "A branch cannot end after turn 2; give one from 3 to 6"),
        (2, 7, "A branch cannot end after turn 7"),
    ],
)
def test_turns_that_are_not_there_are_refused(game, turn, until, sentence):
    with pytest.raises(Refusal) as refused:
        game.branch(turn, {}, until=until)
    assert str(refused.value).startswith(sentence)


def test_wrong_orders_are_refused(game):
    move = game.diary.moves[0][INDIA]
    with pytest.raises(Refusal, match="No nation is called 'XXX'"):
        game.branch(0, {"XXX": move})
    with pytest.raises(Refusal, match="budget is 1; it must be"):
        game.branch(0, {"IND": replace(move, budget=1.0)})


def test_only_what_differs_is_carried_over(game):
    was, now = game.diary.moves[0][INDIA], game.diary.moves[4][INDIA]
    assert carried(was, was, now) == now
    programmes = list(was.programmes)
    programmes[0], programmes[1] = programmes[1], programmes[0]
    edit = replace(was, programmes=tuple(programmes), stance=(0.3, *was.stance[1:]))
    found = carried(was, edit, now)
    assert found.programmes[:3] == tuple(programmes[:3])
    assert found.programmes[3:] == now.programmes[3:]
    assert found.stance[0] == 0.3
    assert found.levers.visa == now.levers.visa


def test_a_game_that_is_over_is_left_before_its_last_turn(game):
    over = make_session(turns=2)
    for _ in range(2):
        over.apply(EndTurn())
    with pytest.raises(Refusal, match="There is no turn 2 in this game; give one from 0 to 1"):
        over.branch(2, {})
    assert over.branch(1, {}).diary == over.diary
    assert over.branch(0, {}).diary == over.diary


def test_a_branch_ends_where_the_game_stands_or_after_its_own_turn(game):
    assert game.branch(0, {}).turn == 5
    assert game.branch(5, {}).turn == 6
    assert game.branch(0, {}, until=1).turn == 1


def test_every_figure_that_was_edited_is_carried_over_and_no_other(game):
    """Of a move in which every figure differs, one figure after the other."""
    was = game.diary.moves[0][INDIA]
    now = replace(
        was,
        budget=0.5 * was.budget,
        split=tuple(0.5 * share for share in was.split),
        levers=Levers(*(0.123 for _ in LEVERS)),
        stance=tuple(0.25 for _ in was.stance),
        offers=tuple(tuple(not offer for offer in row) for row in was.offers),
    )
    flipped = tuple(
        tuple(not o for o in row) if i == 2 else row for i, row in enumerate(was.offers)
    )
    edits = {
        "budget": 0.031,
        "split": tuple(reversed(was.split)),
        **dict.fromkeys(LEVERS, 0.777),
        "stance": tuple(0.4 if i == 2 else x for i, x in enumerate(was.stance)),
        "offers": flipped,
    }
    for name, value in edits.items():
        lever = name in LEVERS
        edited = was.with_levers(**{name: value}) if lever else replace(was, **{name: value})
        found = carried(was, edited, now)
        for other in edits:
            if other != name:
                assert figure(found, other) == figure(now, other), (name, other)
        if name in ("stance", "offers"):
            assert getattr(found, name)[2] == value[2]
            assert getattr(found, name)[3:] == getattr(now, name)[3:]
        else:
            assert figure(found, name) == value


def figure(move, name):
    return getattr(move.levers if name in LEVERS else move, name)
