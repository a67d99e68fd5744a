"""What the folder of a batch must hold: its shards, their files, and the rows of each.

It follows from what decides the batch and from nothing that lies in the folder: receipts and
manifests are held against it and never believed.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from agents.block import LANES
from lab.formats import Format

MANIFEST = "manifest.json"
RECEIPTS = "receipts"
TABLES = ("outcomes", "worlds", "trajectories")
"""Every table that a batch may have; each has a folder."""
ROWS = 120_000
"""Rows of a shard's largest table, or about: ten megabytes, and a second or two of work."""
SLOWER = 200
"""How much smaller shards are when a policy is in Python: they take as long."""
PART = re.compile(r"part-([0-9]{6,10})\.[a-z]+")


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
        for place in (*TABLES, RECEIPTS):
            for name, shard in self._found(folder, place):
                if shard is None or name not in (*self.files(shard), shard.receipt):
                    return name
        return None

    def receipts_in(self, folder: Path) -> set[int]:
        """The numbers of the shards of which a folder has a receipt, whatever it says."""
        found = self._found(folder, RECEIPTS)
        return {s.index for name, s in found if s is not None and name == s.receipt}

    def _found(self, folder: Path, place: str) -> Iterator[tuple[str, Shard | None]]:
        """What lies in a part of a folder, and of which shard it could be by its name.

        It is asked of the names that are there: a batch may have more shards than can be listed.
        """
        for found in sorted((folder / place).glob("[!.]*")):
            part = PART.fullmatch(found.name)
            index = int(part[1]) if part else -1
            yield f"{place}/{found.name}", self.shard(index) if index in self.shards else None


def rows_of(nations: int, ticks: int, every: int = 0, first: int = 0) -> dict[str, int]:
    """The rows of one replicate in each table.

    Trajectories have a row every `every` ticks after the first `first`, or are not there (0).
    """
    found = {"outcomes": nations, "worlds": 1}
    if every:
        found["trajectories"] = nations * (ticks // every - first // every)
    return found


def shard_size_of(rows: Mapping[str, int], scripted: bool) -> int:
    """Replicates of a whole shard, a multiple of the lanes; `scripted` with a policy in Python."""
    largest = max(rows.values()) * (SLOWER if scripted else 1)
    return max(ROWS // largest // LANES, 1) * LANES


def digest(plain: object) -> str:
    """sha256 of the canonical JSON."""
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
