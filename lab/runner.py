"""Playing many small experiments on the same luck: one call a world and a line-up.

Replicate r of one seed has the same luck in every world and under every policy (draws are
addressed by seed, replicate, tick, event and nations), so that differences between two
experiments come from what was changed and not from chance.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from agents.arguments import (
    LARGEST_SEED,
    LONGEST_GAME,
    checked_call,
    checked_flag,
    checked_names,
)
from agents.block import Varied
from agents.host import NOTHING_VARIED, Host, lineup_of, opening_of
from agents.lineup import HUMAN, check_policy
from agents.pool import usable_cores
from agents.world import World
from lab.chunks import CHUNK, outcome_table
from lab.errors import QuestionError, between
from lab.validity import census, together
from lab.words import say
from scenarios.limits import Beyond, beyond_of
from scenarios.load import load
from scenarios.pack import pack
from scenarios.policy_file import PolicyFile, digest_of
from scenarios.policy_rows import followed, table_of
from scenarios.schema import Scenario
from sim.edition import RULES
from sim.jit import SOURCE_DIGEST
from sim.outcome import Outcome
from sim.validity import FAULT

Array = npt.NDArray[np.float64]
Results = dict[str, Array]
"""Outcome name → [nations, replicates], of the world [1, replicates]."""
Progress = Callable[[int, int], None]
"""Called with the games played and the games in all."""
Source = str | Scenario | World
MOST_REPLICATES = 1_000_000
MOST_GAMES = 20_000_000


class Job(NamedTuple):
    """One experiment: a world and who plays which nation."""

    world: World
    policies: tuple[str, ...]
    point: Varied | None = None  # other figures, values [V, 1]; see lab.varied


@dataclass(frozen=True)
class Runner:
    """How games are played; the same runner gives every experiment the same luck.

    `files` are what the policies of line-ups say that stand in files, by their names.
    """

    seed: int = 1
    replicates: int = 100
    turns: int | None = None
    progress: Progress | None = None
    files: Mapping[str, PolicyFile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise QuestionError for counts that make no sense, TypeError for no function."""
        between(say("word.seed"), self.seed, 0, LARGEST_SEED)
        between(say("word.replicates"), self.replicates, 4, MOST_REPLICATES)
        if self.turns is not None:
            between(say("word.turns"), self.turns, 1, LONGEST_GAME)
        checked_call("progress", self.progress)

    def play(self, jobs: Sequence[Job]) -> list[Results]:
        """The outcomes of every job, in order; a job that comes twice is played once.

        Raises InvalidGames if any of the games came to mean nothing.
        """
        unique = {_key(job): job for job in jobs}
        games = len(unique) * self.replicates
        if games > MOST_GAMES:
            raise QuestionError(say("error.games", games=games, most=MOST_GAMES))
        found = dict(zip(unique, self._spread(list(unique.values())), strict=True))
        return [found[_key(job)] for job in jobs]

    @property
    def _said(self) -> str:
        return ", ".join(f"{name} {digest_of(one)[:16]}" for name, one in self.files.items())

    def _spread(self, jobs: Sequence[Job]) -> list[Results]:
        tasks = [
            (number, start)
            for number in range(len(jobs))
            for start in range(0, self.replicates, CHUNK)
        ]
        flat = [np.empty((self.replicates, _outcome_size(job.world))) for job in jobs]
        faults = [np.empty((self.replicates, FAULT)) for _ in jobs]
        hosts: defaultdict[int, SimpleQueue[Host]] = defaultdict(SimpleQueue)
        tables = {id(job.world): table_of(self.files, job.world) for job in jobs}

        def play(number: int, start: int) -> int:
            job = jobs[number]
            idle, table = hosts[id(job.world)], tables[id(job.world)]
            try:
                host = idle.get_nowait()
            except Empty:
                host = Host(job.world, opening=opening_of(job.world, rows=table.rows))
            count = min(CHUNK, self.replicates - start)
            varied = NOTHING_VARIED
            if job.point is not None:
                values = np.repeat(job.point.values, count, axis=1)
                varied = job.point._replace(values=values)
            ticks = (self.turns or job.world.turns) * job.world.ticks_per_turn
            played = host.play(
                self.seed, start, count, lineup_of(job.policies, table), ticks, varied=varied
            )
            flat[number][start : start + count] = played.outcomes
            faults[number][start : start + count] = played.faults
            idle.put(host)
            return count

        done = 0
        with ThreadPoolExecutor(usable_cores()) as pool:
            try:
                for count in pool.map(lambda task: play(*task), tasks):
                    done += count
                    if self.progress is not None:
                        self.progress(done, len(jobs) * self.replicates)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        together(
            census(one, job.world.codes) for one, job in zip(faults, jobs, strict=True)
        ).refuse()
        return [
            outcome_table(one, len(job.world.codes)) for one, job in zip(flat, jobs, strict=True)
        ]

    def made_with(self, *worlds: World, beyond: Sequence[Beyond] = ()) -> dict[str, str | int]:
        """What identifies the experiment; `beyond` is what it varied outside its evidence."""
        noted = [f"{world.name}: {one}" for world in worlds for one in beyond_of(world.params)]
        noted += map(str, beyond)
        return {
            "scenarios": ", ".join(dict.fromkeys(world.name for world in worlds)),
            "sha256": ", ".join(dict.fromkeys(world.sha256[:16] for world in worlds)),
            "rules": RULES,
            "source_digest": SOURCE_DIGEST[:16],
            "seed": self.seed,
            "replicates": self.replicates,
            "turns": self.turns or max(world.turns for world in worlds),
            "invalid": 0,  # or `play` would have refused
            **({"policy_files": self._said} if self.files else {}),
            **({"beyond_evidence": "; ".join(dict.fromkeys(noted))} if noted else {}),
        }


def _key(job: Job) -> tuple[int, tuple[str, ...], bytes]:
    return id(job.world), job.policies, job.point.values.tobytes() if job.point else b""


def _outcome_size(world: World) -> int:
    return int(Outcome(len(world.codes)).memory.size)


def world_of(source: Source, beyond_evidence: bool = False) -> World:
    """A world from a scenario's name or file, from a scenario, or the world itself.

    With `beyond_evidence` a file's parameters may be what the equations bear, whatever it says.
    """
    checked_flag("beyond_evidence", beyond_evidence)
    if isinstance(source, World):
        return source
    return pack(
        source if isinstance(source, Scenario) else load(source, beyond_evidence=beyond_evidence)
    )


def policy(name: str) -> str:
    """The name itself, or the whole name of its short form: `isolate` is `always-isolate`.

    Raises LineupError for an unknown one, QuestionError for a human seat.
    """
    if name == HUMAN:
        raise QuestionError(say("error.human"))
    return f"always-{name}" if name in ("cooperate", "isolate") else check_policy(name)


def policies(names: Iterable[str] | None, known: Iterable[str]) -> tuple[str, ...]:
    """The chosen policies, each once, or all known ones.  Raises for unknown or too few."""
    named = known if names is None else checked_names("only", names)
    return _two(policy(name) for name in named)


def contestants(
    names: Iterable[str] | None, known: Iterable[str], also: Iterable[str] | None = None
) -> tuple[tuple[str, ...], dict[str, PolicyFile]]:
    """The chosen policies or all known ones, and `also` others; each once.

    Any may stand in a file: then it is called as the file is, and what it says comes with it.
    Raises for unknown ones, too few, and files that are no policies.
    """
    named = list(known if names is None else checked_names("only", names))
    named += [] if also is None else checked_names("also", also)
    asked = followed(dict(zip(map(str, range(len(named))), named, strict=True)))
    chosen = asked.chosen.values()
    return _two(one if one in asked.files else policy(one) for one in chosen), asked.files


def _two(names: Iterable[str]) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(names))
    if len(chosen) < 2:
        raise QuestionError(say("error.two_policies", count=len(chosen)))
    return chosen


def seated(
    world: World, others: str | Sequence[str] | None, seat: int, own: str
) -> tuple[str, ...]:
    """A line-up: everybody plays `others` (None: the scenario's policies), one seat its own."""
    if isinstance(others, str):
        seats = [others] * len(world.codes)
    else:
        seats = list(others or world.policies)
    seats[seat] = own
    return tuple(seats)
