"""Putting slices of a batch together: what SLURM arrays and Kubernetes jobs leave behind."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from files.checking import check_folder
from files.half import sweep_below
from lab.files import have_too, saying, sha256_of, write_whole
from lab.plan import BatchError, digest
from lab.shards import MANIFEST, RECEIPTS, as_json, read_json, read_manifest

LISTED = 8
"""Missing shards that are named."""


def merge(folders: Sequence[Path], out: Path) -> dict[str, Any]:
    """Put the shards of slices into `out` (which may be one of them); return its manifest.

    Every file is checked.  Raises BatchError when folders belong to different batches or when a
    shard is missing or damaged everywhere; what is there has been put in place even then.
    """
    with saying():
        check_folder(out)
    sweep_below(out)
    manifest = _common([*folders, *([out] if (out / MANIFEST).exists() else [])])
    size, replicates = int(manifest["shard_size"]), int(manifest["replicates"])
    count = -(-replicates // size)
    found: list[dict[str, Any]] = []
    missing: list[str] = []
    for index in range(count):
        first = index * size
        name = f"part-{index:06d}"
        key = digest(
            {"batch": manifest["batch"], "first": first, "count": min(size, replicates - first)}
        )
        receipt = next((r for f in [out, *folders] if (r := _take(f, out, name, key))), None)
        if receipt is None:
            missing.append(name)
        else:
            found.append(receipt)
    merged = manifest | {"complete": not missing, "shards": [] if missing else found}
    write_whole(out / MANIFEST, as_json(merged))
    if missing:
        listed = ", ".join(missing[:LISTED]) + (", …" if missing[LISTED:] else "")
        raise BatchError(
            f"{len(missing)} of {count} shards are missing or damaged ({listed}); "
            f"compute them and merge again"
        )
    return merged


def _common(folders: Sequence[Path]) -> dict[str, Any]:
    """The manifest that all folders share, but for what is complete."""
    common: dict[str, Any] | None = None
    first = folders[0] if folders else Path()
    for folder in folders:
        manifest = read_manifest(folder)
        if manifest is None:
            raise BatchError(f"{folder} holds no batch: it has no {MANIFEST}")
        plain = manifest | {"complete": False, "shards": []}
        if common is None:
            common, first = plain, folder
        elif plain != common:
            raise BatchError(
                f"{folder} holds another batch than {first}: their hashes are "
                f"{str(plain.get('batch'))[:16]} ({plain.get('replicates')} replicates) and "
                f"{str(common.get('batch'))[:16]} ({common.get('replicates')} replicates)"
            )
    if common is None:
        raise BatchError("no folder was given; name those of the slices")
    return common


def _take(folder: Path, out: Path, name: str, key: str) -> dict[str, Any] | None:
    """Put a whole shard of a folder into `out`; None when it is not there, whole."""
    receipt = read_json(folder / RECEIPTS / f"{name}.json")
    if receipt is None or receipt.get("key") != key or not isinstance(receipt.get("files"), dict):
        return None
    if any(sha256_of(folder / file) != sha256 for file, sha256 in receipt["files"].items()):
        return None
    if folder.resolve() != out.resolve():
        for file in receipt["files"]:
            have_too(folder / file, out / file)
        write_whole(out / RECEIPTS / f"{name}.json", as_json(receipt))
    return receipt
