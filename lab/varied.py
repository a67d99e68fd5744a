"""From the path of a figure to the places in the sheets that it fills.

- `params.talent.mobility`, `params.programmes.depreciation.energy`, `params.step`: a parameter;
- `nations.USA.gdp`, `nations.USA.habits.energy`: what the scenario states of a nation;
- `pairs.trust.USA.CHN`, `pairs.owned.USA.GBR`: what holds between two nations;
- `stocks.USA.cut_off.CHN`, `stocks.USA.pact.GBR.data_flows`, `stocks.survival`: an initial stock
  itself, where nothing in the opening sets it.

The opening (`sim/opening.py`) is repeated for every replicate, so a batch plays what a scenario
with these figures would play, apart from roundings of the last digit.
"""

from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Any

import numpy as np

from agents.arguments import shown
from agents.block import LATE_STOCKS, NATIONS, ORDERS, PARAMS, STOCKS, TRAITS, Varied
from agents.handed import numeric
from agents.opening import CALIBRATED, FLAGS, MACHINES, PEOPLE
from agents.world import World
from files.near import meant
from lab.related import mirrored, refuse_unrelated
from policies.traits import TraitSheet
from scenarios.figures import FOLLOW, follows, limits_of
from scenarios.pack import GIVEN, PAIRED, SOCIAL, STATED, TASTES
from sim.nations import Nations
from sim.orders import Orders
from sim.params import BY_DATE, Params
from sim.pillars import Pact, Pillar, Programme, Sector
from sim.sheet import NATIONS as EACH
from sim.sheet import Array, Section, Sheet
from sim.stocks import Stocks

Target = tuple[int, int]  # sheet, place
KINDS: dict[int, type[Sheet]] = {
    PARAMS: Params,
    NATIONS: Nations,
    TRAITS: TraitSheet,
    ORDERS: Orders,
    STOCKS: Stocks,
    LATE_STOCKS: Stocks,
}
PARTS: dict[int, type[IntEnum]] = {len(e): e for e in (Programme, Sector, Pillar)}
"""What the parts of a figure are called, by their number."""
FILLS: dict[str, tuple[tuple[int, str], ...]] = {
    "budget": ((TRAITS, "budget"), (ORDERS, "budget"), (NATIONS, "usual_budget")),
    **{name: ((STOCKS, name),) for name in (*STATED, *SOCIAL)},
    **{name: ((NATIONS, name),) for name in GIVEN},
    **{name: ((TRAITS, name),) for name in TASTES},
}
"""Which figures of the sheets a scenario's figure of a nation fills."""
HABIT_NAMES = tuple(name for name in TraitSheet.fields if name.upper() in Programme.__members__)
PAIRS: dict[str, tuple[int, str]] = {
    "trust": (STOCKS, "trust"),
    "abroad": (STOCKS, "people"),
    "owned": (STOCKS, "machines"),
    **{name: (NATIONS, name) for name in PAIRED},
}
"""Which figure of the sheets a scenario's grid fills; shares until people and machines are."""
BOUND = (*CALIBRATED, *FOLLOW)
"""Stocks that nobody can choose alone."""
FILL_AGAIN = {
    PEOPLE: ("nations.*.talent", "pairs.abroad"),
    MACHINES: ("nations.*.compute", "pairs.owned"),
}
"""What must be filled again when a figure with such a path is varied."""


class UnknownFigure(ValueError):
    """A path that names no figure, with the nearest that does."""

    def __init__(self, path: str, known: Mapping[str, object]) -> None:
        near = meant(str(path), known)
        hint = f"did you mean {near!r}?" if near else "such as 'params.talent.mobility'"
        hint = follows(str(path)) or hint
        super().__init__(f"no figure is called {shown(path)}; {hint}")


def places(world: World) -> dict[str, tuple[Target, ...]]:
    """Every path that may be varied, with the places it fills."""
    found: dict[str, tuple[Target, ...]] = {}
    for path, place in _sheet_paths(Params, 0, world, "params"):
        found[path] = ((PARAMS, place),)
    starts = {code: _starts(kind, world.stocks.nations) for code, kind in KINDS.items()}
    n = len(world.codes)
    for i, nation in enumerate(world.codes):
        for name, fills in FILLS.items():
            found[f"nations.{nation}.{name}"] = tuple(
                (s, starts[s][field] + i) for s, field in fills
            )
        for name in HABIT_NAMES:
            found[f"nations.{nation}.habits.{name}"] = ((TRAITS, starts[TRAITS][name] + i),)
        for j, other in enumerate(world.codes):
            if i != j:
                for name, (sheet, figure) in PAIRS.items():
                    place = starts[sheet][figure] + i * n + j
                    found[f"pairs.{name}.{nation}.{other}"] = ((sheet, place),)
    for path, place in _sheet_paths(Stocks, n, world, "stocks"):
        found[path] = ((LATE_STOCKS, place),)
    return {path: _both_sides(path, found) for path in found if _free(path)}


def _free(path: str) -> bool:
    """Whether a figure stands for itself: nothing else sets it, and it is not of one and itself."""
    kind, first, *rest = path.split(".")
    if kind == "params":
        return first not in BY_DATE
    figure = rest[0] if rest else first
    return kind != "stocks" or (figure not in BOUND and first not in rest[1:])


def _both_sides(path: str, found: Mapping[str, tuple[Target, ...]]) -> tuple[Target, ...]:
    """The places of a figure; a pact is written on both sides, as in a scenario."""
    twin = mirrored(path)
    return found[path] if twin is None else tuple(dict.fromkeys((*found[path], *found[twin])))


def _starts(kind: type[Sheet], nations: int) -> dict[str, int]:
    found, start = {}, 0
    for name, field in kind.fields.items():
        found[name] = start
        start += field.size(nations)
    return found


def _sheet_paths(
    kind: type[Sheet], nations: int, world: World, prefix: str, start: int = 0
) -> Iterator[tuple[str, int]]:
    """Every number of a sheet: the nation's code stands before the figure's name."""
    for name, field in kind.fields.items():
        if isinstance(field, Section):
            yield from _sheet_paths(field.kind, nations, world, f"{prefix}.{name}", start)
        else:
            for k, index in enumerate(np.ndindex(field.shape(nations))):
                parts = PARTS | ({len(Pact): Pact} if name == "pact" else {})
                words = [
                    world.codes[i] if axis == EACH else _word(parts, int(axis), i)
                    for axis, i in zip(field.axes, index, strict=True)
                ]
                if field.axes[:1] == (EACH,):
                    yield ".".join([prefix, words[0], name, *words[1:]]), start + k
                else:
                    yield ".".join([prefix, name, *(words if field.size(1) > 1 else [])]), start + k
        start += field.size(nations)


def _word(parts: dict[int, type[IntEnum]], size: int, index: int) -> str:
    return parts[size](index).name.lower() if size in parts else str(index + 1)


def resolve(
    world: World, varied: Mapping[str, Array], replicates: int, beyond_evidence: bool = False
) -> Varied:
    """Where the varied values go.

    Parameters stay within their evidence, or with `beyond_evidence` within what the equations bear.
    Raises UnknownFigure, TypeError for what is no table, or ValueError for values that are not
    [replicates] finite numbers, that lie outside these limits, or that cannot stand together
    (`lab/related.py`).
    """
    if not isinstance(varied, Mapping):
        raise TypeError(
            f"varied is {shown(varied)}; it must be a table from the path of a figure to its values"
        )
    known = places(world) if varied else {}
    targets: list[tuple[int, int, int]] = []
    again = np.zeros(FLAGS, dtype=np.int64)
    values = np.empty((len(varied), replicates))
    for row, (path, drawn) in enumerate(varied.items()):
        if path not in known:
            raise UnknownFigure(path, known)
        values[row] = _values(path, drawn, replicates)
        _refuse_outside(path, values[row], beyond_evidence)
        targets += [(row, sheet, place) for sheet, place in known[path]]
        general = ".".join("*" if part in world.codes else part for part in path.split("."))
        for flag, starts in FILL_AGAIN.items():
            again[flag] |= any(general == s or general.startswith(f"{s}.") for s in starts)
    refuse_unrelated(world, dict(zip(varied, values, strict=True)))
    return Varied(np.array(targets, dtype=np.int64).reshape(-1, 3), values, again)


def _values(path: str, drawn: Any, replicates: int) -> Array:
    """The values as doubles [replicates].  Raises ValueError."""
    values = numeric(drawn)
    if values is None:
        raise ValueError(f"{path} is {shown(drawn)}; it must be {replicates} numbers")
    if values.shape != (replicates,):
        raise ValueError(f"{path} has values of shape {values.shape}; it must be ({replicates},)")
    if not np.isfinite(values).all():
        raise ValueError(f"{path} has a value that is not a finite number; all must be")
    return values


def _refuse_outside(path: str, drawn: Array, beyond_evidence: bool) -> None:
    limits = limits_of(path)
    for value in (float(np.min(drawn)), float(np.max(drawn))):
        remedy = limits.remedy(value, beyond_evidence)
        if remedy:
            raise ValueError(f"{path} has the value {value:g}; {remedy}")
