"""The card of the guided turn: where it lies, and how it points at what it speaks of."""

from ui.desk.key_table import key_of
from ui.desk.lesson_steps import STEPS, LeaveLesson, NextStep
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Control, Kind
from ui.desk.scene.pen import Pen
from ui.desk.scene.scene import Scene
from ui.desk.scene.shapes import Sign, Text
from ui.desk.scene.widgets import MAIN, PLAIN, QUIET, Button, button, button_size
from ui.play.words import say

WIDTH = 400  # at scale 1
PADDING = 16
APART = 14
NEAR = 8.0  # pixels that may be covered to be nearer by one


def draw_lesson(pen: Pen, at: int, words: str, target: Control | None) -> None:
    """A ring round the control, and the card near to it but never on it."""
    step = STEPS[at]
    part = next((region.box for region in pen.scene.regions if region.name == step.region), None)
    hidden = target is not None and part is None and _hidden(target)
    if target is None:
        words = f"{words} {say('desk.lesson.elsewhere')}"
    elif hidden:
        words = f"{words} {say('desk.lesson.scroll')}"
    row = _buttons(at)
    padding = pen.px(PADDING)
    width = min(pen.px(WIDTH), pen.box.w - 2 * padding)
    sizes = [button_size(pen, one) for one in row]
    width = max(width, sum(w for w, _ in sizes) + pen.px(8) + 2 * padding)
    inner = width - 2 * padding
    count = say("desk.lesson.count", step=at + 1, steps=len(STEPS))
    heights = (
        pen.look.type.height(Style.SMALL),
        pen.tall(words, Style.BODY, inner),
        sizes[0][1],
    )
    height = sum(heights) + 2 * pen.px(8) + 2 * padding
    lit = part.inset(-pen.px(5)) if part is not None else _lit(pen, target)
    box = _place(pen, pen.scene, lit, width, height)
    if lit is not None and target is not None:
        _point(pen, lit, hidden, target)
    pen.rect(box, pen.palette.panel, pen.palette.accent, radius=12, width=max(pen.px(2), 2))
    pen.control(Control("lesson.card", Kind.HINT, box, words))  # nothing below can be pressed
    flow = pen.flow(box.inset(padding), 8)
    pen.text(flow.take(heights[0]), count, Style.SMALL, pen.palette.dim)
    pen.text(flow.take(heights[1]), words)
    place = flow.take(heights[2])
    for one, (wide, _) in zip(row, sizes, strict=True):
        spot, place = place.left(wide, pen.px(8))
        button(pen, spot, one)


def _buttons(at: int) -> list[Button]:
    last = at + 1 == len(STEPS)
    on = Button(
        "lesson.next",
        say("desk.lesson.finish" if last else "desk.lesson.next"),
        NextStep(),
        "check" if last else "arrow-right",
        say("desk.lesson.next_tip"),
        key_of("lesson"),
        MAIN if STEPS[at].look else PLAIN,
    )
    leave = Button(
        "lesson.leave",
        say("desk.lesson.leave"),
        LeaveLesson(),
        "",
        say("desk.lesson.leave_tip"),
        "esc",
        QUIET,
    )
    return [on] if last else [on, leave]


def _hidden(target: Control) -> bool:
    """Whether one has to scroll to see a control."""
    return 2 * target.seen.h < target.box.h


def _lit(pen: Pen, target: Control | None) -> Box | None:
    """What is pointed at: the control, or the edge behind which it is to be found."""
    if target is None:
        return None
    if not _hidden(target) or target.clip is None:
        return target.seen.inset(-pen.px(5))
    high = pen.px(26)
    below = target.box.centre[1] > target.clip.centre[1]
    return target.clip.foot(high)[0] if below else target.clip.top(high)[0]


def _point(pen: Pen, lit: Box, hidden: bool, target: Control) -> None:
    accent = pen.palette.accent
    pen.rect(lit, None, pen.palette.ground, radius=10, width=pen.px(5))
    pen.rect(lit, None, accent, radius=10, width=pen.px(3))
    if hidden and target.clip is not None:
        if target.box.centre[1] > target.clip.centre[1]:
            pen.mark(lit.centre, Sign.DOWN, accent, 20, pen.palette.ground)
        else:
            pen.mark(lit.centre, Sign.TRIANGLE, accent, 20, pen.palette.ground)


def _place(pen: Pen, scene: Scene, lit: Box | None, width: int, height: int) -> Box:
    """Where the card covers least, close to what it points at, and never that itself."""
    room = pen.box.inset(pen.px(8))
    apart = pen.px(APART)
    xs = {room.x, room.right - width, room.centre[0] - width // 2}
    ys = {room.y, room.bottom - height, room.centre[1] - height // 2}
    if lit is not None:
        xs |= {lit.x - apart - width, lit.right + apart, lit.x, lit.right - width}
        ys |= {lit.y - apart - height, lit.bottom + apart, lit.y, lit.bottom - height}
    boxes = [Box(x, y, width, height) for x in sorted(xs) for y in sorted(ys)]
    fitting = [box for box in boxes if box.within(room)] or [Box(room.x, room.y, width, height)]
    free = [box for box in fitting if lit is None or not box.meets(lit)] or fitting
    covered = [c.seen for c in scene.usable if c.kind is not Kind.MAP]
    covered += [shape.box for shape in scene.shapes if isinstance(shape, Text)]

    def cost(box: Box) -> float:
        hidden = sum(_area(box.common(other)) for other in covered)
        return hidden + (0.0 if lit is None else NEAR * _distance(box, lit))

    return min(free, key=cost)


def _area(box: Box) -> int:
    return box.w * box.h


def _distance(one: Box, other: Box) -> int:
    across = max(other.x - one.right, one.x - other.right, 0)
    down = max(other.y - one.bottom, one.y - other.bottom, 0)
    return across + down
