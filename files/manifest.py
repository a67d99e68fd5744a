"""The manifest of a folder: JSON that has the size and the sha256 of every other file."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 4 << 20


def sums(contents: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """The size and the sha256 of every file."""
    return {
        name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in contents.items()
    }


def as_json(manifest: Mapping[str, Any]) -> bytes:
    """A manifest as the bytes of its file."""
    return (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()


def listed_in(manifest: bytes) -> dict[str, Any] | None:
    """The sums in a manifest; None in those of earlier versions, and in what is none."""
    try:
        plain = json.loads(manifest)
    except (ValueError, RecursionError):
        return None
    listed = plain.get("files") if isinstance(plain, dict) else None
    return listed if isinstance(listed, dict) else None
