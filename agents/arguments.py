"""What a game is asked for: seed, replicate, turns, lanes, places; one check behind every door.

The command line, the window, the lab, the environments and a researcher's own script all measure
by these limits, so that none plays what another refuses.  Nothing heavy is imported here.
"""

from collections.abc import Iterable, Mapping, Sequence
from numbers import Integral, Real
from pathlib import PurePath
from typing import Any, TypeVar

LARGEST_SEED = 2**32 - 1
"""The largest seed, and the largest number of a replicate: each is a word of the dice."""
LONGEST_GAME = 200
"""Turns of the longest game."""
LONGEST_TURN = 20
"""Quarters of the longest turn."""
WIDTHS = (0, 4, 8)
"""Lanes that can be played beside each other; 0 plays one game on floats.

A vector of the processor holds 4 or 8 doubles, and a line of memory no more: at most other widths
the machine would write where no sheet is.
"""
MOST_THREADS = 4096
"""Threads or processes that a machine is asked for; no machine has as many cores."""
SHOWN = 60
"""Letters of a refused value that are shown."""

MOST_TOLD = 16
"""Names that a sentence lists."""

Kind = TypeVar("Kind")


class ArgumentError(ValueError):
    """An argument that no game can be played with, in one sentence."""


def shown(value: object) -> str:
    """A value as a sentence may quote it: on one line, and not without end."""
    try:
        written = " ".join(repr(value).split())
    except Exception:
        return f"a {type(value).__name__} that cannot be written"
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


def checked_threads(value: Any, name: str = "threads") -> int:
    """How many threads, or processes, work at once.  Raises ArgumentError."""
    return whole(name, value, 1, MOST_THREADS)


def checked_width(value: Any, name: str = "width") -> int:
    """Lanes of a block.  Raises ArgumentError for a width that no processor plays."""
    if not fits(value, 0, max(WIDTHS)) or value not in WIDTHS:
        known = ", ".join(map(str, WIDTHS[:-1]))
        raise ArgumentError(f"{name} is {shown(value)}; it must be one of {known} and {WIDTHS[-1]}")
    return int(value)


def checked_place(name: str, value: Any, of: Sequence[str]) -> int:
    """The number of one of these, given by its number or its name.  Raises ArgumentError."""
    if isinstance(value, str) and value in of:
        return of.index(value)
    if not fits(value, 0, len(of) - 1):
        known = ", ".join(of[:MOST_TOLD]) + (", …" if of[MOST_TOLD:] else "")
        raise ArgumentError(
            f"{name} is {shown(value)}; it must be one of {known}, or its place, "
            f"from 0 to {len(of) - 1}"
        )
    return int(value)


def checked_number(name: str, value: Any, low: float, high: float) -> float:
    """A number within limits.  Raises ArgumentError for anything else; a truth value is none."""
    number: Any = value if isinstance(value, Real) and not isinstance(value, bool) else None
    if number is None or not low <= number <= high:
        raise ArgumentError(
            f"{name} is {shown(value)}; it must be a number from {low:g} to {high:g}"
        )
    return float(number)


def checked_share(name: str, value: Any) -> float:
    """A share.  Raises ArgumentError for what is no number, or out of 0 to 1."""
    return checked_number(name, value, 0.0, 1.0)


def checked_flag(name: str, value: Any) -> bool:
    """A truth value.  Raises TypeError for what merely looks like one."""
    if value is not True and value is not False:
        raise TypeError(f"{name} is {shown(value)}; it must be True or False")
    return bool(value)


def checked_word(name: str, value: Any, known: Sequence[str]) -> str:
    """One of the words that there are.  Raises ArgumentError."""
    if not isinstance(value, str) or value not in known:
        words = " or ".join(map(repr, known))
        raise ArgumentError(f"{name} is {shown(value)}; it must be {words}")
    return value


def checked_text(name: str, value: Any) -> str:
    """The name or the path of something, as text.  Raises TypeError."""
    if isinstance(value, PurePath):
        return str(value)
    if not isinstance(value, str):
        raise TypeError(f"{name} is {shown(value)}; it must be a name or the path of a file")
    return value


def checked_name(name: str, value: Any) -> str:
    """A name, as text.  Raises TypeError."""
    if not isinstance(value, str):
        raise TypeError(f"{name} is {shown(value)}; it must be a name")
    return value


def checked_list(name: str, value: Any) -> list[Any]:
    """At least one of something.  Raises TypeError for one alone, and for nothing at all."""
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise TypeError(f"{name} is {shown(value)}; it must be a list")
    found = list(value)
    if not found:
        raise TypeError(f"{name} is {shown(value)}; it must be a list of at least one")
    return found


def checked_names(name: str, value: Any) -> list[str]:
    """A list of names.  Raises TypeError."""
    return [checked_name(f"one of {name}", one) for one in checked_list(name, value)]


def checked_call(name: str, value: Any) -> None:
    """Nothing for a function or None.  Raises TypeError for anything else."""
    if value is not None and not callable(value):
        raise TypeError(f"{name} is {shown(value)}; it must be a function, or None")


def checked_kind(name: str, value: Any, kind: type[Kind]) -> Kind:
    """The value, if it is of this type.  Raises TypeError."""
    if not isinstance(value, kind):
        raise TypeError(
            f"{name} is {shown(value)}; it must be a {kind.__name__} of {kind.__module__}"
        )
    return value
