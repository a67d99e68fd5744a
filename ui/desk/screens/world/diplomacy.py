"""Diplomacy: a row a nation, with trust, stances and pacts, and what they want."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.desk.actions import Action
from ui.desk.look.type import Style
from ui.desk.scene.pen import Flow
from ui.desk.scene.widgets import QUIET, Button, button, button_size, hint, meter, slider
from ui.desk.screens.world.effects import BETWEEN, effect_tip, survival_said
from ui.desk.screens.world.lapsing import lapses_ahead
from ui.desk.screens.world.pact_rows import draw_pacts
from ui.desk.screens.world.pair import pair
from ui.desk.screens.world.tab import Tab
from ui.desk.screens.world.words import of_hundred, stance_word
from ui.desk.sitting import Sitting
from ui.play.advice.marginal import Effect
from ui.play.advice.position import Position
from ui.play.advice.rollouts import Stale
from ui.play.numbers import percent, signed
from ui.play.session.commands import SetStance
from ui.play.session.opponents import Wishes, leader_words, reasons, wishes
from ui.play.session.relations import Relation
from ui.play.words import counted, say

if TYPE_CHECKING:
    from ui.desk.desk import Desk

FLAG = (27, 18)  # at scale 1
STEP = 0.05
TRUST_WORDS = 0.6  # of the width


@dataclass(frozen=True)
class UnfoldNation(Action):
    """Show pacts and dependence with a nation, or hide them."""

    nation: str


class DiplomacyTab(Tab):
    """Relations with every other nation."""

    name = "diplomacy"

    def __init__(self, desk: "Desk", sitting: Sitting) -> None:
        super().__init__(desk, sitting)
        self.unfolded = ""
        self._wishes_to_see = 0

    def show(self, nation: str) -> None:
        """Unfold a nation's row and bring it into sight."""
        self.unfolded = nation
        self._wishes_to_see += 1

    def on(self, action: object) -> bool:
        """Fold a row in or out."""
        if not isinstance(action, UnfoldNation):
            return False
        self.unfolded = "" if action.nation == self.unfolded else action.nation
        return True

    def draw(self, flow: Flow) -> None:
        """A row for every other nation."""
        flow.text(say("desk.diplomacy.intro"), Style.SMALL, flow.pen.palette.dim)
        for relation in self.sitting.facts.relations:
            self._row(flow, relation)
        if self._wishes_to_see:
            flow.pen.scene.bring = (f"unfold.{self.unfolded}", self._wishes_to_see)

    def _row(self, flow: Flow, relation: Relation) -> None:
        pen = flow.pen
        flow.rule()
        _draw_head(flow, relation, relation.code == self.unfolded)
        _draw_trust(flow, relation)
        self._stance(flow, relation)
        for sentence in _cut_offs(relation):
            flow.text(sentence, Style.SMALL, pen.palette.bad)
        if relation.code == self.unfolded:
            self._details(flow, relation)

    def _stance(self, flow: Flow, relation: Relation) -> None:
        """The slider of the own stance, and the stance of the other side."""
        pen, code, name = flow.pen, relation.code, relation.name
        place = self.sitting.facts.world.codes.index(code)
        playing = bool(self.sitting.player)
        own = self.sitting.draft.move.stance[place] if playing else relation.last_stance
        before = self.sitting.opening_move.stance[place] if playing else None
        mine = f"{of_hundred(own)} {stance_word(own)}"
        theirs = say("desk.diplomacy.theirs", stance=stance_word(relation.their_stance))
        pair(flow, mine, theirs, Style.SMALL)
        slider(
            pen,
            flow.take(pen.px(22)),
            f"stance.{code}",
            say("desk.diplomacy.stance", nation=name),
            own,
            lambda value, stroke: SetStance(code, value, stroke=stroke),
            step=STEP,
            mark=before,
            tip=say("desk.diplomacy.stance_tip", nation=name),
            enabled=playing,
            told=mine,
        )

    def _details(self, flow: Flow, relation: Relation) -> None:
        """Who leads it, dependence, what a step would do, the pacts and the wishes."""
        if led := leader_words(self.sitting.session.game, relation.code):
            flow.text(led, Style.SMALL)
        name, share = relation.name, percent(0)
        lines = [
            say(
                "desk.diplomacy.services",
                nation=name,
                share=share(relation.dependence),
                theirs=share(relation.dependence_on_me),
            ),
            say("desk.diplomacy.chips", nation=name, share=share(relation.chips)),
            say("desk.diplomacy.loss", nation=name, share=share(relation.loss)),
        ]
        for line in lines:
            flow.text(line, Style.SMALL, flow.pen.palette.dim)
        self._steps(flow, relation)
        self._reasons(flow, relation)
        ahead = lapses_ahead(self.desk, self.sitting)
        draw_pacts(flow, self.sitting, relation, self._wishes(relation), ahead)

    def _steps(self, flow: Flow, relation: Relation) -> None:
        counsel = self.desk.counsel
        if counsel is None or not self.sitting.player:
            return
        found = counsel.about("stances", counsel.marginal.stances).answer
        if found is None:
            flow.text(say("desk.diplomacy.reckoning"), Style.SMALL, flow.pen.palette.dim)
            return
        up, down = found[relation.code]
        for key, effect in (("step_up", up), ("step_down", down)):
            if effect.change is not None:
                words = say(f"desk.diplomacy.{key}", effect=effect_words(effect))
                box = flow.text(words, Style.SMALL, flow.pen.palette.text)
                hint(flow.pen, box, f"effect.{key}.{relation.code}", effect_tip(effect))

    def _reasons(self, flow: Flow, relation: Relation) -> None:
        """Why they ordered what they did last turn, as a whole and towards this nation."""
        counsel, session = self.desk.counsel, self.sitting.session
        if counsel is None or not self.sitting.player or not session.turn:
            return
        game, code, me, last = session.game, relation.code, self.sitting.player, session.turn - 1

        def ask(position: Position, stale: Stale) -> tuple[tuple[str, ...], tuple[str, ...]]:
            del position, stale  # they tell of the last turn, whatever is drafted for the next
            return reasons(game, code, turn=last), reasons(game, code, me, last)

        told = counsel.about(f"reasons.{code}", ask, slow=True).answer or ((), ())
        for key, sentences in zip(("why", "why_you"), told, strict=True):
            if sentences:
                flow.text(say(f"desk.diplomacy.{key}"), Style.LABEL)
            for sentence in sentences:
                flow.text(f"• {sentence}", Style.SMALL)

    def _wishes(self, relation: Relation) -> Wishes | None:
        """What they would accept; found in the background, because they have to be asked."""
        counsel, session = self.desk.counsel, self.sitting.session
        if counsel is None or not self.sitting.player:
            return None
        game, code = session.game, relation.code

        def ask(position: Position, stale: Stale) -> Wishes:
            del stale  # one nation is asked quickly enough
            return wishes(game, position, code)

        return counsel.about(f"wishes.{code}", ask, slow=True).answer


def _draw_head(flow: Flow, relation: Relation, unfolded: bool) -> None:
    """Flag, name, and the button that unfolds the rest."""
    pen, count = flow.pen, len(relation.pacts)
    key = {0: "pacts_none", 1: "pacts_one"}.get(count, "pacts")
    label = say(f"desk.diplomacy.{key}", count=count)
    unfold = Button(
        f"unfold.{relation.code}",
        label,
        UnfoldNation(relation.code),
        "chevron-down" if unfolded else "chevron-right",
        say("desk.diplomacy.more", nation=relation.name),
        rank=QUIET,
        called=say("labelled", label=relation.name, text=label),
    )
    width, height = button_size(pen, unfold)
    room = flow.box.w - width - pen.px(FLAG[0] + 16)
    box = flow.take(max(height, pen.tall(relation.name, Style.STRONG, room)))
    flag, rest = box.left(pen.px(FLAG[0]), pen.px(8))
    pen.flag(relation.code, flag.centred(pen.px(FLAG[0]), pen.px(FLAG[1])))
    right, rest = rest.end(width, pen.px(8))
    button(pen, right.centred(width, height), unfold)
    pen.text(rest, relation.name, Style.STRONG, middle=True)


def _draw_trust(flow: Flow, relation: Relation) -> None:
    """Trust in words, and two bars: in them above, in me below."""
    pen = flow.pen
    told = say(
        "desk.diplomacy.trust_pair",
        mine=of_hundred(relation.trust),
        theirs=of_hundred(relation.trust_in_me),
    )
    room = round(flow.box.w * TRUST_WORDS)
    box = flow.take(pen.tall(told, Style.SMALL, room))
    words, bars = box.left(room, pen.px(8))
    pen.text(words, told, Style.SMALL, pen.palette.dim)
    mine, theirs = bars.centred(bars.w, pen.px(13)).rows(2, pen.px(3))
    meter(pen, mine, relation.trust, pen.palette.link)
    meter(pen, theirs, relation.trust_in_me, pen.palette.good)
    tip = say("desk.diplomacy.trust_tip", nation=relation.name)
    hint(pen, box, f"trust.{relation.code}", tip)


def _cut_offs(relation: Relation) -> list[str]:
    lines = []
    if relation.cuts_me_off > 0.0:
        count = round(relation.cuts_me_off)
        lines.append(counted("desk.diplomacy.cuts_you", count, quarters=count))
    if relation.cut_off > 0.0:
        count = round(relation.cut_off)
        lines.append(counted("desk.diplomacy.you_cut", count, quarters=count))
    return lines


def effect_words(effect: Effect) -> str:
    """What a step would do to the final score, or that nobody can tell, and to survival."""
    own = say("desk.diplomacy.unclear")
    if effect.clear:
        own = say("desk.diplomacy.policy_effect", points=signed(1)(effect.mean))
    return BETWEEN.join(filter(None, (own, survival_said(effect.survival))))
