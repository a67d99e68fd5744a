"""Who serves whom with AI, and how well: docs/model/services.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, exp, larger, root, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params_demand import ResearchParams, ServiceParams
from sim.params_supply import DoorParams
from sim.pillars import Pact, Programme
from sim.rules.research import data_fit
from sim.stocks import Stocks

PRIVACY = int(Programme.PRIVACY)
DATA_FLOWS = int(Pact.DATA_FLOWS)
PER_TRILLION = 1000.0  # billions


@kernel
def need(gdp: float, adoption: float, exposed: float, time: float, p: ServiceParams) -> float:
    """Eq. L1   nd = c Y/1000 · n e · e^(x t)    [MH]

    Compute to serve a nation's adopters; use per adopter outgrows what algorithms save.
    """
    output = gdp / PER_TRILLION * adoption * exposed
    return p.need * output * exp(p.need_growth * time)


@kernel
def abroad(
    openness: float,
    localisation: float,
    data: float,
    diversification: float,
    share: float,
    p: ServiceParams,
) -> float:
    """Eq. L5   fit_ij = (f + (1 − f) T3_ij priv_ij R_ij) (o_ij (1 − b l_i) (1 − d_i λ_ij))²
    [0, 1]

    How well a foreign supplier fits; `data` is T3 priv R.
    """
    passing = openness * (1.0 - p.localisation_bite * localisation)
    passing = passing * (1.0 - diversification * share)
    return (p.foreign_fit + (1.0 - p.foreign_fit) * data) * passing * passing


@kernel
def at_home(
    supply: float, procurement: float, needed: float, quality: float, p: ServiceParams
) -> float:
    """Eq. L6   w_ij = S_j (1 + pr_i) + c nd_j q_j    [MH]

    Weight of a supplier at home.
    """
    return supply * (1.0 + procurement) + p.home_pull * needed * quality


@kernel
def shift(share: float, wished: float, speed: float) -> float:
    """Eq. L2   λ'_ij = λ_ij + v h/(1 + v h) (w_ij/Σ_k w_ik − λ_ij)    [share]

    Suppliers change slowly; `speed` is v h/(1 + v h).
    """
    return share + speed * (wished - share)


@kernel
def choose(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: ServiceParams,
    r: ResearchParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """The shares of all suppliers."""
    speed = p.adjustment * step / (1.0 + p.adjustment * step)
    for j in range(now.nations):
        flows.total[j] = then.compute_usable[j] * flows.quality[j]
        flows.root[j] = root(flows.strength[j, PRIVACY])
    for i in range(now.nations):
        total = 0.0
        for j in range(now.nations):
            fit = data_fit(
                orders.localisation[i],
                orders.localisation[j],
                flows.root[i],
                flows.root[j],
                r,
            )
            foreign = abroad(
                flows.openness[i, j],
                orders.localisation[i],
                flows.pact[i, j, DATA_FLOWS] * fit * now.trust[i, j],
                orders.diversification[i],
                now.supplier_share[i, j],
                p,
            )
            foreign = foreign * nations.affinity[i, j] * flows.total[j]
            home = at_home(
                flows.total[j], orders.procurement[i], flows.need[j], flows.quality[j], p
            )
            weight = home if i == j else where(nations.union[i, j] > 0.0, home, foreign)
            flows.weight[i, j] = weight
            total += weight
        part = 1.0 / larger(total, TINY)
        for j in range(now.nations):
            wished = flows.weight[i, j] * part
            then.supplier_share[i, j] = shift(now.supplier_share[i, j], wished, speed)


@kernel
def full(compute: float, asked: float, p: ServiceParams) -> float:
    """Eq. L3   full_j = min(1, s cu_j/Σ_i λ'_ij nd_i)    [share]

    Part of what is asked of a supplier that it can serve.
    """
    able = p.serving * compute
    return able / larger(larger(asked, able), TINY)


@kernel
def home_service(quality: float, compute: float, needed: float, p: ServiceParams) -> float:
    """Eq. L7   back_i = q_i min(1, s cu_i/nd_i)    [index]

    What home compute could serve alone.
    """
    return quality * full(compute, needed, p)


@kernel
def passing(cut_off: float, leak: float) -> float:
    """The part of services that reaches a nation from one that may cut it off    [share]."""
    return where(cut_off > 0.0, leak, 1.0)


@kernel
def deliver(now: Stocks, p: ServiceParams, d: DoorParams, flows: Flows, then: Stocks) -> None:
    """Eq. L8   u_i = Σ_j con_ij f_ij,  con_ij = λ'_ij q_j full_j    [index]

    Quality of the AI services that a nation can use.
    """
    for j in range(now.nations):
        flows.total[j] = 0.0
    for i in range(now.nations):
        for j in range(now.nations):
            flows.total[j] += then.supplier_share[i, j] * flows.need[i]
    for j in range(now.nations):
        flows.served[j] = full(then.compute_usable[j], flows.total[j], p)
        flows.home_service[j] = home_service(
            flows.quality[j], then.compute_usable[j], flows.need[j], p
        )
    for i in range(now.nations):
        access = 0.0
        for j in range(now.nations):
            uncut = then.supplier_share[i, j] * flows.quality[j] * flows.served[j]
            flows.consumed[i, j] = uncut
            access += uncut if i == j else uncut * passing(then.cut_off[i, j], d.cut_leak)
        then.ai_access[i] = access


@kernel
def serve(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: ServiceParams,
    r: ResearchParams,
    d: DoorParams,
    step: float,
    time: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """What is needed, who is asked for it, and what they can serve."""
    for i in range(now.nations):
        flows.need[i] = need(now.gdp[i], now.adoption[i], nations.exposed[i], time, p)
    choose(now, nations, orders, p, r, step, flows, then)
    deliver(now, p, d, flows, then)
