"""A policy's card: what it does, where it comes from, and what it claims about itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """Declared facts, each proved by tests/policies/test_conformance.py."""

    name: str
    sentence: str  # what it does, for a teacher
    source: str  # where the idea was published
    memory: str  # "none", "last stance" or "worst stance": what it reads of a rival's past
    uses_luck: bool
    nice: bool  # never less than fully open (1.0) to a rival that has always been fully open
    # and whom it trusts fully
