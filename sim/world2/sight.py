"""What a nation of world 2 may know when it decides, in the terms of `sim.sight`."""

from sim.jit import kernel
from sim.maths import larger, where
from sim.pillars import PACTS, PILLAR_OF, PROGRAMME_COUNT, PROGRAMMES
from sim.sight import SMALL, Rival, Self
from sim.world2.nations import World2Nations as Nations
from sim.world2.params import World2Params as Params
from sim.world2.stocks import World2Stocks as Stocks


@kernel
def pillar(i: int, number: int, now: Stocks, p: Params) -> float:
    """Strength of a pillar, the mean of its programmes    [share]."""
    total = 0.0
    for q in range(PROGRAMMES):
        if PILLAR_OF[q] == number:
            half = p.programmes.half_saturation[q] * now.gdp[i]
            total += now.programme[i, q] / (now.programme[i, q] + half)
    return total / PROGRAMME_COUNT[number]


@kernel
def located(i: int, now: Stocks) -> float:
    """Compute that stands in a nation    [MH]."""
    total = 0.0
    for owner in range(now.nations):
        total += now.compute[owner, i]
    return total


@kernel
def talent(i: int, now: Stocks) -> float:
    """Specialists who work in a nation    [kFTE]."""
    total = 0.0
    for origin in range(now.nations):
        total += now.people[origin, i]
    return total


@kernel
def see_self(i: int, turn: int, now: Stocks, p: Params, best: float) -> Self:
    """What nation i knows of itself; `best` is the leader's capability."""
    gdp = 0.0
    compute = 0.0
    people = 0.0
    fab = 0.0
    for j in range(now.nations):
        gdp += now.gdp[j]
        compute += located(j, now)
        people += talent(j, now)
        fab += now.fab[j]
    mine = located(i, now)
    need = p.power.use * mine
    return Self(
        turn=turn,
        gdp_share=now.gdp[i] / gdp,
        lag=best - now.capability[i],
        compute_share=mine / larger(compute, SMALL),
        talent_share=talent(i, now) / larger(people, SMALL),
        fab_share=now.fab[i] / larger(fab, SMALL),
        power_gap=larger(1.0 - now.energy[i] / larger(need, SMALL), 0.0),
        infrastructure=pillar(i, 0, now, p),
        workforce=pillar(i, 1, now, p),
        research=pillar(i, 2, now, p),
        governance=pillar(i, 3, now, p),
        industry=pillar(i, 4, now, p),
        cooperation=pillar(i, 5, now, p),
        adoption=now.adoption[i],
        ai_access=now.ai_access[i],
        resilience=now.sovereignty[i],
        foreign_share=1.0 - now.supplier_share[i, i],
        public_trust=now.public_trust[i],
        approval=now.approval[i],
        unemployment=now.unemployment[i],
        misinformation=now.misinformation[i],
        threat=now.threat[i],
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
