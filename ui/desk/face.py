"""What the place where a desk is shown lends to it: a measure of text, sounds, and paper."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.desk.look.type import Fonts

if TYPE_CHECKING:
    from ui.play.debrief.data import Debrief


@dataclass(frozen=True)
class Face:
    """Where a desk is shown, as far as the desk must know."""

    fonts: Fonts  # measures text as it will be seen
    hear: Callable[[object, bool], None]  # sounds what an action sounds like, where wanted
    page: "Callable[[Debrief], str]"  # a debrief as a page of its own
