"""Games of world 2 for its benches: leaders of the menu, or orders that never change."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from policies import menu
from policies.choices import Address
from policies.decide import LEVER_CHOICE, PACT_CHOICE, SPENDING_CHOICE, STANCE_CHOICE
from policies.traits import TraitSheet, traits_of
from sim.components import COMPONENT_NAMES
from sim.dice import Luck
from sim.flows import Flows
from sim.jit import kernel
from sim.maths import where
from sim.nations import Nations
from sim.orders import Orders
from sim.outcome import Outcome, Tally, best_capability, measure, note
from sim.params import OutcomeParams, Params
from sim.pillars import PACTS
from sim.sheet import Array
from sim.sight import see_rival, see_self, world_fab
from sim.stocks import Stocks
from sim.tick import advance

HELD = -1
"""Instead of a policy's number: keep the orders that were given."""
TICKS_A_TURN = 4


class Ready(Protocol):
    """A packed world of which games can be played, with how they are judged and who leads."""

    @property
    def codes(self) -> tuple[str, ...]: ...

    @property
    def stocks(self) -> Stocks: ...

    @property
    def nations(self) -> Nations: ...

    @property
    def params(self) -> Params: ...

    @property
    def judged(self) -> OutcomeParams: ...

    @property
    def calendar(self) -> Array: ...

    @property
    def traits(self) -> TraitSheet: ...


@dataclass
class Table:
    """What so many games came to: components [games, N, 5], and figures of the world [games]."""

    components: Array
    score: Array
    survival: Array
    ending: Array


@kernel
def lead(
    i: int,
    policy: int,
    money: float,
    now: Stocks,
    nations: Nations,
    params: Params,
    traits_of_all: TraitSheet,
    luck: Luck,
    turn: int,
    orders: Orders,
) -> None:
    """Write the orders of nation i by a policy of the menu that spends `money`, a share of GDP."""
    best = best_capability(now)
    fab = world_fab(now)
    me = see_self(i, turn, now, params, best)
    traits = traits_of(traits_of_all, i)
    menu.spend(policy, me, traits, Address(luck, SPENDING_CHOICE, i, i), orders, i)
    menu.levers(policy, me, traits, Address(luck, LEVER_CHOICE, i, i), orders, i)
    orders.budget[i] = money
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


@kernel
def play_one(
    start: Stocks,
    nations: Nations,
    params: Params,
    judged: OutcomeParams,
    calendar: Array,
    traits: TraitSheet,
    policies: Array,
    money: Array,
    safety: Array,
    orders: Orders,
    seed: int,
    replicate: int,
    turns: int,
    now: Stocks,
    then: Stocks,
    flows: Flows,
    tally: Tally,
    outcome: Outcome,
) -> None:
    """One game from the start; `now`, `then`, `flows`, `tally` are scratch, `outcome` is filled."""
    now.numbers[:] = start.numbers
    tally.numbers[:] = 0.0
    tick = 0
    for turn in range(turns):
        luck = Luck(seed, replicate, tick)
        for i in range(now.nations):
            if policies[i] >= 0.0:
                lead(
                    i, int(policies[i]), money[i], now, nations, params, traits, luck, turn, orders
                )
                orders.safety[i] = safety[i]
        for _ in range(TICKS_A_TURN):
            advance(now, orders, nations, params, calendar, seed, replicate, tick, flows, then)
            note(then, flows, nations, tick, turns * TICKS_A_TURN, tally)
            now.numbers[:] = then.numbers
            tick += 1
    measure(now, flows, nations, judged, tally, outcome)


@kernel
def play_all(
    start: Stocks,
    nations: Nations,
    params: Params,
    judged: OutcomeParams,
    calendar: Array,
    traits: TraitSheet,
    policies: Array,
    money: Array,
    safety: Array,
    fixed: Array,
    orders: Orders,
    seed: int,
    replicates: Array,
    turns: int,
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
            start, nations, params, judged, calendar, traits, policies[g], money[g], safety[g],
            orders, seed, int(replicates[g]), turns, now, then, flows, tally, outcome,
        )  # fmt: skip
        found[g] = outcome.numbers


def play(
    world: Ready,
    policies: Array,
    money: Array,
    safety: Array,
    fixed: Array,
    replicates: Array,
    seed: int = 1,
    turns: int = 10,
) -> Table:
    """Games of a packed world.

    `policies` [games, N] are numbers of the menu or HELD, `money` [games, N] the budgets of those
    who follow the menu, `safety` [games, N] their frontier safety, `fixed` [games, size] the orders
    that all begin with.
    """
    w = world
    n = len(w.codes)
    outcome = Outcome(n)
    found = np.empty((len(policies), len(outcome.memory)))
    play_all(
        w.stocks, w.nations, w.params, w.judged, w.calendar, w.traits, policies, money, safety,
        fixed, Orders(n), seed, replicates, turns, Stocks(n), Stocks(n),
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
        parts["ending"][:, 0],
    )
