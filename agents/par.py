"""Par and usual steps by the length of a game: a longer game reaches further.

Between two lengths that were measured both lie on a straight line; beyond the shortest and the
longest they are those of the nearest.
"""

from dataclasses import dataclass

import numpy as np

from sim.nations import Nations
from sim.sheet import Array


@dataclass(frozen=True, eq=False)
class ParByLength:
    """What was measured for games of several lengths."""

    turns: Array  # [L], rising
    par: Array  # [L, N, 5], see sim.nations.Nations
    usual_step: Array  # [L, N, 5]

    def judging(self, nations: Nations, turns: float) -> Nations:
        """The nations as a game of so many turns judges them; the same where nothing differs."""
        par, step = self._at(self.par, turns), self._at(self.usual_step, turns)
        if np.array_equal(par, nations.par) and np.array_equal(step, nations.usual_step):
            return nations
        made = nations.copy()
        made.par[:], made.usual_step[:] = par, step
        return made

    def _at(self, table: Array, turns: float) -> Array:
        lengths = self.turns
        length = min(max(turns, lengths[0]), lengths[-1])
        after = int(np.searchsorted(lengths, length))
        if length == lengths[after]:
            return np.asarray(table[after])
        part = (length - lengths[after - 1]) / (lengths[after] - lengths[after - 1])
        return np.asarray(table[after - 1] + part * (table[after] - table[after - 1]))
