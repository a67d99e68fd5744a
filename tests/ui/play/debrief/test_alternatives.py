"""The counterfactual: another choice on the same luck, and the line that it leads to."""

from dataclasses import replace

import pytest

from sim.pillars import Pact
from tests.branching import branched
from tests.ui.play.debrief.conftest import WORLD, play
from ui.play.debrief.alternatives import (
    CONSIDERED,
    PARTNERSHIP,
    Idea,
    ideas_of,
    pieces_of,
    try_ideas,
)
from ui.play.debrief.line import Lines
from ui.play.debrief.sentences import (
    counterfactual_said,
)
from ui.play.debrief.titles import alternative_title
from ui.play.session.commands import OfferPact, SetStance

IND, CHN = WORLD.codes.index("IND"), WORLD.codes.index("CHN")


@pytest.fixture(scope="module")
def told(lines):
    *_, last = try_ideas(lines, ideas_of(lines))
    return last


def test_it_is_the_branch_of_the_game_with_that_choice(played, lines, told):
    one = told.told
    idea = next(
        i for i in ideas_of(lines) if (i.kind, i.about, i.turn) == (one.kind, one.about, one.turn)
    )
    outcome = branched(played, one.turn, {"IND": idea.ordered}).outcome()
    assert one.score == float(outcome.score[IND])
    assert one.rank == int(outcome.rank[IND])
    game = played.game.board.outcome()
    assert one.difference.score == float(outcome.score[IND] - game.score[IND])
    assert one.difference.survival == float(outcome.survival[0] - game.survival[0])


def test_the_lines_are_one_until_they_part(lines, told, made):
    parted = told.told.turn * WORLD.ticks_per_turn + 1
    for curve in (told.score, told.sovereignty):
        assert len(curve.game) == len(curve.other) == len(made.course.years)
        assert curve.game[:parted] == curve.other[:parted]
        assert curve.game[parted:] != curve.other[parted:]
    assert told.score.game == made.course.scores["IND"]
    assert told.sovereignty.game == made.course.sovereignty


def test_the_most_telling_one_is_told_and_others_are_about_other_things(told):
    def size(one):
        return abs(one.difference.score + one.elsewhere.score)

    assert all(size(told.told) >= size(one) for one in told.others)
    things = [(one.kind, one.about) for one in (told.told, *told.others)]
    assert len(set(things)) == len(things)


def test_pieces_are_counted_right(lines):
    ideas = ideas_of(lines)
    assert len(list(try_ideas(lines, ideas))) == pieces_of(ideas)
    assert pieces_of(()) == 1
    assert list(try_ideas(lines, ())) == [None]
    assert len(ideas) > CONSIDERED


def test_what_was_done_is_not_tried(lines):
    offers = [OfferPact("CHN", kind) for kind in Pact if PARTNERSHIP[kind]]
    session = play({0: [SetStance("CHN", 1.0), *offers]})
    tried = {(i.kind, i.about) for i in ideas_of(Lines(session.game, IND))}
    assert ("isolate", "CHN") in tried
    assert ("cooperate", "CHN") not in tried
    assert ("cooperate", "CHN") in {(i.kind, i.about) for i in ideas_of(lines)}


def test_the_orders_of_ideas(lines):
    move = lines.ordered(0)
    friend = Idea("cooperate", 2, "CHN", CHN)
    assert friend.ordered(1, move) == move
    assert friend.ordered(2, move).stance[CHN] == 1.0
    assert not friend.ordered(2, move).offers[CHN][Pact.JOINT_EXPORT_CONTROL]
    assert all(friend.ordered(2, move).offers[CHN][kind] for kind in Pact if PARTNERSHIP[kind])
    alone = Idea("isolate", 0, "CHN", CHN).ordered(0, move)
    assert alone.stance[CHN] == 0.0
    assert not any(alone.offers[CHN])
    assert Idea("budget_up", 0).ordered(0, replace(move, budget=0.0025)).budget == 0.003
    split = Idea("pillar", 0, "research", 2).ordered(0, move).split
    assert split[2] == pytest.approx(move.split[2] + 0.1)
    assert sum(split) == pytest.approx(1.0)


def test_it_is_said_with_both_scores(made):
    told = made.counterfactual.told
    said = " ".join(counterfactual_said(made, told))
    assert f"{told.score:.1f} instead of {made.mandate.score:.1f}" in said
    assert told.date in said
    assert alternative_title(told)
