"""Buys nothing abroad that it can make at home."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.sight import Rival, Self

CARD = Card(
    name="levier",
    sentence="Levies foreign chips, builds fabs, and is open in everything else.",
    source="An example",
    memory="none",
    uses_luck=False,
    nice=True,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """Infrastructure first."""
    return budget_by_need(
        size=traits.budget,
        infrastructure=0.4,
        workforce=0.15,
        research=0.2,
        governance=0.05,
        industry=0.15,
        cooperation=0.05,
        fabs=0.4,
        heed=0.5,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """A high levy; what is not named has its default."""
    return Levers(visa=0.9, strictness=strictness(0.2, 0.6, me, traits), chip_levy=0.8)


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """Open."""
    return 1.0


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Everything that is offered."""
    return True
