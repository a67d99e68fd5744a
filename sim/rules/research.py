"""Research, its exchange, and how much of it is taken up: docs/model/research.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, larger, power, root, smaller, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params_demand import ResearchParams
from sim.pillars import Pact, Programme
from sim.rules.capability import LEAST_COMPUTE
from sim.stocks import Stocks

BASIC_RESEARCH = int(Programme.BASIC_RESEARCH)
APPLIED_RESEARCH = int(Programme.APPLIED_RESEARCH)
STEM_EDUCATION = int(Programme.STEM_EDUCATION)
PRIVACY = int(Programme.PRIVACY)
JOINT_PROJECTS = int(Programme.JOINT_PROJECTS)
DATA_FLOWS = int(Pact.DATA_FLOWS)
JOINT_RESEARCH = int(Pact.JOINT_RESEARCH)
EVEN_SALES = 2.0  # so that usual sales, r = 1, count once


@kernel
def effort(compute: float, talent: float, sales: float, usual: float, p: ResearchParams) -> float:
    """Eq. I1   (1 − η + η · 2r/(1 + r)) (cu/Cref)^ω (L'/Lref)^(1 − ω)    [index]

    Of degree one in compute and talent, so that cutting a nation in two changes nothing.
    """
    market = (
        1.0 - p.market_share + p.market_share * EVEN_SALES * sales / larger(sales + usual, TINY)
    )
    machines = power(larger(compute, LEAST_COMPUTE) / p.compute_reference, p.compute_weight)
    people = power(larger(talent, TINY) / p.talent_reference, 1.0 - p.compute_weight)
    return market * machines * people


@kernel
def support(basic: float, applied: float, weight: float, p: ResearchParams) -> float:
    """Eq. I6   1 + g (w k_basic + (1 − w) k_applied − u)    [ratio]

    What public research makes of effort.
    """
    return 1.0 + p.public_gain * (weight * basic + (1.0 - weight) * applied - p.usual_support)


@kernel
def study(now: Stocks, p: ResearchParams, flows: Flows, then: Stocks) -> None:
    """Own research R, and the part of it that partners can learn from."""
    for i in range(now.nations):
        usual = p.usual_sales * now.gdp[i] * now.adoption[i]
        work = effort(then.compute_usable[i], then.talent[i], now.service_sales[i], usual, p)
        basic = flows.strength[i, BASIC_RESEARCH]
        applied = flows.strength[i, APPLIED_RESEARCH]
        flows.research[i] = work * support(basic, applied, p.basic_share, p)
        flows.published[i] = work * support(basic, applied, p.basic_published, p)


@kernel
def data_fit(
    local: float, their_local: float, privacy: float, their_privacy: float, p: ResearchParams
) -> float:
    """Eq. I7   priv_ij = (1 − max(l_i, l_j)) (1 − w + w √(k_i k_j))    [0, 1]

    How far localisation and missing privacy protection let a data-flow pact work; given the roots
    of both sides' strength of privacy.
    """
    open_ = 1.0 - larger(local, their_local)
    return open_ * (1.0 - p.privacy_fit + p.privacy_fit * (privacy * their_privacy))


@kernel
def channel(
    ease: float, trust: float, data: float, given: float, joint: float, p: ResearchParams
) -> float:
    """Eq. I2   κ_ij = min(e_ij (t + (1 − t) R_ij) (c + d T3_ij priv_ij + m T6_ij φ_j (f + (1 − f)
    √(k_i k_j))), 1)    [share]

    How well ideas pass to i from j: at most all of them.
    """
    funded = p.joint_floor + (1.0 - p.joint_floor) * joint
    passing = p.channel_open + p.channel_data * data + p.channel_joint * given * funded
    return smaller(ease * (p.trust_floor + (1.0 - p.trust_floor) * trust) * passing, 1.0)


@kernel
def connect(now: Stocks, nations: Nations, orders: Orders, p: ResearchParams, flows: Flows) -> None:
    """The channel between every two nations; open between parts of a union, and to oneself."""
    for i in range(now.nations):
        flows.root[i] = root(flows.strength[i, PRIVACY])
        flows.total[i] = root(flows.strength[i, JOINT_PROJECTS])
    for i in range(now.nations):
        for j in range(now.nations):
            fit = data_fit(
                orders.localisation[i],
                orders.localisation[j],
                flows.root[i],
                flows.root[j],
                p,
            )
            carried = channel(
                flows.ease[i, j],
                now.trust[i, j],
                flows.pact[i, j, DATA_FLOWS] * fit,
                flows.pact[i, j, JOINT_RESEARCH] * orders.contribution[j],
                flows.total[i] * flows.total[j],
                p,
            )
            carried = 1.0 if i == j else where(nations.union[i, j] > 0.0, 1.0, carried)
            flows.channel[i, j] = carried


@kernel
def membership(i: int, nations: Nations, flows: Flows) -> float:
    """Eq. I8   M_i = max'_j T6_ij    [0, 1]

    How far i is in any joint programme: as far as its liveliest pact.
    """
    most = 0.0
    for j in range(nations.nations):
        if i != j:
            joint = where(nations.union[i, j] > 0.0, 0.0, flows.pact[i, j, JOINT_RESEARCH])
            most = larger(most, joint)
    return most


@kernel
def give(nations: Nations, orders: Orders, p: ResearchParams, flows: Flows) -> None:
    """Own research that goes into joint programmes."""
    for i in range(nations.nations):
        part = p.joint_cost * orders.contribution[i] * membership(i, nations, flows)
        flows.given[i] = part * flows.research[i]


@kernel
def absorption(able: float, stem: float, applied: float, basic: float, p: ResearchParams) -> float:
    """Eq. I4   A = min(1, A0 (f + a k_STEM + b k_applied + c k_basic))    [share]

    How much of the ideas of others a nation takes up.
    """
    taught = (
        p.absorption_floor
        + p.absorption_stem * stem
        + p.absorption_applied * applied
        + p.absorption_basic * basic
    )
    return smaller(able * taught, 1.0)


@kernel
def receive(nations: Nations, p: ResearchParams, flows: Flows) -> None:
    """Eq. I3   Re_i = R_i (1 − c φ_i M_i) + A_i Σ'_j κ_ij Rpub_j + Σ_u R_u (1 − c φ_u M_u)
    [index]

    Giving costs the giver, the gain is the others'; parts u of one union work as one.
    """
    for i in range(nations.nations):
        flows.absorption[i] = absorption(
            nations.absorptive[i],
            flows.strength[i, STEM_EDUCATION],
            flows.strength[i, APPLIED_RESEARCH],
            flows.strength[i, BASIC_RESEARCH],
            p,
        )
        abroad = 0.0
        parts = 0.0
        for j in range(nations.nations):
            if i != j:
                one = nations.union[i, j] > 0.0
                abroad += where(one, 0.0, flows.channel[i, j] * flows.published[j])
                parts += where(one, flows.research[j] - flows.given[j], 0.0)
        flows.received[i] = flows.absorption[i] * abroad + parts
        flows.effective[i] = flows.research[i] - flows.given[i] + flows.received[i]


@kernel
def exchange(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: ResearchParams,
    flows: Flows,
    then: Stocks,
) -> None:
    """Research of every nation, and what it has to work with after giving and receiving."""
    study(now, p, flows, then)
    connect(now, nations, orders, p, flows)
    give(nations, orders, p, flows)
    receive(nations, p, flows)
