"""Open to the trusted."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, by_trust, safety, spread, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.pillars import Pact
from sim.sight import Rival, Self

DATA_FLOWS = int(Pact.DATA_FLOWS)
SAFETY_STANDARDS = int(Pact.SAFETY_STANDARDS)
JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
HALF_TRUSTED = 0.2

CARD = Card(
    name="selective-openness",
    sentence="Opens fully to nations it trusts, partly to the half-trusted, shuts out the "
    "rest, and spreads its suppliers so that nobody can cut it off.",
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
        size=1.5 * traits.budget,
        infrastructure=0.24,
        workforce=0.18,
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
    """Moderate rules, and suppliers spread as wide as it can afford."""
    return Levers(
        visa=0.35 + 0.2 * traits.openness,
        strictness=strictness(0.1, 0.85, me, traits),
        localisation=0.2 * (1.0 - traits.openness),
        diversification=spread(0.7, me),
        contribution=0.15,
        procurement=0.05,
        safety=safety(0.15, 0.75, me, traits),
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """1 to the trusted, 0.7 to the half-trusted, 0.1 to the rest."""
    return by_trust(rival.trust, trusted(traits), HALF_TRUSTED, 0.7, 0.1)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Standards and data with the half-trusted; all but export control with the trusted."""
    light = (kind == DATA_FLOWS) | (kind == SAFETY_STANDARDS)
    full = (kind != JOINT_EXPORT_CONTROL) & (rival.trust > trusted(traits))
    return full | (light & (rival.trust > HALF_TRUSTED))
