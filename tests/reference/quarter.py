"""What a rule of the reference may read, and the words of the pages as places in rows of numbers.

Rows and matrices are plain numpy; nations stand first.  A rule takes a `Quarter` and gives back
what it makes of it, by name: `then.gdp` of the next quarter, `flows.gate` of this one.
"""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np

from tests.reference import dice

Made = dict[str, Any]

PILLARS = {
    "infrastructure": ("data_centres", "energy", "fabs"),
    "workforce": ("stem_education", "reskilling"),
    "research": ("basic_research", "applied_research"),
    "governance": ("oversight", "privacy", "cybersecurity"),
    "industry": ("incentives", "public_adoption", "partnerships"),
    "cooperation": ("diplomacy", "joint_projects"),
}
PROGRAMMES = tuple(q for programmes in PILLARS.values() for q in programmes)
PILLAR_OF = [p for p, programmes in enumerate(PILLARS.values()) for _ in programmes]
SECTORS = ("energy", "healthcare", "finance", "transportation", "manufacturing")
STATE_SECTORS = ("energy", "healthcare", "transportation")


@dataclass
class Quarter:
    """The world at the start of a quarter, the orders, and what rules above have made so far."""

    now: SimpleNamespace
    orders: SimpleNamespace
    nations: SimpleNamespace
    params: SimpleNamespace
    flows: SimpleNamespace
    then: SimpleNamespace
    calendar: Any = ()  # rows of (tick, event, who, whom, quarters)
    seed: int = 0
    replicate: int = 0
    tick: int = 0

    @property
    def n(self) -> int:
        """How many nations there are."""
        return len(self.now.gdp)

    @property
    def h(self) -> float:
        """The step, in quarters."""
        return self.params.step

    @property
    def t(self) -> float:
        """Quarters since the start of the game."""
        return self.tick * self.h

    def k(self, programme: str) -> Any:
        """Strength of a programme in each nation."""
        return self.flows.strength[:, PROGRAMMES.index(programme)]

    def money(self, programme: str) -> Any:
        """Public money of the quarter for a programme, $bn."""
        return self.flows.spend[:, PROGRAMMES.index(programme)]

    def pillar(self, name: str) -> Any:
        """Strength of a pillar in each nation, this quarter's."""
        return self.then.pillar[:, list(PILLARS).index(name)]

    def pact(self, kind: int) -> Any:
        """Pacts T1 to T6 in force this quarter, 0 or 1 a pair."""
        return self.then.pact[:, :, kind - 1]

    def throw(self, event: int, who: int, whom: int = 0) -> float:
        """The number between 0 and 1 that lies at this address."""
        return dice.uniform(self.seed, self.replicate, self.tick, event, who, whom)

    def able(self) -> Any:
        """Strictness of rules that are enforced, ρ k_oversight."""
        return self.orders.strictness * self.k("oversight")

    def keep(self, made: Made) -> None:
        """Add what a rule has made, for the rules below."""
        for name, value in made.items():
            sheet, field = name.split(".")
            setattr(getattr(self, sheet), field, value)


def others(n: int) -> Any:
    """1 for every pair of different nations, 0 on the diagonal."""
    return 1.0 - np.eye(n)


def with_own(pairs: Any, own: float) -> Any:
    """The same matrix with `own` on its diagonal."""
    return np.where(np.eye(len(pairs)) > 0, own, pairs)


def part(a: Any, b: Any) -> Any:
    """a / b, and 0 where both are nothing."""
    return np.divide(a, b, out=np.zeros(np.broadcast(a, b).shape), where=np.asarray(b) != 0)


def towards(x: Any, target: Any, v: Any, h: float) -> Any:
    """S1, the implicit step."""
    return x + v * h / (1 + v * h) * (target - x)
