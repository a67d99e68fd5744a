"""Keeps the lead by keeping challengers out."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, fabs_at_least, safety, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.maths import where
from sim.pillars import Pact
from sim.sight import Rival, Self

DATA_FLOWS = int(Pact.DATA_FLOWS)
SAFETY_STANDARDS = int(Pact.SAFETY_STANDARDS)
JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
IN_FRONT = 0.1  # ln; less than this behind the leader is as good as leading
ALLY_TRUST = 0.45

CARD = Card(
    name="hegemon",
    sentence="While it leads, shuts out every distrusted nation close enough to overtake it and "
    "gathers allies for export control; while behind, it opens to all in order to catch up. It "
    "shares nobody's safety standards.",
    source='Gilpin 1981, "War and Change in World Politics"; '
    'Mearsheimer 2001, "The Tragedy of Great Power Politics"',
    memory="none",
    uses_luck=False,
    nice=False,
)


@inlined
def challenger(me: Self, rival: Rival, traits: Traits) -> bool:
    """Whether it leads, and the rival is close behind and no ally; the ambitious see farther."""
    close = rival.lead > -(1.5 + traits.ambition)
    return (me.lag < IN_FRONT) & close & (rival.trust < ALLY_TRUST)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """A large budget for machines, research and defence; larger still with ambition."""
    return budget_by_need(
        size=traits.budget * (2.0 + traits.ambition),
        infrastructure=0.3,
        workforce=0.16,
        research=0.22,
        governance=0.14,
        industry=0.14,
        cooperation=0.04,
        fabs=fabs_at_least(0.1 + 0.2 * traits.ambition, traits),
        services=0.5,
        heed=0.2,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Draws in talent, keeps some contracts at home; gives ideas only while behind."""
    ahead = me.lag < IN_FRONT
    return Levers(
        visa=0.35 + 0.2 * traits.openness,
        strictness=strictness(0.05, 0.6, me, traits),
        localisation=where(ahead, 0.1, 0.05),
        diversification=0.1,
        contribution=where(ahead, 0.0, 0.1),
        procurement=where(ahead, 0.2, 0.1),
        safety=safety(0.0, 0.3, me, traits),
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """0 to challengers, 0.9 to clients while ahead, 1 to all while behind."""
    to_others = where(me.lag < IN_FRONT, 0.9, 1.0)
    return where(challenger(me, rival, traits), 0.0, to_others)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """While ahead, all with allies but free data; while behind, all but export control."""
    ahead = me.lag < IN_FRONT
    ally = ahead & (rival.trust > ALLY_TRUST)
    behind = (me.lag > IN_FRONT) & (kind != JOINT_EXPORT_CONTROL)
    helpful = (kind != SAFETY_STANDARDS) & ((kind != DATA_FLOWS) | (me.lag > IN_FRONT))
    with_it = stance(me, rival, traits, luck) > 0.4
    return with_it & helpful & (behind | ally)
