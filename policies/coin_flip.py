"""Heads or tails."""

from policies.card import Card
from policies.choices import Address, Budget, Levers, throw
from policies.needs import budget_by_need, spread, stance_luck, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.maths import where
from sim.pillars import Pact
from sim.sight import Rival, Self

JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
HEADS = 0.5
CLOSED = 0.1

CARD = Card(
    name="coin-flip",
    sentence="Throws a coin for every choice: open or closed, this pact or not, machines or minds. "
    "Any strategy worth its name must beat it.",
    source='Axelrod 1980, "Effective Choice in the Prisoner\'s Dilemma" (RANDOM)',
    memory="none",
    uses_luck=True,
    nice=False,
)


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """Heads: machines.  Tails: minds."""
    moved = where(throw(luck) < HEADS, 0.1, 0.0)
    return budget_by_need(
        size=1.5 * traits.budget,
        infrastructure=0.25 + moved,
        workforce=0.2,
        research=0.3 - moved,
        governance=0.05,
        industry=0.16,
        cooperation=0.04,
        fabs=traits.fabs,
        services=0.25,
        heed=0.0,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Heads: doors open and full speed.  Tails: doors half shut, data at home, and patience."""
    heads = throw(luck) < HEADS
    return Levers(
        visa=where(heads, 0.8, 0.3 + 0.2 * traits.openness),
        strictness=strictness(0.2, 0.6, me, traits),
        localisation=where(heads, 0.0, 0.4 - 0.2 * traits.openness),
        diversification=spread(0.2, me),
        contribution=where(heads, 0.1, 0.0),
        procurement=where(heads, 0.0, 0.2),
        safety=where(heads, 0.0, 0.5),
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """Heads: 1.  Tails: 0.1."""
    return where(throw(luck) < HEADS, 1.0, CLOSED)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Heads, if the stance came up heads too; never joint export control."""
    is_open = stance(me, rival, traits, stance_luck(luck)) > 0.4
    return (kind != JOINT_EXPORT_CONTROL) & is_open & (throw(luck) < HEADS)
