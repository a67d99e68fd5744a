"""What the folder of a batch must hold: its shards, their files, and the rows of each.

It follows from what decides the batch and from nothing that lies in the folder: receipts and
manifests are held against it and never believed.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lab.formats import Format

MANIFEST = "manifest.json"
RECEIPTS = "receipts"
TABLES = ("outcomes", "worlds", "trajectories")
"""Every table that a batch may have; each has a folder."""


@dataclass(frozen=True)
class Shard:
    """A run of consecutive replicates, and its number in the batch."""

    index: int
    first: int
    count: int

    @property
    def name(self) -> str:
        """The stem of its files."""
        return f"part-{self.index:06d}"

    @property
    def receipt(self) -> str:
        """Where its receipt lies in the folder."""
        return f"{RECEIPTS}/{self.name}.json"


@dataclass(frozen=True)
class Layout:
    """The files of a batch; `rows` has the rows that one replicate has in each table."""

    batch: str  # the hash of what decides the numbers
    replicates: int
    shard_size: int
    rows: Mapping[str, int]
    format: Format

    @property
    def shards(self) -> range:
        """The numbers of its shards."""
        return range(-(-self.replicates // self.shard_size))

    def shard(self, index: int) -> Shard:
        """The shard of this number."""
        first = index * self.shard_size
        return Shard(index, first, min(self.shard_size, self.replicates - first))

    def key(self, shard: Shard) -> str:
        """What a shard's files hold, as a hash."""
        return digest({"batch": self.batch, "first": shard.first, "count": shard.count})

    def files(self, shard: Shard) -> dict[str, str]:
        """The table in each of a shard's files, by its name in the folder."""
        return {f"{table}/{shard.name}.{self.format}": table for table in self.rows}

    def foreign(self, folder: Path) -> str | None:
        """A file that would be read as a part of a table, or taken for a receipt, and is none."""
        ours = {name for i in self.shards for name in self._names(self.shard(i))}
        for place in (*TABLES, RECEIPTS):
            for found in sorted((folder / place).glob("[!.]*")):
                if (name := f"{place}/{found.name}") not in ours:
                    return name
        return None

    def _names(self, shard: Shard) -> tuple[str, ...]:
        return (*self.files(shard), shard.receipt)


def digest(plain: object) -> str:
    """sha256 of the canonical JSON."""
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
