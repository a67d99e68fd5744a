"""The games whose every bit is pinned, each with the reason why it is one of them.

They pin what stays when numbers are founded anew: hosts, lineups, luck, the scenarios of the
library, lengths and steps, seats.  A game is played twice by nobody: each has something of its own.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numba
import numpy as np

from agents.block import LANES
from agents.board import Board
from agents.diary import Diary, replay
from agents.host import Host, Start, lineup_of, varied_world
from agents.lineup import HUMAN
from agents.race import Race
from agents.replicates import random_lineups
from agents.world import World
from lab.varied import resolve
from policies.menu import NAMES
from scenarios.load import load
from scenarios.pack import pack
from sim.move import Move, read_move
from sim.orders import Orders
from sim.outcome import Outcome
from sim.pillars import PROGRAMMES_OF
from sim.stocks import Stocks, state_hash

HERE = Path(__file__).resolve().parent
LAST = 2**32 - 1  # the last seed and the last replicate that the dice know
Figures = dict[str, Any]


@dataclass(frozen=True)
class Game:
    """A game, where it belongs, and why it is pinned."""

    group: str
    name: str
    reason: str
    play: Callable[[], Figures]


def told(stocks: Stocks, outcome: Outcome) -> Figures:
    """What is kept of a game: the state's hash, and figures that say more when it parts."""
    return {
        "state": state_hash(stocks),
        "score": [float(score) for score in outcome.score],
        "survival": float(outcome.survival[0]),
        "pacts": float(outcome.pacts_in_force[0]),
        "ending": float(outcome.ending[0]),
    }


def ended(played: Race) -> Figures:
    """Play a race to its end."""
    outcome = played.play()
    return told(played.board.now, outcome)


@cache
def world_of(name: str) -> World:
    """A scenario of the library, or a file beside the goldens."""
    return pack(load(str(HERE / "goldens" / name) if name.endswith(".toml") else name))


def race(name: str = "quick", seed: int = 1, replicate: int = 0, **words: Any) -> Figures:
    """A game on the Mesa host."""
    played = Race(world_of(name), seed, replicate, collect=False, **words)
    return ended(played)


def at_step(step: float) -> Figures:
    """Two years in quarters, halves of them or pairs: the calibration stays."""
    world = world_of("quick")
    params = world.params.copy()
    params.step = step
    ticks = round(world.ticks_per_turn / step)
    played = Race(replace(world, params=params, ticks_per_turn=ticks), 1, turns=2, collect=False)
    return ended(played)


def host(
    world: World, policies: tuple[str, ...], seed: int = 1, start: Start | None = None
) -> Figures:
    """Three years on the compiled host, or what the interpreter makes of it."""
    one = Host(world, 0, start)
    one.play(seed, 0, 1, lineup_of(policies), 3 * world.ticks_per_turn)
    return told(one.block.stocks, one.block.outcome)


def in_blocks(many: int) -> Figures:
    """So many replicates beside each other, in lanes where there is a compiler."""
    world = world_of("quick")
    width = 0 if numba.config.DISABLE_JIT else LANES
    lineups = np.empty((len(world.codes), many), dtype=np.int64)
    random_lineups(1, 0, lineups)
    outcomes = Host(world, width).play(1, 0, many, lineups, world.ticks_per_turn).outcomes
    scores = outcomes[:, : len(world.codes)]  # the first field of an outcome
    digest = hashlib.sha256(np.ascontiguousarray(scores).tobytes()).hexdigest()
    return {"scores": digest, "score": [float(score) for score in scores[-1]]}


def held() -> Figures:
    """The first nation's seat is a player's who does nothing."""
    world = world_of("quick")
    return host(world, (HUMAN, *world.policies[1:]))


def posted() -> Figures:
    """The second nation's seat is a player's, with a move in the first turn only."""
    world = world_of("quick")
    seats = (world.policies[0], HUMAN, *world.policies[2:])
    played = Race(world, 3, policies=seats, turns=3, collect=False)
    move = read_move(played.board.orders, 1)
    box = played.nations[1].mailbox
    assert box is not None
    box.post(replace(move, budget=0.0015).with_levers(visa=0.9, strictness=0.1))
    return ended(played)


def open_hand(me: Any, rivals: Any, traits: Any) -> Move:
    """A policy in Python: no money, open to all."""
    orders = Orders(len(rivals) + 1)
    orders.stance[:] = 1.0
    orders.programme[:, [programmes[0] for programmes in PROGRAMMES_OF]] = 1.0
    return read_move(orders, 0)


def begun(turns: int) -> Race:
    """A game in play."""
    played = Race(world_of("quick"), 6, turns=3, collect=False)
    for _ in range(turns):
        played.step()
    return played


def goes_on() -> Figures:
    """A year by Mesa, two more by the compiled host."""
    board = begun(1).board
    start = Start(board.now.copy(), board.orders.copy(), board.tally.copy(), board.tick)
    return host(board.world, board.world.policies, 6, start)


def replayed() -> Figures:
    """A diary of two turns, played again from its moves."""
    world = world_of("quick")
    played = Race(world, 8, turns=2, collect=False)
    diary = Diary(8, 0, played.policies, 2)
    while not played.over:
        played.decide()
        diary.record_moves(played.board)
        for _ in range(world.ticks_per_turn):
            played.board.play_tick()
            diary.record_tick(played.board)
    board, parting = replay(world, diary)
    assert parting is None
    return told(board.now, board.outcome())


def varied() -> Figures:
    """The world of a replicate of a batch that varies figures of every kind."""
    world = world_of("quick")
    values = {
        "params.talent.mobility": 0.011,
        "params.adoption.sector_rate.energy": 1.2,
        "nations.USA.gdp": 21000.0,
        "nations.CHN.talent": 180.0,
        "nations.CHN.habits.energy": 0.22,
        "nations.GBR.adoption": 0.2,
        "pairs.trust.USA.CHN": 0.6,
        "stocks.IND.unemployment": 0.11,
    }
    where = resolve(world, {path: np.array([value]) for path, value in values.items()}, 1)
    return host(varied_world(world, where, 0), world.policies)


def quarters_by_hand() -> Figures:
    """An odd number of quarters, without any decision."""
    board = Board(world_of("quick"), 5, ticks=5)
    for _ in range(5):
        board.play_tick()
    return told(board.now, board.outcome())


WORLDS = {
    "default": "twelve nations, whole: the game of the manual and of every figure in it",
    "quick": "eight nations, whole: the game of a lesson",
    "hostile": "whole: the world in which isolation is said to win",
}
OPENINGS = {
    "fortress": "parameters beyond their evidence, and old allies",
    "open-world": "a world without blocs",
    "large": "the most nations of the library",
    "hindcast-2018": "another base year, and dates that have passed",
    "chip-embargo": "a calendar, and vetoes in the chip market",
    "strait-crisis": "a calendar with a lost fab",
    "compute-treaty": "standing offers: shared compute",
    "data-free-flow": "standing offers: data that flow",
    "safety-standards": "standing offers: common standards",
    "talent-pact": "standing offers: people who move",
}


def catalogue() -> list[Game]:
    """All goldens, in the order of their files."""
    games = [Game("worlds", name, why, lambda n=name: race(n)) for name, why in WORLDS.items()]
    games += [
        Game("openings", name, why, lambda n=name: race(n, turns=2))
        for name, why in OPENINGS.items()
    ]
    games += [
        Game(
            "lineups",
            f"all {name}",
            f"eight nations of one mind: what {name} answers to its like, two years on",
            lambda n=name: race(policies=(n,) * 8, turns=2),
        )
        for name in NAMES
    ]
    mixed = tuple(NAMES[k % len(NAMES)] for k in range(5, 13))
    one_of = [
        ("lineups", "one of each", "eight minds: answers to others", lambda: race(policies=mixed)),
        ("luck", "seed 2", "another world of luck", lambda: race(seed=2, turns=3)),
        ("luck", "replicate 1", "the same seed's next luck", lambda: race(replicate=1, turns=3)),
        ("luck", "the last seed", "the largest word", lambda: race(seed=LAST, turns=1)),
        ("luck", "the last replicate", "the same", lambda: race(replicate=LAST, turns=1)),
        ("lengths", "step 1/2", "half a quarter a tick", lambda: at_step(0.5)),
        ("lengths", "step 2", "two quarters a tick", lambda: at_step(2.0)),
        ("lengths", "1 turn", "the shortest: its second half is two quarters",
         lambda: race(turns=1)),
        ("lengths", "20 turns", "past the scenario's end and its calendar",
         lambda: race("alone.toml", turns=20)),
        ("lengths", "5 quarters", "no turn's end, and orders in force from the start",
         quarters_by_hand),
        ("hosts", "one nation", "no partner, no rival, no market but its own",
         lambda: race("alone.toml", turns=3)),
        ("hosts", "two nations", "the fewest that can trade",
         lambda: race("pair.toml", turns=3)),
        ("hosts", "the compiled host", "the host of all batches, on floats",
         lambda: host(world_of("quick"), world_of("quick").policies)),
        ("hosts", "64 replicates", "eight blocks of lanes, lineups drawn",
         lambda: in_blocks(64)),
        ("hosts", "from a game in play", "what `batch --from-diary` does", goes_on),
        ("hosts", "from a diary", "what `replay` does", replayed),
        ("hosts", "a varied world", "what a batch over uncertain figures plays", varied),
        ("seats", "a seat that is held", "orders stay in force where nobody decides", held),
        ("seats", "a player's move", "a move posted once stays in force", posted),
        ("seats", "a policy in Python", "a researcher's own policy",
         lambda: race(scripts={"USA": open_hand}, turns=3)),
    ]  # fmt: skip
    return games + [Game(*game) for game in one_of]
