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
            from ui.desk.screens.title import TitleScreen  # noqa: PLC0415

            return TitleScreen(desk, about)
        case "setup":
            from ui.desk.screens.setup import SetupScreen  # noqa: PLC0415

            return SetupScreen(desk, about)
        case "world":
            from ui.desk.screens.world.world import WorldScreen  # noqa: PLC0415

            return WorldScreen(desk, about)
        case "summary":
            from ui.desk.screens.summary.summary import SummaryScreen  # noqa: PLC0415

            return SummaryScreen(desk, about)
        case "charts":
            from ui.desk.screens.charts.charts import ChartsScreen  # noqa: PLC0415

            return ChartsScreen(desk, about)
        case "ending":
            from ui.desk.screens.ending.ending import EndingScreen  # noqa: PLC0415

            return EndingScreen(desk, about)
        case "encyclopedia":
            from ui.desk.screens.encyclopedia.encyclopedia import EncyclopediaScreen  # noqa: PLC0415

            return EncyclopediaScreen(desk, about)
        case "settings":
            from ui.desk.screens.settings import SettingsScreen  # noqa: PLC0415

            return SettingsScreen(desk, about)
        case "saves":
            from ui.desk.screens.saves import SavesScreen  # noqa: PLC0415

            return SavesScreen(desk, about)
        case "keys":
            from ui.desk.screens.keys import KeysScreen  # noqa: PLC0415

            return KeysScreen(desk, about)
    raise KeyError(name)
