"""Algorithms: invention, imitation, spying and breakthroughs: docs/model/algorithms.md."""

from sim.dice import Event, Luck, uniform
from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, exp, larger, power, sat, smaller, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params_demand import AlgorithmParams
from sim.params_supply import CapitalParams
from sim.pillars import Programme
from sim.stocks import Stocks

BREAKTHROUGH = int(Event.BREAKTHROUGH)
OVERSIGHT = int(Programme.OVERSIGHT)
CYBERSECURITY = int(Programme.CYBERSECURITY)
MOST_FOUND = 5.0  # ln in a quarter: a hundred and fifty times as good; usual are 0.1 to 0.4


@kernel
def drag(
    rules: float,
    oversight: float,
    safety: float,
    standards: float,
    p: AlgorithmParams,
    c: CapitalParams,
) -> float:
    """Eq. I9   D = (1 − d ρ (1 − r k_oversight)) (1 − s σ) (1 − t std)    [share]

    Progress left by rules for what is deployed, by frontier work that waits, and by standards.
    """
    able = 1.0 - p.rules_drag * rules * (1.0 - c.governance_relief * oversight)
    return able * (1.0 - p.safety_drag * safety) * (1.0 - p.standards_drag * standards)


@kernel
def spied(door: float, trust: float, might: float, cyber: float, p: AlgorithmParams) -> float:
    """Eq. I10   x s_ji (1 − R_ji)² mil_i (1 − k_cyber,j)    [share]

    Ideas of j that i reads uninvited: j lets i in and distrusts it, and i has the means.
    """
    doubt = 1.0 - trust
    return p.spying * door * doubt * doubt * might * (1.0 - cyber)


@kernel
def look(now: Stocks, nations: Nations, p: AlgorithmParams, flows: Flows) -> None:
    """Eq. I14   best_i = max_j link_ij [a_j − a_i]⁺,  link_ij = max(κ_ij, spied_ij)    [ln]"""
    for i in range(now.nations):
        best = 0.0
        for j in range(now.nations):
            if i != j:
                cyber = flows.strength[j, CYBERSECURITY]
                might = nations.military[i]
                taken = spied(flows.gate[j, i], now.trust[j, i], might, cyber, p)
                taken = where(nations.union[i, j] > 0.0, 0.0, taken)
                link = larger(flows.channel[i, j], taken)
                best = larger(best, link * (now.algorithms[j] - now.algorithms[i]))
        flows.best_link[i] = best


@kernel
def invention(
    research: float, known: float, drag_left: float, step: float, p: AlgorithmParams
) -> float:
    """Eq. I11   min(h ζ D Re^l e^(−βa), 5)    [ln]

    Ideas get harder to find (Jones 1995; Bloom et al. 2020).  The bound keeps a large step from
    finding at once what gets harder as it is found.
    """
    work = power(larger(research, TINY), p.stepping)
    return smaller(step * p.discovery * drag_left * work * exp(-p.fishing_out * known), MOST_FOUND)


@kernel
def imitation(gap: float, best: float, taken: float, step: float, p: AlgorithmParams) -> float:
    """Eq. I12   min(w0/(1 + w0) (amax − a) + w1/(1 + w1) best, amax − a),  w = ψ h A    [ln]

    Nobody overtakes by imitating.
    """
    w0 = p.catch_up * taken * step
    w1 = p.link_catch_up * taken * step
    return smaller(w0 / (1.0 + w0) * gap + w1 / (1.0 + w1) * best, gap)


@kernel
def breakthrough(research: float, draw: float, step: float, p: AlgorithmParams) -> float:
    """Eq. I13   jump with probability x/(1 + x),  x = p h R    [ln]"""
    chance = sat(p.breakthrough_chance * step * research, 1.0)
    return where(draw < chance, p.breakthrough_size, 0.0)


@kernel
def discover(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: AlgorithmParams,
    c: CapitalParams,
    step: float,
    luck: Luck,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. I5   a' = a + invention + imitation + jump    [ln]"""
    look(now, nations, p, flows)
    frontier = now.algorithms[0]
    for i in range(now.nations):
        frontier = larger(frontier, now.algorithms[i])
    for i in range(now.nations):
        known = now.algorithms[i]
        left = drag(
            orders.strictness[i],
            flows.strength[i, OVERSIGHT],
            orders.safety[i],
            flows.standards[i],
            p,
            c,
        )
        flows.invention[i] = invention(flows.effective[i], known, left, step, p)
        flows.imitation[i] = imitation(
            frontier - known, flows.best_link[i], flows.absorption[i], step, p
        )
        flows.breakthrough[i] = breakthrough(
            flows.research[i], uniform(luck, BREAKTHROUGH, i, 0), step, p
        )
        then.algorithms[i] = known + flows.invention[i] + flows.imitation[i] + flows.breakthrough[i]
