"""The focus: which control the keyboard holds, and where it goes."""

from collections.abc import Sequence

from ui.desk.scene.box import Box
from ui.desk.scene.control import Control
from ui.desk.scene.scene import Scene

ASIDE = 4
"""How much more it counts to be aside than to be far."""


def stops(scene: Scene) -> list[Control]:
    """The controls at which Tab stops, in their order."""
    return [control for control in scene.usable if control.takes_focus]


def following(scene: Scene, name: str, step: int) -> str:
    """The next control, or the one before for a step of -1; round and round."""
    ring = [control.name for control in stops(scene)]
    if not ring:
        return ""
    if name not in ring:
        return ring[0] if step > 0 else ring[-1]
    return ring[(ring.index(name) + step) % len(ring)]


def towards(scene: Scene, name: str, dx: int, dy: int) -> str:
    """The nearest control that lies wholly in a direction; the same one when there is none."""
    here = scene.control(name)
    if here is None:
        return following(scene, name, 1)
    best: tuple[float, int] = (float("inf"), 0)
    found = name
    for other in stops(scene):
        across, down = _gap(here.box, other.box)
        ahead, aside = (across * dx, down) if dx else (down * dy, across)
        if other.name == name or ahead <= 0:
            continue
        ox, oy = other.box.centre
        x, y = here.box.centre
        cost = (ahead + ASIDE * abs(aside), abs(ox - x) + abs(oy - y))
        if cost < best:
            best, found = cost, other.name
    return found


def _gap(one: Box, other: Box) -> tuple[int, int]:
    """From one box to another: pixels to the right and downwards, 0 where they lie level.

    Boxes that touch are a pixel apart.
    """
    across = _between(one.x, one.right, other.x, other.right)
    return across, _between(one.y, one.bottom, other.y, other.bottom)


def _between(start: int, end: int, other_start: int, other_end: int) -> int:
    if other_start >= end:
        return other_start - end + 1
    return min(other_end - start - 1, 0)


def by_key(controls: Sequence[Control], key: str) -> Control | None:
    """The usable control with this key on it."""
    return next((c for c in controls if c.key and c.key == key and c.enabled), None)
