"""A mind that orders by a row of numbers, for hosts that ask one nation at a time."""

from collections.abc import Iterable, Mapping
from typing import Any

from agents.lineup import Mind
from agents.opponents.levels import Opponent
from agents.opponents.thought import Thought
from agents.opponents.view import View
from policies.decide import decide
from policies.habits import ROW, Rows
from sim.move import read_move
from sim.orders import Orders
from sim.sheet import Array


class ByRow(Opponent):
    """The mind called `name` that orders for nation i by `rows[i]`, and can be asked why.

    Its grounds are found like those of a policy of the menu: what it sees is changed, one figure
    after another.  `said` is what its file says, to be written into diaries.
    """

    def __init__(self, name: str, rows: Mapping[int, Array], said: Any) -> None:
        super().__init__(name, self._by_row)
        self.rows, self.said = dict(rows), said

    def _by_row(self, view: View, nation: int) -> Thought:
        sheet, orders = Rows(view.nations), Orders(view.nations)
        sheet.row[nation] = self.rows[nation]
        decide(nation, ROW, view.moment._replace(rows=sheet), orders)
        return Thought(read_move(orders, nation), self.level, ())


def said_by(minds: Mapping[str, Mind], policies: Iterable[str]) -> dict[str, Any]:
    """What the files say that nations follow, by their names."""
    followed = ((name, minds.get(name)) for name in dict.fromkeys(policies))
    return {name: mind.said for name, mind in followed if isinstance(mind, ByRow)}
