"""Sounds: short tones, made here; off unless somebody wants them.

A computer without a sound device stays silent, and nothing else changes.
"""

from typing import TYPE_CHECKING

import pygame

from ui.desk.actions import Action, ChangeSetting

if TYPE_CHECKING:
    import pygame.mixer

RATE = 22_050  # samples a second
LOUD = 0.18  # of the loudest
FADE = 0.012  # seconds in which a tone rises
TONES: dict[str, tuple[tuple[float, float], ...]] = {
    "press": ((660.0, 0.05),),
    "switch": ((520.0, 0.05), (780.0, 0.06)),
    "turn": ((392.0, 0.12), (523.3, 0.12), (659.3, 0.26)),
}
"""Frequencies in hertz and how long each sounds, in seconds."""
MOVES = ("SetBudget", "SetSplit", "SetProgramme", "SetLever", "SetStance")
"""What a dragged slider sends: many a second, and silent."""


class Sound:
    """What is heard of one window."""

    def __init__(self) -> None:
        self._tones: dict[str, pygame.mixer.Sound] | None = None

    def hear(self, action: object, wanted: bool) -> None:
        """Sound what an action sounds like, where sound is wanted."""
        name = tone_of(action)
        if not name or not (wanted or action == ChangeSetting("sound", True)):
            return
        if self._tones is None:
            self._tones = _make_tones()
        if name in self._tones:
            self._tones[name].play()


def tone_of(action: object) -> str:
    """The tone of an action; "" for silence."""
    kind = type(action).__name__
    if kind == "EndTurn":
        return "turn"
    if isinstance(action, ChangeSetting):
        return "switch"
    if kind in MOVES or (isinstance(action, Action) and kind.startswith("Write")):
        return ""
    return "press"


def wave(tones: tuple[tuple[float, float], ...]) -> bytes:
    """Samples of 16 bits of tones that follow one another, each fading out."""
    import numpy as np  # noqa: PLC0415  (the first frame does without)

    parts = []
    for hertz, seconds in tones:
        at = np.arange(round(RATE * seconds)) / RATE
        shape = np.minimum(at / FADE, 1.0) * (1.0 - at / seconds) ** 2
        parts.append(LOUD * shape * np.sin(2.0 * np.pi * hertz * at))
    return bytes((32767.0 * np.concatenate(parts)).astype("<i2").tobytes())


def _make_tones() -> dict[str, "pygame.mixer.Sound"]:
    try:
        import pygame.mixer  # noqa: PLC0415  (who wants silence needs no device)

        pygame.mixer.init(RATE, -16, 1, 512, allowedchanges=0)
        return {name: pygame.mixer.Sound(buffer=wave(tones)) for name, tones in TONES.items()}
    except (ImportError, NotImplementedError, pygame.error):
        return {}  # no device
