"""The manifest of a batch: read through a schema wherever it is read, and sealed.

What it says must fit together as the batch that has written it did: whoever edits it, with the seal
or without, is told the field, and nothing is computed, merged or reported by what it says.
"""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn, get_args

from files.place import refuse_address
from lab.files import saying
from lab.formats import FORMATS
from lab.layout import MANIFEST, Layout, digest, rows_of, shard_size_of
from lab.plan import FORMAT, BatchError, Plan, Trajectories
from lab.receipts import read_json, receipt_of
from lab.validity import Census
from scenarios.batch_file import BatchFile, BatchFileError, parse
from scenarios.errors import MISSING, State, Wrong
from sim.edition import FIRST_RULES, RULES

OPEN = ("seal", "complete", "shards", "invalid", "first_invalid")
"""What a manifest says beside its facts, which all slices of a batch have in common."""
BESIDE = {*OPEN, "product", "kind", "batch", "replicates", "figures", "beyond_evidence"}
"""What is no part of the identity, of which `batch` is the hash."""
REMEDY = "put back the manifest as it was, or compute the batch into another folder"


@dataclass(frozen=True)
class Manifest:
    """A manifest that fits and whose seal is whole; `plain` is what was written."""

    plain: dict[str, Any]
    said: BatchFile

    @property
    def facts(self) -> dict[str, Any]:
        """What all slices of the batch say alike."""
        return {name: value for name, value in self.plain.items() if name not in OPEN}

    @cached_property
    def layout(self) -> Layout:
        """Which files the batch has, and what each must hold."""
        said, tables = self.said, self.plain["tables"]
        return Layout(
            said.batch, said.replicates, said.shard_size, tables["rows"], tables["format"]
        )

    @property
    def receipts(self) -> Sequence[dict[str, Any]]:
        """The receipts of all shards if the batch was complete, else none."""
        return self.plain["shards"]  # type: ignore[no-any-return]

    @property
    def short(self) -> str:
        """The beginning of the batch's hash."""
        return self.said.batch[:16]


def read_manifest(path: Path) -> Manifest | None:
    """The manifest in a folder; None when there is none.

    Raises BatchError when it is no batch's, does not fit, or is not as a batch has written it.
    """
    file = path / MANIFEST
    with saying():
        refuse_address(path)
    if path.exists() and not path.is_dir():
        raise BatchError(f"{path} is not a folder; choose another name")
    if not os.path.lexists(file):
        return None
    plain = read_json(file)
    if plain is None or plain.get("kind") != "batch":
        raise BatchError(f"{file} is not the manifest of a batch; choose another folder")
    if (rules := plain.get("rules", FIRST_RULES)) != RULES or type(rules) is not int:
        raise BatchError(
            f"{path} holds a batch of rules {rules!r:.16}, and this version plays rules {RULES}; "
            "choose another folder, or go on with it in the version that began it"
        )
    if (of := plain.get("format")) != FORMAT or type(of) is not int:
        raise BatchError(
            f"{path} holds a batch of format {of!r:.16}, and this version has format {FORMAT}, "
            "whose tables are of other figures; choose another folder, and compute it again"
        )
    try:
        held = Manifest(plain, parse(plain, str(file)))
        _check(held)
    except BatchFileError as error:
        raise BatchError(f"{error}; {REMEDY}") from error
    except Wrong as wrong:
        raise BatchError(f"{wrong.sentence(str(file))}; {REMEDY}") from wrong
    if plain["seal"] != _seal(plain):
        raise BatchError(f"{file} is not as a batch has written it: its seal is another; {REMEDY}")
    return held


def _check(held: Manifest) -> None:
    """Raise Wrong for what does not follow from the rest as it does in a batch."""
    said = held.said
    _one_of(("tables", "format"), said.tables.format, FORMATS)
    _one_of(("trajectories",), said.trajectories, get_args(Trajectories))
    if said.ticks % said.turns:
        _refuse(("ticks",), said.ticks, f"it must be a multiple of the {said.turns} turns")
    rows, wanted = held.plain["tables"]["rows"], _rows(said)
    if rows != wanted:
        _refuse(("tables", "rows"), State(_listed(rows)), f"it must be {_listed(wanted)}")
    size = shard_size_of(rows, bool(said.scripts))
    if said.shard_size != size:
        _refuse(("shard_size",), said.shard_size, f"it must be {size}, as the rows have it")
    found = digest({name: value for name, value in held.plain.items() if name not in BESIDE})
    if said.batch != found:
        _refuse(("batch",), said.batch, f"what else it says has the hash {found[:16]}…")
    _check_shards(held)


def _rows(said: BatchFile) -> dict[str, int]:
    tick = said.ticks // said.turns
    every = {"every": 1, "turns": tick, "none": 0}[said.trajectories]
    played = said.beginning.turn if said.beginning else 0
    if played >= said.turns:
        _refuse(("beginning", "turn"), played, f"it must be less than the {said.turns} turns")
    return rows_of(len(said.policies), said.ticks, every, played * tick)


def _check_shards(held: Manifest) -> None:
    said, layout = held.said, held.layout
    wanted = len(layout.shards) if said.complete else 0
    if len(said.shards) != wanted:
        _refuse(("shards",), State(f"{len(said.shards)} long"), f"it must be {wanted} long")
    for index, receipt in enumerate(held.receipts):
        shard = layout.shard(index)
        if receipt["files"].keys() != layout.files(shard).keys():
            _refuse(("shards", str(index), "files"), receipt["files"], "it has other files")
        for name, right in receipt_of(layout, shard, receipt["files"]).items():
            if receipt[name] != right:
                _refuse(("shards", str(index), name), receipt[name], f"it must be {right}")
    if (said.invalid is not None) != said.complete:
        found = MISSING if said.invalid is None else said.invalid
        _refuse(("invalid",), found, "a batch that is complete has it, and no other")
    if bool(said.invalid) != (said.first_invalid is not None):
        found = MISSING if said.first_invalid is None else State("given")
        _refuse(("first_invalid",), found, "it must be there when games are invalid, only then")
    if (said.invalid or 0) > said.replicates:
        _refuse(("invalid",), said.invalid, f"it must be at most {said.replicates}")


def _one_of(path: tuple[str, ...], found: str, known: Collection[str]) -> None:
    if found not in known:
        _refuse(path, found, f"it must be one of {', '.join(known)}")


def _refuse(path: tuple[str, ...], found: object, remedy: str) -> NoReturn:
    raise Wrong(path, found, remedy)


def _listed(rows: dict[str, int]) -> str:
    return ", ".join(f"{table} {count}" for table, count in rows.items())


def facts_of(plan: Plan) -> dict[str, Any]:
    """What the manifest of a plan says whether it is complete or not."""
    drawn = plan.sampler.uncertain if plan.sampler else None
    return {
        "product": "sixpillars",
        "kind": "batch",
        "batch": plan.hash,
        "replicates": plan.replicates,
        **plan.identity,
        "figures": drawn.model_dump(mode="json", exclude_none=True) if drawn else {},
        "beyond_evidence": [one._asdict() for one in plan.beyond],
    }


def sealed(
    facts: dict[str, Any], shards: Sequence[dict[str, Any] | None], found: Census | None
) -> dict[str, Any]:
    """A manifest: the facts; of a batch that is complete also the receipts, how many games are
    invalid and the first number of those; and a seal over all of it.
    """
    counted = found.plain() if found is not None else {}
    plain = facts | {"complete": bool(shards), "shards": list(shards)} | counted
    return plain | {"seal": _seal(plain)}


def _seal(plain: dict[str, Any]) -> str:
    return digest({name: value for name, value in plain.items() if name != "seal"})
