"""The compiled host: whole games without Mesa, one replicate a lane."""

from typing import TypeVar

import numpy as np
import numpy.typing as npt

from agents.world import World
from policies.decide import decide
from policies.menu import number_of
from policies.traits import TraitSheet
from sim.flows import Flows
from sim.jit import kernel
from sim.nations import Nations
from sim.orders import Orders
from sim.outcome import Outcome, Tally, measure, note
from sim.params import Params
from sim.pillars import PACTS
from sim.sheet import Array, Sheet
from sim.stocks import Stocks
from sim.tick import advance

Kind = TypeVar("Kind", bound=Sheet)


@kernel
def play(
    stocks: Stocks,
    spare: Stocks,
    nations: Nations,
    params: Params,
    traits: TraitSheet,
    orders: Orders,
    flows: Flows,
    tally: Tally,
    standing_offers: Array,
    calendar: Array,
    policies: npt.NDArray[np.int64],
    seed: int,
    replicate: int,
    first_tick: int,
    last_tick: int,
    ticks: int,
    ticks_per_turn: int,
) -> None:
    """Play the quarters from `first_tick` to before `last_tick`; the state ends in `stocks`.

    The quarters played must be an even number, since the two sheets change places in pairs.
    """
    for tick in range(first_tick, last_tick):
        odd = (tick - first_tick) % 2 == 1
        now = spare if odd else stocks
        then = stocks if odd else spare
        if tick % ticks_per_turn == 0:
            for i in range(stocks.nations):
                turn = tick // ticks_per_turn
                decide(i, policies[i], now, nations, traits, seed, replicate, tick, turn, orders)
            for i in range(stocks.nations):
                for j in range(stocks.nations):
                    for kind in range(PACTS):
                        offer = orders.offer[i, j, kind]
                        standing = standing_offers[i, j, kind]
                        orders.offer[i, j, kind] = offer + standing - offer * standing
        advance(now, orders, nations, params, calendar, seed, replicate, tick, flows, then)
        note(then, flows, params.society, tick, ticks, tally)


def run_block(
    world: World, policies: tuple[str, ...], seed: int, replicate: int, width: int, turns: int
) -> tuple[Stocks, Outcome]:
    """Play replicates `replicate` to `replicate + width − 1` to the end (width 0: one, on floats).

    Returns their final states and outcomes, one a lane.  Raises ValueError when the game has an
    odd number of quarters.
    """
    ticks = turns * world.ticks_per_turn
    if ticks % 2:
        raise ValueError(f"a game of {ticks} quarters cannot be played in pairs")

    def wide(sheet: Kind) -> Kind:
        return sheet.spread(width) if width else sheet.copy()

    count = world.stocks.nations
    stocks, nations = wide(world.stocks), wide(world.nations)
    tally, outcome = Tally(count, width), Outcome(count, width)
    play(
        stocks,
        Stocks(count, width),
        nations,
        wide(world.params),
        wide(world.traits),
        wide(world.status_quo),
        Flows(count, width),
        tally,
        world.standing_offers,
        world.calendar,
        np.array([number_of(name) for name in policies]),
        seed,
        replicate,
        0,
        ticks,
        ticks,
        world.ticks_per_turn,
    )
    measure(stocks, nations, tally, outcome)
    return stocks, outcome
