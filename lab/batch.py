"""Batches: a million games on the disk, whatever interrupts them.

from lab.batch import batch
batch("default", replicates=1_000_000, out="out")     # again, to go on after an interruption
polars.scan_parquet("out/outcomes/*.parquet")
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

import polars as pl

from agents.arguments import checked_flag, checked_text, checked_threads, checked_word, shown
from agents.lineup import HUMAN, lineup, table
from agents.world import World
from files.place import typed
from files.reading import plain_files
from lab.files import saying
from lab.formats import Format, scan
from lab.games import Games
from lab.layout import Shard
from lab.plan import DRAWN, BatchError, Plan, Trajectories
from lab.runner import Source
from lab.shards import BatchFolder, Tell
from lab.uncertainty import sampler
from lab.validity import Census
from scenarios.load import load
from scenarios.pack import pack
from scenarios.policy_rows import followed
from scenarios.schema import Scenario
from scenarios.uncertainty import Uncertainties

Backend = Callable[[Plan, Iterable[Shard]], Iterator[tuple[Shard, Games]]]
"""Plays shards and gives them back in any order."""


@dataclass(frozen=True)
class Batch:
    """The folder of a batch that has been computed, all of it or a slice."""

    path: Path
    plan: Plan
    complete: bool
    computed: int  # replicates computed now; the others were there
    census: Census  # of all replicates of the slice: how many are invalid

    def outcomes(self) -> pl.LazyFrame:
        """A row per replicate and nation."""
        return self._scan("outcomes")

    def worlds(self) -> pl.LazyFrame:
        """A row per replicate."""
        return self._scan("worlds")

    def trajectories(self) -> pl.LazyFrame:
        """A row per replicate, tick and nation.  Raises BatchError when they were not asked for."""
        if "trajectories" not in self.plan.rows:
            raise BatchError('this batch has no trajectories; ask for "every" or "turns"')
        return self._scan("trajectories")

    def _scan(self, table: str) -> pl.LazyFrame:
        form = self.plan.format
        with saying():
            return scan(plain_files(self.path / table, f"*.{form}"), form)

    def _repr_html_(self) -> str:
        """For notebooks: the mean of every outcome by nation and policy.

        Of invalid games there is only the sentence that says so.
        """
        if invalid := self.census.sentence():
            return f"<p>{escape(invalid)}</p>"
        figures = pl.selectors.float()
        mean = self.outcomes().group_by("nation", "policy").agg(figures.mean()).sort("nation")
        return str(mean.collect()._repr_html_())


def make_plan(
    scenario: Source,
    *,
    replicates: int = 1000,
    seed: int = 1,
    turns: int | None = None,
    everyone: str | None = None,
    chosen: Mapping[str, str] | None = None,
    mix: Literal["random"] | None = None,
    vary: str | Uncertainties | None = None,
    trajectories: Trajectories = "none",
    beyond_evidence: bool = False,
    format: Format = "parquet",
) -> Plan:
    """The plan of a batch.  Raises BatchError, ScenarioError or LineupError, in one sentence.

    With `beyond_evidence` parameters may be what the equations bear, whatever the files say.
    """
    uncertain, free = vary, beyond_evidence
    checked_flag("beyond_evidence", beyond_evidence)
    if mix is not None:
        checked_word("mix", mix, ("random",))
    if isinstance(scenario, World):
        world = scenario
    else:
        loaded = (
            scenario if isinstance(scenario, Scenario) else load(scenario, beyond_evidence=free)
        )
        world = pack(loaded)
        if uncertain is None and loaded.uncertainties is not None:
            uncertain, free = loaded.uncertainties, free or loaded.beyond_evidence
    fixed = table("chosen", chosen, "a policy")
    scripts = {code: policy for code, policy in fixed.items() if ":" in str(policy)}
    compiled = {code: policy for code, policy in fixed.items() if code not in scripts}
    asked = followed(compiled, everyone)
    policies = lineup(world.codes, world.policies, asked.everyone, asked.chosen, asked.files)
    if HUMAN in policies or not set(scripts) <= set(world.codes):
        lineup(world.codes, world.policies, None, dict.fromkeys(scripts, world.policies[0]))
        raise BatchError("nobody can play in a batch; choose another policy than human")
    if scripts and trajectories != "none":
        raise BatchError("trajectories are not written of games with a policy in Python")
    if scripts and asked.files:
        raise BatchError("a batch with a policy in Python takes no policy that stands in a file")
    if mix is not None:
        policies = tuple(
            policy if code in fixed else DRAWN
            for code, policy in zip(world.codes, policies, strict=True)
        )
    return Plan(
        world=world,
        policies=policies,
        seed=seed,
        replicates=replicates,
        turns=turns,
        sampler=sampler(uncertain, world, seed, free) if uncertain is not None else None,
        trajectories=trajectories,
        scripts=scripts,
        format=format,
        policy_files=asked.files,
    )


def batch(
    scenario: Source,
    *,
    out: str | Path,
    replicates: int = 1000,
    seed: int = 1,
    turns: int | None = None,
    everyone: str | None = None,
    chosen: Mapping[str, str] | None = None,
    mix: Literal["random"] | None = None,
    vary: str | Uncertainties | None = None,
    trajectories: Trajectories = "none",
    beyond_evidence: bool = False,
    format: Format = "parquet",
    workers: int | None = None,
) -> Batch:
    """Compute a batch into a folder, or what of it is not there yet, on this machine's cores.

    Raises BatchError, ScenarioError, LineupError, ArgumentError or TypeError, in one sentence.
    """
    with saying():
        folder = typed(checked_text("out", out))
    plan = make_plan(
        scenario,
        replicates=replicates,
        seed=seed,
        turns=turns,
        everyone=everyone,
        chosen=chosen,
        mix=mix,
        vary=vary,
        trajectories=trajectories,
        beyond_evidence=beyond_evidence,
        format=format,
    )
    return compute(plan, folder, threads(workers))


def compute(
    plan: Plan,
    out: Path,
    backend: Backend,
    piece: tuple[int, int] = (0, 1),
    tell: Tell | None = None,
    done: Callable[[int, bool], object] | None = None,
) -> Batch:
    """Compute what is missing of slice `piece[0]` of `piece[1]`.

    `done` is called with a number of replicates that are there, and whether they were computed now.
    """
    folder = BatchFolder(out, plan, tell)
    try:
        computed = _fill(folder, backend, piece, done or (lambda _count, _now: None))
    except BaseException:  # interrupted, too
        folder.release()
        raise
    complete = folder.finish()
    return Batch(out, plan, complete, computed, folder.census(plan.slice(*piece)))


def _fill(
    folder: BatchFolder,
    backend: Backend,
    piece: tuple[int, int],
    report: Callable[[int, bool], object],
) -> int:
    """Compute the missing shards of a slice; returns how many replicates those were."""
    missing = []
    for shard in folder.plan.slice(*piece):
        if folder.has(shard):
            report(shard.count, False)
        else:
            missing.append(shard)
    computed = 0
    with ThreadPoolExecutor(1) as writer:
        writing: Future[None] | None = None
        for shard, games in backend(folder.plan, missing):
            if writing is not None:
                writing.result()  # the next shard is played meanwhile, and no further one
            writing = writer.submit(folder.write, shard, games)
            computed += shard.count
            report(shard.count, True)
        if writing is not None:
            writing.result()
    return computed


def threads(workers: int | None = None) -> Backend:
    """Threads of this process: the fastest on one machine.  Raises ArgumentError."""
    if workers is not None:
        checked_threads(workers, "workers")

    def play(plan: Plan, shards: Iterable[Shard]) -> Iterator[tuple[Shard, Games]]:
        for shard in shards:
            yield shard, plan.play(shard, threads=workers)

    return play


def piece_of(written: str) -> tuple[int, int]:
    """Read "i/n", slice i of n, counted from 0.  Raises BatchError."""
    index, _, count = written.partition("/")
    if re.fullmatch("[0-9]{1,6}/[0-9]{1,6}", written) and int(index) < int(count):
        return int(index), int(count)
    raise BatchError(
        f"the slice is {shown(written)}; it must be i/n with i from 0 to n - 1, such as 0/4"
    )
