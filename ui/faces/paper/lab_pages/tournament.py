"""The page of a tournament: ranks, the payoff table, where play settles."""

import polars as pl

from lab.tournament import Tournament
from ui.desk.drawings.intervals import Estimate
from ui.desk.drawings.line_chart import Series, line_chart
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.faces.paper.html import Cell, figure, paragraph, table, words
from ui.faces.paper.lab_pages.intervals import intervals
from ui.faces.paper.lab_pages.parts import PagePart, heat, picture, shade, side_by_side
from ui.faces.paper.painted import painted
from ui.play.numbers import axis, axis_percent, percent, plain, signed
from ui.play.words import say

VISIBLE = 0.02  # a change of share that can be seen
MOST_LINES = 6


def parts(answer: Tournament) -> list[PagePart]:
    """The ladder, the table, the equilibrium."""
    return [
        PagePart("ranking", say("lab.tournament.ranking"), _ranking(answer)),
        PagePart("payoffs", say("lab.tournament.payoffs"), _payoffs(answer)),
        PagePart("settles", say("lab.tournament.settles"), _settles(answer)),
    ]


def _ranking(answer: Tournament) -> str:
    rows = list(answer.ranking.iter_rows(named=True))
    drawn = intervals(
        "advantage",
        say("lab.tournament.advantage"),
        [
            Estimate(
                f"{r['rank']}. {r['policy']}",
                r["advantage"],
                r["low"],
                r["high"],
                r["low"] > 0 or r["high"] < 0,
                r["advantage"] > 0,
            )
            for r in rows
        ],
        signed(2),
        axis,
    )
    exploited = sorted(rows, key=lambda r: float(r["exploitability"]))
    weak = intervals(
        "exploitability",
        say("lab.tournament.exploitability"),
        [Estimate(r["policy"], r["exploitability"], 0.0, r["exploitability"]) for r in exploited],
        plain(2),
        axis,
    )
    keys = ("rank", "policy", "ranks", "score", "advantage", "interval", "best", "exploitability")
    cells: list[list[Cell]] = [
        [
            words(r["rank"], head=True),
            words(r["policy"]),
            figure(f"{r['rank_low']}–{r['rank_high']}"),
            figure(plain(1)(r["payoff"])),
            figure(signed(2)(r["advantage"])),
            figure(f"{signed(2)(r['low'])} … {signed(2)(r['high'])}"),
            figure(percent(0)(r["best"])),
            figure(plain(2)(r["exploitability"])),
        ]
        for r in rows
    ]
    heads = [say(f"lab.column.{key}") for key in keys]
    return (
        paragraph(say("lab.tournament.ranking_hint"), "hint")
        + side_by_side(
            picture(drawn, say("lab.tournament.advantage"), say("lab.tournament.advantage_hint")),
            picture(weak, say("lab.tournament.exploitability"), say("lab.tournament.weak_hint")),
        )
        + table(say("lab.tournament.ranking_caption"), heads, cells, figures_from=2)
    )


def _payoffs(answer: Tournament) -> str:
    columns = {
        str(field): part["payoff"].to_numpy()
        for (field,), part in answer.payoffs.group_by("lineup", maintain_order=True)
    }
    most = max(float(abs(c - c.mean()).max()) for c in columns.values())
    rows = []
    for k, name in enumerate(answer.policies):
        cells = []
        for field, column in columns.items():
            kind = shade(float(column[k] - column.mean()), most)
            if column[k] == column.max():
                kind += " chosen"
            elif field == name:
                kind += " self"
            cells.append(figure(plain(1)(column[k]), kind))
        rows.append((name, cells))
    caption = say("lab.tournament.payoffs_caption")
    return paragraph(say("lab.tournament.payoffs_hint"), "hint") + heat(
        caption, say("lab.column.policy"), answer.policies, rows, "tight slanted"
    )


def _settles(answer: Tournament) -> str:
    figures = []
    for (number,), part in answer.equilibrium.group_by("equilibrium", maintain_order=True):
        title = say("lab.tournament.equilibrium", number=number)
        drawn = intervals(
            f"equilibrium-{number}",
            title,
            [
                Estimate(r["policy"], 100.0 * r["share"], 100.0 * r["low"], 100.0 * r["high"])
                for r in part.iter_rows(named=True)
            ],
            lambda value: percent(0)(value / 100.0),
            axis,
        )
        gain = plain(3)(float(part["gain"].max() or 0.0))  # type: ignore[arg-type]
        figures.append(picture(drawn, title, say("lab.tournament.equilibrium_hint", gain=gain)))
    moves = answer.dynamics.pivot("policy", index="time", values="share")
    largest = {name: float(moves[name].to_numpy().max()) for name in answer.policies}
    shown = sorted(answer.policies, key=lambda name: -largest[name])[:MOST_LINES]
    shown.sort(key=lambda name: -float(moves[name][-1]))
    until = _settled(moves, shown)
    part = moves.filter(pl.col("time") <= until)
    title = say("lab.tournament.dynamics")
    times = part["time"].to_list()
    lines = [
        Series(say("lab.line", number=k + 1), part[name].to_list(), k)
        for k, name in enumerate(shown)
    ]

    def draw(pen: Pen, box: Box) -> None:
        line_chart(pen, box, times, lines, axis_percent, floor=0.0)

    drawn = painted("dynamics", title, "; ".join(shown), draw)
    named = [
        [words(k + 1, head=True), words(name), figure(percent(1)(float(moves[name][-1])))]
        for k, name in enumerate(shown)
    ]
    heads = [say("lab.column.line"), say("lab.column.policy"), say("lab.column.end")]
    numbers = table(say("lab.tournament.lines"), heads, named, figures_from=2)
    figures.append(picture(drawn, title, say("lab.tournament.dynamics_hint"), aside=numbers))
    return side_by_side(*figures)


def _settled(moves: pl.DataFrame, shown: list[str]) -> float:
    """The time after which nothing to speak of happens."""
    values = moves.select(shown).to_numpy()
    moving = abs(values - values[-1]).max(axis=1) > VISIBLE / 4
    last = int(moving.nonzero()[0].max()) + 1 if moving.any() else 1
    times = moves["time"].to_list()
    return float(times[min(max(last * 5 // 4, 20), len(times) - 1)])
