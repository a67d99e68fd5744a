"""Who may use what compute, and joint machines: docs/model/compute.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import root, sat, where
from sim.nations import Nations
from sim.params_supply import MachineParams
from sim.pillars import Pact, Programme
from sim.stocks import Stocks

COMPUTE_SHARING = int(Pact.COMPUTE_SHARING)
JOINT_PROJECTS = int(Programme.JOINT_PROJECTS)


@kernel
def of_owner(gate: float, power: float, compute: float, p: MachineParams) -> float:
    """What an owner may use of its compute abroad, (1 − c) gate_ji pw_j K_ij'    [MH]."""
    return (1.0 - p.host_claim) * gate * power * compute


@kernel
def of_host(gate: float, power: float, compute: float, p: MachineParams) -> float:
    """What a host may use of others' compute that it hosts, c gate_oi pw_i K_oi'    [MH]."""
    return p.host_claim * gate * power * compute


@kernel
def usable(now: Stocks, p: MachineParams, flows: Flows, then: Stocks) -> None:
    """Eq. U1   cu_i = pw_i K_ii' + (1 − c) Σ'_j gate_ji pw_j K_ij' + c Σ'_o gate_oi pw_i K_oi'
    [MH]

    Owner and host each lose their share by the other side's door.
    """
    for i in range(now.nations):
        then.compute_usable[i] = then.powered[i] * then.machines[i, i]
    for j in range(now.nations):
        for i in range(now.nations):
            if i != j:
                lets = flows.gate[j, i]
                owned = of_owner(lets, then.powered[j], then.machines[i, j], p)
                hosted = of_host(lets, then.powered[i], then.machines[j, i], p)
                then.compute_usable[i] = then.compute_usable[i] + owned + hosted


@kernel
def link(pact: float, ease: float, mine: float, theirs: float, p: MachineParams) -> float:
    """Eq. U2   link_ij = T1e_ij e_ij (f + (1 − f) √(k_i k_j))    [share]

    How well two nations run a joint machine; k is the strength of joint projects; given the roots
    of both sides.
    """
    return pact * ease * (p.joint_floor + (1.0 - p.joint_floor) * (mine * theirs))


@kernel
def lent(compute: float, links: float, p: MachineParams) -> float:
    """Eq. U3   lent_i = l cu_i L_i/(1 + L_i),  L_i = Σ'_j link_ij/u_j    [MH]"""
    return p.lent * sat(links, 1.0) * compute


@kernel
def pooled(own: float, given: float, partners: float, union: float, p: MachineParams) -> float:
    """Eq. U4   pool_i = cu_i − lent_i + b Σ'_j link_ij cu_j + Σ_union (cu_j − lent_j)    [MH]

    Compute to train on: what remains, a part of all partners', and all that remains to the other
    parts of one's union.
    """
    return own - given + p.joint * partners + union


@kernel
def lend(nations: Nations, p: MachineParams, flows: Flows, then: Stocks) -> None:
    """Joint machines: every member may train on all of them, none may serve on them."""
    n = nations.nations
    for j in range(n):
        flows.root[j] = root(flows.strength[j, JOINT_PROJECTS])
    for i in range(n):
        links = 0.0
        for j in range(n):
            joined = link(
                flows.pact[i, j, COMPUTE_SHARING],
                flows.ease[i, j],
                flows.root[i],
                flows.root[j],
                p,
            )
            flows.weight[i, j] = joined
            links += joined * flows.part[j]
        flows.lent[i] = lent(then.compute_usable[i], links, p)
    for i in range(n):
        partners = 0.0
        union = 0.0
        for j in range(n):
            if i != j:
                theirs = then.compute_usable[j]
                partners += flows.weight[i, j] * theirs
                union += where(nations.union[i, j] > 0.0, theirs - flows.lent[j], 0.0)
        flows.pool[i] = pooled(then.compute_usable[i], flows.lent[i], partners, union, p)


@kernel
def run(now: Stocks, nations: Nations, p: MachineParams, flows: Flows, then: Stocks) -> None:
    """Eq. U5   cu_i := cu_i − lent_i,  house_i = cu_i + Σ_union cu_j    [MH]

    Usable compute, what of it is lent, what there is to train on, and what is left.
    """
    usable(now, p, flows, then)
    lend(nations, p, flows, then)
    for i in range(now.nations):
        then.compute_usable[i] = then.compute_usable[i] - flows.lent[i]
    for i in range(now.nations):
        house = then.compute_usable[i]
        for j in range(now.nations):
            if i != j:
                house += where(nations.union[i, j] > 0.0, then.compute_usable[j], 0.0)
        flows.house[i] = house
