"""Intervals and comparisons for numbers that come from games on common random numbers.

Paired differences and their variance reduction: Law 2015, Simulation Modeling and Analysis,
sections 10.2 and 11.2.  Wilson's interval for a share: Wilson 1927, JASA 22.  Many comparisons at
once: Holm 1979, Scandinavian Journal of Statistics 6.
"""

import math
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import stdtr, stdtrit

Array = npt.NDArray[np.float64]
LEVEL = 0.95


class Interval(NamedTuple):
    """An estimate and where the truth lies with the level's confidence."""

    value: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether it excludes zero."""
        return self.low > 0.0 or self.high < 0.0


class Paired(NamedTuple):
    """How B differs from A, replicate by replicate."""

    difference: Interval  # mean of B − A
    beats: Interval  # probability that B is better; a tie counts half
    saved: float  # share of the variance of unpaired differences that pairing took away
    p: float  # two-sided, of no difference


def mean_interval(values: Array, level: float = LEVEL) -> Interval:
    """Student's interval of a mean."""
    count = len(values)
    mean = float(np.mean(values))
    if count < 2:
        return Interval(mean, -math.inf, math.inf)
    half = float(stdtrit(count - 1, 0.5 + level / 2)) * float(np.std(values, ddof=1))
    half /= math.sqrt(count)
    return Interval(mean, mean - half, mean + half)


def share_interval(successes: float, count: int, level: float = LEVEL) -> Interval:
    """Wilson's interval of a share."""
    z = NormalDist().inv_cdf(0.5 + level / 2)
    share = successes / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count**2)) / (1 + z * z / count)
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def paired(a: Array, b: Array, more_is_better: bool = True, level: float = LEVEL) -> Paired:
    """Compare two series of which the r-th numbers belong to the same luck."""
    difference = b - a
    gain = difference if more_is_better else -difference
    wins = float(np.sum(gain > 0) + 0.5 * np.sum(gain == 0))
    interval = mean_interval(difference, level)
    alone = _variance(a) + _variance(b)
    saved = 1.0 - _variance(difference) / alone if alone > 0.0 else 0.0
    return Paired(interval, share_interval(wins, len(a), level), saved, _p_value(difference))


def _variance(values: Array) -> float:
    return float(np.var(values, ddof=1)) if len(values) > 1 else 0.0


def _p_value(difference: Array) -> float:
    count = len(difference)
    if count < 2:
        return 1.0
    spread = float(np.std(difference, ddof=1)) / math.sqrt(count)
    mean = float(np.mean(difference))
    if spread <= 1e-12 * max(abs(mean), 1.0):  # the same in every game, but for rounding
        return 1.0 if abs(mean) <= 1e-12 else 0.0
    return float(2.0 * stdtr(count - 1, -abs(mean) / spread))


def holm(p_values: Array, level: float = LEVEL) -> npt.NDArray[np.bool_]:
    """Which differences stand when all of them are judged at once (Holm's step-down method)."""
    order = np.argsort(p_values, kind="stable")
    kept = np.zeros(len(p_values), dtype=bool)
    for place, k in enumerate(order):
        if p_values[k] > (1.0 - level) / (len(p_values) - place):
            break
        kept[k] = True
    return kept


def resamples(count: int, draws: int, seed: int = 0) -> npt.NDArray[np.int64]:
    """Indices of bootstrap samples [draws, count] (Efron 1979), the same for the same seed."""
    return np.random.default_rng(seed).integers(0, count, size=(draws, count))


def percentiles(samples: Array, level: float = LEVEL) -> tuple[Array, Array]:
    """The percentile interval over the first axis."""
    low, high = np.quantile(samples, [0.5 - level / 2, 0.5 + level / 2], axis=0)
    return np.asarray(low), np.asarray(high)


def halves(count: int) -> tuple[slice, slice]:
    """Luck to choose by and luck to judge by.

    Judged by the luck it was chosen by, the luckiest of many would be taken for the best (the
    winner's curse); judged by other luck it is worth what it seems.
    """
    return slice(0, (count + 1) // 2), slice((count + 1) // 2, count)
