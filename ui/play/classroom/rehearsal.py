"""The turn in play, played in rehearsal while the class predicts.

Once all orders are in, nothing is thought any more but what they come to.  So that is found out
while the class is busy with its predictions, on games of its own, and what pages will show of it is
made ready.  Nothing of it is shown, or written down, before the turn is played; where an order has
changed after all, the rehearsal is let go of and the turn played as ever.
"""

from dataclasses import dataclass, field

from ui.play.classroom.entries import WorldTurn
from ui.play.classroom.shown import ShownTurn
from ui.play.session.session import Session


@dataclass(frozen=True)
class Rehearsed:
    """The turn of one world."""

    premise: object  # what it was played from; equal as long as it would come out so
    session: Session  # after the turn
    turn: WorldTurn


@dataclass
class Rehearsal:
    """One turn of all worlds, as far as it has been played ahead."""

    worlds: dict[int, Rehearsed] = field(default_factory=dict)
    shown: ShownTurn = field(default_factory=ShownTurn)  # what pages will show after it

    @property
    def turns(self) -> list[WorldTurn]:
        """What would be written down, world by world."""
        return [self.worlds[world].turn for world in sorted(self.worlds)]
