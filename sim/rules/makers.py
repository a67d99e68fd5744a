"""The chip market: access, choke points, rations and prices: docs/model/makers.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, exp, larger, smaller, where
from sim.nations import Nations
from sim.params_supply import MakerParams
from sim.pillars import Pact
from sim.primitives import anywhere
from sim.stocks import Stocks

COMPUTE_SHARING = int(Pact.COMPUTE_SHARING)


@kernel
def veto(hold: float, supply_gate: float) -> float:
    """Eq. C1   V_jm = Π_k (1 − Z_km (1 − x_kj))    [share]

    The factor of one holder k of a choke point.
    """
    return 1.0 - hold * (1.0 - supply_gate)


@kernel
def access(supply_gate: float, allowed: float, gate: float, p: MakerParams) -> float:
    """Eq. C2   a_jm = (f + (1 − f) x_mj V_jm) gate_jm; 1 at home    [share]

    What reaches the buyer j of the maker m's chips: both sides' doors, and those of who holds a
    choke point.
    """
    return (p.access_floor + (1.0 - p.access_floor) * supply_gate * allowed) * gate


@kernel
def output(fab: float, lost: float, severity: float, step: float) -> float:
    """Eq. C3   F_m = h fab_m, less the severity's share of it while a site is lost    [MH]"""
    return fab * step * where(lost > 0.0, 1.0 - severity, 1.0)


@kernel
def favour(home: float, sharing: float, p: MakerParams) -> float:
    """Eq. C4   pr_jm = 1 + q [m at home] + q T1e_jm    [ratio]

    Home and sharing partners come first.
    """
    return 1.0 + p.priority * home + p.priority * sharing


@kernel
def rationed(bid: float, fair: float, reach: float, p: MakerParams) -> float:
    """Eq. C5   m_jm = min(B_jm, r a_jm d_j pr_jm F_m/Σ_m pr_jm F_m),  B_jm = d_j a_jm pr_jm
    F_m/Σ_m a_jm pr_jm F_m    [$bn]

    `fair` is what one would buy with all doors open.  Without the second term, what all makers
    deny alike would cancel out; what is denied stays unspent.
    """
    return smaller(bid, p.ration * reach * fair)


@kernel
def floor_price(time: float, p: MakerParams) -> float:
    """Eq. C6   c_t = c e^(−pt)    [$bn / MH]"""
    return p.cost * exp(-p.progress * time)


@kernel
def price(money: float, made: float, floor: float) -> float:
    """Eq. C7   price_m = max(c_t, Σ_j m_jm/F_m)    [$bn / MH]

    A trading post (Shapley and Shubik 1977).
    """
    return larger(floor, money / larger(made, TINY))


@kernel
def installed(compute: float, share: float, bought: float, left: float) -> float:
    """Eq. C8   K_ij' = K_ij e^(−ah) + d_ij/d_j · Σ_m m_jm/price_m    [MH]

    `left` is e^(−ah).
    """
    return compute * left + share * bought


@kernel
def standing(chips: float, came: float, left: float) -> float:
    """Eq. C15   H_jm' = H_jm e^(−ah) + m_jm/price_m    [MH]

    Chips of the maker m that stand in j, whoever owns them.
    """
    return chips * left + came


@kernel
def kept(p: MakerParams, step: float) -> float:
    """Part of the chips that is left after a step, e^(−w h)    [share]."""
    return exp(-p.wear * step)


@kernel
def let_in(nations: Nations, p: MakerParams, flows: Flows) -> None:
    """Access of every buyer to every maker.

    Few nations hold a choke point, so that the product over holders stays within N².
    """
    n = nations.nations
    for j in range(n):
        for m in range(n):
            flows.access[j, m] = 1.0
    for k in range(n):
        for m in range(n):
            if anywhere(nations.choke[k, m] > 0.0):
                for j in range(n):
                    flows.access[j, m] *= veto(nations.choke[k, m], flows.supply_gate[k, j])
    for j in range(n):
        for m in range(n):
            reach = access(flows.supply_gate[m, j], flows.access[j, m], flows.gate[j, m], p)
            flows.access[j, m] = where(nations.union[j, m] > 0.0, 1.0, reach)
        flows.access[j, j] = 1.0


@kernel
def bid(
    now: Stocks,
    nations: Nations,
    p: MakerParams,
    severity: float,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Which money goes to which maker, and what each is paid; flows.total keeps its output."""
    n = now.nations
    for m in range(n):
        flows.total[m] = output(now.fab[m], then.fab_loss[m], severity, step)
        flows.chip_sales[m] = 0.0
    for j in range(n):
        offered = 0.0
        reached = 0.0
        for m in range(n):
            home = where(nations.union[j, m] > 0.0, 1.0, 0.0)
            home = 1.0 if j == m else home
            weight = favour(home, flows.pact[j, m, COMPUTE_SHARING], p) * flows.total[m]
            flows.weight[j, m] = weight
            offered += weight
            reached += flows.access[j, m] * weight
        of_reached = 1.0 / larger(reached, TINY)
        of_offered = 1.0 / larger(offered, TINY)
        for m in range(n):
            reach = flows.access[j, m]
            weight = flows.weight[j, m]
            money = flows.chip_spend[j] * (reach * weight * of_reached)
            fair = flows.chip_spend[j] * (weight * of_offered)
            paid = rationed(money, fair, reach, p)
            flows.chip_money[j, m] = paid
            flows.chip_sales[m] += paid


@kernel
def clear(
    now: Stocks,
    nations: Nations,
    p: MakerParams,
    step: float,
    time: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Prices, the chips that each buyer gets, and whose chips stand with it."""
    n = nations.nations
    floor = floor_price(time, p)
    left = kept(p, step)
    for m in range(n):
        flows.chip_price[m] = price(flows.chip_sales[m], flows.total[m], floor)
        flows.root[m] = 1.0 / larger(flows.chip_price[m], TINY)
    for j in range(n):
        bought = 0.0
        stand = 0.0
        largest = 0.0
        for m in range(n):
            chips = flows.chip_money[j, m] * flows.root[m]
            flows.chips[j, m] = chips
            bought += chips
            made = standing(now.chips_standing[j, m], chips, left)
            then.chips_standing[j, m] = made
            stand += made
            foreign = where(nations.union[j, m] > 0.0, 0.0, made)
            largest = largest if j == m else larger(largest, foreign)
        flows.chips_bought[j] = bought
        flows.largest_chip_share[j] = largest / larger(stand, TINY)


@kernel
def install(now: Stocks, p: MakerParams, step: float, flows: Flows, then: Stocks) -> None:
    """Chips come to those whose money bought them."""
    left = kept(p, step)
    for j in range(now.nations):
        bought = flows.chips_bought[j]
        part = 1.0 / larger(flows.chip_spend[j], TINY)
        located = 0.0
        for i in range(now.nations):
            share = flows.hosting[i, j] * part
            machines = installed(now.machines[i, j], share, bought, left)
            then.machines[i, j] = machines
            located += machines
        then.compute[j] = located


@kernel
def trade(
    now: Stocks,
    nations: Nations,
    p: MakerParams,
    severity: float,
    step: float,
    time: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Chips are bid for, rationed, priced and installed."""
    let_in(nations, p, flows)
    bid(now, nations, p, severity, step, flows, then)
    clear(now, nations, p, step, time, flows, then)
    install(now, p, step, flows, then)
