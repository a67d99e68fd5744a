"""What a folder holds, by what its manifest says of itself: a run, a batch, an answer, neither."""

import json
from enum import StrEnum
from pathlib import Path

from files.manifest import MANIFEST
from files.reading import read_bytes
from files.trouble import Trouble

LARGEST = 1 << 28
"""Bytes; a batch's manifest has a receipt for each of its shards."""


class FolderHolds(StrEnum):
    """What lies in a folder; its value is the key of a sentence."""

    RUN = "run"
    BATCH = "batch"
    ANSWER = "answer"
    OTHER = "other"
    """There is a manifest.json, and it is not ours."""
    UNKNOWN = "unknown"
    """There is no manifest, or it cannot be read."""


def held_in(folder: Path) -> FolderHolds:
    """What a folder holds; whatever cannot be read is unknown."""
    try:
        plain = json.loads(read_bytes(folder / MANIFEST, LARGEST))
    except (Trouble, ValueError, RecursionError):
        return FolderHolds.UNKNOWN
    if not isinstance(plain, dict) or plain.get("product") != "sixpillars":
        return FolderHolds.OTHER
    if plain.get("kind") == "batch":
        return FolderHolds.BATCH
    return FolderHolds.ANSWER if "made_with" in plain else FolderHolds.RUN
