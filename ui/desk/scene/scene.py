"""A scene: all shapes of a screen in painting order, and its controls in the order of Tab."""

from dataclasses import dataclass, field

from ui.desk.scene.box import Box
from ui.desk.scene.control import Control, Region
from ui.desk.scene.shapes import Shape


@dataclass
class Scene:
    """What a pen has written."""

    box: Box
    shapes: list[Shape] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    first: str = ""  # the control that has the focus when the screen opens
    bring: tuple[str, int] = ("", 0)  # a control to scroll into sight, and which wish this is

    @property
    def layer(self) -> int:
        """The highest layer: only what lies there can be used."""
        layers = [c.layer for c in self.controls] + [s.layer for s in self.shapes]
        return max(layers, default=0)

    @property
    def usable(self) -> list[Control]:
        """The controls of the highest layer."""
        top = self.layer
        return [control for control in self.controls if control.layer == top]

    def control(self, name: str) -> Control | None:
        """The usable control of this name."""
        return next((control for control in self.usable if control.name == name), None)

    def at(self, point: tuple[int, int]) -> Control | None:
        """The usable control under a point; the last one written lies on top."""
        for control in reversed(self.usable):
            if control.seen.holds(point):
                return control
        return None

    def region_at(self, point: tuple[int, int]) -> Region | None:
        """The innermost scrolling region under a point."""
        top = self.layer
        found = [r for r in self.regions if r.layer == top and r.box.holds(point)]
        return found[-1] if found else None
