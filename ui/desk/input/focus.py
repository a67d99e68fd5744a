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
    """The nearest control in a direction; the same one when there is none."""
    here = scene.control(name)
    if here is None:
        return following(scene, name, 1)
    best, found = float("inf"), name
    for other in stops(scene):
        ahead, aside = _ahead(here.box, other.box, dx, dy)
        if other.name != name and ahead > 0 and ahead + ASIDE * aside < best:
            best, found = ahead + ASIDE * aside, other.name
    return found


def _ahead(here: Box, there: Box, dx: int, dy: int) -> tuple[int, int]:
    """How far a box lies in a direction, centre from centre, and how far to its side."""
    (x, y), (ox, oy) = here.centre, there.centre
    if dx:
        aside = max(there.y - here.bottom, here.y - there.bottom, 0)
        return (ox - x) * dx, aside
    return (oy - y) * dy, max(there.x - here.right, here.x - there.right, 0)


def by_key(controls: Sequence[Control], key: str) -> Control | None:
    """The usable control with this key on it."""
    return next((c for c in controls if c.key and c.key == key and c.enabled), None)
