"""The levers: rules that cost no money from the budget but have a price."""

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
from ui.play.session.commands import SetLever
from ui.play.words import capital, name_of, say

STEP = 0.05


class LeversTab(Tab):
    """A lever with its trade-off in one sentence, time and again."""

    name = "levers"
    gap = 4.0

    def draw(self, flow: Flow) -> None:
        """One below the other."""
        pen = flow.pen
        flow.text(say("desk.levers.intro"), Style.SMALL, pen.palette.dim)
        move, before = draft_of(self.sitting).move, opening_of(self.sitting).move
        counsel = self.desk.counsel
        word = counsel.about("levers", counsel.marginal.levers) if counsel else None
        for lever, declared in DECLARED.items():
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
