"""Why an opponent does what it does: at most three reasons, each of which decided something.

A library's policy is asked again with one figure changed at a time: what changes its answer is a
reason, and the more it changes the heavier.  The hard level tells what it found by rollouts.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from agents.opponents import easy, normal
from agents.opponents.edits import CLOSED, OPEN, Edit, applied
from agents.opponents.levels import Opponent
from agents.opponents.probes import Probe, own, towards
from agents.opponents.rollouts import LUCKS, Rollouts
from agents.opponents.thought import Figure, Reason
from agents.opponents.view import View, drafted
from sim.components import COMPONENT_NAMES
from sim.move import Move
from sim.orders import LARGEST_BUDGET
from sim.pillars import Pillar

MOST = 3
FELT = 1e-9  # a smaller change is none
MATTERS = 0.05  # points of score; less is as good as nothing

Difference = Callable[[Move, Move], float]


def differ(a: Move, b: Move) -> float:
    """How far two moves are apart: budget, split, programmes, levers, stances and offers."""
    levers = [abs(one - other) for one, other in zip(a.levers, b.levers, strict=True)]
    return (
        abs(a.budget - b.budget) / LARGEST_BUDGET
        + float(np.abs(np.subtract(a.split, b.split)).sum())
        + float(np.abs(np.subtract(a.programmes, b.programmes)).sum())
        + float(np.mean(levers))
        + float(np.abs(np.subtract(a.stance, b.stance)).mean())
        + float(np.not_equal(a.offers, b.offers).mean())
    )


def differ_towards(j: int) -> Difference:
    """How far two moves are apart in what concerns nation j."""

    def distance(a: Move, b: Move) -> float:
        offers = float(np.not_equal(a.offers[j], b.offers[j]).mean())
        return abs(a.stance[j] - b.stance[j]) + offers

    return distance


def why(mind: Opponent, view: View, nation: int, other: int | None = None) -> tuple[Reason, ...]:
    """The heaviest reasons for a nation's move, or for its stance and offers to one `other`."""
    if mind.level == "hard":
        return _searched(mind, view, nation, other)
    thought = mind.think(view, nation)
    probes: list[Probe] = list(own(view, nation))
    for j in range(view.nations) if other is None else [other]:
        if j != nation:
            probes += towards(view, nation, j)
    distance = differ if other is None else differ_towards(other)
    found = _felt(mind, view, nation, thought.move, probes, distance)
    if mind.level == "easy":
        steady = drafted(view, nation, easy.habit(view, nation))
        slip = distance(thought.move, steady)
        if slip > FELT:
            found.append(_slip(thought.move, steady, other, slip))
    if mind.level == "normal":
        found += _by_mandate(mind, view, nation, thought.move, distance)
    found.sort(key=lambda reason: -reason.weight)
    return (*found, Reason("creed", {"policy": thought.policy}))[:MOST]


def _slip(move: Move, steady: Move, other: int | None, slip: float) -> Reason:
    if other is None:
        off = np.subtract(move.split, steady.split)
        most = int(np.argmax(np.abs(off)))
        figures: dict[str, Figure] = {
            "what": Pillar(most).name.lower(), "share": move.split[most],
            "usual_share": steady.split[most],
        }  # fmt: skip
        return Reason("slip_split", figures, slip)
    given, usual = move.stance[other], steady.stance[other]
    return Reason("slip_stance", {"stance": given, "usual_stance": usual}, slip)


def _by_mandate(
    mind: Opponent, view: View, nation: int, move: Move, distance: Difference
) -> list[Reason]:
    """The mandate, if the nation would act otherwise with one that marks nothing."""
    nations = view.world.nations.copy()
    nations.mandate[nation] = 0.0
    plain = replace(view, world=replace(view.world, nations=nations))
    weight = distance(move, mind.reconsider(plain, nation).move)
    asked = normal.mark(view, nation)
    if not asked or weight <= FELT:
        return []
    share = float(view.world.nations.mandate[nation, COMPONENT_NAMES.index(asked)])
    figures: dict[str, Figure] = {"component": asked, "share": share}
    return [Reason("mandate", figures, weight)]


def _felt(
    mind: Opponent,
    view: View,
    nation: int,
    move: Move,
    probes: Iterable[Probe],
    distance: Difference,
) -> list[Reason]:
    """A reason for each probe that changes the answer."""
    found = []
    for probe in probes:
        changed = mind.reconsider(probe.altered(view), nation)
        weight = distance(move, changed.move)
        if weight > FELT:
            found.append(Reason(probe.key, probe.figures, weight))
    return found


def _searched(mind: Opponent, view: View, nation: int, other: int | None) -> tuple[Reason, ...]:
    """What the rollouts said of the move, or of the stance towards one nation."""
    thought = mind.think(view, nation)
    if other is None:
        return thought.grounds[:MOST]
    move, code = thought.move, view.world.codes[other]
    instead = CLOSED if move.stance[other] > 0.5 else OPEN
    prospect = Rollouts(view.world).prospect(view, nation)
    turned = applied(view, nation, move, Edit("stance", code, instead))
    kept, other_way = prospect.try_moves([move, turned])
    gain = float(np.mean(kept - other_way))
    figures: dict[str, Figure] = {
        "what": code, "stance": move.stance[other], "instead": instead,
        "points": gain, "rollouts": float(2 * LUCKS),
    }  # fmt: skip
    key = "stance_pays" if gain > MATTERS else "stance_same" if gain > -MATTERS else "stance_kept"
    said = [r for r in thought.grounds if r.figures.get("what") == code or "policy" in r.key]
    return (Reason(key, figures, abs(gain)), *said)[:MOST]
