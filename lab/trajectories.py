"""Trajectories of a batch: the stocks of each nation after every quarter, or every turn."""

import numpy as np
import polars as pl

from agents.desk import nation_stocks
from agents.workbench import Sample
from lab.games import Games
from sim.pillars import Pillar, Programme, Sector

WORDS = {"pillar": Pillar, "programme": Programme, "sector_adoption": Sector}


def trajectory_frame(games: Games, sample: Sample) -> pl.DataFrame:
    """A row per replicate, tick and nation; columns are named as in the trajectory of a run."""
    replicates, samples, _ = games.notes.shape
    n = len(games.codes)
    noted = games.first_tick // sample.every  # before these games begin
    ticks = (noted + np.arange(samples) + 1) * sample.every
    columns: dict[str, pl.Series] = {
        "replicate": pl.Series(np.repeat(games.replicates, samples * n), dtype=pl.UInt32),
        "tick": pl.Series(np.tile(np.repeat(ticks, n), replicates), dtype=pl.Int32),
        "nation": pl.Series(list(games.codes), dtype=pl.Enum(list(games.codes))).gather(
            pl.Series(np.tile(np.arange(n), replicates * samples))
        ),
    }
    start = 0
    for name, axes in nation_stocks().items():
        parts = int(np.prod([int(axis) for axis in axes], dtype=np.int64))
        block = games.notes[:, :, start : start + n * parts].reshape(replicates, samples, n, parts)
        start += n * parts
        words = WORDS.get(name)
        for k in range(parts):
            word = f"_{words(k).name.lower() if words else k + 1}" if axes else ""
            columns[name + word] = pl.Series(np.ascontiguousarray(block[..., k]).reshape(-1))
    return pl.DataFrame(columns)
