"""Why things went as they did: the last turn's change of the standing, and what was behind it."""

import math
from dataclasses import dataclass

from ui.play.advice.outlook import LESS_IS_BETTER
from ui.play.advice.rollouts import COMPONENTS
from ui.play.advice.standing import moved
from ui.play.encyclopedia.figures import change_of, note_of, unit_of_change
from ui.play.events.news import News
from ui.play.listing import listed
from ui.play.numbers import signed
from ui.play.session.facts import Facts, FigureNow
from ui.play.words import capital, name_of, say

REASONS = 3
LEAST = 0.05  # points of score; less is not worth a sentence
NAMED = 2  # causes in one sentence
BEHIND = {
    "standing": ("capability",),
    "prosperity": ("gdp",),
    "stability": ("approval", "unemployment"),
}
"""The figures whose causes tell why a component moved."""
MADE_OF = {
    "sovereignty": (("ai_access", 1.0), ("lag", -1.0)),
    "standing": (("lag", -1.0),),
    "security": (("threat", -1.0), ("attack", -1.0)),
}
"""Figures that a component is made of, and whether they raise it (1) or lower it (−1)."""
BECAUSE = {
    "sovereignty": ("cut_off", "broken", "fab_loss", "chip_control"),
    "standing": ("breakthrough", "chip_control", "fab_loss", "cut_off"),
    "prosperity": ("cut_off", "fab_loss"),
    "stability": ("incident", "election"),
    "security": ("broken", "cut_off", "incident"),
}
"""The news that belong to a component."""
TREND = "trend"
"""The cause that would have been there without anybody's doing."""
DONE_TO = ("cut_off", "chip_control")
"""News that matter to those to whom it happens, who are not named first."""


@dataclass(frozen=True)
class Why:
    """One reason for how the last turn went; they are ordered by size."""

    component: str  # of the score
    points: float  # by which it moved the standing over the last turn
    figure: str  # the figure behind it, or "" where none has known causes
    sentence: str


def why(facts: Facts) -> tuple[Why, ...]:
    """The largest movements of the standing over the last turn; none before the first."""
    if not facts.last_turn:
        return ()
    world, nation = facts.world, facts.index
    by = moved(world, facts.stocks(_before(facts)), facts.stocks(), nation)
    largest = sorted(COMPONENTS, key=lambda name: (-abs(by[name]), COMPONENTS.index(name)))
    told: list[str] = []
    found = []
    for name in largest[:REASONS]:
        if abs(by[name]) >= LEAST:
            found.append(_why(facts, name, by[name], told))
    return tuple(found)


def _why(facts: Facts, component: str, moved: float, told: list[str]) -> Why:
    """One reason; `told` are the news that have been told, each once."""
    name = capital(name_of("component", component))
    sentences = [say("advice.why.moved", component=name, points=signed(1)(moved))]
    sentences += _plain(facts, component, moved)
    figure = _behind(facts, component, moved)
    if figure is not None:
        sentences.append(_caused(figure))
    for item in _news(facts, component, told)[:1]:
        told.append(item.sentence)
        sentences.append(say("advice.why.news", news=item.sentence))
    return Why(component, moved, figure.name if figure else "", " ".join(sentences))


def _behind(facts: Facts, component: str, moved: float) -> FigureNow | None:
    """The figure that moved the same way and most, of those whose causes are known."""
    figures = [facts.figure(name) for name in BEHIND.get(component, ())]
    same = [f for f in figures if f.causes and (_good(f) * moved > 0.0)]
    return max(same, key=lambda f: abs(f.change)) if same else None


def _good(figure: FigureNow) -> float:
    beyond = figure.change - _trend(figure)
    return -beyond if figure.name in LESS_IS_BETTER else beyond


def _trend(figure: FigureNow) -> float:
    """What of a change would have come by itself: nobody's choice, and no part of a score."""
    return math.fsum(size for cause, size in figure.causes if cause == TREND)


def _caused(figure: FigureNow) -> str:
    """The causes that pushed the figure the way it went, beyond its trend where it has one."""
    trend = _trend(figure)
    sign = 1.0 if figure.change > trend else -1.0
    pushed = sorted(
        (-sign * size, cause)
        for cause, size in figure.causes
        if sign * size > 0.0 and cause != TREND
    )
    causes = [name_of(f"cause.{figure.name}", cause) for _, cause in pushed[:NAMED]]
    values = {"figure": say(f"figure.{figure.name}"), "causes": listed(causes, NAMED)}
    alone = "" if causes else "_alone"
    if trend == 0.0:
        change = change_of(figure.name, figure.change)
        return say(f"advice.why.figure{alone}", change=change, **values)
    return say(f"advice.why.trend{alone}", **_apart(figure, trend), **values)


def _apart(figure: FigureNow, trend: float) -> dict[str, str]:
    """A change, its trend and the rest, so written that they add up."""
    kind = note_of(figure.name).kind
    decimals = kind.decimals_for(figure.level)
    whole, part = round(figure.change, decimals), round(trend, decimals)
    parts = {"change": whole, "trend": part, "beyond": whole - part}
    told = {name: kind.change(value, decimals) for name, value in parts.items()}
    return told | {"change": f"{told['change']} {unit_of_change(figure.name)}"}


def _plain(facts: Facts, component: str, moved: float) -> list[str]:
    """Of the figures without known causes that a component is made of, one that moved it so."""
    now, was = facts.stocks(), facts.stocks(_before(facts))
    i, sign = facts.index, 1.0 if moved > 0.0 else -1.0
    said = []
    for figure, raises in MADE_OF.get(component, ()):
        change = float(getattr(now, figure)[i] - getattr(was, figure)[i])
        if raises * sign * change > 0.0:
            said.append(say(f"advice.why.{figure}", change=change_of(figure, change)))
    return said[:1]


def _news(facts: Facts, component: str, told: list[str]) -> list[News]:
    """News about this nation that belong to the component, and have not been told."""
    return [
        item
        for item in facts.news
        if item.mine
        and item.kind in BECAUSE[component]
        and item.sentence not in told
        and (item.kind not in DONE_TO or item.codes[0] != facts.code)
    ]


def _before(facts: Facts) -> int:
    """The tick at which the last turn began."""
    return facts.last_turn.start - 1
