"""Worlds of the bench: packed, with par and usual steps measured, and what a game is worth."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scenarios.world2.packing import World2, packed
from scenarios.world2.values import Changes

from benchmarks.world2_games import Table, play
from policies.traits import TraitSheet
from scenarios.load import load
from scenarios.pack import pack
from sim.params import OutcomeParams
from sim.sheet import Array

SCENARIOS = ("default", "open-world", "hostile", "fortress")
LEADERS = 14
"""Policies of the menu, by number from 0."""
LOW, HIGH = 1e-4, 3e-3
"""Budgets of drawn leaders, log-uniform between; the upper one is the slider's end."""
USUAL = 7e-4
"""The money at which policies are compared."""
LEAST_STEP = 0.004
PAR_GAMES = 768


@dataclass
class BenchWorld(World2):
    """A packed world with what its games are judged and led by."""

    judged: OutcomeParams
    traits: TraitSheet


@dataclass
class Lineup:
    """Who leads each nation of each game: policies, budgets and frontier safety, all [games, N]."""

    policies: Array
    money: Array
    safety: Array

    def first(self, games: int) -> "Lineup":
        """The first so many games."""
        return Lineup(self.policies[:games], self.money[:games], self.safety[:games])

    def seat(self, i: int, policy: float, money: float | Array, safety: float | Array) -> "Lineup":
        """The same games with another leader in seat i."""
        made = Lineup(self.policies.copy(), self.money.copy(), self.safety.copy())
        made.policies[:, i] = policy
        made.money[:, i] = money
        made.safety[:, i] = safety
        return made


def drawn(world: World2, games: int, seed: int) -> Lineup:
    """Leaders drawn from the menu, their budgets and their frontier safety."""
    rng = np.random.default_rng(seed)
    shape = (games, len(world.codes))
    return Lineup(
        rng.integers(0, LEADERS, shape).astype(np.float64),
        np.exp(rng.uniform(np.log(LOW), np.log(HIGH), shape)),
        rng.uniform(0.0, 1.0, shape),
    )


def run(world: BenchWorld, lineup: Lineup, fixed: Array, seed: int) -> Table:
    """Games of a line-up, game g on luck g; `fixed` are orders [games, size] or for all [size]."""
    games = len(lineup.policies)
    if fixed.ndim == 1:
        fixed = np.repeat(fixed[None], games, axis=0)
    luck = np.arange(games, dtype=np.float64)
    return play(world, lineup.policies, lineup.money, lineup.safety, fixed, luck, seed, world.turns)


def steps(world: World2, table: Table, i: int) -> Array:
    """Usual steps above par of nation i, weighed by its mandate    [games]."""
    usual = np.maximum(world.nations.usual_step[i], LEAST_STEP)
    gains = (table.components[:, i] - world.nations.par[i]) / usual
    return np.asarray((gains * world.nations.mandate[i]).sum(axis=1))


def points(world: BenchWorld, z: float) -> float:
    """Points of so many usual steps (V8)."""
    return 50.0 + 50.0 * z / (world.judged.reach + abs(z))


def measure_par(world: BenchWorld, seed: int, games: int = PAR_GAMES) -> None:
    """Fix par and usual steps in place: what leaders drawn from the menu reach."""
    table = run(world, drawn(world, games, seed), world.orders.memory, seed)
    world.nations.par[:] = table.components.mean(axis=0)
    world.nations.usual_step[:] = np.maximum(table.components.std(axis=0), LEAST_STEP)


def bench_world(name: str, changes: Changes | None = None, seed: int = 99) -> BenchWorld:
    """A scenario of the library with par measured; its own copy for who asks."""
    old = pack(load(name))
    world = packed(name, changes, beyond_evidence=changes is not None)
    made = BenchWorld(**vars(world), judged=old.params.outcome, traits=old.traits)
    measure_par(made, seed)
    return made


@lru_cache(maxsize=8)
def shared_world(name: str, seed: int) -> BenchWorld:
    """A scenario as it is, for gates that only read it."""
    return bench_world(name, seed=seed)
