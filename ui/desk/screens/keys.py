"""Keys: everything that the keyboard does, in groups."""

from ui.desk.actions import Back
from ui.desk.key_table import GROUPS, KEYS
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.widgets import QUIET, Button, buttons
from ui.desk.screens.screen import Screen
from ui.play.words import knows, say

MARGIN = 28  # at scale 1
COLUMN = 380
PLUS = " + "
OR = " / "

Row = tuple[str, str]  # keys, what they do


class KeysScreen(Screen):
    """The table of keys, and those of the screen from which one comes."""

    name = "keys"

    def draw(self, pen: Pen) -> None:
        """Groups side by side, as many as there is room for."""
        pen.rect(pen.box, pen.palette.ground)
        room = pen.box.inset(pen.px(MARGIN), pen.px(16))
        bar = pen.flow(room)
        buttons(bar, [Button("keys.back", say("desk.back"), Back(), "arrow-left", rank=QUIET)])
        bar.text(say("desk.keys.title"), Style.TITLE)
        bar.text(say("desk.keys.line"), Style.BODY, pen.palette.dim)
        rest = room.top(bar.y - room.y, pen.px(12))[1]
        groups = [(say(f"desk.keys.group.{group}"), general(group)) for group in GROUPS]
        own = self._of_screen_before(pen)
        if own:
            groups.insert(0, (say("desk.keys.group.screen"), own))
        with pen.scroll("keys", rest) as flow:
            _columns(flow, groups)

    def _of_screen_before(self, pen: Pen) -> list[Row]:
        """The keys on the buttons of the screen below this one."""
        below = self.desk.screens[-2:-1]
        if not below:
            return []
        sketch = Pen(pen.box, pen.look)
        below[0].draw(sketch)
        return [
            (written((control.key,)), control.label)
            for control in sketch.scene.controls
            if control.key and control.key not in ("f1", "f2", "f11")
        ]


def general(group: str) -> list[Row]:
    """The rows of a group of the table."""
    return [
        (OR.join(written(combo) for combo in key.combos), say(f"desk.keys.{key.id}"))
        for key in KEYS
        if key.group == group
    ]


def written(combo: tuple[str, ...]) -> str:
    """Keys that are pressed together, as keyboards have them written."""
    return PLUS.join(_name(key) for key in combo)


def _name(key: str) -> str:
    place = f"desk.keys.name.{key.replace(' ', '_')}"
    return say(place) if knows(place) else key.upper()


def _columns(flow: Flow, groups: list[tuple[str, list[Row]]]) -> None:
    """Each group below the shortest column so far."""
    pen = flow.pen
    gap = pen.px(24)
    count = max((flow.box.w + gap) // (pen.px(COLUMN) + gap), 1)
    boxes = Box(flow.box.x, flow.y, flow.box.w, flow.box.h).columns(count, gap)
    columns = [pen.flow(box, 6) for box in boxes]
    for title, rows in groups:
        column = min(columns, key=lambda one: one.y)
        column.text(title, Style.HEADING)
        for keys, words in rows:
            _row(column, keys, words)
        column.space(16)
    flow.take(max(column.y for column in columns) - flow.y)


def _row(flow: Flow, keys: str, words: str) -> None:
    """Keys in a frame, and to the right what they do."""
    pen = flow.pen
    widest = flow.box.w * 2 // 5
    padding = pen.px(8)
    wide = min(pen.wide(keys, Style.SMALL), widest - 2 * padding)
    room = flow.box.w - widest - pen.px(10)
    tall = max(pen.tall(words, Style.BODY, room), pen.tall(keys, Style.SMALL, wide) + pen.px(6))
    strip = flow.take(tall)
    left, rest = strip.left(widest, pen.px(10))
    high = pen.tall(keys, Style.SMALL, wide) + pen.px(4)
    cap = Box(left.x, strip.y + (tall - high) // 2, wide + 2 * padding, high)
    pen.rect(cap, pen.palette.raised, pen.palette.edge, radius=5)
    pen.text(cap.inset(padding, 0), keys, Style.SMALL, middle=True, ground=pen.palette.raised)
    pen.text(rest, words, middle=True)
