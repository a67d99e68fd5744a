"""Friends until the first betrayal, then never again."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, safety, spread, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.maths import where
from sim.pillars import Pact
from sim.sight import Rival, Self

JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
GRUDGE = 0.05

CARD = Card(
    name="grudger",
    sentence="Is fully open to all who never shut it out, and shuts out for ever anyone who once "
    "did.",
    source='Friedman 1971, "A Non-cooperative Equilibrium for Supergames" (grim trigger)',
    memory="worst stance",
    uses_luck=False,
    nice=True,
)


@inlined
def betrayed(rival: Rival, traits: Traits) -> bool:
    """Whether the rival was ever more closed than it tolerates; the cautious tolerate less."""
    return rival.worst_stance < 0.3 + 0.2 * traits.caution


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """Ready to stand alone: machines and skills before diplomacy."""
    return budget_by_need(
        size=1.5 * traits.budget,
        infrastructure=0.26,
        workforce=0.2,
        research=0.22,
        governance=0.1,
        industry=0.16,
        cooperation=0.06,
        fabs=traits.fabs,
        services=0.6,
        heed=0.5,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Suppliers spread, because tomorrow's enemy may be today's."""
    return Levers(
        visa=0.35 + 0.15 * traits.openness,
        strictness=strictness(0.1, 0.8, me, traits),
        localisation=0.2 * (1.0 - traits.openness),
        diversification=spread(0.6, me),
        contribution=0.1,
        procurement=0.1,
        safety=safety(0.1, 0.6, me, traits),
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """1, or 0.05 for ever."""
    return where(betrayed(rival, traits), GRUDGE, 1.0)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Everything but joint export control, until betrayed."""
    loyal = stance(me, rival, traits, luck) > 0.4
    return (kind != JOINT_EXPORT_CONTROL) & loyal
