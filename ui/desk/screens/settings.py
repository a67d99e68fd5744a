"""Settings: what each person may set, in effect at once."""

from ui.desk.actions import Back, Change
from ui.desk.look.look import SCALES
from ui.desk.look.palette import THEMES
from ui.desk.look.type import Style
from ui.desk.scene.control import Kind
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.widgets import QUIET, Button, buttons, toggle
from ui.desk.screens.screen import Screen
from ui.desk.settings import settings_file
from ui.words import LANGUAGES, say

MARGIN = 28  # at scale 1
COLUMN = 720
SWITCHES = ("still", "sound", "advisor", "full_screen")


class SettingsScreen(Screen):
    """All settings of the window on one page."""

    name = "settings"

    def draw(self, pen: Pen) -> None:
        """The choices first, then what is on or off."""
        pen.rect(pen.box, pen.palette.ground)
        room = pen.box.inset(pen.px(MARGIN), pen.px(16))
        bar = pen.flow(room)
        buttons(bar, [Button("settings.back", say("desk.back"), Back(), "arrow-left", rank=QUIET)])
        bar.text(say("desk.settings.title"), Style.TITLE)
        rest = room.top(bar.y - room.y, pen.px(10))[1]
        column = rest.left(min(pen.px(COLUMN), rest.w))[0]
        with pen.scroll("settings", column) as flow:
            chosen = self.desk.settings
            _choose(flow, "language", LANGUAGES, chosen.language)
            _choose(flow, "text_scale", SCALES, chosen.text_scale)
            _choose(flow, "theme", tuple(THEMES), chosen.theme)
            _choose(flow, "map", ("map", "tiles"), chosen.map)
            flow.space(6)
            for setting in SWITCHES:
                on = bool(getattr(chosen, setting))
                toggle(
                    flow,
                    f"settings.{setting}",
                    say(f"desk.settings.{setting}"),
                    on,
                    Change(setting, not on),
                    say(f"desk.settings.{setting}_tip"),
                )
            flow.space(6)
            where = say("desk.settings.kept", file=settings_file(self.desk.saves))
            flow.text(broken(pen, where, flow.box.w), Style.SMALL, pen.palette.dim)


def _choose(flow: Flow, setting: str, values: tuple[object, ...], now: object) -> None:
    """A heading and a button a value."""
    flow.space(4)
    flow.text(say(f"desk.settings.{setting}"), Style.LABEL)
    row = [
        Button(
            f"settings.{setting}.{_key(value)}",
            say(f"desk.settings.{setting}_{_key(value)}"),
            Change(setting, value),
            "check" if value == now else "",
            say(f"desk.settings.{setting}_tip"),
            on=value == now,
            kind=Kind.TAB,
        )
        for value in values
    ]
    buttons(flow, row)


def _key(value: object) -> str:
    return str(value).replace(".", "_")


def broken(pen: Pen, words: str, width: int) -> str:
    """The words with breaks inside those that are longer than a line, such as a path."""
    lines = []
    for word in words.split(" "):
        line = ""
        for letter in word:
            if line and pen.wide(line + letter, Style.SMALL) > width:
                lines.append(line)
                line = ""
            line += letter
        lines.append(line)
    return " ".join(lines)
