"""How well shares of compute of the judged years are met, beside forecasts that need no model."""

from dataclasses import dataclass

import numpy as np

from benchmarks.hindcast.seen import JUDGED, KNOWN, Seen, gone_on, shares
from sim.sheet import Array

Whom = tuple[int, ...]
"""Places of the nations that are judged; their shares are of the whole world's."""


@dataclass(frozen=True)
class Skill:
    """Errors of log shares over the judged years, and ranks of change to the last of them."""

    error: float  # ln, root mean square
    persistence: float  # the same of shares that stay as in 2018
    persistence_known: float  # of shares that stay as in 2022
    trend: float  # of logs that go on as from 2018 to 2022
    grown: float  # of shares seen in 2022, moved as the model moves them from then on
    change: float  # Spearman of the change of shares since 2018; nan for fewer than four nations
    change_known: float  # since 2022, the model's own 2022 against the seen one


def log_error(model: list[Array], seen: list[Array], whom: Whom) -> float:
    """Root of the mean squared difference of logs over years and nations    [ln]."""
    gaps = [np.log(m[list(whom)]) - np.log(s[list(whom)]) for m, s in zip(model, seen, strict=True)]
    return float(np.sqrt(np.mean(np.square(gaps))))


def spearman(model: Array, seen: Array) -> float:
    """Correlation of ranks; nan for fewer than four figures."""
    if len(model) < 4:
        return float("nan")
    ranks = [np.argsort(np.argsort(x)).astype(float) for x in (model, seen)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def skill(start: Array, model: dict[int, Array], seen: Seen, whom: Whom) -> Skill:
    """The skill of a run whose compute at ends of years is `model`, for some nations."""
    late = [shares(seen.compute[year]) for year in JUDGED]
    told = [shares(model[year]) for year in JUDGED]
    before, known = shares(start), shares(seen.compute[KNOWN])
    grown = [shares(known * m / shares(model[KNOWN])) for m in told]
    trend = [gone_on(start, seen.compute[KNOWN], year) for year in JUDGED]
    of = list(whom)
    return Skill(
        error=log_error(told, late, whom),
        persistence=log_error([before] * len(late), late, whom),
        persistence_known=log_error([known] * len(late), late, whom),
        trend=log_error(trend, late, whom),
        grown=log_error(grown, late, whom),
        change=spearman((told[-1] / before)[of], (late[-1] / before)[of]),
        change_known=spearman(
            (told[-1] / shares(model[KNOWN]))[of],
            (late[-1] / known)[of],
        ),
    )
