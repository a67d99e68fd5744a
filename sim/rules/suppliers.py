"""Suppliers of AI services, access and resilience: docs/model/suppliers.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import larger, root, smaller, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params import CapabilityParams, SupplierParams
from sim.pillars import Pact, Pillar, Programme
from sim.rules.capability import headway
from sim.rules.ideas import data_compatibility
from sim.stocks import Stocks

PRIVACY = int(Programme.PRIVACY)
INDUSTRY = int(Pillar.INDUSTRY)
DATA_FLOWS = int(Pact.DATA_FLOWS)
UNPROMPTED = 0.5  # strength that the industry pillar adds to: firms supply where it is nothing


@kernel
def supply(
    level: float, industry: float, size: float, p: SupplierParams, c: CapabilityParams
) -> float:
    """Eq. L1   S = z² (½ + k_industry) / (½ + k_ref) · √(N Y / Y_world)    [index]

    Strength as a supplier.
    """
    z = headway(level, c)
    return z * z * (UNPROMPTED + industry) / (UNPROMPTED + p.reference_industry) * root(size)


@kernel
def foreign_fit(
    openness: float,
    localisation: float,
    pact: float,
    diversification: float,
    share: float,
    p: SupplierParams,
) -> float:
    """Eq. L2   (o_ij (1 − l* l_i) (f + (1 − f) T3_ij) (1 − d_i λ_ij))²    [0, 1]

    How well a foreign supplier fits.
    """
    fit = (
        openness
        * (1.0 - p.localisation_bite * localisation)
        * (p.data_flow_floor + (1.0 - p.data_flow_floor) * pact)
        * (1.0 - diversification * share)
    )
    return fit * fit


@kernel
def choose(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: SupplierParams,
    c: CapabilityParams,
    speed: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. L3   λ*_ij ∝ fp g_ij fit_ij S_j,  λ*_ii ∝ S_i (1 + pr) + b,  λ' = λ + v (λ* − λ)"""
    world = 0.0
    for i in range(now.nations):
        world += now.gdp[i]
    for i in range(now.nations):
        size = now.nations * now.gdp[i] / world
        flows.total[i] = supply(then.capability[i], then.pillar[i, INDUSTRY], size, p, c)
    for i in range(now.nations):
        preferred = 1.0 + p.procurement_pull * orders.procurement[i]
        flows.weight[i, i] = flows.total[i] * preferred + p.home_bias
        flows.home_supply[i] = flows.total[i] + p.home_bias
        total = flows.weight[i, i]
        for j in range(now.nations):
            if i != j:
                privacy = data_compatibility(
                    flows.strength[i, PRIVACY], flows.strength[j, PRIVACY], p
                )
                fit = foreign_fit(
                    flows.openness[i, j],
                    orders.localisation[i],
                    then.pact[i, j, DATA_FLOWS] * privacy,
                    orders.diversification[i],
                    now.supplier_share[i, j],
                    p,
                )
                weight = p.foreign_penalty * nations.affinity[i, j] * fit * flows.total[j]
                flows.weight[i, j] = weight
                total += weight
        for j in range(now.nations):
            share = now.supplier_share[i, j]
            then.supplier_share[i, j] = share + speed * (flows.weight[i, j] / total - share)


@kernel
def lock_in(p: SupplierParams, step: float) -> float:
    """Eq. L4   v = r h / (1 + r h)    [share]

    Suppliers change slowly.
    """
    return p.adjustment * step / (1.0 + p.adjustment * step)


@kernel
def relative_capability(lag: float, p: SupplierParams) -> float:
    """Eq. L5   1 / (1 + c (Qmax − Q))    [0, 1]

    Relative capability.
    """
    return 1.0 / (1.0 + p.capability_gap * lag)


@kernel
def resilience(
    access: float, worst: float, frontier: float, chips: float, p: SupplierParams
) -> float:
    """Eq. L6   (u_i − max_j λ_ij g(Q_j)) / g(Qmax) · (1 − x · largest chip share)    [0, 1]

    What is left after the worst partner leaves: autarky keeps all of little, dependence loses
    most of much, diversification keeps most of much.
    """
    return (access - worst) / frontier * (1.0 - p.chip_exposure * chips)


@kernel
def passing(cut_off: float, p: SupplierParams) -> float:
    """The part of services that reaches a nation from one that may cut it off    [share]."""
    return where(cut_off > 0.0, p.cut_leak, 1.0)


@kernel
def served(share: float, quality: float, cut_off: float, p: SupplierParams) -> float:
    """Access to AI that a foreign supplier gives    [index]."""
    return share * quality * passing(cut_off, p)


@kernel
def serve(now: Stocks, p: SupplierParams, flows: Flows, then: Stocks) -> None:
    """Eq. L7   u_i = λ_ii u_ii + Σ_j λ_ij g(Q_j) f_ij;  sovereignty = w_r resilience + w_o u_ii /
    g(Qmax) + (1 − w_r − w_o) relative

    Access to AI    [index], and sovereignty    [share].
    """
    frontier = flows.quality[0]
    best = then.capability[0]
    for i in range(now.nations):
        frontier = larger(frontier, flows.quality[i])
        best = larger(best, then.capability[i])
    for i in range(now.nations):
        access = then.supplier_share[i, i] * then.own_service[i]
        worst = 0.0
        for j in range(now.nations):
            if i != j:
                given = served(then.supplier_share[i, j], flows.quality[j], then.cut_off[i, j], p)
                access += given
                worst = larger(worst, given)
        then.ai_access[i] = access
        then.resilience[i] = resilience(access, worst, frontier, flows.largest_chip_share[i], p)
        own = smaller(p.sovereignty_own, 1.0 - p.sovereignty_resilience)
        relative = 1.0 - p.sovereignty_resilience - own
        then.sovereignty[i] = (
            p.sovereignty_resilience * then.resilience[i]
            + own * then.own_service[i] / frontier
            + relative * relative_capability(best - then.capability[i], p)
        )
