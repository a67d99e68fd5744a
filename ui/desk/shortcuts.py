"""Keys that mean the same on every screen."""

from typing import TYPE_CHECKING

import pygame

from ui.desk.actions import Back, Change, Go
from ui.desk.look.look import SCALES
from ui.desk.settings import Settings

if TYPE_CHECKING:
    from ui.desk.desk import Desk

LARGER = (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS)
SMALLER = (pygame.K_MINUS, pygame.K_KP_MINUS)


def shortcut(event: pygame.event.Event, desk: "Desk") -> object:
    """The action or command of a key that works everywhere; None if it is no such key."""
    if event.type != pygame.KEYDOWN:
        return None
    if event.key == pygame.K_F1:
        return Back() if desk.screen.name == "keys" else Go("keys")
    if event.key == pygame.K_F11:
        return Change("full_screen", not desk.settings.full_screen)
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        return _scaled(event, desk.settings) or _in_game(event, desk)
    return None


def _scaled(event: pygame.event.Event, settings: Settings) -> Change | None:
    """Larger or smaller text; a keyboard may have + with Shift on another key."""
    by = 1 if event.key in LARGER or _sign(event) == "+" else 0
    by = -1 if event.key in SMALLER or _sign(event) == "-" else by
    if not by:
        return None
    at = SCALES.index(settings.text_scale) + by
    return Change("text_scale", SCALES[min(max(at, 0), len(SCALES) - 1)])


def _sign(event: pygame.event.Event) -> str:
    return str(getattr(event, "unicode", ""))


def _in_game(event: pygame.event.Event, desk: "Desk") -> object:
    """Undo, redo and save, where a player drafts with nothing lying above."""
    if desk.screen.name != "world" or desk.table is None or desk.asking:
        return None
    from ui.session.commands import Redo, Undo  # noqa: PLC0415  (a game has them loaded)

    shift = bool(event.mod & pygame.KMOD_SHIFT)
    match event.key:
        case pygame.K_z:
            return Redo() if shift else Undo()
        case pygame.K_y:
            return Redo()
        case pygame.K_s:
            return Go("saves", "save")
    return None
