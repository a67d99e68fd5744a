"""The judged years: the skill of a world's run, and what AI adds to output in it and after."""

from dataclasses import dataclass

import numpy as np

from agents.race import Race
from agents.world import World
from benchmarks.hindcast.course import SEED, Course, compute_of, gains_of, play
from benchmarks.hindcast.seen import Seen
from benchmarks.hindcast.skill import Skill, Whom, skill
from benchmarks.players.gates import mean_error
from sim.sheet import Array

BATCHES, LUCKS = 8, 4
"""Runs, each the mean of so many lucks, whose spread is the doubt."""
YEARS_PLAYED = 9.75  # from the first quarter's end to the last one's


@dataclass(frozen=True)
class Judged:
    """Runs of one world, and their skill for some nations."""

    courses: tuple[Course, ...]
    all: tuple[Skill, ...]
    out: tuple[Skill, ...]

    @property
    def gains(self) -> tuple[float, float]:
        """What AI added to output 2018-24 where it added most, and its error    [%]."""
        return mean_error(np.array([float(gains_of(course).max()) for course in self.courses]))


def judge_world(world: World, seen: Seen, out: Whom) -> Judged:
    """Play the run of 2018 to 2024 and judge it for all nations, and for those left out."""
    courses = tuple(play(world, lucks=LUCKS, seed=SEED + batch) for batch in range(BATCHES))
    start, every = world.stocks.compute, tuple(range(len(world.codes)))

    def skills(whom: Whom) -> tuple[Skill, ...]:
        return tuple(skill(start, compute_of(course), seen, whom) for course in courses)

    return Judged(courses, skills(every), skills(out))


def ratio(skills: tuple[Skill, ...], over: str, of: str = "error") -> tuple[float, float]:
    """The mean of an error over that of a forecast without a model, and its standard error."""
    return mean_error(np.array([getattr(one, of) / getattr(one, over) for one in skills]))


def mean(skills: tuple[Skill, ...], what: str) -> tuple[float, float]:
    """The mean of a figure and its standard error."""
    return mean_error(np.array([getattr(one, what) for one in skills]))


def later_gains(world: World, seeds: int = BATCHES) -> Array:
    """What AI adds to output in a year, in games of a scenario's own leaders    [%, seeds, N]."""
    gains: list[Array] = []
    found = []
    for seed in range(1, seeds + 1):
        gains.clear()
        Race(world, seed=seed, collect=False).play(
            lambda board: gains.append(board.flows.ai_gain.copy())
        )
        found.append(100.0 * np.log(gains[-1] / gains[0]) / YEARS_PLAYED)
    return np.array(found)
