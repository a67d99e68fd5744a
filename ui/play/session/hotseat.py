"""Several players round one screen: who drafts now, and who has ended the turn."""

from collections.abc import Sequence

from ui.play.refusal import Refusal
from ui.play.words import say


class Hotseat:
    """The human nations, in the order of the roster; with none, nobody is waited for."""

    def __init__(self, humans: Sequence[str]) -> None:
        self.humans = tuple(humans)
        self.open_turn()

    def open_turn(self) -> None:
        """Everybody drafts again, the first one first."""
        self.ended: frozenset[str] = frozenset()
        self.current = self.humans[0] if self.humans else ""

    def take_up(self, seat: str, ended: Sequence[str]) -> None:
        """Go on with a turn that some have ended, as far as they still play."""
        self.ended = frozenset(self.humans) & frozenset(ended)
        if not self.waits_for:
            self.open_turn()
        elif seat in self.waits_for:
            self.current = seat
        else:
            self.current = self.waits_for[0]

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Who has not ended the turn yet."""
        return tuple(code for code in self.humans if code not in self.ended)

    def end(self) -> bool:
        """The current player is done; returns whether all are.  Else the next one is current."""
        self.ended |= {self.current}
        if not self.waits_for:
            return True
        self.current = self.waits_for[0]
        return False

    def take(self, code: str) -> None:
        """Let this player draft, again if need be.  Raises Refusal for who is no player."""
        if code not in self.humans:
            players = ", ".join(self.humans) or say("session.nobody")
            raise Refusal(say("session.no_player", nation=code, players=players))
        self.current = code
        self.ended -= {code}
