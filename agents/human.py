"""Human seats: a mailbox that a player's Move is put into before the turn is played."""

from collections.abc import Sequence

from sim.move import Move, check


class MoveRefused(ValueError):
    """A move outside its limits; the sentences say what is wrong."""

    def __init__(self, wrong: Sequence[str]) -> None:
        self.wrong = tuple(wrong)
        super().__init__("; ".join(wrong))


class Mailbox:
    """The next move of one human player."""

    def __init__(self, nation: int, codes: Sequence[str]) -> None:
        self.nation = nation
        self.codes = tuple(codes)
        self._move: Move | None = None
        self.used = False  # whether anybody has ever posted

    def post(self, move: Move) -> None:
        """Put the orders for the coming turn in, over any earlier ones.

        Raises MoveRefused when they are outside the limits.
        """
        wrong = check(move, self.nation, self.codes)
        if wrong:
            raise MoveRefused(wrong)
        self._move = move
        self.used = True

    def take(self) -> Move | None:
        """Take the orders out; None leaves last turn's orders in force."""
        move, self._move = self._move, None
        return move
