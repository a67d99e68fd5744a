"""The advisor: proposals for the draft, and why the last turn went as it did."""

from ui.desk.look.type import Style
from ui.desk.scene.pen import Flow
from ui.desk.scene.widgets import Button, buttons, hint
from ui.desk.screens.world.effects import survival_said, survival_tip
from ui.desk.screens.world.tab import Tab
from ui.play.advice.advisor import Proposal
from ui.play.advice.assumed import assumed
from ui.play.numbers import percent, signed
from ui.play.words import capital, say


class AdvisorPanel(Tab):
    """What an advisor says of the draft and of the last turn."""

    name = "advisor"

    def draw(self, flow: Flow) -> None:
        """Proposals first, then reasons."""
        pen, counsel = flow.pen, self.desk.counsel
        if not self.desk.settings.advisor or counsel is None:
            flow.text(say("desk.advisor.off"), Style.SMALL, pen.palette.dim)
            return
        flow.text(say("desk.advisor.proposals"), Style.HEADING)
        word = counsel.about("proposals", counsel.advisor.propose, slow=True)
        if word.answer is None:
            flow.text(say("desk.advisor.thinking"), Style.SMALL, pen.palette.dim)
        elif not word.answer:
            flow.text(say("desk.advisor.none"), Style.SMALL, pen.palette.dim)
        for number, proposal in enumerate(word.answer or (), start=1):
            self._proposal(flow, number, proposal, word.fresh)
        reasons = counsel.advisor.explain(self.sitting.facts)
        if reasons:
            flow.space(6)
            flow.text(say("desk.advisor.why"), Style.HEADING)
        for reason in reasons:
            flow.text(reason.sentence)

    def _proposal(self, flow: Flow, number: int, proposal: Proposal, fresh: bool) -> None:
        pen = flow.pen
        flow.rule()
        flow.text(f"{number}. {proposal.title}", Style.STRONG)
        flow.text(proposal.reason)
        show = signed(1)
        gain = say(
            "desk.advisor.gain", gain=show(proposal.gain), better=percent(0)(proposal.better)
        )
        tip = say(
            "desk.advisor.gain_tip",
            draws=proposal.draws,
            low=show(proposal.low),
            high=show(proposal.high),
        )
        tip = f"{tip}\n{assumed(proposal.others)}\n{survival_tip(proposal.survival)}"
        ink = pen.palette.good if proposal.firm else pen.palette.dim
        hint(pen, flow.text(gain, Style.SMALL, ink), f"advisor.gain.{number}", tip)
        if not proposal.firm:
            low, high = show(proposal.kept.low), show(proposal.kept.high)
            doubt = say("desk.advisor.doubt", low=low, high=high)
            flow.text(doubt, Style.SMALL, pen.palette.warn)
        if world := survival_said(proposal.survival):
            safer = proposal.survival.value > 0.0
            flow.text(capital(world), Style.SMALL, pen.palette.good if safer else pen.palette.bad)
        apply = Button(
            f"advisor.apply.{number}",
            say("desk.advisor.apply"),
            proposal.change,
            "check",
            enabled=fresh,
            called=say("labelled", label=say("desk.advisor.apply"), text=proposal.title),
        )
        buttons(flow, [apply])
