"""A nation, a rival, traits and small worlds for the tests of policies."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from policies.choices import Address, Budget, Levers
from policies.traits import Traits, TraitSheet
from sim.dice import Event, Luck
from sim.nations import Nations
from sim.orders import Orders
from sim.pillars import Pact
from sim.sight import Rival, Self
from sim.stocks import Stocks

Changes = Mapping[str, float]
NONE: Changes = {}
UNWRITTEN = -7.0
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
    "sovereignty": 0.4,
    "foreign_share": 0.4,
    "public_trust": 0.55,
    "approval": 0.55,
    "unemployment": 0.05,
    "misinformation": 0.2,
    "threat": 0.1,
    "world_hazard": 0.0,
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
    "budget": 0.0004,
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


def answer_case(changes: Mapping[str, Changes]) -> tuple[Self, Rival, Traits]:
    """The usual nation, rival and traits, with changes to each."""
    me = _me(**changes.get("me", NONE))
    return me, _rival(**changes.get("rival", NONE)), _traits(**changes.get("traits", NONE))


def _luck(event: int, tick: int = 4) -> Address:
    return Address(Luck(1, 2, tick), int(event), 0, 1)


class Asked:
    """A policy, asked about the usual case with changes."""

    def __init__(self, policy: Any) -> None:
        self.policy = policy

    def spend(self, me: Changes = NONE, traits: Changes = NONE, tick: int = 4) -> Budget:
        luck = _luck(Event.SPENDING_CHOICE, tick)
        return self.policy.spend(_me(**me), _traits(**traits), luck)

    def levers(self, me: Changes = NONE, traits: Changes = NONE, tick: int = 4) -> Levers:
        luck = _luck(Event.LEVER_CHOICE, tick)
        return self.policy.levers(_me(**me), _traits(**traits), luck)

    def stance(
        self, rival: Changes = NONE, me: Changes = NONE, traits: Changes = NONE, tick: int = 4
    ) -> float:
        luck = _luck(Event.STANCE_CHOICE, tick)
        return self.policy.stance(_me(**me), _rival(**rival), _traits(**traits), luck)

    def pacts(
        self, rival: Changes = NONE, me: Changes = NONE, traits: Changes = NONE, tick: int = 4
    ) -> set[Pact]:
        asked = _me(**me), _rival(**rival)
        character = _traits(**traits)
        return {
            kind
            for kind in Pact
            if self.policy.pact(
                *asked, int(kind), character, _luck(Event.PACT_CHOICE + int(kind), tick)
            )
        }


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
        self.traits.budget[:] *= 0.002
        for habits in (
            ("energy", "fabs"),
            ("privacy", "cybersecurity"),
            ("public_adoption", "partnerships"),
        ):
            for habit in habits:
                getattr(self.traits, habit)[:] *= 0.5


@pytest.fixture(scope="session")
def asked() -> Callable[[Any], Asked]:
    """Wraps a policy, to ask it about the usual case with changes."""
    return Asked


@pytest.fixture(scope="session")
def small_world() -> Callable[[int, int], SmallWorld]:
    """A small world of so many nations, drawn from a seed."""
    return SmallWorld


@pytest.fixture(scope="session")
def empty_orders() -> Callable[..., Any]:
    """Orders full of UNWRITTEN, which no policy writes."""

    def make(nations: int, width: int = 0) -> Orders:
        orders = Orders(nations, width)
        orders.memory[:] = UNWRITTEN
        return orders

    return make
