"""Every screen by its name."""

from typing import TYPE_CHECKING

from ui.desk.screens.screen import Screen

if TYPE_CHECKING:
    from ui.desk.desk import Desk


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
