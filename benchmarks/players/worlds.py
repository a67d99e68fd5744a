"""Worlds of the bench: scenarios of the library, who leads in them, and what a game is worth."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from agents.world import World
from benchmarks.players.games import OWN, Table, play
from scenarios.load import load
from scenarios.pack import pack
from sim.baseline import calibrate
from sim.components import SMALLEST_STEP
from sim.sheet import Array

SCENARIOS = ("default", "open-world", "hostile", "fortress")
LEADERS = 14
"""Policies of the menu, by number from 0."""
LOW, HIGH = 1e-4, 3e-3
"""Budgets of drawn leaders, log-uniform between; the upper one is the slider's end."""
USUAL = 7e-4
"""The money at which policies are compared."""
Changes = Mapping[str, float]
"""Values of parameters by "section.name", in place of the scenario's."""


@dataclass
class Lineup:
    """Who leads each nation of each game: policies, budgets and frontier safety, all [games, N].

    Frontier safety is OWN where it is as the policy has it.
    """

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


def drawn(world: World, games: int, seed: int) -> Lineup:
    """Leaders drawn from the menu, and their budgets."""
    rng = np.random.default_rng(seed)
    shape = (games, len(world.codes))
    return Lineup(
        rng.integers(0, LEADERS, shape).astype(np.float64),
        np.exp(rng.uniform(np.log(LOW), np.log(HIGH), shape)),
        np.full(shape, OWN),
    )


def run(world: World, lineup: Lineup, fixed: Array, seed: int) -> Table:
    """Games of a line-up, game g on luck g; `fixed` are orders [games, size] or for all [size]."""
    games = len(lineup.policies)
    if fixed.ndim == 1:
        fixed = np.repeat(fixed[None], games, axis=0)
    return play(world, lineup.policies, lineup.money, lineup.safety, fixed, seed)


def steps(world: World, table: Table, i: int) -> Array:
    """Usual steps above par of nation i, weighed by its mandate    [games]."""
    usual = np.maximum(world.nations.usual_step[i], SMALLEST_STEP)
    gains = (table.components[:, i] - world.nations.par[i]) / usual
    return np.asarray((gains * world.nations.mandate[i]).sum(axis=1))


def points(world: World, z: float) -> float:
    """Points of so many usual steps (V8)."""
    return 50.0 + 50.0 * z / (world.params.outcome.reach + abs(z))


def changed(world: World, changes: Changes) -> World:
    """The same world with other values of parameters; opened again, with the par that it had."""
    params, stocks, nations = world.params.copy(), world.stocks.copy(), world.nations.copy()
    for name, value in changes.items():
        section, parameter = name.split(".")
        setattr(getattr(params, section), parameter, value)
    flows = calibrate(stocks, world.status_quo.copy(), nations, params)
    return replace(world, params=params, stocks=stocks, nations=nations, opening_flows=flows)


@lru_cache(maxsize=8)
def shared_world(name: str) -> World:
    """A scenario of the library as it is, with the par it states, for gates that only read it."""
    return pack(load(name))
