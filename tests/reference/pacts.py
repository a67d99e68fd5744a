"""Pacts, from docs/model/pacts.md (O4 to O10)."""

import math

from tests.reference.quarter import PACT_NAMES, PACTS, T1, T3, T5, Quarter, over


def o4(q: Quarter, i: int, j: int, t: int) -> bool:
    asked = getattr(q.params.doors, f"{PACT_NAMES[t]}_trust")
    least = min(q.now.trust[i][j], q.now.trust[j][i])
    return least >= asked - q.params.doors.pact_patience * q.now.pact[i][j][t]


def o5(q: Quarter, i: int, j: int) -> bool:
    return max(q.orders.localisation[i], q.orders.localisation[j]) > q.params.doors.local_limit


def target(q: Quarter, j: int) -> int | None:
    """Towards whom j has ordered the lowest stance; `min` takes the first of equals."""
    return min(q.partners(j), key=lambda k: q.orders.stance[j][k], default=None)


def open_to(q: Quarter, i: int, k: int | None) -> float:
    if k is None:
        return 0.0
    return 1.0 if q.home(i, k) else q.orders.stance[i][k]


def o6(q: Quarter, i: int, j: int) -> bool:
    wide = max(open_to(q, i, target(q, j)), open_to(q, j, target(q, i)))
    return wide > q.params.doors.open_limit


def foe(q: Quarter, j: int) -> int | None:
    least = min(q.partners(j), key=lambda k: q.now.trust[j][k], default=None)
    if least is None or not q.now.trust[j][least] < q.params.doors.foe_trust:
        return None
    return least


def shares_with(q: Quarter, i: int, k: int | None) -> float:
    return 0.0 if k is None else o14(q, i, k)


def o14(q: Quarter, i: int, k: int) -> float:
    cut = q.cut(i, k) or q.cut(k, i)
    return 1.0 if offered(q, i, k, T1) and o4(q, i, k, T1) and not cut else 0.0


def o7(q: Quarter, i: int, j: int) -> bool:
    return max(shares_with(q, i, foe(q, j)), shares_with(q, j, foe(q, i))) > 0


def barred(q: Quarter, i: int, j: int, t: int) -> bool:
    """Whether one of O5 to O7 stands in the way."""
    bar = {T1: o7, T3: o5, T5: o6}.get(t)
    return bool(bar and bar(q, i, j))


def offered(q: Quarter, i: int, j: int, t: int) -> bool:
    if q.home(i, j):
        return False
    return q.orders.offer[i][j][t] > 0 and q.orders.offer[j][i][t] > 0


def o8(q: Quarter, i: int, j: int, t: int) -> float:
    cut = q.cut(i, j) or q.cut(j, i)
    holds = offered(q, i, j, t) and not barred(q, i, j, t) and o4(q, i, j, t) and not cut
    return 1.0 if holds else 0.0


def o9(q: Quarter, i: int) -> float:
    p = q.params.doors
    staff = p.staff + p.staff_gain * q.k("diplomacy", i)
    kept = sum(sum(q.then.pact[i][j]) / q.parts(j) for j in q.all)
    return over(staff, staff + kept)


def broken(q: Quarter, i: int, j: int) -> float:
    held = [t for t in PACTS if q.now.pact[i][j][t] > 0]
    return 1.0 * sum(not q.orders.offer[i][j][t] > 0 for t in held)


def rule(q: Quarter) -> None:
    q.then.pact = q.table(lambda i, j: [o8(q, i, j, t) for t in PACTS])
    q.flows.part = q.row(lambda i: 1 / q.parts(i))
    q.flows.refused = q.table(
        lambda i, j: [1.0 * (offered(q, i, j, t) and barred(q, i, j, t)) for t in PACTS]
    )
    able = q.row(lambda i: o9(q, i))
    q.flows.pact = q.table(
        lambda i, j: [q.then.pact[i][j][t] * math.sqrt(able[i] * able[j]) for t in PACTS]
    )
    q.flows.offers_broken = q.table(lambda i, j: broken(q, i, j))
