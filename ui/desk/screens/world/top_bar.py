"""The bar at the top: whose turn it is, how things stand, and the small buttons."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.desk.actions import Back, Go
from ui.desk.key_table import key_of
from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.results import in_hundred
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import Button, figure, hint
from ui.desk.screens.explained import explained
from ui.desk.screens.world.nation_words import nation_title
from ui.desk.screens.world.orders import draft_of, may_change
from ui.desk.screens.world.tools import tool_size, tools, tools_width
from ui.desk.sitting import Sitting
from ui.play.amounts import budget_share, money
from ui.play.encyclopedia.figures import name_of_figure, tip_of
from ui.play.mandates import read_mandate
from ui.play.numbers import percent, plain
from ui.play.session.commands import Redo, ResetTurn, Undo
from ui.play.words import say

FLAG = (36, 24)
GAP = 22  # between figures
LINE = 8  # between the lines of the bar
UNPOPULAR = 0.4


@dataclass(frozen=True)
class BarItem:
    """A figure of the bar."""

    name: str
    label: str
    value: str
    tip: str
    colour: Colour | None = None


def draw_bar(pen: Pen, box: Box, sitting: Sitting) -> Box:
    """The bar, on as many lines as it needs; returns the room below."""
    items, row = _items(pen, sitting), _tools(sitting)
    title, line = nation_title(sitting, sitting.seat), _turn_line(sitting)
    widths = [_width(pen, item) for item in items]
    nation = (
        pen.px(FLAG[0])
        + pen.px(8)
        + max(pen.wide(title, Style.STRONG), pen.wide(line, Style.SMALL))
    )
    figures = sum(widths) + pen.px(GAP) * (len(widths) - 1)
    buttons = tools_width(pen, row)
    height = _height(pen, row)
    strip, rest = box.top(height, pen.px(LINE))
    alone = nation + figures + buttons + 2 * pen.px(GAP) > box.w
    _draw_nation(pen, strip.left(min(nation, strip.w))[0], sitting, title, line)
    if alone:
        tools(pen, strip, row)
        strip, rest = rest.top(height, pen.px(LINE))
        _draw_items(pen, strip, items, widths)
    else:
        _draw_items(pen, strip.left(nation + pen.px(GAP))[1], items, widths)
        tools(pen, strip, row)
    return rest


def _height(pen: Pen, row: Sequence[Button]) -> int:
    kind = pen.look.type
    words = kind.height(Style.SMALL) + kind.height(Style.FIGURE)
    return max(words, pen.px(FLAG[1]), tool_size(pen, row[0])[1])


def _draw_nation(pen: Pen, box: Box, sitting: Sitting, title: str, line: str) -> None:
    flag, words = box.left(pen.px(FLAG[0]), pen.px(8))
    pen.flag(sitting.seat, flag.centred(pen.px(FLAG[0]), pen.px(FLAG[1])))
    kind = pen.look.type
    middle = words.centred(words.w, kind.height(Style.STRONG) + kind.height(Style.SMALL))
    head, foot = middle.top(kind.height(Style.STRONG))
    pen.text(head, title, Style.STRONG, wrap=False)
    pen.text(foot, line, Style.SMALL, pen.palette.dim, wrap=False)
    hint(pen, box, "bar.nation", _nation_tip(sitting, title))


def _turn_line(sitting: Sitting) -> str:
    facts, session = sitting.facts, sitting.session
    words = say(
        "desk.world.turn",
        turn=min(facts.turn + 1, facts.turns),
        turns=facts.turns,
        date=moment(facts.year, facts.date),
    )
    if not sitting.player:
        words += f" · {say('desk.world.watched')}"
    if len(session.humans) > 1:
        number = session.humans.index(sitting.player) + 1
        words += f" · {say('desk.world.player', number=number, count=len(session.humans))}"
    return words


def moment(year: float, date: str) -> str:
    """A date as short as it can be: the year alone at its beginning."""
    return f"{year:.0f}" if year == round(year) else date


def _nation_tip(sitting: Sitting, title: str) -> str:
    if not sitting.player:
        return f"{say('desk.world.watching', nation=title)}\n{say('desk.world.watching_tip')}"
    weights = sitting.facts.standing().weights
    parts = [
        f"{say(f'component.{name}')} {percent(0)(weight)}"
        for name, weight in sorted(weights.items(), key=lambda pair: -pair[1])
        if weight > 0.0
    ]
    mandate = read_mandate(sitting.session.scenario, sitting.seat)
    name = say("desk.world.card", mandate=mandate.name) if mandate.card else ""
    line = say("desk.world.nation_tip", nation=title, weights=", ".join(parts))
    return "\n".join(part for part in (name, mandate.sentence, line) if part)


def _score_tip(sitting: Sitting) -> str:
    """What the score is now, whose mandate weighs it, and why it starts low."""
    counts = sitting.facts.result() is not None
    mandate = read_mandate(sitting.session.scenario, sitting.facts.code)
    lines = [say("desk.world.score_so_far" if counts else "desk.world.score_now")]
    if mandate.card:
        lines.append(say("desk.world.card", mandate=mandate.name))
    lines.append(say("desk.world.par"))
    if not counts:
        lines.append(say("desk.world.par_early"))
    return "\n".join((*lines, tip_of("score")))


# figures


def _items(pen: Pen, sitting: Sitting) -> list[BarItem]:
    facts = sitting.facts
    budget = draft_of(sitting).move.budget
    result, now = facts.result(), facts.standing()
    standing = result or now
    approval = facts.level("approval")
    return [
        BarItem(
            "budget",
            name_of_figure("budget"),
            say(
                "desk.world.budget_value",
                money=money(budget * facts.level("gdp")),
                share=budget_share(budget),
            ),
            f"{say('desk.world.budget_tip')}\n{tip_of('budget')}",
        ),
        BarItem(
            "approval",
            name_of_figure("approval"),
            percent(0)(approval),
            tip_of("approval"),
            pen.palette.bad if approval < UNPOPULAR else None,
        ),
        BarItem(
            "score",
            say("desk.mandate_result" if result is not None else "desk.quarter_score"),
            say(
                "desk.world.score_value",
                score=plain(1)(standing.score),
                rank=standing.rank,
                count=len(facts.world.codes),
            ),
            _score_tip(sitting),
        ),
        BarItem(
            "survival",
            name_of_figure("survival"),
            in_hundred(facts.survival),
            tip_of("survival"),
        ),
    ]


def _width(pen: Pen, item: BarItem) -> int:
    return max(pen.wide(item.label, Style.SMALL), pen.wide(item.value, Style.FIGURE)) + pen.px(2)


def _draw_items(pen: Pen, box: Box, items: Sequence[BarItem], widths: Sequence[int]) -> None:
    x = box.x
    for item, width in zip(items, widths, strict=True):
        place = Box(x, box.y, min(width, box.right - x), box.h)
        name = f"bar.{item.name}"
        tip = f"{item.tip}\n{say('desk.figure_tip')}"
        figure(pen, place, name, item.label, item.value, tip, explained(item.name), item.colour)
        x += width + pen.px(GAP)


# buttons


def _tools(sitting: Sitting) -> list[Button]:
    session, free = sitting.session, may_change(sitting)
    changed = free and sitting.draft.move != sitting.opening_move

    def one(name: str, sends: object, icon: str, enabled: bool = True) -> Button:
        label, tip = say(f"desk.world.{name}"), say(f"desk.world.{name}_tip")
        key = key_of("leave" if name == "menu" else name)
        return Button(f"bar.{name}", label, sends, icon, tip, key, enabled=enabled)

    return [
        one("undo", Undo(), "undo", free and session.can_undo(sitting.player)),
        one("redo", Redo(), "redo", free and session.can_redo(sitting.player)),
        one("reset", ResetTurn(), "reset", changed),
        one("charts", Go("charts"), "chart"),
        one("book", Go("encyclopedia"), "book"),
        one("save", Go("saves", "save"), "save"),
        one("settings", Go("settings"), "settings"),
        one("menu", Back(), "menu"),
    ]
