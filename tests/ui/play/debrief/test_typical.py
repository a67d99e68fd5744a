"""Typicality: the worlds are those of the lab, and the game is put among them rightly."""

from dataclasses import replace

import numpy as np
import pytest

from lab.games import play_games
from tests.ui.play.debrief.conftest import WORLD, play
from ui.play.debrief.line import Lines
from ui.play.debrief.sentences import typicality_said
from ui.play.debrief.typical import BINS, histogram, typicality

IND = WORLD.codes.index("IND")


def test_the_worlds_are_the_next_replicates_of_the_seed_played_by_policies(played, lines, made):
    seen = typicality(played.game, lines, 60)
    assert seen == made.typicality
    games = play_games(WORLD, WORLD.policies, seed=5, first=1, replicates=60, turns=5)
    scores = games.outcomes["score"][IND]
    mine = float(played.game.board.outcome().score[IND])
    assert seen.score.below == np.count_nonzero(scores < mine) / 60
    assert seen.score.mine == mine
    assert seen.score.mean == pytest.approx(scores.mean())
    assert sum(seen.score.counts) == sum(seen.endings.values()) == 60
    assert seen.policy == WORLD.policies[IND]


@pytest.mark.parametrize(("below", "told"), [(0.0, "fewer than in any"), (1.0, "more than in any")])
def test_above_all_and_below_all_worlds_is_said_in_words(below, told, made):
    seen = made.typicality
    placed = replace(seen, score=replace(seen.score, below=below))
    said = typicality_said(replace(made, typicality=placed))[0]
    assert told in said
    assert "%" not in said


def test_the_same_luck_is_the_game_of_policies_of_that_replicate(made):
    game = play({}, humans=()).game.board.outcome()
    assert made.typicality.same_luck.score == float(game.score[IND])
    assert made.typicality.same_luck.rank == int(game.rank[IND])
    assert made.typicality.same_luck.welfare == float(game.collective_welfare[0])


def test_a_policy_that_an_opponent_was_given_is_kept():
    session = play(policies={"CHN": "always-isolate"})
    seen = typicality(session.game, Lines(session.game, IND), 20)
    seats = [
        "always-isolate" if code == "CHN" else policy
        for code, policy in zip(WORLD.codes, WORLD.policies, strict=True)
    ]
    games = play_games(WORLD, seats, seed=5, replicates=1, turns=5)
    assert seen.same_luck.score == float(games.outcomes["score"][IND][0])


def test_at_the_end_of_numbers_the_replicates_before_are_taken():
    last = 2**32 - 1
    session = play(replicate=last)
    seen = typicality(session.game, Lines(session.game, IND), 20)
    own = play({}, humans=(), replicate=last).game.board.outcome()
    assert seen.same_luck.score == float(own.score[IND])
    assert seen.worlds == 20


@pytest.mark.parametrize(
    ("values", "mine", "below"),
    [([1, 2, 3, 4], 2.5, 0.5), ([1, 2, 3, 4], 2.0, 0.375), ([1, 1], 1.0, 0.5), ([1, 2], 9.0, 1.0)],
)
def test_ties_count_half(values, mine, below):
    found = histogram(np.array(values, dtype=float), mine)
    assert found.below == below
    assert sum(found.counts) == len(values)
    assert len(found.edges) == BINS + 1
    assert found.edges[0] <= mine <= found.edges[-1]
