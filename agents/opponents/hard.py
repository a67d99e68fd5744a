"""Hard: looks for its best response by rollouts, a fixed number of them, before every move.

It begins with what it does now and keeps every change that pays in most of the imagined lucks:
other budgets, other policies of the library, and then small changes, by turns.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from agents.opponents.edits import Edit, applied, budgets, details, policies
from agents.opponents.rollouts import LUCKS, Prospect, Rollouts
from agents.opponents.thought import Figure, Reason, Thought
from agents.opponents.view import View, draft
from agents.world import World
from sim.move import Move, check
from sim.sheet import Array

QUARTERS = 800  # of play that a thought may imagine in twelve nations, in blocks of lucks
FEWEST, MOST = 6, 40  # moves tried a thought
WIDE, NARROW = 6, 3  # policies tried in the first turn and in later ones
AGREE = 5 / 8  # share of lucks in which a change must pay


def effort(view: View) -> int:
    """How many moves a thought tries: fewer while much lies ahead, and in large worlds."""
    left = max(view.ticks - view.tick, 1)
    size = (12 / view.nations) ** 2 if view.nations > 12 else 1.0
    return int(min(max(QUARTERS * size / left, FEWEST), MOST))


@dataclass(frozen=True)
class Trial:
    """A change that was tried: what it gained over the best move known by then."""

    edit: Edit
    gain: float
    kept: bool


@dataclass(eq=False)
class Hunt:
    """One thought in the making."""

    prospect: Prospect
    left: int  # moves that may still be tried
    move: Move
    scores: Array
    policy: str
    trials: list[Trial] = field(default_factory=list)

    def gain(self, move: Move) -> Array:
        """What a move is worth more than the best so far, luck by luck."""
        self.left -= 1
        scores: Array = self.prospect.try_move(move) - self.scores
        return scores

    def climb(self, edits: Iterable[Edit]) -> None:
        """Try changes of the best move, one after another; keep the best of those that pay."""
        start, found = self.move, []
        for edit in edits:
            if self.left <= 0:
                break
            changed = applied(self.prospect.view, self.prospect.nation, start, edit)
            if changed != start:
                found.append((edit, changed, self.gain(changed)))
        better = [k for k, (_, _, gain) in enumerate(found) if pays(gain)]
        best = max(better, key=lambda k: (mean(found[k][2]), -k), default=-1)
        for k, (edit, _, gain) in enumerate(found):
            self.trials.append(Trial(edit, mean(gain), k == best))
        if best >= 0:
            self._take(*found[best])

    def gather(self, edits: Iterable[Edit]) -> None:
        """Try small changes one by one, then all that pay together; keep the better."""
        start, found = self.move, []
        for edit in edits:
            if self.left <= 2:
                break
            changed = applied(self.prospect.view, self.prospect.nation, start, edit)
            if changed != start:
                found.append((edit, changed, self.gain(changed)))
        good = sorted(
            (k for k in range(len(found)) if pays(found[k][2])), key=lambda k: -mean(found[k][2])
        )
        kept: list[int] = good[:1]
        if len(good) > 1:
            for few in (good, good[:3]):
                together = start
                for k in few:
                    together = applied(
                        self.prospect.view, self.prospect.nation, together, found[k][0]
                    )
                gain = self.gain(together)
                if mean(gain) > mean(found[good[0]][2]):
                    kept = few
                    break
        for k, (edit, _, gain) in enumerate(found):
            self.trials.append(Trial(edit, mean(gain), k in kept))
        if len(kept) == 1:
            self._take(*found[kept[0]])
        elif kept:
            self.move, self.scores = together, self.scores + gain

    def _take(self, edit: Edit, move: Move, gain: Array) -> None:
        self.move, self.scores = move, self.scores + gain
        if edit.kind == "policy":
            self.policy = edit.what


def mean(gain: Array) -> float:
    """The mean over lucks."""
    return float(np.mean(gain))


def pays(gain: Array) -> bool:
    """Whether a change gains on average and in most lucks."""
    return mean(gain) > 0.0 and float(np.mean(gain > 0.0)) >= AGREE


class Search:
    """The hard level's way of thinking."""

    def __init__(self, world: World) -> None:
        self.rollouts = Rollouts(world)

    def think(self, view: View, nation: int) -> Thought:
        """The best move that was found."""
        hunt = self.hunt(view, nation)
        return Thought(hunt.move, hunt.policy, grounds(hunt))

    def hunt(self, view: View, nation: int) -> Hunt:
        """Look for the best move."""
        prospect = self.rollouts.prospect(view, nation)
        move, policy = view.in_force(nation), ""
        if check(move, nation, view.world.codes):
            policy = "generous-tit-for-tat"
            move = draft(view, nation, policy)
        hunt = Hunt(prospect, effort(view) - 1, move, prospect.try_move(move), policy)
        hunt.climb(budgets(move))
        hunt.climb(policies(view.turn, WIDE if view.turn == 0 else NARROW))
        everything = details(view, nation, hunt.move)
        first = view.turn * hunt.left % len(everything)
        hunt.gather(everything[first:] + everything[:first])
        return hunt


def grounds(hunt: Hunt) -> tuple[Reason, ...]:
    """The changes that paid, the most first; or that none did."""
    tried: Figure = float(len(hunt.trials) * LUCKS)
    kept = sorted((t for t in hunt.trials if t.kept), key=lambda t: -t.gain)
    found = [
        Reason(
            f"searched_{t.edit.kind}",
            {**t.edit.figures, "gain": t.gain, "rollouts": tried},
            t.gain,
        )
        for t in kept
    ]
    if not found:
        best = max((t.gain for t in hunt.trials), default=0.0)
        found = [Reason("searched_nothing", {"gain": best, "rollouts": tried})]
    return tuple(found)
