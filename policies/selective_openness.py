"""Open to the trusted."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, by_trust, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.pillars import Pact
from sim.sight import Rival, Self

DATA_FLOWS = int(Pact.DATA_FLOWS)
SAFETY_STANDARDS = int(Pact.SAFETY_STANDARDS)
JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
HALF_TRUSTED = 0.25

CARD = Card(
    name="selective-openness",
    sentence="Opens fully to nations it trusts, partly to the half-trusted, little to the rest, "
    "and spreads its suppliers so that nobody can cut it off.",
    source='Farrell and Newman 2019, "Weaponized Interdependence"',
    memory="none",
    uses_luck=False,
    nice=True,
)


@inlined
def trusted(traits: Traits) -> float:
    """Trust above which it opens fully: 0.45 at middling openness."""
    return 0.5 - 0.1 * traits.openness


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """An even split; machines of its own, and diplomacy to choose friends well."""
    return budget_by_need(
        size=traits.budget,
        infrastructure=0.3,
        workforce=0.18,
        research=0.22,
        governance=0.08,
        industry=0.16,
        cooperation=0.06,
        fabs=traits.fabs,
        heed=0.5,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Open doors; the more it buys abroad, the wider it spreads."""
    return Levers(
        visa=0.8 + 0.2 * traits.openness,
        strictness=strictness(0.3, 0.7, me, traits),
        localisation=0.2 * (1.0 - traits.openness),
        diversification=0.2 + 0.2 * me.foreign_share,
        contribution=0.15,
        procurement=0.1,
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """1 to the trusted, 0.7 to the half-trusted, 0.3 to the rest."""
    return by_trust(rival.trust, trusted(traits), HALF_TRUSTED, 0.7, 0.3)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Standards and data with the half-trusted; all but export control with the trusted."""
    light = (kind == DATA_FLOWS) | (kind == SAFETY_STANDARDS)
    full = (kind != JOINT_EXPORT_CONTROL) & (rival.trust > trusted(traits))
    return full | (light & (rival.trust > HALF_TRUSTED))
