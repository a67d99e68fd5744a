"""Sampling what is uncertain: the draw of replicate r depends on the seed and r alone.

A Latin hypercube needs to know how many points it has; ours covers 512 consecutive replicates at a
time, each block with dice of its own, so that any slice of a batch of any size can be drawn alone.
A scrambled Sobol sequence is addressed by its index.
"""

import hashlib
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from agents.arguments import checked_flag, checked_text
from agents.quantiles import exps, normal_quantiles
from agents.world import World
from lab.related import refuse_unrelated
from lab.varied import places
from scenarios.errors import ScenarioError
from scenarios.figures import limits_of
from scenarios.limits import Beyond
from scenarios.quantity import Quantity
from scenarios.uncertainty import Uncertainties, Uncertainty
from scenarios.vary import beyond_of, check_uncertainties, load_vary
from sim.maths import log
from sim.sheet import Array

BLOCK = 512
"""Replicates of one Latin hypercube."""
HYPERCUBE, SOBOL = 0x6C6873, 0x736F62
"""Words that tell the dice of the designs from any others."""
EDGE = 2.0**-54
"""Keeps evenly spread numbers off 0 and 1, where quantiles are infinite."""
DIGITS = 12
"""Decimals of the probabilities at which a distribution is cut off: the same on any processor."""
NARROW = 2e-4
"""Deviations between two ends round the mean, below which a normal distribution is taken as even.

It is so to a share of 1e-8 of the way between them; nearer, the decimals above would be steps.
"""


@dataclass(frozen=True)
class Sampler:
    """Draws every uncertain figure of a world for any replicates."""

    uncertain: Uncertainties
    seed: int
    beyond_evidence: bool = False  # whether a distribution may leave a parameter's evidence

    @property
    def beyond(self) -> tuple[Beyond, ...]:
        """The ends of distributions that leave a parameter's evidence."""
        return beyond_of(self.uncertain)

    @property
    def paths(self) -> tuple[str, ...]:
        """The uncertain figures."""
        return tuple(self.uncertain.figures)

    def design(self, first: int, count: int) -> Array:
        """Evenly spread numbers [count, figures] in (0, 1) for replicates `first` and on."""
        spread = self._sobol if self.uncertain.design == "sobol" else self._hypercube
        return np.clip(spread(first, count), EDGE, 1.0 - 2.0**-53)

    def _hypercube(self, first: int, count: int) -> Array:
        from scipy.stats import qmc  # noqa: PLC0415  (a second of import)

        blocks = range(first // BLOCK, (first + count - 1) // BLOCK + 1)
        drawn = [
            qmc.LatinHypercube(
                len(self.paths), rng=np.random.default_rng([self.seed, HYPERCUBE, block])
            ).random(BLOCK)
            for block in blocks
        ]
        start = first - blocks[0] * BLOCK
        return np.concatenate(drawn)[start : start + count]

    def _sobol(self, first: int, count: int) -> Array:
        from scipy.stats import qmc  # noqa: PLC0415

        rng = np.random.default_rng([self.seed, SOBOL])
        engine = qmc.Sobol(len(self.paths), scramble=True, bits=32, rng=rng)
        if first:
            engine.fast_forward(first)
        drawn: Array = engine.random(1 << (count - 1).bit_length() if not first else count)
        return drawn[:count]

    def draw(self, first: int, count: int) -> dict[str, Array]:
        """The values of every uncertain figure [count]."""
        even = self.design(first, count)
        return {
            path: quantile(
                one, limits_of(path).of(self.beyond_evidence), np.ascontiguousarray(even[:, k])
            )
            for k, (path, one) in enumerate(self.uncertain.figures.items())
        }

    @cached_property
    def digest(self) -> str:
        """sha256 of the distributions and of the first draws, so that other dice are noticed."""
        plain = self.uncertain.model_dump(mode="json", exclude={"sources"})
        text = json.dumps(plain, sort_keys=True, separators=(",", ":"), allow_nan=False)
        found = hashlib.sha256(text.encode())
        for values in self.draw(0, BLOCK).values():
            found.update(values.tobytes())
        return found.hexdigest()


def sampler(
    uncertain: Uncertainties | str, world: World, seed: int, beyond_evidence: bool = False
) -> Sampler:
    """A sampler for a world, from a file's name or what was loaded.  Raises ScenarioError.

    Parameters stay within their evidence unless `beyond_evidence` or the file says otherwise.
    """
    name = world.name
    checked_flag("beyond_evidence", beyond_evidence)
    if not isinstance(uncertain, Uncertainties):
        uncertain = checked_text("vary", uncertain)
        name, file = uncertain.rsplit("/", maxsplit=1)[-1], load_vary(uncertain)
        uncertain, beyond_evidence = file.uncertainties, beyond_evidence or file.beyond_evidence
    check_uncertainties(uncertain, places(world), name, beyond_evidence)
    try:
        refuse_unrelated(world, corners(uncertain, beyond_evidence))
    except ValueError as error:
        raise ScenarioError(f"{name}: {error}") from None
    return Sampler(uncertain, seed, beyond_evidence)


def corners(uncertain: Uncertainties, beyond_evidence: bool) -> dict[str, Array]:
    """Draws that may meet: every figure at its highest, then each in turn at its lowest."""
    found = {}
    for k, (path, one) in enumerate(uncertain.figures.items()):
        lowest, highest = _support(one, limits_of(path).of(beyond_evidence))
        values = np.full(len(uncertain.figures) + 1, highest)
        values[k + 1] = lowest
        found[path] = values
    return found


def _support(one: Uncertainty, allowed: Quantity) -> tuple[float, float]:
    """The lowest and the highest value that can be drawn."""
    if one.values is None:
        return _cut(one, allowed)
    weights = one.weights or [1.0] * len(one.values)
    drawn = [value for value, weight in zip(one.values, weights, strict=True) if weight > 0.0]
    return min(drawn), max(drawn)


def quantile(one: Uncertainty, allowed: Quantity, p: Array) -> Array:
    """The values of a figure at evenly spread numbers p, none outside what is allowed."""
    made: Array = QUANTILES[one.distribution](one, allowed, p)
    return np.clip(made, allowed.low, allowed.high)


def _uniform(one: Uncertainty, _: Quantity, p: Array) -> Array:
    low, high = _ends(one)
    return np.clip(low + (high - low) * p, low, high)


def _loguniform(one: Uncertainty, _: Quantity, p: Array) -> Array:
    low, high = _ends(one)
    return np.clip(low * _exp(log(high / low) * p), low, high)


def _triangular(one: Uncertainty, _: Quantity, p: Array) -> Array:
    low, high = _ends(one)
    mode = one.mode or 0.0
    turn = (mode - low) / (high - low)
    rising = low + np.sqrt(p * (high - low) * (mode - low))
    falling = high - np.sqrt((1.0 - p) * (high - low) * (high - mode))
    return np.clip(np.where(p < turn, rising, falling), low, high)


def _normal(one: Uncertainty, allowed: Quantity, p: Array) -> Array:
    mean, deviation = one.mean or 0.0, one.deviation or 0.0
    low, high = _cut(one, allowed)
    inside = _standard((low - mean) / deviation, (high - mean) / deviation, p)
    return np.clip(mean + deviation * inside, low, high)


def _lognormal(one: Uncertainty, allowed: Quantity, p: Array) -> Array:
    median, sigma = one.median or 0.0, one.sigma or 0.0
    low, high = _cut(one, allowed)
    least = math.log(low / median) / sigma if low > 0.0 else -math.inf
    inside = _standard(least, math.log(high / median) / sigma, p)
    return np.clip(median * _exp(sigma * inside), low, high)


def _choice(one: Uncertainty, _: Quantity, p: Array) -> Array:
    values = np.array(one.values)
    weights = np.array(one.weights or [1.0] * len(values))
    # by a power of two, which is exact: a sum of large weights would be infinite
    weights = np.ldexp(weights, -int(np.frexp(weights.max())[1]))
    bounds = np.cumsum(weights)
    # the last bound is 1, so that no rounding reaches a choice of no weight behind it
    return values[np.searchsorted(bounds / bounds[-1], p, side="right")]


QUANTILES: Mapping[str, Callable[[Uncertainty, Quantity, Array], Array]] = {
    "uniform": _uniform,
    "loguniform": _loguniform,
    "triangular": _triangular,
    "normal": _normal,
    "lognormal": _lognormal,
    "choice": _choice,
}


def _ends(one: Uncertainty) -> tuple[float, float]:
    assert one.low is not None
    assert one.high is not None
    return one.low, one.high


def _cut(one: Uncertainty, allowed: Quantity) -> tuple[float, float]:
    """Where an unbounded distribution is cut off: its own bounds, or what is allowed."""
    low = allowed.low if one.low is None else one.low
    return low, allowed.high if one.high is None else one.high


def _standard(low: float, high: float, p: Array) -> Array:
    """Standard normal values between two ends round 0, at evenly spread numbers p."""
    if high - low < NARROW:
        return low + (high - low) * p
    under, over = (round(0.5 * math.erfc(-end / math.sqrt(2.0)), DIGITS) for end in (low, high))
    inside = np.clip(under + (over - under) * p, EDGE, 1.0 - 2.0**-53)
    made = np.empty_like(inside)
    normal_quantiles(inside, made)
    return made


def _exp(x: Array) -> Array:
    made = np.empty_like(x)
    exps(np.ascontiguousarray(x), made)
    return made
