"""The budget: how much to spend on AI, and on which pillars and programmes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.orders import LARGEST_BUDGET
from sim.pillars import PROGRAMMES_OF, Pillar, Programme
from ui.desk.actions import Action
from ui.desk.look.type import Style
from ui.desk.scene.log_scale import LogScale
from ui.desk.scene.pen import Flow
from ui.desk.scene.widgets import Button, buttons, hint, slider, toggle
from ui.desk.screens.world.effects import effect_in, effect_line
from ui.desk.screens.world.kept import Kept
from ui.desk.screens.world.orders import draft_of, may_change, opening_of, turn_key
from ui.desk.screens.world.pair import pair
from ui.desk.screens.world.share_row import SLIDER, ShareRow, Turns, share_row
from ui.desk.screens.world.tab import Tab
from ui.desk.sitting import Sitting
from ui.play.advice.budgets import SMALLEST
from ui.play.advice.position import position_of
from ui.play.advice.presets import PRESETS, preset
from ui.play.amounts import budget_share, money
from ui.play.numbers import percent
from ui.play.session.commands import LockPillar, LockProgramme, SetBudget, SetProgramme, SetSplit
from ui.play.session.draft import Draft
from ui.play.session.sliders import in_points, room
from ui.play.words import capital, name_of, say

if TYPE_CHECKING:
    from ui.desk.desk import Desk

SCALE = LogScale(least=SMALLEST, largest=LARGEST_BUDGET)
"""Of the budget: announced programmes differ by more than a factor of ten."""
UNSPENT = 0.005
"""A smaller share that no pillar has is rounding."""


@dataclass(frozen=True)
class UnfoldPillar(Action):
    """Show or hide the programmes of a pillar."""

    pillar: Pillar


@dataclass(frozen=True)
class Widen(Action):
    """Let presets set all orders, or only the money."""

    whole: bool


@dataclass(frozen=True)
class Begin(Action):
    """Put a preset in place of the draft."""

    preset: str


class BudgetTab(Tab):
    """Size of the AI budget, pillars, programmes, presets."""

    name = "budget"
    gap = 3.0

    def __init__(self, desk: "Desk", sitting: Sitting) -> None:
        super().__init__(desk, sitting)
        self.unfolded: frozenset[Pillar] = frozenset()
        self.whole = False
        self._strengths: Kept[tuple[float, ...]] = Kept()

    def on(self, action: object) -> bool:
        """Programmes in or out, and presets."""
        match action:
            case UnfoldPillar(pillar=pillar):
                self.unfolded = self.unfolded ^ {pillar}
            case Widen(whole=whole):
                self.whole = whole
            case Begin(preset=key):
                found = preset(position_of(self.sitting.session, self.sitting.player), key)
                self.desk.command(found.whole if self.whole else found.money)
            case _:
                return False
        return True

    def draw(self, flow: Flow) -> None:
        """From the whole to its parts."""
        draft = draft_of(self.sitting)
        if not may_change(self.sitting):
            flow.text(say("desk.budget.read_only"), Style.SMALL, flow.pen.palette.dim)
        self._size(flow, draft)
        _between(flow)
        self._pillars(flow, draft)
        if may_change(self.sitting):
            _between(flow)
            self._presets(flow)

    # the whole

    def _size(self, flow: Flow, draft: Draft) -> None:
        share = draft.move.budget
        words = budget_share(share)
        strip = pair(flow, say("desk.budget.size"), say("desk.budget.size_value", share=words))
        tip = say("desk.budget.size_tip")
        hint(flow.pen, strip, "about.budget", tip)
        a_year = self._money(share)
        slider(
            flow.pen,
            flow.take(flow.pen.px(SLIDER)),
            "budget",
            say("desk.budget.size"),
            share,
            lambda value, stroke: SetBudget(value, stroke=stroke),
            mark=opening_of(self.sitting).move.budget,
            tip=tip,
            enabled=may_change(self.sitting),
            told=f"{words}, {a_year}",
            scale=SCALE,
            stands=self.sitting.facts.level("budget"),
        )
        self._effect(flow, a_year)
        self._in_force(flow)

    def _effect(self, flow: Flow, a_year: str) -> None:
        """The money in a year, and what a step more would do."""
        counsel = self.desk.counsel
        if not may_change(self.sitting):
            flow.text(a_year, Style.SMALL, flow.pen.palette.dim)
            return
        word = counsel.about("budget", counsel.marginal.budget) if counsel else None
        effect = word.answer if word and word.fresh else None
        step = say("desk.budget.size_step", share=budget_share(effect.step)) if effect else ""
        effect_line(flow, "budget", a_year, step, effect)

    def _in_force(self, flow: Flow) -> None:
        """What is spent now: it follows what is ordered."""
        share = self.sitting.facts.level("budget")
        words = say("desk.budget.in_force", share=budget_share(share), money=self._money(share))
        strip = flow.text(words, Style.SMALL, flow.pen.palette.dim)
        hint(flow.pen, strip, "about.budget_in_force", say("desk.budget.in_force_tip"))

    @property
    def _gdp(self) -> float:
        return self.sitting.facts.level("gdp")

    def _money(self, share: float) -> str:
        return say("desk.budget.money", money=money(share * self._gdp))

    # its parts

    def _pillars(self, flow: Flow, draft: Draft) -> None:
        split, before = draft.move.split, opening_of(self.sitting).move.split
        points, strengths = in_points(split), self.sitting.facts.pillars
        flow.text(say("desk.budget.split"), Style.STRONG)
        flow.text(say("desk.budget.split_tip"), Style.SMALL, flow.pen.palette.dim)
        flow.space(4)
        unspent = 1.0 - sum(split)
        if unspent > UNSPENT:
            words = say("desk.budget.unspent", share=percent(0)(unspent))
            flow.text(words, Style.SMALL, flow.pen.palette.warn)
        counsel = self.desk.counsel
        word = counsel.about("pillars", counsel.marginal.pillars) if counsel else None
        for pillar in Pillar:
            name = pillar.name.lower()
            label = capital(name_of("pillar", name))
            locked, unfolded = pillar in draft.pillars, pillar in self.unfolded
            key = "close" if unfolded else "open"
            row = ShareRow(
                name=f"split.{name}",
                label=label,
                points=points[pillar],
                share=split[pillar],
                before=before[pillar],
                room=room(split, pillar, draft.pillars),
                money=self._money(draft.move.budget * split[pillar]),
                strength=strengths[pillar],
                effect=effect_in(word, pillar),
                locked=locked,
                may_change=may_change(self.sitting),
                tip=say(f"desk.budget.pillar.{name}"),
                turns=_split(pillar),
                lock=LockPillar(pillar, not locked),
                unfold=UnfoldPillar(pillar),
                unfold_tip=say(f"desk.budget.{key}", pillar=label),
                unfolded=unfolded,
            )
            share_row(flow, row)
            if unfolded:
                self._programmes(flow, draft, pillar)

    def _programmes(self, flow: Flow, draft: Draft, pillar: Pillar) -> None:
        members = PROGRAMMES_OF[pillar]
        within = capital(name_of("pillar", pillar.name.lower()))
        shares = [draft.move.programmes[q] for q in members]
        before = opening_of(self.sitting).move.programmes
        points = in_points(shares)
        locks = {k for k, q in enumerate(members) if q in draft.programmes}
        strengths = self._strengths.get(turn_key(self.sitting), lambda: programmes_of(self.sitting))
        counsel = self.desk.counsel
        word = counsel.about("programmes", counsel.marginal.programmes) if counsel else None
        whole = draft.move.budget * draft.move.split[pillar]
        for k, q in enumerate(members):
            programme = Programme(q)
            name = programme.name.lower()
            label = capital(name_of("programme", name))
            row = ShareRow(
                name=f"programme.{name}",
                label=label,
                points=points[k],
                share=shares[k],
                before=before[q],
                room=room(shares, k, locks),
                money=self._money(whole * shares[k]),
                strength=strengths[q],
                effect=effect_in(word, programme),
                locked=k in locks,
                may_change=may_change(self.sitting),
                tip=say(f"desk.budget.programme.{name}"),
                turns=_programme(programme),
                lock=LockProgramme(programme, k not in locks),
                inner=True,
                called=say("labelled", label=within, text=label),
            )
            share_row(flow, row)

    # ways to begin

    def _presets(self, flow: Flow) -> None:
        flow.text(say("desk.budget.presets"), Style.STRONG)
        toggle(
            flow,
            "presets.whole",
            say("desk.budget.presets_whole"),
            self.whole,
            Widen(not self.whole),
            say("desk.budget.presets_whole_tip"),
        )
        row = [
            Button(
                f"preset.{key}",
                say(f"advice.preset.{key}.name"),
                Begin(key),
                tip=say(f"advice.preset.{key}.sentence"),
            )
            for key in PRESETS
        ]
        buttons(flow, row)


def programmes_of(sitting: Sitting) -> tuple[float, ...]:
    """The strength of each programme of the own nation, 0 to 1."""
    facts = sitting.facts
    return tuple(float(k) for k in facts.flows(facts.tick).strength[facts.index])


def _between(flow: Flow) -> None:
    flow.space(6)
    flow.rule()
    flow.space(6)


def _split(pillar: Pillar) -> Turns:
    return lambda value, stroke: SetSplit(pillar, value, stroke=stroke)


def _programme(programme: Programme) -> Turns:
    return lambda value, stroke: SetProgramme(programme, value, stroke=stroke)
