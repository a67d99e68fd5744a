"""Same luck, other orders: games replayed on common random numbers with some orders edited.

Every edit is applied after all nations have decided, so that the rest of the world reacts to it
only through what it sees.  Differences between two games of one replicate are due to the edit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from agents.arguments import checked_replicates, checked_seed
from agents.lineup import seats
from agents.world import World
from lab.validity import census
from policies.decide import decide
from policies.menu import number_of
from sim.flows import Flows
from sim.move import LEVERS
from sim.orders import Orders
from sim.outcome import Outcome, Tally, measure, note
from sim.pillars import PILLAR_OF, PILLARS, PROGRAMMES, PROGRAMMES_OF
from sim.sheet import Array
from sim.stocks import Stocks
from sim.tick import advance
from sim.validity import watch, watched

LANES = 8
Edit = Callable[[Orders], None]


@dataclass(frozen=True)
class Games:
    """The same game in several replicates; the last axis is the replicate."""

    outcomes: dict[str, Array]  # per nation [N, R], of the world [1, R]
    gdp: Array  # [N, R], output of the whole game, $bn


def play(
    world: World,
    policies: Sequence[str] | None = None,
    edit: Edit | None = None,
    seed: int = 1,
    replicates: int = 32,
) -> Games:
    """Play `replicates` games (rounded up to whole blocks of lanes) to the end.

    Raises ArgumentError, LineupError, or InvalidGames if a game came to mean nothing, in one
    sentence.
    """
    seed, replicates = checked_seed(seed), checked_replicates(replicates)
    numbers = [number_of(name) for name in seats(world.codes, world.policies, policies)]
    blocks = [
        _play_block(world, numbers, edit, seed, first) for first in range(0, replicates, LANES)
    ]
    return Games(
        outcomes={
            name: np.concatenate([getattr(outcome, name) for outcome, _ in blocks], axis=-1)
            for name in Outcome.fields
        },
        gdp=np.concatenate([gdp for _, gdp in blocks], axis=-1),
    )


def _play_block(
    world: World, policies: Sequence[int], edit: Edit | None, seed: int, first: int
) -> tuple[Outcome, Array]:
    n = len(world.codes)
    now, then = world.stocks.spread(LANES), Stocks(n, LANES)
    nations, params = world.nations.spread(LANES), world.params.spread(LANES)
    traits, orders = world.traits.spread(LANES), world.status_quo.spread(LANES)
    flows, tally, outcome = Flows(n, LANES), Tally(n, LANES), Outcome(n, LANES)
    looked_at = watched(n)
    gdp = np.zeros((n, LANES))
    standing = world.standing_offers[..., None]
    for tick in range(world.ticks):
        if tick % world.ticks_per_turn == 0:
            turn = tick // world.ticks_per_turn
            for i in range(n):
                decide(i, policies[i], now, nations, traits, seed, first, tick, turn, orders)
            orders.offer[:] = np.maximum(orders.offer, standing)
            if edit is not None:
                edit(orders)
        advance(now, orders, nations, params, world.calendar, seed, first, tick, flows, then)
        now, then = then, now
        note(now, flows, params.society, tick, world.ticks, tally)
        published = tick + 1 == world.ticks
        watch(now, flows, tick + 1, published, looked_at, tally.fault)
        gdp += 0.25 * params.step * now.gdp
    census(tally.fault.numbers.T, world.codes).refuse()
    measure(now, nations, params.outcome, tally, outcome)
    return outcome, gdp


def extra_money(nation: int, programme: int, share: float) -> Edit:
    """Spend a further `share` of GDP a year on one programme, and on all others as before."""

    def edit(orders: Orders) -> None:
        budget = orders.budget[nation]
        spent = np.stack(
            [
                budget * orders.split[nation, PILLAR_OF[q]] * orders.programme[nation, q]
                for q in range(PROGRAMMES)
            ]
        )
        spent[programme] += share
        orders.budget[nation] = budget + share
        for pillar in range(PILLARS):
            members = list(PROGRAMMES_OF[pillar])
            total = spent[members].sum(axis=0)
            orders.split[nation, pillar] = total / orders.budget[nation]
            for q in members:
                orders.programme[nation, q] = spent[q] / np.maximum(total, 1e-12)

    return edit


def set_lever(nation: int, lever: str, value: float) -> Edit:
    """Hold one lever at a value from 0 to 1.  Raises ValueError for what no nation can order."""
    if lever not in LEVERS:
        raise ValueError(f"no lever is called {lever!r}; it must be one of {', '.join(LEVERS)}")
    if not 0.0 <= value <= 1.0:
        raise ValueError(f"{lever} is {value:g}; it must be from 0 to 1")

    def edit(orders: Orders) -> None:
        getattr(orders, lever)[nation] = value

    return edit
