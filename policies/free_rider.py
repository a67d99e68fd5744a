"""Takes what is open, gives nothing back."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, spread, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.pillars import Pact
from sim.sight import Rival, Self

COMPUTE_SHARING = int(Pact.COMPUTE_SHARING)
TALENT_MOBILITY = int(Pact.TALENT_MOBILITY)
DATA_FLOWS = int(Pact.DATA_FLOWS)
JOINT_RESEARCH = int(Pact.JOINT_RESEARCH)

CARD = Card(
    name="free-rider",
    sentence="Stays open to everyone to draw on their chips, ideas and talent, but gives nothing "
    "to joint research, shares no safety standards, never waits for safety and hardly regulates.",
    source='Olson 1965, "The Logic of Collective Action"',
    memory="none",
    uses_luck=False,
    nice=True,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """What pays at home: machines, research and industry; a thrifty budget without ambition."""
    return budget_by_need(
        size=traits.budget * (0.85 + 0.15 * traits.ambition),
        infrastructure=0.3,
        workforce=0.18,
        research=0.22,
        governance=0.08,
        industry=0.18,
        cooperation=0.04,
        fabs=traits.fabs,
        services=0.55,
        heed=0.1,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Light rules, no waiting, not a cent for the common pot."""
    return Levers(
        visa=0.4 + 0.15 * traits.openness,
        strictness=strictness(0.05, 0.3, me, traits),
        localisation=0.0,
        diversification=spread(0.3, me),
        contribution=0.0,
        procurement=0.05,
        safety=0.0,
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """Always 1: openness is free, and others' openness is the prize."""
    return 1.0


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Pacts that bring in more than they take out.

    Shared compute flows towards talent, so it offers that pact only while its own talent is short
    of compute.
    """
    receives = me.compute_share < me.talent_share
    free = (kind == TALENT_MOBILITY) | (kind == DATA_FLOWS) | (kind == JOINT_RESEARCH)
    return free | ((kind == COMPUTE_SHARING) & receives)
