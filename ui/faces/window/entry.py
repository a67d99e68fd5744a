"""Writing into a field: selecting, the clipboard and the cursor are pygame_gui's.

There is one entry line at a time, over the field that has the focus.
"""

from typing import TYPE_CHECKING

import pygame

from files.text import plain, strange_mark
from ui.desk.assets import font_path
from ui.desk.look.look import Look
from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.control import Control, Kind

if TYPE_CHECKING:
    from pygame_gui import UIManager
    from pygame_gui.elements import UITextEntryLine


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _theme(look: Look) -> dict[str, object]:
    palette = look.palette
    face = str(font_path("regular"))
    return {
        "text_entry_line": {
            "colours": {
                "dark_bg": _hex(palette.raised),
                "normal_text": _hex(palette.text),
                "selected_text": _hex(palette.ground),
                "selected_bg": _hex(palette.link),
                "normal_border": _hex(palette.focus),
                "focused_border": _hex(palette.focus),
                "text_cursor": _hex(palette.text),
            },
            "font": {
                "name": "inter",
                "size": str(round(Style.BODY.pixels * look.scale)),
                "regular_path": face,
                "bold_path": face,
                "italic_path": face,
                "bold_italic_path": face,
            },
            "misc": {
                "shape": "rounded_rectangle",
                "shape_corner_radius": str(look.px(8)),
                "border_width": "2",
                "padding": f"{look.px(9)},{look.px(4)}",
            },
        }
    }


class Entry:
    """The entry line of a window; made when a field is first written into."""

    def __init__(self) -> None:
        self._manager: UIManager | None = None
        self._made_for: tuple[object, ...] = ()
        self._line: UITextEntryLine | None = None
        self._field = ""

    @property
    def open(self) -> bool:
        """Whether somebody is writing."""
        return self._line is not None

    def follow(self, field: Control | None, look: Look, size: tuple[int, int]) -> None:
        """Stand over this field, or be gone when it is none."""
        if field is None or field.kind is not Kind.FIELD:
            self._close()
            return
        if self._made_for != (look, size):
            self._close()
            self._make(look, size)
        if self._line is None or self._field != field.name:
            self._close()
            self._open(field)
        place = field.box
        if self._line is not None and self._line.relative_rect.topleft != (place.x, place.y):
            self._line.set_relative_position((place.x, place.y))

    def feel(self, event: pygame.event.Event, field: Control | None) -> tuple[bool, list[object]]:
        """Whether the event was for the line, and the actions that it means."""
        if self._manager is None or self._line is None or field is None:
            return False, []
        if event.type == pygame.KEYDOWN and event.key in (pygame.K_TAB, pygame.K_ESCAPE):
            return False, []
        entered = event.type == pygame.KEYDOWN and event.key in (
            pygame.K_RETURN,
            pygame.K_KP_ENTER,
        )
        if entered:
            return True, [] if field.sends is None else [field.sends]
        before = self._line.get_text()
        taken = bool(self._manager.process_events(event))
        after = self._line.get_text()
        if strange_mark(after):  # pasted
            after = plain(after)
            self._line.set_text(after)
        if after != before and field.writes is not None:
            return True, [field.writes(after)]
        writing = event.type in (pygame.KEYDOWN, pygame.KEYUP, pygame.TEXTINPUT)
        return taken or writing, []

    def paint(self, onto: pygame.surface.Surface, seconds: float) -> None:
        """Draw the line, with its cursor."""
        if self._manager is not None and self._line is not None:
            self._manager.update(seconds)
            self._manager.draw_ui(onto)

    def _make(self, look: Look, size: tuple[int, int]) -> None:
        from pygame_gui import UIManager  # noqa: PLC0415  (0.4 s, and only who writes needs it)

        self._manager = UIManager(size, _theme(look), enable_live_theme_updates=False)
        self._made_for = (look, size)

    def _open(self, field: Control) -> None:
        from pygame_gui.elements import UITextEntryLine  # noqa: PLC0415

        box = field.box
        self._line = UITextEntryLine(
            pygame.Rect(box.x, box.y, box.w, box.h), self._manager, initial_text=field.text
        )
        self._line.set_text_length_limit(field.longest)
        self._line.focus()
        self._field = field.name

    def _close(self) -> None:
        if self._line is not None:
            self._line.kill()
            self._line = None
        self._field = ""
