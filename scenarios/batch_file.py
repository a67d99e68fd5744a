"""The manifest of a batch as a file: every field within the limits of what a batch can be.

Whether its numbers follow from one another is asked in the lab, which knows how batches are cut.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, StrictInt, ValidationError

from agents.arguments import LARGEST_SEED, LONGEST_GAME, LONGEST_TURN
from scenarios.diary_file import Digest, Noted, Seed
from scenarios.explain import first_sentence
from scenarios.policy_file import PolicyFile
from scenarios.quantity import Finite, Line, Name, Strict

MOST_REPLICATES = LARGEST_SEED + 1
NATIONS = 64
Called = Line | Literal[""]
Count = Annotated[StrictInt, Field(ge=1, le=MOST_REPLICATES)]


class PlayedWorld(Strict):
    """The scenario, or whatever a world made by hand calls itself."""

    name: Called
    sha256: Called


class RowCounts(Strict):
    """The rows of one replicate in each table."""

    outcomes: Count
    worlds: Count
    trajectories: Count | None = None


class TableFiles(Strict):
    """How the tables are written."""

    format: Line
    rows: RowCounts


class Begun(Strict):
    """The game that a batch goes on with."""

    turn: Annotated[StrictInt, Field(ge=0, le=LONGEST_GAME)]
    state: Digest
    orders: Digest
    tally: Digest
    seed: Seed
    replicate: Seed


class PlayedPolicy(PolicyFile):
    """What a policy in a file says, and the hash of it."""

    sha256: Digest


class Receipt(Strict):
    """What was written of a shard."""

    key: Digest
    first: Seed
    count: Count
    files: dict[Line, Digest]


class FirstInvalid(Strict):
    """The first number that means nothing."""

    quarter: Annotated[StrictInt, Field(ge=1, le=LONGEST_GAME * LONGEST_TURN)]
    figure: Line
    nation: Line
    value: Line
    unit: Line
    low: Finite
    high: Finite


class BatchFile(Strict):
    """All that a manifest may say, each field within the limits of what a batch can be."""

    product: Literal["sixpillars"]
    kind: Literal["batch"]
    batch: Digest
    format: Count
    rules: Count
    replicates: Count
    scenario: PlayedWorld
    world: Digest
    source_digest: Digest
    seed: Seed
    policies: Annotated[dict[Line, Called], Field(min_length=1, max_length=NATIONS)]
    turns: Annotated[StrictInt, Field(ge=1, le=LONGEST_GAME)]
    ticks: Annotated[StrictInt, Field(ge=1, le=LONGEST_GAME * LONGEST_TURN)]
    uncertainties: Digest | None
    trajectories: Line
    tables: TableFiles
    shard_size: Count
    scripts: dict[Line, Annotated[list[Line], Field(min_length=2, max_length=2)]]
    beginning: Begun | None = None
    policy_files: dict[Line, PlayedPolicy] | None = None
    additions: dict[Name, Digest] | None = None
    figures: dict[Name, Any]
    beyond_evidence: list[Noted]
    seal: Digest
    complete: bool
    shards: list[Receipt]
    invalid: Annotated[StrictInt, Field(ge=0, le=MOST_REPLICATES)] | None = None
    first_invalid: FirstInvalid | None = None


class BatchFileError(ValueError):
    """A manifest that cannot be used, in one sentence with file, field, value and remedy."""


def parse(plain: dict[str, Any], name: str) -> BatchFile:
    """The manifest in a JSON document; `name` is said in errors.  Raises BatchFileError."""
    try:
        return BatchFile.model_validate(plain)
    except ValidationError as error:
        raise BatchFileError(first_sentence(error, name)) from error
