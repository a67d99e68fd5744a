"""Keys that mean the same on every screen."""

import pygame

from ui.desk.actions import Action, Change, Go
from ui.desk.look.look import SCALES
from ui.desk.settings import Settings


def shortcut(event: pygame.event.Event, settings: Settings) -> Action | None:
    """The action of a key that works everywhere, if it is one."""
    if event.type != pygame.KEYDOWN:
        return None
    if event.key == pygame.K_F1:
        return Go("keys")
    if event.key == pygame.K_F11:
        return Change("full_screen", not settings.full_screen)
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        steps = {
            pygame.K_PLUS: 1,
            pygame.K_EQUALS: 1,
            pygame.K_KP_PLUS: 1,
            pygame.K_MINUS: -1,
            pygame.K_KP_MINUS: -1,
        }
        if event.key in steps:
            at = SCALES.index(settings.text_scale) + steps[event.key]
            return Change("text_scale", SCALES[min(max(at, 0), len(SCALES) - 1)])
    return None
