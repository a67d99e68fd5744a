"""The folder of a batch: shards that are skipped when whole, and computed again when not.

    outcomes/part-000000.parquet      a row per replicate and nation
    worlds/part-000000.parquet        a row per replicate
    trajectories/part-000000.parquet  a row per replicate, tick and nation, if asked for
    receipts/part-000000.json         the key of the shard and the sha256 of its files, written last
    manifest.json                     the batch; complete once every shard is there, whole

The tables are CSV files where that was asked for.  What the folder must hold follows from the plan
(lab/layout.py), and each shard is held against it (lab/receipts.py).  Nothing in it depends on
when, where, how often or by how many it was computed.
"""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from files.half import is_ours, sweep_below
from files.place import refuse_address
from files.trouble import reason
from lab.files import read_whole, saying, write_whole
from lab.formats import TableError, as_bytes, frame_of
from lab.games import Games
from lab.layout import MANIFEST, Layout, Shard, digest
from lab.marked import census_of
from lab.plan import FORMAT, BatchError, Plan
from lab.receipts import LARGEST_TABLE, as_json, find, read_json, receipt_of
from lab.trajectories import trajectory_frame
from lab.validity import Census, together

Tell = Callable[[str], object]


class Folder:
    """The folder of one batch.  Raises BatchError when it belongs to another."""

    def __init__(self, path: Path, plan: Plan, tell: Tell | None = None) -> None:
        self.path, self.plan = path, plan
        self.tell = tell or (lambda _: None)
        self.sound: set[int] = set()
        """Shards found whole, or written, by this process."""
        self.claims_all = False
        self._counted: dict[int, Census] = {}
        self._claim()

    def _claim(self) -> None:
        manifest = read_manifest(self.path)
        if manifest is None:
            self._refuse_foreign()
        else:
            check_format(self.path, manifest)
            if manifest.get("batch") != self.plan.hash:
                raise BatchError(
                    f"{self.path} holds another batch: its hash is {short(manifest)} and this "
                    f"one's is {self.plan.hash[:16]} "
                    f"({_difference(manifest, self.plan)}); choose another folder"
                )
            more = manifest.get("replicates")
            if type(more) is int and more > self.plan.replicates:
                raise BatchError(
                    f"{self.path} holds {more} replicates of this batch; "
                    f"ask for at least as many, or choose another folder"
                )
            self._refuse_parts()
            if more == self.plan.replicates and manifest.get("complete") is True:
                self.claims_all = True
                return
        sweep_below(self.path)
        self._write_manifest(complete=False)

    def _refuse_foreign(self) -> None:
        try:
            inside = [p.name for p in self.path.iterdir()] if self.path.exists() else []
        except OSError as error:
            raise BatchError(f"{self.path} cannot be used: {reason(error)}") from error
        # a process killed at once leaves the manifest half-written beside
        foreign = sorted(name for name in inside if not is_ours(name))
        if foreign:
            raise BatchError(
                f"{self.path} holds {foreign[0]} and no manifest of a batch; choose another folder"
            )

    def _refuse_parts(self) -> None:
        """Refuse what would be read as a part of this batch and is none."""
        if name := self.plan.layout.foreign(self.path):
            raise BatchError(
                f"{self.path} holds {name}, which is no part of these "
                f"{self.plan.replicates} replicates; remove it, or choose another folder"
            )

    def has(self, shard: Shard) -> bool:
        """Whether the shard is there, whole; what is damaged is told."""
        return self._has(shard, "the shard is computed again")

    def _has(self, shard: Shard, remedy: str) -> bool:
        receipt, wrong = find(self.path, self.plan.layout, shard)
        if wrong is not None:
            self.tell(f"{wrong}; {remedy}.")
        if receipt is not None:
            self.sound.add(shard.index)
        return receipt is not None

    def write(self, shard: Shard, games: Games) -> None:
        """Put a shard in place, its receipt last.  Raises BatchError."""
        frames = {"outcomes": games.frame, "worlds": games.worlds}
        frames["trajectories"] = lambda: trajectory_frame(games, self.plan.sample)
        layout = self.plan.layout
        sums = {}
        for name, table in layout.files(shard).items():
            data = as_bytes(frames[table](), layout.format)
            write_whole(self.path / name, data)
            sums[name] = hashlib.sha256(data).hexdigest()
        write_whole(self.path / shard.receipt, as_json(receipt_of(layout, shard, sums)))
        self._counted[shard.index] = games.census
        self.sound.add(shard.index)

    def census(self, shards: Iterable[Shard]) -> Census:
        """How many games of these shards, which are there, are invalid."""
        return together(self._count(shard) for shard in shards)

    def _count(self, shard: Shard) -> Census:
        if shard.index not in self._counted:
            self._counted[shard.index] = count(self.path, self.plan.layout, shard)
        return self._counted[shard.index]

    def _missing(self) -> bool:
        """Whether a shard is not there, whole; those of other processes are looked at now."""
        layout = self.plan.layout
        left = [layout.shard(i) for i in layout.shards if i not in self.sound]
        if not all((self.path / shard.receipt).exists() for shard in left):
            return True  # without reading tables for nothing: other slices are on their way
        return not all(self._has(shard, "compute its slice again") for shard in left)

    def finish(self) -> bool:
        """Write the final manifest if every shard is there, whole; say whether it is."""
        complete = not self._missing()
        self._refuse_parts()
        if complete or self.claims_all:
            self._write_manifest(complete)
        return complete

    def _write_manifest(self, complete: bool) -> None:
        layout = self.plan.layout
        facts = {
            "product": "sixpillars",
            "kind": "batch",
            "batch": self.plan.hash,
            "replicates": self.plan.replicates,
            **self.plan.identity,
            "figures": _figures(self.plan),
            "beyond_evidence": [one._asdict() for one in self.plan.beyond],
        }
        shards = [layout.shard(i) for i in layout.shards] if complete else []
        receipts = [read_json(self.path / shard.receipt) for shard in shards]
        found = self.census(shards) if complete else None
        write_whole(self.path / MANIFEST, as_json(sealed(facts, receipts, found)))


def check_format(folder: Path, manifest: dict[str, Any]) -> None:
    """Raise BatchError for a batch of another version, whose tables have other types."""
    if (of := manifest.get("format")) != FORMAT:
        raise BatchError(
            f"{folder} holds a batch of format {of!r:.16}, and this version has format {FORMAT}, "
            f"whose tables are of other types; choose another folder, and compute it again"
        )


def short(manifest: dict[str, Any]) -> str:
    """The beginning of a batch's hash; a manifest may hold anything."""
    held = str(manifest.get("batch"))
    return held[:16] if re.fullmatch("[0-9a-f]{64}", held) else "none"


def sealed(
    facts: dict[str, Any], shards: list[dict[str, Any] | None], found: Census | None
) -> dict[str, Any]:
    """A manifest: the facts with a seal over them; of a batch that is complete also the receipts,
    how many games are invalid, and the first number of those.
    """
    counted = found.plain() if found is not None else {}
    return facts | {"seal": digest(facts), "complete": bool(shards), "shards": shards} | counted


def count(folder: Path, layout: Layout, shard: Shard) -> Census:
    """The census of a shard that is there, whole.  Raises BatchError when it is so no more."""
    name = next(name for name, table in layout.files(shard).items() if table == "worlds")
    try:
        return census_of(frame_of(read_whole(folder / name, LARGEST_TABLE) or b"", layout.format))
    except TableError as error:
        raise BatchError(f"{folder / name} cannot be read: {error}") from error


def read_manifest(path: Path) -> dict[str, Any] | None:
    """The manifest in a folder; None when there is none.  Raises BatchError when it is not ours."""
    file = path / MANIFEST
    with saying():
        refuse_address(path)
    if path.exists() and not path.is_dir():
        raise BatchError(f"{path} is not a folder; choose another name")
    if not os.path.lexists(file):
        return None
    manifest = read_json(file)
    if manifest is None or manifest.get("kind") != "batch":
        raise BatchError(f"{file} is not the manifest of a batch; choose another folder")
    return manifest


def _figures(plan: Plan) -> dict[str, Any]:
    """What was varied, to be read by people."""
    if plan.sampler is None:
        return {}
    return plan.sampler.uncertain.model_dump(mode="json", exclude_none=True)


def _difference(manifest: dict[str, Any], plan: Plan) -> str:
    for name, value in plan.identity.items():
        if manifest.get(name) != json.loads(json.dumps(value)):
            return f"the {name.replace('_', ' ')} differs"
    return "something in them differs"
