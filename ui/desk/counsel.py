"""Counsel: what advice says of the draft in the making, reckoned in the background.

A screen asks each time it is drawn, and gets the newest answer there is; when the draft has changed
since, and nobody is dragging a slider, the question is put to the crew again.  Answers hold
sentences, so that in another language everything is asked anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from sim.blame import addition_at_fault
from ui.desk.crew import QUICK, SLOW, Crew
from ui.desk.sitting import Sitting
from ui.play.advice.advisor import Advisor
from ui.play.advice.marginal import Marginal
from ui.play.advice.outlook import Outlook
from ui.play.advice.position import position_of
from ui.play.advice.rollouts import Continuations, Superseded
from ui.play.refusal import Refusal
from ui.play.words import spoken

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Word(Generic[Answer]):
    """The newest answer, if there is one, and whether it is about the draft as it stands."""

    answer: Answer | None
    fresh: bool


class Counsel:
    """The advice on one game."""

    def __init__(
        self, sitting: Sitting, crew: Crew, tell: Callable[[str], object] = lambda _: None
    ) -> None:
        self.sitting, self.crew, self.tell = sitting, crew, tell
        rollouts = Continuations(sitting.session.game.world)
        self.outlook = Outlook(rollouts)
        self.marginal = Marginal(rollouts)
        self.advisor = Advisor(rollouts)
        self.dragging = False  # whether a slider is being moved: then nothing is asked
        self._answers: dict[str, tuple[object, object]] = {}
        self._asked: dict[str, object] = {}

    def about(self, name: str, work: Callable[..., Answer], slow: bool = False) -> Word[Answer]:
        """The answer to the question of this name about the draft as it stands.

        `work(position, stale=...)` may raise Superseded as soon as `stale()` says that the draft
        has changed meanwhile.
        """
        session = self.sitting.session
        if not self.sitting.player or session.over:
            return Word(None, True)
        asking = (session.turn, self.sitting.player, spoken())
        key = (asking, self.sitting.draft)
        known, answer = self._answers.get(name, (None, None))
        fresh = known == key
        if not fresh and not self.dragging and self._asked.get(name) != key:
            self._ask(name, key, work, slow)
        of_now = known is not None and cast(tuple[object, object], known)[0] == asking
        return Word(cast(Answer, answer) if of_now else None, fresh)

    def _ask(self, name: str, key: object, work: Callable[..., object], slow: bool) -> None:
        self._asked[name] = key
        position = position_of(self.sitting.session, self.sitting.player)

        def stale() -> bool:
            return self._asked.get(name) != key

        def failed(error: BaseException) -> None:
            if isinstance(error, Superseded):
                return
            told = str(error) if isinstance(error, Refusal) else addition_at_fault(error)
            if not told:
                raise error
            self.tell(told)

        self.crew.ask(
            f"counsel.{name}",
            lambda: work(position, stale=stale),
            lambda found: self._keep(name, key, found),
            failed,
            SLOW if slow else QUICK,
        )

    def hush(self) -> None:
        """Take back what has been asked, so that nothing stands before what matters more."""
        for name in self._asked:
            self.crew.drop(f"counsel.{name}")
        self._asked.clear()

    def close(self) -> None:
        """Another game is played: let go of what this one has kept."""
        self.hush()

    def _keep(self, name: str, key: object, found: object) -> None:
        self._answers[name] = key, found
