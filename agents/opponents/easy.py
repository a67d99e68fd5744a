"""Easy: a simple policy for the whole game, carried out with a shaky hand.

Everything that wavers is drawn by address, so the same game always has the same slips.
"""

import math
from dataclasses import replace

from agents.opponents.thought import Reason, Thought
from agents.opponents.view import View, drafted
from sim.dice import Luck, uniform
from sim.levers import LEVERS, at, part_of
from sim.move import Move

SIMPLE = (
    "always-cooperate",
    "free-rider",
    "grudger",
    "regulator-first",
    "selective-openness",
    "talent-magnet",
    "techno-optimist",
    "tit-for-tat",
)
HABIT, SPLIT, STANCE, OFFER, LEVER = 80, 82, 96, 97, 110
"""Event numbers of its luck, far from those of the world, the choices and the lineups.

SPLIT, OFFER and LEVER are followed by one number a pillar, a pact kind and a lever.
"""
WAVER = 0.5  # how far a pillar's share may be off, as a share of it
TREMOR = 0.3  # how far a stance may be off
WOBBLE = 0.25  # how far a lever may be off, of its range
FORGETS = 0.25  # the chance that an offer is not made


def habit(view: View, nation: int) -> str:
    """The policy that it follows throughout this game."""
    throw = uniform(Luck(view.seed, view.replicate, 0), HABIT, nation, nation)
    return SIMPLE[int(throw * len(SIMPLE))]


def think(view: View, nation: int) -> Thought:
    """The habit's orders, as they come out."""
    policy = habit(view, nation)
    move = shaken(view, nation, drafted(view, nation, policy))
    return Thought(move, policy, (Reason("habit", {"policy": policy}),))


def shaken(view: View, nation: int, move: Move) -> Move:
    """Orders with slips: money misplaced, stances and levers off, offers forgotten."""
    luck = Luck(view.seed, view.replicate, view.tick)

    def throw(event: int, whom: int = nation) -> float:
        return float(uniform(luck, event, nation, whom))

    parts = [x * (1.0 + WAVER * (2.0 * throw(SPLIT + k) - 1.0)) for k, x in enumerate(move.split)]
    scale = math.fsum(move.split) / max(math.fsum(parts), 1e-9)
    stance, offers = list(move.stance), list(move.offers)
    for j in range(view.nations):
        if j != nation:
            off = TREMOR * (2.0 * throw(STANCE, j) - 1.0)
            stance[j] = min(max(move.stance[j] + off, 0.0), 1.0)
            offers[j] = tuple(
                offered and throw(OFFER + kind, j) >= FORGETS
                for kind, offered in enumerate(move.offers[j])
            )
    levers = {}
    for k, lever in enumerate(LEVERS):
        off = WOBBLE * (2.0 * throw(LEVER + k) - 1.0)
        part = part_of(lever, getattr(move.levers, lever)) + off
        levers[lever] = at(lever, min(max(part, 0.0), 1.0))
    return replace(
        move.with_levers(**levers),
        split=tuple(min(x * scale, 1.0) for x in parts),
        stance=tuple(stance),
        offers=tuple(offers),
    )
