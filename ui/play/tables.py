"""From the notes of a game to tables: a row per tick and nation, or per tick and pair.

Tick t is the state after t quarters, with the flows and orders of the quarter that led to it; the
state before the first quarter has tables of its own.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from agents.world import World
from lab.columns import PAIR_FLOWS, PAIR_STOCKS, RENAMED, of_nation, part_names, table
from sim.causes import CAUSES
from sim.components import COMPONENT_NAMES
from sim.endings import Ending
from sim.flows import Flows
from sim.levers import LEVERS
from sim.outcome import Outcome, parts_of_score
from sim.pillars import PROGRAMMES_OF, Pact, Pillar
from sim.sheet import Array, Sheet
from sim.stocks import Stocks
from ui.play.recording import Recorder

WORLD_FIGURES = (
    "survival",
    "collective_welfare",
    "compute_concentration",
    "leader_share",
    "incidents",
    "pacts_in_force",
)
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
    first = _nation_columns(Stocks, _first(stocks))
    first["survival"] = np.repeat(stocks["survival"][:1], len(world.codes), axis=1)
    start = _frame(_nation_keys(world, policies, [0]), first)
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
    return {one: values[:, :, k] for k, one in enumerate(part_names(name, values.shape[2]))}


def _nation_columns(kind: type[Sheet], values: Columns) -> Columns:
    """The figures of each nation, not those of pairs or of the world."""
    columns: Columns = {}
    for name, _ in of_nation(kind):
        columns |= flatten(name, values[name])
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
    columns["world_hazard"] = np.repeat(stocks["world_hazard"][1:], len(world.codes), axis=1)
    keys = _nation_keys(world, recorder.diary.policies, range(1, ticks + 1))
    return _frame(keys, columns)


def _frame(keys: Mapping[str, Any], columns: Mapping[str, npt.NDArray[Any]]) -> pl.DataFrame:
    plain = {name: np.ascontiguousarray(array).reshape(-1) for name, array in columns.items()}
    return table({**keys, **plain})


def _nation_keys(world: World, policies: tuple[str, ...], ticks: Sequence[int]) -> dict[str, Any]:
    nations = len(world.codes)
    return {
        "tick": np.repeat(ticks, nations),
        "year": np.repeat([world.year(tick) for tick in ticks], nations),
        "nation": world.codes * len(ticks),
        "policy": policies * len(ticks),
    }


def _off_diagonal(array: Array) -> Array:
    """[ticks, N, N] without the pairs of a nation with itself, flat."""
    nations = array.shape[1]
    return array[:, ~np.eye(nations, dtype=bool)].reshape(-1)


def _pair_keys(world: World, last: int) -> dict[str, Any]:
    """Ticks 1 to `last`, or the start when that is 0."""
    ticks = range(1, last + 1) if last else range(1)
    pairs = list(itertools.permutations(world.codes, 2))
    return {
        "tick": np.repeat(ticks, len(pairs)),
        "nation": [one for one, _ in pairs] * len(ticks),
        "partner": [other for _, other in pairs] * len(ticks),
    }


def _pair_columns(stocks: Columns, flows: Columns) -> dict[str, npt.NDArray[Any]]:
    columns: dict[str, npt.NDArray[Any]] = {
        name: _off_diagonal(stocks[name]) for name in PAIR_STOCKS
    }
    columns |= {name: _off_diagonal(flows[name]) for name in PAIR_FLOWS if flows}
    columns["pacts"] = _off_diagonal(stocks["pact"].sum(axis=3))
    for kind in Pact:
        columns[kind.name.lower()] = _off_diagonal(stocks["pact"][..., kind]) > 0.0
    return columns


def _outcomes(outcome: Outcome, world: World, policies: tuple[str, ...]) -> pl.DataFrame:
    figures = {name: getattr(outcome, name) for name in ("score", "attainment", *COMPONENT_NAMES)}
    mandate = world.nations.mandate
    weights = {f"weight_{name}": mandate[:, k] for k, name in enumerate(COMPONENT_NAMES)}
    parts = parts_of_score(world.nations, world.params.outcome, outcome)
    points = {f"points_{name}": parts[:, k] for k, name in enumerate(COMPONENT_NAMES)}
    keys = {"nation": world.codes, "policy": policies}
    welfare = np.repeat(outcome.collective_welfare, len(world.codes))
    frame = _frame(keys, figures | weights | points | {"rank": outcome.rank, "world": welfare})
    return frame.sort("rank", "nation")


def _world(outcome: Outcome) -> pl.DataFrame:
    figures = {name: [float(getattr(outcome, name)[0])] for name in WORLD_FIGURES}
    ending = Ending(int(outcome.ending[0])).name.lower()
    return table(figures | {"ending": [ending]})


def _causes(recorder: Recorder, world: World) -> pl.DataFrame:
    """Long: tick, nation, figure, cause, change; the causes of a figure add up to its change."""
    values = recorder.cause_history()
    names = [(figure, cause, field) for figure, of in CAUSES.items() for cause, field in of.items()]
    ticks, nations = len(recorder.causes), len(world.codes)
    rows = np.stack([values[field] for _, _, field in names], axis=2)
    return table(
        {
            "tick": np.repeat(range(1, ticks + 1), nations * len(names)),
            "nation": np.tile(np.repeat(world.codes, len(names)), ticks).tolist(),
            "figure": [figure for figure, _, _ in names] * (ticks * nations),
            "cause": [cause for _, cause, _ in names] * (ticks * nations),
            "change": rows.reshape(-1),
        }
    )
