"""Counsel: what advice says of the draft in the making, reckoned in the background.

A screen asks each time it is drawn, and gets the newest answer there is; when the draft has changed
since, and nobody is dragging a slider, the question is put to the crew again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from ui.advice.advisor import Advisor
from ui.advice.marginal import Marginal
from ui.advice.outlook import Outlook
from ui.advice.position import Position, position_of
from ui.advice.rollouts import Rollouts
from ui.desk.crew import Crew
from ui.desk.table import Table

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Word(Generic[Answer]):
    """The newest answer, if there is one, and whether it is about the draft as it stands."""

    answer: Answer | None
    fresh: bool


class Counsel:
    """The advice on one game."""

    def __init__(self, table: Table, crew: Crew) -> None:
        self.table, self.crew = table, crew
        rollouts = Rollouts(table.session.game.world)
        self.outlook = Outlook(rollouts)
        self.marginal = Marginal(rollouts)
        self.advisor = Advisor(Rollouts(table.session.game.world))  # asked in a lane of its own
        self.dragging = False  # whether a slider is being moved: then nothing is asked
        self._answers: dict[str, tuple[object, object]] = {}
        self._asked: dict[str, object] = {}

    def about(
        self, name: str, work: Callable[[Position], Answer], slow: bool = False
    ) -> Word[Answer]:
        """The answer to the question of this name about the draft as it stands."""
        session = self.table.session
        if not session.seat or session.over:
            return Word(None, True)
        key = (session.turn, session.seat, self.table.draft)
        known, answer = self._answers.get(name, (None, None))
        fresh = known == key
        if not fresh and not self.dragging and self._asked.get(name) != key:
            self._asked[name] = key
            position = position_of(session)
            self.crew.ask(
                f"counsel.{name}",
                lambda: work(position),
                lambda found: self._keep(name, key, found),
                slow=slow,
            )
        turn_ago = known is not None and cast(tuple[object, ...], known)[:2] != key[:2]
        return Word(None if turn_ago else cast(Answer | None, answer), fresh)

    def hush(self) -> None:
        """Take back what has been asked, so that nothing stands before what matters more."""
        for name in self._asked:
            self.crew.drop(f"counsel.{name}")
        self._asked.clear()

    def _keep(self, name: str, key: object, found: object) -> None:
        self._answers[name] = key, found
