"""What a desk asks of what it shows: of a screen, and of a lesson on top of it."""

from typing import Protocol

from ui.desk.scene.pen import Pen


class Shown(Protocol):
    """A screen, as the desk knows it."""

    name: str

    def opened(self) -> None:
        """It has come on top: for the first time, or again."""

    def draw(self, pen: Pen) -> None:
        """Write everything that is to be seen."""

    def on(self, action: object) -> bool:
        """Do what one of its own actions means; whether it was one."""

    def leave(self) -> bool:
        """Somebody wants to go back: close what is open within the screen; whether it did."""


class Guide(Protocol):
    """A lesson, as the desk knows it."""

    def draw(self, pen: Pen) -> None:
        """Write what lies on top of the screen."""

    def takes(self, action: object) -> bool:
        """Do what an action means to the lesson; whether it is nobody else's."""

    def saw(self, action: object) -> None:
        """Something has been done."""

    def opened(self, screen: str) -> None:
        """Another screen is on top."""
