"""What all screens have in common."""

from typing import TYPE_CHECKING

from ui.desk.scene.pen import Pen

if TYPE_CHECKING:
    from ui.desk.desk import Desk


class Screen:
    """One screen of the window."""

    name = ""

    def __init__(self, desk: "Desk", about: str = "") -> None:
        self.desk, self.about = desk, about

    def opened(self) -> None:
        """It has come on top: for the first time, or again."""

    def draw(self, pen: Pen) -> None:
        """Write everything that is to be seen."""
        raise NotImplementedError

    def on(self, action: object) -> bool:
        """Do what one of its own actions means; whether it was one."""
        del action
        return False

    def leave(self) -> bool:
        """Somebody wants to go back: close what is open within the screen; whether it did."""
        return False
