"""Faster: growth solves what growth breaks."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.maths import where
from sim.pillars import Pact
from sim.sight import Rival, Self

SAFETY_STANDARDS = int(Pact.SAFETY_STANDARDS)
JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)

CARD = Card(
    name="techno-optimist",
    sentence="Builds and adopts as fast as it can, spends far more than is usual, hardly "
    "regulates, never waits for safety, and trades with everyone who does not cut it off.",
    source='Andreessen 2023, "The Techno-Optimist Manifesto"',
    memory="none",
    uses_luck=False,
    nice=True,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """A large budget for machines, research and industry, whatever the public feels."""
    return budget_by_need(
        size=traits.budget * (2.5 + traits.ambition),
        infrastructure=0.34,
        workforce=0.14,
        research=0.26,
        governance=0.04,
        industry=0.18,
        cooperation=0.04,
        fabs=traits.fabs,
        services=0.4,
        heed=0.0,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """As few rules and walls as its people will bear, and nothing that waits."""
    return Levers(
        visa=0.45 + 0.15 * traits.openness,
        strictness=strictness(0.0, 0.2, me, traits),
        localisation=0.0,
        diversification=0.0,
        contribution=0.08,
        procurement=0.0,
        safety=0.0,
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """1, or half while the other cuts it off."""
    return where(rival.cut_off > 0.0, 0.4 + 0.2 * traits.openness, 1.0)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """All that speeds things up: neither safety standards nor export control."""
    brake = (kind == SAFETY_STANDARDS) | (kind == JOINT_EXPORT_CONTROL)
    friendly = stance(me, rival, traits, luck) > 0.7
    return (not brake) & friendly
