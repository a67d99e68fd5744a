"""What the compiled host is handed, looked at before any kernel sees it.

Compiled code trusts every size and place that it is given: a wrong one reads or overwrites memory
that belongs to something else, and the game that comes of it is no game of these rules.
"""

from typing import Any, cast

import numpy as np

from agents.arguments import (
    LONGEST_GAME,
    LONGEST_TURN,
    ArgumentError,
    Kind,
    checked_kind,
    shown,
    whole,
)
from agents.block import (
    HELD,
    LATE_ORDERS,
    LATE_STOCKS,
    NATIONS,
    ORDERS,
    PARAMS,
    STOCKS,
    TRAITS,
    Opening,
    Sample,
    Varied,
    Whole,
)
from agents.opening import FLAGS
from agents.world import World
from policies.habits import ROW, SIZE
from policies.menu import NAMES
from sim.sheet import Array, Sheet

LONGEST = LONGEST_GAME * LONGEST_TURN
"""Quarters of the longest game."""


def numeric(value: Any) -> Array | None:
    """The numbers as doubles, or None for what is not an array of real numbers, truth values too.

    numpy would read "0.1" as a number and drop the imaginary part of another.
    """
    try:
        found = np.asarray(value)
    except (TypeError, ValueError, RuntimeError):  # ragged, or held where numpy cannot reach
        return None
    return found.astype(np.float64) if found.dtype.kind in "fiu" else None


def checked_lineups(
    value: Any, nations: int, replicates: int, name: str = "policies", rows: int = 0
) -> Whole:
    """Places on the menu [N, replicates], or [N, 1] for all; HELD where nobody decides.

    ROW + k is row k of so many `rows`.

    Raises ArgumentError for another shape, and for what is no place.
    """
    found = np.asarray(value)
    if found.shape not in ((nations, replicates), (nations, 1)):
        raise ArgumentError(
            f"{name} has shape {found.shape}; it must be {(nations, replicates)} or {(nations, 1)}"
        )
    whole_numbers = found.dtype.kind in "iu"
    by_row = (found >= ROW) & (found < ROW + rows) if whole_numbers else np.zeros(found.shape, bool)
    on_menu = (found >= HELD) & (found < len(NAMES)) if whole_numbers else by_row
    wrong = ~(on_menu | by_row)
    if wrong.any():
        i, r = (int(k) for k in np.argwhere(wrong)[0])
        place = shown(found[i, r : r + 1].tolist()[0])
        raise ArgumentError(
            f"{name} has {place} for nation {i} in game {r}; it must be a whole number "
            f"from 0 to {len(NAMES) - 1}, a place on the menu, or {HELD} for nobody"
        )
    return np.ascontiguousarray(found, dtype=np.int64)


def checked_rows(value: Any) -> Array:
    """Rows of numbers [K, SIZE], as policies.habits lays them out.  Raises ArgumentError."""
    found = numeric(value)
    if found is None or found.ndim != 2 or found.shape[1] != SIZE:
        raise ArgumentError(f"rows are {shown(value)}; they must be numbers, {SIZE} a row")
    if not np.isfinite(found).all():
        raise ArgumentError("rows have a number that is not finite; all must be")
    return np.ascontiguousarray(found)


def checked_span(ticks: Any, last_tick: Any, first_tick: int) -> tuple[int, int]:
    """The quarters of a whole game, and those played at the end of the call.

    Raises ArgumentError.
    """
    ticks = whole("ticks", ticks, 1, LONGEST)
    last = ticks if last_tick is None else last_tick
    return ticks, whole("last_tick", last, first_tick, LONGEST)


def checked_sample(sample: Any, stocks: int) -> Sample:
    """A sample of a sheet with so many numbers.  Raises TypeError or ArgumentError."""
    made = checked_kind("sample", sample, Sample)
    whole("every of the sample", made.every, 0, LONGEST)
    places = _whole_numbers("ranges of the sample", made.ranges, 2)
    if (places < 0).any() or (places.sum(axis=1) > stocks).any():
        raise ArgumentError(f"ranges of the sample must lie within the {stocks} stocks of a world")
    if int(places[:, 1].sum()) != made.size:
        raise ArgumentError(
            f"size of the sample is {shown(made.size)}; it must be {int(places[:, 1].sum())}"
        )
    return made


def checked_varied(varied: Any, opening: Opening, replicates: int) -> Varied:
    """Varied figures whose places there are, with a value for each replicate.

    Raises TypeError or ArgumentError.
    """
    made = checked_kind("varied", varied, Varied)
    targets = _whole_numbers("targets of varied", made.targets, 3)
    if not len(targets):
        return made
    values = made.values
    if values.ndim != 2 or values.shape[1] < replicates or values.dtype != np.float64:
        raise ArgumentError(
            f"values of varied have shape {values.shape}; they must be doubles, {replicates} a row"
        )
    sizes = np.zeros(LATE_ORDERS + 1, dtype=np.int64)
    for sheet, memory in (
        (PARAMS, opening.params),
        (NATIONS, opening.nations),
        (TRAITS, opening.traits),
        (ORDERS, opening.orders),
        (STOCKS, opening.stocks),
        (LATE_STOCKS, opening.stocks),
        (LATE_ORDERS, opening.orders),
    ):
        sizes[sheet] = memory.size
    row, sheet, place = targets.T
    if (targets < 0).any() or (row >= len(values)).any() or (sheet >= len(sizes)).any():
        raise ArgumentError("targets of varied must name a row of values and a sheet")
    if (place >= sizes[sheet]).any():
        raise ArgumentError("targets of varied must lie within their sheets")
    _whole_numbers("again of varied", made.again.reshape(1, -1), FLAGS)
    return made


def checked_start(world: World, start: Any, kind: type[Kind]) -> Kind:
    """A game in play of this world, of type `kind`.  Raises TypeError or ArgumentError."""
    made: Any = checked_kind("start", start, kind)
    n = len(world.codes)
    for name in ("stocks", "orders", "tally"):
        sheet = getattr(made, name)
        if not isinstance(sheet, Sheet) or (sheet.nations, sheet.width) != (n, 0):
            raise ArgumentError(f"start has {name} of another world; it must be of {n} nations")
    whole("tick of start", made.tick, 0, LONGEST)
    return cast(Kind, made)


def _whole_numbers(name: str, value: Any, columns: int) -> Whole:
    found = np.asarray(value)
    if found.ndim != 2 or found.shape[1] != columns or found.dtype != np.int64:
        raise ArgumentError(f"{name} must be whole numbers of 64 bits, {columns} a row")
    return found
