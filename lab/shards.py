"""The folder of a batch: shards that are skipped when whole, and computed again when not.

    outcomes/part-000000.parquet      a row per replicate and nation
    worlds/part-000000.parquet        a row per replicate
    trajectories/part-000000.parquet  a row per replicate, tick and nation, if asked for
    receipts/part-000000.json         the key of the shard and the sha256 of its files, written last
    manifest.json                     the batch; complete once every shard has its receipt

Nothing in it depends on when, where, how often or by how many it was computed.
"""

import io
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl

from files.half import is_ours, sweep_below
from files.place import refuse_address
from files.reading import read_bytes
from files.trouble import reason
from lab.files import saying, sha256_of, write_whole
from lab.games import Games
from lab.plan import BatchError, Plan, Shard
from lab.trajectories import trajectory_frame

MANIFEST = "manifest.json"
RECEIPTS = "receipts"
LARGEST_JSON = 1 << 28
Tell = Callable[[str], object]


class Folder:
    """The folder of one batch.  Raises BatchError when it belongs to another."""

    def __init__(self, path: Path, plan: Plan, tell: Tell | None = None) -> None:
        self.path, self.plan = path, plan
        self.tell = tell or (lambda _: None)
        self._claim()

    def _claim(self) -> None:
        manifest = read_manifest(self.path)
        if manifest is None:
            self._refuse_foreign()
        else:
            held, wanted = str(manifest.get("batch")), self.plan.hash
            if held != wanted:
                raise BatchError(
                    f"{self.path} holds another batch: its hash is {held[:16]} and this one's is "
                    f"{wanted[:16]} ({_difference(manifest, self.plan)}); choose another folder"
                )
            more = manifest.get("replicates")
            if isinstance(more, int) and more > self.plan.replicates:
                raise BatchError(
                    f"{self.path} holds {more} replicates of this batch; "
                    f"ask for at least as many, or choose another folder"
                )
            if more == self.plan.replicates and manifest.get("complete"):
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

    def has(self, shard: Shard) -> bool:
        """Whether the shard is there, whole; what is damaged is told."""
        receipt = read_json(self._receipt(shard))
        if receipt is None:
            if self._receipt(shard).exists():
                self.tell(f"The receipt of {shard.name} is damaged; the shard is computed again.")
            return False
        if receipt.get("key") != self.plan.key(shard):
            return False
        files = receipt.get("files")
        if not isinstance(files, dict) or not files:
            self.tell(f"The receipt of {shard.name} is damaged; the shard is computed again.")
            return False
        for name, sha256 in files.items():
            if sha256_of(self.path / name) != sha256:
                self.tell(f"{name} is damaged or missing; it is computed again.")
                return False
        return True

    def write(self, shard: Shard, games: Games) -> None:
        """Put a shard in place, its receipt last.  Raises BatchError."""
        frames = {"outcomes": games.frame(), "worlds": games.worlds()}
        if self.plan.trajectories != "none":
            frames["trajectories"] = trajectory_frame(games, self.plan.sample)
        files: dict[str, str | None] = {}
        for table, frame in frames.items():
            name = f"{table}/{shard.name}.parquet"
            write_whole(self.path / name, parquet(frame))
            files[name] = sha256_of(self.path / name)
        receipt = {"key": self.plan.key(shard), "first": shard.first, "count": shard.count}
        write_whole(self._receipt(shard), as_json(receipt | {"files": files}))

    def _receipt(self, shard: Shard) -> Path:
        return self.path / RECEIPTS / f"{shard.name}.json"

    def receipts(self) -> Iterator[tuple[Shard, dict[str, Any] | None]]:
        """Every shard of the batch with its receipt, if that is there and is the right one."""
        for index in self.plan.shards:
            shard = self.plan.shard(index)
            receipt = read_json(self._receipt(shard))
            right = receipt is not None and receipt.get("key") == self.plan.key(shard)
            yield shard, receipt if right else None

    def finish(self) -> bool:
        """Write the final manifest if every shard is there; say whether it is."""
        complete = all(receipt is not None for _, receipt in self.receipts())
        if complete:
            self._write_manifest(complete=True)
        return complete

    def _write_manifest(self, complete: bool) -> None:
        shards = [r for _, r in self.receipts()] if complete else []
        manifest = {
            "product": "sixpillars",
            "kind": "batch",
            "batch": self.plan.hash,
            "replicates": self.plan.replicates,
            "complete": complete,
            **self.plan.identity,
            "figures": _figures(self.plan),
            "beyond_evidence": [one._asdict() for one in self.plan.beyond],
            "shards": shards,
        }
        write_whole(self.path / MANIFEST, as_json(manifest))


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


def parquet(frame: pl.DataFrame) -> bytes:
    """A table as the bytes of a Parquet file."""
    sink = io.BytesIO()
    frame.write_parquet(sink, compression="zstd", compression_level=1)
    return sink.getvalue()


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


def as_json(plain: object) -> bytes:
    """As the bytes of a JSON file, the same for the same content."""
    return (json.dumps(plain, indent=2, sort_keys=True, allow_nan=False) + "\n").encode()


def read_json(path: Path) -> dict[str, Any] | None:
    """The table in a JSON file; None when it is not there or damaged."""
    try:
        read = json.loads(read_bytes(path, LARGEST_JSON))
    except (OSError, ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None
