"""Policies that are rows of numbers, as compiled hosts take them: a name, and a row a nation."""

from typing import Any, NamedTuple

import numpy as np

from policies.habits import ROW, SIZE
from sim.sheet import Array

NO_TABLE = np.zeros((0, SIZE))
"""No rows at all."""


class RowTable(NamedTuple):
    """Such policies by name; nation i of N that follows number f has row f N + i."""

    names: tuple[str, ...] = ()
    rows: Array = NO_TABLE  # [names x N, SIZE]

    def number(self, name: str, nation: int) -> int:
        """What stands in a line-up where a nation follows the policy of this name."""
        return ROW + self.names.index(name) * self._nations + nation

    def place(self, number: Any) -> Any:
        """The place among the names of what stands in a line-up, or of each of an array."""
        return (number - ROW) // self._nations

    @property
    def _nations(self) -> int:
        return max(len(self.rows) // max(len(self.names), 1), 1)


NO_ROW_TABLE = RowTable()
