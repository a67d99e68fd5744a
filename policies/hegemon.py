"""Keeps the lead by keeping challengers out."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, fabs_at_least, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.maths import where
from sim.pillars import Pact
from sim.sight import Rival, Self

COMPUTE_SHARING = int(Pact.COMPUTE_SHARING)
JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
IN_FRONT = 0.1  # ln; less than this behind the leader is as good as leading
ALLY_TRUST = 0.45

CARD = Card(
    name="hegemon",
    sentence="While it leads, shuts out every nation close enough to overtake it and gathers "
    "allies for export control; while behind, it opens to all in order to catch up.",
    source='Gilpin 1981, "War and Change in World Politics"; '
    'Mearsheimer 2001, "The Tragedy of Great Power Politics"',
    memory="none",
    uses_luck=False,
    nice=False,
)


@inlined
def challenger(me: Self, rival: Rival, traits: Traits) -> bool:
    """Whether it leads, and the rival is close behind; the ambitious see challengers farther."""
    return (me.lag < IN_FRONT) & (rival.lead > -(0.5 + traits.ambition))


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """A large budget for machines and research; larger still with ambition."""
    return budget_by_need(
        size=traits.budget * (1.1 + 0.3 * traits.ambition),
        infrastructure=0.38,
        workforce=0.15,
        research=0.27,
        governance=0.05,
        industry=0.13,
        cooperation=0.02,
        fabs=fabs_at_least(0.1 + 0.2 * traits.ambition, traits),
        heed=0.2,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Draws in talent, keeps data and contracts at home; gives ideas only while behind."""
    ahead = me.lag < IN_FRONT
    return Levers(
        visa=0.8 + 0.2 * traits.openness,
        strictness=strictness(0.15, 0.45, me, traits),
        localisation=where(ahead, 0.5, 0.2),
        diversification=0.1,
        contribution=where(ahead, 0.0, 0.1),
        procurement=where(ahead, 0.6, 0.3),
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """0.1 to challengers, 0.8 to clients while ahead, 1 to all while behind."""
    to_others = where(me.lag < IN_FRONT, 0.8, 1.0)
    return where(challenger(me, rival, traits), 0.1, to_others)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Nothing with challengers; while ahead, export control with allies but no shared compute."""
    ahead = me.lag < IN_FRONT
    ally = ahead & (rival.trust > ALLY_TRUST)
    usual = (kind != JOINT_EXPORT_CONTROL) & ((kind != COMPUTE_SHARING) | (me.lag > IN_FRONT))
    with_it = stance(me, rival, traits, luck) > 0.4
    return with_it & (usual | ((kind == JOINT_EXPORT_CONTROL) & ally))
