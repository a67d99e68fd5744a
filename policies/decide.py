"""One nation's decision: see, ask the policy, write the orders."""

from typing import NamedTuple

from policies import menu
from policies.choices import Address
from policies.habits import NO_ROWS, ROW, Rows
from policies.parametric import clear_diagonal, order_own, order_towards, prepare_pairs
from policies.traits import TraitSheet, traits_of
from sim.dice import Event, Luck
from sim.jit import kernel
from sim.maths import where
from sim.nations import Nations
from sim.orders import Orders
from sim.pillars import PACTS
from sim.primitives import replicates_of
from sim.sight import leader_capability, see_rival, see_self, world_fab
from sim.stocks import Stocks

SPENDING_CHOICE = int(Event.SPENDING_CHOICE)
LEVER_CHOICE = int(Event.LEVER_CHOICE)
STANCE_CHOICE = int(Event.STANCE_CHOICE)
PACT_CHOICE = int(Event.PACT_CHOICE)


class Moment(NamedTuple):
    """What nations decide by: the state of the world, who they are, and the luck of the quarter.

    `rows` has the row of each nation that follows one.
    """

    now: Stocks
    nations: Nations
    traits: TraitSheet
    seed: int
    replicate: int
    tick: int
    turn: int
    rows: Rows = NO_ROWS


@kernel
def follow_row(i: int, moment: Moment, orders: Orders) -> None:
    """Write the orders of nation i by its row of numbers; reads no orders of others."""
    now, nations, rows = moment.now, moment.nations, moment.rows
    best = leader_capability(now)
    fab = world_fab(now)
    me = see_self(i, moment.turn, now, best)
    order_own(i, rows, me, orders)
    prepare_pairs(i, rows, me, orders)
    for j in range(now.nations):
        if i != j:
            rival = see_rival(i, j, now, nations, best, fab)
            order_towards(i, j, rows, moment.turn, rival, orders)
    clear_diagonal(i, orders)


@kernel
def decide(i: int, policy: int, moment: Moment, orders: Orders) -> None:
    """Write the orders of nation i, which follows policy number `policy` of the menu, or its row.

    Reads no orders, so that all nations decide simultaneously.
    """
    if policy >= ROW:
        follow_row(i, moment, orders)
        return
    now, nations = moment.now, moment.nations
    luck = Luck(moment.seed, replicates_of(moment.replicate, now), moment.tick)
    best = leader_capability(now)
    fab = world_fab(now)
    me = see_self(i, moment.turn, now, best)
    traits = traits_of(moment.traits, i)
    menu.spend(policy, me, traits, Address(luck, SPENDING_CHOICE, i, i), orders, i)
    menu.levers(policy, me, traits, Address(luck, LEVER_CHOICE, i, i), orders, i)
    for j in range(now.nations):
        orders.stance[i, j] = 1.0
        for kind in range(PACTS):
            orders.offer[i, j, kind] = 0.0
        if i != j:
            rival = see_rival(i, j, now, nations, best, fab)
            orders.stance[i, j] = menu.stance(
                policy, me, rival, traits, Address(luck, STANCE_CHOICE, i, j)
            )
            for kind in range(PACTS):
                agrees = menu.pact(
                    policy, me, rival, kind, traits, Address(luck, PACT_CHOICE + kind, i, j)
                )
                orders.offer[i, j, kind] = where(agrees, 1.0, 0.0)
