"""Where a batch begins that goes on with a game: its first turns are as they were played."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from agents.host import Start


@dataclass(frozen=True, eq=False)
class Beginning:
    """A game after some of its turns, from which every replicate goes on with luck of its own."""

    start: Start
    turn: int  # turns played
    seed: int  # of the game that was played
    replicate: int
    state: str  # sha256 of the state

    @cached_property
    def identity(self) -> dict[str, Any]:
        """What of it decides numbers, and which game it was."""
        return {
            "turn": self.turn,
            "state": self.state,
            "orders": hashlib.sha256(self.start.orders.memory.tobytes()).hexdigest(),
            "tally": hashlib.sha256(self.start.tally.memory.tobytes()).hexdigest(),
            "seed": self.seed,
            "replicate": self.replicate,
        }
