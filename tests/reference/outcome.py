"""Outcomes, from docs/model/outcome.md (V1 to V9)."""

import math
from types import SimpleNamespace

from tests.reference.quarter import Quarter, clip, over, positive

COMPONENTS = ("sovereignty", "standing", "prosperity", "stability", "security")


def v1(then: SimpleNamespace, i: int) -> float:
    return math.exp(-then.lag[i] / 18)


def v2(then: SimpleNamespace, i: int) -> float:
    return math.log(then.income[i] / then.potential[i])


def v3(then: SimpleNamespace, i: int) -> float:
    return 1 / (1 + positive(then.threat[i]) + 0.3 * then.attack[i])


def v9(q: Quarter, i: int) -> float:
    jobs = 1 - 2 * (q.then.unemployment[i] - q.nations.natural_unemployment[i])
    return clip(q.then.approval[i] * jobs, 0.0, 1.0)


def components(q: Quarter, i: int) -> list[float]:
    then = q.then
    return [then.sovereignty[i], v1(then, i), v2(then, i), v9(q, i), v3(then, i)]


def means(played: list[Quarter]) -> list[list[float]]:
    """Averages over the ticks whose number is at least half of the game's."""
    late = [q for q in played if 2 * q.tick >= len(played)] or played[-1:]
    rows = [[components(q, i) for i in q.all] for q in late]
    nations = range(len(rows[0]))
    return [[sum(row[i][c] for row in rows) / len(rows) for c in range(5)] for i in nations]


def v4(component: float, par: float, usual: float) -> float:
    return (component - par) / max(usual, 0.02)


def v8(z: float, reach: float) -> float:
    return 50 + 50 * z / (reach + abs(z))


def gains(nations: SimpleNamespace, i: int, row: list[float]) -> list[float]:
    """Steps above par by component, weighed by the mandate."""
    steps = [v4(row[c], nations.par[i][c], nations.usual_step[i][c]) for c in range(5)]
    return [w * step for w, step in zip(nations.mandate[i], steps, strict=True)]


def v5(nations: SimpleNamespace, reach: float, i: int, row: list[float]) -> tuple[float, float]:
    score = v8(sum(gains(nations, i, row)), reach)
    return score, 100 * sum(v * x for v, x in zip(nations.common, row, strict=True))


def parts(nations: SimpleNamespace, reach: float, i: int, row: list[float]) -> list[float]:
    """What each component adds to 50."""
    weighed = gains(nations, i, row)
    return [gain * 50 / (reach + abs(sum(weighed))) for gain in weighed]


def v6(q: Quarter, attainment: list[float]) -> tuple[float, float]:
    people, usable = q.nations.population, q.then.compute_usable
    mean = over(sum(p * a for p, a in zip(people, attainment, strict=True)), sum(people))
    return q.then.survival[0] * mean, sum(over(cu, sum(usable)) ** 2 for cu in usable)


def v7(survival: float, leader: float, pacts: float, p: SimpleNamespace) -> float:
    if survival < p.brink_survival:
        return 0.0
    if leader > p.hegemony_share:
        return 1.0
    if pacts > p.concert_pacts:
        return 2.0
    return 3.0 if pacts > p.bloc_pacts else 4.0


def measured(played: list[Quarter], p: SimpleNamespace) -> dict[str, list[float]]:
    """Everything that is measured at the end of a game."""
    last = played[-1]
    n = len(last.now.gdp)
    rows = means(played)
    scores = [v5(last.nations, p.reach, i, rows[i]) for i in range(n)]
    score, attainment = [s for s, _ in scores], [a for _, a in scores]
    welfare, concentration = v6(last, attainment)
    usable = last.then.compute_usable
    leader = max(over(cu, sum(usable)) for cu in usable)
    pacts = sum(sum(last.then.pact[i][j]) for i in range(n) for j in range(n)) / 2
    share = over(pacts, 6 * n * (n - 1) / 2)
    made = {name: [row[c] for row in rows] for c, name in enumerate(COMPONENTS)}
    return made | {
        "attainment": attainment,
        "score": score,
        "rank": [1.0 + sum(other > own for other in score) for own in score],
        "survival": [last.then.survival[0]],
        "collective_welfare": [welfare],
        "compute_concentration": [concentration],
        "leader_share": [leader],
        "incidents": [float(sum(sum(q.flows.incident) for q in played))],
        "pacts_in_force": [pacts],
        "ending": [v7(last.then.survival[0], leader, share, p)],
    }
