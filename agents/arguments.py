"""The numbers that a game is asked for: seed, replicate, turns; one check behind every door.

The command line, the window, the lab, the environments and a researcher's own script all measure
by these limits, so that none plays what another refuses.  Nothing heavy is imported here.
"""

from numbers import Integral, Real
from typing import Any

LARGEST_SEED = 2**32 - 1
"""The largest seed, and the largest number of a replicate: each is a word of the dice."""
LONGEST_GAME = 200
"""Turns of the longest game."""
LONGEST_TURN = 20
"""Quarters of the longest turn."""
SHOWN = 60
"""Letters of a refused value that are shown."""


class ArgumentError(ValueError):
    """An argument that no game can be played with, in one sentence."""


def shown(value: object) -> str:
    """A value as a sentence may quote it: on one line, and not without end."""
    written = " ".join(repr(value).split())
    return written if len(written) <= SHOWN else written[: SHOWN - 1] + "…"


def fits(value: Any, low: int, high: int) -> bool:
    """Whether it is a whole number (of Python or numpy, no truth value) within limits."""
    return isinstance(value, Integral) and not isinstance(value, bool) and low <= int(value) <= high


def whole(name: str, value: Any, low: int, high: int) -> int:
    """The number as a plain int.  Raises ArgumentError for anything else, or out of its limits."""
    if not fits(value, low, high):
        raise ArgumentError(
            f"{name} is {shown(value)}; it must be a whole number from {low} to {high}"
        )
    return int(value)


def checked_seed(value: Any, name: str = "seed") -> int:
    """A seed.  Raises ArgumentError."""
    return whole(name, value, 0, LARGEST_SEED)


def checked_replicate(value: Any, name: str = "replicate") -> int:
    """The number of a replicate.  Raises ArgumentError."""
    return whole(name, value, 0, LARGEST_SEED)


def checked_replicates(count: Any, first: Any = 0) -> int:
    """How many replicates, numbered from `first` on.  Raises ArgumentError."""
    return whole("replicates", count, 1, LARGEST_SEED + 1 - checked_replicate(first, "first"))


def checked_turns(value: Any, name: str = "turns") -> int:
    """The length of a game.  Raises ArgumentError."""
    return whole(name, value, 1, LONGEST_GAME)


def checked_share(name: str, value: Any) -> float:
    """A share.  Raises ArgumentError for what is no number, or out of 0 to 1."""
    if not (isinstance(value, Real) and 0.0 <= float(value) <= 1.0):
        raise ArgumentError(f"{name} is {shown(value)}; it must be a number from 0 to 1")
    return float(value)


def checked_flag(name: str, value: Any) -> bool:
    """A truth value.  Raises TypeError for what merely looks like one."""
    if value is not True and value is not False:
        raise TypeError(f"{name} is {shown(value)}; it must be True or False")
    return bool(value)
