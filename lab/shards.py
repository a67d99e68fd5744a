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
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from files.half import is_ours, sweep_below
from files.trouble import Trouble, reason
from files.writing import make_folder, remove_file, unmake
from lab.files import read_whole, saying, write_whole
from lab.formats import TableError, as_bytes, frame_of
from lab.games import Games
from lab.layout import MANIFEST, RECEIPTS, TABLES, Layout, Shard
from lab.manifest import Manifest, facts_of, read_manifest, sealed
from lab.marked import census_of
from lab.plan import BatchError, Plan
from lab.receipts import LARGEST_JSON, LARGEST_TABLE, as_json, find, read_json, receipt_of
from lab.trajectories import trajectory_frame
from lab.validity import Census, together

Tell = Callable[[str], object]


class BatchFolder:
    """The folder of one batch.  Raises BatchError when it belongs to another."""

    def __init__(self, path: Path, plan: Plan, tell: Tell | None = None) -> None:
        self.path, self.plan = path, plan
        self.tell = tell or (lambda _: None)
        self.sound: set[int] = set()
        """Shards found whole, or written, by this process."""
        self.claims_all = False
        self._claimed = False
        """Whether the manifest cannot go any more, since a shard is there."""
        self._made: list[Path] = []
        self._earlier: dict[int, dict[str, Any]] = {}
        """The receipts that an earlier manifest has of a batch that was complete."""
        self._counted: dict[int, Census] = {}
        self._claim()

    def _claim(self) -> None:
        held = read_manifest(self.path)
        if held is None:
            refuse_foreign(self.path)
        else:
            self._refuse_another(held)
            if held.said.replicates > self.plan.replicates:
                raise BatchError(
                    f"{self.path} holds {held.said.replicates} replicates of this batch; "
                    f"ask for at least as many, or choose another folder"
                )
            refuse_parts(self.path, self.plan.layout)
            self._hold_against(held)
            self.claims_all = held.said.complete and held.said.replicates == self.plan.replicates
            if self.claims_all:
                return
        sweep_below(self.path)
        with saying():
            self._made = make_folder(self.path)
        try:
            self._write_manifest(complete=False)
        except BaseException:
            unmake(self._made)
            raise

    def _refuse_another(self, held: Manifest) -> None:
        if held.said.batch != self.plan.hash:
            raise BatchError(
                f"{self.path} holds another batch: its hash is {held.short} and this "
                f"one's is {self.plan.hash[:16]} "
                f"({_difference(held.plain, self.plan)}); choose another folder"
            )

    def _hold_against(self, held: Manifest) -> None:
        """Drop receipts that are not those of a manifest that had all, and tell it.

        The manifest is the only witness against a table that was edited together with its receipt,
        and it is written anew: so what it speaks against must not be there any more by then.
        """
        for index, wrong in contradicted(self.path, held):
            self.tell(f"{wrong}; the shard counts as missing and must be computed again.")
            drop_receipt(self.path, held.layout.shard(index))
        self._earlier = dict(enumerate(held.receipts))

    def release(self) -> None:
        """Leave the folder to any batch again, after a failure, if no shard was ever put there."""
        if self._claimed or self.claims_all or self._earlier or self.sound:
            return
        parts = [self.path / place for place in (*TABLES, RECEIPTS)]
        if any(found for place in parts for found in place.glob("*")):
            return
        with suppress(Trouble):  # it stays claimed, as it was
            remove_file(self.path / MANIFEST)
        for place in parts:
            unmake([place])
        unmake(self._made)

    def _keep_claim(self) -> None:
        """Have a manifest still: another process that failed may have released the folder."""
        if self._claimed or self.claims_all:
            return
        held = read_manifest(self.path)
        if held is None:
            self._write_manifest(complete=False)
        else:
            self._refuse_another(held)

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
        self._keep_claim()
        for name, table in layout.files(shard).items():
            data = as_bytes(frames[table](), layout.format)
            write_whole(self.path / name, data)
            sums[name] = hashlib.sha256(data).hexdigest()
        write_whole(self.path / shard.receipt, as_json(receipt_of(layout, shard, sums)))
        self._keep_claim()
        self._claimed = True
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
        refuse_parts(self.path, self.plan.layout)
        if complete:
            self._tell_other_sums()
        if complete or self.claims_all:
            self._write_manifest(complete)
        return complete

    def _tell_other_sums(self) -> None:
        """Tell of shards that are whole now and not those of the manifest that had all."""
        layout = self.plan.layout
        for index, receipt in self._earlier.items():
            shard = layout.shard(index)
            now = read_json(self.path / shard.receipt)
            if receipt["key"] == layout.key(shard) and now != receipt:
                self.tell(
                    f"{shard.name} was computed again and has other sums than {MANIFEST} had: that "
                    "was edited, or another version of polars has written the tables."
                )

    def _write_manifest(self, complete: bool) -> None:
        layout = self.plan.layout
        shards = [layout.shard(i) for i in layout.shards] if complete else []
        receipts = [read_json(self.path / shard.receipt) for shard in shards]
        found = self.census(shards) if complete else None
        write_whole(self.path / MANIFEST, as_json(sealed(facts_of(self.plan), receipts, found)))


def contradicted(folder: Path, held: Manifest) -> Iterable[tuple[int, str]]:
    """The shards of a complete batch whose receipts are not those of its manifest, and how."""
    for index, receipt in enumerate(held.receipts):
        shard = held.layout.shard(index)
        place = folder / shard.receipt
        if not os.path.lexists(place):
            yield index, f"The receipt of {shard.name} is missing, which {MANIFEST} has"
        elif read_whole(place, LARGEST_JSON) != as_json(receipt):
            yield index, f"The receipt of {shard.name} is not the one that {MANIFEST} has"


def drop_receipt(folder: Path, shard: Shard) -> None:
    """Have the receipt of a shard there no more, so that the shard counts as missing."""
    if os.path.lexists(folder / shard.receipt):
        with saying():
            remove_file(folder / shard.receipt)


def refuse_foreign(folder: Path) -> None:
    """Refuse a folder that is not empty and has no manifest.  Raises BatchError."""
    try:
        inside = [path.name for path in folder.iterdir()] if folder.exists() else []
    except OSError as error:
        raise BatchError(f"{folder} cannot be used: {reason(error)}") from error
    # a process killed at once leaves the manifest half-written beside
    foreign = sorted(name for name in inside if not is_ours(name))
    if foreign:
        raise BatchError(
            f"{folder} holds {foreign[0]} and no manifest of a batch; choose another folder"
        )


def refuse_parts(folder: Path, layout: Layout) -> None:
    """Refuse what would be read as a part of a batch and is none.  Raises BatchError."""
    if name := layout.foreign(folder):
        raise BatchError(
            f"{folder} holds {name}, which is no part of these "
            f"{layout.replicates} replicates; remove it, or choose another folder"
        )


def count(folder: Path, layout: Layout, shard: Shard) -> Census:
    """The census of a shard that is there, whole.  Raises BatchError when it is so no more."""
    name = next(name for name, table in layout.files(shard).items() if table == "worlds")
    try:
        return census_of(frame_of(read_whole(folder / name, LARGEST_TABLE) or b"", layout.format))
    except TableError as error:
        raise BatchError(f"{folder / name} cannot be read: {error}") from error


def _difference(manifest: dict[str, Any], plan: Plan) -> str:
    for name, value in plan.identity.items():
        if manifest.get(name) != json.loads(json.dumps(value)):
            return f"they differ in the {name.replace('_', ' ')}"
    return "they differ in something"
