"""Typicality: this game among worlds of the same scenario and seed that are played by policies.

In those worlds the nation follows the policy that the scenario gives it, and so do all nations
that were played by people or by minds; the others keep the policy that they had.  Their luck is
that of other replicates of the same seed, so that they differ from each other by luck alone.  The
one world with the very luck of the game tells what the policy would have made of it.  Par comes
from other worlds: there the policy of every nation is drawn anew for each game.
"""

import math

import numpy as np

from policies.menu import NAMES
from sim.endings import Ending
from sim.sheet import Array
from ui.play.debrief.data import Histogram, SameLuck, Typicality
from ui.play.debrief.line import Lines
from ui.play.debrief.measuring import ending_of
from ui.play.session.game import Game
from ui.play.soundness import refuse_games

WORLDS = 1000
BINS = 24


def typicality(game: Game, lines: Lines, worlds: int = WORLDS) -> Typicality:
    """Where the game stands among so many worlds.  Raises Refusal if one came to mean nothing."""
    from lab.games import LONGEST, play_games  # noqa: PLC0415  (polars comes with it)

    world, nation = lines.world, lines.nation
    own = game.diary.replicate
    # the game's own replicate comes first, or last where numbers end
    first = own if own + worlds < LONGEST else own - worlds
    seats = list(world.policies)
    for i, policy in enumerate(game.policies):
        if i != nation and policy in NAMES and policy not in game.minds:
            seats[i] = policy
    played = play_games(
        world,
        seats,
        seed=game.diary.seed,
        first=first,
        replicates=worlds + 1,
        turns=lines.turns,
    )
    refuse_games(played.census)
    place = own - first
    others = np.arange(worlds + 1) != place
    found = played.outcomes
    endings = found["ending"][0].astype(np.int64)
    counts = {end.name.lower(): int(np.sum(endings[others] == end)) for end in Ending}
    outcome = lines.game.outcome
    return Typicality(
        worlds=worlds,
        policy=seats[nation],
        score=histogram(found["score"][nation][others], float(outcome.score[nation])),
        welfare=histogram(
            found["collective_welfare"][0][others], float(outcome.collective_welfare[0])
        ),
        endings=counts,
        ending_share=counts[ending_of(outcome)] / worlds,
        same_luck=SameLuck(
            score=float(found["score"][nation][place]),
            rank=int(found["rank"][nation][place]),
            welfare=float(found["collective_welfare"][0][place]),
            ending=Ending(int(endings[place])).name.lower(),
        ),
    )


def histogram(values: Array, mine: float) -> Histogram:
    """How values are spread, and where `mine` stands among them."""
    low, high = min(float(values.min()), mine), max(float(values.max()), mine)
    if high - low < 1e-9:  # all alike
        low, high = low - 0.5, high + 0.5
    counts, edges = np.histogram(values, BINS, (low, high))
    below = np.count_nonzero(values < mine) + 0.5 * np.count_nonzero(values == mine)
    return Histogram(
        edges=tuple(map(float, edges)),
        counts=tuple(map(int, counts)),
        mean=math.fsum(map(float, values)) / len(values),
        mine=mine,
        below=float(below / len(values)),
    )
