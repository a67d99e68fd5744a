"""Several players round one screen: whose seat is open.

A habit of the screen: the session knows who has ended the turn, and takes orders of anybody else.
"""

from typing import Protocol

from ui.play.refusal import Refusal
from ui.play.words import say


class Players(Protocol):
    """What a hotseat asks of a session."""

    @property
    def humans(self) -> tuple[str, ...]:
        """The nations with players."""

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Who has not ended the turn yet."""

    @property
    def turn(self) -> int:
        """Turns played."""


class Hotseat:
    """The open seat: in each turn that of the first who is waited for, unless another is let in."""

    def __init__(self, players: Players, seat: str = "") -> None:
        self._players = players
        self._let_in = players.turn, seat

    @property
    def current(self) -> str:
        """The nation whose player is at the screen; "" where nobody plays."""
        waiting = self._players.waits_for
        turn, seat = self._let_in
        if turn == self._players.turn and seat in waiting:
            return seat
        return next(iter(waiting), "")

    def let_in(self, code: str) -> None:
        """Open the seat of a player who has not ended the turn.  Raises Refusal for others."""
        if code not in self._players.waits_for:
            players = ", ".join(self._players.waits_for) or say("session.nobody")
            raise Refusal(say("session.no_player", nation=code, players=players))
        self._let_in = self._players.turn, code
