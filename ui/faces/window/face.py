"""What the window lends to its desk."""

from typing import TYPE_CHECKING

from ui.desk.face import Face
from ui.faces.window.fonts import window_font
from ui.faces.window.sound import Sound

if TYPE_CHECKING:
    from ui.play.debrief.data import Debrief


def window_face() -> Face:
    """pygame's fonts and sounds, and pages like those of the command line."""
    return Face(fonts=window_font, hear=Sound().hear, page=_page)


def _page(debrief: "Debrief") -> str:
    from ui.faces.paper.debrief.page import make_page  # noqa: PLC0415  (few reports are written)

    return make_page(debrief)
