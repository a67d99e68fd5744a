"""Parameters fitted on what was seen up to 2022, of the nations that are not left out.

Held against: shares of compute among the kept nations at the end of 2022, all compute of that year,
adoption in the EU in 2021 and moves of specialists in 2019, before borders closed, each with its
doubt.  The ends of a parameter's range count as two standard deviations from its middle, so that
what the past does not inform stays in the middle, and nothing of what the library says is used but
its ranges.  The controls on chips of October 2023 and an election of 2024 stand in the calendar:
the forecast is of a world whose events are known.  The values found stand in fitted.toml with the
rules' digest.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from agents.world import World
from benchmarks.hindcast.course import Course, end_of, moves_of, play
from benchmarks.hindcast.parameters import Number, fitted_numbers, with_values
from benchmarks.hindcast.seen import KNOWN, Seen, shares
from benchmarks.players.hunter import digest
from files.writing import write_file
from lab.climb import climb
from sim.sheet import Array

FILE = Path(__file__).with_name("fitted.toml")
EUROPE = "EUU"
ADOPTED, MOVED = 2021, 2019
"""The years of the survey and of the moves that a fit may look at."""
SHARE_DOUBT = 0.46  # ln: compute by nation is good to a factor of 2.5, at two deviations
WORLD_DOUBT = 0.2  # ln: all compute, to half as much again
ADOPTION_DOUBT = 0.15  # ln
MOVES_DOUBT = 0.3  # of the figure
DEVIATION = 0.25  # of a range: its ends are two from the middle
GROUPS = 3
LOT = 2018
"""The dice that draw who is left out."""
LUCKS = 2
CANDIDATES, GENERATIONS, SPREAD, SEED = 16, 120, 0.15, 5


@dataclass(frozen=True)
class Fit:
    """Values by path of parameter, and the rules that they were found under."""

    rules: str
    values: dict[str, float]

    @property
    def stale(self) -> bool:
        """Whether the rules or the library have changed since."""
        return self.rules != digest()


def left_out(world: World) -> tuple[int, ...]:
    """Three nations by lot: one of each third by output of 2018, never the largest holder of chips.

    That one is most of the world, and without it there is nothing to fit.
    """
    largest = int(world.stocks.compute.argmax())
    ranks = [int(i) for i in np.argsort(-world.stocks.gdp) if i != largest]
    dice = np.random.default_rng(LOT)
    return tuple(sorted(int(dice.choice(group)) for group in np.array_split(ranks, GROUPS)))


def gaps(world: World, course: Course, seen: Seen, out: tuple[int, ...]) -> Array:
    """What a run misses of the years up to 2022, in standard deviations."""
    kept = [i for i in range(len(world.codes)) if i not in out]
    model, then = course.compute[end_of(KNOWN)], seen.compute[KNOWN]
    made = list((np.log(shares(model[kept])) - np.log(shares(then[kept]))) / SHARE_DOUBT)
    made.append(np.log(model.sum() / seen.world_compute[KNOWN]) / WORLD_DOUBT)
    codes = [world.codes[i] for i in kept]
    if EUROPE in codes:
        used = course.adoption[end_of(ADOPTED), world.codes.index(EUROPE)]
        made.append(np.log(used / seen.adoption[ADOPTED]) / ADOPTION_DOUBT)
    for code, number in seen.moves[MOVED].items():
        if code in codes:
            gap = moves_of(course, world.codes.index(code), MOVED) - number
            made.append(gap / (MOVES_DOUBT * abs(number)))
    return np.array(made, dtype=np.float64)


def values_at(numbers: tuple[Number, ...], parts: Array) -> dict[str, float]:
    """The values at parts of the ranges."""
    return {number.path: number.at(float(x)) for number, x in zip(numbers, parts, strict=True)}


def loss(world: World, seen: Seen, numbers: tuple[Number, ...], parts: Array) -> float:
    """Minus the log of how likely these values are: gaps, and distance from middles."""
    course = play(with_values(world, values_at(numbers, parts)), end_of(KNOWN) + 1, LUCKS)
    missed = gaps(world, course, seen, left_out(world))
    away = (parts - 0.5) / DEVIATION
    return 0.5 * float((missed**2).sum() + (away**2).sum())


def fit(world: World, seen: Seen, generations: int = GENERATIONS, seed: int = SEED) -> Fit:
    """The likeliest values, by an evolution strategy from the middles of the ranges."""
    numbers = fitted_numbers()

    def worth(tries: Array, _: int) -> Array:
        return np.array([-loss(world, seen, numbers, parts) for parts in tries])

    middle = np.full(len(numbers), 0.5)
    found, _ = climb(worth, middle, CANDIDATES, generations, seed, SPREAD, (0.0, 1.0))
    return Fit(digest(), values_at(numbers, found))


def stored(file: Path = FILE) -> Fit:
    """The values found before.  Raises FileNotFoundError, KeyError."""
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    return Fit(told["rules"], {path: float(value) for path, value in told["values"].items()})


def store(found: Fit, file: Path = FILE) -> None:
    """Write what was found."""
    lines = [
        "# What was fitted on 2018-22: `python -m benchmarks.hindcast --fit` writes this file.",
        f'rules = "{found.rules}"',
        "",
        "[values]",
        *(f'"{path}" = {value:.6g}' for path, value in found.values.items()),
    ]
    write_file(file, ("\n".join(lines) + "\n").encode())
