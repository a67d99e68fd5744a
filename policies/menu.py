"""The menu: every policy by number, and one explicit chain of choices for the compiler.

The numbers are part of every saved game: a policy keeps its number for ever, and a new one goes to
the end of `OURS` and of the four chains.
"""

import difflib
from typing import Any

from policies import (
    added,
    always_cooperate,
    always_isolate,
    balancer,
    bloc_builder,
    coin_flip,
    free_rider,
    generous_tit_for_tat,
    grudger,
    hegemon,
    regulator_first,
    selective_openness,
    talent_magnet,
    techno_optimist,
    tit_for_tat,
)
from policies.card import Card
from policies.choices import Address
from policies.traits import Traits
from policies.write import write_budget, write_levers
from sim.additions import AdditionError
from sim.jit import inlined
from sim.orders import Orders
from sim.sight import Rival, Self

OURS = (
    always_cooperate,
    always_isolate,
    balancer,
    bloc_builder,
    coin_flip,
    free_rider,
    generous_tit_for_tat,
    grudger,
    hegemon,
    regulator_first,
    selective_openness,
    talent_magnet,
    techno_optimist,
    tit_for_tat,
)
LIBRARY = len(OURS)
"""Policies of the library; those of additions have the numbers from here on."""
POLICIES: tuple[Any, ...] = (*OURS, *added.MODULES)
CARDS: tuple[Card, ...] = tuple(policy.CARD for policy in POLICIES)
NAMES: tuple[str, ...] = tuple(card.name for card in CARDS)
for _place, _name in enumerate(NAMES[LIBRARY:], LIBRARY):
    if _name in NAMES[:_place]:
        raise AdditionError(f"two policies are called {_name}; rename that of the addition")
spend_added, levers_added, stance_added, pact_added = added.chained(LIBRARY)


class UnknownPolicy(ValueError):
    """A name that is not on the menu."""

    def __init__(self, name: str) -> None:
        near = difflib.get_close_matches(name, NAMES, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(NAMES)}"
        super().__init__(f"no policy is called {name!r}{hint}")


def number_of(name: str) -> int:
    """The number of the policy of this name."""
    if name not in NAMES:
        raise UnknownPolicy(name)
    return NAMES.index(name)


@inlined
def spend(  # noqa: PLR0912
    policy: int, me: Self, traits: Traits, luck: Address, orders: Orders, i: int
) -> None:
    """Write the budget that policy number `policy` sets into row i."""
    if policy == 0:
        write_budget(orders, i, always_cooperate.spend(me, traits, luck))
    elif policy == 1:
        write_budget(orders, i, always_isolate.spend(me, traits, luck))
    elif policy == 2:
        write_budget(orders, i, balancer.spend(me, traits, luck))
    elif policy == 3:
        write_budget(orders, i, bloc_builder.spend(me, traits, luck))
    elif policy == 4:
        write_budget(orders, i, coin_flip.spend(me, traits, luck))
    elif policy == 5:
        write_budget(orders, i, free_rider.spend(me, traits, luck))
    elif policy == 6:
        write_budget(orders, i, generous_tit_for_tat.spend(me, traits, luck))
    elif policy == 7:
        write_budget(orders, i, grudger.spend(me, traits, luck))
    elif policy == 8:
        write_budget(orders, i, hegemon.spend(me, traits, luck))
    elif policy == 9:
        write_budget(orders, i, regulator_first.spend(me, traits, luck))
    elif policy == 10:
        write_budget(orders, i, selective_openness.spend(me, traits, luck))
    elif policy == 11:
        write_budget(orders, i, talent_magnet.spend(me, traits, luck))
    elif policy == 12:
        write_budget(orders, i, techno_optimist.spend(me, traits, luck))
    elif policy == 13:
        write_budget(orders, i, tit_for_tat.spend(me, traits, luck))
    else:
        spend_added(policy, me, traits, luck, orders, i)


@inlined
def levers(  # noqa: PLR0912
    policy: int, me: Self, traits: Traits, luck: Address, orders: Orders, i: int
) -> None:
    """Write the levers that policy number `policy` sets into row i."""
    if policy == 0:
        write_levers(orders, i, always_cooperate.levers(me, traits, luck))
    elif policy == 1:
        write_levers(orders, i, always_isolate.levers(me, traits, luck))
    elif policy == 2:
        write_levers(orders, i, balancer.levers(me, traits, luck))
    elif policy == 3:
        write_levers(orders, i, bloc_builder.levers(me, traits, luck))
    elif policy == 4:
        write_levers(orders, i, coin_flip.levers(me, traits, luck))
    elif policy == 5:
        write_levers(orders, i, free_rider.levers(me, traits, luck))
    elif policy == 6:
        write_levers(orders, i, generous_tit_for_tat.levers(me, traits, luck))
    elif policy == 7:
        write_levers(orders, i, grudger.levers(me, traits, luck))
    elif policy == 8:
        write_levers(orders, i, hegemon.levers(me, traits, luck))
    elif policy == 9:
        write_levers(orders, i, regulator_first.levers(me, traits, luck))
    elif policy == 10:
        write_levers(orders, i, selective_openness.levers(me, traits, luck))
    elif policy == 11:
        write_levers(orders, i, talent_magnet.levers(me, traits, luck))
    elif policy == 12:
        write_levers(orders, i, techno_optimist.levers(me, traits, luck))
    elif policy == 13:
        write_levers(orders, i, tit_for_tat.levers(me, traits, luck))
    else:
        levers_added(policy, me, traits, luck, orders, i)


@inlined
def stance(  # noqa: PLR0911, PLR0912
    policy: int, me: Self, rival: Rival, traits: Traits, luck: Address
) -> float:
    """The stance that policy number `policy` takes towards the rival."""
    if policy == 0:
        return always_cooperate.stance(me, rival, traits, luck)
    if policy == 1:
        return always_isolate.stance(me, rival, traits, luck)
    if policy == 2:
        return balancer.stance(me, rival, traits, luck)
    if policy == 3:
        return bloc_builder.stance(me, rival, traits, luck)
    if policy == 4:
        return coin_flip.stance(me, rival, traits, luck)
    if policy == 5:
        return free_rider.stance(me, rival, traits, luck)
    if policy == 6:
        return generous_tit_for_tat.stance(me, rival, traits, luck)
    if policy == 7:
        return grudger.stance(me, rival, traits, luck)
    if policy == 8:
        return hegemon.stance(me, rival, traits, luck)
    if policy == 9:
        return regulator_first.stance(me, rival, traits, luck)
    if policy == 10:
        return selective_openness.stance(me, rival, traits, luck)
    if policy == 11:
        return talent_magnet.stance(me, rival, traits, luck)
    if policy == 12:
        return techno_optimist.stance(me, rival, traits, luck)
    if policy == 13:
        return tit_for_tat.stance(me, rival, traits, luck)
    return stance_added(policy, me, rival, traits, luck)


@inlined
def pact(  # noqa: PLR0911, PLR0912
    policy: int, me: Self, rival: Rival, kind: int, traits: Traits, luck: Address
) -> bool:
    """Whether policy number `policy` offers the rival a pact of this kind."""
    if policy == 0:
        return always_cooperate.pact(me, rival, kind, traits, luck)
    if policy == 1:
        return always_isolate.pact(me, rival, kind, traits, luck)
    if policy == 2:
        return balancer.pact(me, rival, kind, traits, luck)
    if policy == 3:
        return bloc_builder.pact(me, rival, kind, traits, luck)
    if policy == 4:
        return coin_flip.pact(me, rival, kind, traits, luck)
    if policy == 5:
        return free_rider.pact(me, rival, kind, traits, luck)
    if policy == 6:
        return generous_tit_for_tat.pact(me, rival, kind, traits, luck)
    if policy == 7:
        return grudger.pact(me, rival, kind, traits, luck)
    if policy == 8:
        return hegemon.pact(me, rival, kind, traits, luck)
    if policy == 9:
        return regulator_first.pact(me, rival, kind, traits, luck)
    if policy == 10:
        return selective_openness.pact(me, rival, kind, traits, luck)
    if policy == 11:
        return talent_magnet.pact(me, rival, kind, traits, luck)
    if policy == 12:
        return techno_optimist.pact(me, rival, kind, traits, luck)
    if policy == 13:
        return tit_for_tat.pact(me, rival, kind, traits, luck)
    return pact_added(policy, me, rival, kind, traits, luck)
