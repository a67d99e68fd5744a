"""The pad that one player drafts on: changes, undo, redo and reset, within one turn."""

from dataclasses import dataclass, replace

from sim.move import Move
from ui.play.refusal import Refusal
from ui.play.session.commands import Change, ResetTurn
from ui.play.session.draft import Draft, Drafting
from ui.play.words import say


@dataclass(frozen=True)
class _Step:
    before: Draft
    stroke: tuple[object, ...] | None  # the drag that made it


class Pad:
    """The draft of one nation and the way it came about.

    Undo, redo and reset hand back the very drafts that were, so nothing is reckoned backwards.
    """

    def __init__(self, drafting: Drafting, move: Move) -> None:
        self.drafting = drafting
        self.draft = drafting.opened(move, None)
        self.opening = self.draft
        self._done: list[_Step] = []
        self._undone: list[tuple[_Step, Draft]] = []

    def open_turn(self, move: Move) -> None:
        """Begin a turn with the orders in force; what was played cannot be undone."""
        self.draft = self.opening = self.drafting.opened(move, self.draft)
        self._done.clear()
        self._undone.clear()

    def take_up(self, draft: Draft) -> None:
        """Go on with a draft of this turn; Undo takes all of it back at once."""
        locked = replace(draft, move=self.opening.move)
        self.opening = self.draft = locked
        self._undone.clear()
        self._done.clear()
        move = self.drafting.with_pledges(draft.move)
        if move != locked.move:
            self._done.append(_Step(locked, None))
            self.draft = replace(draft, move=move)

    @property
    def drafted(self) -> bool:
        """Whether there is more than the orders in force: a change, or a lock."""
        return self.draft != Draft(self.opening.move)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._undone)

    def change(self, change: Change) -> None:
        """Change the draft.  Raises Refusal and changes nothing."""
        stroke = (change.stroke, *change.target) if change.stroke else None
        goes_on = bool(self._done) and stroke is not None and self._done[-1].stroke == stroke
        before = self._done[-1].before if goes_on else self.draft
        if isinstance(change, ResetTurn):
            # locks are no orders: they stay as the player has set them
            new = Draft(self.opening.move, before.pillars, before.programmes)
        else:
            new = self.drafting.changed(before, change)
        if new == self.draft:
            return
        if not goes_on:
            self._done.append(_Step(before, stroke))
        elif new == before:  # dragged back to where it was: nothing is left to undo
            self._done.pop()
        self.draft = new
        self._undone.clear()

    def undo(self) -> None:
        """Take the last change back.  Raises Refusal when there is none."""
        if not self._done:
            raise Refusal(say("session.no_undo"))
        step = self._done.pop()
        self._undone.append((step, self.draft))
        self.draft = step.before

    def redo(self) -> None:
        """Make the last undone change again.  Raises Refusal when there is none."""
        if not self._undone:
            raise Refusal(say("session.no_redo"))
        step, self.draft = self._undone.pop()
        # a drag that was undone has ended: what follows it is a step of its own
        self._done.append(_Step(step.before, None))
