"""The title: where a game begins."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.desk.actions import Action, Go, Quit
from ui.desk.key_table import key_of
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.shapes import WorldMapShape
from ui.desk.scene.widgets import MAIN, Button, meter, wide_button
from ui.desk.screens.screen import Screen
from ui.play.compiling import Compiling
from ui.play.refusal import Refusal
from ui.play.words import say

if TYPE_CHECKING:
    from scenarios.diary_file import DiaryFile
    from ui.play.session.autosave import Autosave

COLUMN, METER = 400, 6  # at scale 1


@dataclass(frozen=True)
class Continue(Action):
    """Go on with the game that was played last."""


class TitleScreen(Screen):
    """The first screen."""

    name = "title"
    latest: "DiaryFile | None" = None
    autosave: "Autosave | None" = None  # knows the file that it is in

    def opened(self) -> None:
        """Look for a game to go on with; the files can be read once the rules are there."""
        self.latest = None
        if self.desk.ready:
            from ui.play.session.autosave import Autosave  # noqa: PLC0415  (not before the first frame)

            self.autosave = Autosave(self.desk.slots)
            try:
                self.latest = self.autosave.read_latest()
            except Refusal:
                self.latest = None

    def on(self, action: object) -> bool:
        """Go on with the last game."""
        if isinstance(action, Continue) and self.latest is not None:
            from ui.desk.sitting import Sitting  # noqa: PLC0415

            saved, autosave = self.latest, self.autosave
            sitting = self.desk.sitting
            same = sitting is not None and sitting.session.diary.hashes == saved.hashes
            lesson = self.desk.lesson if same else None
            self.desk.lay(lambda: Sitting.resume(saved, autosave), lesson)
            return True
        return False

    def draw(self, pen: Pen) -> None:
        """The map behind, the name and the ways on before it."""
        draw_backdrop(pen)
        foot, room = pen.box.inset(pen.px(36)).foot(pen.look.type.height(Style.SMALL), pen.px(8))
        note = say("desk.title.foot", note=say("desk.world.map.note"))
        pen.text(foot, note, Style.SMALL, pen.palette.dim, wrap=False)
        column = room.left(min(pen.px(COLUMN), room.w))[0]
        with pen.scroll("title", column) as flow:
            flow.space(6)
            flow.text(say("desk.title.name"), Style.DISPLAY)
            flow.text(say("desk.title.line"), Style.BODY, pen.palette.dim)
            flow.space(10)
            for one in self._buttons():
                wide_button(flow, one)
            self._readiness(flow)

    def _buttons(self) -> list[Button]:
        saved = self.latest
        tip = say("desk.title.no_continue_tip")
        if saved is not None:
            drafted = saved.turn_in_play is not None and bool(saved.turn_in_play.drafts)
            tip = say(
                "desk.title.continue_drafted_tip" if drafted else "desk.title.continue_tip",
                title=saved.scenario.title,
                turn=min(len(saved.moves) + 1, saved.turns),
                turns=saved.turns,
            )
        ready = self.desk.ready
        going_on = Button(
            "title.continue",
            say("desk.title.continue"),
            Continue(),
            "history",
            tip,
            key_of("go_on"),
            enabled=saved is not None,
        )
        new = Button(
            "title.play",
            say("desk.title.play"),
            Go("setup"),
            "play",
            say("desk.title.play_tip"),
            key_of("play"),
            MAIN,
            ready,
        )
        learn = Button(
            "title.learn",
            say("desk.title.learn"),
            Go("setup", "learn"),
            "learn",
            say("desk.title.learn_tip"),
            key_of("learn"),
            enabled=ready,
        )
        load = Button(
            "title.load",
            say("desk.title.load"),
            Go("saves", "load"),
            "load",
            say("desk.title.load_tip"),
            key_of("load"),
            enabled=ready,
        )
        book = Button(
            "title.encyclopedia",
            say("desk.title.encyclopedia"),
            Go("encyclopedia"),
            "book",
            say("desk.title.encyclopedia_tip"),
            key_of("book"),
            enabled=ready,
        )
        settings = Button(
            "title.settings",
            say("desk.title.settings"),
            Go("settings"),
            "settings",
            say("desk.title.settings_tip"),
            key_of("settings"),
        )
        keys = Button(
            "title.keys",
            say("desk.title.keys"),
            Go("keys"),
            "keyboard",
            say("desk.title.keys_tip"),
            key_of("help"),
        )
        leave = Button(
            "title.quit",
            say("desk.title.quit"),
            Quit(),
            "log-out",
            say("desk.title.quit_tip"),
            key_of("quit"),
        )
        return [new, going_on, learn, load, book, settings, keys, leave]

    def _readiness(self, flow: Flow) -> None:
        if not self.desk.ready:
            key = "desk.compiling" if self.desk.compiling else "desk.getting_ready"
            flow.text(say(key), Style.SMALL, flow.pen.palette.dim)
            if self.desk.compiling:
                draw_compiling(flow, self.desk.kernels)


def draw_compiling(flow: Flow, kernels: Compiling) -> None:
    """How far compiling is: a bar, and what is being compiled."""
    pen = flow.pen
    meter(pen, flow.take(pen.px(METER)), kernels.share, pen.palette.accent)
    if told := kernels.said():
        flow.text(told, Style.SMALL, pen.palette.dim)


def draw_backdrop(pen: Pen) -> None:
    """The world in the colours of the ground, to the right."""
    palette = pen.palette
    width = round(pen.box.w * 0.66)
    box = Box(pen.box.right - width, pen.box.y, width, pen.box.h)
    quiet = (palette.ground, palette.raised, palette.ground, palette.ground, palette.ground)
    pen.add(WorldMapShape(box, "map", (), {}, "", "", quiet))
