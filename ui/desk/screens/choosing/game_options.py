"""How well the others play, how long the game is, and its luck."""

from ui.desk.key_table import key_of
from ui.desk.look.type import Style
from ui.desk.scene.pen import Flow
from ui.desk.scene.widgets import Button, buttons, field
from ui.desk.screens.choosing.cards import ChoiceCard, cards
from ui.desk.screens.choosing.choices import (
    LEVELS,
    PRESETS,
    SEED_DIGITS,
    Choices,
    DrawSeed,
    PickLevel,
    PickTurns,
    WriteSeed,
    read_seed,
)
from ui.play.refusal import Refusal
from ui.play.words import capital, say


def draw_options(flow: Flow, chosen: Choices) -> None:
    """Opponents, length and seed, one below the other."""
    dim = flow.pen.palette.dim
    flow.text(say("desk.setup.opponents"), Style.HEADING)
    flow.text(say("desk.setup.opponents_line"), Style.SMALL, dim)
    cards(flow, [_level(chosen, level) for level in LEVELS], 260)
    flow.space(10)
    flow.text(say("desk.setup.length"), Style.HEADING)
    flow.text(say("desk.setup.length_line"), Style.SMALL, dim)
    cards(flow, lengths(chosen), 200)
    flow.space(10)
    flow.text(say("desk.setup.luck"), Style.HEADING)
    flow.text(say("desk.setup.luck_line"), Style.SMALL, dim)
    flow.space(8)
    _seed(flow, chosen)


def _level(chosen: Choices, level: str) -> ChoiceCard:
    return ChoiceCard(
        f"level.{level}",
        capital(say(f"desk.setup.level.{level}")),
        (say(f"desk.setup.level_line.{level}"),),
        PickLevel(level),
        level == chosen.level,
        say("desk.setup.level_tip"),
    )


def lengths(chosen: Choices) -> list[ChoiceCard]:
    """As the scenario says, and for a lesson of each usual length, the shortest first."""
    world = chosen.scenario
    offered: list[ChoiceCard] = []
    own_fits = any(world.turns_in(minutes) == world.turns for minutes in PRESETS)
    for minutes in PRESETS if own_fits else sorted((*PRESETS, world.minutes)):
        turns = world.turns_in(minutes)
        own = turns == world.turns
        fits = own or turns >= world.fewest_turns
        why = "" if fits else say("desk.setup.too_short", turns=world.fewest_turns)
        offered.append(
            ChoiceCard(
                f"length.{minutes}" if minutes in PRESETS else "length.own",
                say("desk.setup.minutes", minutes=minutes),
                tuple(filter(None, (_turns_words(turns, own), why))),
                PickTurns(None if own else turns),
                chosen.length == turns,
                why,
                enabled=fits,
            )
        )
    return offered


def _turns_words(turns: int, own: bool) -> str:
    return say("desk.setup.turns_own" if own else "desk.setup.turns", turns=turns)


def _seed(flow: Flow, chosen: Choices) -> None:
    pen = flow.pen
    narrow = pen.flow(flow.box.left(min(pen.px(320), flow.box.w))[0])
    narrow.y = flow.y
    field(
        narrow,
        "seed",
        say("desk.setup.seed"),
        chosen.seed,
        WriteSeed,
        longest=SEED_DIGITS,
        tip=say("desk.setup.seed_tip"),
    )
    flow.y = narrow.y
    try:
        read_seed(chosen.seed)
    except Refusal as refusal:
        flow.text(str(refusal), Style.SMALL, pen.palette.bad)
    draw = Button(
        "seed.draw",
        say("desk.setup.draw_seed"),
        DrawSeed(),
        "dice",
        say("desk.setup.draw_seed_tip"),
        key_of("draw"),
    )
    buttons(flow, [draw])
