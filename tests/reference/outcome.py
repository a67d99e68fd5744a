"""Outcomes, from docs/model/outcome.md (V1 to V8)."""

import numpy as np

from tests.reference.quarter import Quarter, part

COMPONENTS = ("sovereignty", "pillars", "prosperity", "stability", "security")


def components(q: Quarter) -> dict[str, np.ndarray]:
    """V1 to V3 and the two components that a quarter has already."""
    then = q.then
    jobs = 1 - 2 * (then.unemployment - q.params.society.natural_unemployment)
    return {
        "sovereignty": then.sovereignty,
        "pillars": then.pillar.mean(axis=1),
        "prosperity": np.clip((then.gdp / then.potential - 0.9) / 0.4, 0, 1),
        "stability": np.clip(then.approval * jobs, 0, 1),
        "security": 1 / (1 + np.maximum(then.threat, 0)),
    }


def noted(q: Quarter, ticks: int, tally: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The sums of a game with this quarter in them."""
    tally = tally | {"incidents": tally["incidents"] + q.flows.incident}
    if 2 * q.tick >= ticks or q.tick == ticks - 1:
        tally["ticks"] = tally["ticks"] + 1
        for name, value in components(q).items():
            tally[name] = tally[name] + value
    return tally


def points(z, reach: float):
    """V8."""
    return 50 + 50 * z / (reach + np.abs(z))


def of_nations(nations, p, tally) -> dict[str, np.ndarray]:
    """V4 and V7."""
    means = {name: tally[name] / np.maximum(tally["ticks"], 1) for name in COMPONENTS}
    rows = np.stack(list(means.values()), axis=1)
    gain = (rows - nations.par) / np.maximum(nations.usual_step, 0.01)
    score = points((nations.mandate * gain).sum(axis=1), p.reach)
    return means | {
        "attainment": 100 * rows @ nations.common,
        "score": score,
        "rank": 1.0 + (score > score[:, None]).sum(axis=1),
    }


def ending(survival: float, leader: float, pacts: float, p) -> float:
    """V6: 0 brink, 1 hegemony, 2 concert, 3 blocs, 4 fortresses."""
    if survival < p.brink_survival:
        return 0
    if leader > p.hegemony_share:
        return 1
    if pacts > p.concert_pacts:
        return 2
    return 3 if pacts > p.bloc_pacts else 4


def of_the_world(stocks, nations, p, tally, attainment) -> dict[str, np.ndarray]:
    """V5 and V6."""
    people, survival, n = nations.population, stocks.survival[0], len(nations.population)
    share = part(stocks.compute_usable, stocks.compute_usable.sum())
    pacts = stocks.pact.sum() / 2
    possible = max(n * (n - 1) / 2 * 6, 1)
    made = {
        "survival": survival,
        "collective_welfare": survival * (people * attainment).sum() / people.sum(),
        "compute_concentration": (share**2).sum(),
        "leader_share": share.max(),
        "incidents": tally["incidents"].sum(),
        "pacts_in_force": pacts,
        "ending": ending(survival, share.max(), pacts / possible, p),
    }
    return {name: np.array([value]) for name, value in made.items()}


def measured(stocks, nations, p, tally) -> dict[str, np.ndarray]:
    """Everything that is measured at the end."""
    made = of_nations(nations, p, tally)
    return made | of_the_world(stocks, nations, p, tally, made["attainment"])


def parts(nations, p, made) -> np.ndarray:
    """What each component added to the score, in points."""
    rows = np.stack([made[name] for name in COMPONENTS], axis=1)
    weighed = nations.mandate * (rows - nations.par) / np.maximum(nations.usual_step, 0.01)
    return 50 * weighed / (p.reach + np.abs(weighed.sum(axis=1)))[:, None]
