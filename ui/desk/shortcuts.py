"""Keys that mean the same on every screen."""

from typing import TYPE_CHECKING

from ui.desk.actions import Back, ChangeSetting, Go
from ui.desk.input.events import InputEvent, Typed
from ui.desk.look.look import SCALES
from ui.desk.settings import Settings

if TYPE_CHECKING:
    from ui.desk.desk import Desk

LARGER = ("+", "=", "[+]")
SMALLER = ("-", "[-]")
"""With their twins on the pad of numbers."""


def shortcut(event: InputEvent | None, desk: "Desk") -> object:
    """The action or command of a key that works everywhere; None if it is no such key."""
    if not isinstance(event, Typed):
        return None
    if event.key == "f1":
        return Back() if desk.screen.name == "keys" else Go("keys")
    if event.key == "f11":
        return ChangeSetting("full_screen", not desk.settings.full_screen)
    if event.control:
        return _scaled(event, desk.settings) or _in_game(event, desk)
    return None


def _scaled(event: Typed, settings: Settings) -> ChangeSetting | None:
    """Larger or smaller text; a keyboard may have + with Shift on another key."""
    by = 1 if event.key in LARGER or event.text == "+" else 0
    by = -1 if event.key in SMALLER or event.text == "-" else by
    if not by:
        return None
    at = SCALES.index(settings.text_scale) + by
    return ChangeSetting("text_scale", SCALES[min(max(at, 0), len(SCALES) - 1)])


def _in_game(event: Typed, desk: "Desk") -> object:
    """Undo, redo and save, where a player drafts with nothing lying above."""
    if desk.screen.name != "world" or desk.sitting is None or desk.asking:
        return None
    from ui.play.session.commands import Redo, Undo  # noqa: PLC0415  (a game has them loaded)

    match event.key:
        case "z":
            return Redo() if event.shift else Undo()
        case "y":
            return Redo()
        case "s":
            return Go("saves", "save")
    return None
