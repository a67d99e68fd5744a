"""As you do to me."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, mirrored, safety, spread, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.pillars import Pact
from sim.sight import Rival, Self

JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)

CARD = Card(
    name="tit-for-tat",
    sentence="Starts open and then does to each nation what that nation did to it last.",
    source='Axelrod 1984, "The Evolution of Cooperation" (TIT FOR TAT, by Anatol Rapoport)',
    memory="last stance",
    uses_luck=False,
    nice=True,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """Strong enough at home for a closed door to be bearable."""
    return budget_by_need(
        size=1.5 * traits.budget,
        infrastructure=0.25,
        workforce=0.18,
        research=0.22,
        governance=0.1,
        industry=0.16,
        cooperation=0.09,
        fabs=traits.fabs,
        services=0.6,
        heed=0.5,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Moderate rules, suppliers spread against the day of retaliation."""
    return Levers(
        visa=0.35 + 0.2 * traits.openness,
        strictness=strictness(0.1, 0.75, me, traits),
        localisation=0.2 * (1.0 - traits.openness),
        diversification=spread(0.5, me),
        contribution=0.12,
        procurement=0.05,
        safety=safety(0.15, 0.75, me, traits),
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """1 at first, then the other's last stance."""
    if me.turn == 0:
        return 1.0
    return mirrored(rival.stance)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Everything but joint export control, with those it is open to now."""
    is_open = stance(me, rival, traits, luck) > 0.4
    return (kind != JOINT_EXPORT_CONTROL) & is_open
