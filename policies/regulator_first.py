"""Rules first, and the market as the lever that exports them."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.maths import positive, where
from sim.pillars import Pact
from sim.sight import Rival, Self

DATA_FLOWS = int(Pact.DATA_FLOWS)
SAFETY_STANDARDS = int(Pact.SAFETY_STANDARDS)
TALENT_MOBILITY = int(Pact.TALENT_MOBILITY)
JOINT_RESEARCH = int(Pact.JOINT_RESEARCH)
PARTNER_TRUST = 0.4

CARD = Card(
    name="regulator-first",
    sentence="Puts governance first, offers safety standards and data flows to everyone, and "
    "opens its market to those who share its rules or its trust.",
    source='Bradford 2020, "The Brussels Effect"',
    memory="none",
    uses_luck=False,
    nice=True,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """Governance before industry, more of it while misinformation is high."""
    alarm = 0.1 * positive(me.misinformation - 0.2)
    return budget_by_need(
        size=traits.budget,
        infrastructure=0.24,
        workforce=0.18,
        research=0.23 - alarm,
        governance=0.14 + 0.06 * traits.caution + alarm,
        industry=0.14 - 0.06 * traits.caution,
        cooperation=0.07,
        fabs=traits.fabs,
        heed=0.8,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Strict rules; data stay where the rules hold."""
    return Levers(
        visa=0.6 + 0.3 * traits.openness,
        strictness=strictness(0.5, 0.8, me, traits),
        localisation=0.1 + 0.3 * traits.caution,
        diversification=0.3,
        contribution=0.15,
        procurement=0.2,
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """1 to the trusted and to partners in pacts; else 0.6, a market that waits for rules."""
    inside = (rival.trust > PARTNER_TRUST) | (rival.pacts > 0.5)
    return where(inside, 1.0, 0.5 + 0.2 * traits.openness)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Standards and data with all, talent and research with the trusted, nothing else."""
    rules = (kind == SAFETY_STANDARDS) | (kind == DATA_FLOWS)
    ties = (kind == TALENT_MOBILITY) | (kind == JOINT_RESEARCH)
    return rules | (ties & (rival.trust > PARTNER_TRUST))
