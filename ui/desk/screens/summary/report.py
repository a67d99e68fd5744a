"""What the summary of a turn says: figures with causes that add up, the mandate, the others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scenarios.pack import PAR as UNMEASURED
from sim.causes import FIGURES as CAUSED
from ui.desk.drawings.cause_bars import Cause
from ui.desk.drawings.component_bar import bar_place, bar_start
from ui.desk.results import in_hundred
from ui.desk.sums import Sum, written_sum
from ui.play.advice.standing import moved
from ui.play.encyclopedia.figures import change_of, level_of, name_of_figure, note_of, tip_of
from ui.play.encyclopedia.kinds import LEADS, FigureKind
from ui.play.events.news import ENDED, News
from ui.play.mandates import PAR
from ui.play.numbers import percent, plain, signed
from ui.play.session.facts import COMPONENTS, Facts, Standing
from ui.play.words import name_of, say

CAPABILITY, LAG = "capability", "lag"
MONTHS = 1  # decimals of a lag here, so that a turn of falling behind shows
NOTED = 0.05
"""A stance has changed when it has moved by this much."""


@dataclass(frozen=True)
class Row:
    """A figure: before, now, and the causes of the change; what is written adds up."""

    figure: str
    name: str
    was: str
    now: str  # with its unit
    moved: Cause  # by how much what was is less than what is now
    total: Cause  # what the causes add up to: the same, but for a lag
    causes: tuple[Cause, ...]  # those that are not written as nothing, the largest first
    less_is_better: bool  # of what has moved
    tip: str

    @property
    def good(self) -> bool | None:
        """Whether the change is good news; None when nothing has changed."""
        if self.moved.size == 0.0:
            return None
        return (self.moved.size > 0.0) != self.less_is_better

    @property
    def words(self) -> str:
        """The causes in a line: "own research +1.6, spill-overs +0.4"."""
        told = ", ".join(f"{cause.label} {cause.written}" for cause in self.causes)
        if self.moved == self.total:
            return told
        return say("labelled", label=f"{self.total.label} {self.total.written}", text=told)


@dataclass(frozen=True)
class MandatePart:
    """A component of the mandate."""

    name: str
    weight: str
    level: float  # as its bar has it, 0 to 1
    par: float
    start: float  # where the bar begins
    points: float  # as written; 50 and those of all parts are the score
    written: str
    tip: str


@dataclass(frozen=True)
class Report:
    """The last turn of one nation."""

    code: str
    nation: str
    span: str  # such as 2027, or 2027-Q1 to 2027-Q2
    rank: int
    rank_before: int
    count: int  # nations
    rows: tuple[Row, ...]  # the score first
    parts: tuple[MandatePart, ...]
    news: tuple[News, ...]  # without pacts
    ended: tuple[News, ...]  # own pacts that are no longer in force, and why
    pacts: tuple[News, ...]  # new and broken ones, and those of others
    stances: tuple[tuple[str, float, float], ...]  # of others to this nation: name, was, now
    score: str  # now, as the row of the score has it
    par: bool  # whether the scenario says what leaders reach with the nation
    counts: bool  # whether the last quarter is in the half that decides
    result: str  # the mandate's result so far, which counts; "" before that begins
    world: str  # how it stands with what all nations share


PACT_NEWS = ("pact", "pact_ended", "broken", "refused")


def make_report(facts: Facts) -> Report | None:
    """The report on the last turn; None before the first."""
    if not facts.last_turn:
        return None
    before = facts.last_turn.start - 1
    was, now = facts.standing(tick=before), facts.standing()
    return Report(
        code=facts.code,
        nation=facts.name,
        span=_span(facts),
        rank=now.rank,
        rank_before=was.rank,
        count=len(facts.world.codes),
        rows=(_score(facts, before, was, now), *(_figure(facts, name) for name in CAUSED)),
        parts=_parts(now),
        news=tuple(item for item in facts.news if item.kind not in PACT_NEWS),
        ended=tuple(item for item in facts.news if _own_end(item)),
        pacts=tuple(item for item in facts.news if item.kind in PACT_NEWS and not _own_end(item)),
        stances=_stances(facts, before),
        score=plain(1)(now.score),
        par=now.par != UNMEASURED,
        counts=facts.result() is not None,
        result=_result(facts),
        world=_world(facts, before),
    )


def _result(facts: Facts) -> str:
    result = facts.result()
    if result is None:
        return ""
    return say(
        "desk.summary.result",
        score=plain(1)(result.score),
        rank=result.rank,
        count=len(facts.world.codes),
    )


def _own_end(item: News) -> bool:
    return item.mine and item.kind == ENDED


def _world(facts: Facts, before: int) -> str:
    """The chance that the world comes through: now, what the turn took, and the hazard now."""
    was, now = (float(facts.stocks(tick).survival[0]) for tick in (before, facts.tick))
    return say(
        "desk.summary.world",
        chances=in_hundred(now, now - was),
        change=change_of("survival", now - was, unit=False),
        hazard=level_of("world_hazard", float(facts.stocks().world_hazard[0])),
    )


def _span(facts: Facts) -> str:
    """The time of the last turn: a year where it is one, else its quarters."""
    first, last = (facts.world.year(facts.last_turn[k] - 1) for k in (0, -1))
    if first == int(first) and last - first == 0.75:
        return str(int(first))
    dates = [f"{int(year)}-Q{round((year - int(year)) * 4) + 1}" for year in (first, last)]
    return dates[0] if first == last else say("desk.summary.span", first=dates[0], last=dates[1])


# figures


def _figure(facts: Facts, name: str) -> Row:
    figure = facts.figure(name)
    kind = note_of(name).kind
    parts = [(name_of(f"cause.{name}", cause), size) for cause, size in figure.causes]
    row = _row(name, kind, figure.level - figure.change, figure.level, parts)
    if name != CAPABILITY:
        return row
    return _as_lag(facts, row)


def _as_lag(facts: Facts, row: Row) -> Row:
    """What a nation can do, told by how far behind the leader it is.

    It may become abler and yet fall behind: which of the two is good news the lag says.
    """
    lag = facts.figure(LAG)
    was, now = (round(months, MONTHS) for months in (lag.level - lag.change, lag.level))
    moved = round(now - was, MONTHS)
    return replace(
        row,
        was=_behind(was),
        now=_with_unit(LAG, now, _behind(now)),
        moved=Cause(say("desk.summary.change"), moved, change_of(LAG, moved)),
        total=replace(row.total, label=say("desk.summary.own_ai")),
        less_is_better=note_of(LAG).less_is_better,
    )


def _behind(months: float) -> str:
    return plain(MONTHS)(months) if months >= LEADS else level_of(LAG, months)


def _score(facts: Facts, before: int, was: Standing, now: Standing) -> Row:
    points = moved(facts.world, facts.stocks(before), facts.stocks(), facts.index)
    parts = [(name_of("component", name), points[name]) for name in COMPONENTS]
    row = _row("score", note_of("score").kind, was.score, now.score, parts)
    tip = f"{row.tip}\n{say('desk.summary.standing_tip')}"
    return replace(row, name=say("desk.quarter_score"), tip=tip)


def _row(
    figure: str, kind: FigureKind, was: float, now: float, parts: Sequence[tuple[str, float]]
) -> Row:
    decimals = kind.decimals_for(now)
    scale = 2 if kind.hundredths else 0  # per cents are written with two decimals of the share less
    told: Sum = written_sum(was, now, [size for _, size in parts], decimals + scale)
    causes = [
        Cause(label, size, kind.change(size, decimals))
        for (label, _), size in zip(parts, told.parts, strict=True)
        if size != 0.0
    ]
    note = note_of(figure)
    change = Cause(say("desk.summary.change"), told.change, kind.change(told.change, decimals))
    return Row(
        figure=figure,
        name=name_of_figure(figure),
        was=kind.level(told.was, decimals),
        now=_with_unit(figure, told.now, kind.level(told.now, decimals)),
        moved=change,
        total=change,
        causes=tuple(sorted(causes, key=lambda cause: -abs(cause.size))),
        less_is_better=note.less_is_better,
        tip=tip_of(figure),
    )


def _with_unit(figure: str, value: float, written: str) -> str:
    """A level as it is written, and its unit."""
    unit = level_of(figure, value).removeprefix(level_of(figure, value, unit=False))
    return f"{written}{unit}"


# the mandate


def _parts(now: Standing) -> tuple[MandatePart, ...]:
    """Level against par; the points are written so that 50 and they add up to the score."""
    names = [name for name in COMPONENTS if now.weights[name] > 0.0]
    told = written_sum(PAR, now.score, [now.points[name] for name in names], 1)
    found = []
    for name, points in zip(names, told.parts, strict=True):
        level, par = now.components[name], now.par[name]
        values = {
            "level": level_of(name, level),
            "par": level_of(name, par),
            "points": signed(1)(points),
        }
        tip = f"{tip_of(name)}\n{say('desk.summary.part_tip', **values)}"
        written = say("desk.summary.part", **values)
        weight = percent(0)(now.weights[name])
        found.append(
            MandatePart(
                name_of_figure(name),
                weight,
                bar_place(name, level),
                bar_place(name, par),
                bar_start(name),
                points,
                written,
                tip,
            )
        )
    return tuple(found)


# the others


def _stances(facts: Facts, before: int) -> tuple[tuple[str, float, float], ...]:
    """Whose stance to this nation has moved, the largest moves first."""
    was, now = facts.stocks(before).stance, facts.stocks().stance
    moved = []
    for row in facts.relations:
        i = facts.world.codes.index(row.code)
        old, new = float(was[i, facts.index]), float(now[i, facts.index])
        if abs(new - old) >= NOTED:
            moved.append((row.name, old, new))
    return tuple(sorted(moved, key=lambda one: -abs(one[2] - one[1])))
