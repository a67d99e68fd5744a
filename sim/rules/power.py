"""Power for AI: docs/model/power.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, exp, larger
from sim.nations import Nations
from sim.params import QUARTERS_A_YEAR
from sim.params_supply import CapitalParams, PowerParams
from sim.pillars import Programme
from sim.stocks import Stocks

ENERGY = int(Programme.ENERGY)


@kernel
def wanted(money: float, capital: CapitalParams, p: PowerParams) -> float:
    """Eq. P3   want_j = (1 − c)/c · d_j/b    [GW]

    Power that the buildings' money pays; d_j is money for chips, c the chips' share.
    """
    return (1.0 - capital.chip_share) / capital.chip_share * money / p.building


@kernel
def room(grid: float, energy: float, step: float, time: float, p: PowerParams) -> float:
    """Eq. P4   room_j = h/4 · grid_j (f + g k_en) e^(q t/4)    [GW]

    What grid companies can connect in the quarter.
    """
    grown = exp(p.grid_growth * time / QUARTERS_A_YEAR)
    return step / QUARTERS_A_YEAR * grid * (p.room + p.room_gain * energy) * grown


@kernel
def supplied(
    energy: float, want: float, room_left: float, public: float, step: float, p: PowerParams
) -> float:
    """Eq. P5   EN' = EN e^(−ah) + (want + l real_en/u) room/(want + room)    [GW]"""
    fits = room_left / larger(want + room_left, TINY)
    built = want + p.leverage * public / p.public_cost
    return energy * exp(-p.wear * step) + built * fits


@kernel
def connect(
    now: Stocks,
    nations: Nations,
    p: PowerParams,
    capital: CapitalParams,
    step: float,
    time: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Every nation's power; nobody's depends on another's."""
    for j in range(now.nations):
        want = wanted(flows.chip_spend[j], capital, p)
        left = room(nations.grid[j], flows.strength[j, ENERGY], step, time, p)
        then.energy[j] = supplied(now.energy[j], want, left, flows.spend[j, ENERGY], step, p)
