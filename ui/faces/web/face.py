"""What the browser lends to its desk."""

from typing import TYPE_CHECKING

from ui.desk.face import Face
from ui.faces.web.fonts import web_font

if TYPE_CHECKING:
    from ui.play.debrief.data import Debrief


def web_face() -> Face:
    """A measure of text, silence, and pages like those of the command line."""
    return Face(fonts=web_font, hear=_silent, page=_page)


def _silent(_action: object, _wanted: bool) -> None:
    """Nothing is to be heard."""


def _page(debrief: "Debrief") -> str:
    from ui.faces.paper.debrief.page import make_page  # noqa: PLC0415  (few reports are written)

    return make_page(debrief)
