"""What a run from 2018 to 2024 comes to, everybody keeping the status quo and the usual budget."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from agents.world import World
from benchmarks.hindcast.seen import JUDGED, KNOWN, START
from sim.flows import Flows
from sim.orders import Orders
from sim.rules.capability import lag
from sim.sheet import Array
from sim.stocks import Stocks
from sim.tick import advance

SCENARIO = "hindcast-2018"
YEAR = 4
QUARTERS = YEAR * (JUDGED[-1] - START)
LUCKS = 16
SEED = 3
MONTHS = 3.0  # in a quarter


@dataclass
class Course:
    """What so many games were on average, [quarters, ...]."""

    compute: Array
    investment: Array
    adoption: Array
    gain: Array
    capability: Array
    algorithms: Array
    fab: Array
    energy: Array
    pace: Array
    price: Array
    moves: Array
    unbalanced: float


def play(
    world: World,
    quarters: int = QUARTERS,
    lucks: int = LUCKS,
    seed: int = SEED,
    orders: Orders | None = None,
) -> Course:
    """Games from the world's start, everybody keeping the orders."""
    n = len(world.codes)
    orders = world.status_quo if orders is None else orders
    made: dict[str, list[Array]] = {}
    unbalanced = 0.0
    for replicate in range(lucks):
        now, then, flows = world.stocks.copy(), Stocks(n), Flows(n)
        rows: dict[str, list[Any]] = {}
        for tick in range(quarters):
            advance(
                now, orders, world.nations, world.params, world.calendar, seed, replicate, tick,
                flows, then,
            )  # fmt: skip
            now, then = then, now
            money = float(flows.chip_money.sum())
            state = {
                "compute": now.compute,
                "investment": now.investment,
                "adoption": now.adoption,
                "gain": flows.ai_gain,
                "capability": now.capability,
                "algorithms": now.algorithms,
                "fab": now.fab,
                "energy": now.energy,
                "pace": now.pace,
                "price": np.array([money / max(float(flows.chips.sum()), 1e-12)]),
                "moves": flows.net_talent,
            }
            for name, figure in state.items():
                rows.setdefault(name, []).append(np.array(figure))
            unbalanced = max(unbalanced, abs(float(flows.net_exports.sum())))
        for name, row in rows.items():
            made.setdefault(name, []).append(np.array(row))
    means = {name: np.mean(games, axis=0) for name, games in made.items()}
    return Course(**means, unbalanced=unbalanced)


def end_of(year: int) -> int:
    """The place of a year's last quarter."""
    return YEAR * (year - START) - 1


def compute_of(course: Course) -> dict[int, Array]:
    """Compute at the ends of the years that were seen    [MH, N]."""
    return {year: course.compute[end_of(year)] for year in (KNOWN, *JUDGED)}


def lag_of(course: Course, i: int, tick: int) -> float:
    """Months behind the frontier."""
    behind = float(course.capability[tick].max() - course.capability[tick, i])
    return float(lag(behind, float(course.pace[tick, 0])))


def moves_of(course: Course, i: int, year: int) -> float:
    """Specialists who come to a nation, less those who leave, mean of a year    [persons/month]."""
    last = end_of(year)
    return 1000.0 * float(course.moves[last - YEAR + 1 : last + 1, i].mean()) / MONTHS


def gains_of(course: Course) -> Array:
    """What AI added to output from the first quarter to the last    [%, N]."""
    added: Array = 100.0 * (course.gain[end_of(JUDGED[-1])] - course.gain[0])
    return added
