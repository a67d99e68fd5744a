"""Hard: looks for its best response by rollouts, a fixed number of them, before every move.

It begins with what it does now and keeps every change that pays in most of the imagined lucks:
policies of the library, and then small changes of all its orders but the budget, by turns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np

from agents.opponents import normal
from agents.opponents.conduct import blind
from agents.opponents.edits import Edit, applied, details, policies
from agents.opponents.rollouts import LUCKS, Prospect, Rollouts
from agents.opponents.thought import Figure, Reason, Thought
from agents.opponents.view import View, drafted, habitual
from agents.world import World
from sim.move import Move, check
from sim.sheet import Array

QUARTERS = 1280  # of play that a thought may imagine in twelve nations, in blocks of lucks
FEWEST, MOST = 6, 64  # moves tried a thought
HANDFUL = 6  # small changes tried before those that pay are made
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
    score: float  # mean over lucks
    kept: bool


Found = tuple[Edit, Move, Array]  # a change, the move with it, what it gains luck by luck


@dataclass(eq=False)
class Hunt:
    """One thought in the making."""

    prospect: Prospect
    left: int  # moves that may still be tried
    move: Move
    scores: Array
    policy: str
    trials: list[Trial] = field(default_factory=list)

    def gains(self, moves: Sequence[Move]) -> list[Array]:
        """What moves are worth more than the best so far, luck by luck."""
        self.left -= len(moves)
        return [scores - self.scores for scores in self.prospect.try_moves(moves)]

    def climb(self, edits: Iterable[Edit]) -> None:
        """Try changes of the best move one by one; make the one that pays most."""
        found = self._try(edits, 0)
        good = self._good(found)
        self._log(found, good[:1])
        if good:
            self._take(*found[good[0]])

    def gather(self, edits: Iterable[Edit]) -> None:
        """Try small changes a handful at a time; keep what pays, together where that pays more."""
        waiting = iter(edits)
        while self.left > 0:
            found = self._try(islice(waiting, HANDFUL), 0)
            if not found:
                return
            self._keep(found)

    def _keep(self, found: list[Found]) -> None:
        """Make the changes that pay, all or the three best together or the best alone."""
        good = self._good(found)
        kept = good[:1]
        taken = found[good[0]] if good else None
        for few in (good, good[:3]):
            if taken is None or len(few) < 2 or len(few) == len(kept) or self.left < 1:
                continue
            move = self.move
            for k in few:
                move = applied(self.prospect.view, self.prospect.nation, move, found[k][0])
            gain = self.gains([move])[0]
            if mean(gain) > mean(taken[2]):
                kept, taken = few, (taken[0], move, gain)
        self._log(found, kept)
        if taken is not None:
            self._take(*taken)

    def _try(self, edits: Iterable[Edit], spare: int) -> list[Found]:
        """Each change of the best move, as long as moves may be tried, and what it gains."""
        view, nation = self.prospect.view, self.prospect.nation
        made = ((edit, applied(view, nation, self.move, edit)) for edit in edits)
        fresh = ((edit, move) for edit, move in made if move != self.move)
        chosen = list(islice(fresh, max(self.left - spare, 0)))
        gains = self.gains([move for _, move in chosen])
        return [(edit, move, gain) for (edit, move), gain in zip(chosen, gains, strict=True)]

    @staticmethod
    def _good(found: list[Found]) -> list[int]:
        """Places of the changes that pay, the most first."""
        good = [k for k, (_, _, gain) in enumerate(found) if pays(gain)]
        return sorted(good, key=lambda k: (-mean(found[k][2]), k))

    def _log(self, found: list[Found], kept: list[int]) -> None:
        for k, (edit, _, gain) in enumerate(found):
            self.trials.append(Trial(edit, mean(gain), mean(self.scores + gain), k in kept))

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
        move = replace(view.in_force(nation), budget=habitual(view, nation))
        policy = ""
        if check(move, nation, view.world.codes):
            policy = "generous-tit-for-tat"
            move = drafted(blind(view), nation, policy)
        hunt = Hunt(prospect, effort(view) - 1, move, prospect.try_moves([move])[0], policy)
        hunt.climb(policies(view.turn, normal.fit(view, nation)[0]))
        everything = details(view, nation, hunt.move)
        first = view.turn * hunt.left % len(everything)
        hunt.gather(everything[first:] + everything[:first])
        return hunt


def grounds(hunt: Hunt) -> tuple[Reason, ...]:
    """The changes that paid, the most first, and how far ahead the move is of all it tried."""
    tried: Figure = float(len(hunt.trials) * LUCKS)
    kept = sorted((t for t in hunt.trials if t.kept), key=lambda t: -t.gain)
    found = [
        Reason(
            f"searched_{t.edit.kind}",
            {**t.edit.figures, "points": t.gain, "rollouts": tried},
            t.gain,
        )
        for t in kept[:2]
    ]
    second = max((t.score for t in hunt.trials if not t.kept), default=mean(hunt.scores))
    lead = mean(hunt.scores) - second
    key = "searched_lead" if lead > 0.0 else "searched_even"
    return (*found, Reason(key, {"points": lead, "rollouts": tried}))
