"""The outlook: where a figure may go in the coming turns, with the draft and without it."""

import threading
from dataclasses import dataclass

import numpy as np

from agents.block import LANES
from sim.sheet import Array, Field
from sim.stocks import Stocks
from ui.play.advice.position import Position
from ui.play.advice.rollouts import (
    STANDING,
    WELFARE,
    Continuations,
    Runs,
    Stale,
)
from ui.play.advice.standing import standing_of

WORLD = ("survival", WELFARE)
"""The figures that all share: the world's own result, which is never added to a score."""
FIGURES = (
    "gdp",
    "income",
    "lag",
    "sovereignty",
    "compute_usable",
    "talent",
    "adoption",
    "unemployment",
    "public_trust",
    "approval",
    "threat",
    *WORLD,
    STANDING,
)
"""What there is an outlook on; "score" is Facts.standing().score."""
LESS_IS_BETTER = ("lag", "unemployment", "misinformation", "threat")
SHARES = (0.1, 0.5, 0.9)
TURNS = 5
MOST_DRAWS, FEWEST_DRAWS = 256, 64
WORK = 280 * 20 * 12 * 12
"""Draws x quarters x pairs of nations that a side of a fan may take."""


@dataclass(frozen=True)
class Band:
    """Of ten continuations, eight end from low to high."""

    low: tuple[float, ...]  # 10 %
    middle: tuple[float, ...]  # 50 %
    high: tuple[float, ...]  # 90 %


@dataclass(frozen=True)
class Fan:
    """A figure of a nation over the coming turns; the first entry of every tuple is now.

    `draft` is what the draft may lead to, `before` what the orders that the turn began with may
    lead to, both held from turn to turn.  `change` is the median of what the draft changes under
    the same luck, `better` and `worse` the shares of the draws of luck in which the draft is.
    """

    nation: str
    figure: str
    unit: str
    dates: tuple[float, ...]  # 2025.25 is the end of the first quarter
    draft: Band
    before: Band
    change: tuple[float, ...]
    better: tuple[float, ...]
    worse: tuple[float, ...]
    draws: int
    others: tuple[str, ...] = ()  # how other nations are foreseen, of others.KINDS

    @property
    def less_is_better(self) -> bool:
        """Whether a fall of the figure is good news."""
        return self.figure in LESS_IS_BETTER


class Outlook:
    """Makes fans; keep one for each game.

    Any thread may call it, and of the calls for one nation the newest wins.
    """

    def __init__(self, rollouts: Continuations) -> None:
        self.rollouts = rollouts
        self._lock = threading.Lock()
        self._calls: dict[int, int] = {}  # by nation
        self._held: dict[int, tuple[object, Runs]] = {}

    def fan(
        self,
        position: Position,
        figure: str = STANDING,
        *,
        turns: int | None = TURNS,
        draws: int | None = None,
        stale: Stale | None = None,
    ) -> Fan:
        """A fan over so many turns, or to the end of the game (None).

        Without `draws` there are as many as `draws_for` says, for an answer in a tenth of a second.
        Raises ValueError for a figure that is none of FIGURES, and Superseded when another call
        for the nation has come in meanwhile or `stale` says so.
        """
        return self.fans(position, (figure,), turns=turns, draws=draws, stale=stale)[0]

    def fans(
        self,
        position: Position,
        figures: tuple[str, ...] = FIGURES,
        *,
        turns: int | None = TURNS,
        draws: int | None = None,
        stale: Stale | None = None,
    ) -> tuple[Fan, ...]:
        """Fans of several figures from the same rollouts, which costs hardly more than one."""
        for figure in figures:
            if figure not in FIGURES:
                raise ValueError(f"there is no outlook on {figure!r}; on {', '.join(FIGURES)}")
        with self._lock:
            call = self._calls[position.nation] = self._calls.get(position.nation, 0) + 1

        def given_up() -> bool:
            return call != self._calls[position.nation] or (stale is not None and stale())

        left = position.ticks_left
        ticks = left if turns is None else min(turns * position.world.ticks_per_turn, left)
        count = draws or draws_for(len(position.world.codes), ticks)
        draft, before = self._both(position, ticks, count, given_up)
        now = _now(position)
        return tuple(_fan(position, figure, draft, before, now[figure]) for figure in figures)

    def _both(self, position: Position, ticks: int, draws: int, stale: Stale) -> tuple[Runs, Runs]:
        """The runs of the draft and of the opening; the latter are kept while a slider moves."""
        asked = _key(position, ticks, draws)
        held = self._held.get(position.nation)
        known = held[1] if held is not None and held[0] == asked else None
        changed = position.draft.move != position.opening
        wanted = [position.opening] * (known is None) + [position.draft.move] * changed
        runs = self.rollouts.play(position, wanted, draws=draws, ticks=ticks, stale=stale)
        before = runs[0] if known is None else known
        self._held[position.nation] = (asked, before)
        return (runs[-1] if changed else before), before


def draws_for(nations: int, ticks: int) -> int:
    """How many draws of luck a fan takes: fewer in longer games of more nations."""
    fitting = WORK // (max(ticks, 1) * nations * nations) // LANES * LANES
    return max(FEWEST_DRAWS, min(fitting, MOST_DRAWS))


def _key(position: Position, ticks: int, draws: int) -> object:
    start = position.start
    state = (start.stocks.memory.tobytes(), start.tally.memory.tobytes(), start.tick)
    orders = position.orders(position.opening).memory.tobytes()
    luck = (position.seed, position.replicate, position.nation, position.ticks)
    led = tuple((one.name, one.row is not None) for one in position.leaders)
    return (*state, orders, *luck, led, ticks, draws)


def _now(position: Position) -> dict[str, float]:
    """The levels at the start."""
    stocks, nation = position.start.stocks, position.nation
    own = (name for name in FIGURES if name not in (*WORLD, STANDING))
    found = {name: float(getattr(stocks, name)[nation]) for name in own}
    standing = standing_of(position.world, stocks, nation)
    return found | {
        "survival": float(stocks.survival[0]),
        WELFARE: standing.welfare,
        STANDING: standing.score,
    }


def _fan(position: Position, figure: str, draft: Runs, before: Runs, now: float) -> Fan:
    field = Stocks.fields.get(figure)
    after, plain = draft.levels[figure], before.levels[figure]
    gain = plain - after if figure in LESS_IS_BETTER else after - plain
    year = position.world.year
    return Fan(
        nation=position.code,
        figure=figure,
        unit=field.unit if isinstance(field, Field) else "0-100",
        dates=(year(position.start.tick), *(year(tick) for tick in draft.ticks)),
        draft=_band(after, now),
        before=_band(plain, now),
        change=(0.0, *_floats(np.median(after - plain, axis=0))),
        better=(0.0, *_floats((gain > 0.0).mean(axis=0))),
        worse=(0.0, *_floats((gain < 0.0).mean(axis=0))),
        draws=len(after),
        others=position.kinds,
    )


def _band(levels: Array, now: float) -> Band:
    low, middle, high = np.quantile(levels, SHARES, axis=0)
    return Band((now, *_floats(low)), (now, *_floats(middle)), (now, *_floats(high)))


def _floats(values: Array) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
