"""Closed to all, always."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, safety, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.sight import Rival, Self

CARD = Card(
    name="always-isolate",
    sentence="Walls itself in by its borders rather than by decrees: closed to every nation, its "
    "talent kept at home, its own fabs, and no pact.",
    source='Axelrod 1984, "The Evolution of Cooperation" (ALL D)',
    memory="none",
    uses_luck=False,
    nice=False,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """Infrastructure first, with a large share for fabs; nothing for cooperation."""
    return budget_by_need(
        size=1.5 * traits.budget,
        infrastructure=0.36,
        workforce=0.18,
        research=0.2,
        governance=0.1,
        industry=0.16,
        cooperation=0.0,
        fabs=0.2 + 0.2 * traits.ambition,
        services=0.6,
        heed=0.3,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Few visas and few decrees: shut borders leave them little to do."""
    return Levers(
        visa=0.1 + 0.2 * traits.openness,
        strictness=strictness(0.0, 0.5, me, traits),
        localisation=0.05,
        diversification=0.0,
        contribution=0.0,
        procurement=0.1,
        safety=safety(0.0, 0.1, me, traits),
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """Always 0: a gap would let in what one came to depend on."""
    return 0.0


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """None."""
    return False
