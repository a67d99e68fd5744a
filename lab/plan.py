"""What a batch is: everything that decides its numbers, and how it is cut into shards."""

import hashlib
import importlib.util
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np

from agents.arguments import (
    ArgumentError,
    checked_replicates,
    checked_seed,
    checked_turns,
    checked_word,
    shown,
)
from agents.block import Sample, Whole
from agents.host import NO_NOTES, lineup_of, sample_of, varied_world
from agents.replicates import random_lineups
from agents.rows import RowTable
from agents.world import World, checked_world
from files.reading import sha256_of
from files.trouble import Trouble
from lab.beginning import Beginning
from lab.chunks import outcome_table
from lab.formats import Format
from lab.games import Games, Progress, play_games
from lab.layout import Layout, Shard, digest, rows_of, shard_size_of
from lab.uncertainty import Sampler
from lab.varied import resolve
from policies.menu import NAMES
from scenarios.limits import Beyond, beyond_of
from scenarios.policy_file import PolicyFile, plain_of
from scenarios.policy_rows import table_of
from sim.additions import DIGESTS
from sim.edition import RULES
from sim.jit import SOURCE_DIGEST
from sim.sheet import Array, Sheet

FORMAT = 3
"""Of the files and of what their figures mean; 1 and 2 were of the first world."""
DRAWN = ""
"""The policy of a nation that is drawn anew in every replicate."""
Trajectories = Literal["every", "turns", "none"]


class BatchError(ValueError):
    """Why a batch cannot go on, in one sentence."""


def world_digest(world: World) -> str:
    """sha256 of every number that games start from: what packing made, not only what it read."""
    found = hashlib.sha256(f"{world.sha256} {world.codes} {world.ticks_per_turn}".encode())
    judged = world.par_by_length
    for value in (*vars(world).values(), *(vars(judged).values() if judged else ())):
        if isinstance(value, Sheet):
            found.update(value.memory.tobytes())
        elif isinstance(value, np.ndarray):
            found.update(value.tobytes())
    return found.hexdigest()


@dataclass(frozen=True)
class Plan:
    """A batch; `policies` has DRAWN where a nation's policy is drawn in every replicate."""

    world: World
    policies: tuple[str, ...]
    seed: int = 1
    replicates: int = 1000
    turns: int | None = None
    sampler: Sampler | None = None
    trajectories: Trajectories = "none"
    source_digest: str = field(default=SOURCE_DIGEST)
    scripts: dict[str, str] = field(default_factory=dict)  # nation: "module:function" in Python
    beginning: Beginning | None = None  # the game that all replicates go on with
    format: Format = "parquet"
    additions: Mapping[str, str] = field(default_factory=lambda: dict(DIGESTS))  # name: sha256
    policy_files: Mapping[str, PolicyFile] = field(default_factory=dict)  # what they say, by name

    def __post_init__(self) -> None:
        """Raise BatchError for a number that cannot be; TypeError for a world that is none."""
        checked_world(self.world)
        try:
            checked_seed(self.seed)
            checked_replicates(self.replicates)
            if self.turns is not None:
                checked_turns(self.turns)
            checked_word("trajectories", self.trajectories, get_args(Trajectories))
            checked_word("format", self.format, get_args(Format))
        except ArgumentError as error:
            raise BatchError(str(error)) from None

    @property
    def ticks(self) -> int:
        """Quarters of a game."""
        return (self.turns or self.world.turns) * self.world.ticks_per_turn

    @property
    def first_tick(self) -> int:
        """Quarters that all games have in common."""
        return self.beginning.start.tick if self.beginning else 0

    @property
    def sample(self) -> Sample:
        """Which stocks are noted for trajectories."""
        if self.trajectories == "none":
            return NO_NOTES
        every = 1 if self.trajectories == "every" else self.world.ticks_per_turn
        return sample_of(len(self.world.codes), every)

    @property
    def shard_size(self) -> int:
        """Replicates of a whole shard, a multiple of the lanes."""
        return shard_size_of(self.rows, bool(self.scripts))

    @property
    def rows(self) -> dict[str, int]:
        """The tables of a batch, and the rows that a replicate has in each."""
        return rows_of(len(self.world.codes), self.ticks, self.sample.every, self.first_tick)

    @cached_property
    def layout(self) -> Layout:
        """Which files the batch has, and what each must hold."""
        return Layout(self.hash, self.replicates, self.shard_size, self.rows, self.format)

    @property
    def shards(self) -> range:
        """The numbers of its shards."""
        return self.layout.shards

    def shard(self, index: int) -> Shard:
        """The shard of this number."""
        return self.layout.shard(index)

    @property
    def beyond(self) -> tuple[Beyond, ...]:
        """Parameters outside their evidence: of the world, and ends of what is drawn."""
        return (*beyond_of(self.world.params), *(self.sampler.beyond if self.sampler else ()))

    @cached_property
    def identity(self) -> dict[str, Any]:
        """What decides the numbers of every replicate; not how many there are."""
        return {
            "format": FORMAT,
            "rules": RULES,
            "scenario": {"name": self.world.name, "sha256": self.world.sha256},
            "world": world_digest(self.world),
            "source_digest": self.source_digest,
            "seed": self.seed,
            "policies": dict(zip(self.world.codes, self.policies, strict=True)),
            "turns": self.turns or self.world.turns,
            "ticks": self.ticks,
            "uncertainties": self.sampler.digest if self.sampler else None,
            "trajectories": self.trajectories,
            "tables": {"format": self.format, "rows": self.rows},
            "shard_size": self.shard_size,
            "scripts": {code: [one, script_sha256(one)] for code, one in self.scripts.items()},
            **({"beginning": self.beginning.identity} if self.beginning else {}),
            **({"policy_files": self._files_said} if self.policy_files else {}),
            **({"additions": dict(self.additions)} if self.additions else {}),
        }

    @property
    def _files_said(self) -> dict[str, Any]:
        return {name: plain_of(file) for name, file in sorted(self.policy_files.items())}

    @cached_property
    def table(self) -> RowTable:
        """The rows that nations follow whose policies stand in files."""
        return table_of(self.policy_files, self.world)

    @cached_property
    def hash(self) -> str:
        """sha256 of the identity."""
        return digest(self.identity)

    def key(self, shard: Shard) -> str:
        """What a shard's files hold, as a hash."""
        return self.layout.key(shard)

    def lineups(self, first: int, count: int) -> Whole:
        """Places on the menu, [N, 1] or, where policies are drawn, [N, count].

        The draw of a nation is addressed by seed, replicate and nation, and by nothing else.
        """
        if DRAWN not in self.policies:
            return lineup_of(self.policies, self.table)
        drawn = np.empty((len(self.policies), count), dtype=np.int64)
        random_lineups(self.seed, first, drawn)
        for i, policy in enumerate(self.policies):
            if policy in self.table.names:
                drawn[i] = self.table.number(policy, i)
            elif policy != DRAWN:
                drawn[i] = lineup_of((policy,))[0, 0]
        return drawn

    def play(
        self, shard: Shard, threads: int | None = None, progress: Progress | None = None
    ) -> Games:
        """Play the games of a shard."""
        if self.scripts:
            return play_scripts(self, shard)
        lineups = self.lineups(shard.first, shard.count)
        return play_games(
            self.world,
            lineups if DRAWN in self.policies or self.policy_files else self.policies,
            seed=self.seed,
            first=shard.first,
            replicates=shard.count,
            turns=self.turns,
            varied=self.draw(shard),
            beyond_evidence=self.sampler is not None and self.sampler.beyond_evidence,
            threads=threads,
            progress=progress,
            sample=self.sample,
            start=self.beginning.start if self.beginning else None,
            table=self.table,
        )

    def draw(self, shard: Shard) -> dict[str, Array]:
        """The values of every uncertain figure in the replicates of a shard."""
        return self.sampler.draw(shard.first, shard.count) if self.sampler else {}

    def slice(self, index: int, count: int) -> Iterator[Shard]:
        """The shards of slice `index` of `count`: every count-th one."""
        return (self.shard(i) for i in self.shards[index::count])


def script_sha256(address: str) -> str:
    """sha256 of the file that holds a policy in Python.  Raises BatchError when there is none."""
    module = address.partition(":")[0]
    named = f"the policy {shown(address)}"
    try:
        spec = importlib.util.find_spec(module)
    except (ImportError, ValueError):
        spec = None
    except Exception as error:  # the packages above it are imported, and may do anything
        said = f"{type(error).__name__}: {shown(str(error))}"
        raise BatchError(f"{named} cannot be found: its package fails with {said}") from error
    if spec is None or spec.origin is None:
        raise BatchError(f"{named} names no Python module that can be found")
    if not spec.has_location:
        raise BatchError(
            f"{named} is in the module {module}, which is built into Python; "
            "name a function in a file of your own"
        )
    try:
        return sha256_of(Path(spec.origin))
    except Trouble as trouble:  # it is in an archive, or no plain file
        raise BatchError(f"{named} is in no file of its own: {trouble}") from trouble


def play_scripts(plan: Plan, shard: Shard) -> Games:
    """Play a shard on the Mesa host, for policies that are in Python only."""
    from agents.scripted import play_scripted  # noqa: PLC0415  (Mesa stays out of other batches)

    varied = plan.draw(shard)
    free = plan.sampler is not None and plan.sampler.beyond_evidence
    places = resolve(plan.world, varied, shard.count, free)
    worlds = [
        varied_world(plan.world, places, r) if varied else plan.world for r in range(shard.count)
    ]
    lineups = plan.lineups(shard.first, shard.count)
    seats = np.broadcast_to(lineups, (len(plan.policies), shard.count))
    try:
        outcomes, faults = play_scripted(
            worlds,
            [[NAMES[k] for k in column] for column in seats.T],
            plan.scripts,
            plan.seed,
            shard.first,
            plan.turns or plan.world.turns,
        )
    except ValueError as error:  # not all exceptions survive the way back from a worker
        raise BatchError(f"a policy in Python failed: {error}") from None
    menu = (*NAMES, *plan.scripts.values())
    seats = seats.copy()
    for k, code in enumerate(plan.scripts):
        seats[plan.world.codes.index(code)] = len(NAMES) + k
    return Games(
        codes=plan.world.codes,
        policies=plan.policies,
        seed=plan.seed,
        replicates=np.arange(shard.first, shard.first + shard.count),
        outcomes=outcome_table(outcomes, len(plan.policies)),
        varied=varied,
        lineups=seats,
        faults=faults,
        notes=np.empty((shard.count, 0, 0)),
        menu=menu,
    )
