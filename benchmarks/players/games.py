"""Games of the bench: leaders of the menu with money of their own, or orders that never change."""

from dataclasses import dataclass

import numpy as np

from agents.world import World
from policies.decide import Moment, decide
from policies.habits import NO_ROWS, Rows
from policies.traits import TraitSheet
from sim.components import COMPONENT_NAMES
from sim.flows import Flows
from sim.jit import kernel, machine_numbers
from sim.nations import Nations
from sim.orders import Orders
from sim.outcome import Outcome, Tally, measure, note
from sim.params import Params
from sim.sheet import Array
from sim.stocks import Stocks
from sim.tick import advance

HELD = -1
"""Instead of a policy's number: keep the orders that were given."""
OWN = -1.0
"""Instead of a frontier safety: as the policy has it."""


@dataclass
class Table:
    """What so many games came to: components [games, N, 5], and figures of the world [games]."""

    components: Array
    score: Array
    survival: Array
    leader_share: Array
    pacts: Array
    ending: Array


@kernel
def play_one(
    start: Stocks,
    nations: Nations,
    params: Params,
    calendar: Array,
    traits: TraitSheet,
    rows: Rows,
    policies: Array,
    money: Array,
    safety: Array,
    orders: Orders,
    seed: int,
    replicate: int,
    turns: int,
    ticks_per_turn: int,
    now: Stocks,
    then: Stocks,
    flows: Flows,
    tally: Tally,
    outcome: Outcome,
) -> None:
    """One game from the start; `now`, `then`, `flows`, `tally` are scratch, `outcome` is filled.

    No nation follows one of `rows`, which deciding asks for.
    """
    now.numbers[:] = start.numbers
    tally.numbers[:] = 0.0
    tick = 0
    for turn in range(turns):
        moment = Moment(now, nations, traits, seed, replicate, tick, turn, rows)
        for i in range(now.nations):
            if policies[i] >= 0.0:
                decide(i, int(policies[i]), moment, orders)
                orders.budget[i] = money[i]
                if safety[i] >= 0.0:
                    orders.safety[i] = safety[i]
        for _ in range(ticks_per_turn):
            advance(now, orders, nations, params, calendar, seed, replicate, tick, flows, then)
            note(then, flows, nations, tick, turns * ticks_per_turn, tally)
            now.numbers[:] = then.numbers
            tick += 1
    measure(now, nations, params.outcome, tally, outcome)


@kernel
def play_all(
    start: Stocks,
    nations: Nations,
    params: Params,
    calendar: Array,
    traits: TraitSheet,
    rows: Rows,
    policies: Array,
    money: Array,
    safety: Array,
    fixed: Array,
    orders: Orders,
    seed: int,
    replicates: Array,
    turns: int,
    ticks_per_turn: int,
    now: Stocks,
    then: Stocks,
    flows: Flows,
    tally: Tally,
    outcome: Outcome,
    found: Array,
) -> None:
    """Games one after the other; row g of each table is game g's; `found` has their outcomes."""
    for g in range(len(replicates)):
        orders.numbers[:] = fixed[g]
        play_one(
            start, nations, params, calendar, traits, rows, policies[g], money[g], safety[g],
            orders, seed, int(replicates[g]), turns, ticks_per_turn, now, then, flows, tally,
            outcome,
        )  # fmt: skip
        found[g] = outcome.numbers


def play(
    world: World,
    policies: Array,
    money: Array,
    safety: Array,
    fixed: Array,
    replicates: Array,
    seed: int,
) -> Table:
    """Games of a world.

    `policies` [games, N] are numbers of the menu or HELD, `money` [games, N] the budgets of those
    who follow the menu, `safety` [games, N] their frontier safety or OWN, `fixed` [games, size] the
    orders that all begin with.
    """
    w = world
    n = len(w.codes)
    outcome = Outcome(n)
    found = np.empty((len(policies), len(outcome.memory)))
    with machine_numbers():
        play_all(
            w.stocks, w.nations, w.params, w.calendar, w.traits, NO_ROWS, policies, money, safety,
            fixed, Orders(n), seed, replicates, w.turns, w.ticks_per_turn, Stocks(n), Stocks(n),
            Flows(n), Tally(n), outcome, found,
        )  # fmt: skip
    offset, parts = 0, {}
    for name, field in Outcome.fields.items():
        size = field.size(n)
        parts[name] = found[:, offset : offset + size]
        offset += size
    return Table(
        np.stack([parts[name] for name in COMPONENT_NAMES], axis=2),
        parts["score"],
        parts["survival"][:, 0],
        parts["leader_share"][:, 0],
        parts["pacts_in_force"][:, 0],
        parts["ending"][:, 0],
    )
