"""Rules first, and the market as the lever that exports them."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, safety, spread, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.maths import positive, where
from sim.pillars import Pact
from sim.sight import Rival, Self

DATA_FLOWS = int(Pact.DATA_FLOWS)
SAFETY_STANDARDS = int(Pact.SAFETY_STANDARDS)
COMPUTE_SHARING = int(Pact.COMPUTE_SHARING)
TALENT_MOBILITY = int(Pact.TALENT_MOBILITY)
JOINT_RESEARCH = int(Pact.JOINT_RESEARCH)
PARTNER_TRUST = 0.4

CARD = Card(
    name="regulator-first",
    sentence="Puts governance and safety first, offers safety standards and data flows to "
    "everyone, and opens its market to those who share its rules or its trust.",
    source='Bradford 2020, "The Brussels Effect"',
    memory="none",
    uses_luck=False,
    nice=True,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """Governance before industry, more of it while misinformation is high."""
    shock = 0.1 * positive(me.misinformation - 0.2)
    return budget_by_need(
        size=1.5 * traits.budget,
        infrastructure=0.2,
        workforce=0.16,
        research=0.2 - shock,
        governance=0.18 + 0.06 * traits.caution + shock,
        industry=0.18 - 0.06 * traits.caution,
        cooperation=0.08,
        fabs=traits.fabs,
        services=0.75,
        heed=0.8,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """The strictest rules, frontier work that waits, suppliers spread; data mostly at home."""
    return Levers(
        visa=0.35 + 0.15 * traits.openness,
        strictness=strictness(0.3, 1.0, me, traits),
        localisation=0.05 + 0.15 * traits.caution * (1.0 - me.foreign_share),
        diversification=spread(0.9, me),
        contribution=0.15,
        procurement=0.1,
        safety=safety(0.4, 1.0, me, traits),
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """1 to the trusted and to partners in pacts; else 0.6, a market that waits for rules."""
    inside = (rival.trust > PARTNER_TRUST) | (rival.pacts > 0.5)
    return where(inside, 1.0, 0.5 + 0.2 * traits.openness)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Standards and data with all; talent, research and machines with the trusted."""
    rules = (kind == SAFETY_STANDARDS) | (kind == DATA_FLOWS)
    ties = (kind == TALENT_MOBILITY) | (kind == JOINT_RESEARCH) | (kind == COMPUTE_SHARING)
    return rules | (ties & (rival.trust > PARTNER_TRUST))
