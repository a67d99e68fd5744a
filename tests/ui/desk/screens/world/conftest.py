"""A game at a desk, and somebody who uses it with mouse and keyboard."""

import pygame
import pytest

from ui.desk.crew import Crew
from ui.desk.desk import Desk
from ui.desk.input.hand import Hand
from ui.desk.opened import open_desk
from ui.desk.scene.control import Control
from ui.desk.sitting import NewGame, Sitting
from ui.faces.window.events import neutral
from ui.faces.window.face import window_face
from ui.play.session.commands import EndTurn

SIZE = (1280, 720)


class Player:
    """Feels events as the window does, and draws after each; the display is all that lacks."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.hand = desk, Hand()
        desk.moved = False
        self.look()

    def look(self):
        if self.desk.busy:  # as the window: what is reckoned in the background is not looked at
            return self.scene
        self.scene = self.desk.scene(SIZE, self.hand.offsets)
        self.hand.settle(self.scene)
        return self.scene

    def feel(self, event):
        actions = self.hand.feel(neutral(event), self.scene, self.desk.look(SIZE).scale)
        for action in actions:
            self.desk.do(action)
        self.arrive()
        return actions

    def arrive(self):
        """What the window does on every frame: another screen on top is met with fresh hands."""
        if self.desk.moved:
            self.hand.forget()
            self.desk.moved = False
        self.look()

    def control(self, name) -> Control:
        """A control, scrolled into sight."""
        found = self.scene.control(name)
        assert found is not None, name
        self.hand._focus(name, self.scene)
        self.look()
        return self.scene.control(name)

    def press(self, key, mod=0):
        event = pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="")
        return self.feel(event)

    def click(self, name):
        at = self.control(name).seen.centre
        self.down(at)
        return self.up(at)

    def down(self, at):
        return self.feel(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))

    def move(self, at):
        event = pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(1, 0, 0))
        return self.feel(event)

    def up(self, at):
        return self.feel(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=1))

    def drag(self, name, *shares):
        """Hold a slider at the first share of its track, go to the others, let go."""
        box = self.control(name).seen
        stops = [(box.x + round(share * (box.w - 1)), box.centre[1]) for share in shares]
        found = self.down(stops[0])
        for at in stops[1:]:
            found += self.move(at)
        self.up(stops[-1])
        return found

    def texts(self):
        """Everything that can be read."""
        return " ".join(" ".join(getattr(shape, "lines", ())) for shape in self.scene.shapes)

    def wait(self):
        """Until what goes on in the background is done."""
        self.desk.crew.wait()
        self.desk.crew.collect()
        self.arrive()


@pytest.fixture
def seat(tmp_path):
    """Sits players down at a game after some turns."""
    desks = []

    def sit(humans=("IND",), turns=0, length=None):
        desk = open_desk(tmp_path / f"{len(desks)}" / "saves", window_face(), Crew())
        desks.append(desk)
        sitting = Sitting.new(NewGame(humans=humans, turns=length))
        for _ in range(turns * max(len(humans), 1)):
            sitting.do(EndTurn())
        desk.ready = True
        desk.sit_down(sitting)
        return Player(desk)

    yield sit
    for desk in desks:
        desk.crew.close()


@pytest.fixture
def india(seat):
    """India alone, in the first turn."""
    return seat()
