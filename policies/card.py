"""A policy's card: what it does, where it comes from, and what it claims about itself."""

from dataclasses import dataclass
from typing import Literal, get_args

Memory = Literal["none", "last stance", "worst stance"]
MEMORIES: tuple[Memory, ...] = get_args(Memory)


@dataclass(frozen=True)
class Card:
    """Declared facts, each proved by tests/policies/test_conformance.py.

    `memory` is what its answers depend on of a rival's past conduct, and on nothing more: "none",
    "last stance" (`Rival.stance`) or "worst stance" (`Rival.worst_stance`).  Trust is not memory:
    the world keeps it, not the policy.

    `uses_luck`: some answer depends on the throw.

    `nice`: never less than fully open (1.0) to a rival that it trusts fully (trust 1), that has
    always been fully open to it (last and worst stance 1) and does not cut it off, whatever else
    is the case, such as the rival's lead.  A policy that is not nice has a counter-example.
    """

    name: str
    sentence: str  # what it does, for a teacher
    source: str  # where the idea was published
    memory: Memory
    uses_luck: bool
    nice: bool
