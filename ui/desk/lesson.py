"""The guided first turn: a card on top of the world that says what to look at or to do next.

It holds nothing back: everything else can be used, and it can be left at any time.
"""

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from ui.desk.actions import Back
from ui.desk.lesson_card import draw_lesson
from ui.desk.lesson_steps import STEPS, LeaveLesson, NextStep, Step
from ui.desk.lesson_words import lesson_words
from ui.desk.scene.control import Control
from ui.desk.scene.pen import Pen
from ui.desk.scene.scene import Scene

if TYPE_CHECKING:
    from ui.desk.desk import Desk

PLACES = ("setup", "world", "summary")  # screens on the way; going elsewhere for a while is fine


class Lesson:
    """A guided first turn on one desk."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk
        self.at = 0
        self._action: type[object] | None = None  # what using the control of now sends

    @property
    def step(self) -> Step:
        """The step of now."""
        return STEPS[self.at]

    @property
    def shown(self) -> bool:
        """Whether the screen on top is the one that the step is about."""
        return self.desk.sitting is not None and self.desk.screen.name == self.step.screen

    # the three things that a desk tells it

    def draw(self, pen: Pen) -> None:
        """Point at the control of the step, and say what it is for."""
        if not self.shown:
            return
        target = find(pen.scene, self.step)
        arrived = target is not None and fnmatchcase(target.name, self.step.way[-1])
        self._action = _sent(target) if target is not None and arrived else None
        if not pen.scene.layer:  # what lies above speaks for itself
            assert self.desk.sitting is not None  # else the step would not be shown
            words = lesson_words(self.desk.sitting, self.step.id)
            draw_lesson(pen, self.at, words, target)

    def takes(self, action: object) -> bool:
        """Do what an action means to the lesson; whether it is nobody else's."""
        if isinstance(action, NextStep):
            self._go_on()
        elif isinstance(action, LeaveLesson):
            self._end()
        elif isinstance(action, Back) and self.shown and not self.desk.asking:
            if self.desk.screen.leave():  # what is open on the screen is closed first
                return True
            self._end()
            return self.step.screen == "world"  # from the summary one goes on to the world
        else:
            return False
        return True

    def saw(self, action: object) -> None:
        """Something has been done: perhaps what the step asks for."""
        step = self.step
        if step.look or not self.shown:
            return
        if isinstance(action, step.by) if step.by else type(action) is self._action:
            self._go_on()

    def opened(self, screen: str) -> None:
        """Another screen is on top."""
        if screen == "summary" and self.step.screen == "world":
            self.at = next(k for k, step in enumerate(STEPS) if step.screen == screen)

    def _go_on(self) -> None:
        if self.at + 1 < len(STEPS):
            self.at += 1
        else:
            self._end()

    def _end(self) -> None:
        self.desk.lesson = None
        self.desk.change("learnt", True)


def find(scene: Scene, step: Step) -> Control | None:
    """The furthest control on the way to what a step is about."""
    for pattern in reversed(step.way):
        for control in scene.usable:
            if fnmatchcase(control.name, pattern):
                return control
    return None


def _sent(control: Control) -> type[object] | None:
    if control.turns is not None:
        return type(control.turns(control.value, 0))
    return None if control.sends is None else type(control.sends)
