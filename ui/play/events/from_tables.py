"""The facts of every quarter of a game, from the tables that it left."""

from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl

from lab.columns import RENAMED
from sim.events import LASTING
from sim.pillars import PACTS, Pact
from sim.sheet import Array
from ui.play.events.quarters import STROKES, Quarter, Relations
from ui.play.tables import Tables


def of_tables(tables: Tables, codes: Sequence[str]) -> Iterator[Quarter]:
    """A game's quarters in their order, the nations in the order of `codes`."""
    relations = pl.concat([tables.start_relations, tables.relations], how="diagonal")
    history = pl.concat([tables.start, tables.trajectory], how="diagonal")
    shape = (int(history["tick"].max()) + 1, len(codes))  # type: ignore[arg-type]
    stance = _of_pairs(relations, "stance", codes, shape)
    cut_off = _of_pairs(relations, "cut_off", codes, shape)
    control = _of_pairs(relations, "control", codes, shape)
    broken = _of_pairs(relations, "offers_broken", codes, shape)
    pact = np.zeros((*stance.shape, PACTS))
    for kind in Pact:
        pact[..., kind] = _of_pairs(relations, kind.name.lower(), codes, shape)
    strokes = {
        kind: _of_nations(history, RENAMED.get(kind, kind), codes, shape) for kind in STROKES
    }
    budget = _of_nations(history, "budget_share", codes, shape)
    for tick in range(1, len(stance)):
        yield Quarter(
            tick,
            Relations(stance[tick - 1], cut_off[tick - 1], pact[tick - 1], control[tick - 1]),
            Relations(stance[tick], cut_off[tick], pact[tick], control[tick]),
            {
                kind: values[tick] > (values[tick - 1] if kind in LASTING else 0.0)
                for kind, values in strokes.items()
            },
            broken[tick],
            (budget[tick - 1], budget[tick]),
        )


def _places(frame: pl.DataFrame, column: str, codes: Sequence[str]) -> Array:
    """The number of each row's nation."""
    places = {code: i for i, code in enumerate(codes)}
    return np.array([places[code] for code in frame[column]], dtype=np.int64)


def _numbers(frame: pl.DataFrame, column: str) -> Array:
    """A column as numbers, 0 where it has none."""
    return frame[column].cast(pl.Float64).fill_null(0.0).to_numpy()


def _of_nations(
    frame: pl.DataFrame, column: str, codes: Sequence[str], shape: tuple[int, int]
) -> Array:
    """[ticks + 1, N], which is the shape."""
    found = np.zeros(shape)
    found[frame["tick"].to_numpy(), _places(frame, "nation", codes)] = _numbers(frame, column)
    return found


def _of_pairs(
    frame: pl.DataFrame, column: str, codes: Sequence[str], shape: tuple[int, int]
) -> Array:
    """[ticks + 1, N, N], 0 between a nation and itself; a nation alone has no pairs."""
    found = np.zeros((*shape, shape[1]))
    rows, columns = _places(frame, "nation", codes), _places(frame, "partner", codes)
    found[frame["tick"].to_numpy(), rows, columns] = _numbers(frame, column)
    return found
