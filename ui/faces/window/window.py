"""The window: events in, frames out.  Nothing is drawn unless something has changed."""

import os

import pygame

from ui.desk.actions import Quit
from ui.desk.desk import Desk
from ui.desk.input.hand import Hand
from ui.desk.look.look import SMALLEST
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Control, Kind
from ui.desk.scene.pen import Pen
from ui.desk.scene.scene import Scene
from ui.desk.scene.shapes import Shape, Sign
from ui.desk.shortcuts import shortcut
from ui.desk.tips import tip_shapes
from ui.faces.window.entry import Entry
from ui.faces.window.events import neutral
from ui.faces.window.paint.painter import Painter
from ui.play.refusal import Refusal
from ui.play.words import say

FRAME = 16  # milliseconds, at most 60 frames a second
BUSY = 120  # milliseconds between frames while there is hard thinking: the cores are needed
REST = 250  # milliseconds to wait for an event when nothing moves
TIP_AFTER = 350  # milliseconds under the pointer
HIDDEN = ("dummy", "offscreen")


class Window:
    """One window on a display."""

    def __init__(self, desk: Desk, size: tuple[int, int] = SMALLEST) -> None:
        self.desk = desk
        self.surface = open_display(size, desk.settings.full_screen)
        self._full = desk.settings.full_screen
        self.hand, self.entry = Hand(), Entry()
        self.painter = Painter(desk.look(self.size))
        self.scene = Scene(Box(0, 0, *self.size))
        self.outdated = True  # the screen has to be described anew
        self.stale = True  # and painted
        self._still_since = 0
        self._tip_for = ""
        self._asked_tip = False
        self._hushed = False  # a tip was closed, and the pointer has not moved since

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.surface.get_size()

    def run(self) -> None:
        """Show the window until it is closed."""
        wake = pygame.event.custom_type()
        self.desk.crew.wake = lambda: pygame.event.post(pygame.event.Event(wake))
        while not self.desk.over:
            self.turn()

    def turn(self) -> None:
        """Wait for something to happen, do it, and draw."""
        start = pygame.time.get_ticks()
        first = pygame.event.wait(self._pause())
        if first.type != pygame.NOEVENT:
            for event in without_detours([first, *pygame.event.get()]):
                self.feed(event)
        self.outdated |= self.desk.crew.collect()
        self.outdated |= self.desk.breathe(start)
        self.frame()
        left = FRAME - (pygame.time.get_ticks() - start)
        if left > 0:
            pygame.time.wait(left)

    def _pause(self) -> int:
        if self.desk.busy:
            return BUSY
        return FRAME if self.moving else REST

    @property
    def moving(self) -> bool:
        """Whether something on the screen moves by itself."""
        return self.entry.open or (bool(self.desk.busy) and not self.desk.settings.still)

    # events

    def feed(self, event: pygame.event.Event) -> None:
        """Let one event do what it means."""
        if event.type == pygame.QUIT:
            self.desk.do(Quit())
            return
        if event.type in (pygame.VIDEORESIZE, pygame.WINDOWEXPOSED, pygame.WINDOWSIZECHANGED):
            self.surface = pygame.display.get_surface() or self.surface
            self.outdated = True
            return
        if self.desk.busy:
            return
        if self.outdated:
            self.refresh()
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE and self._close_tip():
            return
        self._looked_at(event)
        everywhere = shortcut(neutral(event), self.desk)
        actions: list[object] = [everywhere] if everywhere else self._local(event)
        for action in actions:
            self.desk.do(action)
        if actions or event.type not in (pygame.MOUSEMOTION, pygame.KEYUP):
            self.outdated = True

    def _local(self, event: pygame.event.Event) -> list[object]:
        taken, actions = self.entry.feel(event, self._field())
        if taken:
            return actions
        hover = self.hand.hover
        actions = self.hand.feel(neutral(event), self.scene, self.painter.look.scale)
        self.stale |= hover != self.hand.hover
        return actions

    def _looked_at(self, event: pygame.event.Event) -> None:
        """Tips wait until the pointer rests, and come at once by F2."""
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F2:
            self._asked_tip = not self._asked_tip
        elif event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION):
            self._asked_tip = False
            self._hushed = self._hushed and event.type != pygame.MOUSEMOTION
            self._still_since = pygame.time.get_ticks()

    def _close_tip(self) -> bool:
        """Close the tip that is shown; whether there was one."""
        if not self._words(self.scene.control(self._tip())):
            return False
        self._asked_tip, self._hushed, self.stale = False, True, True
        return True

    def _field(self) -> Control | None:
        field = self.scene.control(self.hand.focus)
        return field if field is not None and field.kind is Kind.FIELD else None

    # frames

    def refresh(self) -> None:
        """Describe the screen anew."""
        if self.desk.moved:
            self.hand.forget()
            self.desk.moved = False
        if self.desk.settings.full_screen != self._full:
            self._full = self.desk.settings.full_screen
            self.surface = open_display(SMALLEST, self._full)
        look = self.desk.look(self.size)
        if look != self.painter.look:
            self.painter = Painter(look)
        if self.desk.counsel is not None:
            held = self.scene.control(self.hand.held)
            self.desk.counsel.dragging = held is not None and held.kind is Kind.SLIDER
        if not self.desk.busy:
            self.scene = self.desk.scene(self.size, self.hand.offsets)
            before = dict(self.hand.offsets)
            self.hand.settle(self.scene)
            if before != self.hand.offsets:
                self.scene = self.desk.scene(self.size, self.hand.offsets)
        self.entry.follow(None if self.desk.busy else self._field(), look, self.size)
        self.outdated, self.stale = False, True

    def frame(self) -> bool:
        """Draw if anything has changed; whether it has."""
        if self.outdated or self.desk.moved:
            self.refresh()
        tip = self._tip()
        if not (self.stale or self.moving or tip != self._tip_for):
            return False
        self._tip_for = tip
        self.painter.paint(self.surface, self.scene)
        self.entry.paint(self.surface, FRAME / 1000)
        self.painter.shapes(self.surface, self._on_top(tip))
        pygame.display.flip()
        self.stale = False
        return True

    def _tip(self) -> str:
        """The control that is to explain itself now."""
        if self.desk.busy or self.hand.held:
            return ""
        if self._asked_tip:
            return self.hand.focus or self.hand.hover
        rested = pygame.time.get_ticks() - self._still_since >= TIP_AFTER
        return self.hand.hover if rested and not self._hushed else ""

    def _on_top(self, tip: str) -> list[Shape]:
        """What lies above the scene: the ring of the focus, a tip, what is being waited for."""
        look = self.painter.look
        pen = Pen(Box(0, 0, *self.size), look)
        if self.desk.busy:
            draw_busy(pen, self.desk.busy, 0 if look.still else pygame.time.get_ticks())
            return pen.scene.shapes
        focus = self.scene.control(self.hand.focus)
        if self.hand.ring and focus is not None and focus.seen.h:
            ring = focus.seen.inset(-pen.px(3))
            pen.rect(ring, None, pen.palette.ground, radius=10, width=pen.px(4))
            pen.rect(ring, None, pen.palette.focus, radius=10, width=max(pen.px(2), 2))
        hover = self.scene.control(self.hand.hover)
        if hover is not None and hover.takes_focus and hover.kind not in (Kind.MAP, Kind.FIELD):
            pen.rect(hover.seen, None, pen.palette.focus, radius=8)
        told = self.scene.control(tip)
        words = self._words(told)
        if told is not None and words:
            pen.scene.shapes.extend(tip_shapes(pen.box, look, told, words))
        return pen.scene.shapes

    def _words(self, told: Control | None) -> str:
        if told is None:
            return ""
        return told.tells(self.hand.pointer) if told.tells is not None else told.tip


def without_detours(events: list[pygame.event.Event]) -> list[pygame.event.Event]:
    """The events, and of the pointer's motions that follow each other only the last."""
    motion = pygame.MOUSEMOTION
    return [
        event
        for event, after in zip(events, [*events[1:], None], strict=True)
        if not (event.type == motion and after is not None and after.type == motion)
    ]


def open_display(size: tuple[int, int], full: bool) -> pygame.surface.Surface:
    """A window of this size.  Raises Refusal when there is no display."""
    try:
        pygame.display.init()
        flags = pygame.FULLSCREEN if full else pygame.RESIZABLE
        surface = pygame.display.set_mode((0, 0) if full else size, flags)
    except pygame.error as error:
        raise Refusal(say("desk.no_display")) from error
    if pygame.display.get_driver() in HIDDEN and not os.environ.get("SDL_VIDEODRIVER"):
        raise Refusal(say("desk.no_display"))
    pygame.display.set_caption(say("desk.caption"))
    pygame.key.set_repeat(350, 45)
    return surface


def draw_busy(pen: Pen, sentence: str, time: int) -> None:
    """What is being waited for, with dots that go round while they may move."""
    pen.rect(pen.box, pen.palette.ground, alpha=150)
    width = min(pen.wide(sentence, Style.STRONG) + pen.px(90), pen.box.w - pen.px(40))
    text = pen.tall(sentence, Style.STRONG, width - pen.px(40))
    box = pen.box.centred(width, text + pen.px(64))
    pen.rect(box, pen.palette.panel, pen.palette.edge, radius=12)
    head, foot = box.inset(pen.px(20)).top(text, pen.px(8))
    pen.text(head, sentence, Style.STRONG, align="centre")
    lit = time // 200 % 3
    for k in range(3):
        x = foot.centre[0] + (k - 1) * pen.px(18)
        colour = pen.palette.accent if k == lit else pen.palette.edge
        pen.mark((x, foot.y + pen.px(6)), Sign.DISC, colour, 8)
