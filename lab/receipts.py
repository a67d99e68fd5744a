"""Receipts: what was computed and written, and whether it still lies there, whole.

A receipt is written last, after the files of its shard.  It is believed in nothing that the plan
knows: which files there are, under which names, with which replicates in how many rows.  What only
the receipt can tell is the sha256 of each file.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from lab.files import read_whole
from lab.formats import TableError, frame_of
from lab.layout import Layout, Shard

LARGEST_JSON = 1 << 28
LARGEST_TABLE = 1 << 32


def receipt_of(layout: Layout, shard: Shard, sums: dict[str, Any]) -> dict[str, Any]:
    """The receipt of a shard; `sums` has the sha256 of every file by its name."""
    head = {"key": layout.key(shard), "first": shard.first, "count": shard.count}
    return head | {"files": sums}


def find(folder: Path, layout: Layout, shard: Shard) -> tuple[dict[str, Any] | None, str | None]:
    """The receipt of a shard that is there, whole.

    Else None, and what is wrong with the shard if something of it is there.
    """
    place = folder / shard.receipt
    data = read_whole(place, LARGEST_JSON)
    receipt = _parsed(data)
    damaged = f"The receipt of {shard.name} is damaged"
    if data is None or receipt is None:
        return None, damaged if os.path.lexists(place) else None
    if receipt.get("key") != layout.key(shard):
        return None, None  # of a smaller batch, whose last shard was shorter
    wanted = layout.files(shard)
    sums = receipt.get("files")
    if not isinstance(sums, dict) or sums.keys() != wanted.keys():
        return None, damaged
    if data != as_json(receipt_of(layout, shard, sums)):
        return None, damaged
    for name, table in wanted.items():
        if not _holds(folder / name, sums[name], layout, shard, table):
            return None, f"{name} is damaged or missing"
    return receipt, None


def as_json(plain: object) -> bytes:
    """As the bytes of a JSON file, the same for the same content."""
    return (json.dumps(plain, indent=2, sort_keys=True, allow_nan=False) + "\n").encode()


def read_json(path: Path) -> dict[str, Any] | None:
    """The table in a JSON file; None when it is not there or damaged."""
    return _parsed(read_whole(path, LARGEST_JSON))


def _parsed(data: bytes | None) -> dict[str, Any] | None:
    try:
        read = json.loads(data) if data is not None else None
        as_json(read)  # numbers without end are no JSON
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def _holds(path: Path, sha256: object, layout: Layout, shard: Shard, table: str) -> bool:
    """Whether a file has the bytes of its receipt, and the rows that the plan asks for."""
    data = read_whole(path, LARGEST_TABLE)
    if data is None or hashlib.sha256(data).hexdigest() != sha256:
        return False
    try:
        replicates = frame_of(data, layout.format)["replicate"].to_numpy()
    except (TableError, pl.exceptions.PolarsError):
        return False
    wanted = np.arange(shard.first, shard.first + shard.count)
    return np.array_equal(replicates, np.repeat(wanted, layout.rows[table]))
