"""What makes chips: lines that are turned, and fabs that are built: docs/model/fabs.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, exp, larger, log, smaller, where
from sim.nations import Nations
from sim.params_supply import MakerParams
from sim.pillars import Programme
from sim.rules.makers import floor_price
from sim.stocks import LINE_STAGES, SITE_STAGES, Stocks

FABS = int(Programme.FABS)


@kernel
def equipped(reached: float, world: float, p: MakerParams) -> float:
    """Eq. C9   eff_i = f + (1 − f) min(1, Σ_k equip_k x_ki gate_ik/Σ_k equip_k)    [share]

    1 where nobody makes equipment.
    """
    share = where(world > 0.0, smaller(1.0, reached / larger(world, TINY)), 1.0)
    return p.equipment_floor + (1.0 - p.equipment_floor) * share


@kernel
def edge(time: float, p: MakerParams) -> float:
    """Eq. C10   edge = z e^(qt)    [MH / quarter]

    What all leading-edge lines of the world, turned to AI, would make.
    """
    return p.edge * exp(p.edge_growth * time)


@kernel
def growth(price: float, floor: float, crowd: float, equipment: float, p: MakerParams) -> float:
    """Eq. C11   grow_m = n ln(price_m/c_t)/(1 + Σ_m fab_m/edge) · eff_m    [1/quarter]

    Lines of other chips are turned to AI while AI pays better; `crowd` is Σ fab/edge.
    """
    return p.answer * log(price / floor) / (1.0 + crowd) * equipment


@kernel
def begun(public: float, equipment: float, time: float, p: MakerParams) -> float:
    """Eq. C12   l real_fab eff_m/(u e^(−pt))    [MH / quarter]

    New fabs that public money, and the private money that it brings, begin.
    """
    return p.leverage * public * equipment / (p.site_cost * exp(-p.progress * time))


@kernel
def passing(rate: float, step: float) -> float:
    """Of a stage, what leaves it in a step, 1 − e^(−vh)    [share]."""
    return 1.0 - exp(-rate * step)


@kernel
def passed_on(stock: float, part: float) -> float:
    """Eq. C13   (1 − e^(−vh)) S    [MH / quarter]

    What a stage that holds S at the start of the quarter gives to the next; `part` is the share.
    """
    return stock * part


@kernel
def build(
    now: Stocks,
    nations: Nations,
    p: MakerParams,
    step: float,
    time: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. C14   fab_m' = fab_m + what leaves the last line stage + what leaves the last site stage
    [MH / quarter]
    """
    floor = floor_price(time, p)
    of_lines = passing(p.line_stage, step)
    of_sites = passing(p.site_stage, step)
    all_fabs = 0.0
    makers = 0.0
    for k in range(now.nations):
        all_fabs += now.fab[k]
        makers += nations.equipment[k]
        flows.total[k] = 0.0
    for k in range(now.nations):
        for i in range(now.nations):
            flows.total[i] += nations.equipment[k] * flows.supply_gate[k, i] * flows.gate[i, k]
    crowd = all_fabs / larger(edge(time, p), TINY)
    for i in range(now.nations):
        efficiency = equipped(flows.total[i], makers, p)
        flows.equipment[i] = efficiency
        turned = now.fab[i] * growth(flows.chip_price[i], floor, crowd, efficiency, p) * step
        for stage in range(LINE_STAGES):
            leaving = passed_on(now.fab_line[i, stage], of_lines)
            then.fab_line[i, stage] = now.fab_line[i, stage] + turned - leaving
            turned = leaving
        raised = begun(flows.spend[i, FABS], efficiency, time, p)
        for stage in range(SITE_STAGES):
            leaving = passed_on(now.fab_site[i, stage], of_sites)
            then.fab_site[i, stage] = now.fab_site[i, stage] + raised - leaving
            raised = leaving
        then.fab[i] = now.fab[i] + turned + raised
