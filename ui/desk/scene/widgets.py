"""Widgets: controls and what they look like.

Each is a function that writes one control with its shapes; sizes come from the text, so that a
label that is longer in another language gets the room that it needs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Control, Kind
from ui.desk.scene.log_scale import LogScale
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.shapes import Sign

PLAIN, MAIN, QUIET = "plain", "main", "quiet"
ICON = 18  # pixels at scale 1
PAD = (12, 7)
KNOB = 16  # of a slider
KEYCAP = 7


@dataclass(frozen=True)
class Button:
    """A button to be: `rank` is MAIN for what to do next, QUIET for what may be overlooked."""

    name: str
    label: str
    sends: object
    icon: str = ""
    tip: str = ""
    key: str = ""
    rank: str = PLAIN
    enabled: bool = True
    on: bool = False
    kind: Kind = Kind.BUTTON
    called: str = ""  # as of a control
    pad: int = PAD[0]  # beside the label


def keycap(key: str) -> str:
    """How a key is written on a button."""
    return key.upper() if len(key) <= 2 else key.capitalize()


def button_size(pen: Pen, button: Button) -> tuple[int, int]:
    """The width and height that a button takes on one line."""
    width = 2 * pen.px(button.pad)
    if button.label:
        width += pen.wide(button.label, Style.LABEL)
    if button.icon:
        width += pen.px(ICON) + (pen.px(8) if button.label else 0)
    if button.key:
        width += pen.wide(keycap(button.key), Style.SMALL) + pen.px(2 * KEYCAP + 8)
    return width, pen.look.type.height(Style.LABEL) + 2 * pen.px(PAD[1])


def button(pen: Pen, box: Box, button: Button) -> None:
    """A button; its label is broken into lines where it must be."""
    palette = pen.palette
    fill: Colour | None = palette.raised
    ink = palette.text
    if button.rank == MAIN and button.enabled:
        fill, ink = palette.accent, palette.on_accent
    elif button.rank == QUIET and not button.on:
        fill = None
    if not button.enabled:
        ink = palette.dim
    if button.on:
        fill, ink = palette.link, _ink_on(palette.link)
    pen.rect(box, fill, palette.edge if fill is None or button.kind is Kind.TAB else None, radius=8)
    inner = box.inset(pen.px(button.pad) if button.label else 0, 0)
    if button.key:
        cap = pen.wide(keycap(button.key), Style.SMALL) + pen.px(2 * KEYCAP)
        right, inner = inner.end(cap, pen.px(8))
        high = pen.look.type.height(Style.SMALL) + pen.px(2)
        frame = right.centred(cap, high)
        pen.rect(frame, None, ink, radius=4)
        pen.text(frame, keycap(button.key), Style.SMALL, ink, "centre", middle=True)
    if button.icon and not button.label:
        pen.icon(button.icon, box.centred(pen.px(ICON), pen.px(ICON)), ink)
    elif button.icon:
        left, inner = inner.left(pen.px(ICON), pen.px(8))
        pen.icon(button.icon, left.centred(pen.px(ICON), pen.px(ICON)), ink)
    if button.label:
        align = "left" if button.icon or button.key else "centre"
        pen.text(
            inner, button.label, Style.LABEL, ink, align, middle=True, shrink=True, ground=fill
        )
    pen.control(
        Control(
            button.name,
            button.kind,
            box,
            button.label or button.tip,
            sends=button.sends,
            tip=button.tip,
            enabled=button.enabled,
            on=button.on,
            key=button.key,
            called=button.called,
        )
    )


def _ink_on(fill: Colour) -> Colour:
    from ui.desk.look.palette import readable  # noqa: PLC0415

    return readable(fill)


def buttons(flow: Flow, row: Sequence[Button], gap: float = 8) -> None:
    """Buttons beside each other, going on in the next line where there is no room."""
    pen, step = flow.pen, flow.pen.px(gap)
    lines: list[list[tuple[Button, int]]] = [[]]
    used, height = 0, 0
    for one in row:
        width, high = button_size(pen, one)
        width, height = min(width, flow.box.w), max(height, high)
        if lines[-1] and used + step + width > flow.box.w:
            lines.append([])
            used = 0
        used += width + (step if lines[-1] else 0)
        lines[-1].append((one, width))
    for line in lines:
        strip = flow.take(height)
        x = strip.x
        for one, width in line:
            button(pen, Box(x, strip.y, width, height), one)
            x += width + step


def wide_button(flow: Flow, one: Button) -> None:
    """A button as wide as the flow."""
    _, height = button_size(flow.pen, one)
    spare = flow.box.w - button_size(flow.pen, one)[0]
    if spare < 0:  # two lines
        height += flow.pen.look.type.height(Style.LABEL)
    button(flow.pen, flow.take(height), one)


def toggle(flow: Flow, name: str, label: str, on: bool, sends: object, tip: str = "") -> None:
    """A switch with words beside it: a knob that stands left or right, and a tick."""
    pen, palette = flow.pen, flow.pen.palette
    track_w, track_h = pen.px(38), pen.px(20)
    width = flow.box.w - track_w - pen.px(12)
    height = max(pen.tall(label, Style.BODY, width), track_h) + pen.px(6)
    strip = flow.take(height)
    left, rest = strip.left(track_w, pen.px(12))
    track = left.centred(track_w, track_h)
    pen.rect(track, palette.link if on else palette.raised, palette.edge, radius=10)
    x = track.right - track_h // 2 if on else track.x + track_h // 2
    ink = _ink_on(palette.link) if on else palette.text
    pen.mark((x, track.centre[1]), Sign.DISC, ink, 12)
    pen.text(rest, label, middle=True)
    pen.control(Control(name, Kind.TOGGLE, strip, label, sends=sends, tip=tip, on=on))


def slider(
    pen: Pen,
    box: Box,
    name: str,
    label: str,
    value: float,
    turns: Callable[[float, int], object],
    *,
    low: float = 0.0,
    high: float = 1.0,
    step: float = 0.05,
    mark: float | None = None,
    tip: str = "",
    enabled: bool = True,
    colour: Colour | None = None,
    called: str = "",
    told: str = "",
    scale: LogScale | None = None,
    stands: float | None = None,
) -> None:
    """A slider; `mark` shows where it stood when the turn began, and `stands` where what it steers
    has got to, if that follows slowly.

    With a scale, all three are amounts on it, and `low`, `high` and `step` are its own.
    """
    palette = pen.palette
    if scale is not None:
        low, high, step = 0.0, 1.0, scale.step
        value, turns = scale.place(value), _on_scale(scale, turns)
        mark, stands = (None if one is None else scale.place(one) for one in (mark, stands))
    knob = pen.px(KNOB)
    track = Box(box.x + knob // 2, box.centre[1] - pen.px(2), box.w - knob, pen.px(4))

    def place(at: float) -> int:
        share = (min(max(at, low), high) - low) / (high - low)
        return track.x + round(share * track.w)

    ink = (colour or palette.link) if enabled else palette.edge
    pen.rect(track, palette.raised, radius=2)
    pen.rect(Box(track.x, track.y, place(value) - track.x, track.h), ink, radius=2)
    if mark is not None:
        x = place(mark)
        top, foot = box.centre[1] - pen.px(8), box.centre[1] + pen.px(8)
        pen.line(((x, top), (x, foot)), palette.edge, 2)
    if stands is not None:
        pen.mark((place(stands), track.bottom + pen.px(7)), Sign.TRIANGLE, palette.accent, 9)
    sign = Sign.DISC if enabled else Sign.SQUARE
    pen.mark((place(value), box.centre[1]), sign, ink, KNOB, palette.panel)
    pen.control(
        Control(
            name,
            Kind.SLIDER,
            box,
            label,
            turns=turns,
            value=value,
            low=low,
            high=high,
            step=step,
            tip=tip,
            enabled=enabled,
            called=called,
            told=told,
        )
    )


def _on_scale(
    scale: LogScale, turns: Callable[[float, int], object]
) -> Callable[[float, int], object]:
    return lambda place, stroke: turns(scale.value(place), stroke)


def slider_value(control: Control, x: int, knob: int) -> float:
    """The value of a slider whose knob (so many pixels wide) is at x, on its steps."""
    room = max(control.box.w - knob, 1)
    share = min(max((x - control.box.x - knob / 2) / room, 0.0), 1.0)
    return snapped(control, control.low + share * (control.high - control.low))


def snapped(control: Control, value: float) -> float:
    """The nearest value on a tenth of the slider's steps, within its ends."""
    fine = control.step / 5.0
    steps = round((value - control.low) / fine)
    return min(max(control.low + steps * fine, control.low), control.high)


def field(
    flow: Flow,
    name: str,
    label: str,
    text: str,
    writes: Callable[[str], object],
    *,
    longest: int = 40,
    tip: str = "",
) -> None:
    """A field to write into, with its label above."""
    pen = flow.pen
    flow.text(label, Style.LABEL)
    box = flow.take(pen.look.type.height(Style.BODY) + pen.px(16))
    pen.rect(box, pen.palette.raised, pen.palette.edge, radius=8)
    inner = box.inset(pen.px(10), 0)
    pen.text(inner, text, middle=True, wrap=False)
    pen.control(
        Control(name, Kind.FIELD, box, label, writes=writes, text=text, longest=longest, tip=tip)
    )


def figure(
    pen: Pen,
    box: Box,
    name: str,
    label: str,
    value: str,
    tip: str,
    sends: object = None,
    colour: Colour | None = None,
    style: Style = Style.FIGURE,
) -> None:
    """A number with what it is above it; asked for more, it explains itself."""
    high = pen.look.type.height(Style.SMALL)
    head, rest = box.top(high)
    pen.text(head, label, Style.SMALL, pen.palette.dim, wrap=False)
    pen.text(rest, value, style, colour, wrap=False, shrink=True)
    pen.control(
        Control(
            name, Kind.FIGURE if sends is not None else Kind.HINT, box, label, sends=sends, tip=tip
        )
    )


def hint(pen: Pen, box: Box, name: str, tip: str) -> None:
    """Something that explains itself under the pointer."""
    pen.control(Control(name, Kind.HINT, box, tip, tip=tip))


def tabs(pen: Pen, box: Box, row: Sequence[Button]) -> None:
    """Tabs of equal width."""
    for place, one in zip(box.columns(len(row), pen.px(6)), row, strict=True):
        button(pen, place, one)


def meter(
    pen: Pen,
    box: Box,
    share: float,
    colour: Colour,
    mark: float | None = None,
    start: float = 0.0,
) -> None:
    """A bar that is filled from its left end or from `start` to a share, with a tick at another."""
    pen.rect(box, pen.palette.raised, radius=3)
    ends = sorted((share, start))
    left, right = (round(box.w * min(max(end, 0.0), 1.0)) for end in ends)
    pen.rect(Box(box.x + left, box.y, right - left, box.h), colour, radius=3)
    if mark is not None:
        x = box.x + round(box.w * min(max(mark, 0.0), 1.0))
        pen.line(((x, box.y - pen.px(2)), (x, box.bottom + pen.px(2))), pen.palette.text, 2)
