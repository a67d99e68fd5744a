"""The hand: turns what pointer and keyboard do into actions, by what the scene offers.

It remembers what is held and what has the focus, and how far regions are scrolled.  What an action
does is not its business.
"""

from files.text import plain
from ui.desk.actions import Back
from ui.desk.input.events import (
    Held,
    InputEvent,
    Moved,
    Picked,
    Pressed,
    Released,
    Rolled,
    Scrolled,
    Turned,
    Typed,
    Used,
    Wrote,
)
from ui.desk.input.focus import by_key, following, towards
from ui.desk.scene.control import Control, Kind
from ui.desk.scene.scene import Scene
from ui.desk.scene.widgets import KNOB, slider_value, snapped

WHEEL = 60  # pixels a notch
PAGE = 0.85  # of a region
MANY = 5  # steps of a slider with Shift
ARROWS = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}
USE = ("return", "enter", "space")


class Hand:
    """Pointer and keyboard on one scene."""

    def __init__(self) -> None:
        self.focus = ""
        self.ring = False  # whether the focus is to be seen: the keyboard was used last
        self.hover = ""
        self.pointer: tuple[int, int] = (-1, -1)
        self.held = ""  # the control on which the button went down
        self.offsets: dict[str, int] = {}
        self._stroke = 0
        self._turned_to = 0.0
        self._brought = ("", 0)

    def forget(self) -> None:
        """Another screen is open."""
        self.focus = self.held = self.hover = ""
        self.offsets = {}

    def settle(self, scene: Scene) -> None:
        """Let go of what the scene no longer has, and hold offsets within their regions."""
        if self.focus and scene.control(self.focus) is None:
            self.focus = ""
        if not self.focus and scene.first and scene.control(scene.first):
            self.focus = scene.first
        if self.held and scene.control(self.held) is None:
            self.held = ""
        for region in scene.regions:
            if self.offsets.get(region.name, 0) > region.furthest:
                self.offsets[region.name] = region.furthest
        if scene.bring != self._brought:
            self._brought = scene.bring
            self._bring(scene.control(scene.bring[0]), scene, to_top=True)

    def feel(self, event: InputEvent | None, scene: Scene, scale: float) -> list[object]:
        """The actions that an event means."""
        match event:
            case Moved(at=at):
                return self._moved(at, scene, scale)
            case Pressed(at=at):
                return self._pressed(at, scene, scale)
            case Released(at=at):
                return self._released(at, scene)
            case Rolled(notches=notches):
                self._rolled(-notches * WHEEL, scene)
            case Typed():
                return self._typed(event, scene)
            case _:
                return self._known(event, scene)
        return []

    # a face's own controls

    def _known(self, event: InputEvent | None, scene: Scene) -> list[object]:
        """What a control was said to have been through; nothing where there is no such control."""
        match event:
            case Used(name=name):
                control = scene.control(name)
                return self._use(control) if control is not None else []
            case Picked(name=name, at=at):
                control = scene.control(name)
                return self._pick(control, at) if control is not None else []
            case Turned():
                return self._turned(event, scene.control(event.name))
            case Wrote(name=name, text=text):
                field = scene.control(name)
                if field is not None and field.writes is not None and field.enabled:
                    return [field.writes(plain(text)[: field.longest])]
            case Held(name=name, brings=brings):
                held = scene.control(name)
                self.focus, self.ring = name if held is not None else "", brings
                if brings:
                    self._bring(held, scene)
            case Scrolled(at=at, by=by):
                self.pointer = at
                self._rolled(by, scene)
        return []

    def _turned(self, event: Turned, control: Control | None) -> list[object]:
        if control is None or control.turns is None or not control.enabled:
            return []
        self._stroke += event.begins
        self.held = "" if event.ends else event.name
        value, before = snapped(control, event.value), None if event.begins else self._turned_to
        self._turned_to = value
        # that it rests is no other place
        return [] if value == before else [control.turns(value, self._stroke)]

    # pointer

    def _moved(self, at: tuple[int, int], scene: Scene, scale: float) -> list[object]:
        self.pointer = at
        held = scene.control(self.held)
        if held is not None and held.kind is Kind.SLIDER and held.turns is not None:
            return [held.turns(slider_value(held, at[0], round(KNOB * scale)), self._stroke)]
        under = scene.at(at)
        self.hover = under.name if under else ""
        return []

    def _pressed(self, at: tuple[int, int], scene: Scene, scale: float) -> list[object]:
        self.pointer, self.ring = at, False
        under = scene.at(at)
        self.held = under.name if under and under.enabled else ""
        if under is None or not under.enabled:
            return []
        if under.takes_focus:
            self.focus = under.name
        if under.kind is Kind.SLIDER and under.turns is not None:
            self._stroke += 1
            return [under.turns(slider_value(under, at[0], round(KNOB * scale)), self._stroke)]
        return []

    def _released(self, at: tuple[int, int], scene: Scene) -> list[object]:
        name, self.held = self.held, ""
        under = scene.at(at)
        if under is None or under.name != name or under.kind is Kind.SLIDER:
            return []
        return self._pick(under, at)

    def _pick(self, control: Control, at: tuple[int, int]) -> list[object]:
        if control.kind is not Kind.MAP or control.picks is None:
            return self._use(control)
        picked = control.picks(at)
        return [] if picked is None else [picked]

    def _rolled(self, by: int, scene: Scene) -> None:
        region = scene.region_at(self.pointer)
        if region is not None:
            self._scroll(region.name, region.offset + by, region.furthest)

    def _scroll(self, name: str, to: float, furthest: int) -> None:
        self.offsets[name] = round(min(max(to, 0), furthest))

    # keyboard

    def _typed(self, event: Typed, scene: Scene) -> list[object]:
        focus = scene.control(self.focus)
        if event.key == "escape":
            return [Back()]
        if event.key == "tab":
            self._focus(following(scene, self.focus, -1 if event.shift else 1), scene)
        elif event.key in ("page up", "page down"):
            self._page(1 if event.key == "page down" else -1, focus, scene)
        elif focus is None or focus.kind is not Kind.FIELD:
            return self._worked(event, focus, scene)
        return []

    def _worked(self, event: Typed, focus: Control | None, scene: Scene) -> list[object]:
        """A key that moves, uses or names a control."""
        if event.key in ARROWS:
            return self._arrow(ARROWS[event.key], event.shift, focus, scene)
        if focus is not None and focus.kind is Kind.SLIDER:
            ends = {"home": focus.low, "end": focus.high}
            if event.key in ends:
                return self._turn(focus, ends[event.key])
        if event.key in USE:
            self.ring = True
            return self._use(focus) if focus is not None else []
        if event.control or event.alt:
            return []
        named = by_key(scene.usable, event.key)
        if named is None:
            return []
        self._focus(named.name, scene)  # Tab goes on from there
        return self._use(named)

    def _arrow(
        self, way: tuple[int, int], shift: bool, focus: Control | None, scene: Scene
    ) -> list[object]:
        if focus is not None and focus.kind is Kind.SLIDER and way[0]:
            self.ring = True
            step = focus.step * (MANY if shift else 1)
            return self._turn(focus, snapped(focus, focus.value + way[0] * step))
        self._focus(towards(scene, self.focus, *way), scene)
        return []

    def _turn(self, control: Control, value: float) -> list[object]:
        self._stroke += 1  # each press of a key is a step of undo
        return [control.turns(value, self._stroke)] if control.turns is not None else []

    def _page(self, way: int, focus: Control | None, scene: Scene) -> None:
        at = focus.box.centre if focus is not None else self.pointer
        region = scene.region_at(at) or next(iter(scene.regions), None)
        if region is not None:
            by = way * PAGE * region.box.h
            self._scroll(region.name, region.offset + by, region.furthest)

    def _focus(self, name: str, scene: Scene) -> None:
        self.focus, self.ring = name, True
        self._bring(scene.control(name), scene)

    def _bring(self, control: Control | None, scene: Scene, to_top: bool = False) -> None:
        """Scroll as far as it needs for a control to be seen, or until it stands at the top."""
        if control is None or control.clip is None:
            return
        for region in scene.regions:
            if region.layer == control.layer and region.box.meets(control.clip):
                above = region.box.y - control.box.y
                below = control.box.bottom - region.box.bottom
                by = -above if above > 0 or to_top else max(below, 0)
                self._scroll(region.name, region.offset + by, region.furthest)

    def _use(self, control: Control) -> list[object]:
        if not control.enabled or control.sends is None:
            return []
        return [control.sends]
