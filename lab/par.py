"""Par: what leaders drawn at random make of each nation, and how far they differ.

    from lab.par import measure_par
    measured = measure_par(pack(load("default")))

In every game every nation's policy is drawn from the menu, and the money that it is used to
spend log-uniformly from .01 to .3 % of output, with all the luck of the scenario.  Only a leader's
own habit is drawn: the announced programmes, by which the public judges a budget, and the opening
of the game stay as the scenario states them.  A longer game reaches further, so every length is
measured by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from queue import SimpleQueue

import numpy as np

from agents.arguments import (
    LONGEST_GAME,
    checked_replicates,
    checked_seed,
    checked_threads,
    checked_turns,
)
from agents.block import TRAITS, Varied, Whole
from agents.host import NOTHING_VARIED, Host
from agents.pool import usable_cores
from agents.world import World, checked_world
from lab.chunks import CHUNK, Chunk, in_threads, outcome_table
from lab.games import Progress
from lab.validity import Census, census
from policies.menu import LIBRARY
from policies.traits import TraitSheet
from sim.components import COMPONENT_NAMES, SMALLEST_STEP
from sim.orders import LARGEST_BUDGET
from sim.outcome import Outcome
from sim.sheet import Array
from sim.validity import FAULT

GAMES = 4096
SEED = 2024
LEAST_BUDGET = 1e-4
"""Of drawn leaders, share of GDP a year; the largest is the end of the slider."""
LENGTHS = (0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0)
"""Lengths that are measured, in lengths of the scenario."""


@dataclass(frozen=True)
class Leaders:
    """Who leads each nation of each game."""

    policies: Whole  # [N, R], places on the menu
    budgets: Array  # [N, R], usual budget, share of GDP a year

    def __len__(self) -> int:
        """Games."""
        return int(self.policies.shape[1])


def drawn(world: World, games: int, seed: int) -> Leaders:
    """Leaders drawn at random, each by itself; more games begin with the same ones."""
    rng = np.random.default_rng(seed)
    n = len(checked_world(world).codes)
    throws = rng.random((games, 2, n))
    policies = (throws[:, 0] * LIBRARY).astype(np.int64)
    budgets = LEAST_BUDGET * (LARGEST_BUDGET / LEAST_BUDGET) ** throws[:, 1]
    return Leaders(np.ascontiguousarray(policies.T), np.ascontiguousarray(budgets.T))


def habits(world: World, budgets: Array) -> Varied:
    """The usual budgets of leaders [N, R], as a host takes figures that differ between games."""
    n = len(world.codes)
    start = 0
    for name, field in TraitSheet.fields.items():
        if name == "budget":
            break
        start += field.size(n)
    targets = np.array([(i, TRAITS, start + i) for i in range(n)], dtype=np.int64)
    return Varied(targets, budgets, np.zeros_like(NOTHING_VARIED.again))


def play_leaders(
    world: World,
    leaders: Leaders,
    *,
    seed: int = SEED,
    turns: int | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> tuple[dict[str, Array], Census]:
    """The outcomes of games by name, [N, R] or of the world [1, R]; game r meets luck r."""
    checked_world(world)
    games = len(leaders)
    seed, games = checked_seed(seed), checked_replicates(games)
    ticks = (world.turns if turns is None else checked_turns(turns)) * world.ticks_per_turn
    workers = usable_cores() if threads is None else checked_threads(threads)
    varied = habits(world, leaders.budgets)
    hosts: SimpleQueue[Host] = SimpleQueue()
    for _ in range(min(workers, -(-games // CHUNK))):
        hosts.put(Host(world))

    def chunk(begin: int) -> Chunk:
        part = slice(begin, min(begin + CHUNK, games))
        host = hosts.get()
        try:
            played = host.play(
                seed,
                begin,
                part.stop - begin,
                np.ascontiguousarray(leaders.policies[:, part]),
                ticks,
                varied=varied._replace(values=np.ascontiguousarray(varied.values[:, part])),
            )
        finally:
            hosts.put(host)
        return begin, played

    outcomes = np.empty((games, Outcome(len(world.codes)).memory.size))
    faults = np.empty((games, FAULT))
    for begin, played in in_threads(chunk, range(0, games, CHUNK), workers):
        rows = slice(begin, begin + len(played.outcomes))
        outcomes[rows], faults[rows], _ = played
        if progress is not None:
            progress(len(played.outcomes))
    return outcome_table(outcomes, len(world.codes)), census(faults, world.codes)


@dataclass(frozen=True)
class MeasuredPar:
    """Par and usual steps by the length of a game."""

    turns: tuple[int, ...]  # [L], rising
    par: Array  # [L, N, 5], in the order of COMPONENT_NAMES
    usual_step: Array  # [L, N, 5]
    games: int
    seed: int
    left_out: tuple[int, ...] = ()  # lengths at which games came to mean nothing


def lengths_of(turns: int) -> tuple[int, ...]:
    """The lengths that are measured for a scenario of so many turns, in turns, rising."""
    asked = {min(max(round(part * turns), 1), LONGEST_GAME) for part in LENGTHS}
    return tuple(sorted(asked | {turns}))


def measure_par(
    world: World,
    *,
    games: int = GAMES,
    seed: int = SEED,
    lengths: Sequence[int] | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> MeasuredPar:
    """Par and usual steps of every nation in games of these many turns.

    By default the lengths are `lengths_of` the scenario's own.  `progress` is told how many more
    games are done.  Raises InvalidGames where games of the scenario's own length came to mean
    nothing; other such lengths are left out.
    """
    asked = tuple(sorted(set(lengths or lengths_of(world.turns))))
    leaders = drawn(world, games, seed)
    par, step, kept = [], [], []
    for turns in asked:
        outcomes, found = play_leaders(
            world, leaders, seed=seed, turns=turns, threads=threads, progress=progress
        )
        if found.invalid and turns != world.turns:
            continue
        found.refuse()
        reached = np.array([outcomes[name] for name in COMPONENT_NAMES])  # [5, N, R]
        kept.append(turns)
        par.append(reached.mean(axis=2).T)
        step.append(np.maximum(reached.std(axis=2), SMALLEST_STEP).T)
    left_out = tuple(turns for turns in asked if turns not in kept)
    return MeasuredPar(tuple(kept), np.array(par), np.array(step), games, seed, left_out)
