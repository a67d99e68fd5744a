"""The focus: which control the keyboard holds, and where it goes."""

from collections.abc import Sequence

from ui.desk.scene.control import Control
from ui.desk.scene.scene import Scene


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
    """The nearest control in a direction; the same one when there is none."""
    here = scene.control(name)
    if here is None:
        return following(scene, name, 1)
    x, y = here.box.centre
    best, found = float("inf"), name
    for other in stops(scene):
        ox, oy = other.box.centre
        along = (ox - x) * dx + (oy - y) * dy
        if other.name == name or along <= 0:
            continue
        aside = abs((ox - x) * dy) + abs((oy - y) * dx)
        if along + 2.0 * aside < best:
            best, found = along + 2.0 * aside, other.name
    return found


def by_key(controls: Sequence[Control], key: str) -> Control | None:
    """The usable control with this key on it."""
    return next((c for c in controls if c.key and c.key == key and c.enabled), None)
