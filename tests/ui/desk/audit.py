"""What is wrong with a scene: text that is cut, things that overlap or lie outside of the window.

for where, found in everywhere(desk):
    assert not found, where
"""

from collections.abc import Callable, Iterator
from itertools import combinations, product
from typing import NamedTuple

from ui.desk.desk import Desk
from ui.desk.look.look import SCALES, Look
from ui.desk.scene.box import Box
from ui.desk.scene.scene import Scene
from ui.desk.scene.shapes import Text
from ui.play.words import LANGUAGES

SIZES = ((1280, 720), (1366, 768), (1920, 1080))


def ink(text: Text, look: Look) -> Box:
    """Where letters may be: as wide as the widest line, as high as all lines, within the clip."""
    wide = max(look.type.width(line, text.style) for line in text.lines)
    high = len(text.lines) * look.type.height(text.style)
    spare = text.box.w - wide
    x = text.box.x + {"left": 0, "centre": spare // 2, "right": spare}[text.align]
    box = Box(x, text.box.y, wide, high)
    return box if text.clip is None else box.common(text.clip)


def texts(scene: Scene) -> list[Text]:
    """The texts of a scene with something to read in them."""
    return [s for s in scene.shapes if isinstance(s, Text) and any(s.lines)]


def cut(scene: Scene) -> list[str]:
    """Texts that do not fit into their boxes."""
    return [f"cut: {text.lines} in {text.box}" for text in texts(scene) if text.cut]


def overlaps(scene: Scene, look: Look) -> list[str]:
    """Controls of a layer that share a visible pixel, and texts of a layer that do."""
    found = []
    for one, other in combinations(_seen(scene), 2):
        if one.layer == other.layer and one.box.meets(other.box):
            found.append(f"controls overlap: {one.name} and {other.name}")
    for one, other in combinations(_read(scene, look), 2):
        if one.layer == other.layer and one.box.meets(other.box):
            found.append(f"texts overlap: {one} and {other}")
    return found


def straddles(scene: Scene, look: Look) -> list[str]:
    """Texts that lie partly in a control and partly beside it."""
    return [
        f"text straddles {control.name}: {text}"
        for text, control in product(_read(scene, look), _seen(scene))
        if control.layer == text.layer
        and text.box.meets(control.box)
        and not text.box.within(control.box)
    ]


def outside(scene: Scene) -> list[str]:
    """Controls and texts that are not within the window, unless they scroll."""
    named = [(c.name, c.box) for c in scene.controls if c.clip is None]
    named += [(str(t.lines), t.box) for t in texts(scene) if t.clip is None]
    return [f"outside: {name} at {box}" for name, box in named if not box.within(scene.box)]


def doubled(scene: Scene) -> list[str]:
    """Names and keys that two usable controls have."""
    names = [control.name for control in scene.usable]
    keys = [control.key for control in scene.usable if control.key]
    return [f"twice: {one}" for one in {*_twice(names), *_twice(keys)}]


def faults(scene: Scene, look: Look) -> list[str]:
    """Everything that is wrong with a scene."""
    return [
        *cut(scene),
        *overlaps(scene, look),
        *straddles(scene, look),
        *outside(scene),
        *doubled(scene),
    ]


def everywhere(
    desk: Desk, each: Callable[[], object] = lambda: None
) -> Iterator[tuple[str, list[str]]]:
    """The faults of the screen on top at each size, text scale and language.

    `each` is called before each drawing, for a screen that has to be brought there anew.
    """
    for size, scale, language in product(SIZES, SCALES, LANGUAGES):
        desk.change("text_scale", scale)
        desk.change("language", language)
        each()
        where = f"{size[0]}x{size[1]}, scale {scale}, {language}"
        yield where, faults(desk.scene(size), desk.look(size))


class _Thing(NamedTuple):
    """Something that is to be seen, and where."""

    name: str
    box: Box
    layer: int


def _seen(scene: Scene) -> list[_Thing]:
    """The controls of which something is visible."""
    things = [_Thing(control.name, control.seen, control.layer) for control in scene.controls]
    return [thing for thing in things if thing.box.w and thing.box.h]


def _read(scene: Scene, look: Look) -> list[_Thing]:
    """The texts of which something is visible."""
    things = [_Thing(str(text.lines), ink(text, look), text.layer) for text in texts(scene)]
    return [thing for thing in things if thing.box.w and thing.box.h]


def _twice(names: list[str]) -> set[str]:
    return {name for name in names if names.count(name) > 1}
