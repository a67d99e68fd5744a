"""Playing many small experiments on the same luck: one call a world and a line-up.

Replicate r of one seed has the same luck in every world and under every policy (draws are
addressed by seed, replicate, tick, event and nations), so that differences between two
experiments come from what was changed and not from chance.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from agents.lineup import HUMAN, check_policy
from agents.world import World
from lab.errors import QuestionError, between, one_of
from lab.games import play_games
from lab.words import say
from scenarios.load import load
from scenarios.pack import pack
from scenarios.schema import Scenario
from sim.jit import SOURCE_DIGEST

Array = npt.NDArray[np.float64]
Results = dict[str, Array]
"""Outcome name → [nations, replicates], of the world [1, replicates]."""
Progress = Callable[[int, int], None]
"""Called with the games played and the games in all."""
Source = str | Scenario | World
MOST_REPLICATES = 1_000_000
MOST_GAMES = 20_000_000
MOST_TURNS = 200
LARGEST_SEED = 2**32 - 1


class Job(NamedTuple):
    """One experiment: a world and who plays which nation."""

    world: World
    policies: tuple[str, ...]


@dataclass(frozen=True)
class Runner:
    """How games are played; the same runner gives every experiment the same luck."""

    seed: int = 1
    replicates: int = 100
    turns: int | None = None
    progress: Progress | None = None

    def __post_init__(self) -> None:
        """Raise QuestionError for counts that make no sense."""
        between(say("word.seed"), self.seed, 0, LARGEST_SEED)
        between(say("word.replicates"), self.replicates, 2, MOST_REPLICATES)
        if self.turns is not None:
            between(say("word.turns"), self.turns, 1, MOST_TURNS)

    def play(self, jobs: Sequence[Job]) -> list[Results]:
        """The outcomes of every job, in order; a job that comes twice is played once."""
        unique = {_key(job): job for job in jobs}
        games = len(unique) * self.replicates
        if games > MOST_GAMES:
            raise QuestionError(say("error.games", games=games, most=MOST_GAMES))
        found = dict(zip(unique, self._spread(list(unique.values())), strict=True))
        return [found[_key(job)] for job in jobs]

    def _spread(self, jobs: Sequence[Job]) -> list[Results]:
        total = len(jobs) * self.replicates
        # few jobs share the threads inside a job, many jobs get a thread each
        workers = min(len(jobs), os.cpu_count() or 1)
        threads = None if len(jobs) < (os.cpu_count() or 1) else 1
        made: list[Results] = []
        with ThreadPoolExecutor(workers) as pool:
            try:
                for results in pool.map(lambda job: self._one(job, threads), jobs):
                    made.append(results)
                    if self.progress is not None:
                        self.progress(len(made) * self.replicates, total)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        return made

    def _one(self, job: Job, threads: int | None) -> Results:
        games = play_games(
            job.world,
            job.policies,
            seed=self.seed,
            replicates=self.replicates,
            turns=self.turns,
            threads=threads,
        )
        return games.outcomes

    def made_with(self, *worlds: World) -> dict[str, str | int]:
        """What identifies the experiment."""
        return {
            "scenarios": ", ".join(dict.fromkeys(world.name for world in worlds)),
            "sha256": ", ".join(dict.fromkeys(world.sha256[:16] for world in worlds)),
            "source_digest": SOURCE_DIGEST[:16],
            "seed": self.seed,
            "replicates": self.replicates,
            "turns": self.turns or max(world.turns for world in worlds),
        }


def _key(job: Job) -> tuple[int, tuple[str, ...]]:
    return id(job.world), job.policies


def world_of(source: Source) -> World:
    """A world from a scenario's name or file, from a scenario, or the world itself."""
    if isinstance(source, World):
        return source
    return pack(source if isinstance(source, Scenario) else load(source))


def scenario_of(source: str | Scenario) -> Scenario:
    """A scenario from its name or file, or the scenario itself."""
    return source if isinstance(source, Scenario) else load(source)


def policy(name: str) -> str:
    """The name itself, or the whole name of its short form: `isolate` is `always-isolate`.

    Raises LineupError for an unknown one, QuestionError for a human seat.
    """
    if name == HUMAN:
        raise QuestionError(say("error.human"))
    short = f"always-{name}"
    return short if name in {"cooperate", "isolate"} else check_policy(name)


def policies(names: Iterable[str] | None, known: Iterable[str]) -> tuple[str, ...]:
    """The chosen policies, each once, or all known ones.  Raises for unknown or too few."""
    chosen = tuple(dict.fromkeys(policy(name) for name in (names or known)))
    if len(chosen) < 2:
        raise QuestionError(say("error.two_policies", count=len(chosen)))
    return chosen


def seated(world: World, others: str | Sequence[str] | None, seat: int, own: str) -> tuple[str, ...]:
    """A line-up: everybody plays `others` (None: the scenario's policies), one seat its own."""
    if isinstance(others, str):
        seats = [others] * len(world.codes)
    else:
        seats = list(others or world.policies)
    seats[seat] = own
    return tuple(seats)


def seat_of(world: World, nation: str) -> int:
    """The place of a nation.  Raises QuestionError naming the nearest code."""

    return world.codes.index(one_of(say("word.nation"), nation.upper(), world.codes))
