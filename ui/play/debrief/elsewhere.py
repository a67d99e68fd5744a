"""The same choice in other lucks: whether it made the difference, or only the luck of this game.

A small change can tip a stroke of luck, such as whether a supplier cuts a nation off, and so move
the score by much more than it does on average.  To tell one from the other, the choice is measured
again in lines that meet other luck from its turn on, with it and without it.
"""

import math

from sim.outcome import Outcome
from ui.play.debrief.data import Difference, Elsewhere
from ui.play.debrief.line import Edit, Lines
from ui.play.debrief.measuring import difference

LUCKS = 8


class OtherLucks:
    """Measures choices of one game; lines that several choices are set against are played once."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._unchanged: dict[tuple[int, int], Outcome] = {}

    def changed_by(self, turn: int, edit: Edit) -> Elsewhere:
        """What lines with other orders come to, less those with the orders of the game."""
        world, nation = self.lines.world, self.lines.nation
        found = [
            difference(
                world,
                self.lines.play(turn, edit, luck=luck).outcome,
                self._without(turn, luck),
                nation,
            )
            for luck in range(1, LUCKS + 1)
        ]
        return Elsewhere(
            lucks=LUCKS,
            score=math.fsum(one.score for one in found) / LUCKS,
            welfare=math.fsum(one.welfare for one in found) / LUCKS,
            others=math.fsum(one.others for one in found) / LUCKS,
        )

    def _without(self, turn: int, luck: int) -> Outcome:
        if (turn, luck) not in self._unchanged:
            line = self.lines.play(turn, lambda _, move: move, luck=luck)
            self._unchanged[turn, luck] = line.outcome
        return self._unchanged[turn, luck]


def weight(here: Difference) -> float:
    """How much it matters in this game: points of the nation's score or of the world's welfare."""
    return max(abs(here.score), abs(here.welfare))


def telling(here: Difference, elsewhere: Elsewhere) -> float:
    """The same, with what it does in other lucks counting for half."""
    score, welfare = here.score + elsewhere.score, here.welfare + elsewhere.welfare
    return 0.5 * max(abs(score), abs(welfare))


def by_luck(here: float, elsewhere: float) -> bool:
    """Whether most of a difference of the score comes from the luck of this game."""
    return here * elsewhere <= 0.0 or abs(elsewhere) < 0.5 * abs(here)
