"""Transplants of whole classes (C10): exact on the game's luck, and how long all of them take.

    python -m benchmarks.classroom.transplants --games 50

Each game has two tables of ten players, who order at random for eight turns.  A branch without a
change must be the game, bit for bit; a transplant must be the game that is played with that order.
Times are of the process, which does not know how busy the machine is, and of the clock.
"""

import argparse
import json
import random
import time
from dataclasses import asdict, dataclass

from agents.board import Board
from sim.levers import LEVERS
from sim.pillars import Pact, Pillar
from ui.play.classroom.branching import BranchingWorld
from ui.play.classroom.transplants import TransplantPlace, Transplants
from ui.play.loading import load_scenario, pack_scenario
from ui.play.refusal import Refusal
from ui.play.session.commands import (
    EndTurn,
    OfferPact,
    SetBudget,
    SetLever,
    SetSplit,
    SetStance,
)
from ui.play.session.session import Session

PLAYERS, TURNS = 10, 8


@dataclass
class Measured:
    """What one pair of tables came to."""

    seed: int
    transplants: int  # from the first table into the second
    exact: bool
    process_s: float  # all of them, with eight other lucks, the worlds' replay included
    wall_s: float
    mostly_luck: int


def played(scenario, world, seed: int, dice: random.Random) -> Session:
    """A table whose players order at random."""
    humans = scenario.roster[:PLAYERS]
    session = Session.new(scenario, humans, seed=seed, turns=TURNS, world=world)
    for turn in range(TURNS):
        for nation in humans:
            other = dice.choice([code for code in scenario.roster if code != nation])
            wanted = [
                SetBudget(dice.uniform(0.0, 0.003)),
                SetSplit(dice.choice(list(Pillar)), dice.random()),
                SetLever(dice.choice(LEVERS), dice.random()),
                SetStance(other, dice.random()),
                OfferPact(other, dice.choice(list(Pact))),
            ]
            for command in wanted:
                try:
                    session.apply(nation, command, turn)
                except Refusal:
                    continue  # a slider that is stuck
        for nation in humans:
            session.apply(nation, EndTurn(), turn)
    return session


def measured(scenario, world, seed: int) -> Measured:
    """Two tables on one luck, and all transplants from the first into the second."""
    dice = random.Random(seed)
    tables = [played(scenario, world, seed, dice) for _ in range(2)]
    process, wall = time.process_time(), time.perf_counter()
    transplants = Transplants(tables)
    humans = set(tables[0].humans)
    places = [one for one in transplants.places(0, 1) if one.nation in humans]
    found = [transplants.of(place) for place in places]
    process, wall = time.process_time() - process, time.perf_counter() - wall
    return Measured(
        seed=seed,
        transplants=len(found),
        exact=all(_exact(tables, one.place, one.survival) for one in dice.sample(found, 4)),
        process_s=round(process, 3),
        wall_s=round(wall, 3),
        mostly_luck=sum(one.mostly_luck for one in found),
    )


def _exact(tables: list[Session], place: TransplantPlace, survival: float) -> bool:
    """Whether the game that is played with the order comes to what the transplant says."""
    target = tables[place.target]
    game = target.game
    board = Board(game.world, target.diary.seed, 0, TURNS * game.world.ticks_per_turn)
    nation = game.world.codes.index(place.nation)
    for turn, moves in enumerate(target.diary.moves):
        row = dict(enumerate(moves))
        if turn == place.turn:
            row[nation] = tables[place.source].diary.moves[turn][nation]
        board.play_turn(row)
    unchanged = BranchingWorld(target)
    return (
        float(board.outcome().survival[0] - game.board.outcome().survival[0]) == survival
        and unchanged.state_hash == target.state_hash
    )


def main() -> None:
    """Print a line a game, and what all came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--games", type=int, default=50)
    parser.add_argument("--scenario", default="default")
    asked = parser.parse_args()
    scenario = load_scenario(asked.scenario)
    world = pack_scenario(scenario)
    measured(scenario, world, 10_000)  # compiles
    each = []
    for seed in range(asked.games):
        each.append(measured(scenario, world, seed))
        print(json.dumps(asdict(each[-1])), flush=True)
    times = sorted(one.process_s for one in each)
    print(
        json.dumps(
            {
                "games": len(each),
                "transplants": sum(one.transplants for one in each),
                "exact": sum(one.exact for one in each),
                "process_s_median": times[len(times) // 2],
                "process_s_most": times[-1],
                "wall_s_most": max(one.wall_s for one in each),
                "mostly_luck": sum(one.mostly_luck for one in each),
            }
        )
    )


if __name__ == "__main__":
    main()
