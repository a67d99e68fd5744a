"""The levers: rules that cost no money from the budget but have a price."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sim.levers import DECLARED
from ui.desk.look.type import Style
from ui.desk.scene.pen import Flow
from ui.desk.scene.widgets import hint, slider
from ui.desk.screens.world.effects import effect_in, effect_line
from ui.desk.screens.world.orders import draft_of, may_change, opening_of
from ui.desk.screens.world.pair import pair
from ui.desk.screens.world.share_row import SLIDER, Turns
from ui.desk.screens.world.tab import Tab
from ui.desk.screens.world.words import of_hundred
from ui.desk.sitting import Sitting
from ui.play.advice.marginal import Reach
from ui.play.session.commands import SetLever
from ui.play.words import capital, name_of, say

if TYPE_CHECKING:
    from ui.desk.desk import Desk

STEP = 0.05


def by_reach(found: Mapping[str, Reach]) -> tuple[str, ...]:
    """The levers in the order in which they can move something, for oneself or for the world.

    The two results are not added: each ranks the levers, and the better of two ranks counts.
    """
    own = sorted(found, key=lambda name: -found[name].own)
    shared = sorted(found, key=lambda name: -found[name].survival)

    def place(name: str) -> tuple[int, int]:
        return min(own.index(name), shared.index(name)), own.index(name)

    return tuple(sorted(found, key=place))


class LeversTab(Tab):
    """A lever with its trade-off in one sentence, time and again; those that move most come first.

    Their order is that of the beginning of the turn, so that nothing moves below the hand.
    """

    name = "levers"
    gap = 4.0

    def __init__(self, desk: "Desk", sitting: Sitting) -> None:
        super().__init__(desk, sitting)
        self._order = tuple(DECLARED)
        self._ordered: tuple[int, str] | None = None  # the turn and nation that the order is of

    def _in_order(self) -> tuple[str, ...]:
        counsel, session = self.desk.counsel, self.sitting.session
        now = (session.turn, self.sitting.player)
        if counsel is not None and may_change(self.sitting) and self._ordered != now:
            found = counsel.about("reaches", counsel.marginal.reaches).answer
            if found is not None and not counsel.dragging:
                self._order, self._ordered = by_reach(found), now
        return self._order

    def draw(self, flow: Flow) -> None:
        """One below the other."""
        pen = flow.pen
        flow.text(say("desk.levers.intro"), Style.SMALL, pen.palette.dim)
        move, before = draft_of(self.sitting).move, opening_of(self.sitting).move
        counsel = self.desk.counsel
        word = counsel.about("levers", counsel.marginal.levers) if counsel else None
        for lever in self._in_order():
            declared = DECLARED[lever]
            flow.space(4)
            flow.rule()
            flow.space(4)
            value = float(getattr(move.levers, lever))
            label = capital(name_of("lever", lever))
            said = say("desk.levers.value", value=of_hundred(value))
            strip = pair(flow, label, said)
            tip = say(f"desk.levers.rule.{lever}")
            hint(pen, strip, f"about.{lever}", tip)
            slider(
                pen,
                flow.take(pen.px(SLIDER)),
                f"lever.{lever}",
                label,
                value,
                _set(lever),
                low=declared.low,
                high=declared.high,
                step=STEP,
                mark=float(getattr(before.levers, lever)),
                tip=f"{tip}\n{say('desk.budget.share_tip')}",
                enabled=may_change(self.sitting),
                told=said,
            )
            flow.text(say(f"desk.levers.sentence.{lever}"), Style.SMALL, pen.palette.dim)
            if may_change(self.sitting):
                effect = effect_in(word, lever)
                effect_line(flow, f"lever.{lever}", "", say("desk.levers.step"), effect)


def _set(lever: str) -> Turns:
    return lambda value, stroke: SetLever(lever, value, stroke=stroke)
