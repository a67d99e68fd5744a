"""The policy that is a row of numbers: what it sees, times its coefficients, is what it orders."""

from policies.habits import (
    BASE,
    FIRST,
    HIGH,
    LEVER,
    LOW,
    MINE,
    OWN_HEAD,
    OWN_STRIDE,
    PACT,
    PAIR_HEAD,
    PAIR_STRIDE,
    PROGRAMME,
    SIZE,
    SPLIT,
    STANCE,
    UNSAID,
    Rows,
)
from sim.jit import inlined, kernel
from sim.levers import LEVERS
from sim.maths import clip, larger, where
from sim.orders import Orders
from sim.pillars import PACTS, PILLARS, PROGRAMME_COUNT
from sim.primitives import weighed
from sim.sight import Rival, Self

LEVER_COUNT = len(LEVERS)
THEIR_HEAD = PAIR_HEAD + len(MINE)
NOTHING = 1e-9


@inlined
def within(rows: Rows, place: int, value: float) -> float:
    """The value within the limits that an order at `place` has in its row."""
    return clip(value, rows.numbers[place + LOW], rows.numbers[place + HIGH])


@inlined
def own_answer(rows: Rows, place: int, me: Self) -> float:
    """An order of the whole nation, of which the numbers begin at `place`."""
    value = weighed(rows, place + OWN_HEAD, rows.numbers[place + BASE], me)
    return within(rows, place, value)


@inlined
def share(weight: float, total: float, count: int) -> float:
    """A weight over the sum of its kind; equal parts where all weights are 0."""
    return where(total > NOTHING, weight / larger(total, NOTHING), 1.0 / count)


@kernel
def order_own(i: int, rows: Rows, me: Self, orders: Orders) -> None:
    """Write the budget, its split, the programmes and the levers of nation i."""
    row = i * SIZE
    orders.budget[i] = own_answer(rows, row, me)
    total = 0.0 * orders.budget[i]
    for p in range(PILLARS):
        orders.split[i, p] = own_answer(rows, row + SPLIT + p * OWN_STRIDE, me)
        total = total + orders.split[i, p]
    for p in range(PILLARS):
        orders.split[i, p] = share(orders.split[i, p], total, PILLARS)
    first = 0
    for p in range(PILLARS):
        count = PROGRAMME_COUNT[p]
        total = 0.0 * orders.budget[i]
        for q in range(first, first + count):
            orders.programme[i, q] = own_answer(rows, row + PROGRAMME + q * OWN_STRIDE, me)
            total = total + orders.programme[i, q]
        for q in range(first, first + count):
            orders.programme[i, q] = share(orders.programme[i, q], total, count)
        first += count
    for k in range(LEVER_COUNT):
        place = row + LEVER + k * OWN_STRIDE
        orders.numbers[k * orders.nations + i] = own_answer(rows, place, me)


@kernel
def prepare_pairs(i: int, rows: Rows, me: Self, orders: Orders) -> None:
    """Keep on the diagonal what its own condition adds to its orders towards all others."""
    row = i * SIZE
    place = row + STANCE
    orders.stance[i, i] = weighed(rows, place + PAIR_HEAD, rows.numbers[place + BASE], me)
    for kind in range(PACTS):
        place = row + PACT + kind * PAIR_STRIDE
        orders.offer[i, i, kind] = weighed(rows, place + PAIR_HEAD, rows.numbers[place + BASE], me)


@inlined
def pair_answer(rows: Rows, place: int, own: float, turn: int, rival: Rival) -> float:
    """An order towards a rival; `own` is the part that is the same towards all."""
    value = weighed(rows, place + THEIR_HEAD, own, rival)
    if turn == 0:
        first = rows.numbers[place + FIRST]
        value = where(first > UNSAID, first, value)
    return value


@kernel
def order_towards(i: int, j: int, rows: Rows, turn: int, rival: Rival, orders: Orders) -> None:
    """Write nation i's stance and offers to nation j; the diagonal is prepared."""
    row = i * SIZE
    place = row + STANCE
    stance = pair_answer(rows, place, orders.stance[i, i], turn, rival)
    orders.stance[i, j] = within(rows, place, stance)
    for kind in range(PACTS):
        place = row + PACT + kind * PAIR_STRIDE
        wish = pair_answer(rows, place, orders.offer[i, i, kind], turn, rival)
        orders.offer[i, j, kind] = where(wish > 0.0, 1.0, 0.0)


@kernel
def clear_diagonal(i: int, orders: Orders) -> None:
    """Open to itself, with no pacts."""
    orders.stance[i, i] = 1.0
    for kind in range(PACTS):
        orders.offer[i, i, kind] = 0.0
