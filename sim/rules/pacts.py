"""Pacts: in force, refused, broken, and as far as they are staffed: docs/model/pacts.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, larger, root, smaller, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params_supply import DoorParams
from sim.pillars import PACTS, Pact, Programme
from sim.primitives import anywhere, real
from sim.stocks import Stocks

DIPLOMACY = int(Programme.DIPLOMACY)
COMPUTE_SHARING, TALENT_MOBILITY = int(Pact.COMPUTE_SHARING), int(Pact.TALENT_MOBILITY)
DATA_FLOWS, SAFETY_STANDARDS = int(Pact.DATA_FLOWS), int(Pact.SAFETY_STANDARDS)
JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)


@kernel
def parts_of(nations: Nations, i: int) -> float:
    """How many nations make up the union that i is part of; 1 for who stands alone    [count]."""
    parts = 0.0
    for k in range(nations.nations):
        parts += where(nations.union[i, k] > 0.0, 1.0, 0.0)
    return larger(parts, 1.0)


@kernel
def trust_asked(kind: int, p: DoorParams) -> float:
    """The trust that a kind of pact asks of both sides    [share]."""
    if kind == COMPUTE_SHARING:
        return p.compute_sharing_trust
    if kind == TALENT_MOBILITY:
        return p.talent_mobility_trust
    if kind == DATA_FLOWS:
        return p.data_flows_trust
    if kind == SAFETY_STANDARDS:
        return p.safety_standards_trust
    if kind == JOINT_EXPORT_CONTROL:
        return p.joint_export_control_trust
    return p.joint_research_trust


@kernel
def trust_needed(asked: float, held: float, p: DoorParams) -> float:
    """The trust without which a pact lapses (`held` = 1) or is not made    [share]."""
    return asked - p.pact_patience * held


@kernel
def trusted(mine: float, theirs: float, asked: float, held: float, p: DoorParams) -> float:
    """Eq. O4   min(R_ij, R_ji) ≥ asked − patience · T_ij    [0/1]

    A pact in force (`held` = 1) outlives some distrust.
    """
    return where(smaller(mine, theirs) < trust_needed(asked, held, p), 0.0, 1.0)


@kernel
def is_nation(number: float, k: int) -> bool:
    """Whether a number that was carried along as a figure is that of nation k."""
    return (number >= k) & (number <= k)


@kernel
def localised(mine: float, theirs: float, p: DoorParams) -> float:
    """Eq. O5   T3 is refused while max(l_i, l_j) > l°    [0/1]"""
    return where(larger(mine, theirs) > p.local_limit, 1.0, 0.0)


@kernel
def open_to_target(mine: float, theirs: float, p: DoorParams) -> float:
    """Eq. O6   T5 is refused while max(s_i,target(j), s_j,target(i)) > s°    [0/1]

    The target of j is the nation that j shuts out most.
    """
    return where(larger(mine, theirs) > p.open_limit, 1.0, 0.0)


@kernel
def shares_with_foe(mine: float, theirs: float) -> float:
    """Eq. O7   T1 is refused while max(W_i,foe(j), W_j,foe(i)) > 0    [0/1]

    W says who would share compute this quarter if nothing refused it.  The foe of j is the nation
    that j trusts least, if that is little.
    """
    return where(larger(mine, theirs) > 0.0, 1.0, 0.0)


@kernel
def would_share(
    now: Stocks, nations: Nations, orders: Orders, p: DoorParams, i: int, k: int, then: Stocks
) -> float:
    """Eq. O14   W_ik = 1 while both offer T1, O4 holds and no cut-off stands between them    [0/1]

    Of what is offered, not of what is in force: else two pacts that exclude each other would
    come and go by turns.
    """
    offered = orders.offer[i, k, COMPUTE_SHARING] * orders.offer[k, i, COMPUTE_SHARING]
    held = now.pact[i, k, COMPUTE_SHARING]
    holds = trusted(now.trust[i, k], now.trust[k, i], p.compute_sharing_trust, held, p)
    cut = (then.cut_off[i, k] > 0.0) | (then.cut_off[k, i] > 0.0)
    return where(cut | (nations.union[i, k] > 0.0), 0.0, offered * holds)


@kernel
def find_targets(nations: Nations, orders: Orders, flows: Flows) -> None:
    """The nation that each shuts out most, the first of equals; -1 without any."""
    for j in range(nations.nations):
        lowest = 1.0
        target = -1.0
        for k in range(nations.nations):
            if k != j:
                lower = (target < 0.0) | (orders.stance[j, k] < lowest)
                lower = lower & (nations.union[j, k] <= 0.0)
                target = where(lower, real(k), target)
                lowest = where(lower, orders.stance[j, k], lowest)
        flows.total[j] = target


@kernel
def find_foes(now: Stocks, nations: Nations, p: DoorParams, flows: Flows) -> None:
    """The nation that each trusts least, the first of equals; -1 where none is distrusted."""
    for j in range(now.nations):
        lowest = p.foe_trust
        foe = -1.0
        for k in range(now.nations):
            if k != j:
                lower = (nations.union[j, k] <= 0.0) & (now.trust[j, k] < lowest)
                foe = where(lower, real(k), foe)
                lowest = where(lower, now.trust[j, k], lowest)
        flows.total[j] = foe


@kernel
def refuse_data(orders: Orders, p: DoorParams, flows: Flows) -> None:
    """Free data flows with one who keeps data at home."""
    for i in range(orders.nations):
        for j in range(i):
            flows.refused[i, j, DATA_FLOWS] = localised(
                orders.localisation[i], orders.localisation[j], p
            )


@kernel
def refuse_controls(nations: Nations, orders: Orders, p: DoorParams, flows: Flows) -> None:
    """Joint export control that either side's open door makes a mockery of.

    A nation is a target of few, so that asking only where it is one stays within N².  A row of
    flows.weight keeps what all think of the target of one.
    """
    find_targets(nations, orders, flows)
    for j in range(nations.nations):
        for i in range(nations.nations):
            flows.weight[j, i] = 0.0
        for k in range(nations.nations):
            chosen = is_nation(flows.total[j], k)
            if anywhere(chosen):
                for i in range(nations.nations):
                    stance = where(nations.union[i, k] > 0.0, 1.0, orders.stance[i, k])
                    flows.weight[j, i] = where(chosen, stance, flows.weight[j, i])
    for i in range(nations.nations):
        for j in range(i):
            flows.refused[i, j, JOINT_EXPORT_CONTROL] = open_to_target(
                flows.weight[j, i], flows.weight[i, j], p
            )


@kernel
def refuse_sharing(
    now: Stocks, nations: Nations, orders: Orders, p: DoorParams, flows: Flows, then: Stocks
) -> None:
    """Compute sharing with one who would share with one's foe as well.

    A row of flows.weight keeps who would share with the foe of one.
    """
    find_foes(now, nations, p, flows)
    for j in range(now.nations):
        for i in range(now.nations):
            flows.weight[j, i] = 0.0
        for k in range(now.nations):
            chosen = is_nation(flows.total[j], k)
            if anywhere(chosen):
                for i in range(now.nations):
                    if i != k:
                        shares = would_share(now, nations, orders, p, i, k, then)
                        flows.weight[j, i] = where(chosen, shares, flows.weight[j, i])
    for i in range(now.nations):
        for j in range(i):
            flows.refused[i, j, COMPUTE_SHARING] = shares_with_foe(
                flows.weight[j, i], flows.weight[i, j]
            )


@kernel
def refuse(
    now: Stocks, nations: Nations, orders: Orders, p: DoorParams, flows: Flows, then: Stocks
) -> None:
    """Which pacts are forbidden by what else one of the two does, whether or not they offer them.

    Of each pair once: what stands in the way is the same from both sides.
    """
    refuse_data(orders, p, flows)
    refuse_controls(nations, orders, p, flows)
    refuse_sharing(now, nations, orders, p, flows, then)


@kernel
def agree(
    now: Stocks, nations: Nations, orders: Orders, p: DoorParams, flows: Flows, then: Stocks
) -> None:
    """Eq. O8   T_ij = 1 while both offer, nothing refuses it, O4 holds and no cut-off stands
    between them, else 0

    flows.total keeps how many each has, those with a union as one.
    """
    for i in range(now.nations):
        flows.part[i] = 1.0 / parts_of(nations, i)
        flows.total[i] = 0.0
    for i in range(now.nations):
        for j in range(i):
            abroad = where(nations.union[i, j] > 0.0, 0.0, 1.0)
            cut = (then.cut_off[i, j] > 0.0) | (then.cut_off[j, i] > 0.0)
            joined = where(cut, 0.0, abroad)
            mine = 0.0
            theirs = 0.0
            pacts = 0.0
            for kind in range(PACTS):
                held = now.pact[i, j, kind]
                offered = orders.offer[i, j, kind]
                returned = orders.offer[j, i, kind]
                refusable = kind in (COMPUTE_SHARING, DATA_FLOWS, JOINT_EXPORT_CONTROL)
                barred = flows.refused[i, j, kind] if refusable else 0.0
                refused = barred * offered * returned * abroad
                flows.refused[i, j, kind] = refused
                flows.refused[j, i, kind] = refused
                asked = trust_asked(kind, p)
                holds = trusted(now.trust[i, j], now.trust[j, i], asked, held, p)
                made = offered * returned * joined * (1.0 - barred) * holds
                then.pact[i, j, kind] = made
                then.pact[j, i, kind] = made
                pacts += made
                mine += held * (1.0 - offered)
                theirs += now.pact[j, i, kind] * (1.0 - returned)
            flows.offers_broken[i, j] = mine * abroad
            flows.offers_broken[j, i] = theirs * abroad
            flows.total[i] += pacts * flows.part[j]
            flows.total[j] += pacts * flows.part[i]
        for kind in range(PACTS):
            flows.refused[i, i, kind] = 0.0
            then.pact[i, i, kind] = 0.0
        flows.offers_broken[i, i] = 0.0


@kernel
def staffed(pacts: float, diplomacy: float, p: DoorParams) -> float:
    """Eq. O9   ef_i = st_i/(st_i + P_i),  st_i = a + b k_dip,  P_i = Σ_j Σ_t T_ij/u_j    [share]

    How far a nation's diplomats can fill its pacts with life.
    """
    staff = p.staff + p.staff_gain * diplomacy
    return staff / larger(staff + pacts, TINY)


@kernel
def alive(pact: float, mine: float, theirs: float) -> float:
    """Eq. O10   Te_ij = T_ij √(ef_i ef_j)    [0, 1]

    Given the roots of both sides.
    """
    return pact * (mine * theirs)


@kernel
def staff(p: DoorParams, flows: Flows, then: Stocks) -> None:
    """Pacts as far as both sides can staff them."""
    for i in range(then.nations):
        able = staffed(flows.total[i], flows.strength[i, DIPLOMACY], p)
        flows.root[i] = root(able)
    for i in range(then.nations):
        for j in range(i):
            for kind in range(PACTS):
                pact = alive(then.pact[i, j, kind], flows.root[i], flows.root[j])
                flows.pact[i, j, kind] = pact
                flows.pact[j, i, kind] = pact
        for kind in range(PACTS):
            flows.pact[i, i, kind] = 0.0


@kernel
def keep(
    now: Stocks, nations: Nations, orders: Orders, p: DoorParams, flows: Flows, then: Stocks
) -> None:
    """All pacts of the quarter."""
    refuse(now, nations, orders, p, flows, then)
    agree(now, nations, orders, p, flows, then)
    staff(p, flows, then)
