"""The compiled host: whole games without Mesa, one replicate a lane, no lock on Python held.

A block is as many replicates as there are lanes, on one set of sheets; a thread has one set and
plays block after block on it.  What a replicate comes to depends on its number only,
never on its block, lane or thread.
"""

from agents.block import (
    HELD,
    LATE_ORDERS,
    LATE_STOCKS,
    NATIONS,
    ORDERS,
    PARAMS,
    TRAITS,
    Block,
    Memory,
    Opening,
    Sample,
    Scratch,
    Span,
    Varied,
    Whole,
)
from agents.opening import fill, state_shares
from policies.decide import Moment, decide
from policies.habits import ROW, SIZE
from policies.menu import LIBRARY, POLICIES
from sim.dice import Luck, uniform
from sim.jit import kernel
from sim.levers import LEVERS
from sim.opening import open_world
from sim.orders import Orders
from sim.outcome import measure, note
from sim.pillars import PACTS, PILLARS, PROGRAMMES
from sim.primitives import where
from sim.sheet import Array
from sim.stocks import Stocks
from sim.tick import advance
from sim.validity import FAULT, watch, watch_orders

MENU = len(POLICIES)
BROUGHT = MENU > LIBRARY
"""Whether additions bring policies: what those order may be out of limits."""
LEVER_COUNT = len(LEVERS)
BEFORE, FILLED, OPENED = range(3)
"""When a varied figure is written: before people and machines are filled, after, or at last."""
LINEUP = 64
"""The event number of a drawn lineup, far from the events of the world and the choices."""


@kernel
def random_lineups(seed: int, first: int, lineups: Whole) -> None:
    """Draw a policy of the menu for nation i of replicate first + r into `lineups[i, r]`."""
    for r in range(lineups.shape[1]):
        for i in range(lineups.shape[0]):
            lineups[i, r] = int(uniform(Luck(seed, first + r, 0), LINEUP, i, i) * MENU)


@kernel
def take(i: int, chosen: bool, draft: Orders, orders: Orders) -> None:
    """Put the drafted orders of nation i into force in the lanes where they are chosen."""
    orders.budget[i] = where(chosen, draft.budget[i], orders.budget[i])
    for pillar in range(PILLARS):
        orders.split[i, pillar] = where(chosen, draft.split[i, pillar], orders.split[i, pillar])
    for q in range(PROGRAMMES):
        orders.programme[i, q] = where(chosen, draft.programme[i, q], orders.programme[i, q])
    for k in range(LEVER_COUNT):
        place = k * orders.nations + i
        orders.numbers[place] = where(chosen, draft.numbers[place], orders.numbers[place])
    for j in range(orders.nations):
        orders.stance[i, j] = where(chosen, draft.stance[i, j], orders.stance[i, j])
        for kind in range(PACTS):
            offer = where(chosen, draft.offer[i, j, kind], orders.offer[i, j, kind])
            orders.offer[i, j, kind] = offer


@kernel
def decide_all(
    block: Block, now: Stocks, policies: Whole, span: Span, replicate: int, tick: int
) -> None:
    """Write the orders of all nations; `policies` is [N, 1], or [N, lanes] where they differ.

    A seat that is held keeps the orders in force; all rows have the one number ROW.
    Where lanes follow different policies, each policy met writes a draft for all lanes and is
    taken in its own: a draft costs as much as a decision.
    """
    turn = tick // span.ticks_per_turn
    moment = Moment(
        now, block.nations, block.traits, span.seed, replicate, tick, turn, block.rows
    )  # fmt: skip
    for i in range(now.nations):
        first = policies[i, 0]
        alike = True
        for k in range(1, policies.shape[1]):
            alike = alike and policies[i, k] == first
        if alike and first == HELD:
            continue
        if alike:
            decide(i, first, moment, block.orders)
            continue
        for number in range(MENU + 1):
            policy = number if number < MENU else ROW
            met = False
            for k in range(policies.shape[1]):
                met = met or policies[i, k] == policy
            if met:
                decide(i, policy, moment, block.draft)
                seat = block.seats.policy[i]
                chosen = (seat > policy - 0.5) & (seat < policy + 0.5)
                take(i, chosen, block.draft, block.orders)


@kernel
def play(
    block: Block,
    memory: Memory,
    opening: Opening,
    policies: Whole,
    span: Span,
    replicate: int,
    sample: Sample,
    notes: Array,
) -> None:
    """Play the quarters of the span from `block.stocks`, where the state also ends.

    `notes` [samples, size x width] takes the sampled stocks.
    """
    width = len(memory.stocks) // (len(opening.stocks))
    kept = 0
    for tick in range(span.first_tick, span.last_tick):
        odd = (tick - span.first_tick) % 2 == 1
        now = block.spare if odd else block.stocks
        then = block.stocks if odd else block.spare
        if tick % span.ticks_per_turn == 0:
            decide_all(block, now, policies, span, replicate, tick)
            for i in range(now.nations):
                for j in range(now.nations):
                    for kind in range(PACTS):
                        offer = block.orders.offer[i, j, kind]
                        standing = opening.standing_offers[i, j, kind]
                        block.orders.offer[i, j, kind] = offer + standing - offer * standing
            if BROUGHT:
                before = len(block.stocks.numbers) + len(block.flows.numbers)
                watch_orders(block.orders, before, tick + 1, block.watched, block.tally.fault)
        advance(
            now, block.orders, block.nations, block.params, opening.calendar, span.seed, replicate,
            tick, block.flows, then,
        )  # fmt: skip
        note(then, block.flows, block.nations, tick, span.ticks, block.tally)
        sampled = sample.every > 0 and (tick + 1) % sample.every == 0
        published = sampled or tick + 1 == span.last_tick
        watch(then, block.flows, tick + 1, published, block.watched, block.tally.fault)
        if sampled:
            keep(memory.stocks if odd else memory.spare, sample, width, notes[kept])
            kept += 1
    if (span.last_tick - span.first_tick) % 2 == 1:
        for k in range(len(memory.stocks)):
            memory.stocks[k] = memory.spare[k]


@kernel
def keep(stocks: Array, sample: Sample, width: int, into: Array) -> None:
    """Note the sampled stocks."""
    place = 0
    for row in range(sample.ranges.shape[0]):
        start = sample.ranges[row, 0] * width
        count = sample.ranges[row, 1] * width
        for k in range(count):
            into[place + k] = stocks[start + k]
        place += count


@kernel
def spread(one: Array, wide: Array) -> None:
    """Copy each number into all lanes."""
    width = len(wide) // max(len(one), 1)
    for k in range(len(one)):
        for lane in range(width):
            wide[k * width + lane] = one[k]


@kernel
def open_games(
    block: Block, memory: Memory, opening: Opening, varied: Varied, start: int, count: int
) -> None:
    """Lay out the opening; with varied figures, those of column `start` and on, calibrated."""
    spread(opening.stocks, memory.stocks)
    spread(opening.orders, memory.orders)
    spread(opening.tally, memory.tally)
    if len(varied.targets) == 0:
        return
    spread(opening.nations, memory.nations)
    spread(opening.params, memory.params)
    spread(opening.traits, memory.traits)
    state_shares(varied.again, opening.stated, block.stocks)
    put(memory, opening, varied, start, count, BEFORE)
    fill(varied.again, block.stocks)
    put(memory, opening, varied, start, count, FILLED)
    width = len(memory.params) // len(opening.params)
    for k in range(len(memory.params)):
        memory.calm[k] = memory.params[k] * opening.lucky[k // width]
    open_world(
        block.stocks,
        block.orders,
        block.nations,
        block.params,
        block.calm,
        opening.no_dates,
        block.flows,
        block.spare,
    )
    put(memory, opening, varied, start, count, OPENED)


@kernel
def put(
    memory: Memory, opening: Opening, varied: Varied, start: int, count: int, stage: int
) -> None:
    """Write the varied values of a stage of the opening into their places.

    Lanes past the last replicate repeat it.
    """
    width = len(memory.params) // len(opening.params)
    for row in range(varied.targets.shape[0]):
        sheet, place = varied.targets[row, 1], varied.targets[row, 2] * width
        due = BEFORE
        if sheet == LATE_STOCKS:
            due = FILLED
        if sheet == LATE_ORDERS:
            due = OPENED
        if stage != due:
            continue
        for lane in range(width):
            value = varied.values[varied.targets[row, 0], start + min(lane, count - 1)]
            if sheet == PARAMS:
                memory.params[place + lane] = value
            elif sheet == NATIONS:
                memory.nations[place + lane] = value
            elif sheet == TRAITS:
                memory.traits[place + lane] = value
            elif sheet in (ORDERS, LATE_ORDERS):
                memory.orders[place + lane] = value
            else:
                memory.stocks[place + lane] = value


@kernel
def seat(
    memory: Memory, lineups: Whole, rows: Array, start: int, count: int, policies: Whole
) -> None:
    """Seat the lanes from column `start` on, each with its row where it follows one.

    Lanes past the last replicate repeat it; a line-up of one column is every lane's.
    """
    nations = lineups.shape[0]
    width = len(memory.seats) // nations
    for i in range(nations):
        for lane in range(width):
            column = min(start + min(lane, count - 1), lineups.shape[1] - 1)
            policy = lineups[i, column]
            if policy >= ROW:
                for k in range(SIZE):
                    memory.rows[(i * SIZE + k) * width + lane] = rows[policy - ROW, k]
            policies[i, min(lane, policies.shape[1] - 1)] = min(policy, ROW)
            memory.seats[i * width + lane] = min(policy, ROW)


@kernel
def play_blocks(
    block: Block,
    memory: Memory,
    opening: Opening,
    lineups: Whole,
    varied: Varied,
    span: Span,
    sample: Sample,
    first: int,
    outcomes: Array,
    faults: Array,
    notes: Array,
    scratch: Scratch,
) -> None:
    """Play replicates `first`, `first` + 1, ... to the end of the span, a block after another.

    `outcomes` is [replicates, size of an outcome], `faults` [replicates, FAULT]; `lineups` [N, 1]
    or [N, replicates], of which ROW + k is row k of the opening's; `notes` [replicates, samples,
    size of a note], or empty.
    """
    width = len(memory.stocks) // len(opening.stocks)
    size = outcomes.shape[1]
    samples = notes.shape[1]
    policies = scratch.policies
    for start in range(0, outcomes.shape[0], width):
        count = min(width, outcomes.shape[0] - start)
        if lineups.shape[1] > 1 or start == 0:
            seat(memory, lineups, opening.rows, start, count, policies)
        open_games(block, memory, opening, varied, start, count)
        play(block, memory, opening, policies, span, first + start, sample, scratch.notes)
        measure(block.stocks, block.nations, block.params.outcome, block.tally, block.outcome)
        for k in range(size):
            for lane in range(count):
                outcomes[start + lane, k] = memory.outcome[k * width + lane]
        for k in range(FAULT):
            place = len(memory.tally) + (k - FAULT) * width
            for lane in range(count):
                faults[start + lane, k] = memory.tally[place + lane]
        for s in range(samples):
            for k in range(sample.size):
                for lane in range(count):
                    notes[start + lane, s, k] = scratch.notes[s, k * width + lane]
