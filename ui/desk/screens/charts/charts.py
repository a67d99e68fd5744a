"""Charts: choose a figure, choose nations, and see lines, a ranking or a table."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.desk.actions import Action, Back, Go
from ui.desk.drawings.line_chart import draw_sample
from ui.desk.key_table import key_of
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Control, Kind
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.widgets import Button, button, button_size, buttons, hint, wide_button
from ui.desk.screens.charts.data import (
    LOGARITHMIC,
    MANDATE,
    OF_THE_WORLD,
    WORLD,
    ChartItem,
    Values,
    items,
    values_of,
    years_of,
)
from ui.desk.screens.charts.views import ShownSeries, Subject, draw_lines, draw_ranking, draw_table
from ui.desk.screens.screen import Screen
from ui.play.encyclopedia.figures import ALSO, name_of_figure, note_of, unit_of
from ui.play.names import nation_name
from ui.play.words import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk

VIEWS = ("lines", "ranking", "table")
ICONS = {"lines": "chart", "ranking": "trophy", "table": "database"}
LEADERS = 5
ABOVE = 2  # lines of the list above the chosen one
SIDE = 200  # pixels at scale 1
MOST_SIDE = 0.24  # of the window


@dataclass(frozen=True)
class ChooseItem(Action):
    """Chart this item."""

    item: str


@dataclass(frozen=True)
class See(Action):
    """See it in this view."""

    view: str


@dataclass(frozen=True)
class Show(Action):
    """Show a nation or take it off; "all", "leaders" or "own" for several at once."""

    who: str


class ChartsScreen(Screen):
    """Any figure over time; `about` is the item to begin with."""

    name = "charts"

    def __init__(self, desk: "Desk", about: str = "") -> None:
        super().__init__(desk, about)
        assert desk.sitting is not None
        self.sitting = desk.sitting
        named = ALSO.get(about, about)
        known = {item.name for item in items()}
        self.item = named if named in known else "score"
        self._sought = ("", 0)  # the line of the list to bring to its top
        self.view = VIEWS[0]
        self.shown: set[str] = set()
        self._kept: dict[tuple[int, str, str], Values] = {}
        self._items: tuple[str, tuple[ChartItem, ...]] = ("", ())
        self._show("leaders")

    def opened(self) -> None:
        """The chosen figure is in sight in the list, and what stands above it."""
        place = [item.name for item in self.items].index(self.item)
        top = f"charts.{self.items[place - ABOVE].name}" if place > ABOVE else ""
        self._sought = top, self._sought[1] + 1

    # what there is

    @property
    def items(self) -> tuple[ChartItem, ...]:
        """Everything that can be charted, in the language that is spoken."""
        if self._items[0] != self.desk.settings.language:
            self._items = self.desk.settings.language, items()
        return self._items[1]

    @property
    def chosen(self) -> ChartItem:
        """The item that is charted."""
        return next(item for item in self.items if item.name == self.item)

    def values(self, item: str) -> Values:
        """The values of an item, read once a turn."""
        facts = self.sitting.facts
        key = (facts.tick, facts.code, item)
        if key not in self._kept:
            self._kept[key] = values_of(facts, item)
        return self._kept[key]

    def on(self, action: object) -> bool:
        """Another figure, another view, more or fewer nations."""
        match action:
            case ChooseItem(item=item):
                self.item = item
            case See(view=view):
                self.view = view
            case Show(who=who):
                self._show(who)
            case _:
                return False
        return True

    def _show(self, who: str) -> None:
        facts = self.sitting.facts
        if who == "all":
            self.shown = set(facts.world.codes)
        elif who in ("own", "leaders"):
            scores = {code: row[-1] for code, row in self.values("score").items()}
            best = sorted(scores, key=lambda code: -scores[code])
            self.shown = {facts.code, *(best[:LEADERS] if who == "leaders" else ())}
        else:
            self.shown ^= {who}

    # what is seen

    def draw(self, pen: Pen) -> None:
        """Figures at the left, nations at the right, the view between them."""
        room = pen.box.inset(pen.px(24), pen.px(16))
        room = self._foot(pen, room)
        wide = min(pen.px(SIDE), round(pen.box.w * MOST_SIDE))
        left, rest = room.left(wide, pen.px(16))
        right, middle = rest.end(wide, pen.px(16))
        with pen.scroll("charts.figures", left, 4) as flow:
            self._figures(flow)
        pen.scene.bring = self._sought
        with pen.scroll("charts.nations", right, 4) as flow:
            self._nations(flow)
        self._view(pen, middle)

    def _figures(self, flow: Flow) -> None:
        group = ""
        for item in self.items:
            if item.group != group:
                group = item.group
                flow.text(say(f"encyclopedia.group.{group}"), Style.STRONG)
            row = Button(
                f"charts.{item.name}",
                item.title,
                ChooseItem(item.name),
                tip=item.tip,
                rank="quiet",
                on=item.name == self.item,
                kind=Kind.TAB,
            )
            wide_button(flow, row)

    def _nations(self, flow: Flow) -> None:
        """A switch a nation with a piece of its line; for parts and the world, a key."""
        if self.item == MANDATE or self.item in OF_THE_WORLD:
            flow.text(say("desk.charts.parts"), Style.STRONG)
            for one in self._subject().shown:
                self._key(flow, one)
            return
        flow.text(say("desk.charts.nations"), Style.STRONG)
        for who in ("own", "leaders", "all"):
            tip = say(f"desk.charts.{who}_tip")
            label = say(f"desk.charts.{who}")
            choice = Button(f"charts.show.{who}", label, Show(who), key=key_of(who), tip=tip)
            wide_button(flow, choice)
        flow.space(4)
        facts = self.sitting.facts
        for style, code in enumerate(facts.world.codes):
            if code in self.values(self.item):
                name = nation_name(code, facts.world.names[style])
                self._switch(flow, code, name, style)

    def _switch(self, flow: Flow, code: str, name: str, style: int) -> None:
        """The sample of the line shows where it is drawn; an empty place where it is not."""
        pen, on = flow.pen, code in self.shown
        own = code == self.sitting.facts.code
        words = Style.STRONG if own else Style.BODY
        sample = pen.px(30)
        room = flow.box.w - sample - 3 * pen.px(8)
        strip = flow.take(max(pen.tall(name, words, room) + pen.px(8), pen.px(28)))
        pen.rect(strip, pen.palette.raised if on else None, pen.palette.edge, radius=6)
        left, rest = strip.inset(pen.px(8), 0).left(sample, pen.px(8))
        if on:
            draw_sample(pen, left, style, own)
        pen.text(rest, name, words, None if on else pen.palette.dim, middle=True)
        pen.control(
            Control(
                f"charts.nation.{code}",
                Kind.TOGGLE,
                strip,
                name,
                sends=Show(code),
                tip=say("desk.charts.toggle_tip", nation=name),
                on=on,
            )
        )

    def _key(self, flow: Flow, one: ShownSeries) -> None:
        pen = flow.pen
        sample = pen.px(30)
        room = flow.box.w - sample - pen.px(8)
        strip = flow.take(max(pen.tall(one.name, Style.BODY, room), pen.px(22)))
        left, rest = strip.left(sample, pen.px(8))
        draw_sample(pen, left, one.style)
        pen.text(rest, one.name, middle=True)

    def _view(self, pen: Pen, box: Box) -> None:
        item, subject = self.chosen, self._subject()
        flow = pen.flow(box, 6)
        title = flow.text(item.title, Style.HEADING)
        hint(pen, title, "charts.title", item.tip)
        flow.text(item.meaning, Style.SMALL, pen.palette.dim)
        rest = flow.rest()
        if not subject.shown:
            pen.text(rest, say("desk.charts.nobody"))
        elif self.view == "lines":
            draw_lines(pen, rest, subject)
        else:
            with pen.scroll(f"charts.{self.view}", rest, 4) as inner:
                (draw_ranking if self.view == "ranking" else draw_table)(inner, subject)

    def _subject(self) -> Subject:
        facts, item = self.sitting.facts, self.chosen
        note = note_of(item.figure)
        per_turn = facts.world.ticks_per_turn
        turns = sorted({*range(0, facts.tick + 1, per_turn), facts.tick})
        return Subject(
            years=years_of(facts),
            turns=turns,
            shown=self._shown(),
            kind=note.kind,
            unit=unit_of(item.figure),
            log=item.name in LOGARITHMIC,
            less_is_better=note.less_is_better,
        )

    def _shown(self) -> list[ShownSeries]:
        """Who is shown: the player's nation first, then by the last value."""
        facts, found = self.sitting.facts, []
        for style, (key, row) in enumerate(self.values(self.item).items()):
            if key in facts.world.codes:
                place = facts.world.codes.index(key)
                name = nation_name(key, facts.world.names[place])
                if key in self.shown:
                    found.append(ShownSeries(key, name, row, place, key == facts.code))
            else:
                name = say("desk.charts.world") if key == WORLD else name_of_figure(key)
                found.append(ShownSeries(key, name, row, style, key == WORLD))
        return sorted(found, key=lambda one: (not one.own, -one.values[-1]))

    def _foot(self, pen: Pen, box: Box) -> Box:
        """Views and ways on at the foot; returns the room above them."""
        row = [
            Button(
                f"charts.view.{view}",
                say(f"desk.charts.{view}"),
                See(view),
                ICONS[view],
                say(f"desk.charts.{view}_tip"),
                str(number),
                on=view == self.view,
                kind=Kind.TAB,
            )
            for number, view in enumerate(VIEWS, start=1)
        ]
        explain = Button(
            "charts.explain",
            say("desk.charts.explain"),
            Go("encyclopedia", f"figure.{self.chosen.figure}"),
            "book",
            say("desk.charts.explain_tip"),
            key_of("book"),
        )
        back = Button("charts.back", say("desk.back"), Back(), "arrow-left")
        wide, high = button_size(pen, back)
        foot, rest = box.foot(high, pen.px(12))
        right, left = foot.end(wide, pen.px(12))
        buttons(pen.flow(left), [*row, explain])
        button(pen, right, back)
        return rest
