"""The set-up: in three steps to a new game."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from ui.desk.actions import Action, Back
from ui.desk.catalogue import ScenarioCard, read_catalogue
from ui.desk.key_table import key_of
from ui.desk.lesson import Lesson
from ui.desk.listed import names_or_nobody
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Kind
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.widgets import MAIN, PLAIN, QUIET, Button, button, button_size, buttons, toggle
from ui.desk.screens.choosing.cards import ChoiceCard, cards
from ui.desk.screens.choosing.choices import (
    Choices,
    DrawNation,
    PickNation,
    PickScenario,
    Several,
    Surprise,
)
from ui.desk.screens.choosing.game_options import draw_options
from ui.desk.screens.choosing.nation_card import draw_nation
from ui.desk.screens.screen import Screen
from ui.play.names import nation_name, scenario_question, scenario_title
from ui.play.words import say

STEPS = ("world", "nation", "game")
MARGIN = 28  # at scale 1
LEARN = "learn"


@dataclass(frozen=True)
class TurnTo(Action):
    """Turn to a step."""

    step: int


@dataclass(frozen=True)
class StartGame(Action):
    """Open the game that has been chosen."""


class SetupScreen(Screen):
    """Choosing a world, a nation and the game."""

    name = "setup"
    step = 0
    choices: Choices | None = None
    draw_number: Callable[[int], int] = staticmethod(secrets.randbelow)

    @property
    def learning(self) -> bool:
        """Whether the game begins with the guided turn."""
        return self.about == LEARN

    def opened(self) -> None:
        """Read the scenarios; they are at hand unless somebody was very quick."""
        if self.choices is None:
            self.desk.crew.ask("catalogue", read_catalogue, self._read, self._unread)

    def _read(self, catalogue: tuple[ScenarioCard, ...]) -> None:
        begun = self.desk.begun.get(self._memory)
        if isinstance(begun, Choices):
            self.choices = begun
        else:
            self.choices = Choices.first(catalogue, self.learning, self.draw_number)

    @property
    def _memory(self) -> str:
        return f"setup.{self.about}"

    def _unread(self, error: BaseException) -> None:
        self.desk.tell(str(error))

    def on(self, action: object) -> bool:
        """Choose, turn to another step, or begin."""
        if isinstance(action, TurnTo):
            self.step = action.step
            return True
        if self.choices is None:
            return False
        if isinstance(action, StartGame):
            self._start(self.choices)
            return True
        changed = self.choices.with_action(action)
        if changed is None:
            return False
        self.choices = self.desk.begun[self._memory] = changed
        if isinstance(action, Surprise):
            self.step = len(STEPS) - 1
        return True

    def _start(self, choices: Choices) -> None:
        from ui.desk.sitting import Sitting  # noqa: PLC0415  (a game has the rules loaded)

        opening, slots = choices.opening(), self.desk.slots
        lesson = Lesson(self.desk) if self.learning else None
        self.desk.begun.pop(self._memory, None)
        self.desk.lay(lambda: Sitting.new(opening, slots), lesson)

    # what is seen

    def draw(self, pen: Pen) -> None:
        """A bar above, the step of now, and what is chosen so far below."""
        pen.rect(pen.box, pen.palette.ground)
        room = pen.box.inset(pen.px(MARGIN), pen.px(16))
        if self.choices is None:
            pen.text(room, say("desk.setup.reading"), Style.BODY, pen.palette.dim, middle=True)
            return
        room = self._bar(pen, room)
        room = self._foot(pen, room, self.choices)
        match STEPS[self.step]:
            case "world":
                with pen.scroll("setup.world", room) as flow:
                    _draw_worlds(flow, self.choices)
            case "nation":
                _draw_nations(pen, room, self.choices)
            case _:
                with pen.scroll("setup.game", room) as flow:
                    draw_options(flow, self.choices)

    def _bar(self, pen: Pen, room: Box) -> Box:
        """Back, the steps, and drawing everything."""
        flow = pen.flow(room)
        row = [Button("setup.back", say("desk.back"), Back(), "arrow-left", rank=QUIET)]
        row += [
            Button(
                f"step.{name}",
                say(f"desk.setup.step.{name}"),
                TurnTo(k),
                tip=say(f"desk.setup.step_tip.{name}"),
                key=str(k + 1),
                on=k == self.step,
                kind=Kind.TAB,
            )
            for k, name in enumerate(STEPS)
        ]
        surprise = Button(
            "setup.surprise",
            say("desk.setup.surprise"),
            Surprise(),
            "dice",
            say("desk.setup.surprise_tip"),
            key_of("surprise"),
        )
        buttons(flow, [*row, surprise])
        if self.learning:
            flow.text(say("desk.setup.learning"), Style.BODY, pen.palette.warn)
        used = flow.y - room.y
        return room.top(used, pen.px(14))[1]

    def _foot(self, pen: Pen, room: Box, chosen: Choices) -> Box:
        """What is chosen, in a sentence, and the ways on."""
        last = self.step == len(STEPS) - 1
        start_rank = MAIN if last or self.learning else PLAIN
        row = [
            Button(
                "setup.start",
                say("desk.setup.start"),
                StartGame(),
                "play",
                say("desk.setup.start_tip"),
                key_of("play"),
                start_rank,
            )
        ]
        if not last:
            rank = PLAIN if self.learning else MAIN
            row.insert(
                0,
                Button(
                    "setup.next",
                    say("desk.setup.next"),
                    TurnTo(self.step + 1),
                    "arrow-right",
                    say("desk.setup.next_tip"),
                    key_of("onward"),
                    rank,
                ),
            )
        sizes = [button_size(pen, one) for one in row]
        width = sum(size[0] for size in sizes) + pen.px(10) * (len(row) - 1)
        sentence = _summary(chosen)
        text_room = max(room.w - width - pen.px(20), pen.px(200))
        tall = max(pen.tall(sentence, Style.BODY, text_room), sizes[0][1])
        foot, rest = room.foot(tall, pen.px(12))
        pen.text(foot.left(text_room)[0], sentence, middle=True)
        place = foot.end(width)[0].centred(width, sizes[0][1])
        for one, size in zip(row, sizes, strict=True):
            box, place = place.left(size[0], pen.px(10))
            button(pen, box, one)
        pen.scene.first = row[-1].name if start_rank == MAIN else row[0].name
        return rest


def _summary(chosen: Choices) -> str:
    """What has been chosen, in one line."""
    world = chosen.scenario
    nations = [nation_name(code, world.nations[code].name) for code in chosen.humans]
    return say(
        "desk.setup.summary",
        title=scenario_title(world.name, world.title),
        nations=names_or_nobody(nations),
        level=say(f"desk.setup.level.{chosen.level}"),
        turns=chosen.length,
        minutes=world.minutes_of(chosen.length),
        seed=chosen.seed or "–",
    )


def _draw_worlds(flow: Flow, chosen: Choices) -> None:
    """A card a scenario."""
    flow.text(say("desk.setup.world_line"), Style.BODY, flow.pen.palette.dim)
    row = []
    for world in chosen.catalogue:
        facts = say(
            "desk.setup.world_facts",
            minutes=world.minutes,
            nations=len(world.nations),
            turns=world.turns,
        )
        row.append(
            ChoiceCard(
                f"scenario.{world.name}",
                scenario_title(world.name, world.title),
                (scenario_question(world.name, world.question), facts),
                PickScenario(world.name),
                world is chosen.scenario,
                say("desk.setup.world_tip"),
            )
        )
    cards(flow, row, 340)


def _draw_nations(pen: Pen, room: Box, chosen: Choices) -> None:
    """The nations to the left, the card of one to the right."""
    left, right = room.columns((0.46, 0.54), pen.px(20))
    with pen.scroll("setup.nations", left) as flow:
        flow.text(say("desk.setup.nation_line"), Style.BODY, pen.palette.dim)
        random = Button(
            "nation.random",
            say("desk.setup.random"),
            DrawNation(),
            "dice",
            say("desk.setup.random_tip"),
            key_of("draw"),
        )
        buttons(flow, [random])
        row = [
            ChoiceCard(
                f"nation.{code}",
                nation_name(code, nation.name),
                (),
                PickNation(code),
                code in chosen.humans,
                flag=code,
            )
            for code, nation in chosen.scenario.nations.items()
        ]
        cards(flow, row, 210)
        flow.space(6)
        toggle(
            flow,
            "setup.several",
            say("desk.setup.several"),
            chosen.several,
            Several(not chosen.several),
            say("desk.setup.several_tip"),
        )
    inner = pen.panel(right)
    with pen.scroll("setup.card", inner) as flow:
        draw_nation(flow, chosen.nation)
