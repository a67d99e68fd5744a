"""The advisor: three proposals for the draft, and three reasons for how the last turn went."""

from dataclasses import dataclass

from lab.statistics import Interval
from sim.move import Move
from ui.play.advice.position import Position
from ui.play.advice.reasons import reason, title
from ui.play.advice.rollouts import Continuations, Stale
from ui.play.advice.search import search
from ui.play.advice.why import Why, why
from ui.play.session.commands import Change
from ui.play.session.facts import Facts

PROPOSALS = 3


@dataclass(frozen=True)
class Proposal:
    """A change of the draft that helps; apply `change` as it is.

    `gain` is the mean difference in the score as it will count, with the orders held to the end of
    the game, over `draws` draws of luck that are neither the game's own nor those by which the
    change was found.
    """

    change: Change
    move: Move  # the whole orders with it
    title: str  # "Research: 23 % → 28 % of the money"
    reason: str
    gain: float  # points of score
    low: float  # 95 % interval of the gain; it does not hold zero
    high: float
    better: float  # share of the draws of luck in which it helps
    worse: float
    draws: int
    parts: dict[str, float]  # the gain by component of the score
    survival: Interval  # by how much the world's survival changes, with its 95 % interval
    kept: Interval  # the gain if all others keep the orders in force, with its 95 % interval
    others: tuple[str, ...]  # how other nations are foreseen otherwise, of others.KINDS

    @property
    def firm(self) -> bool:
        """Whether it helps as well if others do not do what is assumed, but as they do now."""
        return self.kept.low > 0.0


class Advisor:
    """Gives advice; keep one for each game.  With `on` False it has none to give."""

    def __init__(self, rollouts: Continuations, on: bool = True) -> None:
        self.rollouts = rollouts
        self.on = on

    def propose(self, position: Position, stale: Stale | None = None) -> tuple[Proposal, ...]:
        """The best changes of the draft, at most one of each kind, the best first.

        Takes some tenths of a second: call it in a thread.  Empty when nothing clearly helps.
        Raises Superseded when `stale` says so meanwhile.
        """
        if not self.on or not position.ticks_left:
            return ()
        found = search(self.rollouts, position, stale)
        return tuple(
            Proposal(
                change=one.change,
                move=one.move,
                title=title(one.change, position),
                reason=reason(one, position),
                gain=one.gain.value,
                low=one.gain.low,
                high=one.gain.high,
                better=one.better,
                worse=one.worse,
                draws=one.draws,
                parts=one.parts,
                survival=one.survival,
                kept=one.kept,
                others=position.kinds,
            )
            for one in found[:PROPOSALS]
        )

    def explain(self, facts: Facts) -> tuple[Why, ...]:
        """The largest movements of the standing over the last turn, and what was behind them.

        Quick; call it where the session is written to.
        """
        return why(facts) if self.on else ()
