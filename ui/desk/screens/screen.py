"""What all screens have in common, and how one is opened by its name."""

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


def make_screen(desk: "Desk", name: str, about: str = "") -> Screen:  # noqa: PLR0911
    """The screen of this name.  Raises KeyError.

    Imported here and not above, so that the title shows before the rules are there.
    """
    match name:
        case "title":
            from ui.desk.screens.title import Title  # noqa: PLC0415

            return Title(desk, about)
        case "setup":
            from ui.desk.screens.setup import Setup  # noqa: PLC0415

            return Setup(desk, about)
        case "world":
            from ui.desk.screens.world.world import World  # noqa: PLC0415

            return World(desk, about)
        case "summary":
            from ui.desk.screens.summary.summary import Summary  # noqa: PLC0415

            return Summary(desk, about)
        case "charts":
            from ui.desk.screens.charts.charts import Charts  # noqa: PLC0415

            return Charts(desk, about)
        case "ending":
            from ui.desk.screens.ending.ending import Ending  # noqa: PLC0415

            return Ending(desk, about)
        case "encyclopedia":
            from ui.desk.screens.encyclopedia.encyclopedia import Encyclopedia  # noqa: PLC0415

            return Encyclopedia(desk, about)
        case "settings":
            from ui.desk.screens.settings import SettingsScreen  # noqa: PLC0415

            return SettingsScreen(desk, about)
        case "saves":
            from ui.desk.screens.saves import Saves  # noqa: PLC0415

            return Saves(desk, about)
        case "keys":
            from ui.desk.screens.keys import Keys  # noqa: PLC0415

            return Keys(desk, about)
    raise KeyError(name)
