"""The chip market, its choke points and the fabs: docs/model/chips.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, exp, larger, positive, sat, smaller, where
from sim.nations import Nations
from sim.params import QUARTERS_A_YEAR, ChipParams
from sim.pillars import Programme
from sim.stocks import FAB_STAGES, Stocks

DATA_CENTRES = int(Programme.DATA_CENTRES)
FABS = int(Programme.FABS)
INCENTIVES = int(Programme.INCENTIVES)
PARTNERSHIPS = int(Programme.PARTNERSHIPS)
UNPROMPTED = 0.5  # strength that incentives add to: firms invest where there are none


@kernel
def private_money(
    gdp: float, share: float, incentives: float, adoption: float, revenue: float, p: ChipParams
) -> float:
    """Eq. C1   π_i Y_i (0.5 + k_inc) / (0.5 + k_ref) · (1 + a [n − n0]⁺) · (1 + v [r − 1]⁺ / (1 +
    [r − 1]⁺))

    Private AI capital expenditure follows incentives, adoption at home and sales abroad
    [$bn / year].
    """
    pull = 1.0 + p.capex_pull * positive(adoption - p.reference_adoption)
    sales = 1.0 + p.capex_revenue * sat(positive(revenue - 1.0), 1.0)
    return (
        share * gdp * (UNPROMPTED + incentives) / (UNPROMPTED + p.reference_industry) * pull * sales
    )


@kernel
def spend(now: Stocks, nations: Nations, p: ChipParams, step: float, flows: Flows) -> None:
    """Eq. C2   d_i = c (h/4 · private + m B x_partnerships) + B x_data centres    [$bn]"""
    for i in range(now.nations):
        private = private_money(
            now.gdp[i],
            nations.private_capex[i],
            flows.strength[i, INCENTIVES],
            now.adoption[i],
            now.revenue_ratio[i],
            p,
        )
        private = step / QUARTERS_A_YEAR * private + p.matching * flows.spend[i, PARTNERSHIPS]
        flows.private_capex[i] = private
        flows.chip_spend[i] = p.chip_share * private + flows.spend[i, DATA_CENTRES]


@kernel
def access(nations: Nations, p: ChipParams, flows: Flows) -> None:
    """Eq. C3   a_ij = (a0 + (1 − a0) x_ji V_ij) s_ij,  V_ij = Π_k (1 − Z_kj (1 − x_ki)),  a_ii = 1

    Access to chips: of both sides' gates and of those who hold a veto    [0, 1].
    """
    for i in range(nations.nations):
        for j in range(nations.nations):
            flows.weight[i, j] = 1.0
    for k in range(nations.nations):
        for j in range(nations.nations):
            hold = nations.choke[k, j]
            for i in range(nations.nations):
                veto = 1.0 - hold * (1.0 - flows.chip_gate[k, i])
                flows.weight[i, j] *= veto
    for i in range(nations.nations):
        for j in range(nations.nations):
            allowed = flows.chip_gate[j, i] * flows.weight[i, j]
            flows.weight[i, j] = (p.access_floor + (1.0 - p.access_floor) * allowed) * flows.gate[
                i, j
            ]
        flows.weight[i, i] = 1.0


@kernel
def price(money: float, output: float, floor: float) -> float:
    """Eq. C4   p_j = max(c_t, Σ_i m_ij / F_j)    [$bn / MH]

    A trading post (Shapley and Shubik 1977).
    """
    return larger(floor, money / larger(output, TINY))


@kernel
def bid(flows: Flows) -> None:
    """Eq. C5   m_ij = d_i a_ij F_j / Σ_k a_ik F_k    [$bn]

    Where money would go.
    """
    for i in range(flows.nations):
        offered = 0.0
        for j in range(flows.nations):
            offered += flows.weight[i, j] * flows.fab_output[j]
        each = flows.chip_spend[i] / larger(offered, TINY)
        for j in range(flows.nations):
            flows.chip_money[i, j] = each * flows.weight[i, j] * flows.fab_output[j]


@kernel
def ration(p: ChipParams, flows: Flows) -> None:
    """Eq. C7   m_ij ≤ (1 − r (1 − a_ij)) Σ_i m_ij    [$bn]

    No money buys more than access allows.  Without it a closed-out buyer with money would be
    served like any other.
    """
    for j in range(flows.nations):
        sought = 0.0
        for i in range(flows.nations):
            sought += flows.chip_money[i, j]
        for i in range(flows.nations):
            most = (1.0 - p.rationing * (1.0 - flows.weight[i, j])) * sought
            flows.chip_money[i, j] = smaller(flows.chip_money[i, j], most)


@kernel
def trade(p: ChipParams, time: float, flows: Flows) -> None:
    """Eq. C8   q_ij = m_ij / p_j    [MH]

    The trading posts clear.
    """
    bid(flows)
    ration(p, flows)
    floor = p.cost * exp(-p.progress * time)
    for j in range(flows.nations):
        paid = 0.0
        for i in range(flows.nations):
            paid += flows.chip_money[i, j]
        flows.chip_price[j] = price(paid, flows.fab_output[j], floor)
    for i in range(flows.nations):
        paid = 0.0
        bought = 0.0
        largest = 0.0
        for j in range(flows.nations):
            chips = flows.chip_money[i, j] / flows.chip_price[j]
            flows.chips[i, j] = chips
            paid += flows.chip_money[i, j]
            bought += chips
            largest = largest if i == j else larger(largest, chips)
        flows.chip_paid[i] = paid
        flows.chips_bought[i] = bought
        flows.largest_chip_share[i] = largest / larger(bought, TINY)


@kernel
def construct(
    now: Stocks,
    nations: Nations,
    p: ChipParams,
    step: float,
    time: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. C6   F' = F exp(g_F(t) eff h) + what leaves a three-stage pipeline fed by B x_fabs eff /
    c_F(t),  eff = f + (1 − f) min(1, Σ_k equip_k x_ki s_ik)

    Fabs grow, and are built    [MH / quarter].
    """
    growth = p.fab_growth_late + (p.fab_growth_early - p.fab_growth_late) * exp(
        -p.fab_growth_decay * time
    )
    cost = p.fab_cost * exp(-p.progress * time)
    stay = exp(-p.fab_build * step)
    for i in range(now.nations):
        equipment = 0.0
        for k in range(now.nations):
            equipment += nations.equipment[k] * flows.chip_gate[k, i] * flows.gate[i, k]
        efficiency = p.equipment_floor + (1.0 - p.equipment_floor) * smaller(equipment, 1.0)
        flows.equipment[i] = efficiency
        arriving = flows.spend[i, FABS] / cost * efficiency
        for stage in range(FAB_STAGES):
            leaving = now.fab_line[i, stage] * (1.0 - stay)
            then.fab_line[i, stage] = now.fab_line[i, stage] + arriving - leaving
            arriving = leaving
        then.fab[i] = now.fab[i] * exp(growth * efficiency * step) + arriving


@kernel
def supply(
    now: Stocks,
    nations: Nations,
    p: ChipParams,
    loss: float,
    step: float,
    time: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Output, spending, access and trade of chips, and the building of fabs."""
    for j in range(now.nations):
        working = where(then.fab_loss[j] > 0.0, 1.0 - loss, 1.0)
        flows.fab_output[j] = now.fab[j] * step * working
    spend(now, nations, p, step, flows)
    access(nations, p, flows)
    trade(p, time, flows)
    construct(now, nations, p, step, time, flows, then)
