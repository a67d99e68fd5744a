"""Trajectories of a batch: the stocks of each nation after every quarter, or every turn."""

from typing import Any

import numpy as np
import polars as pl

from agents.block import Sample
from agents.host import nation_stocks
from lab.columns import part_names, table, words
from lab.games import Games


def trajectory_frame(games: Games, sample: Sample) -> pl.DataFrame:
    """A row per replicate, tick and nation; columns are named as in the trajectory of a run."""
    replicates, samples, _ = games.notes.shape
    n = len(games.codes)
    noted = games.first_tick // sample.every  # before these games begin
    ticks = (noted + np.arange(samples) + 1) * sample.every
    columns: dict[str, Any] = {
        "replicate": np.repeat(games.replicates, samples * n),
        "tick": np.tile(np.repeat(ticks, n), replicates),
        "nation": words(np.tile(np.arange(n), replicates * samples), games.codes),
    }
    start = 0
    for name, axes in nation_stocks().items():
        parts = int(np.prod([int(axis) for axis in axes], dtype=np.int64))
        block = games.notes[:, :, start : start + n * parts].reshape(replicates, samples, n, parts)
        start += n * parts
        for k, column in enumerate(part_names(name, parts) if axes else (name,)):
            columns[column] = np.ascontiguousarray(block[..., k]).reshape(-1)
    return table(columns)
