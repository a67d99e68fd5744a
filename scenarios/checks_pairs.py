"""What must hold between the figures of pairs: codes, two sides, and shares of one whole."""

import math
from collections.abc import Iterator, Mapping

from scenarios.errors import Wrong, nearest
from scenarios.quantity import Grid, cell_value
from scenarios.schema import Scenario

ROUNDING = 1e-6
AT_MOST_ONE = "the shares must add up to at most 1"


def talent_remedy(foreign: float) -> str:
    """What is right where more specialists come to a nation than work in it."""
    return f"pairs.abroad sends it {foreign:g} kFTE; its talent must be at least as much"


def owned_remedy(total: float) -> str:
    """What is right where nations own more than all of the compute that stands in one."""
    return f"the shares of all others add up to {total:g}; they must be at most 1"


def grids(scenario: Scenario) -> Iterator[tuple[tuple[str, ...], Grid]]:
    """Every grid with its path."""
    for name in type(scenario.pairs).model_fields:
        grid = getattr(scenario.pairs, name)
        if grid is not None:
            yield ("pairs", name), grid
    yield ("status_quo", "stance"), scenario.status_quo.stance


def check_pairs(scenario: Scenario) -> Iterator[Wrong]:
    """Grids are of pairs of the roster; what two have with each other is the same on both sides."""
    roster = scenario.roster
    for path, grid in grids(scenario):
        for row, cells in grid.of.items():
            if row not in roster:
                remedy = f"it is not on the roster, {nearest(row, roster)}"
                yield Wrong((*path, "of", row), row, remedy)
            for column, cell in cells.items():
                here = (*path, "of", row, column)
                if column not in roster:
                    remedy = f"{column} is not on the roster, {nearest(column, roster)}"
                    yield Wrong(here, cell_value(cell), remedy)
                elif column == row:
                    yield Wrong(here, cell_value(cell), "a pair must be of two nations")
    yield from _mutual(("pairs", "bloc_line"), scenario.pairs.bloc_line)
    if scenario.pairs.union is not None:
        yield from _mutual(("pairs", "union"), scenario.pairs.union)


def _mutual(path: tuple[str, ...], line: Grid) -> Iterator[Wrong]:
    """What two nations have with each other or have not: one figure of two sides."""
    for row, cells in line.of.items():
        for column, cell in cells.items():
            value = cell_value(cell)
            back = cell_value(line.of.get(column, {}).get(row, line.default))
            here = (*path, "of", row, column)
            if value not in (0.0, 1.0):
                yield Wrong(here, value, "it must be 0 or 1")
            elif back != value:
                yield Wrong(here, value, f"{column}.{row} is {back:g}; both must be the same")


def _of(scenario: Scenario, grid: Grid, one: str) -> Mapping[str, float]:
    """The figures of a row, without its own."""
    row = grid.of.get(one, {})
    others = (other for other in scenario.roster if other != one)
    return {other: cell_value(row.get(other, grid.default)) for other in others}


def check_abroad(scenario: Scenario) -> Iterator[Wrong]:
    """Nobody works in two nations, and no nation has more foreigners than specialists."""
    grid = scenario.pairs.abroad
    talent = {code: scenario.nations[code].talent.value for code in scenario.roster}
    foreign = dict.fromkeys(scenario.roster, 0.0)
    for one in scenario.roster:
        shares = _of(scenario, grid, one)
        gone = math.fsum(shares.values())
        if gone > 1.0 + ROUNDING:
            path = ("pairs", "abroad", "of", one)
            yield Wrong(path, f"{gone:g} in all", AT_MOST_ONE)
        for other, share in shares.items():
            foreign[other] += share * talent[one]
    for code in scenario.roster:
        if foreign[code] > talent[code] * (1.0 + ROUNDING):
            remedy = talent_remedy(foreign[code])
            yield Wrong(("nations", code, "talent", "value"), talent[code], remedy)


def check_owned(scenario: Scenario) -> Iterator[Wrong]:
    """No more than all of the compute that stands in a nation belongs to others."""
    rows = {one: _of(scenario, scenario.pairs.owned, one) for one in scenario.roster}
    for code in scenario.roster:
        total = math.fsum(row[code] for one, row in rows.items() if one != code)
        if total > 1.0 + ROUNDING:
            yield Wrong(("pairs", "owned", f"the column of {code}"), total, owned_remedy(total))


def check_unions(scenario: Scenario) -> Iterator[Wrong]:
    """Who is in a union with one is with all that are."""
    grid = scenario.pairs.union
    if grid is None:
        return
    with_ = {
        one: {other for other, value in _of(scenario, grid, one).items() if value == 1.0} | {one}
        for one in scenario.roster
    }
    for one in scenario.roster:
        for other in sorted(with_[one]):
            if with_[other] != with_[one]:
                path = ("pairs", "union", "of", one, other)
                remedy = f"{one} and {other} must be in the union with the same nations"
                yield Wrong(path, 1.0, remedy)
