"""As you do to me, but I forgive one time in three."""

from policies.card import Card
from policies.choices import Address, Budget, Levers, throw
from policies.needs import budget_by_need, mirrored, safety, spread, stance_luck, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.maths import where
from sim.pillars import Pact
from sim.sight import Rival, Self

JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
GENEROSITY = 1.0 / 3.0  # the best chance of forgiving for Axelrod's payoffs 5, 3, 1, 0

CARD = Card(
    name="generous-tit-for-tat",
    sentence="Starts open and then does what the other did last, but forgives a third of all "
    "slights, which ends feuds that began by mistake.",
    source='Nowak and Sigmund 1992, "Tit for Tat in Heterogeneous Populations"',
    memory="last stance",
    uses_luck=True,
    nice=True,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """An even hand, with a little more for diplomacy than tit-for-tat."""
    return budget_by_need(
        size=1.5 * traits.budget,
        infrastructure=0.22,
        workforce=0.18,
        research=0.22,
        governance=0.1,
        industry=0.16,
        cooperation=0.12,
        fabs=traits.fabs,
        services=0.6,
        heed=0.5,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Moderate rules, some spread of suppliers, and patience with the frontier."""
    return Levers(
        visa=0.35 + 0.2 * traits.openness,
        strictness=strictness(0.1, 0.8, me, traits),
        localisation=0.1 * (1.0 - traits.openness),
        diversification=spread(0.4, me),
        contribution=0.15,
        procurement=0.0,
        safety=safety(0.2, 0.85, me, traits),
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """1 at first, then the mirror, or 1 again by grace."""
    if me.turn == 0:
        return 1.0
    return where(throw(luck) < GENEROSITY, 1.0, mirrored(rival.stance))


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Everything but joint export control, with those it is open to now."""
    is_open = stance(me, rival, traits, stance_luck(luck)) > 0.4
    return (kind != JOINT_EXPORT_CONTROL) & is_open
