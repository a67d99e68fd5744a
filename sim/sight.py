"""What a nation may know when it decides: itself, and one rival at a time.

Policies see nothing else, so that no policy can peek at another's plans or at the dice.
"""

from typing import NamedTuple

from sim.jit import kernel
from sim.maths import larger, where
from sim.nations import Nations
from sim.pillars import PACTS, Pillar
from sim.stocks import Stocks

INFRASTRUCTURE = int(Pillar.INFRASTRUCTURE)
WORKFORCE = int(Pillar.WORKFORCE)
RESEARCH = int(Pillar.RESEARCH)
GOVERNANCE = int(Pillar.GOVERNANCE)
INDUSTRY = int(Pillar.INDUSTRY)
COOPERATION = int(Pillar.COOPERATION)
SMALL = 1e-9


class Self(NamedTuple):
    """A nation's view of itself at the start of a turn."""

    turn: int  # turns played so far
    gdp_share: float  # share of world GDP
    lag: float  # ln, how far behind the leader in capability; 0 for the leader
    compute_share: float  # share of the world's usable compute
    talent_share: float  # share of the world's AI talent
    fab_share: float  # share of the world's chip output capacity
    power_gap: float  # 0-1, share of the compute standing here that lacks power
    infrastructure: float  # strengths of the six pillars, 0-1
    workforce: float
    research: float
    governance: float
    industry: float
    cooperation: float
    adoption: float  # 0-1
    ai_access: float  # index, quality of AI services in use
    sovereignty: float  # 0-1, AI access that no partner or bloc can take away
    foreign_share: float  # 0-1, AI services bought abroad
    public_trust: float  # 0-1
    approval: float  # 0-1
    unemployment: float  # 0-1
    misinformation: float  # 0-1
    threat: float  # index, military AI threat felt from all others
    world_hazard: float  # 1/quarter, hazard of a world catastrophe


class Rival(NamedTuple):
    """A nation's view of another at the start of a turn."""

    trust: float  # 0-1, my trust in it
    stance: float  # 0-1, its last stance towards me
    my_stance: float  # 0-1, my last stance towards it
    worst_stance: float  # 0-1, the lowest stance it ever took towards me
    lead: float  # ln, its capability less mine
    lag: float  # ln, how far it is behind the world's leader; 0 for the leader
    gdp_ratio: float  # its GDP over mine
    military: float  # index, 1 = the largest
    dependence: float  # 0-1, share of my AI services that it supplies
    its_dependence: float  # 0-1, share of its AI services that I supply
    chip_share: float  # 0-1, its share of the world's chip output capacity
    pacts: float  # number of pacts in force between us
    cut_off: float  # quarters for which it still cuts me off
    rivalry: float  # 0-1, rivalry that openness cannot cure
    affinity: float  # 0-1, ties of distance, language and history


@kernel
def leader_capability(now: Stocks) -> float:
    """The highest capability in the world    [ln]."""
    best: float = now.capability[0]
    for i in range(now.nations):
        best = larger(best, now.capability[i])
    return best


@kernel
def world_fab(now: Stocks) -> float:
    """The world's chip output capacity    [MH/quarter]."""
    fab: float = now.fab[0]
    for i in range(1, now.nations):
        fab += now.fab[i]
    return fab


@kernel
def see_self(i: int, turn: int, now: Stocks, best: float) -> Self:
    """What nation i knows of itself; `best` is the leader's capability."""
    gdp = 0.0
    compute = 0.0
    talent = 0.0
    fab = 0.0
    for j in range(now.nations):
        gdp += now.gdp[j]
        compute += now.compute_usable[j]
        talent += now.talent[j]
        fab += now.fab[j]
    return Self(
        turn=turn,
        gdp_share=now.gdp[i] / gdp,
        lag=best - now.capability[i],
        compute_share=now.compute_usable[i] / larger(compute, SMALL),
        talent_share=now.talent[i] / larger(talent, SMALL),
        fab_share=now.fab[i] / larger(fab, SMALL),
        power_gap=larger(1.0 - now.powered[i], 0.0),
        infrastructure=now.pillar[i, INFRASTRUCTURE],
        workforce=now.pillar[i, WORKFORCE],
        research=now.pillar[i, RESEARCH],
        governance=now.pillar[i, GOVERNANCE],
        industry=now.pillar[i, INDUSTRY],
        cooperation=now.pillar[i, COOPERATION],
        adoption=now.adoption[i],
        ai_access=now.ai_access[i],
        sovereignty=now.sovereignty[i],
        foreign_share=1.0 - now.supplier_share[i, i],
        public_trust=now.public_trust[i],
        approval=now.approval[i],
        unemployment=now.unemployment[i],
        misinformation=now.misinformation[i],
        threat=now.threat[i],
        world_hazard=now.world_hazard[0],
    )


@kernel
def see_rival(i: int, j: int, now: Stocks, nations: Nations, best: float, fab: float) -> Rival:
    """What nation i knows of nation j; `best` is the leader's capability."""
    pacts = now.pact[i, j, 0]  # not 0.0: a tuple's types are settled on first sight
    for kind in range(1, PACTS):
        pacts += now.pact[i, j, kind]
    return Rival(
        trust=now.trust[i, j],
        stance=now.stance[j, i],
        my_stance=now.stance[i, j],
        worst_stance=now.worst_stance[i, j],
        lead=now.capability[j] - now.capability[i],
        lag=best - now.capability[j],
        gdp_ratio=now.gdp[j] / now.gdp[i],
        military=nations.military[j],
        dependence=now.supplier_share[i, j],
        its_dependence=now.supplier_share[j, i],
        chip_share=now.fab[j] / larger(fab, SMALL),
        pacts=pacts,
        cut_off=where(now.cut_off[i, j] > 0.0, now.cut_off[i, j], 0.0),
        rivalry=nations.rivalry[i, j],
        affinity=nations.affinity[i, j],
    )
