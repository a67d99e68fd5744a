"""Compute, its power, and compute-sharing pacts: docs/model/compute.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, exp, larger, root, smaller
from sim.params import ComputeParams
from sim.pillars import Pact, Programme
from sim.stocks import Stocks

DATA_CENTRES = int(Programme.DATA_CENTRES)
ENERGY = int(Programme.ENERGY)
JOINT_PROJECTS = int(Programme.JOINT_PROJECTS)
COMPUTE_SHARING = int(Pact.COMPUTE_SHARING)


@kernel
def usable(compute: float, energy: float, power: float) -> float:
    """Eq. U1   C' min(1, EN' / (C' w)),  w = w0 e^(−pt) (1 − f k_data centres)    [MH]

    `power` is the power use per unit, w.
    """
    return compute * smaller(1.0, energy / larger(compute * power, TINY))


@kernel
def headroom(energy: float, public: float, private: float, step: float, p: ComputeParams) -> float:
    """Eq. U2   EN' = EN e^(gh) + B x_energy / c_EN + a · private capex    [GW]"""
    built = public / p.energy_cost + p.private_energy * private
    return energy * exp(p.energy_growth * step) + built


@kernel
def shared(mine: float, my_talent: float, theirs: float, their_talent: float) -> float:
    """Eq. U3   (cu_j L_i − cu_i L_j) / (L_i + L_j)    [MH]

    What levels compute per specialist.
    """
    return (theirs * my_talent - mine * their_talent) / larger(my_talent + their_talent, TINY)


@kernel
def joint(mine: float, theirs: float, p: ComputeParams) -> float:
    """Eq. U4   1 − w + w √(k_i k_j)    [0, 1]

    How far joint projects let a pact work.
    """
    return 1.0 - p.joint_weight + p.joint_weight * root(mine * theirs)


@kernel
def kept(p: ComputeParams, step: float) -> float:
    """E(δ): the share of installed chips that a step leaves    [share]."""
    return exp(-p.depreciation * step)


@kernel
def run(
    now: Stocks, p: ComputeParams, step: float, time: float, flows: Flows, then: Stocks
) -> None:
    """Eq. U5   C' = C E(δ) + Σ_j q_ij;  cu_i += (s/N) Σ_j T1_ij e_ij joint_ij (cu_j L_i − cu_i
    L_j)/(L_i + L_j)

    Compute, its power, and its sharing under pact T1    [MH].
    """
    survival = kept(p, step)
    power = p.power * exp(-p.power_progress * time)
    for i in range(now.nations):
        then.compute[i] = now.compute[i] * survival + flows.chips_bought[i]
        then.energy[i] = headroom(
            now.energy[i], flows.spend[i, ENERGY], flows.private_capex[i], step, p
        )
        need = power * (1.0 - p.facility_saving * flows.strength[i, DATA_CENTRES])
        flows.compute_powered[i] = usable(then.compute[i], then.energy[i], need)
    speed = p.sharing / now.nations
    for i in range(now.nations):
        received = 0.0
        for j in range(now.nations):
            if i != j:
                level = shared(
                    flows.compute_powered[i],
                    now.talent[i],
                    flows.compute_powered[j],
                    now.talent[j],
                )
                works = joint(
                    flows.strength[i, JOINT_PROJECTS], flows.strength[j, JOINT_PROJECTS], p
                )
                pact = then.pact[i, j, COMPUTE_SHARING] * flows.ease[i, j]
                received += speed * pact * works * level
        flows.compute_shared[i] = received
        then.compute_usable[i] = flows.compute_powered[i] + received
