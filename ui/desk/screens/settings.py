"""Settings: what each person may set, in effect at once."""

from ui.desk.actions import Back, ChangeSetting
from ui.desk.look.look import SCALES
from ui.desk.look.palette import THEMES
from ui.desk.look.type import Style
from ui.desk.scene.breaking import broken
from ui.desk.scene.control import Kind
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.widgets import QUIET, Button, buttons, toggle
from ui.desk.screens.screen import Screen
from ui.desk.settings import settings_file
from ui.play.words import LANGUAGES, say

MARGIN = 28  # at scale 1
WIDE = 800  # from here on, two columns
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
        with pen.scroll("settings", rest) as flow:
            gap = pen.px(40)
            count = 2 if flow.box.w >= pen.px(WIDE) else 1
            columns = [
                pen.flow(box) for box in flow.box.moved(0, flow.y - flow.box.y).columns(count, gap)
            ]
            chosen = self.desk.settings
            left, right = columns[0], columns[-1]
            _choose(left, "language", LANGUAGES, chosen.language)
            _choose(left, "text_scale", SCALES, chosen.text_scale)
            _choose(left, "theme", tuple(THEMES), chosen.theme)
            _choose(left, "map", ("map", "tiles"), chosen.map)
            for setting in SWITCHES:
                _switch(right, setting, bool(getattr(chosen, setting)))
            flow.take(max(column.y for column in columns) - flow.y)
            flow.space(6)
            where = say("desk.settings.kept", file=settings_file(self.desk.saves))
            flow.text(broken(pen, where, Style.SMALL, flow.box.w), Style.SMALL, pen.palette.dim)


def _switch(flow: Flow, setting: str, on: bool) -> None:
    """Something that is on or off, and what that means."""
    flow.space(4)
    tip = say(f"desk.settings.{setting}_tip")
    toggle(
        flow,
        f"settings.{setting}",
        say(f"desk.settings.{setting}"),
        on,
        ChangeSetting(setting, not on),
        tip,
    )
    flow.text(tip, Style.SMALL, flow.pen.palette.dim)


def _choose(flow: Flow, setting: str, values: tuple[object, ...], now: object) -> None:
    """A heading, what it means, and a button a value."""
    flow.space(4)
    tip = say(f"desk.settings.{setting}_tip")
    flow.text(say(f"desk.settings.{setting}"), Style.STRONG)
    flow.text(tip, Style.SMALL, flow.pen.palette.dim)
    row = [
        Button(
            f"settings.{setting}.{_key(value)}",
            say(f"desk.settings.{setting}_{_key(value)}"),
            ChangeSetting(setting, value),
            "check" if value == now else "",
            tip,
            on=value == now,
            kind=Kind.TAB,
        )
        for value in values
    ]
    buttons(flow, row)


def _key(value: object) -> str:
    return str(value).replace(".", "_")
