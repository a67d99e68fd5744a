"""Trade in AI services and chips: docs/model/trade.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, larger, where
from sim.nations import Nations
from sim.params import QUARTERS_A_YEAR
from sim.params_demand import OutputParams
from sim.params_supply import DoorParams, MakerParams
from sim.stocks import Stocks


@kernel
def spending(gdp: float, adoption: float, relative: float, step: float, p: OutputParams) -> float:
    """Eq. Y7   X_i = α h/4 · Y_i n'_i (f + (1 − f) u_i/gmax)    [$bn]

    What a nation would spend on AI services if nobody cut it off.
    """
    useful = p.service_floor + (1.0 - p.service_floor) * relative
    return p.service_share * gdp * (step / QUARTERS_A_YEAR) * adoption * useful


@kernel
def buy(
    now: Stocks,
    p: OutputParams,
    d: DoorParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. Y8   v_ij = X_i λ'_ij leak_ij,  sales_i = Σ_j v_ji · 4/h    [$bn, $bn/yr]

    Services bought, at home too; who cuts another off loses the sale.
    """
    a_year = QUARTERS_A_YEAR / step
    for i in range(now.nations):
        then.service_sales[i] = 0.0
    for i in range(now.nations):
        relative = then.ai_access[i] / larger(flows.best_quality[0], TINY)
        wanted = spending(now.gdp[i], then.adoption[i], relative, step, p)
        for j in range(now.nations):
            leak = where(then.cut_off[i, j] > 0.0, d.cut_leak, 1.0)
            bought = wanted * then.supplier_share[i, j] * leak
            flows.service_trade[i, j] = bought
            then.service_sales[j] += bought * a_year


@kernel
def charge(flows: Flows, then: Stocks) -> None:
    """Eq. Y9   paid_i = Σ_j d_ij/d_j · Σ_m m_jm    [$bn]

    Owners pay for the chips that their money buys, wherever these stand.
    """
    for j in range(then.nations):
        spent = 0.0
        for m in range(then.nations):
            spent += flows.chip_money[j, m]
        flows.total[j] = spent / larger(flows.chip_spend[j], TINY)
    for i in range(then.nations):
        paid = 0.0
        for j in range(then.nations):
            paid += flows.hosting[i, j] * flows.total[j]
        flows.chips_paid[i] = paid


@kernel
def settle(
    now: Stocks,
    nations: Nations,
    p: OutputParams,
    c: MakerParams,
    d: DoorParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. Y15   NX_i = Σ'_j (v_ji − v_ij) + s_i (1 − r Σ_k Z_ki) + r Σ_m Z_im s_m − paid_i    [$bn]

    What one pays another receives: over the world they sum to nothing.
    """
    buy(now, p, d, step, flows, then)
    charge(flows, then)
    for i in range(now.nations):
        services = 0.0
        held = 0.0
        rents = 0.0
        for j in range(now.nations):
            services += flows.service_trade[j, i] - flows.service_trade[i, j]
            held += nations.choke[j, i]
            rents += nations.choke[i, j] * flows.chip_sales[j]
        kept = flows.chip_sales[i] * (1.0 - c.rent * held)
        flows.net_exports[i] = services + kept + c.rent * rents - flows.chips_paid[i]
