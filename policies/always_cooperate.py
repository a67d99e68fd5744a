"""Open to all, always."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.pillars import Pact
from sim.sight import Rival, Self

JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)

CARD = Card(
    name="always-cooperate",
    sentence="Opens itself to every nation, offers every pact but export control, gives to joint "
    "research and spends on cooperation.",
    source='Axelrod 1984, "The Evolution of Cooperation" (ALL C)',
    memory="none",
    uses_luck=False,
    nice=True,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """Much for research, skills and cooperation."""
    return budget_by_need(
        size=traits.budget,
        infrastructure=0.26,
        workforce=0.18,
        research=0.24,
        governance=0.08,
        industry=0.16,
        cooperation=0.08,
        fabs=traits.fabs,
        heed=0.5,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Open doors, middling rules, a quarter of research for all."""
    return Levers(
        visa=1.0,
        strictness=strictness(0.3, 0.7, me, traits),
        localisation=0.0,
        diversification=0.0,
        contribution=0.2 + 0.1 * traits.openness,
        procurement=0.0,
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """Always 1."""
    return 1.0


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Everything but joint export control."""
    return kind != JOINT_EXPORT_CONTROL
