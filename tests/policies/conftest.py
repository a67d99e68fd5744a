"""A nation, a rival, traits and small worlds for the tests of policies."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from policies.choices import Address
from policies.traits import Traits, TraitSheet
from sim.dice import Luck
from sim.nations import Nations
from sim.orders import Orders
from sim.sight import Rival, Self
from sim.stocks import Stocks

USUAL_SELF = {
    "gdp_share": 0.2,
    "lag": 0.5,
    "compute_share": 0.2,
    "talent_share": 0.2,
    "fab_share": 0.2,
    "power_gap": 0.0,
    "infrastructure": 0.4,
    "workforce": 0.4,
    "research": 0.4,
    "governance": 0.4,
    "industry": 0.4,
    "cooperation": 0.4,
    "adoption": 0.2,
    "ai_access": 0.4,
    "resilience": 0.4,
    "foreign_share": 0.4,
    "public_trust": 0.55,
    "approval": 0.55,
    "unemployment": 0.05,
    "misinformation": 0.2,
    "threat": 0.1,
}
USUAL_RIVAL = {
    "trust": 0.5,
    "stance": 1.0,
    "my_stance": 1.0,
    "worst_stance": 1.0,
    "lead": 0.0,
    "lag": 0.5,
    "gdp_ratio": 1.0,
    "military": 0.5,
    "dependence": 0.1,
    "its_dependence": 0.1,
    "chip_share": 0.2,
    "pacts": 0.0,
    "cut_off": 0.0,
    "rivalry": 0.0,
    "affinity": 0.5,
}
USUAL_TRAITS = {
    "budget": 0.01,
    "caution": 0.5,
    "openness": 0.5,
    "ambition": 0.5,
    "energy": 0.3,
    "fabs": 0.1,
    "reskilling": 0.4,
    "applied_research": 0.5,
    "privacy": 0.3,
    "cybersecurity": 0.3,
    "public_adoption": 0.3,
    "partnerships": 0.3,
    "joint_projects": 0.4,
}


def _me(turn: int = 3, **changes: float) -> Self:
    return Self(turn=turn, **{k: float(v) for k, v in (USUAL_SELF | changes).items()})


def _rival(**changes: float) -> Rival:
    return Rival(**{k: float(v) for k, v in (USUAL_RIVAL | changes).items()})


def _traits(**changes: float) -> Traits:
    return Traits(**{k: float(v) for k, v in (USUAL_TRAITS | changes).items()})


def _luck(seed: int = 1, replicate: int = 2, tick: int = 4, event: int = 18) -> Address:
    return Address(Luck(seed, replicate, tick), event, 0, 1)


class SmallWorld:
    """Sheets of `nations` nations with plausible, unequal numbers, in floats or lanes."""

    def __init__(self, nations: int, seed: int) -> None:
        random = np.random.default_rng(seed)
        self.now = Stocks(nations)
        self.nations = Nations(nations)
        self.traits = TraitSheet(nations)
        for sheet in (self.now, self.nations, self.traits):
            sheet.memory[:] = random.uniform(0.0, 1.0, sheet.memory.size)
        self.now.gdp[:] *= 9000.0
        self.now.gdp[:] += 500.0
        self.now.capability[:] *= 3.0
        self.now.compute_usable[:] *= self.now.compute
        self.now.pact[:] = self.now.pact > 0.5
        self.now.cut_off[:] = np.where(self.now.cut_off > 0.8, 4.0, 0.0)
        self.traits.budget[:] *= 0.05
        for habits in (
            ("energy", "fabs"),
            ("privacy", "cybersecurity"),
            ("public_adoption", "partnerships"),
        ):
            for habit in habits:
                getattr(self.traits, habit)[:] *= 0.5


@pytest.fixture(scope="session")
def me() -> Callable[..., Self]:
    """A middling nation, with changes."""
    return _me


@pytest.fixture(scope="session")
def rival() -> Callable[..., Rival]:
    """A friendly equal, with changes."""
    return _rival


@pytest.fixture(scope="session")
def traits() -> Callable[..., Traits]:
    """A middling character, with changes."""
    return _traits


@pytest.fixture(scope="session")
def luck() -> Callable[..., Address]:
    """An address of luck, with changes."""
    return _luck


@pytest.fixture(scope="session")
def small_world() -> Callable[[int, int], SmallWorld]:
    """A small world of so many nations, drawn from a seed."""
    return SmallWorld


@pytest.fixture(scope="session")
def empty_orders() -> Callable[..., Any]:
    """Orders full of a mark that no policy writes."""

    def make(nations: int, width: int = 0, mark: float = -7.0) -> Orders:
        orders = Orders(nations, width)
        orders.memory[:] = mark
        return orders

    return make
