"""What a hunt has found, in tables and in sentences."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import polars as pl

from agents.world import World
from lab.columns import table, table_of
from lab.dials import TRUST
from lab.statistics import holm, paired
from lab.words import listed, say
from policies.habits import ORDERS
from scenarios.policy_file import OrderFile, PolicyFile
from scenarios.policy_rows import row_of, usual
from sim.levers import DECLARED
from sim.move import Move
from sim.pillars import PILLAR_OF, PROGRAMMES_OF, Pillar, Programme
from sim.sheet import Array

NAMED = 5
CHANGED = 0.05  # of its slider, from which on a lever is told to be another than usual
MATTERS = ("order_name", "loss", "low", "high", "clear")


def what_matters(groups: Mapping[str, Sequence[str]], judged: Array) -> pl.DataFrame:
    """What is lost when one order is as usual again, the largest loss first."""
    lost = [paired(one, judged[1]) for one in judged[2:]]
    clear = holm(np.array([one.p for one in lost]))
    rows = [
        dict(zip(MATTERS, (name, *one.difference, bool(sure)), strict=True))
        for name, one, sure in zip(groups, lost, clear, strict=True)
    ]
    return table_of(rows, MATTERS).sort("loss", descending=True, maintain_order=True)


def found_orders(found: PolicyFile, world: World, seat: int, now: Move) -> pl.DataFrame:
    """Every order of the whole nation: what is usual, and what was found; shares as shares."""
    row = row_of(found, world, seat)
    names = [name for name, one in ORDERS.items() if name != "stance" and "pacts" not in name]
    value = {name: float(row[ORDERS[name].place]) for name in names}
    before = {name: usual(name, now) for name in names}
    for of in _money():
        for figures in (value, before):
            whole = sum(figures[name] for name in of)
            figures |= {name: figures[name] / whole if whole else 1.0 / len(of) for name in of}
    return table(
        {
            "order_name": names,
            "usual": [before[name] for name in names],
            "found": [value[name] for name in names],
        }
    )


def _money() -> list[list[str]]:
    """The orders that are shares of one whole: the split, and the programmes of each pillar."""
    split = [name for name in ORDERS if name.startswith("split.")]
    parts = [[f"programmes.{Programme(q).name.lower()}" for q in of] for of in PROGRAMMES_OF]
    return [split, *parts]


def sentences(
    figures: Mapping[str, Any], orders: pl.DataFrame, matters: pl.DataFrame, policy: PolicyFile
) -> list[str]:
    """What it comes to, what it does, and what matters; `figures` fill the first two."""
    found = {row["order_name"]: row for row in orders.iter_rows(named=True)}
    said = [say("hunt.before", **figures), say(f"hunt.{figures['verdict']}", **figures)]
    said.append(say("hunt.spends", **_spending(found)))
    moved = sorted(
        (name for name in DECLARED if abs(found[name]["found"] - found[name]["usual"]) > CHANGED),
        key=lambda name: -abs(found[name]["found"] - found[name]["usual"]),
    )
    levers = [say("hunt.lever", **found[name]) for name in moved]
    said.append(
        say("hunt.levers", levers=listed(levers, len(levers))) if levers else say("hunt.no_levers")
    )
    said += _towards_others(policy)
    sure = matters.filter(pl.col("clear") & (pl.col("loss") > 0.0)).head(NAMED)
    parts = [say("hunt.loss", **row) for row in sure.iter_rows(named=True)]
    said.append(say("hunt.matters", orders=listed(parts)) if parts else say("hunt.nothing_matters"))
    return said


def _spending(found: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    """The budget, and the programmes that get most of it."""
    parts = {
        one.name.lower(): found[f"programmes.{one.name.lower()}"]["found"]
        * found[f"split.{Pillar(PILLAR_OF[one]).name.lower()}"]["found"]
        for one in Programme
    }
    most = sorted(parts, key=lambda name: -parts[name])[:3]
    said = [say("hunt.part", programme=name, share=100.0 * parts[name]) for name in most]
    budget = found["budget"]
    return {
        "budget": 100.0 * budget["found"],
        "usual": 100.0 * budget["usual"],
        "programmes": listed(said),
    }


def _towards_others(policy: PolicyFile) -> list[str]:
    """How open it is and to whom, and which pacts it offers."""
    said = []
    stance = policy.orders.get("stance", OrderFile())
    if not isinstance(stance.base, str):
        ends = [min(max(stance.base + part, 0.0), 1.0) for part in (0.0, _slope(stance))]
        key = "open_to_all" if stance.pinned else "open"
        said.append(say(f"hunt.{key}", low=100.0 * ends[0], high=100.0 * ends[1]))
    offers = []
    for name, order in policy.orders.items():
        if not name.startswith("pacts.") or isinstance(order.base, str):
            continue
        pact = name.partition(".")[2]
        if order.base > 0.0 and _slope(order) >= 0.0:
            offers.append(say("hunt.offer_to_all", pact=pact))
        elif not order.pinned and -order.base < 1.0:
            offers.append(say("hunt.offer", pact=pact, trust=max(-order.base, 0.0)))
    said.append(say("hunt.offers", offers=listed(offers)) if offers else say("hunt.no_offers"))
    return said


def _slope(order: OrderFile) -> float:
    return float(order.rival.get(TRUST, 0.0))
