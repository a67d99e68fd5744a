"""Every column of every table: its name, type, unit and meaning, said once.

`table` builds all tables, in files and in memory, of what a game, a batch or a question leaves.
A name has one type and one unit wherever it stands, so that any two tables can be joined; figures
of the sheets in `sim` are declared there and only named here.

There are four types, those that every reader gives back from a CSV file without being told: whole
numbers (Int64), other numbers (Float64), yes or no (Boolean) and words (String).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

from sim.additions import refuse_names
from sim.components import COMPONENT_NAMES
from sim.events import ADDED
from sim.flows import Flows
from sim.levers import LEVERS
from sim.orders import Orders
from sim.outcome import Outcome
from sim.pillars import Pact, Pillar, Programme, Sector
from sim.sheet import NATIONS, Field, Sheet
from sim.stocks import Stocks
from sim.validity import SCRATCH

Kind: TypeAlias = type[pl.Int64] | type[pl.Float64] | type[pl.Boolean] | type[pl.String]
WHOLE, NUMBER, YES, WORD = pl.Int64, pl.Float64, pl.Boolean, pl.String
ESTIMATE = "as the estimate"
"""The unit of what is read beside an estimate of the same table."""
OUTCOME = "as the outcome"
"""The unit of a figure about the outcome that was asked for, or that the row names."""
VARIED = re.compile(r"(params|nations|pairs|stocks)\.\S+")
"""Paths of figures that vary; see lab/varied.py."""
PARTS: Mapping[str, type[IntEnum]] = {
    "pillar": Pillar,
    "programme": Programme,
    "sector_adoption": Sector,
    "spend": Programme,
    "strength": Programme,
    "split": Pillar,
}
"""What the parts of a figure are; others are numbered from 1."""
RENAMED = {"incident": "incidents", "election": "elections", "mass": "hazard_weight"}
"""Marks of a quarter that are counts in a table, and what a table has another figure of."""
PAIR_STOCKS = (
    *("stance", "trust", "supplier_share", "people", "control", "cut_off"),
    *(name for name, shock in ADDED.items() if shock.between),
    *("machines", "chips_standing"),
)
PAIR_FLOWS = ("chips", "service_trade", "offers_broken")
UNITS = {"0-1": "share", "0/1": "count", "0-100": "points", "1..N": "place"}
"""Limits of a figure, as the sheets write them, and its unit."""


class Column(NamedTuple):
    """What a column is."""

    kind: Kind
    unit: str
    meaning: str


KEYS = {
    "seed": Column(WHOLE, "number", "of the luck of a game or a batch"),
    "replicate": Column(WHOLE, "number", "of the game in its batch; it has its own luck"),
    "turn": Column(WHOLE, "turns", "played"),
    "tick": Column(WHOLE, "quarters", "played; the state after so many, 0 is the start"),
    "year": Column(NUMBER, "year", "date of the tick; 2025.25 is the end of a first quarter"),
    "nation": Column(WORD, "code", "of a nation; `world` where a figure is the world's"),
    "partner": Column(WORD, "code", "of the nation at the other end"),
    "policy": Column(WORD, "name", "what the nation follows, or may follow"),
    "scenario": Column(WORD, "name", "of the scenario"),
    "lineup": Column(WORD, "name", "the policy of all others; `own`: the scenario's"),
    "outcome": Column(WORD, "name", "which outcome the row is about"),
    "ending": Column(WORD, "name", "how the world ends up"),
    "parameter": Column(WORD, "name", "of a parameter, section.name"),
    "figure": Column(WORD, "name", "the figure that changed"),
    "cause": Column(WORD, "name", "why it changed; the causes of a figure add up"),
    "change": Column(NUMBER, "as the figure", "that this cause made in the quarter"),
    "unit": Column(WORD, "unit", "of the parameter"),
}
GAME = {
    "invalid_quarter": Column(WHOLE, "quarters", "from which on nothing counts; 0 in a valid game"),
    "invalid_figure": Column(WORD, "name", "the first that means nothing; `none` in a valid game"),
    "invalid_nation": Column(
        WORD, "name", "whose it is: one, both of a pair, or `world`; or `none`"
    ),
    "invalid_value": Column(NUMBER, "as the figure", "what it is; 0 in a valid game"),
    "fault": Column(
        WORD, "sentence", "what means nothing in a game, for Mesa; empty in a valid one"
    ),
    "world": Column(NUMBER, "points", "the world's result beside each nation's own: its welfare"),
    "pacts": Column(WHOLE, "count", "pacts in force between the two"),
    **{kind.name.lower(): Column(YES, "yes/no", "whether this pact is in force") for kind in Pact},
    "world_gdp": Column(NUMBER, "$bn/yr", "gross world product"),
    "budget_share": Column(NUMBER, "share of GDP/yr", "ordered size of the AI budget"),
    **{
        f"spend_{one.name.lower()}": Column(NUMBER, "$bn", "public AI money of the pillar")
        for one in Pillar
    },
    **{f"weight_{name}": Column(NUMBER, "share", "in the mandate") for name in COMPONENT_NAMES},
    **{
        f"points_{name}": Column(NUMBER, "points", "that it added to a score of 50")
        for name in COMPONENT_NAMES
    },
}
ESTIMATES = {
    "low": Column(NUMBER, ESTIMATE, "end of its 95 % interval"),
    "high": Column(NUMBER, ESTIMATE, "end of its 95 % interval"),
    "clear": Column(YES, "yes/no", "stands when all rows are judged at once (Holm)"),
    "p_value": Column(NUMBER, "probability", "of such a difference by luck alone"),
    "a": Column(NUMBER, OUTCOME, "mean in A"),
    "b": Column(NUMBER, OUTCOME, "mean in B"),
    "difference": Column(NUMBER, OUTCOME, "mean of the paired differences"),
    "beats": Column(NUMBER, "share", "games in which it is better; ties count half"),
    "beats_low": Column(NUMBER, "share", "end of its 95 % interval"),
    "beats_high": Column(NUMBER, "share", "end of its 95 % interval"),
    "saved": Column(NUMBER, "share", "variance that the same luck saved"),
    "share_a": Column(NUMBER, "share", "games of A that end so"),
    "share_b": Column(NUMBER, "share", "games of B that end so"),
    "all_p": Column(NUMBER, OUTCOME, "mean when all follow the first policy"),
    "all_q": Column(NUMBER, OUTCOME, "mean when all follow the second policy"),
    "score_deviation": Column(NUMBER, "points", "standard deviation over games"),
    "score_p05": Column(NUMBER, "points", "quantile of 5 % over games"),
    "score_p95": Column(NUMBER, "points", "quantile of 95 % over games"),
    "rank_mean": Column(NUMBER, "place", "mean over games"),
}
CHOICES = {
    "payoff": Column(NUMBER, OUTCOME, "mean that the policy brings"),
    "second": Column(WORD, "name", "the second best policy"),
    "lead": Column(NUMBER, OUTCOME, "of the best policy over the second"),
    "wins": Column(NUMBER, "share", "games in which it is the best policy"),
    "behind": Column(NUMBER, OUTCOME, "distance to the best policy"),
    "regret": Column(NUMBER, OUTCOME, "what the best policy brings beyond this one"),
    "regret_p95": Column(NUMBER, OUTCOME, "quantile of 95 % over games"),
    "worst_scenario": Column(WORD, "name", "in which the regret is largest"),
    "robust": Column(YES, "yes/no", "has the smallest largest regret"),
    "rank_low": Column(WHOLE, "place", "end of the 95 % interval of the rank"),
    "rank_high": Column(WHOLE, "place", "end of the 95 % interval of the rank"),
    "advantage": Column(NUMBER, OUTCOME, "against the mean of all policies in the same place"),
    "best": Column(NUMBER, "share", "line-ups in which it is the best policy"),
    "exploitability": Column(NUMBER, OUTCOME, "what a lone deviator gains"),
    "home": Column(NUMBER, OUTCOME, "payoff where everybody follows it"),
    "equilibrium": Column(WHOLE, "number", "of the equilibrium"),
    "share": Column(NUMBER, "share", "of nations that follow the policy"),
    "gain": Column(NUMBER, OUTCOME, "left to a lone deviator"),
    "time": Column(NUMBER, "index", "of the replicator dynamics"),
}
DILEMMAS = {
    "common": Column(WORD, "name", "the policy that is best when all follow it"),
    "nations": Column(WHOLE, "count", "nations of the scenario"),
    "tempted": Column(WHOLE, "count", "nations that clearly gain by leaving"),
    "worse_off": Column(WHOLE, "count", "nations that have less when all leave"),
    "temptation": Column(NUMBER, "points", "gain in score by leaving alone"),
    "harm": Column(NUMBER, "points", "welfare lost when it leaves"),
    "price": Column(NUMBER, "points", "welfare lost when all leave"),
    "sharpness": Column(NUMBER, "points", "root of mean temptation times price"),
}
SEARCHES = {
    "range_low": Column(NUMBER, "as the parameter", "end of its range"),
    "range_high": Column(NUMBER, "as the parameter", "end of its range"),
    "order_name": Column(WORD, "name", "of an order, as in a policy file"),
    "usual": Column(NUMBER, "as the order", "what it is before anybody decides; shares as shares"),
    "found": Column(NUMBER, "as the order", "what the hunt found; shares as shares"),
    "loss": Column(NUMBER, OUTCOME, "what is lost when this order is as usual again"),
    "generation": Column(WHOLE, "number", "of a hunt, from 1 on"),
    "candidates": Column(NUMBER, OUTCOME, "mean over all candidates of the generation"),
    "spread": Column(NUMBER, "share", "step size of the search, of a slider"),
    "box": Column(WHOLE, "number", "of the box"),
    "box_low": Column(NUMBER, "as the parameter", "end of the box"),
    "box_high": Column(NUMBER, "as the parameter", "end of the box"),
    "coverage": Column(NUMBER, "share", "cases that lie in the box"),
    "density": Column(NUMBER, "share", "points of the box in which it holds"),
    "mass": Column(NUMBER, "share", "points that lie in the box"),
    "limits": Column(WHOLE, "count", "parameters that bound the box"),
    "margin": Column(NUMBER, OUTCOME, "by which the condition holds"),
    "holds": Column(YES, "yes/no", "whether the condition holds"),
    "value": Column(NUMBER, OUTCOME, "mean over the games of the point"),
    "mu": Column(NUMBER, OUTCOME, "Morris: mean elementary effect"),
    "mu_star": Column(NUMBER, OUTCOME, "Morris: mean size of elementary effects"),
    "mu_low": Column(NUMBER, OUTCOME, "end of the 95 % interval of mu_star"),
    "mu_high": Column(NUMBER, OUTCOME, "end of the 95 % interval of mu_star"),
    "sigma": Column(NUMBER, OUTCOME, "Morris: deviation of elementary effects"),
    **{
        name + end: Column(NUMBER, "share", f"Sobol: variance caused {how}{told}")
        for name, how in (("first", "alone"), ("total", "in all"))
        for end, told in (("", ""), ("_low", ", low end"), ("_high", ", high end"))
    },
}


def part_names(name: str, parts: int) -> tuple[str, ...]:
    """The columns of a figure with parts: `pillar_workforce`, `students_1`."""
    words = PARTS.get(name)
    return tuple(f"{name}_{words(k).name.lower() if words else k + 1}" for k in range(parts))


def of_nation(kind: type[Sheet]) -> Iterator[tuple[str, Field]]:
    """The figures of each nation in a sheet, not those of pairs or of the world."""
    for name, field in kind.fields.items():
        if isinstance(field, Field) and field.axes.count(NATIONS) == 1 and name not in SCRATCH:
            yield name, field


def _from_sheets() -> Iterator[tuple[str, Column]]:
    for kind in (Stocks, Flows):
        for name, field in of_nation(kind):
            yield from _column(RENAMED.get(name, name), field)
    for name in ("split", *LEVERS):
        yield from _column(name, Orders.fields[name])
    yield from _column("world_hazard", Stocks.fields["world_hazard"])
    for name in PAIR_STOCKS:
        yield from _column(name, Stocks.fields[name])
    for name in PAIR_FLOWS:
        yield from _column(name, Flows.fields[name])
    for name, one in Outcome.fields.items():
        if name not in KEYS:
            yield from _column(name, one)


def _column(name: str, field: Any) -> Iterator[tuple[str, Column]]:
    unit = UNITS.get(field.unit, field.unit)
    parts = [axis for axis in field.axes[1:] if axis != NATIONS]
    names = part_names(name, int(parts[0])) if parts else (name,)
    for one in names:
        yield one, Column(WHOLE if unit == "place" else NUMBER, unit, field.meaning)


GROUPS = (GAME, ESTIMATES, CHOICES, DILEMMAS, SEARCHES)


def _refuse_twice() -> None:
    """Raise AdditionError for a lever or a shock of an addition that has the name of a column."""
    names = Counter(name for name, _ in _from_sheets())
    for group in (KEYS, *GROUPS):
        names.update(group.keys())
    refuse_names([name for name, times in names.items() if times > 1])


def _declared() -> dict[str, Column]:
    """Every column; one that stands in two sheets must be of one type and unit."""
    _refuse_twice()
    found = dict(KEYS)
    for name, column in _from_sheets():
        first = found.get(name, column)
        if first[:2] != column[:2]:
            raise TypeError(f"{name} is {first[:2]} in one sheet and {column[:2]} in another")
        told = first.meaning
        if column.meaning != told:
            told = f"{told}; at the end of a game: {column.meaning}"
        found[name] = column._replace(meaning=told)
    for group in GROUPS:
        if twice := found.keys() & group.keys():
            raise TypeError(f"declared twice: {', '.join(sorted(twice))}")
        found |= group
    return found


COLUMNS = _declared()
"""Name → what it is; figures that vary have the path of the figure for a name."""


def column(name: str) -> Column:
    """What a column of this name is.  Raises KeyError for one that is not declared."""
    if VARIED.fullmatch(name):
        return Column(NUMBER, "as in the scenario", "a figure that varies")
    return COLUMNS[name]


def schema(names: Iterable[str]) -> dict[str, Kind]:
    """Name → type of the columns of a table."""
    return {name: column(name).kind for name in names}


def table(columns: Mapping[str, Any]) -> pl.DataFrame:
    """A table of declared columns: arrays or lists of one length, each brought to its type."""
    return pl.DataFrame([_series(name, values) for name, values in columns.items()])


def table_of(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> pl.DataFrame:
    """A table of rows, each with (at least) these columns; of the same types when it is empty."""
    return table({name: [row[name] for row in rows] for name in names})


def words(places: npt.NDArray[np.int64], of: Sequence[str]) -> pl.Series:
    """Words by their place in a list: far faster than a list of words."""
    return pl.Series(list(of), dtype=WORD).gather(pl.Series(places))


def _series(name: str, values: Any) -> pl.Series:
    kind = column(name).kind
    if isinstance(values, pl.Series | np.ndarray):
        return pl.Series(name, values).cast(kind)
    return pl.Series(name, list(values), dtype=kind)
