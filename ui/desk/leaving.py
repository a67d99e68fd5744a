"""Letting go of the game in play: once it is on the disk, or when somebody says so all the same."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from ui.desk.question import Question
from ui.play.words import say

if TYPE_CHECKING:
    from ui.desk.keeper import Keeper


class Asker(Protocol):
    """What leaving needs of a desk."""

    keeper: "Keeper | None"

    def ask(self, question: Question) -> None:
        """Ask before something is lost."""

    def during(
        self, sentence: str, work: Callable[[], object], then: Callable[..., object]
    ) -> None:
        """Do something in the background while nothing else may happen, and say what."""


def leave(desk: Asker, then: Callable[[], object]) -> None:
    """Do `then` when nothing would be lost by it; where the disk takes no game, ask first."""
    keeper = desk.keeper
    if keeper is None or not keeper.unsaved:
        then()
        return
    write = keeper.writing()

    def work() -> object:
        keeper.rest()
        return write()

    def written(outcome: tuple[object, str]) -> None:
        keeper.note(outcome)
        if keeper.losing:
            desk.ask(_question(keeper, then))
        else:
            then()

    desk.during(say("desk.saving"), work, written)


def _question(keeper: "Keeper", then: Callable[[], object]) -> Question:

    def go() -> None:
        keeper.let_go()
        then()

    words = say("desk.question.unsaved", reason=keeper.trouble)
    return Question(words, say("desk.question.lose"), go, say("desk.question.stay"))
