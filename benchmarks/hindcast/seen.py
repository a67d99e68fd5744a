"""What was seen of 2022 to 2024, and the forecasts that need no model.

The figures stand in seen.toml, which `tools/hindcast_targets.py` writes.  Persistence: shares of
compute stay as they were.  Trend: the log of shares goes on as from 2018 to 2022.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sim.sheet import Array

FILE = Path(__file__).with_name("seen.toml")
START, KNOWN = 2018, 2022
"""The end of which year a run starts at, and the last year that a fit may look at."""
JUDGED = (2023, 2024)
"""The years that a fit never sees."""


@dataclass(frozen=True)
class Seen:
    """Figures by year, of nations in the order of the codes asked for [N], or of one or all."""

    compute: dict[int, Array]  # MH, at the end of the year
    world_compute: dict[int, float]  # MH
    moves: dict[int, dict[str, float]]  # specialists a month, mean of the year
    adoption: dict[int, float]  # share, the EU
    investment: dict[int, float]  # $bn a year, the United States
    lag: dict[int, float]  # months, China


def seen_of(codes: tuple[str, ...], file: Path = FILE) -> Seen:
    """What was seen of these nations.  Raises KeyError for a nation that the file lacks."""
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    single = {
        name: {int(year): float(entry["value"]) for year, entry in told[name].items()}
        for name in ("world_compute", "adoption", "investment", "lag")
    }
    return Seen(
        compute={
            int(year): np.array([entry["values"][code] for code in codes])
            for year, entry in told["compute"].items()
        },
        moves={int(year): dict(entry["values"]) for year, entry in told["moves"].items()},
        **single,
    )


def shares(figures: Array) -> Array:
    """Parts of the whole    [N]."""
    parts: Array = figures / figures.sum()
    return parts


def gone_on(start: Array, known: Array, year: int) -> Array:
    """Shares of a year if their logs go on as from START to KNOWN    [N]."""
    times = (year - START) / (KNOWN - START)
    logs = times * np.log(shares(known)) + (1.0 - times) * np.log(shares(start))
    return shares(np.exp(logs))
