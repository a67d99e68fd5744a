"""People first: the best place to work wins."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, safety, spread, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.maths import clip, where
from sim.pillars import Pact
from sim.sight import Rival, Self

TALENT_MOBILITY = int(Pact.TALENT_MOBILITY)
JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
COMPANY_TRUST = 0.3

CARD = Card(
    name="talent-magnet",
    sentence="Bets on people: the widest visas, much money for skills and research, talent pacts "
    "with everyone, and a contented public that makes it a good place to live.",
    source='Czaika and Parsons 2017, "The Gravity of High-Skilled Migration Policies"',
    memory="none",
    uses_luck=False,
    nice=True,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """Skills and research; more skills while it has less talent than its size would promise."""
    shortage = clip(0.5 * (me.gdp_share - me.talent_share), 0.0, 0.08)
    return budget_by_need(
        size=2.0 * traits.budget,
        infrastructure=0.2 - shortage,
        workforce=0.24 + shortage,
        research=0.26,
        governance=0.08,
        industry=0.14,
        cooperation=0.08,
        fabs=0.5 * traits.fabs,
        services=0.7,
        heed=0.8,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Visas for all, moderate rules."""
    return Levers(
        visa=0.5 + 0.2 * traits.openness,
        strictness=strictness(0.1, 0.75, me, traits),
        localisation=0.0,
        diversification=spread(0.3, me),
        contribution=0.2,
        procurement=0.0,
        safety=safety(0.1, 0.65, me, traits),
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """1, or somewhat less to those it distrusts: talent leaves through the same door."""
    return where(rival.trust > COMPANY_TRUST, 1.0, 0.6 + 0.2 * traits.openness)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Talent mobility with all; with the trusted all but export control."""
    usual = (kind == TALENT_MOBILITY) | (rival.trust > COMPANY_TRUST)
    return (kind != JOINT_EXPORT_CONTROL) & usual
