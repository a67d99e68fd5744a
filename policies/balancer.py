"""With the weaker against the strongest."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, safety, spread, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.maths import clip, where
from sim.pillars import Pact
from sim.sight import Rival, Self

JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
IN_FRONT = 0.1  # ln; a nation less than this behind the leader counts as leading
ALLY_TRUST = 0.45
WARY_TRUST = 0.2
STRONG = 0.08  # share of world output of a nation that can stand up to a leader

CARD = Card(
    name="balancer",
    sentence="Joins the others against whoever leads: while behind, a strong nation nearly closes "
    "to the leader and controls exports together with those it trusts, a weak one keeps its "
    "distance; to everyone else it opens.",
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
        size=1.5 * traits.budget * effort,
        infrastructure=0.26,
        workforce=0.16,
        research=0.22,
        governance=0.1,
        industry=0.16,
        cooperation=0.1,
        fabs=traits.fabs,
        services=0.6,
        heed=0.5,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Suppliers spread wide, so that nobody becomes the pole; contracts at home where it can."""
    return Levers(
        visa=0.35 + 0.2 * traits.openness,
        strictness=strictness(0.05, 0.7, me, traits),
        localisation=0.2 * (1.0 - traits.openness),
        diversification=spread(0.9, me),
        contribution=0.12,
        procurement=0.05 + 0.25 * traits.ambition * (1.0 - me.foreign_share),
        safety=safety(0.05, 0.55, me, traits),
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """Low to the leader while behind it, if it is strong; else open, half to the distrusted."""
    against = (rival.lag < IN_FRONT) & (me.lag > IN_FRONT)
    usual = where(rival.trust > WARY_TRUST, 1.0, 0.5)
    opposed = where(me.gdp_share > STRONG, 0.3 - 0.25 * traits.ambition, 0.8)
    return where(against, opposed, usual)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Everything with those it is open to; the strong control exports while behind."""
    with_it = stance(me, rival, traits, luck) > 0.4
    ally = (me.lag > IN_FRONT) & (rival.trust > ALLY_TRUST) & (me.gdp_share > STRONG)
    return with_it & (ally | (kind != JOINT_EXPORT_CONTROL))
