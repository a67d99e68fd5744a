"""A player without eyes: uses the window by synthetic events, as mouse and keyboard would."""

import time

import pygame

from ui.desk.scene.control import Kind
from ui.desk.scene.widgets import KNOB

PATIENCE = 120.0  # seconds, for kernels that have to be compiled


class Bot:
    """Works one window."""

    def __init__(self, window):
        self.window = window

    # looking

    @property
    def desk(self):
        return self.window.desk

    @property
    def screen(self):
        return self.desk.screen.name

    def look(self):
        """Draw what has changed, and hand over what was being reckoned."""
        self.window.outdated |= self.desk.crew.collect()
        self.window.frame()
        return self.window.scene

    def control(self, name):
        control = self.look().control(name)
        assert control is not None, f"{name} is not on {self.screen}: {self.names()}"
        return control

    def names(self):
        return [control.name for control in self.look().usable]

    def wait_until(self, holds, what="it"):
        """Let the window go on until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"waited in vain for {what} on {self.screen}"
            self.look()
            time.sleep(0.01)
        self.look()

    def rest(self):
        """Let the window finish what it is doing."""
        self.wait_until(lambda: not self.desk.busy, "the end of the work")

    # doing

    def send(self, kind, **values):
        self.window.feed(pygame.event.Event(kind, **values))

    def move(self, at):
        self.send(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(1, 0, 0))

    def down(self, at):
        self.send(pygame.MOUSEBUTTONDOWN, pos=at, button=1)

    def up(self, at):
        self.send(pygame.MOUSEBUTTONUP, pos=at, button=1)

    def bring(self, name):
        """Scroll until a control is to be seen, as the wheel would."""
        for _ in range(200):
            control = self.control(name)
            if control.clip is None or control.box.within(control.clip):
                return control
            above = control.box.y < control.clip.y
            self.move(control.clip.centre)
            self.send(pygame.MOUSEWHEEL, x=0, y=1 if above else -1)
            if control == self.control(name):
                return control  # as far as it goes
        raise AssertionError(f"{name} cannot be scrolled into sight")

    def press(self, name):
        """Click a control."""
        control = self.bring(name)
        assert control.enabled, f"{name} cannot be used"
        at = control.seen.centre
        self.move(at)
        self.down(at)
        self.up(at)
        self.look()

    def slide(self, name, share, moves=4):
        """Drag a slider to a share of its length, over some points on the way."""
        control = self.bring(name)
        knob = self.window.painter.look.px(KNOB)
        track = control.box.w - knob
        at = (control.value - control.low) / (control.high - control.low)
        y = control.box.centre[1]

        def place(where):
            return control.box.x + knob // 2 + round(track * where), y

        self.move(place(at))
        self.down(place(at))
        for k in range(1, moves + 1):
            self.move(place(at + (share - at) * k / moves))
        self.up(place(share))
        self.look()

    def key(self, code, mod=0, text=""):
        self.send(pygame.KEYDOWN, key=code, mod=mod, unicode=text)
        self.look()

    def tab_to(self, name):
        """Go to a control with the keyboard alone."""
        for _ in range(len(self.names()) + 1):
            self.key(pygame.K_TAB)
            if self.window.hand.focus == name:
                return
        raise AssertionError(f"Tab does not reach {name} on {self.screen}")

    def sliders(self):
        return [c for c in self.look().usable if c.kind is Kind.SLIDER and c.enabled]
