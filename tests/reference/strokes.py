"""Shocks, from docs/model/strokes.md (X1 to X3)."""

from tests.reference.dice import CUT_OFF, DECOUPLING, ELECTION, FAB_LOSS, TALENT_FREEZE
from tests.reference.quarter import Quarter, positive

CONTROL = 8


def x1(left: float, struck: bool, full: float, h: float) -> float:
    if left > 0:
        return positive(left - h)
    return full if struck else 0.0


def x2(q: Quarter, j: int, i: int) -> float:
    return 4 * q.params.shocks.cut_off_chance * q.h * (1 - q.now.trust[j][i]) ** 2


def x3(q: Quarter, line: list[tuple[int, int]]) -> float:
    if not line:
        return 0.0
    mean = sum(q.now.trust[i][j] for i, j in line) / len(line)
    return 4 * q.params.shocks.decoupling_chance * q.h * (1 - mean) ** 2


def cut_off(q: Quarter, i: int, j: int) -> float:
    """The time for which j cuts i off, but for decoupling and dates."""
    if q.home(i, j):
        return 0.0
    struck = q.orders.stance[j][i] > 0.15 and q.throw(CUT_OFF, j, i) < x2(q, j, i)
    return x1(q.now.cut_off[i][j], struck, q.params.shocks.cut_off_quarters, q.h)


def of_nations(q: Quarter) -> None:
    p, now, h = q.params.shocks, q.now, q.h
    q.then.fab_loss, q.then.talent_freeze, q.then.transition = [], [], []
    q.flows.election = []
    for i in q.all:
        burns = now.fab[i] > p.fab_loss_floor and q.throw(FAB_LOSS, i) < p.fab_loss_chance * h
        q.then.fab_loss.append(x1(now.fab_loss[i], burns, p.fab_loss_quarters, h))
        freezes = q.throw(TALENT_FREEZE, i) < p.talent_freeze_chance * h
        q.then.talent_freeze.append(x1(now.talent_freeze[i], freezes, p.talent_freeze_quarters, h))
        falls = now.approval[i] < p.election_approval
        falls = falls and q.throw(ELECTION, i) < p.election_chance * h
        q.then.transition.append(x1(now.transition[i], falls, p.transition_quarters, h))
        q.flows.election.append(1.0 if falls and now.transition[i] == 0 else 0.0)


def dates(q: Quarter) -> None:
    for row in q.calendar:
        when, event, who, whom = (int(x) for x in row[:4])
        value = float(row[4])
        if when != q.tick:
            continue
        if event == FAB_LOSS:
            q.then.fab_loss[who] = value
        elif event == CUT_OFF:
            q.then.cut_off[whom][who] = value
        elif event == ELECTION:
            q.then.transition[who] = value
            q.flows.election[who] = 1.0
        elif event == TALENT_FREEZE:
            q.then.talent_freeze[who] = value
        elif event == CONTROL:
            q.then.control[who][whom] = value


def rule(q: Quarter) -> None:
    of_nations(q)
    q.then.cut_off = q.table(lambda i, j: cut_off(q, i, j))
    q.then.control = q.table(lambda i, j: q.now.control[i][j])
    line = [(i, j) for i in q.all for j in q.all if q.nations.bloc_line[i][j] > 0]
    if q.throw(DECOUPLING, 0, 0) < x3(q, line):
        for i, j in line:
            q.then.cut_off[i][j] = q.params.shocks.decoupling_quarters
    dates(q)
