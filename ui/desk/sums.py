"""Numbers that still add up when they are written with few decimals.

A level before and after, the change between them and its causes are each rounded; the causes are
rounded so that what is read adds up exactly (largest remainders).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Sum:
    """A change as it is written: was + change = now, and the parts add up to the change."""

    was: float
    now: float
    change: float
    parts: tuple[float, ...]
    unit: float  # the last decimal


def written_sum(was: float, now: float, parts: Sequence[float], decimals: int) -> Sum:
    """A change and its parts, each a whole number of last decimals."""
    scale = 10.0**decimals
    start, end = round(was * scale), round(now * scale)
    units = shared_out([part * scale for part in parts], end - start)
    return Sum(
        start / scale,
        end / scale,
        (end - start) / scale,
        tuple(unit / scale for unit in units),
        1.0 / scale,
    )


def shared_out(parts: Sequence[float], total: int) -> list[int]:
    """Whole numbers near the parts that add up to the total, if there are any parts."""
    whole = [math.floor(part) for part in parts]
    if not parts:
        return whole
    missing = total - sum(whole)
    by_remainder = sorted(range(len(parts)), key=lambda k: (whole[k] - parts[k], k))
    for k in range(abs(missing)):
        if missing > 0:
            whole[by_remainder[k % len(parts)]] += 1
        else:
            whole[by_remainder[-1 - k % len(parts)]] -= 1
    return whole
