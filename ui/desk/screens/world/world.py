"""The world: the screen on which a turn is played."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.desk.actions import Action, Go
from ui.desk.key_table import key_of
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Kind
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import MAIN, Button, button, button_size, buttons
from ui.desk.screens.screen import Screen
from ui.desk.screens.world.advisor import AdvisorPanel
from ui.desk.screens.world.budget import BudgetTab
from ui.desk.screens.world.cover import Reveal, TakeBack, draw_cover
from ui.desk.screens.world.diplomacy import DiplomacyTab
from ui.desk.screens.world.foot import HappenedPanel
from ui.desk.screens.world.forecast import ForecastPanel
from ui.desk.screens.world.lapsing import draw_lapses, lapses_ahead
from ui.desk.screens.world.levers import LeversTab
from ui.desk.screens.world.map_view import MapView
from ui.desk.screens.world.nation_strip import ShowRelation, draw_strip, nation_strip, strip_height
from ui.desk.screens.world.nation_words import nation_title
from ui.desk.screens.world.orders import may_change
from ui.desk.screens.world.tab import Tab
from ui.desk.screens.world.top_bar import draw_bar
from ui.play.session.commands import EndTurn
from ui.play.words import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk

PANEL = 0.395  # of the width
MAP_LEAST = 240  # heights at scale 1; where they do not fit, the left side scrolls
FOOT_LEAST = 150
FOOT_SHARE = 0.34
FORECAST_LEAST = 180
MARGIN = 12
GAP = 8
TAB_PAD = 8  # so that four tabs stand in one row in every language


@dataclass(frozen=True)
class ShowTab(Action):
    """Show another tab of the panel."""

    tab: str


class WorldScreen(Screen):
    """Map, what happened, and the orders of the coming turn."""

    name = "world"

    def __init__(self, desk: "Desk", about: str = "") -> None:
        super().__init__(desk, about)
        assert desk.sitting is not None
        self.sitting = desk.sitting
        self.map = MapView(desk, self.sitting)
        self.happened = HappenedPanel(self.sitting)
        self.forecast = ForecastPanel(desk, self.sitting)
        self.diplomacy = DiplomacyTab(desk, self.sitting)
        self.advisor = AdvisorPanel(desk, self.sitting)
        self.budget, self.levers = BudgetTab(desk, self.sitting), LeversTab(desk, self.sitting)
        self.shown = about if about in {tab.name for tab in self._all} else self.budget.name
        self.seen: tuple[int, str] | None = None  # the turn and seat that the player may see

    @property
    def _all(self) -> tuple[Tab, ...]:
        return self.budget, self.levers, self.diplomacy, self.advisor

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The tabs there are; a teacher can switch the advisor off."""
        return self._all if self.desk.settings.advisor else self._all[:-1]

    @property
    def covered(self) -> bool:
        """Whether the screen waits for another player."""
        session = self.sitting.session
        several = len(session.humans) > 1 and not session.over
        return several and self.seen != (session.turn, self.sitting.player)

    # actions

    def on(self, action: object) -> bool:
        """Tabs, the map, the cover, and what the parts know."""
        match action:
            case ShowTab(tab=tab):
                self.shown = tab
            case ShowRelation(nation=code):
                self.shown = self.diplomacy.name
                self.diplomacy.show(code)
            case Reveal():
                self._reveal()
            case TakeBack(nation=code):
                self.sitting.think_again(code)
                self.seen = None  # whoever pressed the button, only that player may look
            case _:
                panels = self.map.on(action) or self.forecast.on(action)
                return panels or any(tab.on(action) for tab in self._all)
        return True

    def _reveal(self) -> None:
        session = self.sitting.session
        self.seen = (session.turn, self.sitting.player)
        if session.turn:
            self.desk.go("summary")

    def leave(self) -> bool:
        """Close the choice of a figure."""
        was, self.map.choosing = self.map.choosing, False
        return was

    # drawing

    def draw(self, pen: Pen) -> None:
        """The bar, the map to the left and the panel to the right."""
        if self.covered:
            draw_cover(pen, self.sitting)
            return
        rest = draw_bar(pen, pen.box.inset(pen.px(MARGIN)), self.sitting)
        right, left = rest.end(round(rest.w * PANEL), pen.px(MARGIN))
        self._left(pen, left)
        self._panel(pen, right)
        if self.map.choosing:
            self.map.draw_choice(pen)

    def _left(self, pen: Pen, box: Box) -> None:
        gap = pen.px(GAP)
        strip = nation_strip(self.map)
        high = strip_height(pen, box.w, strip)
        foot = max(round(box.h * FOOT_SHARE), pen.px(FOOT_LEAST))
        if box.h - foot - high - 2 * gap >= pen.px(MAP_LEAST):
            below, above = box.foot(foot, gap)
            place, above = above.foot(high, gap)
            self.map.draw(pen, above)
            draw_strip(pen, place, strip, self.map.looked_at)
            self._foot(pen, below)
            return
        with pen.scroll("world.left", box, gap=GAP) as flow:
            high = strip_height(pen, flow.box.w, strip)
            self.map.draw(pen, flow.take(max(box.h - high - gap, pen.px(MAP_LEAST))))
            draw_strip(pen, flow.take(high), strip, self.map.looked_at)
            self.happened.draw_head(flow)
            self.happened.draw(flow)
            flow.space(GAP)
            if may_change(self.sitting):
                self.forecast.draw_in(pen, flow.take(pen.px(FORECAST_LEAST)))

    def _foot(self, pen: Pen, box: Box) -> None:
        playing = may_change(self.sitting)  # who only watches has no plan to look ahead with
        left, right = box.columns(2, pen.px(GAP)) if playing else (box, None)
        beside = pen.flow(pen.panel(left), gap=6)
        self.happened.draw_head(beside)
        with pen.scroll("world.happened", beside.rest(), gap=4) as flow:
            self.happened.draw(flow)
        if right is None:
            return
        with pen.scroll("world.forecast", pen.panel(right), gap=0) as flow:
            room = pen.px(FORECAST_LEAST)
            self.forecast.draw_in(pen, flow.take(max(right.h - 2 * pen.px(12), room)))

    def _panel(self, pen: Pen, box: Box) -> None:
        inner = pen.panel(box)
        ending = self._ending()
        width, height = button_size(pen, ending)
        if width > inner.w:
            height += pen.look.type.height(Style.LABEL)
        foot, rest = inner.foot(height + pen.px(8), pen.px(MARGIN))
        rest = draw_lapses(pen, rest, self.sitting, lapses_ahead(self.desk, self.sitting))
        flow = pen.flow(rest)
        shown = next((tab for tab in self.tabs if tab.name == self.shown), self.tabs[0])
        row = [self._tab(number, tab, tab is shown) for number, tab in enumerate(self.tabs, 1)]
        buttons(flow, row, gap=4)
        pen.scene.first = f"tab.{shown.name}"
        with pen.scroll(f"world.{shown.name}", flow.rest(), gap=shown.gap) as inside:
            shown.draw(inside)
        button(pen, foot, ending)

    def _tab(self, number: int, tab: Tab, on: bool) -> Button:
        return Button(
            f"tab.{tab.name}",
            say(f"desk.world.tab_{tab.name}"),
            ShowTab(tab.name),
            tip=say(f"desk.world.tab_{tab.name}_tip"),
            key=str(number),
            on=on,
            kind=Kind.TAB,
            pad=TAB_PAD,
        )

    def _ending(self) -> Button:
        """The button that ends the turn, or what comes of it."""
        session, facts = self.sitting.session, self.sitting.facts
        waiting = [code for code in session.waits_for if code != self.sitting.player]
        sends: object = EndTurn()
        if session.over:
            kind, sends = "see_ending", Go("ending")
            label = say("desk.world.see_ending")
        elif waiting:
            kind = "pass_on"
            label = say("desk.world.pass_on", nation=nation_title(self.sitting, waiting[0]))
        else:
            kind = "end_turn"
            label = say("desk.world.end_turn", turn=facts.turn + 1, turns=facts.turns)
        return Button(
            "end_turn",
            label,
            sends,
            "play",
            say(f"desk.world.{kind}_tip"),
            key_of("end_turn"),
            MAIN,
        )
