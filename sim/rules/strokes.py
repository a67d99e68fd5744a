"""Shocks, each from its own addressed draw or from the calendar: docs/model/strokes.md."""

from sim import added
from sim.dice import Event, Luck, uniform
from sim.flows import Flows
from sim.jit import kernel
from sim.maths import larger, positive, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params_supply import StrokeParams
from sim.primitives import anywhere
from sim.sheet import Array
from sim.stocks import Stocks

FAB_LOSS = int(Event.FAB_LOSS)
CUT_OFF = int(Event.CUT_OFF)
DECOUPLING = int(Event.DECOUPLING)
ELECTION = int(Event.ELECTION)
TALENT_FREEZE = int(Event.TALENT_FREEZE)
CHIP_CONTROL = int(Event.CHIP_CONTROL)

AT_HALF_TRUST = 4.0  # over (1 − R)², so that the chance is as given where R is a half
OPEN_STANCE = 0.15  # a stance below this is a cut-off already


@kernel
def time_left(left: float, step: float, strikes: bool, quarters: float) -> float:
    """Eq. X1   left' = [left − h]⁺, or the full duration when a free place is struck

    Time for which a shock still acts    [quarters].
    """
    return where(left > 0.0, positive(left - step), where(strikes, quarters, 0.0))


@kernel
def cut_off_chance(trust: float, step: float, p: StrokeParams) -> float:
    """Eq. X2   P(j cuts i off) = 4 p h (1 − R_ji)²    [probability]"""
    return p.cut_off_chance * step * (1.0 - trust) * (1.0 - trust) * AT_HALF_TRUST


@kernel
def decoupling_chance(trust: float, step: float, p: StrokeParams) -> float:
    """Eq. X3   P(blocs decouple) = 4 p h (1 − mean R across the bloc line)²    [probability]"""
    return p.decoupling_chance * step * (1.0 - trust) * (1.0 - trust) * AT_HALF_TRUST


@kernel
def strike_nations(
    now: Stocks, p: StrokeParams, step: float, luck: Luck, flows: Flows, then: Stocks
) -> None:
    """Fab losses, talent freezes and elections, nation by nation.

    A draw has an address: where nothing hangs on one, leaving it out moves no other.
    """
    for i in range(now.nations):
        lost = now.fab[i] > p.fab_loss_floor
        if anywhere(lost):
            lost = lost & (uniform(luck, FAB_LOSS, i, 0) < p.fab_loss_chance * step)
        then.fab_loss[i] = time_left(now.fab_loss[i], step, lost, p.fab_loss_quarters)
        frozen = uniform(luck, TALENT_FREEZE, i, 0) < p.talent_freeze_chance * step
        then.talent_freeze[i] = time_left(
            now.talent_freeze[i], step, frozen, p.talent_freeze_quarters
        )
        falls = now.approval[i] < p.election_approval
        if anywhere(falls):
            falls = falls & (uniform(luck, ELECTION, i, 0) < p.election_chance * step)
        flows.election[i] = where(falls & (now.transition[i] <= 0.0), 1.0, 0.0)
        then.transition[i] = time_left(now.transition[i], step, falls, p.transition_quarters)


@kernel
def strike_pairs(
    now: Stocks,
    orders: Orders,
    nations: Nations,
    p: StrokeParams,
    step: float,
    luck: Luck,
    flows: Flows,
    then: Stocks,
) -> None:
    """Cut-offs, pair by pair; then.cut_off[i, j] is the time for which j cuts i off."""
    for i in range(now.nations):
        for j in range(now.nations):
            flows.weight[i, j] = uniform(luck, CUT_OFF, j, i)
        for j in range(now.nations):
            then.control[i, j] = now.control[i, j]
            if i != j:
                chance = cut_off_chance(now.trust[j, i], step, p)
                cuts = (flows.weight[i, j] < chance) & (orders.stance[j, i] > OPEN_STANCE)
                left = time_left(now.cut_off[i, j], step, cuts, p.cut_off_quarters)
                then.cut_off[i, j] = where(nations.union[i, j] > 0.0, 0.0, left)
        then.cut_off[i, i] = 0.0


@kernel
def decouple(
    now: Stocks, nations: Nations, p: StrokeParams, step: float, luck: Luck, then: Stocks
) -> None:
    """All pairs across the bloc line cut each other off at once, or none does."""
    across = 0.0
    pairs = 0.0
    for i in range(now.nations):
        for j in range(now.nations):
            across += nations.bloc_line[i, j] * now.trust[i, j]
            pairs += nations.bloc_line[i, j]
    chance = where(pairs > 0.0, decoupling_chance(across / larger(pairs, 1.0), step, p), 0.0)
    happens = uniform(luck, DECOUPLING, 0, 0) < chance
    if anywhere(happens):
        for i in range(now.nations):
            for j in range(now.nations):
                struck = happens & (nations.bloc_line[i, j] > 0.0)
                then.cut_off[i, j] = where(struck, p.decoupling_quarters, then.cut_off[i, j])


@kernel
def keep_calendar(calendar: Array, tick: int, flows: Flows, then: Stocks) -> None:
    """What the scenario has dated: rows of (tick, event, who, whom, quarters or share)."""
    for row in range(calendar.shape[0]):
        if int(calendar[row, 0]) == tick:
            event = int(calendar[row, 1])
            who = int(calendar[row, 2])
            whom = int(calendar[row, 3])
            if event == FAB_LOSS:
                then.fab_loss[who] = calendar[row, 4]
            elif event == TALENT_FREEZE:
                then.talent_freeze[who] = calendar[row, 4]
            elif event == ELECTION:
                then.transition[who] = calendar[row, 4]
                flows.election[who] = 1.0
            elif event == CUT_OFF:
                then.cut_off[whom, who] = calendar[row, 4]
            elif event == CHIP_CONTROL:
                then.control[who, whom] = calendar[row, 4]
            else:
                added.date(event, who, whom, calendar[row, 4], then)


@kernel
def fall(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    calendar: Array,
    p: StrokeParams,
    step: float,
    luck: Luck,
    flows: Flows,
    then: Stocks,
) -> None:
    """All shocks and dated controls of the quarter; they act from this quarter on."""
    strike_nations(now, p, step, luck, flows, then)
    strike_pairs(now, orders, nations, p, step, luck, flows, then)
    decouple(now, nations, p, step, luck, then)
    keep_calendar(calendar, luck.tick, flows, then)
