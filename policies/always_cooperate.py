"""Open to all, always."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, safety, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.pillars import Pact
from sim.sight import Rival, Self

JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)

CARD = Card(
    name="always-cooperate",
    sentence="Opens itself to every nation, offers every pact but export control, gives to joint "
    "research, and pays for the diplomats who keep all of that alive.",
    source='Axelrod 1984, "The Evolution of Cooperation" (ALL C)',
    memory="none",
    uses_luck=False,
    nice=True,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """Much for research and skills, and for the diplomats who keep so many pacts alive."""
    return budget_by_need(
        size=1.5 * traits.budget,
        infrastructure=0.22,
        workforce=0.18,
        research=0.2,
        governance=0.1,
        industry=0.16,
        cooperation=0.14,
        fabs=traits.fabs,
        services=0.6,
        heed=0.5,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Open doors, middling rules, a good part of research for all; it waits for safety early."""
    return Levers(
        visa=0.4 + 0.2 * traits.openness,
        strictness=strictness(0.05, 0.8, me, traits),
        localisation=0.0,
        diversification=0.0,
        contribution=0.2 + 0.2 * traits.openness,
        procurement=0.0,
        safety=safety(0.2, 0.9, me, traits),
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """Always 1."""
    return 1.0


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Everything but joint export control."""
    return kind != JOINT_EXPORT_CONTROL
