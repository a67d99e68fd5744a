"""The search for better orders: one change of the draft at a time, judged by luck of its own.

Many changes are tried on a few draws of luck, the best of each kind is tried in several sizes, and
what is left is judged on other draws: judged by the luck that it was chosen by, the luckiest of
many would be taken for the best.  There it is judged once more with all others keeping their
orders: nobody knows what they will do, and what gains in one view of them only is said to.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lab.statistics import Interval, mean_interval
from sim.levers import DECLARED, LEVERS
from sim.move import Move
from sim.pillars import Pact, Pillar, Programme
from sim.scores import Parts
from sim.sheet import Array
from ui.play.advice.budgets import stretched
from ui.play.advice.marginal import survival_gained
from ui.play.advice.others import Others, held
from ui.play.advice.position import Position
from ui.play.advice.rollouts import COMPONENTS, RESULT, Continuations, Runs, Stale
from ui.play.advice.scoring import changed, weighed
from ui.play.refusal import Refusal
from ui.play.session.commands import (
    Change,
    OfferPact,
    SetBudget,
    SetLever,
    SetProgramme,
    SetSplit,
    SetStance,
    WithdrawPact,
)

SEARCH, REFINE, JUDGE = 8, 16, 48
"""Draws of luck of the three rounds; the last ones are others than those before."""
SIZES = (2.0, 4.0)
"""Multiples of the first step that are tried after it."""
STEPS = {SetSplit: 0.05, SetProgramme: 0.15, SetLever: 0.2, SetStance: 0.25, SetBudget: 1.0}
"""Of a budget: how often it is multiplied by BUDGET_FACTOR, or divided by it."""
BUDGET_FACTOR = 1.5
WORTH = 0.05  # points of score; what gains less is worth nothing that can be shown
SLACK = 1e-6  # points of score; smaller differences are rounding


@dataclass(frozen=True)
class Found:
    """A change and what it brings, in points of the score as it will count."""

    change: Change
    move: Move  # the whole orders with it
    gain: Interval  # the mean over the draws, and where the truth lies (95 %)
    survival: Interval  # the same of the world's survival, a share
    better: float  # share of the draws in which it helps
    worse: float
    draws: int
    parts: dict[str, float]  # the gain by component of the score; they add up to it
    unpowered: float  # share of chips without power at the end of the game, without the change
    kept: Interval  # the gain if all others keep the orders in force


@dataclass(frozen=True)
class _Try:
    change: Change
    move: Move
    step: float  # 0 for what has no size


def search(rollouts: Continuations, position: Position, stale: Stale | None = None) -> list[Found]:
    """The best change of each kind that clearly helps, the best first.  May raise Superseded."""

    def runs(
        tries: list[_Try],
        draws: int,
        skip: int = 0,
        every: int | None = 0,
        others: Others | None = None,
    ) -> list[Runs]:
        moves = [position.draft.move, *(one.move for one in tries)]
        return rollouts.play(
            position, moves, draws=draws, ticks=position.ticks_left, every=every, skip=skip,
            stale=stale, others=others,
        )  # fmt: skip

    def gains(tries: list[_Try], draws: int) -> list[float]:
        base, *others = runs(tries, draws)
        return [float(np.mean(one.last(RESULT) - base.last(RESULT))) for one in others]

    tries = list(_tries(position))
    best = _best_of_each(tries, gains(tries, SEARCH))
    sized = [again for one in best for again in _sizes(position, one)]
    best = _best_of_each(sized, gains(sized, REFINE))
    if not best:
        return []
    base, *others = runs(best, JUDGE, skip=REFINE, every=None)
    still, *kept = runs(best, JUDGE, skip=REFINE, others=held(position.view))
    pairs = zip(best, others, [_gained(still, run) for run in kept], strict=True)
    found = [_judged(position, one, base, run, other) for one, run, other in pairs]
    good = [one for one in found if one.gain.low > SLACK and one.gain.value >= WORTH]
    return sorted(good, key=lambda one: -one.gain.value)  # stable: equals stay in their order


def _gained(base: Runs, run: Runs) -> Interval:
    return mean_interval(run.last(RESULT) - base.last(RESULT))


def _best_of_each(tries: list[_Try], gains: list[float]) -> list[_Try]:
    """Of each kind of change the one that gains most, if any does."""
    best: dict[type[Change], tuple[float, _Try]] = {}
    for one, gain in zip(tries, gains, strict=True):
        kind = type(one.change)
        if gain > max(SLACK, best[kind][0] if kind in best else 0.0):
            best[kind] = (gain, one)
    return [one for _, one in best.values()]


def _judged(position: Position, one: _Try, base: Runs, run: Runs, kept: Interval) -> Found:
    difference: Array = run.last(RESULT) - base.last(RESULT)
    points = changed(position.world, _weighed(position, base), _weighed(position, run))
    parts = {name: float(np.mean(points[name])) for name in COMPONENTS}
    return Found(
        change=one.change,
        move=one.move,
        gain=mean_interval(difference),
        survival=survival_gained(base, run),
        better=float((difference > 0.0).mean()),
        worse=float((difference < 0.0).mean()),
        draws=len(difference),
        parts=parts,
        kept=kept,
        unpowered=float(np.mean(1.0 - base.last("powered"))),
    )


def _weighed(position: Position, run: Runs) -> Parts:
    """Weighed steps above par in each draw of luck, as they will count."""
    found = {name: run.outcomes[name][position.nation] for name in COMPONENTS}
    return weighed(position.world, position.nation, found)


def _tries(position: Position) -> Iterator[_Try]:
    """Every change of one thing by its first step, up and down."""
    for change, step in _changes(position):
        one = _made(position, change, step)
        if one is not None:
            yield one


def _sizes(position: Position, one: _Try) -> Iterator[_Try]:
    """The same change in other sizes, where it has one."""
    yield one
    for size in SIZES if one.step else ():
        again = _made(position, _scaled(position.draft.move, one, size), one.step)
        if again is not None and again.change != one.change:
            yield again


def _made(position: Position, change: Change, step: float) -> _Try | None:
    try:
        move = position.drafting.changed(position.draft, change).move
    except Refusal:  # the slider is locked, or the scenario has pledged the pact
        return None
    return None if move == position.draft.move else _Try(change, move, step)


def _changes(position: Position) -> Iterator[tuple[Change, float]]:
    move = position.draft.move
    for sign in (1.0, -1.0):
        step = sign * STEPS[SetBudget]
        yield SetBudget(stretched(move.budget, BUDGET_FACTOR**step)), step
        step = sign * STEPS[SetSplit]
        for pillar in Pillar:
            yield SetSplit(pillar, _within(move.split[pillar] + step)), step
        step = sign * STEPS[SetLever]
        for lever in LEVERS:
            yield _pulled(move, lever, step), step
        step = sign * STEPS[SetStance]
        for j, code in _others(position):
            yield SetStance(code, _within(move.stance[j] + step)), step
    step = STEPS[SetProgramme]  # less for one is more for the others of its pillar
    for q in Programme:
        yield SetProgramme(q, _within(move.programmes[q] + step)), step
    for j, code in _others(position):
        for pact in Pact:
            offered = move.offers[j][pact]
            yield (WithdrawPact(code, pact) if offered else OfferPact(code, pact)), 0.0


def _scaled(move: Move, one: _Try, size: float) -> Change:
    """The same change, `size` times as far."""
    step = one.step * size
    match one.change:
        case SetBudget():
            return SetBudget(stretched(move.budget, BUDGET_FACTOR**step))
        case SetSplit(pillar=pillar):
            return SetSplit(pillar, _within(move.split[pillar] + step))
        case SetProgramme(programme=q):
            return SetProgramme(q, _within(move.programmes[q] + step))
        case SetLever(lever=lever):
            return _pulled(move, lever, step)
    return one.change  # a stance goes by its first step: trust follows slowly


def _pulled(move: Move, lever: str, step: float) -> SetLever:
    to = _within(getattr(move.levers, lever) + step, DECLARED[lever].high, DECLARED[lever].low)
    return SetLever(lever, to)


def _within(value: float, most: float = 1.0, least: float = 0.0) -> float:
    return min(max(value, least), most)


def _others(position: Position) -> Iterator[tuple[int, str]]:
    return ((j, code) for j, code in enumerate(position.world.codes) if j != position.nation)
