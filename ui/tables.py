"""From the notes of a game to tables: a row per tick and nation, or per tick and pair.

Tick t is the state after t quarters, with the flows and orders of the quarter that led to it; the
state before the first quarter has tables of its own.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from agents.world import World
from sim.causes import CAUSES
from sim.flows import Flows
from sim.move import LEVERS
from sim.outcome import Ending, Outcome, parts_of_score
from sim.pillars import PROGRAMMES_OF, Pact, Pillar, Programme, Sector
from sim.sheet import NATIONS, Array, Field, Sheet
from sim.stocks import Stocks
from ui.recording import Recorder

COMPONENT_NAMES = ("sovereignty", "pillars", "prosperity", "stability", "security")
WORLD_FIGURES = (
    "survival",
    "collective_welfare",
    "compute_concentration",
    "leader_share",
    "incidents",
    "pacts_in_force",
)
SCRATCH = ("total",)
NAMED_AXES: dict[str, type[IntEnum]] = {
    "pillar": Pillar,
    "programme": Programme,
    "sector_adoption": Sector,
    "spend": Programme,
    "strength": Programme,
    "split": Pillar,
}
RENAMED = {"incident": "incidents", "election": "elections"}
PAIR_STOCKS = ("stance", "trust", "supplier_share", "cut_off")
PAIR_FLOWS = ("chips", "talent_flow", "service_trade", "offers_broken")
Columns = dict[str, Array]


@dataclass(frozen=True)
class Tables:
    """Everything that a game leaves behind, as tables."""

    trajectory: pl.DataFrame
    start: pl.DataFrame
    relations: pl.DataFrame
    start_relations: pl.DataFrame
    outcomes: pl.DataFrame
    world: pl.DataFrame
    causes: pl.DataFrame


def make_tables(recorder: Recorder, world: World, outcome: Outcome) -> Tables:
    """The tables of a game that has been played to its end."""
    stocks, flows = recorder.stock_history(), recorder.flow_history()
    policies = recorder.diary.policies
    trajectory = _trajectory(recorder, world, stocks, flows)
    start = _frame(
        _nation_keys(world, policies, [0]), _nation_columns(Stocks, _first(stocks))
    ).with_columns(survival=pl.lit(stocks["survival"][0, 0]))
    relations = _frame(_pair_keys(world, len(flows["gate"])), _pair_columns(_later(stocks), flows))
    start_relations = _frame(_pair_keys(world, 0), _pair_columns(_first(stocks), {}))
    return Tables(
        trajectory=trajectory,
        start=start,
        relations=relations,
        start_relations=start_relations,
        outcomes=_outcomes(outcome, world, policies),
        world=_world(outcome),
        causes=_causes(recorder, world),
    )


def _first(values: Columns) -> Columns:
    return {name: array[:1] for name, array in values.items()}


def _later(values: Columns) -> Columns:
    return {name: array[1:] for name, array in values.items()}


def flatten(name: str, values: Array) -> Columns:
    """A figure [ticks, nations] or [ticks, nations, parts] as one column a part, named after it."""
    if values.ndim == 2:
        return {RENAMED.get(name, name): values}
    words = NAMED_AXES.get(name)
    return {
        f"{name}_{words(k).name.lower() if words else k + 1}": values[:, :, k]
        for k in range(values.shape[2])
    }


def _nation_columns(kind: type[Sheet], values: Columns) -> Columns:
    """The figures of each nation, not those of pairs or of the world."""
    columns: Columns = {}
    for name, array in values.items():
        field = kind.fields[name]
        axes = field.axes if isinstance(field, Field) else ()
        if axes[:1] == (NATIONS,) and NATIONS not in axes[1:] and name not in SCRATCH:
            columns |= flatten(name, array)
    return columns


def _spending(spend: Array) -> Columns:
    """Public money of the quarter by pillar: the sum over its programmes."""
    return {
        f"spend_{pillar.name.lower()}": spend[:, :, list(PROGRAMMES_OF[pillar])].sum(axis=2)
        for pillar in Pillar
    }


def _trajectory(recorder: Recorder, world: World, stocks: Columns, flows: Columns) -> pl.DataFrame:
    orders = recorder.order_history()
    ticks = len(recorder.flows)
    columns = _nation_columns(Stocks, _later(stocks))
    columns |= _nation_columns(Flows, flows)
    columns |= _spending(flows["spend"])
    columns["budget_share"] = orders["budget"]
    columns |= flatten("split", orders["split"])
    columns |= {lever: orders[lever] for lever in LEVERS}
    columns["survival"] = np.repeat(stocks["survival"][1:], len(world.codes), axis=1)
    columns["world_hazard"] = np.repeat(flows["world_hazard"], len(world.codes), axis=1)
    keys = _nation_keys(world, recorder.diary.policies, range(1, ticks + 1))
    return _frame(keys, columns)


def _frame(keys: dict[str, pl.Series], columns: Mapping[str, npt.NDArray[Any]]) -> pl.DataFrame:
    plain = {name: np.ascontiguousarray(array).reshape(-1) for name, array in columns.items()}
    return pl.DataFrame(keys | plain)


def _nation_keys(
    world: World, policies: tuple[str, ...], ticks: Sequence[int]
) -> dict[str, pl.Series]:
    nations = len(world.codes)
    return {
        "tick": pl.Series(np.repeat(ticks, nations), dtype=pl.Int32),
        "year": pl.Series(np.repeat([world.year(tick) for tick in ticks], nations)),
        "nation": pl.Series(world.codes * len(ticks), dtype=pl.String),
        "policy": pl.Series(policies * len(ticks), dtype=pl.String),
    }


def _off_diagonal(array: Array) -> Array:
    """[ticks, N, N] without the pairs of a nation with itself, flat."""
    nations = array.shape[1]
    return array[:, ~np.eye(nations, dtype=bool)].reshape(-1)


def _pair_keys(world: World, last: int) -> dict[str, pl.Series]:
    """Ticks 1 to `last`, or the start when that is 0."""
    ticks = range(1, last + 1) if last else range(1)
    pairs = list(itertools.permutations(world.codes, 2))
    return {
        "tick": pl.Series(np.repeat(ticks, len(pairs)), dtype=pl.Int32),
        "nation": pl.Series([one for one, _ in pairs] * len(ticks), dtype=pl.String),
        "partner": pl.Series([other for _, other in pairs] * len(ticks), dtype=pl.String),
    }


def _pair_columns(stocks: Columns, flows: Columns) -> dict[str, npt.NDArray[Any]]:
    columns: dict[str, npt.NDArray[Any]] = {
        name: _off_diagonal(stocks[name]) for name in PAIR_STOCKS
    }
    columns |= {name: _off_diagonal(flows[name]) for name in PAIR_FLOWS if flows}
    columns["pacts"] = _off_diagonal(stocks["pact"].sum(axis=3)).astype(np.int8)
    for kind in Pact:
        columns[kind.name.lower()] = _off_diagonal(stocks["pact"][..., kind]) > 0.0
    return columns


def _outcomes(outcome: Outcome, world: World, policies: tuple[str, ...]) -> pl.DataFrame:
    figures = {name: getattr(outcome, name) for name in ("score", "attainment", *COMPONENT_NAMES)}
    mandate = world.nations.mandate
    weights = {f"weight_{name}": mandate[:, k] for k, name in enumerate(COMPONENT_NAMES)}
    parts = parts_of_score(world.nations, world.params.outcome, outcome)
    points = {f"points_{name}": parts[:, k] for k, name in enumerate(COMPONENT_NAMES)}
    columns = figures | weights | points
    frame = pl.DataFrame(
        {"nation": list(world.codes), "policy": list(policies)}
        | {name: np.ascontiguousarray(values) for name, values in columns.items()}
        | {"rank": outcome.rank.astype(np.int32)}
    )
    return frame.sort("rank", "nation")


def _world(outcome: Outcome) -> pl.DataFrame:
    figures = {name: [float(getattr(outcome, name)[0])] for name in WORLD_FIGURES}
    ending = Ending(int(outcome.ending[0])).name.lower()
    return pl.DataFrame(figures | {"ending": [ending]})


def _causes(recorder: Recorder, world: World) -> pl.DataFrame:
    """Long: tick, nation, figure, cause, change; the causes of a figure add up to its change."""
    values = recorder.cause_history()
    names = [(figure, cause, field) for figure, of in CAUSES.items() for cause, field in of.items()]
    ticks, nations = len(recorder.causes), len(world.codes)
    rows = np.stack([values[field] for _, _, field in names], axis=2)
    return pl.DataFrame(
        {
            "tick": pl.Series(np.repeat(range(1, ticks + 1), nations * len(names)), dtype=pl.Int32),
            "nation": np.tile(np.repeat(world.codes, len(names)), ticks).tolist(),
            "figure": [figure for figure, _, _ in names] * (ticks * nations),
            "cause": [cause for _, cause, _ in names] * (ticks * nations),
            "change": rows.reshape(-1),
        }
    )
