"""Taking notes during a game: a copy of every sheet after every quarter, made into columns later.

Copying a block of memory costs microseconds, so the game does not wait for its notes.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from agents.board import Board
from agents.diary import Diary
from sim.causes import Causes
from sim.flows import Flows
from sim.orders import Orders
from sim.sheet import Array, Field, Sheet
from sim.stocks import Stocks


class Recorder:
    """Give it a board before the first quarter and call it after each one."""

    def __init__(
        self,
        board: Board,
        policies: tuple[str, ...],
        turns: int,
        policy_files: Mapping[str, Any] | None = None,
    ) -> None:
        self.nations = board.now.nations
        self.stocks = [board.now.memory.copy()]
        self.flows: list[Array] = []
        self.orders: list[Array] = []
        self.causes: list[Array] = []
        self.diary = Diary(
            board.seed, board.replicate, policies, turns, policy_files=dict(policy_files or {})
        )
        self.diary.hashes.append(board.state_hash())

    def __call__(self, board: Board) -> None:
        """Note the quarter that has just been played."""
        if (board.tick - 1) % board.world.ticks_per_turn == 0:
            self.diary.record_moves(board)
        self.diary.record_tick(board)
        self.stocks.append(board.now.memory.copy())
        self.flows.append(board.flows.memory.copy())
        self.orders.append(board.orders.memory.copy())
        self.causes.append(board.causes().memory)

    def stock_history(self) -> dict[str, Array]:
        """Every stock as an array [ticks + 1, ...]; the first is the start."""
        return history(Stocks, self.nations, self.stocks)

    def flow_history(self) -> dict[str, Array]:
        """Every flow as an array [ticks, ...]."""
        return history(Flows, self.nations, self.flows)

    def order_history(self) -> dict[str, Array]:
        """All orders as arrays [ticks, ...]."""
        return history(Orders, self.nations, self.orders)

    def cause_history(self) -> dict[str, Array]:
        """All causes as arrays [ticks, nations]."""
        return history(Causes, self.nations, self.causes)


def history(kind: type[Sheet], nations: int, memories: list[Array]) -> dict[str, Array]:
    """The fields of a sheet over time, from copies of its memory."""
    rows = np.array(memories)
    found, start = {}, 0
    for name, field in kind.fields.items():
        end = start + field.size(nations)
        if isinstance(field, Field):
            found[name] = rows[:, start:end].reshape(len(rows), *field.shape(nations))
        start = end
    return found
