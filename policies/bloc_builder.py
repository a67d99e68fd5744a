"""Everything within the bloc, little outside it."""

from policies.card import Card
from policies.choices import Address, Budget, Levers
from policies.needs import budget_by_need, by_trust, fabs_at_least, safety, spread, strictness
from policies.traits import Traits
from sim.jit import inlined
from sim.sight import Rival, Self

OUTSIDE_TRUST = 0.3

CARD = Card(
    name="bloc-builder",
    sentence="Shares everything, export control included, with the nations it trusts most, keeps "
    "half a door open to the undecided and shuts out the rest.",
    source='Viner 1950, "The Customs Union Issue"; Baldwin 1993, "A Domino Theory of Regionalism"',
    memory="none",
    uses_luck=False,
    nice=True,
)


@inlined
def member_trust(traits: Traits) -> float:
    """Trust above which a nation is in the bloc: 0.55 at middling openness."""
    return 0.6 - 0.1 * traits.openness


@inlined
def spend(me: Self, traits: Traits, luck: Address) -> Budget:
    """A bloc makes its own chips: a quarter of infrastructure for fabs, more with ambition."""
    return budget_by_need(
        size=1.5 * traits.budget,
        infrastructure=0.27,
        workforce=0.16,
        research=0.2,
        governance=0.1,
        industry=0.16,
        cooperation=0.11,
        fabs=fabs_at_least(0.2 + 0.1 * traits.ambition, traits),
        services=0.6,
        heed=0.4,
        me=me,
        traits=traits,
    )


@inlined
def levers(me: Self, traits: Traits, luck: Address) -> Levers:
    """Common rules inside, some walls against the outside."""
    return Levers(
        visa=0.35 + 0.2 * traits.openness,
        strictness=strictness(0.1, 0.8, me, traits),
        localisation=0.15 * (1.0 - traits.openness),
        diversification=spread(0.4, me),
        contribution=0.15,
        procurement=0.1,
        safety=safety(0.1, 0.7, me, traits),
    )


@inlined
def stance(me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """1 to members, 0.6 to the undecided, 0.1 to outsiders."""
    return by_trust(rival.trust, member_trust(traits), OUTSIDE_TRUST, 0.6, 0.1)


@inlined
def pact(me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Every kind with members, none with anyone else."""
    return rival.trust > member_trust(traits)
