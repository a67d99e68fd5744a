"""The menu: every policy by number, and one explicit chain of choices for the compiler."""

from policies import always_cooperate, always_isolate
from policies.card import Card
from policies.choices import Address
from policies.traits import Traits
from policies.write import write_budget, write_levers
from sim.jit import kernel
from sim.orders import Orders
from sim.sight import Rival, Self

POLICIES = (always_cooperate, always_isolate)
CARDS: tuple[Card, ...] = tuple(policy.CARD for policy in POLICIES)
NAMES: tuple[str, ...] = tuple(card.name for card in CARDS)


@kernel
def spend(policy: int, me: Self, traits: Traits, luck: Address, orders: Orders, i: int) -> None:
    """Write the budget that policy number `policy` sets into row i."""
    if policy == 0:
        write_budget(orders, i, always_cooperate.spend(me, traits, luck))
    elif policy == 1:
        write_budget(orders, i, always_isolate.spend(me, traits, luck))


@kernel
def levers(policy: int, me: Self, traits: Traits, luck: Address, orders: Orders, i: int) -> None:
    """Write the levers that policy number `policy` sets into row i."""
    if policy == 0:
        write_levers(orders, i, always_cooperate.levers(me, traits, luck))
    elif policy == 1:
        write_levers(orders, i, always_isolate.levers(me, traits, luck))


@kernel
def stance(policy: int, me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """The stance that policy number `policy` takes towards the rival."""
    if policy == 0:
        return always_cooperate.stance(me, rival, traits, luck)
    return always_isolate.stance(me, rival, traits, luck)


@kernel
def pact(policy: int, me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """Whether policy number `policy` offers the rival a pact of this kind."""
    if policy == 0:
        return always_cooperate.pact(me, rival, kind, traits, luck)
    return always_isolate.pact(me, rival, kind, traits, luck)
