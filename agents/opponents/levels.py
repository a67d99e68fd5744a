"""Three levels of opponents, by skill only: all have the same rules, money and sight.

An opponent is a *mind*: it sees a board, and answers with a move for one nation.  The same board
always gets the same answer.
"""

import threading
from collections.abc import Callable

from agents.board import Board
from agents.opponents import easy, hard, normal
from agents.opponents.thought import Thought
from agents.opponents.view import View, draft, key_of
from agents.world import World
from sim.move import Move

LEVELS = ("easy", "normal", "hard")
REMEMBERED = 32  # thoughts, so that who asks for reasons need not let an opponent think again


class _Seen(threading.local):
    """The view that a thread had last; the opponents of one turn share it."""

    view: View | None = None
    key: object = None


class Opponent:
    """A mind of one level; any nations of a game may share it, in any order and from any thread."""

    def __init__(self, level: str, think: Callable[[View, int], Thought]) -> None:
        self.level = level
        self._think = think
        self._seen = _Seen()
        self._thoughts: dict[tuple[object, ...], tuple[World, Thought]] = {}

    def __call__(self, board: Board, nation: int) -> Move:
        """The nation's orders for the coming turn."""
        return self.think(self.view(board), nation).move

    def view(self, board: Board) -> View:
        """The board as it stands, copied once a turn and thread."""
        seen, key = self._seen, (id(board.world), *key_of(board))
        if seen.view is None or seen.key != key:
            seen.view, seen.key = View.of(board), key
        return seen.view

    def think(self, view: View, nation: int) -> Thought:
        """The orders, and why."""
        key = (id(view.world), nation, *view.key)
        known = self._thoughts.get(key)
        if known is not None:
            return known[1]
        thought = self._think(view, nation)
        while len(self._thoughts) >= REMEMBERED:
            self._thoughts.pop(next(iter(self._thoughts)), None)
        self._thoughts[key] = view.world, thought  # kept alive, so that its id stays its own
        return thought

    def reconsider(self, view: View, nation: int) -> Thought:
        """The same, of a view that nobody will ask about again."""
        return self._think(view, nation)


def follower(policy: str) -> Opponent:
    """A seat that follows a policy of the menu, to ask for its reasons like any opponent's."""
    return Opponent(policy, lambda view, nation: Thought(draft(view, nation, policy), policy, ()))


def minds(world: World) -> dict[str, Opponent]:
    """The three levels by name, for games of this world."""
    return {
        "easy": Opponent("easy", easy.think),
        "normal": Opponent("normal", normal.think),
        "hard": Opponent("hard", hard.Search(world).think),
    }
