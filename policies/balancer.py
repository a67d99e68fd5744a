"""With the weaker against the strongest."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.maths import clip, where
from sim.pillars import Pact
from sim.sight import Rival, Self

JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
IN_FRONT = 0.1  # ln; a nation less than this behind the leader counts as leading
ALLY_TRUST = 0.45
WARY_TRUST = 0.2

CARD = Card(
    name="balancer",
    sentence="Joins the others against whoever leads: half-closes to the leader while behind it, "
    "opens to everyone else, and controls exports together with those it trusts.",
    source='Waltz 1979, "Theory of International Politics"; Walt 1987, "The Origins of Alliances"',
    memory="none",
    uses_luck=False,
    nice=False,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """Research first, and a larger budget the further the leader is ahead."""
    effort = 1.0 + 0.4 * traits.ambition * clip(me.lag, 0.0, 1.0)
    return budget_by_need(
        size=traits.budget * effort,
        infrastructure=0.32,
        workforce=0.17,
        research=0.25,
        governance=0.06,
        industry=0.14,
        cooperation=0.06,
        fabs=traits.fabs,
        heed=0.5,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Suppliers spread wide, so that nobody becomes the pole."""
    return Levers(
        visa=0.8 + 0.2 * traits.openness,
        strictness=strictness(0.25, 0.6, me, traits),
        localisation=0.2 * (1.0 - traits.openness),
        diversification=0.5,
        contribution=0.12,
        procurement=0.1 + 0.2 * traits.ambition,
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """Low to the leader while behind it; else open, a little less to the distrusted."""
    against = (rival.lag < IN_FRONT) & (me.lag > IN_FRONT)
    usual = where(rival.trust > WARY_TRUST, 1.0, 0.7)
    return where(against, 0.35 - 0.2 * traits.ambition, usual)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Everything with those it is open to; export control with trusted allies while behind."""
    with_it = stance(me, rival, traits, luck) > 0.4
    ally = (me.lag > IN_FRONT) & (rival.trust > ALLY_TRUST)
    return with_it & (ally | (kind != JOINT_EXPORT_CONTROL))
