"""Whether bands of 80 % cover what was seen, with parameters drawn from their ranges.

Every number of the rules that has a range and that the scenario does not state itself is drawn,
even in logs from end to end, all at once, by a Latin hypercube.  A band that covers all is as wrong
as one that covers little: the first says that the ranges are wider than we are unsure.
"""

from dataclasses import dataclass, replace

import numpy as np

from agents.world import World
from benchmarks.hindcast.course import (
    SCENARIO,
    Course,
    end_of,
    gains_of,
    lag_of,
    moves_of,
    play,
)
from benchmarks.hindcast.parameters import uncertain_numbers, with_values
from benchmarks.hindcast.seen import Seen, shares
from scenarios.load import load
from scenarios.pack import pack
from sim.sheet import Array

BAND = (10.0, 90.0)  # percentiles
DRAWS, SEED = 512, 11
RESAMPLED = 200


@dataclass(frozen=True)
class Bands:
    """Figures by name: what was seen, and what so many draws came to."""

    names: tuple[str, ...]
    seen: Array  # [figures]
    drawn: Array  # [draws, figures]
    gain: Array  # [draws], %, the most of all nations

    def ends(self) -> tuple[Array, Array]:
        """The ends of the bands    [figures]."""
        low, high = np.percentile(self.drawn, BAND, axis=0)
        return low, high

    def inside(self) -> list[bool]:
        """Which bands cover what was seen    [figures]."""
        low, high = self.ends()
        return [bool(a <= x <= b) for a, x, b in zip(low, self.seen, high, strict=True)]

    def error(self, seed: int = SEED) -> float:
        """How far the share of covered figures moves with the draws, by resampling them."""
        dice = np.random.default_rng(seed)
        many = len(self.drawn)
        found = []
        for _ in range(RESAMPLED):
            low, high = np.percentile(self.drawn[dice.integers(0, many, many)], BAND, axis=0)
            found.append(float(((low <= self.seen) & (self.seen <= high)).mean()))
        return float(np.std(found))


def figures(world: World, course: Course, seen: Seen) -> dict[str, tuple[float, float]]:
    """Every figure that was seen: what was seen, and what a run came to."""
    made: dict[str, tuple[float, float]] = {}
    at = {code: i for i, code in enumerate(world.codes)}
    for year, compute in seen.compute.items():
        model = shares(course.compute[end_of(year)])
        each = zip(world.codes, shares(compute).tolist(), model.tolist(), strict=True)
        for code, then, now in each:
            made[f"% of compute {year}, {code}"] = 100.0 * then, 100.0 * now
    for year, whole in seen.world_compute.items():
        made[f"compute of the world {year}, MH"] = (
            whole,
            float(course.compute[end_of(year)].sum()),
        )
    for year, spent in seen.investment.items():
        money = float(course.investment[end_of(year), at["USA"]])
        made[f"AI investment of the USA {year}, $bn"] = spent, money
    for year, used in seen.adoption.items():
        made[f"adoption of the EU {year}"] = used, float(course.adoption[end_of(year), at["EUU"]])
    for year, months in seen.lag.items():
        made[f"China's lag {year}, months"] = months, lag_of(course, at["CHN"], end_of(year))
    for year, moves in seen.moves.items():
        for code, number in moves.items():
            made[f"specialists to {code} a month, {year}"] = (
                number,
                moves_of(course, at[code], year),
            )
    return made


def latin(draws: int, width: int, seed: int) -> Array:
    """Evenly spread numbers in (0, 1), one in each slice of every column    [draws, width]."""
    dice = np.random.default_rng(seed)
    slices = np.array([dice.permutation(draws) for _ in range(width)]).reshape(width, draws).T
    spread: Array = (slices + dice.random((draws, width))) / draws
    return spread


def start_ranges(world: World) -> Array:
    """The ends of the compute of 2018, over its value    [2, N]."""
    told = load(SCENARIO).nations
    ends = []
    for code in world.codes:
        known = told[code].compute
        low, high = known.low or known.value, known.high or known.value
        ends.append((low / known.value, high / known.value))
    return np.array(ends).T


def begun(world: World, ends: Array, parts: Array) -> World:
    """The same world with the compute of 2018 at parts of its ranges, even in logs    [N]."""
    stocks = world.stocks.copy()
    stocks.machines *= ends[0] * (ends[1] / ends[0]) ** parts
    return replace(world, stocks=stocks)


def bands(seen: Seen, draws: int = DRAWS, seed: int = SEED, *, start: bool = False) -> Bands:
    """Bands of every figure; with `start` the compute of 2018 is drawn from its ranges, too."""
    numbers = uncertain_numbers(SCENARIO)
    world = pack(load(SCENARIO))
    ends = start_ranges(world)
    spread = latin(draws, len(numbers) + len(world.codes), seed)
    rows, gains = [], []
    for parts in spread:
        began = begun(world, ends, parts[len(numbers) :]) if start else world
        values = {
            number.path: number.at(float(x)) for number, x in zip(numbers, parts, strict=False)
        }
        course = play(with_values(began, values), lucks=1, seed=seed)
        found = figures(world, course, seen)
        rows.append([now for _, now in found.values()])
        gains.append(float(gains_of(course).max()))
    told = figures(world, play(world, lucks=1), seen)
    return Bands(
        tuple(told),
        np.array([then for then, _ in told.values()]),
        np.array(rows),
        np.array(gains),
    )
