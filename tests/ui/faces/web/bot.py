"""A player without eyes at a page: the mouse and the keyboard of a real browser."""

import time

from ui.desk.scene.widgets import KNOB

PATIENCE = 240.0  # seconds, for kernels that have to be compiled
REST = 0.03


class WebBot:
    """Works one page."""

    def __init__(self, game, page):
        self.game, self.page = game, page

    # looking

    @property
    def desk(self):
        return self.game.desk

    @property
    def seat(self):
        return self.game.site.driver.seat

    @property
    def screen(self):
        return self.desk.screen.name

    def look(self):
        self.game.shown(self.page)
        return self.seat.scene

    def control(self, name):
        control = self.look().control(name)
        assert control is not None, f"{name} is not on {self.screen}: {self.names()}"
        return control

    def names(self):
        return [control.name for control in self.look().usable]

    def wait_until(self, holds, what="it"):
        end = time.monotonic() + PATIENCE
        while not self.game.peek(holds):
            assert time.monotonic() < end, f"waited in vain for {what} on {self.screen}"
            time.sleep(REST)
        self.look()

    def rest(self):
        """Let the desk finish what it is doing."""
        self.wait_until(lambda: not self.desk.busy, "the end of the work")

    @property
    def held(self):
        """The name of the element that has the focus."""
        return self.page.evaluate("document.activeElement?.dataset.name ?? ''")

    # doing

    def bring(self, name):
        """Scroll until a control is to be seen, by the wheel."""
        for _ in range(200):
            control = self.control(name)
            if control.clip is None or control.box.within(control.clip):
                return control
            above = control.box.y < control.clip.y
            self.page.mouse.move(*control.clip.centre)
            self.page.mouse.wheel(0, -60 if above else 60)
            self.page.wait_for_timeout(20)  # until the wheel is heard
            if control == self.control(name):
                return control  # as far as it goes
        raise AssertionError(f"{name} cannot be scrolled into sight")

    def press(self, name):
        """Click a control."""
        control = self.bring(name)
        assert control.enabled, f"{name} cannot be used"
        self.page.mouse.click(*control.seen.centre)
        self.look()

    def slide(self, name, share, moves=4):
        """Drag a slider to a share of its length, over some points on the way."""
        control = self.bring(name)
        knob = self.seat.look.px(KNOB)
        track = control.box.w - knob
        at = (control.value - control.low) / (control.high - control.low)
        y = control.box.centre[1]

        def place(where):
            return control.box.x + knob // 2 + round(track * where), y

        mouse = self.page.mouse
        mouse.move(*place(at))
        mouse.down()
        self.look()
        for k in range(1, moves + 1):
            mouse.move(*place(at + (share - at) * k / moves))
            self.look()  # or the desk would hear of fewer places than the window's
        mouse.up()
        self.look()

    def key(self, name):
        self.page.keyboard.press(name)
        self.look()

    def tab_to(self, name):
        """Go to a control with the keyboard alone."""
        for _ in range(len(self.names()) + 3):
            self.key("Tab")
            if self.held == name:
                return
        raise AssertionError(f"Tab does not reach {name} on {self.screen}")
