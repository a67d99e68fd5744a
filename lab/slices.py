"""Putting slices of a batch together: what SLURM arrays and Kubernetes jobs leave behind."""

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from files.checking import check_folder
from files.half import sweep_below
from lab.files import have_too, saying, write_whole
from lab.layout import MANIFEST, Layout, Shard
from lab.manifest import Manifest, read_manifest, sealed
from lab.plan import BatchError
from lab.receipts import as_json, find
from lab.shards import Tell, contradicted, count, drop_receipt, refuse_foreign, refuse_parts
from lab.validity import together

Wrong = dict[tuple[Path, int], str]
"""What is wrong with a shard of a folder, by folder and number."""
LISTED = 8
"""Missing shards that are named."""


def merge(folders: Sequence[Path], out: Path, tell: Tell | None = None) -> dict[str, Any]:
    """Put the shards of slices into `out` (which may be one of them); return its manifest.

    Every file is checked, and `tell` is called with what is damaged.  Raises BatchError when
    folders belong to different batches, when two hold different files of a shard, when `out` is
    no place for a batch, or when a shard is missing or damaged everywhere; only in the last case
    has something been written: what is there is in place then.
    """
    target = read_manifest(out)
    held = {folder: _held(folder) for folder in folders}
    if target is None:
        refuse_foreign(out)
    else:
        others = {path: one for path, one in held.items() if path.resolve() != out.resolve()}
        held = {out: target} | others
    common = _common(held)
    layout = common.layout
    refuse_parts(out, layout)
    with saying():
        check_folder(out)
    sweep_below(out)
    doubted = _contradicted(held)
    wrong = dict(doubted)
    chosen = _chosen(held, layout, wrong)
    for folder, index in doubted:
        if folder == out:  # its manifest, which speaks against them, is about to be written anew
            drop_receipt(out, layout.shard(index))
    for index, (source, receipt) in chosen.items():
        _put(source, out, layout, layout.shard(index), receipt)
    found = {index: receipt for index, (_, receipt) in chosen.items()}
    complete = len(found) == len(layout.shards)
    counted = together(count(out, layout, layout.shard(i)) for i in found) if complete else None
    receipts = [found[index] for index in sorted(found)] if complete else []
    merged = sealed(common.facts, receipts, counted)
    write_whole(out / MANIFEST, as_json(merged))
    lost = [why for (_, index), why in wrong.items() if index not in found]
    for (_, index), why in wrong.items():
        if tell is not None and index in found:
            tell(f"{why}; the shard is taken from another folder.")
    if not complete:
        missing = (layout.shard(i).name for i in layout.shards if i not in found)
        names = list(islice(missing, LISTED + 1))
        listed = ", ".join(names[:LISTED]) + (", …" if names[LISTED:] else "")
        raise BatchError(
            f"{len(layout.shards) - len(found)} of {len(layout.shards)} shards are missing or "
            f"damaged ({listed}{f'; {lost[0]}' if lost else ''}); compute them and merge again"
        )
    return merged


def _held(folder: Path) -> Manifest:
    held = read_manifest(folder)
    if held is None:
        raise BatchError(f"{folder} holds no batch: it has no {MANIFEST}")
    return held


def _common(held: Mapping[Path, Manifest]) -> Manifest:
    """A manifest whose facts are those of all.  Raises BatchError when they are not the same."""
    if not held:
        raise BatchError("no folder was given; name those of the slices")
    first, common = next(iter(held.items()))
    for folder, other in held.items():
        if other.facts != common.facts:
            raise BatchError(
                f"{folder} holds another batch than {first}: their hashes are "
                f"{other.short} ({other.said.replicates} replicates) and "
                f"{common.short} ({common.said.replicates} replicates)"
            )
    return common


def _contradicted(held: Mapping[Path, Manifest]) -> Wrong:
    """The shards that the manifest of their own folder speaks against, and how."""
    return {
        (folder, index): f"{why}, in {folder}"
        for folder, manifest in held.items()
        for index, why in contradicted(folder, manifest)
    }


def _chosen(
    held: Mapping[Path, Manifest], layout: Layout, wrong: Wrong
) -> dict[int, tuple[Path, dict[str, Any]]]:
    """Every shard that is whole somewhere: where, and its receipt.  Raises BatchError.

    What is wrong with others is added to `wrong`.
    """
    chosen: dict[int, tuple[Path, dict[str, Any]]] = {}
    for index in sorted(set().union(*(layout.receipts_in(folder) for folder in held))):
        shard = layout.shard(index)
        told = [(path, one.receipts[index]) for path, one in held.items() if one.said.complete]
        whole = []
        for folder in held:
            if (folder, index) in wrong:
                continue
            receipt, why = find(folder, layout, shard)
            if why is not None:
                wrong[folder, index] = f"{why}, in {folder}"
            if receipt is not None:
                whole.append((folder, receipt))
        _refuse_two(shard, told + whole)
        if whole:
            chosen[index] = whole[0]
    return chosen


def _refuse_two(shard: Shard, told: Sequence[tuple[Path, dict[str, Any]]]) -> None:
    """Refuse two accounts of one shard: which of them is right cannot be known from here."""
    for folder, receipt in told[1:]:
        if receipt != told[0][1]:
            raise BatchError(
                f"{told[0][0]} and {folder} have different files of {shard.name}; "
                f"compute the shard again in another folder to see which is right, "
                f"and leave out the other"
            )


def _put(source: Path, out: Path, layout: Layout, shard: Shard, receipt: dict[str, Any]) -> None:
    if source.resolve() != out.resolve():
        for file in layout.files(shard):
            have_too(source / file, out / file)
        write_whole(out / shard.receipt, as_json(receipt))
