"""The page of regret: the largest regret of each policy for each nation, and the robust choice."""

import polars as pl

from lab.regret import Regret
from ui.desk.drawings.intervals import Estimate
from ui.faces.paper.html import Cell, figure, paragraph, table, words
from ui.faces.paper.lab_pages.intervals import intervals
from ui.faces.paper.lab_pages.parts import PagePart, heat, picture, shade, side_by_side
from ui.play.numbers import axis, plain
from ui.play.words import say


def parts(answer: Regret) -> list[PagePart]:
    """The robust choices, the table of regrets, and one picture a nation."""
    return [
        PagePart("robust", say("lab.regret.robust"), _robust(answer)),
        PagePart("regrets", say("lab.regret.regrets"), _regrets(answer)),
        PagePart("each", say("lab.regret.each"), _each(answer)),
    ]


def _robust(answer: Regret) -> str:
    rows: list[list[Cell]] = [
        [
            words(r["nation"], head=True),
            words(r["policy"]),
            figure(plain(2)(r["regret"])),
            figure(f"{plain(2)(r['low'])} … {plain(2)(r['high'])}"),
            words(r["worst_scenario"]),
            figure(plain(2)(r["regret_p95"])),
        ]
        for r in answer.choices.filter("robust").iter_rows(named=True)
    ]
    keys = ("nation", "policy", "regret", "interval", "in", "p95")
    heads = [say(f"lab.column.{key}") for key in keys]
    return paragraph(say("lab.regret.hint"), "hint") + table(
        say("lab.regret.robust_caption"), heads, rows, figures_from=2
    )


def _regrets(answer: Regret) -> str:
    frame = answer.choices
    most = float(frame["regret"].max() or 0.0)  # type: ignore[arg-type]
    order = frame.group_by("policy").agg(pl.col("regret").mean()).sort("regret")["policy"].to_list()
    by_place = {(r["nation"], r["policy"]): r for r in frame.iter_rows(named=True)}
    rows = []
    for name in order:
        cells = []
        for nation in answer.nations:
            row = by_place[nation, name]
            kind = shade(-row["regret"], most)
            cells.append(
                figure(plain(1)(row["regret"]), f"{kind} chosen" if row["robust"] else kind)
            )
        rows.append((name, cells))
    caption = say("lab.regret.regrets_caption")
    return paragraph(say("lab.regret.regrets_hint"), "hint") + heat(
        caption, say("lab.column.policy"), answer.nations, rows, "tight"
    )


def _each(answer: Regret) -> str:
    figures = []
    for nation in answer.nations:
        part = answer.choices.filter(pl.col("nation") == nation).sort("regret")
        rows = [
            Estimate(
                r["policy"], r["regret"], r["low"], r["high"], True, True if r["robust"] else None
            )
            for r in part.iter_rows(named=True)
        ]
        title = say("lab.regret.nation", nation=nation)
        drawn = intervals(f"regret-{nation}", title, rows, plain(2), axis)
        worst = part.row(0, named=True)
        hint = say("lab.regret.nation_hint", policy=worst["policy"], regime=worst["worst_scenario"])
        figures.append(picture(drawn, title, hint))
    return side_by_side(*figures)
