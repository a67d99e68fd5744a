"""A small evolution strategy: many tries around a mean, the better half moves it and its spread.

The separable covariance-matrix adaptation of Ros and Hansen 2008 ("A simple modification in
CMA-ES achieving linear time and space complexity"): one step size, one variance a coordinate.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sim.sheet import Array


@dataclass
class Strategy:
    """The state of a search that maximises."""

    mean: Array
    sigma: float
    rng: np.random.Generator
    size: int = 16

    def __post_init__(self) -> None:
        n = len(self.mean)
        raw = np.log(self.size / 2 + 0.5) - np.log(np.arange(1, self.size // 2 + 1))
        self.weights = raw / raw.sum()
        self.mass = 1.0 / (self.weights**2).sum()
        self.variance = np.ones(n)
        self.path, self.drift = np.zeros(n), np.zeros(n)
        self.tries = np.empty((0, n))
        self.generation = 0
        self.usual = np.sqrt(n) * (1.0 - 1.0 / (4.0 * n) + 1.0 / (21.0 * n * n))

    def ask(self) -> Array:
        """Tries of the next generation    [size, n]."""
        noise = self.rng.normal(size=(self.size, len(self.mean)))
        self.tries = self.mean + self.sigma * np.sqrt(self.variance) * noise
        return self.tries

    def tell(self, worth: Array) -> None:
        """Move towards the better half."""
        n, mass = len(self.mean), self.mass
        best = self.tries[np.argsort(-worth)[: len(self.weights)]]
        step = (self.weights @ best - self.mean) / self.sigma
        self.generation += 1
        speed = (mass + 2.0) / (n + mass + 5.0)
        damping = 1.0 + 2.0 * max(0.0, np.sqrt((mass - 1.0) / (n + 1.0)) - 1.0) + speed
        fade = np.sqrt(speed * (2.0 - speed) * mass)
        self.path = (1.0 - speed) * self.path + fade * step / np.sqrt(self.variance)
        length = float(np.linalg.norm(self.path))
        started = np.sqrt(1.0 - (1.0 - speed) ** (2 * self.generation))
        calm = length / started < (1.4 + 2.0 / (n + 1.0)) * self.usual
        slow = 4.0 / (n + 4.0)
        self.drift = (1.0 - slow) * self.drift + calm * np.sqrt(slow * (2.0 - slow) * mass) * step
        one = 2.0 / ((n + 1.3) ** 2 + mass) * (n + 2.0) / 3.0
        rank = 2.0 * (mass - 2.0 + 1.0 / mass) / ((n + 2.0) ** 2 + mass)
        many = min(1.0 - one, rank * (n + 2.0) / 3.0)
        around = ((best - self.mean) / self.sigma) ** 2
        self.variance = (
            (1.0 - one - many) * self.variance
            + one * self.drift**2
            + many * (self.weights @ around)
        )
        self.mean = self.mean + self.sigma * step
        self.sigma *= float(np.exp(min(speed / damping * (length / self.usual - 1.0), 1.0)))


def climb(
    worth: Callable[[Array, int], Array],
    start: Array,
    generations: int,
    seed: int,
    sigma: float = 0.6,
) -> Array:
    """The mean after so many generations; `worth(tries, generation)` is to be large."""
    strategy = Strategy(start.copy(), sigma, np.random.default_rng(seed))
    for generation in range(generations):
        strategy.tell(worth(strategy.ask(), generation))
    return strategy.mean
