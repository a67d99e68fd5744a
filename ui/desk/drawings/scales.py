"""Scales of charts: round numbers on an axis, where a value lies, labels kept apart."""

import math
from collections.abc import Sequence


def nice_ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Round numbers that cover a range."""
    if not high > low:
        low, high = low - 0.5, high + 0.5
    raw = (high - low) / count
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if power * m >= raw * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [k * step for k in range(first, last + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """1, 2 or 5 times a power of ten, or powers of ten alone, that cover a range."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    steps = (1, 2, 5) if len(powers) <= 3 else (1,)
    ticks = [m * 10.0**power for power in powers for m in steps]
    first = max((t for t in ticks if t <= low), default=ticks[0])
    last = min((t for t in ticks if t >= high and t > first), default=10.0 * first)
    ticks += [last] if last not in ticks else []
    return [t for t in ticks if first <= t <= last]


def place(value: float, low: float, high: float, start: float, end: float) -> float:
    """Where a value lies between two pixels."""
    return start + (value - low) / (high - low) * (end - start)


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Positions near the wanted ones, at least `gap` apart, inside the range if they fit."""
    order = sorted(range(len(wanted)), key=lambda k: wanted[k])
    found = [0.0] * len(wanted)
    floor = low
    for k in order:
        found[k] = max(wanted[k], floor)
        floor = found[k] + gap
    ceiling = high
    for k in reversed(order):
        found[k] = min(found[k], ceiling)
        ceiling = found[k] - gap
    return found
