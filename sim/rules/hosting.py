"""Where owners let their data centres stand: docs/model/hosting.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, exp, larger, power, root, smaller, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params import QUARTERS_A_YEAR
from sim.params_supply import CapitalParams, PowerParams
from sim.pillars import Programme
from sim.stocks import Stocks

DATA_CENTRES = int(Programme.DATA_CENTRES)
PARTNERSHIPS = int(Programme.PARTNERSHIPS)


@kernel
def power_use(centres: float, time: float, p: PowerParams) -> float:
    """Eq. P1   w = w0 e^(−pt) (1 − f k_dc)    [GW / MH]"""
    return p.use * exp(-p.progress * time) * (1.0 - p.saving * centres)


@kernel
def powered(energy: float, compute: float, use: float) -> float:
    """Eq. P2   pw_j = min(1, EN_j/(w C_j)),  C_j = Σ_i K_ij    [share]"""
    return smaller(1.0, energy / larger(compute * use, TINY))


@kernel
def site(
    room: float,
    price: float,
    centres: float,
    strictness: float,
    spare: float,
    able: float,
    p: CapitalParams,
) -> float:
    """Eq. K4   site_j = (DC_j + EN_j) √(c/price_j) (f + g k_dc) (1 − d ρ_j) (n + (1 − n) pw_j)
    gov_j^x    [index]

    What draws data centres; `room` is DC + EN, `spare` is pw, `able` is gov.
    """
    cheap = root(p.usual_price / larger(price, TINY))
    built = p.site_floor + p.site_gain * centres
    running = p.power_floor + (1.0 - p.power_floor) * spare
    works = power(larger(able, TINY), p.governance)
    return room * cheap * built * (1.0 - p.site_rules * strictness) * running * works


@kernel
def abroad(openness: float, trust: float, draw: float, p: CapitalParams) -> float:
    """Eq. K5   w_ij = o_ij (f + (1 − f) R_ij) site_j; m site_j at home    [index]

    Weight of a host abroad.
    """
    return openness * (p.trust_floor + (1.0 - p.trust_floor) * trust) * draw


@kernel
def placed(money: float, share: float, spare: float, p: CapitalParams) -> float:
    """Eq. K6   d_ij = c (h/4 · I'_i + real_part,i) w_ij/Σ_j w_ij (f + (1 − f) pw_j) + [i = j] c
    real_dc,i    [$bn]

    Without public data centres; money that finds no power stays unspent.
    """
    return p.chip_share * money * share * (p.hurdle + (1.0 - p.hurdle) * spare)


@kernel
def weigh_sites(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: CapitalParams,
    e: PowerParams,
    time: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """How much of each nation's compute had power, and what draws data centres to it."""
    for j in range(now.nations):
        centres = flows.strength[j, DATA_CENTRES]
        then.powered[j] = powered(now.energy[j], now.compute[j], power_use(centres, time, e))
        flows.site[j] = site(
            nations.data_centres[j] + now.energy[j],
            nations.power_price[j],
            centres,
            orders.strictness[j],
            then.powered[j],
            nations.governance[j],
            p,
        )


@kernel
def place(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: CapitalParams,
    e: PowerParams,
    step: float,
    time: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Money for chips, by owner and by host."""
    weigh_sites(now, nations, orders, p, e, time, flows, then)
    for j in range(now.nations):
        flows.chip_spend[j] = 0.0
    for i in range(now.nations):
        total = 0.0
        for j in range(now.nations):
            draw = flows.site[j]
            away = abroad(flows.openness[i, j], now.trust[i, j], draw, p)
            home = where(nations.union[i, j] > 0.0, p.home * draw, away)
            flows.weight[i, j] = p.home * draw if i == j else home
            total += flows.weight[i, j]
        money = step / QUARTERS_A_YEAR * then.investment[i] + flows.spend[i, PARTNERSHIPS]
        part = 1.0 / larger(total, TINY)
        for j in range(now.nations):
            share = flows.weight[i, j] * part
            flows.hosting[i, j] = placed(money, share, then.powered[j], p)
        flows.hosting[i, i] += p.chip_share * flows.spend[i, DATA_CENTRES]
        for j in range(now.nations):
            flows.chip_spend[j] += flows.hosting[i, j]
