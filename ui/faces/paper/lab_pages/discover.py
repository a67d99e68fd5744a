"""The page of a discovery: where the condition holds, its boxes, coverage against density."""

import math

import polars as pl

from lab.discover import Discovery
from ui.desk.drawings.scatter import Dot, ShadedBox
from ui.faces.paper.html import figure, paragraph, table, tag, text, words
from ui.faces.paper.lab_pages.parts import PagePart, picture, side_by_side
from ui.faces.paper.lab_pages.scatter import scatter
from ui.play.numbers import axis, percent
from ui.play.words import say

MOST_POINTS = 400
MOST_LABELS = 2


def parts(answer: Discovery) -> list[PagePart]:
    """The plane of the two parameters that matter most, the trade-off, the limits."""
    return [
        PagePart("where", say("lab.discover.where"), _where(answer)),
        PagePart("limits", say("lab.discover.limits"), _limits(answer)),
    ]


def _axes(answer: Discovery) -> tuple[str, str]:
    """The parameters of the first box that cut off most; else those that go with the margin."""
    points = _points(answer)
    names = [c for c in points.columns if c not in {"margin", "holds"}]
    first = answer.boxes.filter(pl.col("box") == 1).with_columns(
        kept=(pl.col("box_high") - pl.col("box_low")) / (pl.col("range_high") - pl.col("range_low"))
    )
    chosen = first.sort("kept")["parameter"].to_list()
    strength = {}
    for name in names:
        together = points.select(pl.corr(name, "margin")).item()
        strength[name] = abs(together) if together is not None and math.isfinite(together) else 0.0
    chosen += [n for n in sorted(names, key=lambda n: -strength[n]) if n not in chosen]
    return (chosen[0], chosen[1]) if len(chosen) > 1 else (chosen[0], "margin")


def _points(answer: Discovery) -> pl.DataFrame:
    """The points, their parameters called as in the boxes."""
    names = answer.points.columns
    return answer.points.rename({name: name.removeprefix("params.") for name in names})


def _where(answer: Discovery) -> str:
    across, up = _axes(answer)
    points = _points(answer).head(MOST_POINTS)
    dots = [Dot(r[across], r[up], holds=r["holds"]) for r in points.iter_rows(named=True)]
    regions = []
    for (_,), part in answer.boxes.group_by("box", maintain_order=True):
        limits = {r["parameter"]: (r["box_low"], r["box_high"]) for r in part.iter_rows(named=True)}
        if across in limits or up in limits:
            whole = (-math.inf, math.inf)
            regions.append(ShadedBox(*limits.get(across, whole), *limits.get(up, whole)))
    title = say("lab.discover.plane")
    plane = scatter("plane", title, dots, across, up, axis, regions)
    figures = [picture(plane, title, say("lab.discover.plane_hint"))]
    if not answer.trade_off.is_empty():
        first = answer.trade_off.filter(pl.col("box") == 1)
        steps = [Dot(r["coverage"], r["density"]) for r in first.iter_rows(named=True)]
        title = say("lab.discover.trade_off")
        drawn = scatter(
            "trade",
            title,
            steps,
            say("lab.discover.coverage"),
            say("lab.discover.density"),
            axis,
        )
        figures.append(picture(drawn, title, say("lab.discover.trade_off_hint")))
    return side_by_side(*figures)


def _limits(answer: Discovery) -> str:
    if answer.boxes.is_empty():
        return paragraph(say("lab.discover.no_box"))
    made = []
    for (number,), part in answer.boxes.group_by("box", maintain_order=True):
        rows = [
            [
                words(r["parameter"], head=True),
                words(r["unit"]),
                figure(axis(round(r["range_low"], 6))),
                figure(axis(round(r["range_high"], 6))),
                figure(axis(float(f"{r['box_low']:.4g}"))),
                figure(axis(float(f"{r['box_high']:.4g}"))),
            ]
            for r in part.iter_rows(named=True)
        ]
        keys = ("parameter", "unit", "range_low", "range_high", "from", "to")
        heads = [say(f"lab.column.{key}") for key in keys]
        box = part.row(0, named=True)
        caption = say(
            "lab.discover.box",
            number=number,
            density=percent(0)(box["density"]),
            coverage=percent(0)(box["coverage"]),
            mass=percent(0)(box["mass"]),
        )
        made.append(tag("h3", text(say("lab.discover.box_title", number=number))))
        made.append(table(caption, heads, rows, figures_from=2))
    return "".join(made)
