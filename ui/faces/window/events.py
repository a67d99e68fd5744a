"""pygame's events in the desk's own words."""

import pygame

from ui.desk.input.events import InputEvent, Moved, Pressed, Released, Rolled, Typed

MAIN = 1


def neutral(event: pygame.event.Event) -> InputEvent | None:
    """What an event is to the desk; None for what it does not mind."""
    match event.type:
        case pygame.MOUSEMOTION:
            return Moved(event.pos)
        case pygame.MOUSEBUTTONDOWN if event.button == MAIN:
            return Pressed(event.pos)
        case pygame.MOUSEBUTTONUP if event.button == MAIN:
            return Released(event.pos)
        case pygame.MOUSEWHEEL:
            return Rolled(event.y)
        case pygame.KEYDOWN:
            return Typed(
                pygame.key.name(event.key),
                str(getattr(event, "unicode", "")),
                shift=bool(event.mod & pygame.KMOD_SHIFT),
                control=bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META)),
                alt=bool(event.mod & pygame.KMOD_ALT),
            )
    return None
