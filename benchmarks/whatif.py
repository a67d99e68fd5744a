"""Same luck, other orders: games replayed on common random numbers with some orders edited.

Every edit is applied after all nations have decided, so that the rest of the world reacts to it
only through what it sees.  Differences between two games of one replicate are due to the edit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from agents.arguments import (
    ArgumentError,
    checked_call,
    checked_number,
    checked_place,
    checked_replicates,
    checked_seed,
    checked_word,
    whole,
)
from agents.lineup import seats
from agents.world import World, checked_world
from lab.validity import census
from policies.decide import Moment, decide
from policies.menu import number_of
from sim.flows import Flows
from sim.levers import DECLARED
from sim.move import check, read_move
from sim.orders import LARGEST_BUDGET, Orders
from sim.outcome import Outcome, Tally, measure, note
from sim.pillars import PILLAR_OF, PILLARS, PROGRAMMES, PROGRAMMES_OF, Programme
from sim.sheet import Array
from sim.stocks import Stocks
from sim.tick import advance
from sim.validity import watch, watched

LANES = 8
TINY = 1e-12
MOST_NATIONS = 64
"""Nations of the largest world."""
PROGRAMME_NAMES = tuple(programme.name.lower() for programme in Programme)
Edit = Callable[[Orders], None]


@dataclass(frozen=True)
class EditedGames:
    """The same game in several replicates; the last axis is the replicate."""

    outcomes: dict[str, Array]  # per nation [N, R], of the world [1, R]
    gdp: Array  # [N, R], output of the whole game, $bn


def play(
    world: World,
    policies: Sequence[str] | None = None,
    edit: Edit | None = None,
    seed: int = 1,
    replicates: int = 32,
) -> EditedGames:
    """Play `replicates` games (rounded up to whole blocks of lanes) to the end.

    Raises ArgumentError, LineupError or TypeError, or InvalidGames if a game came to mean nothing,
    in one sentence.  An edit may order no more than a nation may.
    """
    checked_world(world)
    checked_call("edit", edit)
    seed, replicates = checked_seed(seed), checked_replicates(replicates)
    numbers = [number_of(name) for name in seats(world.codes, world.policies, policies)]
    blocks = [
        _play_block(world, numbers, edit, seed, first) for first in range(0, replicates, LANES)
    ]
    return EditedGames(
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
            moment = Moment(now, nations, traits, seed, first, tick, turn)
            for i in range(n):
                decide(i, policies[i], moment, orders)
            orders.offer[:] = np.maximum(orders.offer, standing)
            if edit is not None:
                before = orders.copy()
                edit(orders)
                _refuse_beyond(before, orders, world.codes, turn)
        advance(now, orders, nations, params, world.calendar, seed, first, tick, flows, then)
        now, then = then, now
        note(now, flows, nations, tick, world.ticks, tally)
        published = tick + 1 == world.ticks
        watch(now, flows, tick + 1, published, looked_at, tally.fault)
        gdp += 0.25 * params.step * now.gdp
    census(tally.fault.numbers.T, world.codes).refuse()
    measure(now, nations, params.outcome, tally, outcome)
    return outcome, gdp


def _refuse_beyond(before: Orders, after: Orders, codes: Sequence[str], turn: int) -> None:
    """Raise ArgumentError where an edit orders what no nation may."""
    old, new = before.memory.reshape(-1, LANES), after.memory.reshape(-1, LANES)
    for lane in np.flatnonzero((old != new).any(axis=0)):
        was, now = before.lane(int(lane)), after.lane(int(lane))
        for nation, code in enumerate(codes):
            move = read_move(now, nation)
            # compared as numbers: NaN is no number, and so never what it was
            if move == read_move(was, nation):
                continue
            wrong = check(move, nation, codes)
            if not np.isin(now.offer[nation], (0.0, 1.0)).all():
                wrong = ["an offer of a pact must be 0 or 1"]
            if wrong:
                raise ArgumentError(
                    f"the edit of {code} in turn {turn + 1} is no order: {wrong[0]}"
                )


def _nation_in(orders: Orders, nation: int) -> int:
    """The place of a nation in the orders.  Raises ArgumentError."""
    return whole("nation", nation, 0, orders.nations - 1)


def extra_money(nation: int, programme: int | str, share: float) -> Edit:
    """Spend a further `share` of GDP a year on one programme, and on all others as before.

    `nation` is its place in the world's codes, `programme` a place or a name such as "fabs".
    Raises ArgumentError; `play` does so where the budget would exceed what a nation may order.
    """
    nation = whole("nation", nation, 0, MOST_NATIONS - 1)
    programme = checked_place("programme", programme, PROGRAMME_NAMES)
    share = checked_number("share", share, 0.0, LARGEST_BUDGET)

    def edit(orders: Orders) -> None:
        _nation_in(orders, nation)
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
            orders.split[nation, pillar] = total / np.maximum(orders.budget[nation], TINY)
            for q in members:
                # a pillar without money has shares too, and they add up to 1
                share_of = spent[q] / np.maximum(total, TINY)
                orders.programme[nation, q] = np.where(
                    total > TINY, share_of, orders.programme[nation, q]
                )

    return edit


def set_lever(nation: int, lever: str, value: float) -> Edit:
    """Hold one lever at a value of its range.  Raises ArgumentError for what no nation orders."""
    nation = whole("nation", nation, 0, MOST_NATIONS - 1)
    lever = checked_word("lever", lever, tuple(DECLARED))
    value = checked_number(lever, value, DECLARED[lever].low, DECLARED[lever].high)

    def edit(orders: Orders) -> None:
        _nation_in(orders, nation)
        getattr(orders, lever)[nation] = value

    return edit
