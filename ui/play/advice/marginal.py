"""Marginal effects: what one step of each slider, lever, stance or pact would do to a figure.

Each step is a command that can be applied as it is.  Its effect is the mean difference from the
draft under the same luck; where the 95 % interval of the mean holds zero it is not clear.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

from lab.statistics import Interval, mean_interval
from sim.levers import DECLARED, LEVERS
from sim.move import Move
from sim.pillars import Pact, Pillar, Programme
from ui.play.advice.budgets import stretched
from ui.play.advice.outlook import FIGURES, LESS_IS_BETTER, TURNS
from ui.play.advice.position import Position
from ui.play.advice.rollouts import RESULT, Continuations, Runs, Stale
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
from ui.play.session.sliders import NOTHING

POINTS = 0.05  # of a pillar's or a programme's share
LEVER_STEP = 0.1
STANCE_STEP = 0.25
BUDGET_FACTOR = 1.25  # of the budget
SURVIVAL = "survival"
DRAWS = 16
Step = tuple[Change, float]
"""A change of the draft, and how far it goes."""


class Options(TypedDict, total=False):
    """How effects are found: draws of luck, turns (None: to the end), luck left out, stale."""

    draws: int
    turns: int | None
    skip: int
    stale: Stale | None


@dataclass(frozen=True)
class Effect:
    """What a step does to a figure.

    `change` is None, and everything 0, where the step cannot be made: the slider is at its end, or
    locked, or the scenario has pledged the pact.
    """

    figure: str
    change: Change | None
    step: float  # in the slider's own unit; pacts 1 for an offer, -1 for its withdrawal
    mean: float = 0.0  # of the figure with the step less without it
    low: float = 0.0  # 95 % interval of the mean
    high: float = 0.0
    better: float = 0.0  # share of the draws of luck in which the step is good for the nation
    worse: float = 0.0
    draws: int = 0
    survival: Interval | None = None  # by how much the world's survival at the end changes
    others: tuple[str, ...] = ()  # how other nations are foreseen, of others.KINDS

    @property
    def clear(self) -> bool:
        """Whether the interval excludes zero."""
        return self.low > 0.0 or self.high < 0.0

    @property
    def sign(self) -> int:
        """1 when the step is good for the nation, -1 when it is bad, 0 when that is unclear."""
        rise = (self.low > 0.0) - (self.high < 0.0)
        return -rise if self.figure in LESS_IS_BETTER else rise


@dataclass(frozen=True)
class Reach:
    """The most that a lever can move, up or down, from where it stands; what is unclear is 0."""

    own: float  # points of the result
    survival: float  # of the world, a share


class Marginal:
    """Finds marginal effects; keep one for each game.  Any thread may call it.

    `figure` is "result" (the score as it will count, with the orders held to the end of the game)
    or one of outlook.FIGURES, at the end of `turns` turns (None: of the game).  All calls may raise
    Superseded when `stale` says so.
    """

    def __init__(self, rollouts: Continuations) -> None:
        self.rollouts = rollouts

    def pillars(
        self, position: Position, figure: str = RESULT, **options: Unpack[Options]
    ) -> dict[Pillar, Effect]:
        """Five points more for a pillar, taken from the other unlocked ones."""
        split = position.draft.move.split
        steps = [(SetSplit(pillar, split[pillar] + POINTS), POINTS) for pillar in Pillar]
        return dict(zip(Pillar, self.effects(position, steps, figure, **options), strict=True))

    def programmes(
        self, position: Position, figure: str = RESULT, **options: Unpack[Options]
    ) -> dict[Programme, Effect]:
        """Five points more for a programme, taken from the others of its pillar."""
        shares = position.draft.move.programmes
        steps = [(SetProgramme(q, shares[q] + POINTS), POINTS) for q in Programme]
        return dict(zip(Programme, self.effects(position, steps, figure, **options), strict=True))

    def levers(
        self, position: Position, figure: str = RESULT, **options: Unpack[Options]
    ) -> dict[str, Effect]:
        """A tenth more of a lever, or what is left to its end."""
        ends = [lever.high for lever in DECLARED.values()]
        now = position.draft.move.levers
        steps = [_to(value, LEVER_STEP, end) for value, end in zip(now, ends, strict=True)]
        changes = [
            (SetLever(name, to), step) for name, (to, step) in zip(LEVERS, steps, strict=True)
        ]
        return dict(zip(LEVERS, self.effects(position, changes, figure, **options), strict=True))

    def reaches(self, position: Position, **options: Unpack[Options]) -> dict[str, Reach]:
        """How far each lever can move the two results from where it stands, to either end."""
        now = position.draft.move.levers
        steps = [
            (SetLever(name, end), end - value)
            for (name, one), value in zip(DECLARED.items(), now, strict=True)
            for end in (one.low, one.high)
        ]
        found = self.effects(position, steps, RESULT, **options)
        pairs = zip(found[::2], found[1::2], strict=True)
        return {name: _reach(pair) for name, pair in zip(LEVERS, pairs, strict=True)}

    def budget(
        self, position: Position, figure: str = RESULT, **options: Unpack[Options]
    ) -> Effect:
        """A quarter more money for AI, or what is left to the limit."""
        now = position.draft.move.budget
        to = stretched(now, BUDGET_FACTOR)
        return self.effects(position, [(SetBudget(to), to - now)], figure, **options)[0]

    def stances(
        self, position: Position, figure: str = RESULT, **options: Unpack[Options]
    ) -> dict[str, tuple[Effect, Effect]]:
        """For every other nation: a quarter more open, and a quarter more closed."""
        others, move = _others(position), position.draft.move
        steps: list[Step] = []
        for code in others:
            now = move.stance[position.world.codes.index(code)]
            for to, step in (_to(now, STANCE_STEP, 1.0), _to(now, -STANCE_STEP, 0.0)):
                steps.append((SetStance(code, to), step))
        found = self.effects(position, steps, figure, **options)
        return dict(zip(others, zip(found[::2], found[1::2], strict=True), strict=True))

    def pacts(
        self,
        position: Position,
        figure: str = RESULT,
        nations: Sequence[str] | None = None,
        **options: Unpack[Options],
    ) -> dict[tuple[str, Pact], Effect]:
        """For every pact with every other nation: an offer, or its withdrawal where it stands.

        An effect of 0 in every draw means that they would not agree, or not yet.
        """
        others = _others(position) if nations is None else tuple(nations)
        offers = position.draft.move.offers
        keys = [(code, pact) for code in others for pact in Pact]
        steps: list[Step] = []
        for code, pact in keys:
            offered = offers[position.world.codes.index(code)][pact]
            change = WithdrawPact(code, pact) if offered else OfferPact(code, pact)
            steps.append((change, -1.0 if offered else 1.0))
        return dict(zip(keys, self.effects(position, steps, figure, **options), strict=True))

    def effects(
        self,
        position: Position,
        steps: Sequence[Step],
        figure: str = RESULT,
        *,
        draws: int = DRAWS,
        turns: int | None = TURNS,
        skip: int = 0,
        stale: Stale | None = None,
    ) -> list[Effect]:
        """The effects of any changes of the draft, each by itself."""
        if figure not in (RESULT, *FIGURES):
            raise ValueError(
                f"no effects are known on {figure!r}; on {RESULT}, {', '.join(FIGURES)}"
            )
        left = position.ticks_left
        whole = turns is None or figure == RESULT
        ticks = left if whole else min((turns or 0) * position.world.ticks_per_turn, left)
        possible = [_moved(position, change, step) for change, step in steps]
        moves = [position.draft.move, *(move for move in possible if move is not None)]
        runs = iter(
            self.rollouts.play(
                position, moves, draws=draws, ticks=ticks, every=0 if figure == RESULT else None,
                skip=skip, stale=stale,
            )
        )  # fmt: skip
        base = next(runs)
        return [
            Effect(figure, None, 0.0)
            if move is None
            else _effect(figure, change, step, base, next(runs), position.kinds)
            for (change, step), move in zip(steps, possible, strict=True)
        ]


def _effect(
    figure: str, change: Change, step: float, base: Runs, runs: Runs, others: tuple[str, ...]
) -> Effect:
    difference = runs.last(figure) - base.last(figure)
    interval = mean_interval(difference)
    good = -difference if figure in LESS_IS_BETTER else difference
    return Effect(
        figure=figure,
        change=change,
        step=step,
        mean=interval.value,
        low=interval.low,
        high=interval.high,
        better=float((good > 0.0).mean()),
        worse=float((good < 0.0).mean()),
        draws=len(difference),
        survival=survival_gained(base, runs),
        others=others,
    )


def _reach(ends: Sequence[Effect]) -> Reach:
    made = [one for one in ends if one.change is not None]
    own = [abs(one.mean) for one in made if one.clear]
    shared = [one.survival for one in made if one.survival is not None]
    return Reach(
        max(own, default=0.0), max((abs(one.value) for one in shared if one.clear), default=0.0)
    )


def survival_gained(base: Runs, runs: Runs) -> Interval:
    """By how much the world's survival differs at the end: the mean, and where the truth lies."""
    return mean_interval(runs.outcomes[SURVIVAL][0] - base.outcomes[SURVIVAL][0])


def _moved(position: Position, change: Change, step: float) -> Move | None:
    """The draft's orders after a change; None where it cannot be made."""
    if abs(step) <= NOTHING:
        return None
    try:
        move = position.drafting.changed(position.draft, change).move
    except Refusal:
        return None
    return None if move == position.draft.move else move


def _to(now: float, step: float, end: float) -> tuple[float, float]:
    """Where a step leads that stops at the end, and how far it then is."""
    to = min(now + step, end) if step > 0.0 else max(now + step, end)
    return to, to - now


def _others(position: Position) -> tuple[str, ...]:
    return tuple(code for code in position.world.codes if code != position.code)
