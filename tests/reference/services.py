"""Services and sovereignty, from docs/model/services.md and sovereignty.md (L1 to L10)."""

import math

from tests.reference.quarter import T1, T3, Quarter, approach, clip, over
from tests.reference.research import i7


def l1(q: Quarter, i: int) -> float:
    p = q.params.services
    grown = math.exp(p.need_growth * q.time)
    return p.need * q.now.gdp[i] / 1000 * q.now.adoption[i] * q.nations.exposed[i] * grown


def l5(q: Quarter, i: int, j: int) -> float:
    p, o = q.params.services, q.orders
    data = q.flows.pact[i][j][T3] * i7(q, i, j) * q.now.trust[i][j]
    base = p.foreign_fit + (1 - p.foreign_fit) * data
    local = 1 - p.localisation_bite * o.localisation[i]
    spread = 1 - o.diversification[i] * q.now.supplier_share[i][j]
    return base * (q.flows.openness[i][j] * local * spread) ** 2


def mass(q: Quarter, j: int) -> float:
    """S_j."""
    return q.then.compute_usable[j] * q.flows.quality[j]


def l6(q: Quarter, i: int, j: int) -> float:
    if not q.home(i, j):
        return l5(q, i, j) * q.nations.affinity[i][j] * mass(q, j)
    pull = q.params.services.home_pull * q.flows.need[j] * q.flows.quality[j]
    return mass(q, j) * (1 + q.orders.procurement[i]) + pull


def l2(q: Quarter, i: int) -> list[float]:
    weight, before = [l6(q, i, j) for j in q.all], q.now.supplier_share[i]
    v = approach(q.params.services.adjustment, q.h)
    return [before[j] + v * (over(weight[j], sum(weight)) - before[j]) for j in q.all]


def able(q: Quarter, i: int, asked: float) -> float:
    compute = q.then.compute_usable[i]
    if not compute > 0:
        return 0.0
    return min(1.0, q.params.services.serving * compute / asked) if asked > 0 else 1.0


def l3(q: Quarter, j: int) -> float:
    return able(q, j, sum(q.then.supplier_share[i][j] * q.flows.need[i] for i in q.all))


def l7(q: Quarter, i: int) -> float:
    return q.flows.quality[i] * able(q, i, q.flows.need[i])


def reaches(q: Quarter, i: int, j: int) -> float:
    """f_ij."""
    return q.params.doors.cut_leak if q.cut(i, j) and i != j else 1.0


def l8(q: Quarter, i: int) -> float:
    return sum(q.flows.consumed[i][j] * reaches(q, i, j) for j in q.all)


def serve(q: Quarter) -> None:
    q.flows.need = q.row(lambda i: l1(q, i))
    q.then.supplier_share = q.row(lambda i: l2(q, i))
    q.flows.served = q.row(lambda j: l3(q, j))
    q.flows.home_service = q.row(lambda i: l7(q, i))
    share, full = q.then.supplier_share, q.flows.served
    q.flows.consumed = q.table(lambda i, j: share[i][j] * q.flows.quality[j] * full[j])
    q.then.ai_access = q.row(lambda i: l8(q, i))


def l9(q: Quarter, i: int, j: int) -> float:
    return 1 - q.params.services.trust_cover * q.now.trust[i][j]


def lost(q: Quarter, i: int, risk: dict[int, float]) -> list[int]:
    """The worst partner, or the worst bloc if more is lost with it."""
    bloc = [j for j in risk if q.now.trust[i][j] < q.params.services.bloc_trust]
    worst = max(risk, key=lambda j: risk[j], default=None)
    if worst is None or not risk[worst] > 0:
        return []
    return bloc if sum(risk[j] for j in bloc) > risk[worst] else [worst]


def l10(q: Quarter, i: int) -> float:
    p, partners = q.params.services, q.partners(i)
    risk = {j: q.flows.consumed[i][j] * reaches(q, i, j) * l9(q, i, j) for j in partners}
    gone = lost(q, i, risk)
    left = [j for j in partners if j not in gone]
    ally = max(
        (
            q.flows.pact[i][j][T1] * q.flows.ease[i][j] * q.flows.quality[j] * q.flows.served[j]
            for j in left
        ),
        default=0.0,
    )
    x = sum(q.then.supplier_share[i][j] * l9(q, i, j) for j in gone)
    instead = max(q.flows.home_service[i], p.ally_cover * ally)
    return q.then.ai_access[i] - sum(risk[j] for j in gone) + p.replaced * x * instead


def l4(q: Quarter, i: int) -> float:
    p, best = q.params.services, q.flows.best_quality[0]
    if not best > 0:
        return 0.0
    cover = max((q.flows.pact[i][j][T1] for j in q.partners(i)), default=0.0)
    exposed = p.chip_exposure * q.flows.largest_chip_share[i] * (1 - p.chip_cover * cover)
    return clip(l10(q, i) / best * (1 - exposed), 0.0, 1.0)


def withstand(q: Quarter) -> None:
    q.then.sovereignty = q.row(lambda i: l4(q, i))
