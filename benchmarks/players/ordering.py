"""Orders that never change: whole rows of a nation, sensible, extreme, or drawn at random."""

from collections.abc import Iterable

import numpy as np

from agents.world import World
from benchmarks.players.worlds import HIGH, LOW
from sim.orders import Orders
from sim.pillars import PACTS, PILLAR_OF, PILLARS, PROGRAMMES, PROGRAMMES_OF, Pact, Programme
from sim.sheet import Array

LEVERS = (
    "visa", "strictness", "localisation", "diversification", "contribution", "procurement", "safety"
)  # fmt: skip
SENSIBLE = {
    "visa": 0.6,
    "strictness": 0.2,
    "safety": 0.2,
    "localisation": 0.05,
    "diversification": 0.15,
    "contribution": 0.2,
    "procurement": 0.05,
}
"""Levers of a leader who wants little trouble: low where decrees cost, welcoming to talent."""
GROUPS = ("money", "programmes", "levers", "governance", "stances", "pacts", "luck")
OVERSIGHT_PILLAR = PILLAR_OF[Programme.OVERSIGHT]


def sheet_of(world: World, memory: Array | None = None) -> Orders:
    """A copy of orders as a sheet; of the status quo unless told."""
    sheet = Orders(len(world.codes))
    sheet.memory[:] = world.status_quo.memory if memory is None else memory
    return sheet


def by_programme(sheet: Orders, i: int, shares: Iterable[float]) -> None:
    """Split nation i's money by programme; the shares are made to sum to 1."""
    wanted = np.asarray(list(shares), dtype=np.float64)
    wanted = wanted / wanted.sum()
    for pillar, members in enumerate(PROGRAMMES_OF):
        total = wanted[list(members)].sum()
        sheet.split[i, pillar] = total
        for q in members:
            sheet.programme[i, q] = wanted[q] / total if total > 0.0 else 1.0 / len(members)


def set_row(
    sheet: Orders,
    i: int,
    *,
    levers: dict[str, float] | None = None,
    budget: float | None = None,
    stance: float | Array | None = None,
    offer: float | Array | None = None,
    programmes: Iterable[float] | None = None,
) -> None:
    """Write what is told into nation i's row."""
    for name, value in (levers or {}).items():
        getattr(sheet, name)[i] = value
    if budget is not None:
        sheet.budget[i] = budget
    if stance is not None:
        sheet.stance[i, :] = stance
        sheet.stance[i, i] = 1.0
    if offer is not None:
        sheet.offer[i, :, :] = offer
        sheet.offer[i, i, :] = 0.0
    if programmes is not None:
        by_programme(sheet, i, programmes)


def sensible(world: World, i: int | None = None, budget: float = 7e-4) -> Orders:
    """Sensible orders of one nation or of all: status-quo stances, all pacts to who is trusted."""
    sheet = sheet_of(world)
    sheet.offer[:] = 0.0
    for k in range(len(world.codes)) if i is None else (i,):
        near = (world.stocks.trust[k] > 0.5)[:, None] * np.ones(PACTS)
        even = np.ones(PROGRAMMES)
        set_row(sheet, k, levers=SENSIBLE, budget=budget, offer=near, programmes=even)
    return sheet


def nothing(world: World, i: int) -> Array:
    """No money, no pacts, everything else as it was."""
    sheet = sheet_of(world)
    set_row(sheet, i, budget=0.0, offer=0.0)
    return sheet.memory


def maximum(world: World, i: int) -> Array:
    """Everything at the end of its slider."""
    sheet = sheet_of(world)
    levers = dict.fromkeys(LEVERS, 1.0)
    set_row(sheet, i, levers=levers, budget=HIGH, stance=1.0, offer=1.0, programmes=np.ones(15))
    return sheet.memory


def simplex(rng: np.random.Generator, parts: int) -> Array:
    """Shares that sum to 1, all equally likely."""
    gaps = -np.log(rng.random(parts))
    return np.asarray(gaps / gaps.sum())


def draw_group(group: str, sheet: Orders, i: int, rng: np.random.Generator) -> None:
    """Draw nation i's orders of a group, each over its whole slider."""
    n = sheet.stance.shape[0]
    standards = int(Pact.SAFETY_STANDARDS)
    if group == "money":
        sheet.budget[i] = np.exp(rng.uniform(np.log(LOW), np.log(HIGH)))
        sheet.split[i] = simplex(rng, PILLARS)
    elif group == "programmes":
        oversight = sheet.programme[i, Programme.OVERSIGHT]
        for pillar, members in enumerate(PROGRAMMES_OF):
            own = [q for q in members if q != Programme.OVERSIGHT]
            left = 1.0 - oversight if pillar == OVERSIGHT_PILLAR else 1.0
            sheet.programme[i, own] = left * simplex(rng, len(own))
    elif group == "levers":
        for name in ("visa", "localisation", "diversification", "contribution", "procurement"):
            getattr(sheet, name)[i] = rng.random()
    elif group == "governance":
        sheet.strictness[i], sheet.safety[i] = rng.random(2)
        before, after = sheet.programme[i, Programme.OVERSIGHT], rng.random()
        others = [q for q in PROGRAMMES_OF[OVERSIGHT_PILLAR] if q != Programme.OVERSIGHT]
        rest = sheet.programme[i, others] / max(1.0 - before, 1e-9)
        sheet.programme[i, others] = (1.0 - after) * rest
        sheet.programme[i, Programme.OVERSIGHT] = after
        sheet.offer[i, :, standards] = rng.random(n) < 0.5
        sheet.offer[i, i, standards] = 0.0
    elif group == "stances":
        set_row(sheet, i, stance=rng.random(n))
    elif group == "pacts":
        for kind in range(PACTS):
            if kind != standards:
                sheet.offer[i, :, kind] = rng.random(n) < 0.5
        sheet.offer[i, i, :] = 0.0


def draw_all(world: World, seats: Iterable[int], seeds: dict[str, int]) -> Array:
    """Random orders for these seats; each group of orders has a seed of its own."""
    sheet = sheet_of(world)
    for i in seats:
        sheet.programme[i, Programme.OVERSIGHT] = 1.0 / 3.0
        for group in GROUPS[:-1]:
            draw_group(group, sheet, i, np.random.default_rng((seeds[group], i)))
    return sheet.memory
