"""What a rule of the reference may read, and the words of its pages.

Figures are plain floats, rows are lists and tables are lists of lists; nations stand first.  A rule
reads a `Quarter` and writes into its flows and into its next quarter.
"""

import math
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from tests.reference import dice

PILLARS = (
    ("data_centres", "energy", "fabs"),
    ("stem_education", "reskilling"),
    ("basic_research", "applied_research"),
    ("oversight", "privacy", "cybersecurity"),
    ("incentives", "public_adoption", "partnerships"),
    ("diplomacy", "joint_projects"),
)
PROGRAMMES = tuple(name for names in PILLARS for name in names)
PILLAR_OF = [p for p, names in enumerate(PILLARS) for _ in names]
SECTORS = ("energy", "healthcare", "finance", "transportation", "manufacturing")
T1, T2, T3, T4, T5, T6 = PACTS = range(6)
PACT_NAMES = (
    "compute_sharing",
    "talent_mobility",
    "data_flows",
    "safety_standards",
    "joint_export_control",
    "joint_research",
)
LEAST_COMPUTE = 1e-9


def positive(x: float) -> float:
    """[x]⁺."""
    return max(x, 0.0)


def over(a: float, b: float) -> float:
    """A quotient, 0/0 being 0."""
    return a / b if b else 0.0


def clip(x: float, low: float, high: float) -> float:
    return min(max(x, low), high)


def approach(speed: float, h: float) -> float:
    """The part v h/(1 + v h) of a way that a step goes."""
    return speed * h / (1 + speed * h)


@dataclass
class Quarter:
    """The world at the start of a quarter, the orders, and what rules above have made so far."""

    now: SimpleNamespace
    orders: SimpleNamespace
    nations: SimpleNamespace
    params: SimpleNamespace
    calendar: Any = ()
    seed: int = 0
    replicate: int = 0
    tick: int = 0
    flows: SimpleNamespace = field(default_factory=SimpleNamespace)
    then: SimpleNamespace = field(default_factory=SimpleNamespace)

    @property
    def all(self) -> range:
        """All nations."""
        return range(len(self.now.gdp))

    @property
    def h(self) -> float:
        return self.params.step

    @property
    def time(self) -> float:
        """Quarters since 1 January 2025 at the start of the step."""
        return self.params.epoch + self.tick * self.params.step

    def home(self, i: int, j: int) -> bool:
        """The nation itself, or another part of its union."""
        return i == j or self.nations.union[i][j] > 0

    def house_of(self, i: int) -> list[int]:
        """All parts of the union that i is part of, itself included."""
        return [j for j in self.all if self.home(i, j)]

    def siblings(self, i: int) -> list[int]:
        """The other parts of its union."""
        return [j for j in self.house_of(i) if j != i]

    def partners(self, i: int) -> list[int]:
        """All others but the parts of its own union."""
        return [j for j in self.all if not self.home(i, j)]

    def parts(self, i: int) -> int:
        """How many parts the union has that i is part of, 1 for who stands alone."""
        return len(self.house_of(i))

    def throw(self, event: int, who: int, whom: int = 0) -> float:
        return dice.uniform(self.seed, self.replicate, self.tick, event, who, whom)

    def k(self, name: str, i: int) -> float:
        """Strength of a programme this quarter."""
        return self.flows.strength[i][PROGRAMMES.index(name)]

    def bought(self, name: str, i: int) -> float:
        """What public money buys of a programme this quarter (M2)."""
        return self.flows.spend[i][PROGRAMMES.index(name)]

    def both(self, name: str, i: int, j: int) -> float:
        """√ of a strength over both sides."""
        return math.sqrt(self.k(name, i) * self.k(name, j))

    def cut(self, i: int, j: int) -> bool:
        """Whether j cuts i off, after this quarter's shocks."""
        return self.then.cut_off[i][j] > 0

    def row(self, of: Any) -> list:
        """A figure of each nation."""
        return [of(i) for i in self.all]

    def table(self, of: Any) -> list[list]:
        """A figure of each pair."""
        return [[of(i, j) for j in self.all] for i in self.all]


def column(table: list[list[float]], j: int) -> list[float]:
    return [row[j] for row in table]
