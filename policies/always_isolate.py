"""Closed to all, always."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.sight import Rival, Self

CARD = Card(
    name="always-isolate",
    sentence="Closes itself to every nation, keeps data and talent at home, builds its own fabs "
    "and offers no pact.",
    source='Axelrod 1984, "The Evolution of Cooperation" (ALL D)',
    memory="none",
    uses_luck=False,
    nice=False,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """Infrastructure first, with a large share for fabs; nothing for cooperation."""
    return budget_by_need(
        size=traits.budget,
        infrastructure=0.42,
        workforce=0.18,
        research=0.22,
        governance=0.06,
        industry=0.12,
        cooperation=0.0,
        fabs=0.2 + 0.2 * traits.ambition,
        heed=0.3,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Closed doors, home suppliers."""
    return Levers(
        visa=0.3 + 0.1 * traits.openness,
        strictness=strictness(0.1, 0.5, me, traits),
        localisation=1.0,
        diversification=0.0,
        contribution=0.0,
        procurement=1.0,
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """Always 0.1: some trade leaks through any border."""
    return 0.1


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """None."""
    return False
