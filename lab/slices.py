"""Putting slices of a batch together: what SLURM arrays and Kubernetes jobs leave behind."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from files.checking import check_folder
from files.half import sweep_below
from lab.files import have_too, saying, write_whole
from lab.layout import MANIFEST, Layout, Shard, digest
from lab.plan import BatchError
from lab.receipts import as_json, find
from lab.shards import check_format, count, read_manifest, sealed, short
from lab.validity import together

LISTED = 8
"""Missing shards that are named."""
OPEN = ("seal", "complete", "shards", "invalid", "first_invalid")
"""What a manifest says beside its facts."""


def merge(folders: Sequence[Path], out: Path) -> dict[str, Any]:
    """Put the shards of slices into `out` (which may be one of them); return its manifest.

    Every file is checked.  Raises BatchError when folders belong to different batches or when a
    shard is missing or damaged everywhere; what is there has been put in place even then.
    """
    with saying():
        check_folder(out)
    sweep_below(out)
    facts = _common([*folders, *([out] if (out / MANIFEST).exists() else [])])
    layout = _layout(facts)
    found: list[dict[str, Any] | None] = []
    missing: list[str] = []
    shards = [layout.shard(index) for index in layout.shards]
    for shard in shards:
        receipt = next((r for f in [out, *folders] if (r := _take(f, out, layout, shard))), None)
        if receipt is None:
            missing.append(shard.name)
        else:
            found.append(receipt)
    if name := layout.foreign(out):
        raise BatchError(
            f"{out} holds {name}, which is no part of these {layout.replicates} replicates; "
            f"remove it, or choose another folder"
        )
    counted = None if missing else together(count(out, layout, one) for one in shards)
    merged = sealed(facts, [] if missing else found, counted)
    write_whole(out / MANIFEST, as_json(merged))
    if missing:
        listed = ", ".join(missing[:LISTED]) + (", …" if missing[LISTED:] else "")
        raise BatchError(
            f"{len(missing)} of {len(layout.shards)} shards are missing or damaged ({listed}); "
            f"compute them and merge again"
        )
    return merged


def _common(folders: Sequence[Path]) -> dict[str, Any]:
    """The facts that the manifests of all folders share."""
    common: dict[str, Any] | None = None
    first = folders[0] if folders else Path()
    for folder in folders:
        facts = _facts(folder)
        if common is None:
            common, first = facts, folder
        elif facts != common:
            raise BatchError(
                f"{folder} holds another batch than {first}: their hashes are "
                f"{short(facts)} ({facts['replicates']} replicates) and "
                f"{short(common)} ({common['replicates']} replicates)"
            )
    if common is None:
        raise BatchError("no folder was given; name those of the slices")
    return common


def _facts(folder: Path) -> dict[str, Any]:
    """What a manifest says of its batch, as it was written.  Raises BatchError."""
    manifest = read_manifest(folder)
    if manifest is None:
        raise BatchError(f"{folder} holds no batch: it has no {MANIFEST}")
    facts = {name: value for name, value in manifest.items() if name not in OPEN}
    check_format(folder, facts)
    if manifest.get("seal") != digest(facts):
        raise BatchError(
            f"{folder / MANIFEST} is not as a batch has written it; "
            f"compute a slice into this folder again, and it is written anew"
        )
    return facts


def _layout(facts: dict[str, Any]) -> Layout:
    tables = facts["tables"]
    return Layout(
        batch=facts["batch"],
        replicates=facts["replicates"],
        shard_size=facts["shard_size"],
        rows=tables["rows"],
        format=tables["format"],
    )


def _take(folder: Path, out: Path, layout: Layout, shard: Shard) -> dict[str, Any] | None:
    """Put a whole shard of a folder into `out`; None when it is not there, whole."""
    receipt, _ = find(folder, layout, shard)
    if receipt is not None and folder.resolve() != out.resolve():
        for file in layout.files(shard):
            have_too(folder / file, out / file)
        write_whole(out / shard.receipt, as_json(receipt))
    return receipt
