"""What happened in the last turn, and why, in a few lines; in the first turn, what to do first."""

from dataclasses import dataclass

from ui.desk.actions import Go
from ui.desk.key_table import key_of
from ui.desk.look.type import Style
from ui.desk.scene.pen import Flow
from ui.desk.scene.widgets import Button, button, button_size
from ui.desk.screens.world.kept import Kept
from ui.desk.screens.world.orders import turn_key
from ui.desk.screens.world.top_bar import moment
from ui.desk.sitting import Sitting
from ui.play.encyclopedia.figures import change_of, level_of, name_of_figure
from ui.play.mandates import read_mandate
from ui.play.session.facts import Facts
from ui.play.words import name_of, say

MOST_NEWS = 5
MOST_CAUSES = 3
SLIGHT = 0.05  # a cause that is so small beside the largest one is left to the summary
SHOWN = ("capability", "gdp", "compute", "approval")
"""The figures whose causes are told here; the summary has all."""


@dataclass(frozen=True)
class Told:
    """What happened, in words."""

    title: str
    news: tuple[tuple[str, bool], ...]  # a sentence, and whether it is about the own nation
    causes: tuple[str, ...]


class HappenedPanel:
    """The panel below the map."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self._told: Kept[Told] = Kept()

    def draw_head(self, flow: Flow) -> None:
        """Title, and the way to the whole summary."""
        pen, told = flow.pen, self._told.get(turn_key(self.sitting), lambda: tell(self.sitting))
        if not self.sitting.session.turn:
            flow.text(told.title, Style.STRONG)
            return
        more = Button(
            "foot.summary",
            say("desk.world.foot.summary"),
            Go("summary"),
            "newspaper",
            say("desk.world.foot.summary_tip"),
            key_of("summary"),
        )
        width, height = button_size(pen, more)
        room = flow.box.w - width - pen.px(8)
        head = flow.take(max(pen.tall(told.title, Style.STRONG, room), height))
        right, head = head.end(width, pen.px(8))
        button(pen, right.centred(width, height), more)
        pen.text(head, told.title, Style.STRONG, middle=True)

    def draw(self, flow: Flow) -> None:
        """News, the own first, and causes."""
        told = self._told.get(turn_key(self.sitting), lambda: tell(self.sitting))
        palette = flow.pen.palette
        for sentence, mine in told.news:
            flow.text(sentence, Style.SMALL, palette.text if mine else palette.dim)
        for sentence in told.causes:
            flow.text(sentence, Style.SMALL)


def tell(sitting: Sitting) -> Told:
    """What there is to tell after the last turn."""
    facts = sitting.facts
    if not facts.turn:
        keys = ("1", "2", "3", "4")
        mandate = read_mandate(sitting.session.scenario, facts.code)
        aim = [say("desk.world.foot.aim", mandate=mandate.name)] if mandate.card else []
        steps = aim + [say(f"desk.world.foot.first_{key}") for key in keys]
        if not sitting.player:
            steps = [say("desk.world.foot.watch")]
        return Told(say("desk.world.foot.first"), tuple((step, True) for step in steps), ())
    first = facts.world.year(facts.last_turn.start - 1)
    news = [(f"• {item.sentence}", item.mine) for item in facts.news[:MOST_NEWS]]
    left = len(facts.news) - len(news)
    if left:
        news.append((say("desk.world.foot.more_news", count=left), False))
    if not news:
        news = [(say("desk.world.foot.no_news"), False)]
    causes = tuple(cause_line(facts, name) for name in SHOWN)
    when = moment(first, f"{first:.2f}")
    return Told(say("desk.world.foot.title", when=when), tuple(news), causes)


def cause_line(facts: Facts, name: str) -> str:
    """A figure, its change, and the causes that weigh most.

    What a nation can do is told by how far behind the leader it is.
    """
    figure = facts.figure(name)
    shown = facts.figure("lag") if name == "capability" else figure
    values = {
        "figure": name_of_figure(figure.name),
        "level": level_of(shown.name, shown.level),
        "change": change_of(shown.name, shown.change, unit=False),
    }
    weightiest = sorted(figure.causes, key=lambda pair: -abs(pair[1]))[:MOST_CAUSES]
    least = SLIGHT * max((abs(part) for _, part in weightiest), default=0.0)
    causes = [
        f"{name_of(f'cause.{figure.name}', cause)} {change_of(figure.name, part, unit=False)}"
        for cause, part in weightiest
        if abs(part) > least
    ]
    if not causes:
        return say("desk.world.foot.cause_alone", **values)
    told = ", ".join(causes)
    if shown is not figure:  # it may have become abler and yet have fallen behind
        own = f"{say('desk.summary.own_ai')} {change_of(figure.name, figure.change)}"
        told = say("labelled", label=own, text=told)
        return say("desk.world.foot.cause_of_own", causes=told, **values)
    return say("desk.world.foot.cause", causes=told, **values)
