"""The winning line of a nation: its best policy, then its money and levers moved one at a time.

A line is a policy with some orders changed: a pillar's share of the budget halved, raised by half
or doubled, a programme's share of its pillar raised to 80 %, a lever held at 0 or 1.  Beginning
with the best policy, each change is kept if it raises the nation's mean score by at least
`NOTICEABLE` over the same opponents and the same luck.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from agents.world import World
from benchmarks.whatif import LANES, play
from policies.menu import NAMES
from sim.levers import LEVERS
from sim.orders import Orders
from sim.pillars import PILLAR_OF, PILLARS, PROGRAMMES, PROGRAMMES_OF

FACTORS = (0.5, 1.5, 2.0)
MOST = 0.8
"""A programme's share of its pillar when a line bets on it."""
NOTICEABLE = 0.1
LINEUPS = 8
SEED = 5


@dataclass(frozen=True)
class Line:
    """What a nation does in all its games; the tuples hold changes to what the policy orders."""

    policy: str
    pillars: tuple[tuple[int, float], ...] = ()  # factors of the share
    programmes: tuple[int, ...] = ()
    levers: tuple[tuple[str, float], ...] = ()


@dataclass
class Seen:
    """What a line came to, and the orders it really gave."""

    score: float = 0.0
    splits: list[np.ndarray] = field(default_factory=list)
    levers: list[np.ndarray] = field(default_factory=list)

    def split(self) -> np.ndarray:
        """Mean share of each pillar."""
        return np.asarray(np.mean(self.splits, axis=0))

    def lever(self) -> np.ndarray:
        """Mean of each lever."""
        return np.asarray(np.mean(self.levers, axis=0))


def give(shares: np.ndarray, place: int, share: np.ndarray) -> None:
    """Give one share a new value; the others keep their proportions and all keep their sum."""
    total = shares.sum(axis=0)
    rest = np.maximum(total - shares[place], 1e-12)
    shares *= (total - share) / rest
    shares[place] = share


def edit_of(line: Line, nation: int, seen: Seen) -> Callable[[Orders], None]:
    """The line's changes; notes what was ordered."""

    def edit(orders: Orders) -> None:
        split = orders.split[nation]
        for pillar, factor in line.pillars:
            give(split, pillar, np.minimum(split[pillar] * factor, 0.8))
        for programme in line.programmes:
            members = list(PROGRAMMES_OF[PILLAR_OF[programme]])
            shares = orders.programme[nation, members]
            give(shares, members.index(programme), np.full(shares.shape[1], MOST))
            orders.programme[nation, members] = shares
        for lever, value in line.levers:
            getattr(orders, lever)[nation] = value
        seen.splits.append(split.mean(axis=-1))
        seen.levers.append(np.array([getattr(orders, name)[nation].mean() for name in LEVERS]))

    return edit


def tried(world: World, nation: int, line: Line) -> Seen:
    """The line against drawn opponents, always the same ones with the same luck."""
    rng = np.random.default_rng(SEED)
    seen, scores = Seen(), []
    for lineup in range(LINEUPS):
        seats = [NAMES[k] for k in rng.integers(0, len(NAMES), len(world.codes))]
        seats[nation] = line.policy
        games = play(world, seats, edit_of(line, nation, seen), seed=100 + lineup, replicates=LANES)
        scores.append(float(games.outcomes["score"][nation].mean()))
    seen.score = float(np.mean(scores))
    return seen


def steps(line: Line) -> list[list[Line]]:
    """The changes to try, in groups of which at most one is kept."""
    found = [[replace(line, levers=((lever, value),)) for value in (0.0, 1.0)] for lever in LEVERS]
    found += [
        [replace(line, pillars=((pillar, factor),)) for factor in FACTORS]
        for pillar in range(PILLARS)
    ]
    found += [
        [replace(line, programmes=(q,)) for q in range(PROGRAMMES) if PILLAR_OF[q] == pillar]
        for pillar in range(PILLARS)
    ]
    return found


def winning_line(world: World, nation: int, policy: str) -> tuple[Line, Seen, Seen]:
    """The line, what it came to, and what the policy alone came to."""
    line = Line(policy)
    first = best = tried(world, nation, line)
    for options in steps(Line(policy)):
        found = []
        for option in options:
            changed = replace(
                line,
                pillars=(*line.pillars, *option.pillars),
                programmes=(*line.programmes, *option.programmes),
                levers=(*line.levers, *option.levers),
            )
            found.append((tried(world, nation, changed), changed))
        seen, changed = max(found, key=lambda one: one[0].score)
        if seen.score >= best.score + NOTICEABLE:
            line, best = changed, seen
    return line, best, first
