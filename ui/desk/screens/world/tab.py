"""What the tabs and panels of the world have in common."""

from typing import TYPE_CHECKING

from ui.desk.scene.pen import Flow
from ui.desk.sitting import Sitting

if TYPE_CHECKING:
    from ui.desk.desk import Desk


class Tab:
    """Part of the world's screen; lives as long as the screen, so it may remember what is open."""

    name = ""
    gap = 8.0  # between its lines, at scale 1

    def __init__(self, desk: "Desk", sitting: Sitting) -> None:
        self.desk, self.sitting = desk, sitting

    def draw(self, flow: Flow) -> None:
        """Write it from the top downwards, in a region that scrolls."""
        raise NotImplementedError

    def on(self, action: object) -> bool:
        """Do what one of its own actions means; whether it was one."""
        del action
        return False
