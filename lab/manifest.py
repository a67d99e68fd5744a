"""The manifest of a batch: read through a schema wherever it is read, and sealed.

What it says must fit together as the batch that has written it did: whoever edits it, with the seal
or without, is told the field, and nothing is computed, merged or reported by what it says.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn, Self

from pydantic import Field, StrictInt, ValidationError, model_validator

from agents.arguments import LARGEST_SEED, LONGEST_GAME, LONGEST_TURN
from files.place import refuse_address
from lab.files import saying
from lab.formats import Format
from lab.layout import MANIFEST, Layout, digest, rows_of, shard_size_of
from lab.plan import FORMAT, BatchError, Plan, Trajectories
from lab.receipts import read_json, receipt_of
from lab.validity import Census
from scenarios.diary_file import Noted
from scenarios.errors import MISSING, State, Wrong
from scenarios.explain import first_sentence
from scenarios.quantity import Finite, Line, Strict

MOST_REPLICATES = LARGEST_SEED + 1
NATIONS = 64
OPEN = ("seal", "complete", "shards", "invalid", "first_invalid")
"""What a manifest says beside its facts, which all slices of a batch have in common."""
BESIDE = {*OPEN, "product", "kind", "batch", "replicates", "figures", "beyond_evidence"}
"""What is no part of the identity, of which `batch` is the hash."""
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Word = Annotated[StrictInt, Field(ge=0, le=LARGEST_SEED)]
Count = Annotated[StrictInt, Field(ge=1, le=MOST_REPLICATES)]


class Played(Strict):
    """The scenario, or whatever a world made by hand calls itself."""

    name: Line
    sha256: Line


class Rows(Strict):
    """The rows of one replicate in each table."""

    outcomes: Count
    worlds: Count
    trajectories: Count | None = None


class Tables(Strict):
    """How the tables are written."""

    format: Format
    rows: Rows


class Begun(Strict):
    """The game that a batch goes on with."""

    turn: Annotated[StrictInt, Field(ge=0, le=LONGEST_GAME)]
    state: Digest
    orders: Digest
    tally: Digest
    seed: Word
    replicate: Word


class Receipt(Strict):
    """What was written of a shard."""

    key: Digest
    first: Word
    count: Count
    files: dict[Line, Digest]


class FirstInvalid(Strict):
    """The first number that means nothing."""

    quarter: Annotated[StrictInt, Field(ge=1, le=LONGEST_GAME * LONGEST_TURN)]
    figure: Line
    nation: Annotated[str, Field(max_length=20)]
    value: Line
    unit: Line
    low: Finite
    high: Finite


class ManifestFile(Strict):
    """All that a manifest may say, each field within the limits of what a batch can be."""

    product: Literal["sixpillars"]
    kind: Literal["batch"]
    batch: Digest
    format: Annotated[StrictInt, Field(ge=FORMAT, le=FORMAT)]
    replicates: Count
    scenario: Played
    world: Digest
    source_digest: Digest
    seed: Word
    policies: Annotated[
        dict[Line, Annotated[str, Field(max_length=400)]], Field(min_length=1, max_length=NATIONS)
    ]
    turns: Annotated[StrictInt, Field(ge=1, le=LONGEST_GAME)]
    ticks: Annotated[StrictInt, Field(ge=1, le=LONGEST_GAME * LONGEST_TURN)]
    uncertainties: Digest | None
    trajectories: Trajectories
    tables: Tables
    shard_size: Count
    scripts: dict[Line, Annotated[list[str], Field(min_length=2, max_length=2)]]
    beginning: Begun | None = None
    figures: dict[str, Any]
    beyond_evidence: list[Noted]
    seal: Digest
    complete: bool
    shards: list[Receipt]
    invalid: Annotated[StrictInt, Field(ge=0, le=MOST_REPLICATES)] | None = None
    first_invalid: FirstInvalid | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        """Refuse numbers that do not follow from one another as they do in a batch."""
        if self.ticks % self.turns:
            _refuse(("ticks",), self.ticks, f"it must be a multiple of the {self.turns} turns")
        rows = self.tables.rows.model_dump(exclude_none=True)
        if rows != (wanted := self._rows()):
            _refuse(("tables", "rows"), State(_listed(rows)), f"it must be {_listed(wanted)}")
        size = shard_size_of(rows, bool(self.scripts))
        if self.shard_size != size:
            _refuse(("shard_size",), self.shard_size, f"it must be {size}, as the rows have it")
        identity = self.model_dump(mode="json", exclude=BESIDE, exclude_unset=True)
        if self.batch != (wanted_hash := digest(identity)):
            _refuse(("batch",), self.batch, f"what else it says has the hash {wanted_hash[:16]}…")
        self._check_shards()
        return self

    def _rows(self) -> dict[str, int]:
        tick = self.ticks // self.turns
        every = {"every": 1, "turns": tick, "none": 0}[self.trajectories]
        played = self.beginning.turn if self.beginning else 0
        if played >= self.turns:
            _refuse(("beginning", "turn"), played, f"it must be less than the {self.turns} turns")
        return rows_of(len(self.policies), self.ticks, every, played * tick)

    def _check_shards(self) -> None:
        layout, there = self.layout, len(self.shards)
        wanted = len(layout.shards) if self.complete else 0
        if there != wanted:
            _refuse(("shards",), State(f"{there} long"), f"it must be {wanted} long")
        for index, receipt in enumerate(self.shards):
            shard, said = layout.shard(index), receipt.model_dump()
            if receipt.files.keys() != layout.files(shard).keys():
                _refuse(("shards", str(index), "files"), receipt.files, "it has other files")
            for name, right in receipt_of(layout, shard, receipt.files).items():
                if said[name] != right:
                    _refuse(("shards", str(index), name), said[name], f"it must be {right}")
        if (self.invalid is not None) != self.complete:
            found = MISSING if self.invalid is None else self.invalid
            _refuse(("invalid",), found, "a batch that is complete has it, and no other")
        if bool(self.invalid) != (self.first_invalid is not None):
            found = MISSING if self.first_invalid is None else State("given")
            _refuse(("first_invalid",), found, "it must be there when games are invalid, only then")
        if (self.invalid or 0) > self.replicates:
            _refuse(("invalid",), self.invalid, f"it must be at most {self.replicates}")

    @property
    def layout(self) -> Layout:
        """Which files the batch has, and what each must hold."""
        rows = self.tables.rows.model_dump(exclude_none=True)
        form = self.tables.format
        return Layout(self.batch, self.replicates, self.shard_size, rows, form)


def _refuse(path: tuple[str, ...], found: object, remedy: str) -> NoReturn:
    raise Wrong(path, found, remedy)


def _listed(rows: dict[str, int]) -> str:
    return ", ".join(f"{table} {count}" for table, count in rows.items())


@dataclass(frozen=True)
class Manifest:
    """A manifest that fits and whose seal is whole; `plain` is what was written."""

    plain: dict[str, Any]
    said: ManifestFile

    @property
    def facts(self) -> dict[str, Any]:
        """What all slices of the batch say alike."""
        return {name: value for name, value in self.plain.items() if name not in OPEN}

    @cached_property
    def layout(self) -> Layout:
        """Which files the batch has, and what each must hold."""
        return self.said.layout

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
    if (of := plain.get("format")) != FORMAT or type(of) is not int:
        raise BatchError(
            f"{path} holds a batch of format {of!r:.16}, and this version has format {FORMAT}, "
            f"whose tables are of other types; choose another folder, and compute it again"
        )
    try:
        said = ManifestFile.model_validate(plain)
    except ValidationError as error:
        remedy = "put back the manifest as it was, or compute the batch into another folder"
        raise BatchError(f"{first_sentence(error, str(file))}; {remedy}") from error
    if plain["seal"] != _seal(plain):
        raise BatchError(
            f"{file} is not as a batch has written it: its seal is another; "
            f"put back the manifest as it was, or compute the batch into another folder"
        )
    return Manifest(plain, said)


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
